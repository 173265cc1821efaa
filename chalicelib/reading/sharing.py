"""Several papers on one page: two cards that were copied onto one sheet, a receipt beside its bill.

A page is one document's, so such a page is not parted: the paper that it was handed in as is read off its own region,
nothing of it is relied upon, and whoever reads the findings is told which other paper seems to be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from chalicelib import fields
from chalicelib.catalogue import Catalogue
from chalicelib.findings import Finding
from chalicelib.reading.extract import extract
from chalicelib.reading.identify import Portrait, identify
from chalicelib.reading.labels import Label, LabelHit, Windows
from chalicelib.reading.tokens import TokenLine, fold_known, token_lines
from chalicelib.texts import listed, message

if TYPE_CHECKING:
    from ocr.model import Box, Line, Page

SHARED = "page_shared"
_TITLED, _SURELY = 0.55, 0.9
_LIKE, _FILLS = 0.9, 0.7
_MOST_TITLES = 8
_BESIDE = 1.0
_IN_COMMON = 3
_FEWEST_LINES = 4
"""Of a paper; fewer are a title's first line, or a heading."""

Inside = Callable[["Box"], bool]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A page cut in two: ``pages`` hold the lines of either paper, ``types`` say what they are."""

    pages: tuple[Page, Page]
    types: tuple[str, str]

    def own(self, expected: str | None) -> Page:
        """The paper that was handed in: the one of the expected type, else the one that stands first."""
        return self.pages[1 if self.types[1] == expected != self.types[0] else 0]

    def finding(self, page: int, catalogue: Catalogue) -> Finding:
        papers = listed(catalogue.title(type_) for type_ in self.types)
        return Finding(code=SHARED, severity="error", message=message(SHARED, page=page, papers=papers))


def shared(page: Page, catalogue: Catalogue) -> Sharing | None:
    """The page cut between two titles, where either side is surely a paper by itself; two of one type only where their
    values differ as two people's do."""
    cut = _cut(page, [Portrait.of(document) for document in catalogue.documents.values()])
    if cut is None or cut.types[0] != cut.types[1]:
        return cut
    return cut if any(another(cut.pages[:1], cut.pages[1], cut.types[0], catalogue)) else None


def _cut(page: Page, portraits: Sequence[Portrait]) -> Sharing | None:
    lines = token_lines(page)
    titles = _titles(lines, portraits)
    for inside in _cuts(titles) if 1 < len(titles) <= _MOST_TITLES else ():
        sides = [line for line in lines if inside(line.box)], [line for line in lines if not inside(line.box)]
        found = [identify(side, portraits) for side in sides]
        papers = all(one.confidence >= _SURELY and one.title >= _TITLED for one in found)
        if papers and all(len(side) >= _FEWEST_LINES for side in sides):
            types = str(found[0].best), str(found[1].best)
            return Sharing((_part(page, inside), _part(page, _not(inside))), types)
    return None


def _titles(lines: Sequence[TokenLine], portraits: Sequence[Portrait]) -> list[LabelHit]:
    """Lines that say little more than some type's title and are no label («شماره پروانه ساختمان», «پروانه
    ساختمان شماره: ۱۲»), from the top."""
    texts = {fold_known(text) for one in portraits for text in one.titles}
    labels = {fold_known(text) for one in portraits for own in one.labels.values() for text in own}
    apart = (line for line in lines if not any(token.colon for token in line.tokens))
    windows = Windows([line for line in apart if line.folded not in labels])
    found: dict[int, LabelHit] = {}
    for hit in (hit for text in sorted(texts) for hit in windows.like(Label("title", text))):
        whole = len(hit.line.folded)
        longer = hit.line.number not in found or hit.letters > found[hit.line.number].letters
        if hit.likeness >= _LIKE and hit.letters >= _FILLS * whole and longer:
            found[hit.line.number] = hit
    return sorted(found.values(), key=lambda hit: hit.line.box[1])


def _cuts(titles: Sequence[LabelHit]) -> Iterator[Inside]:
    """Above each title but the first; or, where two stand beside each other, between them."""
    for upper, lower in pairwise(titles):
        one, other = upper.line.box, lower.line.box
        apart = max(one[0], other[0]) - min(one[2], other[2])
        if other[1] < one[3] and apart > _BESIDE * upper.line.height:
            yield _right_of((max(one[0], other[0]) + min(one[2], other[2])) / 2)
        elif other[1] >= one[3]:
            yield _above(other[1])


def _right_of(x: float) -> Inside:
    return lambda box: (box[0] + box[2]) / 2 > x


def _above(y: float) -> Inside:
    return lambda box: (box[1] + box[3]) / 2 < y


def _not(inside: Inside) -> Inside:
    return lambda box: not inside(box)


def _part(page: Page, inside: Inside) -> Page:
    """The page with the lines of one side of the cut, as every reader of it saw them."""

    def kept(lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(line for line in lines if inside(line.box))

    numbers, numerals, letters = kept(page.numbers), kept(page.numerals), kept(page.letters)
    read, second = kept(page.lines), kept(page.second)
    return replace(page, lines=read, second=second, numbers=numbers, numerals=numerals, letters=letters)


def another(before: Sequence[Page], page: Page, type_: str, catalogue: Catalogue) -> tuple[bool, bool]:
    """Is a page titled as the one before it another paper of the type; and if it isn't surely, is that doubtful? The
    second of two cards has another number and shares little else with the first; a paper's further pages repeat or go
    on; all else is doubtful."""
    one, other = extract(before, catalogue), extract([page], catalogue)
    document = catalogue.documents[type_]
    same = differ = strong = 0
    for spec in document.fields:
        pair = one.fields.get(spec.id), other.fields.get(spec.id)
        values = [found.value for found in pair if found is not None and found.value is not None]
        if len(values) < len(pair):
            continue
        kind = fields.of(spec)
        alike = kind.same(values[0], values[1]) == 1.0
        same, differ = same + alike, differ + (not alike)
        proven = kind.strong and all(kind.check(value).outcome == "right" for value in values)
        strong += proven and not alike
    if strong and differ > same and same + differ >= _IN_COMMON:
        return True, False
    return False, bool(strong) or differ > 1
