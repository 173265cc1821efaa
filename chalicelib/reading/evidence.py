"""What speaks for and against a value: the recogniser, the label, its own check, the text layer, a second engine, and
the networks that read numbers or letters alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.calibration import AGAIN, OF_NUMBERS
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.candidates import candidates_of
from chalicelib.reading.doubts import doubts
from chalicelib.reading.labels import SURE_LABEL
from chalicelib.reading.model import Evidence
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.unlabelled import speaks_for_itself
from chalicelib.reading.witnesses import SEES_MORE, letter_reading, number_reading, second_reading
from chalicelib.reading.worn import worn

if TYPE_CHECKING:
    from ocr.model import Page


def gather(candidate: Candidate, kind: Kind, page: Page, sheet: Sheet) -> tuple[Evidence, ...]:
    """All that one document alone says about a value read off this page."""
    found = [
        Evidence(kind="recogniser", supports=None, detail=f"{candidate.confidence:.3f}"),
        Evidence(kind="label", supports=_labelled(candidate, kind, sheet)),
    ]
    found += [Evidence(kind="parse", supports=None, detail=flag) for flag in candidate.value.flags]
    if candidate.value.passed is not None or candidate.value.reasons:
        reasons = candidate.value.reasons or ("",)
        found += [
            Evidence(kind=kind.check_name or "check", supports=candidate.value.passed, detail=one) for one in reasons
        ]
    if kind.spelled_out(" ".join(token.text for token in candidate.tokens)):
        found.append(Evidence(kind="word_list", supports=True))
    if page.source == "text":
        found.append(Evidence(kind="text_layer", supports=True))
    if page.second:
        found.append(second_reading(candidate, kind, page))
    for said, numbers in (("number_reading", page.numbers), ("numeral_reading", page.numerals)):
        if numbers:
            found += number_reading(candidate, kind, page, said, numbers)
    if page.letters:
        found += letter_reading(candidate, kind, page)
    if _more_is_seen(found):
        found.append(Evidence(kind="extent", supports=None, detail="extent_unsure"))
    found += doubts(candidate, kind, sheet)
    if page.source != "text":
        found += worn(candidate, kind, page)
    if candidate.repaired:
        found.append(Evidence(kind="repair", supports=None, detail="recogniser-alternative"))
    return tuple(found)


def _labelled(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    if candidate.hit is not None:
        return candidate.hit.score >= SURE_LABEL
    return speaks_for_itself(candidate, kind, sheet, candidates_of(candidate.field, kind, sheet))


def _more_is_seen(found: Sequence[Evidence]) -> bool:
    """Does a reading see further words after the value? The second engine alone takes specks and rules for words: where
    the networks read the value and nothing after it, they are two to one."""
    said = {one.kind: one for one in found if one.kind in AGAIN}
    networks = [one for kind, one in said.items() if kind in (*OF_NUMBERS, "letter_reading")]
    agreed = bool(networks) and all(one.supports for one in networks)
    return not agreed and any(one.detail == SEES_MORE for one in said.values())
