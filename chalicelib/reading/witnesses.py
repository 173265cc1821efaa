"""Readings of the same lines by others than the recogniser: a second engine's, and those of small networks (two know
numbers alone, one letters). Do they give the value that it gives?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.model import Evidence
from chalicelib.reading.spellings import SEPARATORS, reading_of
from chalicelib.reading.tokens import Token, fold
from chalicelib.reading.values import read, same_exactly

if TYPE_CHECKING:
    from ocr.model import Box, Line, Page, Word

SEES_MORE = "sees more"
_LONG_CODE = 8
_STRAY_REACH = 1.2


def second_reading(candidate: Candidate, kind: Kind, page: Page) -> Evidence:
    """Does an independent reading of the same image give the same value, at the same place or, for a long code,
    anywhere? Of letters and numbers together, the second engine may give the letters and a network of numbers the
    rest. A second reading that sees more there than the first did confirms nothing."""
    wanted, second = candidate.value.canonical, page.second
    if len(fold(wanted)) >= _LONG_CODE and wanted.isdigit() and _anywhere(wanted, second):
        return Evidence(kind="second_reading", supports=True, detail="same code")
    words = _at(candidate.tokens, second)
    texts = _texts(words)
    if _letters(wanted):
        texts += _with_numbers(candidate, page, second)
    values = [value.canonical for text in texts if (value := read(kind, text))]
    if not values:
        return Evidence(kind="second_reading", supports=None, detail="not read")
    if not any(same_exactly(kind, wanted, value) for value in values):
        return Evidence(kind="second_reading", supports=False, detail=values[0])
    return _same("second_reading", candidate.tokens, words, second, page)


def number_reading(
    candidate: Candidate, kind: Kind, page: Page, said: str, numbers: Sequence[Line]
) -> Iterator[Evidence]:
    """Do the words give the same value with their numbers as a network of ``numbers`` has them? Of letters it says
    nothing. ``said``: the kind of evidence that it is."""
    if not any(_digits(token.text) for token in candidate.tokens):
        return
    runs = list(_numbers(candidate.tokens, numbers))
    told = list(_retold(runs))
    if not all(told):
        yield Evidence(kind=said, supports=None, detail="not read")
        return
    value = reading_of(kind, [token for token in told if token])
    if value and same_exactly(kind, candidate.value.canonical, value.canonical):
        words = [word for _, found in runs for word in found]
        yield _same(said, candidate.tokens, words, numbers, page)
    elif any(_digits(token.text) and _letters(token.text) for token in candidate.tokens):
        yield Evidence(kind=said, supports=None, detail="letters within")
    else:
        yield Evidence(kind=said, supports=False, detail=value.canonical if value else "no value")


def letter_reading(candidate: Candidate, kind: Kind, page: Page) -> Iterator[Evidence]:
    """Do the words give the same value with their letters as the network of letters has them, and their numbers as one
    of numbers does? Of a value without letters it says nothing."""
    if not _letters(candidate.value.canonical):
        return
    seen = _at(candidate.tokens, page.letters)
    texts = [" ".join(word.text for word in seen)] if seen else []
    if any(_digits(token.text) for token in candidate.tokens):
        texts = list(_with_numbers(candidate, page, page.letters))
    if not texts:
        yield Evidence(kind="letter_reading", supports=None, detail="not read")
        return
    values = [value.canonical for text in texts if (value := read(kind, text))]
    if any(same_exactly(kind, candidate.value.canonical, value) for value in values):
        yield _same("letter_reading", candidate.tokens, seen, page.letters, page)
    else:
        yield Evidence(kind="letter_reading", supports=False, detail=next(iter(values), "no value"))


def _same(said: str, tokens: Sequence[Token], words: Sequence[Word], other: Sequence[Line], page: Page) -> Evidence:
    """Another reading's word for the same value, unless it sees more there."""
    if _stray(tokens, words, other, page):
        return Evidence(kind=said, supports=None, detail=SEES_MORE)
    return Evidence(kind=said, supports=True, detail="same place")


def _letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _numbers(tokens: Sequence[Token], numbers: Sequence[Line]) -> Iterator[tuple[list[Token], list[Word]]]:
    """Each run of words with digits, separators between them included, and what a network of ``numbers`` reads there,
    from left to right; a run of other words has nothing."""
    for numeric, run in groupby(tokens, key=lambda token: _digits(token.text) or token.text in SEPARATORS):
        members = list(run)
        places = [token for token in members if _digits(token.text)] if numeric else []
        yield members, sorted(_at(places, numbers), key=lambda word: word.box[0])


def _retold(runs: Sequence[tuple[list[Token], list[Word]]]) -> Iterator[Token | None]:
    """The runs' tokens with the other network's digits; None where it read nothing."""
    for members, words in runs:
        places = sorted((token for token in members if _digits(token.text)), key=lambda token: token.box[0])
        if not places:
            yield from members
        elif not words:
            yield None
        elif len(words) == len(places):
            yield from (replace(token, text=word.text) for token, word in zip(places, words, strict=True))
            if not any(sign in word.text for word in words for sign in SEPARATORS):
                yield from (token for token in members if not _digits(token.text))
        else:
            yield replace(places[0], text="".join(word.text for word in words))


def _with_numbers(candidate: Candidate, page: Page, lines: Sequence[Line]) -> Iterator[str]:
    """Letters as another reading's ``lines`` have them, with their numbers as each network of numbers does: where there
    are both, and each was read. A repaired value's numbers may be a network's own proposal: then both must have it."""
    told = [list(_told_with(candidate.tokens, numbers, lines)) for numbers in (page.numbers, page.numerals)]
    if not candidate.repaired:
        yield from dict.fromkeys(text for texts in told for text in texts)
    elif told[0] == told[1]:
        yield from told[0]


def _told_with(tokens: Sequence[Token], numbers: Sequence[Line], lines: Sequence[Line]) -> Iterator[str]:
    pieces: list[str] = []
    for members, seen in _numbers(tokens, numbers):
        if any(_digits(token.text) for token in members):
            pieces += [token.text if token else "" for token in _retold([(members, seen)])]
        else:
            pieces.append(" ".join(word.text for word in _at(members, lines) if not _digits(word.text)))
    if len(pieces) > 1 and all(pieces):
        yield " ".join(pieces)


def _digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


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
    """Another reading's words that lie, by half at least, in one of the boxes that hold the value."""
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


def _stray(tokens: Sequence[Token], words: Sequence[Word], other: Sequence[Line], page: Page) -> bool:
    """Did the other reading find further words right at the value's left, where the first engine read nothing?"""
    end = min(tokens, key=lambda token: (-token.box[1], token.box[0]))
    reach = (end.box[0] - round(_STRAY_REACH * end.height), end.box[1], end.box[0], end.box[3])
    near = [word for line in other for word in line.words if fold(word.text) and _covers(reach, word.box)]
    return any(word not in words and not any(_covers(one.box, word.box) for one in page.words) for word in near)
