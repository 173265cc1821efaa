"""For each kind of rule, how values are changed so that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from chalicelib.fields.amounts import plain_decimal
from chalicelib.fields.persian import comparable
from chalicelib.fields.persons import names_one
from forms.days import iso, shifted
from forms.draws import drawn
from forms.places import Place
from forms.values import Author

Found = Mapping[str, list[Place]]
_DRAWS = 2000


def _equal(_rule: Any, found: Found, author: Author, _rng: Random) -> None:
    """The first value holds; but the company's name before a person's."""
    if found["values"]:
        leader = max(found["values"], key=lambda place: place.text == author.company)
        for place in found["values"]:
            if not place.same(leader):
                place.copy(leader)


def _among(_rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    for place in found["value"]:
        if found["among"] and not any(place.same(other) for other in found["among"]):
            place.copy(found["among"][0])


def _named_in(_rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    for name, text in _pairs(found, "value", "text"):
        if text.kind.id == "persons":
            if not names_one(text.text, name.text):
                text.put(f"{name.text}، فرزند؛ {text.text}")
        elif comparable(name.text) not in comparable(text.text):
            text.put(f"{name.text}، {text.text}")


def _same_main(_rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    for place in found["values"][1:]:
        main = found["values"][0].text.partition("/")[0]
        place.put(f"{main}/{place.text.partition('/')[2]}")


def _sum(_rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    for total in found["total"]:
        if found["parts"]:
            total.put(plain_decimal(sum((Decimal(part.text) for part in found["parts"]), Decimal(0))))


def _not_expired(_rule: Any, found: Found, author: Author, rng: Random) -> None:
    for place in found["value"]:
        if place.text < iso(author.today):
            place.put(iso(author.today + timedelta(days=rng.randint(30, 900))))


def _not_in_future(_rule: Any, found: Found, author: Author, rng: Random) -> None:
    for place in found["value"]:
        if place.text > iso(author.today):
            place.put(iso(author.today - timedelta(days=rng.randint(0, 60))))


def _before(_rule: Any, found: Found, author: Author, rng: Random) -> None:
    """The later date moves behind the earlier one, but not behind today if it was not; else the earlier one back."""
    for first, second in _pairs(found, "first", "second"):
        if first.text > second.text:
            later = shifted(first.text, rng.randint(1, 20))
            if later > iso(author.today) >= second.text:
                first.put(shifted(second.text, -rng.randint(20, 400)))
            else:
                second.put(later)


def _within(rule: Any, found: Found, _author: Author, rng: Random) -> None:
    """A whole number between the bounds, or the only bound that there is."""
    low, high = rule.low, rule.high
    for place in found["value"]:
        amount = Decimal(place.text)
        if (low is not None and amount < low) or (high is not None and amount > high):
            lowest, highest = (high if low is None else low), (low if high is None else high)
            place.put(str(rng.randint(int(lowest), int(highest))))


def _one_of(rule: Any, found: Found, _author: Author, rng: Random) -> None:
    for place in found["value"]:
        if place.text not in rule.options:
            place.put(rng.choice(rule.options))


def _starts_with(rule: Any, found: Found, author: Author, rng: Random) -> None:
    """Another value of the kind; where none that is drawn begins so, the beginning in place of the value's own."""
    for place in found["value"]:
        if place.text.startswith(rule.options):
            continue
        field = place.paper.type.field(place.names[0])
        tries = (drawn(field, rng, author.today, (-400, -25), (place.text,)) for _ in range(_DRAWS))
        begin = rng.choice(rule.options)
        place.put(next((text for text in tries if text.startswith(rule.options)), begin + place.text[len(begin) :]))


def _limit(rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    """The word with the widest limit, or with none; where that is too little, less of the value."""
    for value, word in _pairs(found, "value", "by"):
        if Decimal(value.text) <= rule.limits.get(word.text, Decimal(value.text)):
            continue
        free = [option for option in word.paper.type.field(word.names[0]).options if option not in rule.limits]
        word.put(free[0] if free else max(rule.limits, key=lambda option: rule.limits[option]))
        if not free and Decimal(value.text) > rule.limits[word.text]:
            value.put(plain_decimal(rule.limits[word.text]))


def _paid(_rule: Any, found: Found, _author: Author, _rng: Random) -> None:
    for bill, receipt in zip(found["bill"], found["receipt"], strict=False):
        receipt.copy(bill)


def _pairs(found: Found, first: str, second: str) -> Iterator[tuple[Place, Place]]:
    """Every place of the one with every place of the other; within a paper only where both are in papers of a type."""
    for one in found[first]:
        for other in found[second]:
            if one.paper is other.paper or one.paper.type.id != other.paper.type.id:
                yield one, other


# Rule kind → what makes it hold, given the rule, where its references lead, who wrote the papers and a source of
# chance. A kind that isn't here leaves the values as the facts made them.
KEEP: dict[str, Callable[[Any, Found, Author, Random], None]] = {
    "equal": _equal,
    "equal_name": _equal,
    "equal_amount": _equal,
    "alike": _equal,
    "among": _among,
    "named_in": _named_in,
    "same_main_plaque": _same_main,
    "sum_of": _sum,
    "not_expired": _not_expired,
    "not_in_future": _not_in_future,
    "before": _before,
    "within": _within,
    "one_of": _one_of,
    "starts_with": _starts_with,
    "limit_by": _limit,
    "paid": _paid,
}
