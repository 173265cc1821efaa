"""Headings at the side of their rows: «فروشنده» in a cell at the right that spans the rows of his details.

Which rows are whose is told by where they stand. Cells that follow each other share out the rows: each has as much over
its middle as under it, or begins level with its first row; where both may be, rows that would be another's are nobody's
for sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chalicelib.reading.labels import SURELY, LabelHit
from chalicelib.reading.mentions import LineKey, Mention, key_of
from chalicelib.reading.tokens import TokenLine, begins_item

_WORDS, _SLACK = 5, 0.5
_OFF_MIDDLE = 0.4
"""How far from the middle of its rows a heading may stand, in heights of a line: a row more moves that further."""
_NEAR = 12
"""So many heights of a line from a heading its rows may be, where it doesn't say which they are."""
_WIDER = 4
"""How much further to the left than the headings another cell of their column may begin, in heights of a line."""
_BROKEN = 0.8
"""Lines of one cell stand closer than so many heights."""

Row = list[TokenLine]
Shares = Mapping[int, int]
"""Which row is which cell's, by their places from the top."""


def with_rows(mentions: Sequence[Mention], lines: Sequence[TokenLine], hits: Sequence[LabelHit]) -> list[Mention]:
    """The mentions, each with the rows that it heads from their side; and of rows that may be several people's, or are
    headed by what is nobody («مورد معامله»), that too."""
    found = list(mentions)
    forms = [line for line in lines if not line.flowed and line.tokens]
    columns = _columns([one.line for one in mentions if _alone(one)])
    for people, band in ((column, band) for column in columns for band in _bands(column, forms)):
        others = [one for column in columns if column is not people for one in column if one in band]
        for cell, rows, surely in _shares([head for head in people if head in band], others, band, hits):
            own = [n for n, one in enumerate(found) if one.line in cell and _alone(one)]
            for place in own if surely else ():
                found[place] = replace(found[place], rows=rows)
            if not (own and surely):
                found.append(Mention(cell[0], 0, perhaps=not surely, rows=rows))
    return found


def _alone(one: Mention) -> bool:
    line = one.line
    numbered = line.tokens[1:] if begins_item(line.tokens) else line.tokens
    words = len(line.tokens) <= _WORDS and not any(c.isdigit() for token in numbered for c in token.text)
    led = any(token.colon for token in line.tokens[:-1])
    return not line.flowed and one.start == 0 and words and not led


def _columns(heads: Sequence[TokenLine]) -> list[Row]:
    """The headings that stand over each other."""
    columns: list[Row] = []
    for head in heads:
        own = next((column for column in columns if any(_over_each_other(head, one) for one in column)), None)
        if own is None:
            columns.append([head])
        elif head not in own:
            own.append(head)
    return columns


def _over_each_other(one: TokenLine, other: TokenLine) -> bool:
    shared = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    return shared >= _SLACK * min(one.box[2] - one.box[0], other.box[2] - other.box[0])


def _bands(heads: Sequence[TokenLine], lines: Sequence[TokenLine]) -> Iterator[Row]:
    """The lines around headings, up to those that stand both far at their left edge's left and at its right."""
    edge = min(line.box[0] for line in heads)
    across = sorted(
        _middle([line])
        for line in lines
        if line.box[0] < edge - _WIDER * line.height and line.box[2] > edge + _SLACK * line.height
    )
    for over, under in pairwise([float("-inf"), *across, float("inf")]):
        band = [line for line in lines if over < _middle([line]) < under]
        if any(head in band for head in heads):
            yield band


def _shares(
    heads: Sequence[TokenLine], others: Sequence[TokenLine], band: Sequence[TokenLine], hits: Sequence[LabelHit]
) -> Iterator[tuple[Row, frozenset[LineKey], bool]]:
    """The cells of the headings' column with the rows that are theirs, surely or perhaps, up to ``others``' column."""
    edge, height = min(line.box[0] for line in heads), min(line.height for line in heads)
    right = max(line.box[2] for line in heads)
    column_lines = [line for line in band if edge + _SLACK * height < line.box[2] and line.box[0] < right]
    cells = sorted(([line] for line in column_lines), key=_middle)
    edge = min(line.box[0] for line in column_lines)
    end = max((line.box[2] for line in others if line.box[2] <= edge), default=0)
    rows = _rows([line for line in band if end <= line.box[0] and line.box[2] <= edge + _SLACK * height])
    surely = [hit for hit in hits if hit.strength >= SURELY]
    labels = [[hit.folded for hit in surely if any(hit.line is line for line in row)] for row in rows]
    for column in (cells, _joined(cells, height)):
        people = [n for n, cell in enumerate(column) if any(line in heads for line in cell)]
        table = _Table(column, people, rows, labels)
        shared = [shares for shares in (table.around_middles(), table.from_tops()) if shares]
        if shared:
            yield from _claims(table, shared)
            return
    yield from _perhaps_near(heads, cells, rows, labels)


def _claims(table: _Table, shared: Sequence[Shares]) -> Iterator[tuple[Row, frozenset[LineKey], bool]]:
    """Each cell with the rows that it has whichever way they are shared out, and with those that it has one way only;
    none where it has but the one that it is level with."""
    for n, cell in enumerate(table.cells):
        claimed = {row for row in range(len(table.rows)) if any(shares.get(row) == n for shares in shared)}
        sure = {row for row in claimed if all(shares.get(row, n) == n for shares in shared)}
        for own in (sure, claimed - sure) if len(claimed) > 1 else ():
            if any(table.labels[row] for row in own):
                yield cell, frozenset(key_of(line) for row in own for line in table.rows[row]), own is sure


def _perhaps_near(
    heads: Sequence[TokenLine], cells: Sequence[Row], rows: Sequence[Row], labels: Sequence[Sequence[str]]
) -> Iterator[tuple[Row, frozenset[LineKey], bool]]:
    """Headings beside rows that can't be shared out: those near each that have labels and no cell of the column."""
    alone = [
        row for row, own in zip(rows, labels, strict=True) if own and not any(_beside(row, cell) for cell in cells)
    ]
    for head in heads:
        near = [row for row in alone if abs(_middle(row) - _middle([head])) <= _NEAR * head.height]
        if near and any(abs(_middle(row) - _middle([head])) <= head.height for row in rows):
            yield [head], frozenset(key_of(line) for row in near for line in row), False


def _beside(row: Row, cell: Row) -> bool:
    return abs(_middle(row) - _middle(cell)) <= _OFF_MIDDLE * cell[0].height


@dataclass(frozen=True)
class _Table:
    """``cells`` of the headings' column, ``heads`` the places of people's among them, the ``rows`` to their left, from
    the top, and the ``labels`` in each."""

    cells: list[Row]
    heads: list[int]
    rows: list[Row]
    labels: list[list[str]]

    def around_middles(self) -> Shares:
        """Each cell in the middle of its rows, which follow the last one's: the most rows that can be shared out so."""
        best: Shares = {}
        for begin in range(self.heads[0] + 1):
            for top in range(len(self.rows)):
                shares = self._chain(begin, top)
                if len(shares) > len(best) and self.heads[-1] in shares.values() and not self._left_over(shares):
                    best = shares
        return best

    def _chain(self, begin: int, top: int) -> Shares:
        """The rows from ``top`` on, as far as each cell from ``begin`` on has its own around its middle."""
        shares: dict[int, int] = {}
        for n in range(begin, len(self.cells)):
            off = {end: self._off_middle(n, top, end) for end in range(top, len(self.rows))}
            end = min(off, key=off.__getitem__, default=top)
            block = range(top, end + 1)
            if off.get(end, 1.0) > _OFF_MIDDLE or self._repeats(block):
                break
            shares |= dict.fromkeys(block, n)
            top = end + 1
        return shares

    def _off_middle(self, cell: int, top: int, end: int) -> float:
        middle = (_middle(self.rows[top]) + _middle(self.rows[end])) / 2
        return abs(middle - _middle(self.cells[cell])) / self.cells[cell][0].height

    def _left_over(self, shares: Shares) -> bool:
        """Does another cell of the column stand beside the rows that were shared out?"""
        over, under = (_middle(self.rows[row]) for row in (min(shares), max(shares)))
        others = (_middle(cell) for n, cell in enumerate(self.cells) if n not in shares.values())
        return any(over <= middle <= under for middle in others)

    def from_tops(self) -> Shares:
        """Each cell's rows from the one that it is level with to the next one's; none, if a row with labels stands over
        the first one's."""
        level = {
            n: row
            for n in range(len(self.cells))
            for row in range(len(self.rows))
            if self._off_middle(n, row, row) <= _OFF_MIDDLE
        }
        if len(self.heads) < 2 or any(n not in level for n in self.heads):
            return {}
        if any(self.labels[row] for row in range(min(level.values()))):
            return {}
        starts = sorted((row, n) for n, row in level.items())
        shares: dict[int, int] = {}
        for (start, n), (stop, _) in pairwise([*starts, (len(self.rows), 0)]):
            if self._repeats(range(start, stop)):
                return {}
            shares |= dict.fromkeys(range(start, stop), n)
        return shares

    def _repeats(self, block: range) -> bool:
        """One person has one number: the same label twice is another's."""
        labels = [label for row in block for label in self.labels[row]]
        return len(labels) > len(set(labels))


def _joined(cells: Sequence[Row], height: int) -> list[Row]:
    """The cells, lines that stand close as one."""
    joined: list[Row] = []
    for cell in cells:
        if joined and cell[0].box[1] - joined[-1][-1].box[3] < _BROKEN * height:
            joined[-1] = [*joined[-1], *cell]
        else:
            joined.append(list(cell))
    return joined


def _rows(lines: Sequence[TokenLine]) -> list[Row]:
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: _middle([line])):
        if rows and _middle([line]) - _middle(rows[-1]) <= _SLACK * min(line.height, rows[-1][0].height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _middle(lines: Row) -> float:
    return (min(line.box[1] for line in lines) + max(line.box[3] for line in lines)) / 2
