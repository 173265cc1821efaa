"""The people of a paper, as the catalogue's labels tell: by which words each is named, and which details are whose.

«کد ملی موجر» says that the number is the lessor's, and that «کد ملی» beside his name is it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from chalicelib.reading.persons import DETAILS, NAME_KINDS, role_of
from chalicelib.reading.tokens import fold_known

if TYPE_CHECKING:
    from chalicelib.catalogue import DocumentType

_PERSONAL = (*NAME_KINDS, "national_id", "mobile", "landline")
_PLACES = ("address", "postal_code", "mobile", "landline")
_FULL_NAME = fold_known("نام و نام خانوادگی")
PARTS = ("given_name", "family_name")
"""The fields of papers that have one for each part of a name."""
_GIVEN, _FAMILY = ("نام", "نام کوچک"), ("نام خانوادگی", "نام خانواده", "نام فامیل", "فامیل", "شهرت")


@dataclass(frozen=True)
class Parties:
    """``roles``: a word for a person's part, folded → the field of his name; ``called``: words after a person that say
    the same; ``whose``: a field → the name of the person whom it tells of; ``bare``: a field → its labels without that
    person («کد ملی»); ``parts``: the two parts of a field's name, as if fields of their own → their labels;
    ``personal``: fields of people; ``places``: where somebody lives and is called, if no label says who."""

    roles: Mapping[str, str] = attribute(default_factory=dict)
    called: Mapping[str, str] = attribute(default_factory=dict)
    whose: Mapping[str, str] = attribute(default_factory=dict)
    bare: Mapping[str, tuple[str, ...]] = attribute(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = attribute(default_factory=dict)
    personal: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @classmethod
    def of(cls, document: DocumentType) -> Parties:
        names = [spec for spec in document.fields if spec.kind in NAME_KINDS]
        roles = {role: spec.id for spec in names for text in spec.labels if (role := role_of(fold_known(text)))}
        called = {fold_known(text): spec.id for spec in names for text in spec.told_after}
        whose, bare = _details(document, roles)
        several = len(set(roles.values())) > 1 and bool(whose)
        personal = frozenset(x.id for x in document.fields if x.kind in _PERSONAL or x.id in DETAILS)
        places = frozenset(spec.id for spec in document.fields if spec.kind in _PLACES) - whose.keys()
        parts = _parts(document, roles, bare)
        whose |= {part: name for name in whose.values() for part in parts_of(name) if part in parts}
        return cls(roles, called, whose if several else {}, bare if several else {}, parts, personal | {*parts}, places)

    @property
    def several(self) -> bool:
        """Does the paper tell details of somebody who is one of several people?"""
        return bool(self.whose)

    def details_of(self, names: Iterable[str]) -> frozenset[str]:
        """The fields that tell of these people beside their names: where a paper has two for one, it's open of whom."""
        wanted = frozenset(names)
        if self.several:
            details = {field for field, name in self.whose.items() if name in wanted and field != name}
        else:
            details = set(self.personal) - {*self.roles.values()} if wanted else set()
        return frozenset(details - self.parts.keys())

    def says_whose(self, folded: str) -> bool:
        """Does the label name its person itself?"""
        return any(folded != role and folded.endswith(role) for role in self.roles)


def parts_of(name: str) -> tuple[str, str]:
    """What the given and the family name of a field with the whole name are called."""
    return f"{name}.given", f"{name}.family"


def whole_of(part: str) -> str:
    """The field whose part this is; any other field itself."""
    return part.partition(".")[0]


def _parts(
    document: DocumentType, roles: Mapping[str, str], bare: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Of each field that «نام و نام خانوادگی» may mean; none on a paper that has fields of its own for them."""
    if any(spec.id in PARTS for spec in document.fields):
        return {}
    whole = {spec.id: {*map(fold_known, spec.labels), *bare.get(spec.id, ())} for spec in document.fields}
    names = [
        spec.id
        for spec in document.fields
        if spec.kind == "name" and (_FULL_NAME in whole[spec.id] or set(roles.values()) == {spec.id})
    ]
    return dict(pair for name in names for pair in zip(parts_of(name), (_GIVEN, _FAMILY), strict=True))


def _details(document: DocumentType, roles: Mapping[str, str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    whose: dict[str, str] = {}
    bare: dict[str, list[str]] = defaultdict(list)
    for spec in document.fields:
        for prefix, name in _without_role([fold_known(text) for text in spec.labels], roles):
            if spec.kind not in NAME_KINDS:
                whose.setdefault(spec.id, name)
                bare[spec.id].append(prefix)
            elif prefix == _FULL_NAME and name == spec.id:
                bare[spec.id].append(prefix)
    names = {name: name for name in roles.values()} if whose else {}
    return names | whose, {field: tuple(dict.fromkeys(texts)) for field, texts in bare.items()}


def _without_role(labels: list[str], roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for label in labels:
        for role in sorted(roles, key=len, reverse=True):
            if label != role and label.endswith(role):
                yield label.removesuffix(role), roles[role]
                break
