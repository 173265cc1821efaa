"""Running text: the lines of a paragraph as one, so that labels and values may go on from line to line.

A deed or a power of attorney says its values in sentences («… فرزند … به شماره ملی … و نیز …»). There a label stands
in the middle of a line, and what says that it is one are the words before it and the value after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.extent import NAMES, POINTING
from chalicelib.reading.introductions import SIGNER, name_length, past_honorifics
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.tokens import HEADINGS, Token, TokenLine, around, begins_item, fold_known, words_of
from chalicelib.reading.values import read

if TYPE_CHECKING:
    from chalicelib.catalogue import DocumentType

LINKS = words_of("و نیز به با از در دارای دارنده تا بر که")
ENDS = "،؛,.:;-"
_CELL, _COLUMN, _LONG = 2.5, 5, 8
_HEADING = 5
_PITCH, _INDENT, _ROOM = 1.6, 2.5, 1.5
_TOLD, _LIKE, _SENTENCE = 2, 0.9, 3
_VERBS = words_of("است میباشد گردید شد نمود دارم دارد ندارد گردد میگردد اعلام شدند گردیدند میباشند")
_LABEL = 0.8
_REACH = 4
_FILLERS = words_of("شماره به مورخ مورخه تاریخ آقا خانم آقای آقا/خانم مهندس")
_SIGNER, _PLACE = ("اینجانب", "اینجانب مهندس"), ("واقع در", "به نشانی", "به آدرس")


def told_as(document: DocumentType) -> dict[str, tuple[str, ...]]:
    """Words that lead to values in sentences, beside the labels of forms: who signs is «اینجانب», land is «واقع در»,
    and those of the catalogue."""
    names = [spec.id for spec in document.fields if spec.kind == "name"]
    places = [spec.id for spec in document.fields if spec.kind == "address"]
    usual = dict.fromkeys(names[:1], _SIGNER) | dict.fromkeys(places[:1], _PLACE)
    return {spec.id: (*usual.get(spec.id, ()), *spec.told) for spec in document.fields}


def flowed(lines: Sequence[TokenLine], hits: Sequence[LabelHit], phrases: Iterable[str]) -> list[TokenLine]:
    """The lines, those of each paragraph that tells values in its sentences as one. ``hits``: their labels;
    ``phrases``: words that lead to values in sentences only."""
    own, all_ = dict.fromkeys(map(_key, lines), 0), dict.fromkeys(map(_key, lines), 0)
    broken = {_key(hit.line) for hit in hits if hit.fields and hit.start > 0 and hit.end == len(hit.line.tokens)}
    for hit in hits:
        apart = hit.line.tokens[hit.start].gap >= WIDE_GAP and not _listed(hit)
        if hit.likeness >= _LIKE and hit.start > 0 and not apart:
            own[_key(hit.line)] += bool(hit.fields) or _leads_to_a_name(hit)
            all_[_key(hit.line)] += 1
    known = frozenset(map(fold_known, phrases))
    phrased = {_key(line): _phrased(line, known) for line in lines}
    out: list[TokenLine] = []
    for paragraph in _paragraphs(lines):
        own_, every, told = (sum(counts[_key(line)] for line in paragraph) for counts in (own, all_, phrased))
        told += sum(_key(line) in broken for line in paragraph[:-1])  # its value begins the next line
        out += [_joined(paragraph)] if told >= _TOLD or _tells_values(paragraph, own_ + told, every) else paragraph
    return out


def _listed(hit: LabelHit) -> bool:
    """«… ، کد ملی: … ، نشانی: …»: does a mark part it from what stands before?"""
    near = hit.line.tokens[max(0, hit.start - 1) : hit.start + 1]
    return any(token.text.endswith(tuple(ENDS)) for token in near)


def _leads_to_a_name(hit: LabelHit) -> bool:
    """«شادروان غلامحسین تاجیک فرزند …», though a surer label of the same field stands elsewhere."""
    return bool(hit.lost) and hit.likeness == 1.0 and name_length(hit.line.tokens, hit.end) > 1


def _phrased(line: TokenLine, phrases: frozenset[str]) -> int:
    """How many words amid the line are such phrases, and before a number; «اینجانب» and a name count at its start."""
    found = int(line.tokens[0].folded in SIGNER and name_length(line.tokens, past_honorifics(line.tokens, 1)) > 1)
    for end in range(2, len(line.tokens)):
        if any(c.isdigit() for c in line.tokens[end].text):
            runs = ("".join(token.folded for token in line.tokens[start:end]) for start in range(max(1, end - 4), end))
            found += any(run in phrases for run in runs)
    return found


def _tells_values(paragraph: Sequence[TokenLine], own: int, every: int) -> bool:
    """Is it a text whose sentences have labels in them (``own`` of this paper, ``every`` of any)? A single line has to
    read like a sentence."""
    tokens = [token for line in paragraph for token in line.tokens]
    links = sum(token.folded in LINKS or token.folded in _VERBS for token in tokens)
    apart = any(token.gap >= WIDE_GAP for token in tokens if token.index)
    # A full stop is easily read as a last letter more («می‌باشده»).
    sentence = (links >= _SENTENCE or tokens[-1].folded in _VERBS or tokens[-1].folded[:-1] in _VERBS) and not apart
    if len(paragraph) > 1:
        return own >= _TOLD or (sentence and own > 0 and every >= _TOLD)
    return sentence and own > 0


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
    if begins_item(after.tokens) or _is_heading(after) or _is_heading(last):
        return False
    if any(token.gap >= _CELL for line in (last, after) for token in line.tokens):
        return False
    height = min(last.height, after.height)
    if not 0 < _middle(after) - _middle(last) <= (1 + _PITCH) * height or not _level(first, last, after, height):
        return False
    word = after.tokens[0].box[2] - after.tokens[0].box[0]
    edge = min(line.box[0] for line in (*paragraph, after))
    full = last.box[0] - word - _ROOM * height <= edge
    return full and not any(_in_the_way(last, after, line, lines) for line in lines)


def _is_heading(line: TokenLine) -> bool:
    """«مشخصات صغیر / محجور»: a few words over the rows of a form."""
    return line.tokens[0].folded in HEADINGS and len(line.tokens) <= _HEADING


def _in_the_way(last: TokenLine, after: TokenLine, line: TokenLine, lines: Iterable[TokenLine]) -> bool:
    """Does the line stand beside one of the two, as cells of a row do, or between them? The other column of a text set
    in columns stands beside it too."""
    if line is last or line is after:
        return False
    under = line.box[0] < after.box[2] and after.box[0] < line.box[2]
    between = under and _middle(last) < _middle(line) < _middle(after)
    return between or any(_beside(one, line) and not _columns(one, line, lines) for one in (last, after))


def _columns(one: TokenLine, other: TokenLine, lines: Iterable[TokenLine]) -> bool:
    """Are both text, with a gutter between? A short last line is text by the one over or under it."""
    apart = max(one.box[0] - other.box[2], other.box[0] - one.box[2])
    if apart < min(one.height, other.height) or not _is_text(one):
        return False
    near = (line for line in lines if abs(line.box[2] - other.box[2]) <= other.height)
    return any(_is_text(line) and abs(_middle(line) - _middle(other)) <= (1 + _PITCH) * other.height for line in near)


def _is_text(line: TokenLine) -> bool:
    told = len(line.tokens) >= _LONG or not any(token.colon for token in line.tokens)
    return told and len(line.tokens) >= _COLUMN and not any(token.gap >= WIDE_GAP for token in line.tokens)


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


@dataclass(frozen=True)
class Telling:
    """``kinds`` of the paper's fields; ``phrases``: words, folded, that lead to values in sentences; ``labels``: those
    that do on forms; ``starts``: where labels begin."""

    kinds: Mapping[str, Kind]
    phrases: frozenset[str]
    labels: frozenset[str]
    starts: frozenset[tuple[tuple[int, int], int]]


def told_labels(hits: Sequence[LabelHit], kinds: Mapping[str, Kind], document: DocumentType) -> list[LabelHit]:
    """The labels of paragraphs, as strong as their surroundings make them: after a link or a mark, and before a value
    of their kind. Words that lead to values in sentences only are else no labels."""
    starts = frozenset((_key(hit.line), hit.start) for hit in hits if hit.likeness >= _LIKE)
    phrases = frozenset(fold_known(text) for texts in told_as(document).values() for text in texts)
    labels = frozenset(fold_known(text) for spec in document.fields for text in spec.labels)
    telling = Telling(kinds, phrases, labels, starts)
    return [told for hit in hits if (told := _told_label(hit, telling)) is not None]


def _told_label(hit: LabelHit, telling: Telling) -> LabelHit | None:
    folded = hit.folded
    if hit.likeness == 1.0:
        # «شادروان» means the deceased no less than a longer word for him that begins a sentence, nor do phrases less.
        also = {name for name in hit.lost if folded in telling.phrases or telling.kinds[name].id in NAMES}
        hit = replace(hit, fields=hit.fields | also)
    if folded in telling.phrases:
        if _tells(hit, telling, phrase=True):
            return replace(hit, strength=_LABEL)
        return hit if folded in telling.labels else None
    told = hit.strength < _LABEL and hit.fields and _tells(hit, telling, phrase=False)
    return replace(hit, strength=_LABEL) if told else hit


def _tells(hit: LabelHit, telling: Telling, *, phrase: bool) -> bool:
    if hit.likeness < _LIKE:
        return False
    kinds, starts = telling.kinds, telling.starts
    before = hit.line.tokens[hit.start - 1] if hit.start else None
    linked = phrase or before is None or before.folded in LINKS or before.text.endswith(tuple(ENDS))
    after = hit.line.tokens[hit.end : hit.end + 2 * _REACH]
    place = next((n for n, token in enumerate(after) if token.folded not in _FILLERS), len(after))
    worded = phrase and any(kinds[name].id in NAMES or kinds[name].runs_on for name in hit.fields)
    if (_key(hit.line), hit.end + place) in starts and not worded:  # «مجمع عمومی شرکت …» is all one name
        return False
    return any(_value_follows(after[place:], kinds[name], linked, phrase) for name in hit.fields)


def _value_follows(after: Sequence[Token], kind: Kind, linked: bool, phrase: bool) -> bool:
    if phrase and kind.id in NAMES:
        return name_length(after, 0) > 0
    if kind.id == "choice":
        return any(read(kind, " ".join(token.text for token in after[:words])) is not None for words in (2, 1))
    if kind.runs_on or kind.shape.characters == "letters":
        # «… به عنوان صاحبان امضا تعیین شدند», «درخواست خود را …»
        says_so = any(token.folded in _VERBS for token in after[:2]) or any(t.folded in POINTING for t in after[:1])
        return linked and bool(after) and bool(after[0].folded) and not says_so
    found = read(kind, " ".join(token.text for token in after[:_REACH]))
    if found is None and linked and not phrase and after and after[0].folded.isdigit():
        return True  # a code that was misread is its label's all the same
    if found is None or found.passed is False or "sub-number-absent" in found.flags:
        return False  # «پلاک ۳۶۶» in an address is a house's number
    return _begins(after, kind, linked)


def _begins(after: Sequence[Token], kind: Kind, linked: bool) -> bool:
    """Does the value begin at once? Where no link stands before its label, with a digit."""
    digits = any(c.isdigit() for c in after[0].text)
    return digits or (linked and read(kind, " ".join(token.text for token in after[:2])) is not None)
