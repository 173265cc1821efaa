"""The services, documents, fields and rules, as data (``data/``), and the model of them.

A service's page names the document types that it asks for; ``load`` gives both, checked against each other.
"""

from chalicelib.catalogue.loader import CatalogueError, load
from chalicelib.catalogue.model import (
    Catalogue,
    Columns,
    Cue,
    DocumentType,
    FieldSpec,
    Name,
    Named,
    Requirement,
    Service,
)

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Columns",
    "Cue",
    "DocumentType",
    "FieldSpec",
    "Name",
    "Named",
    "Requirement",
    "Service",
    "load",
]
