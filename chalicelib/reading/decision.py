"""``ok`` or ``check``: what may be relied upon, over all the documents of a package. Pure, and light to import.

``ok`` says three things. Nothing speaks against the value: its own check, another document, the label, where it ends.
Somebody else than the recogniser bears witness: the second engine, the network of numbers or of letters, another
document, a check digit or a list of few words, the PDF's own text or a printed form's code. And the evidence together,
weighed as labelled pages have taught (``calibration``), leaves a chance of error under the limit that the catalogue
sets for the field. A recogniser that is sure of itself alone is not believed: on print that it never saw it errs surely
(docs/reading.md). Documents that one engine alone has read are no two witnesses, save where a check digit speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from chalicelib import fields
from chalicelib.catalogue import Catalogue, FieldSpec, Service
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.fields import Kind
from chalicelib.reading import calibration
from chalicelib.reading.calibration import AGAIN, CHECKS, OF_NUMBERS, supports
from chalicelib.reading.majority import read_again
from chalicelib.reading.model import ORDER_UNCLEAR, DocumentReading, Evidence, FieldReading, Status
from chalicelib.reading.peers import Peer, Side, peers_of, rules_for
from chalicelib.reading.values import same_exactly

Act = Callable[[FieldReading, FieldSpec, Sequence[Peer]], FieldReading]
Judge = Callable[[FieldReading, Kind, Sequence[Evidence]], float]
"""The probability that a value is right, by its evidence; the field's reasons are what else speaks against it."""

_SELF_PROVING = ("check_digit", "word_list")
"""A misread value hardly passes these: nine digits and their tenth, one of few words to the letter."""
_LONG, _MISREAD = 6, frozenset(("readings_differ", "not_confirmed")) | calibration.HARD_TO_READ
_SIGN_LOST = "sign_perhaps_lost"
_CONFIRMING = ("second_reading", "text_layer", "printed_code")


def decide(
    readings: Mapping[str, DocumentReading],
    service: Service,
    catalogue: Catalogue,
    applicant_kind: str | None = None,
    judge: Judge = calibration.probability,
) -> dict[str, DocumentReading]:
    """The same readings with each field's status, confidence and reasons in the light of the other documents.

    ``readings`` by document id, as extracted or as decided before (deciding twice changes nothing).
    Of the service's rules those of this ``applicant_kind`` say which fields must agree: an heir is not the owner.
    """
    rules = rules_for(service, applicant_kind)
    repaired = {name: _each(name, readings, rules, catalogue, repaired_by_peer) for name in readings}
    alone = {name: _each(name, repaired, rules, catalogue, partial(_decided_alone, judge=judge)) for name in repaired}
    judged = partial(decide_field, judge=judge)
    return {name: _each(name, alone, rules, catalogue, judged) for name in alone}


def _each(
    document: str, readings: Mapping[str, DocumentReading], rules: Sequence[Rule], catalogue: Catalogue, act: Act
) -> DocumentReading:
    """A document with ``act`` done to each of its fields."""
    reading = readings[document]
    described = catalogue.documents.get(reading.type or "")
    if described is None:
        return reading
    done = {
        name: act(field, described.field(name), peers_of(document, name, readings, rules, catalogue))
        for name, field in reading.fields.items()
        if described.has(name)
    }
    return reading.model_copy(update={"fields": {**reading.fields, **done}})


def _decided_alone(field: FieldReading, spec: FieldSpec, peers: Sequence[Peer], judge: Judge) -> FieldReading:
    del peers
    return decide_field(field, spec, judge=judge)


def decide_field(
    field: FieldReading, spec: FieldSpec, peers: Sequence[Peer] = (), judge: Judge = calibration.probability
) -> FieldReading:
    """One field's status, confidence and reasons from its own evidence and its peers in other documents; the status
    that it and they have so far is what each says by itself."""
    if field.value is None:
        return field.model_copy(update={"status": "missing", "confidence": 0.0, "reasons": ("not_found",)})
    kind = fields.of(spec)
    own = tuple(one for one in field.evidence if one.kind != "document")
    evidence = own + _document_evidence(kind, peers)
    settled = _settled(field, kind, peers)
    reasons = tuple(one for one in dict.fromkeys(_reasons(field, evidence)) if one not in settled)
    confidence = judge(field.model_copy(update={"reasons": reasons}), kind, evidence)
    if not reasons and _of_print(evidence) and confidence < 1 - spec.limit:
        reasons = (calibration.hard_to_read(field.value, evidence),)
    status: Status = "ok" if not reasons else ("invalid" if _failed(evidence) else "check")
    return field.model_copy(
        update={"status": status, "reasons": reasons, "evidence": evidence, "confidence": confidence}
    )


def _settled(field: FieldReading, kind: Kind, peers: Sequence[Peer]) -> tuple[str, ...]:
    """Doubts of this print that another one has settled: where it doesn't tell the order of its parts («۱۲/۳۴۵»), one
    that does and was read twice, and has the same."""
    told = any(
        same_exactly(kind, field.value or "", peer.theirs.text) and _read_twice(peer.theirs)
        for peer in peers
        if len(peer.mine.parts) == 1 and not any(map(_doubtful, peer.theirs.parts))
    )
    return (ORDER_UNCLEAR,) if told else ()


def _doubtful(part: FieldReading) -> bool:
    return supports(part.evidence, "label") is not True or any(one.kind == "parse" for one in part.evidence)


def _failed(evidence: Sequence[Evidence]) -> bool:
    return any(one.supports is False for one in evidence if one.kind in CHECKS)


def _reasons(field: FieldReading, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Why the value can't be relied upon yet, however likely it is."""
    printed = [one for one in evidence if one.kind == "printed_code"]
    told = any(one.supports for one in printed)
    confirmed = supports(evidence, "document") and read_again(field, evidence)
    for one in evidence:
        # The doubts of reading a print are settled by a code that says the same; that a value is unusual, by a second
        # reading and another document that has it too; that it fails its own check, by nothing.
        doubtful = one.kind == "parse" and not told
        unusual = one.kind in CHECKS and one.supports is None and not confirmed
        if one.detail and (doubtful or unusual or (one.kind in CHECKS and one.supports is False)):
            yield one.detail
    yield from (one.detail for one in printed if one.detail)
    if supports(evidence, "document") is False:
        yield "documents_differ"
    if not any(one.detail for one in printed):
        yield from _doubts_of_print(field, evidence)


def _of_print(evidence: Sequence[Evidence]) -> bool:
    """Was it read off a picture alone? A form's code and a text layer are exact."""
    return not (supports(evidence, "printed_code") or supports(evidence, "text_layer"))


def _doubts_of_print(field: FieldReading, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Was the right stretch of the page read right? Where a form's code speaks against the print, that says enough."""
    if supports(evidence, "label") is not True:
        yield "label_unsure"
    second, document = read_again(field, evidence), supports(evidence, "document")
    printed = supports(evidence, "printed_code") is True
    if not (document or printed):
        # Both engines read the same stretch of a page: where running text ends, neither can confirm.
        yield from (one.detail for one in evidence if one.kind == "extent")
    # What was read failed its check digit; that what a network of numbers read passes it by chance is seldom.
    networks = [supports(evidence, kind) for kind in (*OF_NUMBERS, "second_reading")]
    passed = supports(evidence, "check_digit") and any(networks[:-1]) and False not in networks
    if field.repaired and not (second or document or printed or passed):
        yield "repaired"
    proven = any(supports(evidence, kind) for kind in _SELF_PROVING)
    if _of_print(evidence) and not (second or document or proven):
        yield "readings_differ" if second is False else "not_confirmed"


def _document_evidence(kind: Kind, peers: Sequence[Peer]) -> tuple[Evidence, ...]:
    """Do the other documents say the same, to the letter? One engine misreads a sort of print alike on every paper:
    its agreement with itself counts only where a check digit passed or the other engine read one side the same, and not
    where both prints may have lost the same sign."""
    alike = [peer for peer in peers if same_exactly(kind, peer.mine.text, peer.theirs.text)]
    agree = [peer for peer in alike if not _worn_alike(peer)]
    differ = [peer for peer in peers if peer.ruled and kind.same(peer.mine.text, peer.theirs.text) < 1.0]
    misread = all(_surer(peer.mine, peer.theirs) for peer in differ)
    if agree and not _both_contradicted(agree):
        independent = kind.strong or any(_read_twice(side) for peer in agree for side in (peer.mine, peer.theirs))
        return (Evidence(kind="document", supports=True if independent else None, detail=str(len(agree))),)
    return (Evidence(kind="document", supports=None if misread else False, detail=str(len(differ))),) if differ else ()


def _worn_alike(peer: Peer) -> bool:
    """Two papers in one type, worn alike: «۸۲۵٫۶۸» may be read as «۸۲۵۶۸» on both."""
    return all(
        any(one.detail == _SIGN_LOST for one in part.evidence) for part in (*peer.mine.parts, *peer.theirs.parts)
    )


def _surer(mine: Side, theirs: Side) -> bool:
    """Is a long number proven by its check digit or by both networks, and the other one all but the same and itself
    hardly read? Then the other one is misread. A wholly different one may be another thing's or person's on either
    paper, as a name may be, and of a short one every reader may take one digit for another alike."""
    numeric = not any(c.isalpha() for c in mine.text) and sum(c.isdecimal() for c in mine.text) >= _LONG
    sure = all(part.status == "ok" and not part.repaired and _proven(part.evidence) for part in mine.parts)
    misread = any(_failed(part.evidence) or not _MISREAD.isdisjoint(part.reasons) for part in theirs.parts)
    return numeric and sure and misread and _almost_alike(mine.text, theirs.text)


def _proven(evidence: Sequence[Evidence]) -> bool:
    return supports(evidence, "check_digit") is True or all(supports(evidence, kind) for kind in OF_NUMBERS)


def _almost_alike(one: str, other: str) -> bool:
    """But for one digit in three."""
    from rapidfuzz.distance.Levenshtein import distance

    mine, theirs = ("".join(c for c in text if c.isdecimal()) for text in (one, other))
    return distance(mine, theirs) <= len(mine) // 3


def _read_twice(side: Side) -> bool:
    """Is every part of it confirmed by the other engine, the PDF's own text, or the code of a form that we printed?"""
    return all(
        any(supports(part.evidence, kind) for kind in _CONFIRMING) or read_again(part, part.evidence)
        for part in side.parts
    )


def _both_contradicted(peers: Sequence[Peer]) -> bool:
    """Did the second engine read one and the same other value on both papers? Then the first may err alike on both."""
    return any(_second_said(peer.mine.parts) & _second_said(peer.theirs.parts) for peer in peers)


def _second_said(parts: Sequence[FieldReading]) -> frozenset[str]:
    return frozenset(
        one.detail for part in parts for one in part.evidence if one.kind in AGAIN and one.supports is False
    )


def repaired_by_peer(field: FieldReading, spec: FieldSpec, peers: Sequence[Peer]) -> FieldReading:
    """A value that fails its own check gives way to a recogniser's alternative that another document carries; one whose
    print doesn't tell the order of its parts («۱۲/۳۴۵») takes another document's order."""
    kind = fields.of(spec)
    alone = [peer for peer in peers if len(peer.mine.parts) == 1]
    if field.value and field.order_unclear:
        told = (peer.theirs.text for peer in alone if not any(part.order_unclear for part in peer.theirs.parts))
        other = next((value for value in told if kind.perhaps_same(field.value, value)), field.value)
        return field.model_copy(update={"value": other})
    if not _failed(field.evidence):
        return field
    for value, _ in field.alternatives:
        if kind.check(value).outcome == "right" and any(same_exactly(kind, value, p.theirs.text) for p in alone):
            return _with_value(field, kind, value)
    return field


def _with_value(field: FieldReading, kind: Kind, value: str) -> FieldReading:
    kept = tuple(one for one in field.evidence if one.kind not in (*CHECKS, *AGAIN, "parse"))
    check = Evidence(kind=kind.check_name or "check", supports=True)
    return field.model_copy(update={"value": value, "repaired": True, "evidence": (*kept, check)})
