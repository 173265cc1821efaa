"""A paper with its design, ready to be drawn: which fields are printed, under which labels and titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from chalicelib.catalogue import DocumentType, FieldSpec
from forms.layouts import Item
from forms.printing import printed
from forms.rosters import Table, tabled
from forms.values import Paper
from forms.words import Lines, Look

_SPEAKING, _TABLED = 1.5, 0.5


@dataclass(frozen=True)
class Draft:
    """``aside``: what else a text may say of a person of the paper, by the name of a field that it doesn't have.
    ``hand``: who fills it in with a pen, by a seed; empty for a paper that is typed."""

    paper: Paper
    look: Look
    aside: Callable[[str], str | None]
    hand: str = ""

    @property
    def titles(self) -> Lines:
        return self.look.titles or (_bare(self.paper.type.title.fa),)

    def letterhead(self, rng: Random) -> Lines:
        """One of the design's; of a type that nobody designed, its strongest cues stand beneath."""
        chosen = rng.choice(self.look.letterhead) if self.look.letterhead else ()
        return chosen if self.look.titles else (*chosen, *_cues(self.paper.type))

    def items(self, rng: Random) -> list[Item]:
        """The fields that this print has, each under one of its labels."""
        usual, arabic = rng.random() < 0.6, rng.random() < 0.08
        spell = _arabic if arabic else str
        return [
            Item(
                field.id,
                spell(labels[0] if usual else rng.choice(labels)),
                spell(printed(field.kind, value, rng)),
                _rows(field, value, rng),
            )
            for field in self.paper.type.fields
            if (labels := self._labels(field))
            and (value := self.paper.values.get(field.id)) is not None
            and not (field.id in self.look.sometimes and rng.random() < 0.35)
        ]

    def _labels(self, field: FieldSpec) -> list[str]:
        """Its labels without those that another field of the type has too, as far as any are left."""
        often = Counter(label for other in self.paper.type.fields for label in other.labels)
        own = [label for label in field.labels if often[label] == 1]
        return own or list(field.labels)


def _rows(field: FieldSpec, value: str, rng: Random) -> Table:
    """Every other list of persons stands in a table."""
    return tabled(value, field.columns, rng) if field.columns and rng.random() < _TABLED else ()


def _cues(type_: DocumentType) -> Lines:
    """At most two words or phrases that speak for the type and aren't printed as its title or a label anyway."""
    there = [_bare(type_.title.fa), *(label for field in type_.fields for label in field.labels)]
    strong = sorted((cue for cue in type_.cues if cue.weight >= _SPEAKING), key=lambda cue: -cue.weight)
    return tuple(cue.text for cue in strong if not any(cue.text in text for text in there))[:2]


def _bare(title: str) -> str:
    """As forms print it: without the small hamza that careful spelling puts over a he."""
    return title.replace("\u0654", "")


def _arabic(text: str) -> str:
    """As an old keyboard layout writes it: the Arabic ye and kaf."""
    return text.replace("ی", "ي").replace("ک", "ك")
