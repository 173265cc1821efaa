"""A list of persons, as a certificate of inheritance names the heirs: name, relation, national id and share of each.

Printed as a table's rows, numbered, or in a sentence («ورثه عبارتند از مینا فرهودی همسر و کاوه فرهودی فرزند»). Where
one row ends and the next begins, print rarely says surely, so that a reading is always flagged (``rows-unsure``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from chalicelib.fields import persian
from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Plain, Shape, Verdict
from chalicelib.fields.name import PersonName
from chalicelib.fields.national_id import NationalId
from chalicelib.fields.share import Share

_COMMA, _STOP = "،", "؛"
_RELATIONS = frozenset(
    persian.words("همسر زوجه زوج شوهر فرزند پسر دختر پدر مادر برادر خواهر نوه ذکور اناث عمو عمه دایی خاله جد جده")
)
_CHILD = persian.comparable("فرزند")
_LABELS = frozenset(
    persian.words(
        "ردیف نام خانوادگی مشخصات نسبت متوفی متوفیه مرحوم مرحومه کد ملی شماره شناسنامه ش ش.ش سهم الارث سهم‌الارث"
        " میزان به با دارای دارنده متولد تولد تاریخ صادره از و ورثه وراث عبارتند است هستند می‌باشند میباشند آقای خانم"
        " حین الفوت حین‌الفوت نفر شرح ذیل زیر"
    )
)
_FRACTIONS = {"نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ربع": Fraction(1, 4), "سدس": Fraction(1, 6),
              "ثمن": Fraction(1, 8), "ثلثان": Fraction(2, 3)}  # fmt: skip
_COUNTED = r"(?:[\d٬٫.]+|[^\W\d_]+)"
_SHARE = re.compile(
    rf"\d+(?:\.\d+)?\s*/\s*\d+(?!\s*/|\d)|{_COUNTED} (?:سهم|دانگ)(?: مشاع)? از {_COUNTED} (?:سهم|دانگ)|{_COUNTED} دانگ"
)
_ID = re.compile(r"(?<!\d)\d{3}-?\d{6}-?\d(?!\d)")
_DATE = re.compile(r"\d{4}/\d{1,2}/\d{1,2}")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?\d{1,2}\s?(?:[-–.)]|(?=\s[^\W\d_]))")
_TOKEN = re.compile(rf"<[isr]\d+>|[{_COMMA}{_STOP}]|[^\s{_COMMA}{_STOP}]+")
_NAMES, _IDS, _SHARES = PersonName(Plain("name")), NationalId(Plain("national_id")), Share(Plain("share"))


@dataclass(frozen=True, slots=True)
class Person:
    """One row; what was not found in it is empty. ``share`` is canonical, as of kind ``share``."""

    name: str
    relation: str = ""
    national_id: str = ""
    share: str = ""

    @property
    def full(self) -> bool:
        """Does it say more than a name?"""
        return bool(self.relation or self.national_id or self.share)


class Persons(Kind):
    """Canonical: the rows with «؛ » between them, each ``name، relation، national id، share`` as far as they are there.

    Text in which no rows are found is kept as it is (``rows-unclear``): a name may still be looked for in it. A
    national id that fails its check is a reason to look and does not make the list impossible.
    """

    id = "persons"
    check_name = "check"
    runs_on = True
    shape = Shape("mixed", 4, 2000)

    def parse(self, text: str) -> Parsed | None:
        plain = persian.canonical(text).strip(" :|*_")
        if sum(one.isalpha() for one in plain) < 2:
            return None
        found, left_over = _rows(plain)
        if not any(person.full for person in found):
            return Parsed(plain, ("rows-unclear",))
        flags = ("rows-unsure", *(("digits-beside",) if left_over else ()))
        return Parsed(f"{_STOP} ".join(map(_row, found)), flags)

    def check(self, value: str) -> Verdict:
        ids = (person.national_id for person in persons(value) if person.national_id)
        wrong = any(_IDS.check(one).outcome == "wrong" for one in ids)
        return Verdict("undecidable", ("row-check-digit",)) if wrong else UNDECIDABLE

    def same(self, one: str, other: str) -> float:
        if persian.comparable(one) == persian.comparable(other):
            return 1.0
        first, second = (sorted(map(_compared, persons(value))) for value in (one, other))
        if first and first == second:
            return 1.0
        from rapidfuzz.distance import Levenshtein

        return min(0.99, Levenshtein.normalized_similarity(persian.comparable(one), persian.comparable(other)))

    def mask(self, value: str) -> str:
        return f"{_STOP} ".join(_NAMES.mask(person.name) for person in persons(value)) or "•••"


def persons(value: str) -> tuple[Person, ...]:
    """The rows of a canonical value; none where it is running text."""
    found, _ = _rows(value)
    return tuple(found) if any(person.full for person in found) else ()


def told(listed: Iterable[Person]) -> str:
    """The text of these rows, as a table's cells say them; of a relation only the words that are known for one, lest
    another be taken for a name."""
    return f"{_STOP} ".join(_row(replace(one, relation=_known_relation(one.relation))) for one in listed)


def _known_relation(text: str) -> str:
    return " ".join(word for word in persian.canonical(text).split() if _is_relation(word))


def total(value: str) -> Fraction | None:
    """The sum of the shares (1: the whole); None unless every row has one."""
    shares = [person.share for person in persons(value)]
    if not shares or not all(shares):
        return None
    parts = (share.partition("/") for share in shares)
    return sum((Fraction(above) / int(below) for above, _, below in parts), Fraction(0))


def names_one(value: str, name: str) -> bool:
    """Is a row's person of this name? By whole words: «علی رضا» is not «علی رضایی»."""
    wanted = persian.words(name)
    rows = persons(value)
    if not rows:
        return persian.comparable(name) in persian.comparable(value)
    return any(_NAMES.same(row.name, name) == 1.0 or _within(wanted, persian.words(row.name)) for row in rows)


def _within(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[start : start + size] == wanted for start in range(len(words) - size + 1))


def _compared(person: Person) -> tuple[str, ...]:
    return (*sorted(persian.words(person.name)), person.relation, person.national_id, person.share)


def _row(person: Person) -> str:
    return f"{_COMMA} ".join(filter(None, (person.name, person.relation, person.national_id, person.share)))


def _rows(plain: str) -> tuple[list[Person], bool]:
    """The persons, and whether digits were left that are nobody's."""
    reader = _Reader(plain)
    return list(reader.read()), reader.left_over


@dataclass
class _Reader:
    """Goes through the words; ids and shares stand in them as marks (``<i0>``), so that no part of one is a word."""

    plain: str
    left_over: bool = False
    _found: list[str] = field(default_factory=list)

    @cached_property
    def tokens(self) -> list[str]:
        text = _DATE.sub(" ", re.sub("[<>]", " ", self.plain))
        text = _SHARE.sub(self._share, _ID.sub(self._id, text))
        text = re.sub(r"[:()\[\]|*«»]", " ", _NUMBERED.sub(f" {_STOP} ", text))
        return _TOKEN.findall(text)

    def read(self) -> Iterator[Person]:
        now = Person("")
        for place, token in enumerate(self.tokens):
            if self._begins(now, place, token):
                yield from (now,) if now.name else ()
                now = Person("", relation=now.relation if not now.name and now.full else "")
            now = self._with(now, place, token)
        yield from (now,) if now.name else ()

    def _begins(self, now: Person, place: int, token: str) -> bool:
        """Does another row begin with this word? A name after a row that has more than a name does, and a relation
        after one that has its own."""
        if token == _STOP:
            return bool(now.name)
        if _is_relation(token):
            return bool(now.relation and now.name) and not _is_relation(self.tokens[place - 1])
        goes_on = place > 0 and _is_name(self.tokens[place - 1]) and not self._of_a_father(place - 1)
        return now.full and bool(now.name) and _is_name(token) and not (goes_on or self._of_a_father(place))

    def _with(self, now: Person, place: int, token: str) -> Person:
        word = persian.comparable(token)
        if token.startswith("<"):
            held = self._found[int(token[2:-1])]
            return replace(now, national_id=held) if token[1] == "i" else replace(now, share=held)
        if word in _FRACTIONS:
            return replace(now, share=_canonical_share(_FRACTIONS[word]))
        if _is_relation(token):
            of_a_father = word == _CHILD and now.name and self._father(place)
            return now if of_a_father else replace(now, relation=f"{now.relation} {token}".strip())
        if _is_name(token) and not self._of_a_father(place):
            return replace(now, name=f"{now.name} {token}".strip())
        self.left_over = self.left_over or any(one.isdecimal() for one in token)
        return now

    def _father(self, place: int) -> int:
        """How many words after «فرزند» are the father's name: one or two, before «به شماره ملی», «متولد» or an id."""
        after = self.tokens[place + 1 : place + 4]
        names = next((n for n, token in enumerate(after) if not _is_name(token)), len(after))
        ends = after[names] if names < len(after) else ""
        own = ends.startswith("<i") or persian.comparable(ends) in _LABELS - {"و"}
        return names if 1 <= names <= 2 and own else 0

    def _of_a_father(self, place: int) -> bool:
        return any(
            persian.comparable(self.tokens[start]) == _CHILD and place - start <= self._father(start)
            for start in range(max(0, place - 2), place)
        )

    def _id(self, found: re.Match[str]) -> str:
        return self._mark("i", found[0].replace("-", ""))

    def _share(self, found: re.Match[str]) -> str:
        parsed = _SHARES.parse(found[0])
        return self._mark("s", parsed.value) if parsed else found[0]

    def _mark(self, sort: str, value: str) -> str:
        self._found.append(value)
        return f" <{sort}{len(self._found) - 1}> "


def _is_relation(token: str) -> bool:
    return persian.comparable(token) in _RELATIONS


def _is_name(token: str) -> bool:
    word = persian.comparable(token)
    return word.isalpha() and word not in _LABELS and word not in _RELATIONS and word not in _FRACTIONS


def _canonical_share(fraction: Fraction) -> str:
    parsed = _SHARES.parse(f"{fraction.numerator}/{fraction.denominator}")
    assert parsed is not None
    return parsed.value
