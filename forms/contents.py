"""Which papers an applicant hands in for a service: what is asked for, and what else is wanted of the package."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

from chalicelib.catalogue import Catalogue, DocumentType, Requirement, Service
from chalicelib.catalogue.rule_kinds import Rule

_USUALLY = 3


@dataclass(frozen=True)
class Asked:
    """A service of a catalogue, asked for by one kind of applicant."""

    catalogue: Catalogue
    service: Service
    applicant: str

    def types(self, rng: Random, extra: Collection[str] = (), *, optional: bool = False) -> list[DocumentType]:
        """The documents in the service's order, a type as often as it is needed. Of alternatives chance takes one;
        ``extra`` types come in any case, optional ones if ``optional``."""
        chosen: list[str] = []
        for one in self._in_order():
            wanted = [type_id for type_id in one.types if type_id in extra]
            asked = one.asked_of(self.applicant, chosen) or (optional and one.need == "optional")
            if asked and not wanted and not any(type_id in chosen for type_id in one.types):
                wanted = rng.choices(one.types, (_USUALLY, *[1] * len(one.alternatives)))
            missing = (one.at_least if asked else 1) - len(wanted)
            chosen += [*wanted, *wanted[:1] * missing] if wanted else []
        order = [type_id for one in self.service.documents for type_id in one.types]
        return [self.catalogue.documents[type_id] for type_id in sorted(chosen, key=order.index)]

    def _in_order(self) -> list[Requirement]:
        """Those that hang on other documents come after them."""
        return sorted(self.service.documents, key=lambda one: bool(one.along_with))


def every_rule(service: Service, catalogue: Catalogue) -> Iterator[Rule]:
    """The service's rules, and those of every document that it may ask for."""
    yield from service.rules
    for type_id in dict.fromkeys(type_id for one in service.documents for type_id in one.types):
        yield from catalogue.documents[type_id].rules
