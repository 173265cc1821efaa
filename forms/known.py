"""``data/facts.yaml``: what fields say, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from forms.draws import Days
from forms.words import described

Facts = Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """The sections of the file; its comments say what each is for."""

    types: Mapping[str, Facts]
    fields: Facts
    texts: Mapping[str, tuple[str, ...]]
    services: Mapping[str, Mapping[str, tuple[str, ...]]]
    people: Facts
    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]
    days: Mapping[str, Days]
    kinds: Facts
    seldom: frozenset[str]
    any_text: tuple[str, ...]

    def fact(self, type_id: str, field_id: str) -> str | None:
        return self.types.get(type_id, {}).get(field_id) or self.fields.get(field_id)

    def sentences(self, service_id: str, type_id: str, field_id: str) -> tuple[str, ...] | None:
        own = self.services.get(service_id, {})
        return self.texts.get(f"{type_id}.{field_id}") or own.get(field_id) or self.texts.get(field_id)

    def range_of(self, field_id: str) -> Days:
        return next((days for ending, days in self.days.items() if field_id.endswith(ending)), (-400, -25))


@cache
def known() -> Known:
    raw = described("facts")
    return Known(
        types=raw["types"],
        fields=raw["fields"],
        texts=_sentences(raw["texts"]),
        services={service: _sentences(texts) for service, texts in raw["services"].items()},
        people=raw["people"],
        same=tuple((one, other) for one, other in raw["same"]),
        different=tuple((one, other) for one, other in raw["different"]),
        days={ending: (first, last) for ending, (first, last) in raw["days"].items()},
        kinds=raw["kinds"],
        seldom=frozenset(raw["seldom"]),
        any_text=tuple(raw["any_text"]),
    )


def _sentences(raw: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(texts) for field, texts in raw.items()}
