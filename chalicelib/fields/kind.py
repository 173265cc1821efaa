"""What every field kind can do. A kind knows how its values are written, never which document they stand in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal, Protocol

from chalicelib.fields import persian

Outcome = Literal["right", "wrong", "undecidable"]
Characters = Literal["digits", "letters", "mixed"]
CheckName = Literal["check_digit", "calendar", "word_list", "check"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A canonical value and what was doubtful on the way; each flag has a sentence under ``reasons`` in ``texts/``."""

    value: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a kind's own check says of a value. ``reasons`` have their sentences under ``reasons`` in ``texts/``.

    ``right``: a check digit, calendar or list confirms it. ``wrong``: it can't be. ``undecidable``: nothing decides;
    with reasons, something is unusual.
    """

    outcome: Outcome
    reasons: tuple[str, ...] = ()


RIGHT = Verdict("right")
UNDECIDABLE = Verdict("undecidable")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the printed value looks like: the sort of characters, and how many without spaces and separators."""

    characters: Characters
    shortest: int
    longest: int


class Spec(Protocol):
    """The part of a catalogue's field that a kind asks for."""

    @property
    def kind(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def length(self) -> int | None: ...
    @property
    def plausible(self) -> tuple[int, int] | None: ...
    @property
    def opens(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A spec without parameters, for a kind that stands by itself."""

    kind: str
    options: tuple[str, ...] = ()
    length: int | None = None
    plausible: tuple[int, int] | None = None
    opens: tuple[str, ...] = ()


class Kind(ABC):
    """One field kind.

    ``check_name`` says what sort of evidence its check is: a check digit, the calendar, a short list of words, or a
    weaker check of form; None where nothing can be checked. ``runs_on``: the value may go on over several lines.
    ``groups``: how many digits its groups have where dashes part them, if that is always the same. ``telling``: words
    that give a value away without a label. ``halves``: the last words of its labels where its parts have one each.

    The defaults fit a code: two values are the same when they are equal, and only the end is shown when masked.
    """

    id: str
    check_name: CheckName | None = None
    runs_on: bool = False
    groups: tuple[int, ...] = ()
    telling: frozenset[str] = frozenset()
    halves: tuple[str, ...] = ()
    shape: Shape

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    @property
    def strong(self) -> bool:
        """Does it have a check digit, so that a passed check is evidence for every digit?"""
        return self.check_name == "check_digit"

    @property
    def has_check(self) -> bool:
        return self.check_name is not None

    @abstractmethod
    def parse(self, text: str) -> Parsed | None:
        """The canonical value in a recognised stretch of text (any digits, separators, units), or None."""

    def check(self, value: str) -> Verdict:
        """Judge a canonical value by itself."""
        del value
        return UNDECIDABLE

    def spelled_out(self, text: str) -> bool:
        """Is the text nothing but words of a short list, to the letter? Print is hardly misread as another of them."""
        del text
        return False

    def same(self, one: str, other: str) -> float:
        """0..1, how surely two canonical values mean the same; 1 only where nothing that matters differs."""
        return float(one == other)

    def same_exactly(self, one: str, other: str) -> bool:
        """Nothing that matters differs."""
        return self.same(one, other) == 1.0

    def perhaps_same(self, one: str, other: str) -> bool:
        """Would they be the same if a print that doesn't tell the order of a value's parts was read the other way?"""
        del one, other
        return False

    def show(self, value: str) -> str:
        """For a Persian screen. ``parse`` of it gives the value back."""
        return persian.show_digits(value)

    def mask(self, value: str) -> str:
        """Enough to recognise by someone who knows it, not enough to use."""
        return persian.mask_end(value, keep=3)
