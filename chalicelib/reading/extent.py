"""Where a value begins and ends. The letters of a text layer are exact, and so may be two engines' readings of one
stretch; that the stretch is the value and nothing else, neither of them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.model import Evidence
from chalicelib.reading.tokens import Token, dotless, fold
from chalicelib.reading.values import read

if TYPE_CHECKING:
    from chalicelib.reading.candidates import Candidate
    from chalicelib.reading.spans import Sheet, Span

_LIKE, _LETTERS = 0.9, 4
_SHAPED = 6
"""Words of so many letters are known by their shapes without dots, shorter ones by every letter."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_DETAILS = _folded(
    "متولد صادره صادر مورخ مورخه تاریخ شماره نشانی آدرس تلفن موبایل کدملی کدپستی ش.ش شناسه شناسنامه ساکن مقیم"
)
_TRAILING = _folded("و به با از در که دارای دارنده تحت ذیل ش")


@dataclass(frozen=True)
class NameWords:
    """``closes``: words that end such a name, whatever follows; ``passed_over``: labels' words that belong to names;
    ``most``: more words than so many are hardly one name; ``one_person``: «و» in it means two."""

    closes: frozenset[str]
    passed_over: frozenset[str]
    most: int
    one_person: bool


_NAMES: Mapping[str, NameWords] = {
    "name": NameWords(
        _DETAILS
        | _folded("فرزند اهل به از در که با دارای دارنده کد ش شغل سمت تابعیت تبعه جنسیت وضعیت است می‌باشد را این"),
        _folded("مهندس دکتر ملک پروانه ولی زمان"),
        most=5,
        one_person=True,
    ),
    "company_name": NameWords(
        _DETAILS | _folded("فرزند دارای"), _folded("شرکت مؤسسه موسسه مهندس ساختمان ثبت"), most=10, one_person=False
    ),
}


def within(kind: Kind, span: Span, sheet: Sheet) -> tuple[Token, ...]:
    """The part of the stretch that can be a value of this kind: a name ends where a label of several words or a word
    that is in no name begins, with or without a colon («رضا احمدی نام پدر فرهاد», «رضا احمدی صادره از کرج»)."""
    words = _NAMES.get(kind.id)
    if words is None:
        return span.tokens
    begins = {_key(hit.tokens[0]) for hit in sheet.hits if len(hit.tokens) > 1 and _surely_words(hit)}
    ends = (n for n, token in enumerate(span.tokens) if _key(token) in begins or (n and token.folded in words.closes))
    kept = list(span.tokens[: next(ends, len(span.tokens))])
    while kept and len(kept) < len(span.tokens) and kept[-1].folded in _TRAILING:
        kept.pop()
    return tuple(kept)


def doubts(candidate: Candidate, kind: Kind, sheet: Sheet) -> Iterator[Evidence]:
    """Why the value may be more or less than what was taken. Evidence of kind ``extent`` another document can lift,
    by carrying the same value; words of labels inside a name are ``parse``, which nothing lifts."""
    if kind.runs_on:
        yield _liftable("extent_unsure")
    elif candidate.hit is None or candidate.span is None:
        return
    elif kind.id in _NAMES:
        yield from _of_name(candidate, _NAMES[kind.id], sheet)
    elif kind.shape.characters != "letters":
        yield from _of_code(candidate, kind, sheet)


def _of_name(candidate: Candidate, words: NameWords, sheet: Sheet) -> Iterator[Evidence]:
    tokens = [token for token in candidate.tokens if token.folded]
    if any(_of_label(token, words, sheet) for token in tokens):
        yield Evidence(kind="parse", supports=None, detail="extent_unsure")
    two = words.one_person and any(token.text == "و" for token in tokens)
    if two or len(tokens) > words.most or candidate.wraps:
        yield _liftable("extent_unsure")


def _of_label(token: Token, words: NameWords, sheet: Sheet) -> bool:
    """Is the word one of a label's, or one that no name has? A company's name may have words of labels, no labels."""
    if token.folded in words.passed_over:
        return False
    if token.folded in words.closes:
        return True
    if words.one_person:
        return token.folded in sheet.label_words or dotless(token.folded) in sheet.label_words
    return any(token in hit.tokens and hit.letters >= _LETTERS and _surely_words(hit) for hit in sheet.hits)


def label_words(labels: Sequence[str]) -> frozenset[str]:
    """Every word of these labels, folded, and the shapes of those that are long enough to be known by them."""
    words = {fold(word) for text in labels for word in text.split()} - {""}
    return frozenset(word for word in words if len(word) > 1) | {dotless(w) for w in words if len(w) >= _SHAPED}


def _of_code(candidate: Candidate, kind: Kind, sheet: Sheet) -> Iterator[Evidence]:
    """A code that words part from its label («کد ملی خواهر …») may be something else's; of two, either may be meant."""
    assert candidate.span is not None
    tokens = candidate.span.tokens
    start = tokens.index(candidate.tokens[0])
    if any(any(c.isalpha() for c in token.folded) for token in tokens[:start]):
        yield _liftable("label_unsure")
    after = _until_label(tokens[start + len(candidate.tokens) :], sheet)
    others = (read(kind, " ".join(t.text for t in part)) for part in (tokens[:start], after) if part)
    if any(one and one.passed is not False and one.canonical != candidate.value.canonical for one in others):
        yield _liftable("several-values")


def _until_label(tokens: Sequence[Token], sheet: Sheet) -> Sequence[Token]:
    labelled = {_key(token) for hit in sheet.hits if _surely_words(hit) for token in hit.tokens}
    return tokens[: next((n for n, token in enumerate(tokens) if _key(token) in labelled), len(tokens))]


def _surely_words(hit: LabelHit) -> bool:
    """Are the letters a label's, wherever they stand?"""
    return hit.likeness >= _LIKE


def _key(token: Token) -> tuple[int, int, int]:
    return (token.page, token.line, token.index)


def _liftable(reason: str) -> Evidence:
    return Evidence(kind="extent", supports=None, detail=reason)
