"""What speaks for and against a value: the recogniser, the label, its own check, the text layer, a second engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.candidates import Candidate
from chalicelib.reading.doubts import doubts
from chalicelib.reading.model import Evidence
from chalicelib.reading.spans import Sheet
from chalicelib.reading.tokens import Token, fold
from chalicelib.reading.values import read, same_exactly

if TYPE_CHECKING:
    from ocr.model import Box, Line, Page, Word

_SURE_LABEL = 0.72
_LONG_CODE = 8
_STRAY_REACH = 1.2
_SEES_MORE = "sees more"


def gather(candidate: Candidate, kind: Kind, page: Page, sheet: Sheet) -> tuple[Evidence, ...]:
    """All that one document alone says about a value read off this page."""
    found = [
        Evidence(kind="recogniser", supports=None, detail=f"{candidate.confidence:.3f}"),
        Evidence(kind="label", supports=candidate.hit is not None and candidate.hit.score >= _SURE_LABEL),
    ]
    found += [Evidence(kind="parse", supports=None, detail=flag) for flag in candidate.value.flags]
    if candidate.value.passed is not None or candidate.value.reasons:
        reasons = candidate.value.reasons or ("",)
        found += [
            Evidence(kind=kind.check_name or "check", supports=candidate.value.passed, detail=one) for one in reasons
        ]
    if page.source == "text":
        found.append(Evidence(kind="text_layer", supports=True))
    if page.second:
        second = second_reading(candidate, kind, page)
        found.append(second)
        if second.detail == _SEES_MORE:
            found.append(Evidence(kind="extent", supports=None, detail="extent_unsure"))
    found += doubts(candidate, kind, sheet)
    if candidate.repaired:
        found.append(Evidence(kind="repair", supports=None, detail="recogniser-alternative"))
    return tuple(found)


def second_reading(candidate: Candidate, kind: Kind, page: Page) -> Evidence:
    """Does an independent reading of the same image give the same value, at the same place or, for a long code,
    anywhere? A second reading that sees more there than the first did confirms nothing."""
    wanted, second = candidate.value.canonical, page.second
    if len(fold(wanted)) >= _LONG_CODE and wanted.isdigit() and _anywhere(wanted, second):
        return Evidence(kind="second_reading", supports=True, detail="same code")
    words = _at(candidate.tokens, second)
    values = [value.canonical for text in _texts(words) if (value := read(kind, text))]
    if not values:
        return Evidence(kind="second_reading", supports=None, detail="not read")
    if not any(same_exactly(kind, wanted, value) for value in values):
        return Evidence(kind="second_reading", supports=False, detail=values[0])
    if _stray(candidate.tokens, words, page):
        return Evidence(kind="second_reading", supports=None, detail=_SEES_MORE)
    return Evidence(kind="second_reading", supports=True, detail="same place")


def _anywhere(code: str, lines: Sequence[Line]) -> bool:
    """Does the code stand in these lines as a whole number? Digits of neighbouring words may belong together."""
    return any(run == code for line in lines for run in _digit_runs(line))


def _digit_runs(line: Line) -> Iterator[str]:
    runs = [fold(word.text) for word in line.words]
    for start in range(len(runs)):
        run = ""
        for text in runs[start : start + 10]:
            if not text.isdigit():
                break
            run += text
            yield run


def _at(tokens: Sequence[Token], lines: Sequence[Line]) -> list[Word]:
    """The second engine's words whose middle lies in one of the boxes that hold the value."""
    boxes = [token.box for token in tokens]
    return [word for line in lines for word in line.words if any(_covers(box, word.box) for box in boxes)]


def _covers(box: Box, other: Box) -> bool:
    """Half of the narrower of the two lies in the other one, across and down."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return across >= 0.5 * min(box[2] - box[0], other[2] - other[0]) and down >= 0.5 * min(
        box[3] - box[1], other[3] - other[1]
    )


def _texts(words: Sequence[Word]) -> list[str]:
    """The words in reading order, and, for digits that a space cut apart, joined as they stand on paper."""
    if not words:
        return []
    texts = [" ".join(word.text for word in words)]
    if len(words) > 1 and all(fold(word.text).isdigit() for word in words):
        texts.append("".join(word.text for word in sorted(words, key=lambda word: word.box[0])))
    return texts


def _stray(tokens: Sequence[Token], words: Sequence[Word], page: Page) -> bool:
    """Did the second engine read further words right at the value's left, where the first engine read nothing?"""
    end = min(tokens, key=lambda token: (-token.box[1], token.box[0]))
    reach = (end.box[0] - round(_STRAY_REACH * end.height), end.box[1], end.box[0], end.box[3])
    near = [word for line in page.second for word in line.words if fold(word.text) and _covers(reach, word.box)]
    return any(word not in words and not any(_covers(one.box, word.box) for one in page.words) for word in near)
