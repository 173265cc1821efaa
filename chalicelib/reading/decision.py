"""``ok`` or ``check``: what may be relied upon, over all the documents of a package. Pure, and light to import.

Until confidences are calibrated the rule is strict: ``ok`` needs two independent readings, two documents that agree
on every letter or, on a form that Daftar printed, its code, a sure label, and, where the kind has a check digit or
calendar, that check passed. Documents that one engine alone has read are no two witnesses, save where a check digit
speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp, log

from chalicelib import fields
from chalicelib.catalogue import Catalogue, Service
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.fields import Kind
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading, Status
from chalicelib.reading.peers import Peer, Side, peers_of, rules_for
from chalicelib.reading.values import same_exactly

Act = Callable[[FieldReading, Kind, Sequence[Peer]], FieldReading]

_CHECKS = ("check_digit", "calendar", "check")
_CONFIRMING = ("second_reading", "text_layer", "printed_code")
_SURE_READER = 0.5
_SHORT = 4
_SURE_SHORT = 0.85
_ALIKE = frozenset("12")
"""What both engines make of a worn ۴, ۶ or ۷: they may agree on a number and both be wrong (docs/reading.md)."""
_WEIGHTS: Mapping[tuple[str, bool], float] = {
    ("check_digit", True): 2.5,
    ("check_digit", False): -5.0,
    ("calendar", True): 1.0,
    ("calendar", False): -5.0,
    ("check", True): 1.0,
    ("check", False): -4.0,
    ("second_reading", True): 3.5,
    ("second_reading", False): -0.7,
    ("document", True): 3.5,
    ("document", False): -1.0,
    ("label", False): -1.5,
    ("text_layer", True): 4.0,
    ("printed_code", True): 4.0,
    ("printed_code", False): -2.0,
}
_REPAIRED = -1.5
_LOWEST, _HIGHEST = 0.01, 0.999
"""Log-odds of a value being right that each kind of evidence adds: rough until calibrated on held-out scans."""


def decide(
    readings: Mapping[str, DocumentReading],
    service: Service,
    catalogue: Catalogue,
    applicant_kind: str | None = None,
) -> dict[str, DocumentReading]:
    """The same readings with each field's status, confidence and reasons in the light of the other documents.

    ``readings`` by document id, as extracted or as decided before (deciding twice changes nothing).
    Of the service's rules those of this ``applicant_kind`` say which fields must agree: an heir is not the owner.
    """
    rules = rules_for(service, applicant_kind)
    repaired = {name: _each(name, readings, rules, catalogue, repaired_by_peer) for name in readings}
    return {name: _each(name, repaired, rules, catalogue, decide_field) for name in repaired}


def _each(
    document: str, readings: Mapping[str, DocumentReading], rules: Sequence[Rule], catalogue: Catalogue, act: Act
) -> DocumentReading:
    """A document with ``act`` done to each of its fields."""
    reading = readings[document]
    described = catalogue.documents.get(reading.type or "")
    if described is None:
        return reading
    done = {
        name: act(field, fields.of(described.field(name)), peers_of(document, name, readings, rules, catalogue))
        for name, field in reading.fields.items()
        if described.has(name)
    }
    return reading.model_copy(update={"fields": {**reading.fields, **done}})


def decide_field(field: FieldReading, kind: Kind, peers: Sequence[Peer] = ()) -> FieldReading:
    """One field's status, confidence and reasons from its own evidence and its peers in other documents."""
    if field.value is None:
        return field.model_copy(update={"status": "missing", "confidence": 0.0, "reasons": ("not_found",)})
    own = tuple(one for one in field.evidence if one.kind != "document")
    evidence = own + _document_evidence(kind, peers)
    reasons = tuple(dict.fromkeys(_reasons(field, evidence)))
    status: Status = "ok" if not reasons else ("invalid" if _failed(evidence) else "check")
    confidence = _confidence(evidence, repaired=field.repaired)
    return field.model_copy(
        update={"status": status, "reasons": reasons, "evidence": evidence, "confidence": confidence}
    )


def _supports(evidence: Sequence[Evidence], kind: str) -> bool | None:
    """True if any of the kind supports, else False if any contradicts, else None."""
    said = {one.supports for one in evidence if one.kind == kind}
    return True if True in said else (False if False in said else None)


def _failed(evidence: Sequence[Evidence]) -> bool:
    return any(one.supports is False for one in evidence if one.kind in _CHECKS)


def _recogniser(evidence: Sequence[Evidence]) -> float:
    return next((float(one.detail) for one in evidence if one.kind == "recogniser"), 0.0)


def _reasons(field: FieldReading, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Why the value can't be relied upon yet; none at all means ``ok``."""
    printed = [one for one in evidence if one.kind == "printed_code"]
    # The doubts of reading a print are settled by a code that says the same; the value's own check is not.
    doubts = _CHECKS if any(one.supports for one in printed) else ("parse", *_CHECKS)
    for one in evidence:
        if one.kind in doubts and one.supports is not True and one.detail:
            yield one.detail
    yield from (one.detail for one in printed if one.detail)
    if _supports(evidence, "document") is False:
        yield "documents_differ"
    if not any(one.detail for one in printed):
        yield from _doubts_of_print(field, evidence)


def _doubts_of_print(field: FieldReading, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Was the right stretch of the page read right? Where a form's code speaks against the print, that says enough."""
    if _supports(evidence, "label") is not True:
        yield "label_unsure"
    second, document = _supports(evidence, "second_reading"), _supports(evidence, "document")
    exact = _supports(evidence, "text_layer") is True
    printed = _supports(evidence, "printed_code") is True
    if not (document or printed):
        # Both engines read the same stretch of a page: where running text ends, neither can confirm.
        yield from (one.detail for one in evidence if one.kind == "extent")
    if not (exact or second or document or printed):
        yield "readings_differ" if second is False else "not_confirmed"
    if not (exact or document or printed) and second and _alike_and_unchecked(field, evidence):
        yield "digits_alike"
    if field.repaired and not (second or document or printed):
        yield "repaired"
    if not (exact or printed) and _recogniser(evidence) < (
        _SURE_SHORT if _short(field) and not second else _SURE_READER
    ):
        yield "low_confidence"


def _alike_and_unchecked(field: FieldReading, evidence: Sequence[Evidence]) -> bool:
    """A bare number with such digits and no check of its own?"""
    value = field.value or ""
    bare = value.replace(".", "").replace("/", "").isdigit()
    return bare and not _ALIKE.isdisjoint(value) and not any(_supports(evidence, kind) for kind in _CHECKS)


def _short(field: FieldReading) -> bool:
    """So short that two readings may agree by chance."""
    return len(field.value or "") <= _SHORT


def _document_evidence(kind: Kind, peers: Sequence[Peer]) -> tuple[Evidence, ...]:
    """Do the other documents say the same, to the letter? One engine misreads a sort of print alike on every paper:
    its agreement with itself counts only where a check digit passed or the other engine read one side the same."""
    agree = [peer for peer in peers if same_exactly(kind, peer.mine.text, peer.theirs.text)]
    differ = [peer for peer in peers if peer.ruled and kind.same(peer.mine.text, peer.theirs.text) < 1.0]
    if agree and not _both_contradicted(agree):
        independent = kind.strong or any(_read_twice(side) for peer in agree for side in (peer.mine, peer.theirs))
        return (Evidence(kind="document", supports=True if independent else None, detail=str(len(agree))),)
    return (Evidence(kind="document", supports=False, detail=str(len(differ))),) if differ else ()


def _read_twice(side: Side) -> bool:
    """Is every part of it confirmed by the other engine, the PDF's own text, or the code of a form that we printed?"""
    return all(any(_supports(part.evidence, kind) for kind in _CONFIRMING) for part in side.parts)


def _both_contradicted(peers: Sequence[Peer]) -> bool:
    """Did the second engine read one and the same other value on both papers? Then the first may err alike on both."""
    return any(_second_said(peer.mine.parts) & _second_said(peer.theirs.parts) for peer in peers)


def _second_said(parts: Sequence[FieldReading]) -> frozenset[str]:
    return frozenset(
        one.detail for part in parts for one in part.evidence if one.kind == "second_reading" and one.supports is False
    )


def repaired_by_peer(field: FieldReading, kind: Kind, peers: Sequence[Peer]) -> FieldReading:
    """A value that fails its own check gives way to a recogniser's alternative that another document carries."""
    if not _failed(field.evidence):
        return field
    for value, _ in field.alternatives:
        alone = [peer for peer in peers if len(peer.mine.parts) == 1]
        if kind.check(value).outcome == "right" and any(same_exactly(kind, value, p.theirs.text) for p in alone):
            return _with_value(field, kind, value)
    return field


def _with_value(field: FieldReading, kind: Kind, value: str) -> FieldReading:
    kept = tuple(one for one in field.evidence if one.kind not in (*_CHECKS, "second_reading", "parse"))
    check = Evidence(kind=kind.check_name or "check", supports=True)
    return field.model_copy(update={"value": value, "repaired": True, "evidence": (*kept, check)})


def _confidence(evidence: Sequence[Evidence], *, repaired: bool) -> float:
    reader = min(_HIGHEST, max(_LOWEST, _recogniser(evidence)))
    odds = log(reader / (1 - reader)) + (_REPAIRED if repaired else 0.0)
    odds += sum(_WEIGHTS.get((one.kind, one.supports), 0.0) for one in evidence if one.supports is not None)
    return round(min(_HIGHEST, max(_LOWEST, 1 / (1 + exp(-odds)))), 4)
