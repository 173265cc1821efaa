"""The reviewer's desk: one case at a time, drawn and not chosen, judged field by field and then decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from chalicelib.attempts import again_on_conflict
from chalicelib.casework import assignment, authorization, decisions, leases, workload
from chalicelib.casework import records as rows
from chalicelib.casework.assemble import case_view
from chalicelib.casework.model import Case, CaseView, DayCount, Decision, DecisionKind, ReviewerLease
from chalicelib.casework.moves import act, move, written
from chalicelib.catalogue.model import Catalogue
from chalicelib.clock import Clock, Ids, stamp
from chalicelib.errors import InvalidInputError, NotFoundError
from chalicelib.intake.model import Correction
from chalicelib.intake.records import contents
from chalicelib.intake.returns import reopened
from chalicelib.intake.values import canonical, note
from chalicelib.intake.views import FieldView
from chalicelib.messages.outbox import put_message
from chalicelib.messages.templates import Template
from chalicelib.stores.ports import Documents, Person, Records

VIEW_LIFE = timedelta(minutes=30)
TOLD = {"approve": Template.CASE_APPROVED, "return": Template.CASE_RETURNED, "reject": Template.CASE_REJECTED}


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Methods that name a case raise ``NotFoundError("no-such-case")`` unless the person holds its lease."""

    records: Records
    documents: Documents
    catalogue: Catalogue
    clock: Clock
    ids: Ids
    most_put_back: int
    """Cases that one person may put back undecided on one day."""

    def current(self, person: Person) -> Case | None:
        """The case in the person's hands, if its lease still runs. Raises ``NotAllowedError("not-a-reviewer")``."""
        case = self._in_hand(authorization.reviewer(person))
        return case if case and leases.runs(case, self.clock()) else None

    def waiting(self, person: Person) -> int:
        """How many cases wait in the partitions that the person may see (counted to 100 a partition)."""
        return assignment.count_waiting(self.records, authorization.reviewer(person))

    def decided_today(self, person: Person) -> int:
        """How many cases the person has decided since midnight in Tehran."""
        return workload.of_day(self.records, authorization.reviewer(person).id, self.clock()).decided

    def require_draws_left(self, person: Person) -> None:
        """Raises ``NotAllowedError("put-back-too-often")`` (``limit``) when the person has put too many back today."""
        count = workload.of_day(self.records, authorization.reviewer(person).id, self.clock())
        workload.require_draws_left(count, self.most_put_back)

    def take_next(self, person: Person) -> Case | None:
        """The case in hand, or one drawn at random from the most urgent; None when none waits. One that the person has
        put back comes again only when no other waits. Raises ``NotAllowedError("put-back-too-often")``."""
        authorization.reviewer(person)
        return again_on_conflict(lambda: self._take(person))

    def view(self, person: Person, case_id: str) -> CaseView:
        return self._view(self._held(person, case_id))

    def judge_field(self, person: Person, case_id: str, document: str, field: str, value: str | None = None) -> None:
        """``value`` None confirms what stands; the lease begins anew. Raises ``InvalidInputError`` (``field``: value)
        when the field's kind refuses it or nothing stands there, ``NotFoundError("no-such-field")``."""
        again_on_conflict(lambda: self._judge(person, case_id, (document, field), value))

    def decide(
        self, person: Person, case_id: str, decision: DecisionKind, reasons: tuple[str, ...] = (), text: str = ""
    ) -> None:
        """The same decision twice is one. Raises ``InvalidInputError``: ``fields-unjudged`` (``fields``:
        "document/field …"), ``text-needed`` and ``text-personal`` (``field``: text), ``legal-reason-needed``,
        ``unknown-reason`` and ``no-legal-reasons`` (``field``: reasons)."""
        again_on_conflict(lambda: self._decide(person, case_id, decision, reasons, text))

    def give_back(self, person: Person, case_id: str, reason: str) -> None:
        """Back into the queue, and counted. Raises ``InvalidInputError("reason-needed", field="reason")``."""
        why = note(reason, "reason-needed", "reason")

        def give_back() -> None:
            case = self._held(person, case_id)
            self.records.commit(*leases.given_back(self.records, case, self.clock(), why))

        again_on_conflict(give_back)

    def _take(self, person: Person) -> Case | None:
        now = self.clock()
        case = self._in_hand(person)
        if case and leases.runs(case, now):
            return case
        if case:
            self.records.commit(*leases.ended(self.records, case, now))
        count = workload.of_day(self.records, person.id, now)
        workload.require_draws_left(count, self.most_put_back)
        return self._drawn(person, count, passed=False) or self._drawn(person, count, passed=True)

    def _drawn(self, person: Person, count: DayCount, *, passed: bool) -> Case | None:
        candidates = set(assignment.most_urgent(self.records, person, passed=passed))
        while candidates:
            drawn = assignment.draw(candidates, self.ids())
            case = rows.get_case(self.records, drawn.chosen)
            if case.state == "queued" and assignment.passed_by(person, case) == passed:
                return self._lease(person, case, drawn.model_dump(exclude={"chosen"}), count)
            # The index lags behind: somebody has taken it. Drawn again among the others.
            candidates.discard(drawn.chosen)
        return None

    def _lease(self, person: Person, case: Case, drawn: dict[str, str | int], count: DayCount) -> Case:
        now, at = self.clock(), stamp(self.clock())
        taken = move(case, "in_review", at, lease=leases.leased(person.id, now))
        taken, event = act(taken, at, person.id, "taken", {"draw": drawn})
        in_hand = rows.put_in_hand(person.id, ReviewerLease(case=case.id))
        self.records.commit(*written(taken, event), in_hand, workload.taken(person.id, now, count))
        return taken.model_copy(update={"version": case.version + 1})

    def _judge(self, person: Person, case_id: str, place: tuple[str, str], value: str | None) -> None:
        case = self._held(person, case_id)
        view = self._unseen(case)
        field = view.field(*place)
        if field is None:
            raise NotFoundError("no-such-field")
        at = stamp(self.clock())
        judgment = _judgment(person, place, field, self._value(view, place, field, value), at=at, round_=view.round)
        renewed = case.model_copy(update={"lease": leases.leased(person.id, self.clock())})
        details = {"document": place[0], "field": place[1], "confirmed": judgment.confirmed}
        self.records.commit(
            *written(*act(renewed, at, person.id, "field_judged", details)), rows.put_judgment(case_id, judgment)
        )

    def _value(self, view: CaseView, place: tuple[str, str], field: FieldView, value: str | None) -> str:
        document = view.document(place[0])
        if value is not None and document is not None and document.type is not None:
            return canonical(self.catalogue.documents[document.type].field(field.id), value)
        if field.value is None:
            raise InvalidInputError("nothing-to-confirm", field="value")
        return field.value

    def _decide(self, person: Person, case_id: str, kind: DecisionKind, reasons: tuple[str, ...], text: str) -> None:
        case = rows.get_case(self.records, case_id)
        if _decided_by(person, case, kind):
            return
        authorization.holder(person, case, self.clock())
        service = self.catalogue.service(case.service)
        held = contents(self.records, case.intake)
        applicant, at = held.intake.applicant, stamp(self.clock())
        decision = Decision(
            kind=kind,
            reasons=decisions.reasons(service, kind, reasons),
            text=decisions.words(kind, text, applicant),
            by=person.id,
            at=at,
        )
        if kind == "approve":
            decisions.require_judged(self._unseen(case).unjudged)
        after = move(case, decisions.LEADS_TO[kind], at).model_copy(update={"decision": decision})
        after, event = act(after, at, person.id, f"decided_{kind}", {"reasons": list(reasons), "text": decision.text})
        message = put_message(case.id, str(event.seq), TOLD[kind], applicant.mobile, at)
        back = reopened(held, decision.reasons, decision.text, self.catalogue, self.clock()) if kind == "return" else ()
        counted = workload.decided(self.records, person.id, self.clock())
        self.records.commit(*written(after, event), message, *back, rows.out_of_hand(person.id), counted)

    def _in_hand(self, person: Person) -> Case | None:
        lease = rows.in_hand(self.records, person.id)
        return rows.get_case(self.records, lease.case) if lease else None

    def _held(self, person: Person, case_id: str) -> Case:
        return authorization.holder(person, rows.get_case(self.records, case_id), self.clock())

    def _view(self, case: Case) -> CaseView:
        return case_view(rows.case_file(self.records, case), self.catalogue, self._url, self.clock())

    def _unseen(self, case: Case) -> CaseView:
        """For what is decided and not shown: no address is signed."""
        return case_view(rows.case_file(self.records, case), self.catalogue, str, self.clock())

    def _url(self, key: str) -> str:
        return self.documents.view_url(key, int(VIEW_LIFE.total_seconds()))


def _judgment(
    person: Person, place: tuple[str, str], field: FieldView, value: str, *, at: str, round_: int
) -> Correction:
    """In place of the one of this or an earlier round."""
    before = field.judgment or field.overtaken
    return Correction(
        document=place[0],
        field=place[1],
        value=value,
        confirmed=value == field.reading.value,
        by=person.id,
        at=at,
        round=round_,
        version=before.version if before else 0,
    )


def _decided_by(person: Person, case: Case, kind: DecisionKind) -> bool:
    """The person has decided just so, and nothing came after it: a form that was sent twice."""
    decision = case.decision
    return (
        decision is not None
        and (decision.by, decision.kind) == (person.id, kind)
        and case.state == decisions.LEADS_TO[kind]
    )
