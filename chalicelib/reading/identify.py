"""Which document is this? Its title, the words that such papers carry and the labels of its fields, found fuzzily."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from statistics import median
from typing import TYPE_CHECKING

from chalicelib.reading.labelling import find_labels
from chalicelib.reading.labels import Label, LabelHit, Windows, labels_of
from chalicelib.reading.past import told_of_the_past
from chalicelib.reading.titles import PROMINENT, with_whole_titles
from chalicelib.reading.tokens import TokenLine, fold_known, words_of

if TYPE_CHECKING:
    from chalicelib.catalogue import DocumentType

KNOWN = 0.5
"""A type less probable than this is not claimed: the document is unknown."""

# Log-odds: a bare page starts far under even; a prominent title brings it to even; labels or cues must do the rest.
_PRIOR = -4.0
_TITLE = 4.0
_CUE, _CUES_AT_MOST = 0.4, 3.4
_AGAINST = 0.8
_LABELS = 6.0
_EXPECTED = 0.7
_FEW_LABELS = 6
"""A type with fewer fields is not known by its labels alone: every letter has a number and a date."""

_LIKE_A_TITLE = 3.0
_SHORT = 4
_OPEN, _HEADED = "…", 0.7
_FIRST, _MOST_WORDS = 4, 9
"""A title is among so many lines at a page's top, unless it is large, and has at most so many words."""
_ASKING = tuple(map(fold_known, ("درخواست", "تقاضا")))
_OF_ANOTHER_ACT = words_of(
    "فسخ اقاله عزل استعفا انصراف لغو ابطال رد عدم پاسخ نتیجه رای رسید اخطار اخطاریه احضاریه ابلاغ ابلاغیه دادخواست"
    " پیشنویس تشخیص اظهارنامه تقسیمنامه لایحه دستور نقص تخلیه اعتراض حکم معافیت"
)
"""Words of a title that tell of another act than the paper's that it names."""
_NUMBER, _DIGITS = "#", re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Portrait:
    """How a type of document looks: its titles, how words begin that its titles have whatever else they say, words that
    it carries with their weights (those of other papers have negative ones), and its fields' labels."""

    type: str
    titles: tuple[str, ...]
    heads: tuple[str, ...]
    cues: tuple[tuple[str, float], ...]
    labels: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, document: DocumentType) -> Portrait:
        strong = (cue.text for cue in document.cues if cue.weight >= _LIKE_A_TITLE and _OPEN not in cue.text)
        return cls(
            document.id,
            (document.title.fa, *strong),
            tuple(fold_known(cue.text) for cue in document.cues if _OPEN in cue.text),
            tuple((cue.text, cue.weight) for cue in document.cues if _OPEN not in cue.text),
            {spec.id: spec.labels for spec in document.fields},
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """``type`` None when no type is likely enough; ``confidence`` is of the ``best`` guess either way. ``title``: how
    much a line looks like that guess's title (0 to 1). ``about``: the title may be of a paper about such a one, or that
    undoes it («فسخ مبایعه‌نامه», «رسید درخواست»)."""

    type: str | None
    confidence: float
    best: str | None = None
    title: float = 0.0
    about: bool = False


Title = tuple[float, LabelHit | None]
"""How much a page's words look like a title (0 to 1), and which do."""


def identify(lines: Sequence[TokenLine], portraits: Iterable[Portrait], expected: str | None = None) -> Identity:
    """The likeliest type of a document with these lines. ``expected``: what the uploader said it is, a mild hint."""
    if not any(token.folded for line in lines for token in line.tokens):
        return Identity(None, 0.0)
    usual, known = median(line.height for line in lines), {one.type: one for one in portraits}
    windows = Windows(
        with_whole_titles(_of_today(lines), (text for one in known.values() for text in one.titles), usual)
    )
    odds = _odds(windows, usual, list(known.values()), expected)
    best = max(sorted(odds), key=odds.__getitem__)
    share = 1 / sum(exp(other - odds[best]) for other in odds.values())
    confidence = share / (1 + exp(-odds[best]))
    title = _title(windows, known[best].titles, usual)[0]
    about = _about_another(windows, known[best], usual)
    return Identity(best if confidence >= KNOWN else None, round(confidence, 4), best, round(title, 4), about)


def _of_today(lines: Sequence[TokenLine]) -> list[TokenLine]:
    """The lines without what they tell of the past: «مالکیت قبلی ذیل ثبت ۳۰۱۱۲ صفحه ۴۱۹» is told of an older paper."""
    past = [{place for told in told_of_the_past(line) for place in told} for line in lines]
    kept = [
        tuple(t for n, t in enumerate(line.tokens) if n not in gone) for line, gone in zip(lines, past, strict=True)
    ]
    return [replace(line, tokens=tokens) for line, tokens in zip(lines, kept, strict=True) if tokens]


def _about_another(windows: Windows, portrait: Portrait, usual: float) -> bool:
    """Has a line with the title a further word that makes it another act's? A request for a paper is none."""
    titles = [fold_known(text) for text in portrait.titles]
    named = [hit for text in titles for hit in windows.like(Label("title", text)) if _surely(hit)]
    asks = any(text.startswith(_ASKING) for text in (*portrait.heads, *titles))
    for line in _perhaps_titles(windows.lines, usual):
        own = {place for hit in named if hit.line is line for place in range(hit.start, hit.end)}
        rest = [token.folded for place, token in enumerate(line.tokens) if place not in own]
        asked = any(word.startswith(_ASKING) for word in rest) and not asks
        if (own or _begun(line, portrait.heads)) and (asked or not _OF_ANOTHER_ACT.isdisjoint(rest)):
            return True
    return False


def _perhaps_titles(lines: Sequence[TokenLine], usual: float) -> list[TokenLine]:
    """Lines of few words that are large or among the page's first."""
    first = sorted(lines, key=lambda line: line.box[1])[:_FIRST]
    large = (line for line in lines if line.tokens[0].height >= PROMINENT * usual)
    return [line for line in (*first, *large) if len(line.tokens) <= _MOST_WORDS]


def _begun(line: TokenLine, heads: tuple[str, ...]) -> bool:
    return any(token.folded.startswith(heads) for token in line.tokens) if heads else False


def _odds(windows: Windows, usual: float, portraits: Sequence[Portrait], expected: str | None) -> dict[str, float]:
    """Log-odds of each type. Labels, which take longest to look for, are only looked for where they could decide."""
    titles = {one.type: _title(windows, one.titles, usual) for one in portraits}
    titled = {one.type: max(_own(one, titles), _headed(one, titles, windows.lines, usual)) for one in portraits}
    looks = {
        one.type: _PRIOR + _TITLE * titled[one.type] + _cues(windows, usual, one)
        + (_EXPECTED if one.type == expected else 0.0)
        for one in portraits
    }  # fmt: skip
    hopeless = max(looks.values()) - _LABELS
    return {
        one.type: looks[one.type] + (_LABELS * _labelled(windows, one.labels) if looks[one.type] >= hopeless else 0.0)
        for one in portraits
    }


def _own(portrait: Portrait, titles: Mapping[str, Title]) -> float:
    """A title's score, unless the page has another paper's title, no less like one, that begins with this one's: where
    «سند مالکیت (دفترچه‌ای)» stands, no «سند مالکیت» does, whatever else both papers carry."""
    score, _ = titles[portrait.type]
    own = fold_known(portrait.titles[0])
    others = (hit.folded for name, (other, hit) in titles.items() if hit and name != portrait.type and other >= score)
    return 0.0 if any(text != own and text.startswith(own) for text in others) else score


def _headed(portrait: Portrait, titles: Mapping[str, Title], lines: Sequence[TokenLine], usual: float) -> float:
    """How much a line looks like a title by one of its words («درخواست مجوز تردد …»), where it is no other paper's."""
    if not portrait.heads:
        return 0.0
    others = [hit.line for name, (score, hit) in titles.items() if hit and name != portrait.type and score >= _HEADED]
    return _HEADED * any(
        _begun(line, portrait.heads)
        and not any(token.colon for token in line.tokens)
        and not any(line is other for other in others)
        for line in _perhaps_titles(lines, usual)
    )


def _cues(windows: Windows, usual: float, portrait: Portrait) -> float:
    """What further words say."""
    found = [
        (weight, _numbered(windows, cue) if _NUMBER in cue else _title(windows, (cue,), usual)[0])
        for cue, weight in portrait.cues
    ]
    cues = min(_CUES_AT_MOST, _CUE * sum(weight for weight, seen in found if weight > 0 and seen))
    return cues + _AGAINST * sum(weight * seen for weight, seen in found if weight < 0)


def _numbered(windows: Windows, cue: str) -> float:
    """1 where a line has words with numbers between («صفحه ۲۷۱ دفتر ۳۹۲» is «صفحه # دفتر #»), to the letter."""
    said = "0".join(map(fold_known, cue.split(_NUMBER)))
    return float(any(said in _DIGITS.sub("0", line.folded) for line in windows.lines))


def _title(windows: Windows, texts: Sequence[str], usual: float) -> Title:
    """1 for words that fill a large line as a title does, less where they merely occur, 0 where they don't; and where
    they stand."""
    hits = (hit for text in texts for hit in windows.like(Label("title", fold_known(text))) if _surely(hit))
    return max(((_title_score(hit, usual), hit) for hit in hits), key=lambda one: one[0], default=(0.0, None))


def _surely(hit: LabelHit) -> bool:
    """A short word is another one's misreading too soon («ساکن» is like «شاکی»)."""
    return hit.letters > _SHORT or hit.likeness == 1.0


def _title_score(hit: LabelHit, usual: float) -> float:
    letters = sum(len(token.folded) for token in hit.line.tokens)
    fills = sum(len(token.folded) for token in hit.tokens) / max(1, letters)
    large = max(token.height for token in hit.tokens) >= PROMINENT * usual
    return hit.likeness * (0.4 + (0.3 if fills >= 0.6 else 0.0) + (0.3 if large else 0.0))


def _labelled(windows: Windows, labels: Mapping[str, tuple[str, ...]]) -> float:
    """The share of the type's fields whose label stands where a label does."""
    hits = find_labels(windows, labels_of(labels), loosely=False)
    found = {name for hit in hits if hit.strength >= 0.8 for name in hit.fields}
    return len(found) / max(_FEW_LABELS, len(labels))
