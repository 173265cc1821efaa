"""The model of the catalogue: which services there are, which documents they ask for, which fields a document carries.

Everything here is data that a municipality changes; no code names a service, a document or a field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from chalicelib.catalogue.rule_kinds import Rule

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Need = Literal["required", "optional", "conditional"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Name(_Model):
    """A name or title as people read it, in both languages."""

    fa: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Named(_Model):
    """Something that people pick from a list: an applicant kind, a reason."""

    id: Id
    name: Name


class Requirement(_Model):
    """A document that a service asks for: always, if it is at hand, or on a condition.

    ``alternatives``: types that do as well as ``type``. The conditions are ``when``, of these applicant kinds, and
    ``along_with``, of whoever hands in one of those types; ``unless`` excuses applicant kinds from a required one.
    ``at_least`` files are needed in all, ``at_most`` of each type expected (a card's two sides may be two files).
    """

    type: Id
    alternatives: tuple[Id, ...] = ()
    need: Need
    when: tuple[str, ...] = ()
    along_with: tuple[Id, ...] = ()
    unless: tuple[str, ...] = ()
    at_least: Annotated[int, Field(ge=1)] = 1
    at_most: Annotated[int, Field(ge=1)] = 1

    @model_validator(mode="after")
    def _condition_is_stated(self) -> Requirement:
        if (self.need == "conditional") != bool(self.when or self.along_with):
            raise ValueError(
                "need: conditional goes with when: [applicant kinds] or along_with: [document types], "
                "the others go without them"
            )
        if self.unless and self.need != "required":
            raise ValueError("unless: goes with need: required; write the applicant kinds that are asked under when:")
        if self.at_most < self.at_least and not self.alternatives:
            raise ValueError(f"at_most is under at_least; write at_most: {self.at_least} or more")
        return self

    @property
    def types(self) -> tuple[str, ...]:
        """The types that fulfil it, the usual one first."""
        return (self.type, *self.alternatives)

    def asked_of(self, applicant_kind: str, present: Collection[str] = ()) -> bool:
        """Must this applicant hand it in? ``present``: the types of the documents that are there."""
        if self.need == "required":
            return applicant_kind not in self.unless
        return applicant_kind in self.when or any(type_ in present for type_ in self.along_with)


class Columns(_Model):
    """What stands over the columns of a table with a person in each row. ``family_name`` where names stand in two."""

    name: Annotated[tuple[str, ...], Field(min_length=1)]
    family_name: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    national_id: tuple[str, ...] = ()
    share: tuple[str, ...] = ()

    @property
    def labels(self) -> dict[str, tuple[str, ...]]:
        return {name: getattr(self, name) for name in type(self).model_fields}


class Wording(_Model):
    """What a field is called on paper.

    ``labels`` are base spellings as printed (spaces, ZWNJ, ye and kaf are the matcher's business). In sentences
    ``told`` leads to a value too («لغایت» to a date), and ``told_after`` follows the person whose name it is («وکالت
    دادم»): both are words that would be no label on a form. ``opens`` are labels that a text begins with where it goes
    on at once («شعبه ۴ شورای حل اختلاف»).
    """

    labels: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    told_after: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()

    def with_(self, more: Wording | None) -> Self:
        """The same with another one's words before its own, since those are the usual ones."""
        if more is None:
            return self
        words = {name: (*getattr(more, name), *getattr(self, name)) for name in Wording.model_fields}
        return self.model_copy(update={name: tuple(dict.fromkeys(one)) for name, one in words.items()})


class FieldSpec(Wording):
    """A field of a document, and its wording there; what fields of its id are called anywhere (``wordings.yaml``) is
    added to it.

    ``limit`` is the probability of an error that a single ``ok`` may carry; over all of them it is far smaller.
    ``options``, ``length`` and ``plausible`` are for the kinds that ask for them: the words of a choice; the number of
    digits; the lowest and highest plausible year, district or number. ``columns``: of a list of persons, the heads of
    its table.
    """

    id: Id
    kind: Id
    name: Name
    required: bool = False
    options: tuple[str, ...] = ()
    length: Annotated[int, Field(ge=1)] | None = None
    plausible: tuple[int, int] | None = None
    columns: Columns | None = None
    limit: Annotated[float, Field(gt=0, lt=1)] = 0.01


class Cue(_Model):
    """Words that speak for a document type, and how strongly. Negative weights speak against it. ``#`` stands for any
    number («صفحه # دفتر #»); such words count only to the letter. «درخواست …»: how a word begins that a title of such
    a paper has, whatever else it says; its weight counts nothing."""

    text: Annotated[str, Field(min_length=2)]
    weight: float = 1.0


class DocumentType(_Model):
    """A kind of document: how it is recognised, what it carries, the rules that hold within it.

    ``counter_form``: a form of the counter's own, which is typed and printed there instead of filled in by hand.
    """

    id: Id
    title: Name
    cues: Annotated[tuple[Cue, ...], Field(min_length=1)]
    fields: tuple[FieldSpec, ...]
    rules: tuple[Rule, ...] = ()
    counter_form: bool = False

    @model_validator(mode="after")
    def _no_field_twice(self) -> DocumentType:
        ids = [field.id for field in self.fields]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise ValueError(f"field written twice: {', '.join(twice)}; keep one of each")
        return self

    def worded(self, wordings: Mapping[str, Wording]) -> Self:
        """The same with what fields of each id are called anywhere."""
        return self.model_copy(update={"fields": tuple(one.with_(wordings.get(one.id)) for one in self.fields)})

    def field(self, field_id: str) -> FieldSpec:
        """Raises ``KeyError`` for an id that the type doesn't have."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.fields)


class Service(_Model):
    """A service of the municipality.

    ``unit`` of the municipality reviews it, by staff of the role ``reviewer_role``; ``reviewers``: how many decide on a
    case independently. ``fee``: what the citizen is told of costs. ``objection_days``: how long a refused applicant may
    object. ``mending_days``: how long a wrong decision can be mended. ``accepts_others``: documents that nobody asked
    for are welcome (evidence, pictures) and files of an unknown type no cause for a warning.
    """

    id: Id
    name: Name
    applicant_kinds: Annotated[tuple[Named, ...], Field(min_length=1)]
    documents: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    rules: tuple[Rule, ...] = ()
    working_days: Annotated[int, Field(ge=1)]
    unit: Name | None = None
    reviewer_role: Literal["reviewer", "senior_reviewer"] = "reviewer"
    fee: Name | None = None
    accepts_others: bool = False
    reviewers: Annotated[int, Field(ge=1, le=3)] = 1
    objection_days: Annotated[int, Field(ge=0)] = 10
    mending_days: Annotated[int, Field(ge=0)] = 30
    refusal_reasons: Annotated[tuple[Named, ...], Field(min_length=1)]
    return_reasons: Annotated[tuple[Named, ...], Field(min_length=1)]

    def requirement(self, document_type: str) -> Requirement | None:
        return next((one for one in self.documents if document_type in one.types), None)


class Catalogue(_Model):
    """All of it. ``version`` is a hash of the content: two catalogues that say the same have the same version.
    ``other_labels``: of things that no document's field holds, and that papers have beside them."""

    version: str
    services: Mapping[str, Service]
    documents: Mapping[str, DocumentType]
    other_labels: tuple[str, ...] = ()

    def service(self, service_id: str) -> Service:
        """For showing what was handed in: a service that has been dropped since is called by its bare id, and asks for
        nothing. What is to be done for a service looks it up in ``services``."""
        known = self.services.get(service_id)
        return known or Service.model_construct(
            id=service_id,
            name=Name(fa=service_id, en=service_id),
            applicant_kinds=(),
            documents=(),
            working_days=1,
            refusal_reasons=(),
            return_reasons=(),
        )

    def title(self, type_: str) -> Name:
        """By its bare id where the type has been dropped since."""
        known = self.documents.get(type_)
        return known.title if known else Name(fa=type_, en=type_)

    def titles(self, types: Iterable[str]) -> Name:
        """The titles of types of which one is enough: «سند مالکیت یا اجاره‌نامه», ``Title deed or Lease``."""
        titles = [self.title(type_) for type_ in types]
        return Name(fa=" یا ".join(one.fa for one in titles), en=" or ".join(one.en for one in titles))
