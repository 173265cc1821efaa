"""The desks behind the pages, built from the wiring, and the origins that a page with files may reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chalicelib.proof import links

if TYPE_CHECKING:
    from chalicelib.casework.desk import ReviewDesk
    from chalicelib.casework.public import StatusDesk
    from chalicelib.catalogue.model import Catalogue
    from chalicelib.intake.desk import IntakeDesk
    from chalicelib.stores.ports import Documents
    from chalicelib.web.request import Request
    from chalicelib.wiring import Wiring


def catalogue(wiring: Wiring) -> Catalogue:
    from chalicelib.catalogue.loader import load

    return load(Path(wiring.settings.catalogue)) if wiring.settings.catalogue else load()


def intake_desk(wiring: Wiring) -> IntakeDesk:
    from chalicelib.intake.desk import IntakeDesk

    return IntakeDesk(wiring.records, wiring.documents, wiring.queues, catalogue(wiring), wiring.clock, wiring.ids)


def review_desk(wiring: Wiring) -> ReviewDesk:
    from chalicelib.casework.desk import ReviewDesk

    return ReviewDesk(wiring.records, wiring.documents, catalogue(wiring), wiring.clock, wiring.ids)


def status_desk(wiring: Wiring) -> StatusDesk:
    from chalicelib.casework.public import StatusDesk

    return StatusDesk(wiring.records, catalogue(wiring))


def status_link(request: Request, case: str) -> str:
    """The citizen's link to a case: whole, since it leaves this browser."""
    token = links.make(case, request.wiring.secrets.get("link-key"))
    return request.site.address.absolute("/s", token)


def storage_origins(documents: Documents) -> tuple[str, ...]:
    """Where this store's forms and previews live, by signing one of each: nothing is asked of the store."""
    form = documents.upload_form("origin", "application/octet-stream", 1, 60)
    return tuple(sorted({_origin(form.url), _origin(documents.view_url("origin", 60))}))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
