"""What a page shows of a read field: its value, why a person should look, and the piece of the scan where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.intake.model import Correction
from chalicelib.intake.views import DocumentView, FieldView, FindingView, PageView
from chalicelib.web import values
from chalicelib.web.calendar import fa_digits
from chalicelib.web.words import doubt

Place = tuple[str, str]
"""A document's id and a field's id."""


@dataclass(frozen=True, slots=True)
class Crop:
    """``window``: x, y, width, height of what is shown, in the pixels of the upright page of ``width`` × ``height``."""

    document: str
    field: str
    caption: str
    title: str
    read: str
    preview: str
    width: int
    height: int
    window: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One field. ``mark``: ok, check, error or missing; ``settled``: a person has said what it is."""

    document: DocumentView
    field: FieldView
    mark: str
    value: str
    why: tuple[str, ...]
    crop: Crop | None
    settled: bool

    @property
    def place(self) -> Place:
        return self.document.id, self.field.id

    @property
    def anchor(self) -> str:
        return f"{self.document.id}-{self.field.id}"


def rows_of(documents: Iterable[DocumentView], findings: Iterable[FindingView]) -> list[Row]:
    """Every field of every document, in the documents' order; each with what the findings say of it."""
    found = list(findings)
    return [_row(document, field, found) for document in documents for field in document.fields]


def crops_of(finding: FindingView, documents: Iterable[DocumentView]) -> list[Crop]:
    """The pieces of the scans that a finding speaks of."""
    named, asked = finding.finding.documents, finding.finding.fields
    return [
        crop
        for document in documents
        if document.id in named
        for field in document.fields
        if field.id in asked and (crop := crop_of(document, field))
    ]


def crop_of(document: DocumentView, field: FieldView) -> Crop | None:
    """None where the field was not found, or its page has no preview."""
    reading = field.reading if field.reading.box else field.machine
    page = next((page for page in document.pages if page.page.number == reading.page), None)
    if reading.box is None or page is None or page.preview is None:
        return None
    return Crop(
        document=document.id,
        field=field.id,
        caption=f"{document_title(document)}، صفحهٔ {fa_digits(page.page.number)}",
        title=field.title.fa,
        read=values.display(field.kind, field.value),
        preview=page.preview,
        width=page.page.width,
        height=page.page.height,
        window=_window(reading.box, page),
    )


def document_title(document: DocumentView) -> str:
    return document.title.fa if document.title else document.file


def _window(box: tuple[int, int, int, int], page: PageView) -> tuple[int, int, int, int]:
    """The box with room around it; more at its right, where the label of a Persian line stands."""
    x0, y0, x1, y1 = box
    above, beside = (y1 - y0) * 2 // 5, (y1 - y0) * 2
    left, top = max(0, x0 - beside // 2), max(0, y0 - above)
    right, bottom = min(page.page.width, x1 + beside), min(page.page.height, y1 + above)
    return left, top, max(1, right - left), max(1, bottom - top)


def _row(document: DocumentView, field: FieldView, findings: list[FindingView]) -> Row:
    about = [one for one in findings if document.id in one.finding.documents and field.id in one.finding.fields]
    spoken = field.judgment or field.correction
    return Row(
        document=document,
        field=field,
        mark=_mark(field, about),
        value=values.display(field.kind, field.value),
        why=tuple(_why(field, spoken, about)),
        crop=crop_of(document, field),
        settled=spoken is not None,
    )


def _mark(field: FieldView, about: list[FindingView]) -> str:
    if any(one.blocking for one in about):
        return "error"
    if field.judgment or (field.reading.status == "ok" and not about):
        return "ok"
    if field.correction is None and field.reading.status == "missing":
        return "missing"
    return "check"


def _why(field: FieldView, spoken: Correction | None, about: list[FindingView]) -> Iterable[str]:
    if spoken and not spoken.confirmed:
        yield _replaced(field)
    elif spoken:
        yield "با تصویر سنجیده شده است."
    if field.overtaken:
        yield f"کارشناس بار پیش «{values.isolate(values.display(field.kind, field.overtaken.value))}» نوشته بود."
    for one in about:
        yield values.first_sentence(one.finding.message.fa) + "."
        if one.explanation:
            yield f"دفتر نوشته است: «{values.isolate(one.explanation.text)}»"
    if not spoken and field.reading.status != "ok":
        yield from filter(None, map(doubt, field.reading.reasons))


def _replaced(field: FieldView) -> str:
    machine = values.display(field.kind, field.machine.value) or field.machine.raw
    return f"سامانه «{values.isolate(machine)}» خوانده بود." if machine else "سامانه این مقدار را نخوانده بود."
