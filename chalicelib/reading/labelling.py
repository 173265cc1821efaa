"""Which of the label-like runs of a page are its labels: overlaps, look-alikes and running text sorted out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from chalicelib.reading.labels import SURELY, WIDE_GAP, Label, LabelHit, Windows, strength
from chalicelib.reading.lexicon import unknown
from chalicelib.reading.mistaken import (
    a_number,
    of_the_foot,
    unless_a_code,
    unless_a_neighbours,
    unless_a_relatives,
    unless_a_span,
    unless_former,
    unless_led_to,
    unless_longer,
    unless_signed,
    unless_the_sheets,
    unless_value,
)
from chalicelib.reading.sides import begins_a_side
from chalicelib.reading.tokens import HEADINGS, Token, TokenLine, fold, words_of

_UNKNOWN_WORDS, _A_NAME = 4, 3
_LESSER, _ANY_WORD = 0.6, 3
_ANYTHINGS = words_of("شماره تاریخ")
_RUNNING_LETTERS, _RUNNING_LIKENESS = 5, 0.9
_LOOSE_LIKENESS, _MISREAD_END = 0.75, 0.9
_A_LETTER, _DOTS_ALONE = 1.5, 0.9
"""A label's letters that are misread, one with its dots; likeness of one whose dots alone are."""
_EACH = 1e-6
_COMMA, _HOLDER = "،", fold("دارنده")


def find_labels(windows: Windows, labels: Iterable[Label], *, loosely: bool = True) -> list[LabelHit]:
    """The labels on a page; where two overlap, those that cover more letters better stay, and a run of words that is
    the label of several fields alike names them all. ``loosely``: look once more for fields that none was found for."""
    wanted = list(labels)
    found = _find(windows, wanted)
    return [*found, *_loosely(windows, wanted, found)] if loosely else found


def _loosely(windows: Windows, labels: Sequence[Label], found: Sequence[LabelHit]) -> list[LabelHit]:
    """Badly read labels, only where the place speaks for one: alone on a line, or at its start and before a colon. They
    point to values, and never surely enough for ``ok``."""
    known = frozenset(name for hit in found if hit.strength >= SURELY for name in hit.fields)
    taken = {(hit.line.page, hit.line.number) for hit in found if hit.strength >= SURELY and hit.start == 0}
    missed = [replace(label, loose=True) for label in labels if label.field and label.field not in known]
    return [
        replace(hit, likeness=min(hit.likeness, _LOOSE_LIKENESS))
        for hit in _find(windows, missed)
        if (hit.line.page, hit.line.number) not in taken
        and hit.start == 0
        and (hit.line.tokens[hit.end - 1].colon or hit.end == len(hit.line.tokens))
    ]


def _find(windows: Windows, wanted: Sequence[Label]) -> list[LabelHit]:
    best: dict[tuple[int, int], dict[tuple[int, int], LabelHit]] = defaultdict(dict)
    for label in wanted:
        for hit in windows.like(label):
            line = best[(hit.line.page, hit.line.number)]
            line[(hit.start, hit.end)] = _better(line.get((hit.start, hit.end)), hit)
    every = [hit for hits in best.values() for hit in hits.values() if not _cut_short(hit, wanted)]
    every = [hit for hit in every if not _leads_to(hit, every)]
    exact = [hit for hit in every if hit.likeness == 1.0 and hit.strength >= SURELY]
    sure = frozenset(name for one in exact for name in one.fields)
    kept: dict[tuple[int, int], list[LabelHit]] = defaultdict(list)
    for hit in every:
        # A word that is only like a label whose exact letters stand elsewhere is a value («فرزند: فرزاد»).
        if hit.likeness == 1.0 or not hit.fields <= sure:
            kept[(hit.line.page, hit.line.number)].append(hit)
        elif any(_goes_on_misread(one, hit) for one in exact):
            kept[(hit.line.page, hit.line.number)].append(replace(hit, likeness=max(hit.likeness, _MISREAD_END)))
    found = [hit for place in sorted(kept) for hit in _best_apart(kept[place])]
    apart = [unless_a_code(unless_longer(unless_a_neighbours(hit), found)) for hit in found if not a_number(hit)]
    apart = [unless_former(unless_a_span(unless_led_to(hit, windows.lines))) for hit in apart]
    apart = [unless_the_sheets(hit, windows.lines) for hit in apart]
    named = [replace(hit, fields=frozenset()) if of_the_foot(hit, found) else hit for hit in apart]
    sorted_out = _in_running_text(_of_one_paper([unless_signed(unless_a_relatives(hit)) for hit in named]))
    return [unless_value(hit, sorted_out) for hit in sorted_out]


def _leads_to(hit: LabelHit, others: Iterable[LabelHit]) -> bool:
    """«دارنده کد ملی …» says of somebody named before that he has one; it is no «دارنده» (of a licence)."""
    if len(hit.tokens) > 1 or hit.tokens[0].folded != _HOLDER or hit.tokens[0].colon:
        return False
    return any(one.line is hit.line and one.start == hit.end and one.likeness == 1.0 for one in others)


def _goes_on_misread(exact: LabelHit, hit: LabelHit) -> bool:
    """«تاریخ» of «تاریخ سقد», which is «تاریخ سند», or «پدر» of «تام پدر»: do the words before or after the exact label
    make it, but for a letter or for dots, a longer one, and are no words themselves?"""
    begins, ends = exact.start == hit.start, exact.end == hit.end
    within = exact.line is hit.line and begins != ends and hit.start <= exact.start and exact.end <= hit.end
    within = within and hit.fields <= exact.fields
    rest = hit.line.tokens[exact.end : hit.end] if begins else hit.line.tokens[hit.start : exact.start]
    more = " ".join(token.text for token in rest)
    a_letter = hit.letters * (1 - hit.likeness) <= _A_LETTER
    return within and a_letter and (hit.likeness >= _DOTS_ALONE or bool(unknown(more)))


def _in_running_text(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Papers set as running text («متقاضی … کد ملی … تلفن همراه …») have no gaps or colons: there a long label counts
    that follows another on its line, or another's number, if its field has no surer one."""
    sure = frozenset(name for hit in hits if hit.strength >= SURELY for name in hit.fields)
    begun = {(hit.line.page, hit.line.number) for hit in hits if hit.strength >= SURELY}
    return [
        replace(hit, strength=SURELY)
        if hit.strength < SURELY
        and hit.fields - sure
        and hit.letters >= _RUNNING_LETTERS
        and hit.likeness >= _RUNNING_LIKENESS
        and ((hit.line.page, hit.line.number) in begun or _after_a_number(hit))
        else hit
        for hit in hits
    ]


def _after_a_number(hit: LabelHit) -> bool:
    """Does a number, another value's or its row's own, stand right before it on a form's line, or nothing but signs?"""
    before = hit.line.tokens[: hit.start]
    return bool(before) and not hit.line.flowed and (_bare(before[-1]) or all(not token.folded for token in before))


def _bare(token: Token) -> bool:
    return any(c.isdigit() for c in token.text) and not any(c.isalpha() for c in token.text)


def _of_one_paper(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """A paper names a field once: beside a long sure label, a short one of the same field is something else. It still
    ends other values («تاریخ:» beside «تاریخ سند:»), unless it is so short that it may be any word («شش» for ش ش)."""
    longest: dict[str, float] = defaultdict(float)
    for hit in hits:
        # «کد ملی» of one of two people names neither's field for good, nor does a heading («مشخصات شاکی»).
        if len(hit.fields) == 1 and (hit.tokens[0].folded not in HEADINGS or hit.tokens[-1].colon):
            name = next(iter(hit.fields))
            longest[name] = max(longest[name], hit.weight)
    kept = []
    for hit in hits:
        fields = frozenset(name for name in hit.fields if hit.weight >= _LESSER * longest[name] or _has_its_cell(hit))
        if fields or not hit.fields or hit.letters > _ANY_WORD or hit.line.tokens[hit.end - 1].colon:
            kept.append(replace(hit, fields=fields, lost=hit.fields - fields))
    return kept


def of_the_longest(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """«شماره», «تاریخ» are anything's where a paper has a longer label of the field too («دادنامه شماره …»), be it on a
    form or in a sentence."""
    longer = [hit for hit in hits if hit.likeness == 1.0 and hit.strength >= SURELY and hit.folded not in _ANYTHINGS]
    told = frozenset(name for hit in longer for name in hit.fields)
    return [replace(hit, fields=hit.fields - told) if hit.folded in _ANYTHINGS else hit for hit in hits]


def _has_its_cell(hit: LabelHit) -> bool:
    """Does it stand alone on its line, to the letter? Then no longer one that begins a sentence is a surer one."""
    return hit.likeness == 1.0 and hit.start == 0 and hit.end == len(hit.line.tokens) and hit.letters > _ANY_WORD


def _cut_short(hit: LabelHit, labels: Sequence[Label]) -> bool:
    """Is it only the beginning of a longer label whose end ran into the next word («نام خانوادگی‌رضایی»)?"""
    seen = hit.folded
    rest = "".join(token.folded for token in hit.line.tokens[hit.end : hit.end + 1])
    return not hit.tokens[-1].colon and any(
        len(label.folded) > len(seen) + 2
        and len(seen + rest) >= len(label.folded) + _A_NAME  # not «نام پدرام»
        and (seen + rest).startswith(label.folded)
        for label in labels
    )


def _better(one: LabelHit | None, other: LabelHit) -> LabelHit:
    if one is None or other.likeness > one.likeness:
        return other
    if other.likeness < one.likeness:
        return one
    return replace(one, fields=one.fields | other.fields)


def _best_apart(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """The set of hits that don't overlap with the greatest sum of matched letters (weighted interval scheduling); of
    sets that match as many, the one of fewer hits: «نام پدر» and not «نام» beside «پدر»."""
    ordered = sorted(hits, key=lambda hit: (hit.end, hit.start))
    best: list[tuple[float, list[LabelHit]]] = [(0.0, [])]
    for number, hit in enumerate(ordered):
        before = next(k for k in range(number, -1, -1) if k == 0 or ordered[k - 1].end <= hit.start)
        taken = (best[before][0] + hit.weight - _EACH, [*best[before][1], hit])
        best.append(max(best[number], taken, key=lambda choice: choice[0]))
    return best[-1][1]


def unknown_labels(
    lines: Sequence[TokenLine], known: Sequence[LabelHit], running: Collection[str] = ()
) -> list[LabelHit]:
    """Up to four words before a colon at the start of a line or cell, that no known label covers: they end another
    field's value as any label does. None where a worn comma may have been read as the colon: with another comma before
    it, and at the beginning of a text of the ``running`` fields."""
    covered = {(hit.line.page, hit.line.number, place) for hit in known for place in range(hit.start, hit.end)}
    begun = {(hit.line.page, hit.line.number, hit.end) for hit in known if not hit.fields.isdisjoint(running)}
    found = []
    for line in lines:
        for end, token in enumerate(line.tokens, start=1):
            start = _cell_start(line, end - 1)
            if not token.colon or not token.folded.isalpha() or end - start > _UNKNOWN_WORDS or begins_a_side(token):
                continue
            worn = any(_COMMA in other.text for other in line.tokens[start:end])
            if worn or (line.page, line.number, start) in begun:
                continue
            if not any((line.page, line.number, place) in covered for place in range(start, end)):
                found.append(LabelHit(frozenset(), line, start, end, 1.0, strength(line, start, end)))
    return found


def _cell_start(line: TokenLine, place: int) -> int:
    """Where the words before a colon begin: in their cell, after another label's colon, or after its number («تعداد
    طبقات: ۵ تعداد واحد: ۸»)."""
    while place > 0 and line.tokens[place].gap < WIDE_GAP:
        before = line.tokens[max(0, place - 2) : place]
        if before[-1].colon or (_bare(before[-1]) and before[0].colon):
            break
        place -= 1
    return place
