"""Tables with a person in each row, ruled or not: which cells are one person's, by the heads of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chalicelib import fields
from chalicelib.catalogue import Columns, DocumentType
from chalicelib.fields.persons import Person, told
from chalicelib.reading.crossings import cells_of
from chalicelib.reading.labelling import find_labels
from chalicelib.reading.labels import LabelHit, Windows, labels_of
from chalicelib.reading.spellings import reading_of
from chalicelib.reading.tokens import Token, TokenLine, around

Cell = tuple[Token, ...]

_FEW_COLUMNS = 2
_SLACK = 0.5
_ROW_GAP, _WRAPPED = 3.5, 0.8
"""In heights of the heads: so far under each other two rows may stand, and two lines of one cell."""
_ALONE, _NEXT_ROW = 1.5, 3.2
"""In the same measure: how far from the middle of a single row its cells may stand; and, in
that reach, how far a next row."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The list of a field: ``text`` as its kind reads it, and the ``tokens`` that it was read off, from row to row.
    ``head`` is the label over the names; ``inside``: every word of the table, its columns' heads too."""

    field: str
    head: LabelHit
    text: str
    tokens: tuple[Token, ...]
    inside: frozenset[tuple[int, int]]

    def holds(self, hit: LabelHit) -> bool:
        return any((token.line, token.index) in self.inside for token in hit.tokens)


@dataclass(frozen=True, slots=True)
class _Head:
    """The cell at a column's top; ``column`` None where it tells nothing that a list of persons has (a row's number, a
    father's name)."""

    cell: Cell
    column: str | None

    def over(self, cell: Cell) -> bool:
        """By more than the slack of two boxes that touch."""
        return _gap(self.cell, cell) < -_SLACK * self.cell[0].height

    @property
    def anchors(self) -> bool:
        """Does its column hardly ever wrap? Then each of its cells is a row's."""
        return self.column not in ("name", "family_name")


_Row = Mapping[_Head, Sequence[Cell]]


def rosters(lines: Sequence[TokenLine], document: DocumentType) -> list[Roster]:
    """The tables on one page that list persons for a field of this type. One whose rows are not plain is left out."""
    windows = Windows(lines) if any(spec.columns for spec in document.fields) else None
    return [
        one
        for spec in document.fields
        if windows and spec.columns
        for one in _of_field(spec.id, spec.columns, windows, lines)
    ]


def _of_field(field: str, columns: Columns, windows: Windows, lines: Sequence[TokenLine]) -> Iterator[Roster]:
    hits = [hit for hit in find_labels(windows, labels_of(columns.labels)) if _fills_its_cell(hit)]
    for hit in hits:
        heads = _heads(hit, hits, lines) if "name" in hit.fields else []
        if len({head.column for head in heads} - {None}) < _FEW_COLUMNS:
            continue
        rows = _rows(heads, lines)
        people = [_person(row) for row in rows or ()]
        if people:
            tokens = tuple(token for row in rows or () for cells in row.values() for cell in cells for token in cell)
            inside = frozenset((t.line, t.index) for t in (*tokens, *(t for head in heads for t in head.cell)))
            yield Roster(field, hit, told(people), tokens, inside)


def _fills_its_cell(hit: LabelHit) -> bool:
    return any(hit.tokens == cell for cell in cells_of(hit.line))


def _heads(hit: LabelHit, hits: Sequence[LabelHit], lines: Sequence[TokenLine]) -> list[_Head]:
    """The heads of all the columns, as far as something stands there."""
    known = {one.tokens: min(one.fields) for one in hits if one.fields}
    return [_Head(cell, known.get(cell)) for line in lines if _level(line, hit.line) for cell in cells_of(line)]


def _level(line: TokenLine, other: TokenLine) -> bool:
    return not line.flowed and other.box[1] < (line.box[1] + line.box[3]) / 2 < other.box[3]


def _rows(heads: Sequence[_Head], lines: Sequence[TokenLine]) -> list[_Row] | None:
    """None where the cells can't be told apart into rows."""
    height = median(head.cell[0].height for head in heads)
    body = list(_body(heads, lines, height))
    anchors = max(([cell for head, cell in body if head is one] for one in heads if one.anchors), key=len, default=[])
    rows: list[dict[_Head, list[Cell]]] = [{head: [] for head in heads if head.column} for _ in anchors]
    reach = _reach(anchors, height)
    for head, cell in body if anchors else ():
        away = [abs(_middle(anchor) - _middle(cell)) for anchor in anchors]
        nearest = away.index(min(away))
        under = nearest == len(anchors) - 1 and _middle(cell) > _middle(anchors[-1])
        if away[nearest] <= reach and head.column:
            rows[nearest][head].append(cell)
        elif away[nearest] > reach and not (under and (head.anchors or away[nearest] > _NEXT_ROW * reach)):
            return None  # A note or a signature may stand under the last row; a name as near as a row may be one.
    return _whole(rows, height)


def _whole(rows: Sequence[_Row], height: float) -> list[_Row] | None:
    """The rows that have a name; None where one lacks it that isn't the last (a sum), or where a cell is two."""
    named = [row for row in rows if any(cells for head, cells in row.items() if not head.anchors)]
    if list(named) != list(rows[: len(named)]) or len(rows) - len(named) > 1:
        return None
    pairs = (pair for row in named for cells in row.values() for pair in pairwise(cells))
    apart = any(_top(lower) - _bottom(upper) > _WRAPPED * height for upper, lower in pairs)
    return None if apart else named


def _body(heads: Sequence[_Head], lines: Sequence[TokenLine], height: float) -> Iterator[tuple[_Head, Cell]]:
    """The cells under the heads, from above, up to where the table ends: at a gap, a colon, or a line across it."""
    reached = max(_bottom(head.cell) for head in heads)
    left, right = min(t.box[0] for h in heads for t in h.cell), max(t.box[2] for h in heads for t in h.cell)
    under = (line for line in lines if not line.flowed and (line.box[1] + line.box[3]) / 2 > reached)
    cells = (cell for line in under for cell in cells_of(line) if any(token.folded for token in cell))
    for cell in sorted(cells, key=_top):
        x0, x1 = cell[-1].box[0], cell[0].box[2]
        if x1 < left - height or x0 > right + height:
            continue
        across = sum(head.over(cell) for head in heads) > 1
        if across or _top(cell) - reached > _ROW_GAP * height or any(token.colon for token in cell):
            return
        reached = max(reached, _bottom(cell))
        yield min(heads, key=lambda head: _gap(head.cell, cell)), cell


def _reach(anchors: Sequence[Cell], height: float) -> float:
    """How far from a row's middle its cells may stand: half way to the next row."""
    middles = [_middle(cell) for cell in anchors]
    steps = [lower - upper for upper, lower in pairwise(middles)]
    return max(min(steps) / 2, height / 2) if steps else _ALONE * height


def _person(row: _Row) -> Person:
    said = {head.column: [token for cell in cells for token in cell] for head, cells in row.items()}
    words = {column: " ".join(token.text for token in tokens) for column, tokens in said.items()}
    codes = {kind: _canonical(kind, said.get(kind, ())) for kind in ("national_id", "share")}
    name = " ".join(filter(None, (words.get("name"), words.get("family_name"))))
    return Person(name, words.get("relation", ""), codes["national_id"], codes["share"])


def _canonical(kind: str, tokens: Sequence[Token]) -> str:
    """A cell's value as its own kind reads it, pieces of a number from left to right; what it can't read, as it is."""
    value = reading_of(fields.kind(kind), tokens) if tokens else None
    return value.canonical if value else " ".join(token.text for token in tokens)


def _gap(one: Cell, other: Cell) -> int:
    """White space between their columns; under zero: one stands under the other."""
    first, second = around([token.box for token in one]), around([token.box for token in other])
    return max(first[0] - second[2], second[0] - first[2])


def _top(cell: Cell) -> int:
    return min(token.box[1] for token in cell)


def _bottom(cell: Cell) -> int:
    return max(token.box[3] for token in cell)


def _middle(cell: Cell) -> float:
    return (_top(cell) + _bottom(cell)) / 2
