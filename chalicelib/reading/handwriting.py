"""A form of the counter's own that was filled in by hand, or not at all: its printed labels are read well, and what
stands where the values do is not. The readers know print only, so nothing of it is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from chalicelib.catalogue import DocumentType
from chalicelib.findings import Finding
from chalicelib.reading.calibration import AGAIN, reader_of
from chalicelib.reading.decision import decide_field
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.model import Evidence, FieldReading
from chalicelib.reading.sheet import Sheet
from chalicelib.texts import message

DOUBT = "handwritten"
_LABELS, _FEW_LABELS, _WELL, _LEGIBLE = 0.5, 4, 0.8, 0.6
_SURE, _FAIRLY, _SCRAWLED = 0.75, 0.5, 0.2
"""How sure a reader of print was of most values: on forms filled in with a pen at most 0.06, on badly worn typed ones
at least 0.24 (``python -m bench.hand``)."""
_PROOFS = ("check_digit", "calendar")
_PLACE = 12
"""How far a value's place reaches beside its label, in heights of that label, where no other label stands before."""

Fields = Mapping[str, FieldReading]


def looks_handwritten(document: DocumentType, fields: Fields, sheets: Mapping[int, Sheet]) -> bool:
    """At least half of the labels are there and legible; of their values most are not, or not there, and none that was
    read with any confidence has a check digit or a day of the calendar to prove it."""
    labels = _labels(document, sheets)
    if len(labels) < max(_FEW_LABELS, _LABELS * len(document.fields)):
        return False
    if median(min(token.confidence for token in hit.tokens) for hit in labels.values()) < _LEGIBLE:
        return False
    read = median(reader_of(fields[name].evidence) if fields[name].value is not None else 0.0 for name in labels)
    return read < _SCRAWLED and not any(map(_proven, fields.values()))


def unguessed(document: DocumentType, fields: Fields, sheets: Mapping[int, Sheet]) -> dict[str, FieldReading]:
    """What was read surely is for a person to compare; all else is missing, with the place of the page to look at."""
    labels = _labels(document, sheets)
    return {
        name: decide_field(_unguessed(one, labels.get(name), sheets), document.field(name))
        for name, one in fields.items()
    }


def finding() -> Finding:
    return Finding(code="handwritten_form", severity="warning", message=message("handwritten_form"))


def _labels(document: DocumentType, sheets: Mapping[int, Sheet]) -> dict[str, LabelHit]:
    """The best label of each field that surely has one."""
    found: dict[str, LabelHit] = {}
    for hit in (hit for sheet in sheets.values() for hit in sheet.hits if hit.score >= _WELL):
        for name in hit.fields:
            if document.has(name) and (name not in found or hit.score > found[name].score):
                found[name] = hit
    return found


def _surely_read(reading: FieldReading) -> bool:
    against = any(one.kind in AGAIN and one.supports is False for one in reading.evidence)
    return reading.value is not None and not against and reader_of(reading.evidence) >= _SURE


def _proven(reading: FieldReading) -> bool:
    passed = any(one.kind in _PROOFS and one.supports for one in reading.evidence)
    return passed and not reading.repaired and reader_of(reading.evidence) >= _FAIRLY


def _unguessed(reading: FieldReading, label: LabelHit | None, sheets: Mapping[int, Sheet]) -> FieldReading:
    if _surely_read(reading):
        doubt = Evidence(kind="parse", supports=None, detail=DOUBT)
        return reading.model_copy(update={"evidence": (*reading.evidence, doubt)})
    place = (reading.page, reading.box)
    if label is not None:
        place = (label.line.page, _beside(label, sheets[label.line.page]))
    return FieldReading(raw=reading.raw, page=place[0], box=place[1])


def _beside(label: LabelHit, sheet: Sheet) -> tuple[int, int, int, int]:
    """To the left of the label, up to the next label or the reach of a value."""
    x0 = min(token.box[0] for token in label.tokens)
    y0, y1 = min(token.box[1] for token in label.tokens), max(token.box[3] for token in label.tokens)
    height = max(1, y1 - y0)
    borders = [right for right in _ends(sheet, y0, y1) if right < x0]
    left = max([0, x0 - _PLACE * height, *borders])
    if x0 - left < 2 * height:  # No room: it stands below.
        return (max(0, x0 - _PLACE * height // 2), y1, max(token.box[2] for token in label.tokens), y1 + 2 * height)
    return (left, max(0, y0 - height // 2), x0, y1 + height // 2)


def _ends(sheet: Sheet, y0: int, y1: int) -> Iterator[int]:
    """The right ends of the labels at this height."""
    for hit in sheet.hits:
        top, bottom = min(token.box[1] for token in hit.tokens), max(token.box[3] for token in hit.tokens)
        if hit.score >= _WELL and top < y1 and bottom > y0:
            yield max(token.box[2] for token in hit.tokens)
