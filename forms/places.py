"""Where the values stand that a rule refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib import fields
from chalicelib.catalogue.rule_kinds import split
from forms.values import Paper


@dataclass(frozen=True)
class Place:
    """A value of a paper; of a name in two fields, both."""

    paper: Paper
    names: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.paper.values[name] for name in self.names)

    @property
    def kind(self) -> fields.Kind:
        return fields.of(self.paper.type.field(self.names[0]))

    def same(self, other: Place) -> bool:
        return self.kind.same(self.text, other.text) == 1.0

    def put(self, text: str) -> None:
        """Write the text there; of a name in two fields, the family name is what follows the first word."""
        parts = text.split(maxsplit=len(self.names) - 1) if len(self.names) > 1 else [text]
        self.paper.values.update(zip(self.names, parts, strict=False))

    def copy(self, other: Place) -> None:
        """Write what stands in the other place: field by field where both have as many."""
        if len(self.names) == len(other.names):
            values = [other.paper.values[name] for name in other.names]
            self.paper.values.update(zip(self.names, values, strict=True))
        else:
            self.put(other.text)


def places(papers: Sequence[Paper], referred: str | tuple[str, ...]) -> Iterator[Place]:
    """For each reference in turn, its value in each paper of the type that has it."""
    for reference in (referred,) if isinstance(referred, str) else referred:
        type_id, names = split(reference)
        for paper in papers:
            if paper.type.id == type_id and all(name in paper.values for name in names):
                yield Place(paper, names)
