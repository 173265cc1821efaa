"""A page's words in, a document's type and fields out: ``extract`` reads one document, ``decide`` judges a package."""

from chalicelib.reading.decision import decide
from chalicelib.reading.extract import extract

__all__ = ["decide", "extract"]
