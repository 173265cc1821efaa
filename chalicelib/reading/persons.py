"""Whose is it? Papers name people beside the one whose fields are read: a buyer, a proxy, an engineer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.reading.labels import LabelHit
from chalicelib.reading.tokens import fold_known, words_of

if TYPE_CHECKING:
    from chalicelib.catalogue import Catalogue, DocumentType
    from chalicelib.reading.sheet import Sheet

NAME_KINDS = ("name", "company_name")
DETAILS = ("father_name", "birth_date", "birth_certificate_no", "died_on", "discipline", "grade")
"""Fields that tell of a person whatever their kind."""
ONE_WORD = ("given_name", "family_name", "father_name", "mother_name")
"""Names that may be one word; a whole one has two at least."""
RELATIVES = words_of("پدر مادر همسر فرزند برادر خواهر وکیل نماینده شریک")
"""Somebody of a person's, whose details are not his."""
_ROLELESS = ("نام و نام خانوادگی", "مشخصات", "اسامی", "نام")
_RELATIVE_WORDS = ("پدر", "مادر", "فرزند", "شهرت", "خانوادگی", "خانواده", "کوچک", "مالکین", "شرکت")
_RELATIVES = frozenset(map(fold_known, _RELATIVE_WORDS))
_SURE = 0.8


@dataclass(frozen=True)
class People:
    """The words for people's parts, folded: ``own`` are those whose names are fields of this paper, ``others`` stand on
    other papers."""

    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, document: DocumentType, catalogue: Catalogue) -> People:
        own = frozenset(_roles([document]))
        return cls(own, frozenset(_roles(catalogue.documents.values())) - own)


def _roles(documents: Iterable[DocumentType]) -> Iterable[str]:
    for document in documents:
        for spec in document.fields:
            yield from (role for text in spec.labels if spec.kind in NAME_KINDS and (role := role_of(fold_known(text))))


def role_of(label: str) -> str:
    """«نام خریدار» → خریدار; nothing for labels that say of nobody in particular whose name it is."""
    for prefix in map(fold_known, _ROLELESS):
        label = label.removeprefix(prefix)
    return "" if label in _RELATIVES else label


def of_another(hit: LabelHit, sheet: Sheet, *, above: bool) -> bool:
    """Is the nearest person named before this label, on its line or (``above``) anywhere over it, somebody whom this
    paper has no fields for («وکیل: علی رضایی، کد ملی: …» on a title deed)?"""
    near = (other for other in sheet.hits if above or other.line is hit.line)
    before = (other for other in near if _place(other) <= _place(hit) and _names_someone(other, sheet.people))
    last = max(before, key=_place, default=None)
    return last is not None and _hit_role(last) in sheet.people.others


def _names_someone(hit: LabelHit, people: People) -> bool:
    return hit.likeness == 1.0 and hit.strength >= _SURE and _hit_role(hit) in people.own | people.others


def _hit_role(hit: LabelHit) -> str:
    return role_of(hit.folded)


def _place(hit: LabelHit) -> tuple[int, int]:
    """In reading order: rows from above, then from right to left."""
    box = hit.tokens[0].box if hit.line.flowed else hit.line.box
    return ((box[1] + box[3]) // 2 // hit.line.height, -hit.tokens[0].box[2])
