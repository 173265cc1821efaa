"""The office's list: its newest intakes, counted by state, searched and paged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chalicelib.catalogue.model import Catalogue
from chalicelib.intake.model import Intake
from chalicelib.intake.records import read
from chalicelib.intake.states import Tab, tab
from chalicelib.intake.values import DIGITS, LETTERS
from chalicelib.intake.views import IntakeList, IntakeRow
from chalicelib.stores.ports import Record, Records

PAGE = 20
NEWEST = 1000
"""How far back the list reaches; older intakes are found by their tracking code."""


def newest(records: Records, office: str) -> Iterator[Intake]:
    """The office's intakes, last changed first, at most ``NEWEST``."""
    after: str | None = None
    for _ in range(NEWEST // 100):
        page, after = _page(records, office, after)
        yield from (read(Intake, record) for record in page)
        if after is None:
            return


def _page(records: Records, office: str, after: str | None) -> tuple[Iterable[Record], str | None]:
    return records.index("by_office", f"OFFICE#{office}", limit=100, after=after, newest_first=True)


def listed(
    intakes: Iterable[Intake], catalogue: Catalogue, wanted: Tab | None, query: str | None, cursor: str | None
) -> IntakeList:
    """``cursor`` is the id of the last intake on the page before; one that moved away starts the list anew."""
    found = [intake for intake in intakes if matches(intake, query)]
    counts: dict[Tab, int] = dict(Counter(tab(intake) for intake in found))
    shown = [intake for intake in found if wanted is None or tab(intake) == wanted]
    start = next((place + 1 for place, intake in enumerate(shown) if intake.id == cursor), 0)
    page = shown[start : start + PAGE]
    more = len(shown) > start + PAGE
    rows = tuple(IntakeRow(intake=one, tab=tab(one), service_title=catalogue.service(one.service).name) for one in page)
    return IntakeList(rows=rows, counts=counts, next=page[-1].id if more else None)


def matches(intake: Intake, query: str | None) -> bool:
    """A part of the name or mobile, or the whole tracking code, whatever digits and letters it was typed with."""
    wanted = _plain(query or "")
    if not wanted:
        return True
    applicant = intake.applicant
    parts = (_plain(applicant.name or ""), applicant.mobile)
    return any(wanted in part for part in parts) or wanted == _plain(intake.tracking or "")


def _plain(text: str) -> str:
    return " ".join(text.translate(DIGITS | LETTERS).replace("\u200c", " ").replace("-", "").split())
