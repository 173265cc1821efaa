"""Running text: the lines of a paragraph as one, so that labels and values may go on from line to line.

A deed or a power of attorney says its values in sentences («… فرزند … به شماره ملی … و نیز …»). There a label stands
in the middle of a line, and what says that it is one are the words before it and the value after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.extent import words_of
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.tokens import Token, TokenLine, around, fold_known
from chalicelib.reading.values import read

if TYPE_CHECKING:
    from chalicelib.catalogue import DocumentType

LINKS = words_of("و نیز به با از در دارای دارنده تا بر که")
ENDS = "،؛,.:;-"
_PITCH, _INDENT, _ROOM = 1.6, 2.5, 1.5
_TOLD, _LIKE = 2, 0.9
_LABEL = 0.8
_REACH = 4
_FILLERS = words_of("شماره به مورخ مورخه تاریخ آقا خانم آقای آقا/خانم مهندس")
_SIGNER, _PLACE = ("اینجانب", "اینجانب مهندس"), ("واقع در", "ساکن")
_TELLING = frozenset(map(fold_known, (*_SIGNER, *_PLACE)))


def told_as(document: DocumentType) -> Mapping[str, tuple[str, ...]]:
    """Words that lead to values in sentences, beside the labels of forms: who signs is «اینجانب», land is «واقع در»."""
    names = [spec.id for spec in document.fields if spec.kind == "name"]
    places = [spec.id for spec in document.fields if spec.kind == "address"]
    return dict.fromkeys(names[:1], _SIGNER) | dict.fromkeys(places[:1], _PLACE)


def flowed(lines: Sequence[TokenLine], hits: Sequence[LabelHit]) -> list[TokenLine]:
    """The lines, those of each paragraph that tells values in its sentences as one. ``hits``: their labels."""
    told = dict.fromkeys(map(_key, lines), 0)
    for hit in hits:
        within = hit.fields and hit.likeness >= _LIKE and hit.start > 0 and hit.line.tokens[hit.start].gap < WIDE_GAP
        told[_key(hit.line)] += bool(within)
    out: list[TokenLine] = []
    for paragraph in _paragraphs(lines):
        tells = len(paragraph) > 1 and sum(told[_key(line)] for line in paragraph) >= _TOLD
        out += [_joined(paragraph)] if tells else paragraph
    return out


def _key(line: TokenLine) -> tuple[int, int]:
    return (line.page, line.number)


def _paragraphs(lines: Sequence[TokenLine]) -> Iterator[list[TokenLine]]:
    """Lines under one another without a gap, each but the last as long as the text is wide."""
    left = sorted(lines, key=lambda line: line.box[1])
    while left:
        paragraph = [left.pop(0)]
        while after := next((line for line in left if _goes_on(paragraph, line, lines)), None):
            paragraph.append(after)
            left.remove(after)
        yield paragraph


def _goes_on(paragraph: Sequence[TokenLine], after: TokenLine, lines: Iterable[TokenLine]) -> bool:
    last, first = paragraph[-1], paragraph[0]
    height = min(last.height, after.height)
    if not 0 < _middle(after) - _middle(last) <= (1 + _PITCH) * height or not _level(first, last, after, height):
        return False
    word = after.tokens[0].box[2] - after.tokens[0].box[0]
    edge = min(line.box[0] for line in (*paragraph, after))
    full = last.box[0] - word - _ROOM * height <= edge
    return full and not any(_beside(last, line) or _beside(after, line) for line in lines)


def _level(first: TokenLine, last: TokenLine, after: TokenLine, height: int) -> bool:
    """Does the line begin where the text does (its first line may be set in or out)?"""
    if after.height > 1.5 * height or last.height > 1.5 * height:
        return False
    return abs(after.box[2] - last.box[2]) <= (_INDENT if last is first else 1.0) * height


def _middle(line: TokenLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _beside(line: TokenLine, other: TokenLine) -> bool:
    return other is not line and abs(_middle(other) - _middle(line)) < 0.5 * min(line.height, other.height)


def _joined(paragraph: Sequence[TokenLine]) -> TokenLine:
    number, box = paragraph[0].number, around([line.box for line in paragraph])
    tokens = [token for line in paragraph for token in line.tokens]
    kept = tuple(replace(token, line=number, index=place) for place, token in enumerate(tokens))
    return TokenLine(paragraph[0].page, number, box, kept, flowed=True)


def told_labels(hits: Sequence[LabelHit], kinds: Mapping[str, Kind]) -> list[LabelHit]:
    """The same labels; those in a paragraph's sentences as strong as their surroundings make them: after a link or a
    mark, and before a value of their kind."""
    starts = {(_key(hit.line), hit.start) for hit in hits if hit.likeness >= _LIKE}
    return [replace(hit, strength=_LABEL) if _tells(hit, kinds, starts) else hit for hit in hits]


def _tells(hit: LabelHit, kinds: Mapping[str, Kind], starts: set[tuple[tuple[int, int], int]]) -> bool:
    if not hit.line.flowed or hit.strength >= _LABEL or hit.likeness < _LIKE or not hit.fields:
        return False
    before = hit.line.tokens[hit.start - 1] if hit.start else None
    phrase = "".join(token.folded for token in hit.tokens) in _TELLING
    linked = phrase or before is None or before.folded in LINKS or before.text.endswith(tuple(ENDS))
    after = hit.line.tokens[hit.end : hit.end + 2 * _REACH]
    place = next((n for n, token in enumerate(after) if token.folded not in _FILLERS), len(after))
    if (_key(hit.line), hit.end + place) in starts:
        return False
    return any(_value_follows(after[place:], kinds[name], linked) for name in hit.fields)


def _value_follows(after: Sequence[Token], kind: Kind, linked: bool) -> bool:
    if kind.id == "choice":
        return read(kind, " ".join(token.text for token in after[:2])) is not None
    if kind.runs_on or kind.shape.characters == "letters":
        return linked and bool(after) and bool(after[0].folded)
    found = read(kind, " ".join(token.text for token in after[:_REACH]))
    if found is None and linked and after and after[0].folded.isdigit():
        return True  # a code that was misread is its label's all the same
    if found is None or found.passed is False or "sub-number-absent" in found.flags:
        return False  # «پلاک ۳۶۶» in an address is a house's number
    return _begins(after, kind, linked)


def _begins(after: Sequence[Token], kind: Kind, linked: bool) -> bool:
    """Does the value begin at once? Where no link stands before its label, with a digit."""
    digits = any(c.isdigit() for c in after[0].text)
    return digits or (linked and read(kind, " ".join(token.text for token in after[:2])) is not None)
