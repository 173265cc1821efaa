"""From the queue to a decision, with leases that end and reviewers who come at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from chalicelib.casework.assignment import draw
from chalicelib.casework.model import Case
from chalicelib.casework.records import events, in_hand
from chalicelib.errors import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from chalicelib.messages.outbox import deliver, message_key, message_of
from chalicelib.pipeline import receive, sweep
from chalicelib.pipeline.pages import ReadPage
from chalicelib.proof.audit import verify
from chalicelib.stores.ports import Key
from tests.fakes.mortal import Fate, Killed, Mortal
from tests.fakes.stores import MemoryMessages, MemoryQueues, MemoryRecords
from tests.fakes.wiring import memory_wiring
from tests.fakes.world import CLERK, DEED, REVIEWER, SECOND_REVIEWER, PaperPages, World, memory_world
from tests.fakes.world import deliver as deliver_event


def case_to_judge(world: World) -> Case:
    """A case with a field that the machine is not sure of: the deed's own postal code, corrected by the clerk."""
    intake = world.open()
    documents = world.package(intake.id)
    world.run()
    world.desk.correct(CLERK, intake.id, documents["sanad.pdf"], "postal_code", "3148671934")
    world.run()
    world.explain_all(intake.id)
    world.desk.submit(CLERK, intake.id)
    world.run()
    return world.case(intake.id)


def judge_all(world: World, case: str) -> None:
    for document, field in world.review.view(REVIEWER, case).unjudged:
        world.review.judge_field(REVIEWER, case, document, field)


def acts(world: World, case: str) -> list[str]:
    chain = events(world.records, case)
    assert verify(chain) is None
    return [event.act for event in chain]


def forward(world: World, **time: float) -> None:
    world.wiring.clock.forward(**time)  # type: ignore[attr-defined]


def test_nobody_waits_means_no_case() -> None:
    assert memory_world().review.take_next(REVIEWER) is None


def test_only_a_reviewer_takes_cases() -> None:
    world = memory_world()
    with pytest.raises(NotAllowedError, match="not-a-reviewer"):
        world.review.take_next(CLERK)
    with pytest.raises(NotAllowedError, match="not-a-reviewer"):
        world.review.current(CLERK)


def test_one_case_at_a_time_and_the_same_until_it_is_done() -> None:
    world = memory_world()
    world.opened()
    world.opened()
    first = world.review.take_next(REVIEWER)
    assert first is not None
    again = world.review.take_next(REVIEWER)
    assert again is not None
    assert again.id == first.id == world.review.current(REVIEWER).id
    assert world.review.waiting(REVIEWER) == 1


def test_two_reviewers_never_hold_one_case() -> None:
    world = memory_world()
    opened = {world.opened().id, world.opened().id}
    taken = {world.review.take_next(person).id for person in (REVIEWER, SECOND_REVIEWER)}
    assert taken == opened


def test_a_case_is_only_for_who_may_see_its_district_and_service() -> None:
    world = memory_world()
    world.opened()
    elsewhere = REVIEWER.__class__("r9", "r", "r", frozenset({"reviewer"}), None, frozenset({"5"}), REVIEWER.services)
    assert world.review.take_next(elsewhere) is None


def test_a_case_does_not_exist_for_who_does_not_hold_it() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    for act in (
        lambda: world.review.view(SECOND_REVIEWER, case.id),
        lambda: world.review.decide(SECOND_REVIEWER, case.id, "approve"),
        lambda: world.review.give_back(SECOND_REVIEWER, case.id, "x"),
        lambda: world.review.judge_field(SECOND_REVIEWER, case.id, "d", "f"),
        lambda: world.review.view(REVIEWER, "no-such"),
    ):
        with pytest.raises(NotFoundError, match="no-such-case"):
            act()


def test_the_draw_can_be_done_again_from_its_audit_event() -> None:
    world = memory_world()
    ids = [world.opened().id for _ in range(4)]
    taken = world.review.take_next(REVIEWER)
    drawn = events(world.records, taken.id)[-1].details["draw"]
    again = draw(ids, drawn["seed"])
    assert (again.chosen, again.digest, again.place, again.candidates) == (
        taken.id,
        drawn["digest"],
        drawn["place"],
        4,
    )


def test_the_most_urgent_day_goes_first() -> None:
    world = memory_world()
    old = world.opened()
    forward(world, days=3)
    world.opened()
    assert world.review.take_next(REVIEWER).id == old.id


def test_approval_waits_for_every_flagged_field() -> None:
    world = memory_world()
    case = case_to_judge(world)
    world.review.take_next(REVIEWER)
    view = world.review.view(REVIEWER, case.id)
    assert view.unjudged
    with pytest.raises(InvalidInputError, match="fields-unjudged") as refusal:
        world.review.decide(REVIEWER, case.id, "approve")
    assert refusal.value.params["fields"].split() == ["/".join(place) for place in view.unjudged]
    judge_all(world, case.id)
    world.review.decide(REVIEWER, case.id, "approve")
    assert world.case(case.id).state == "approved"
    assert acts(world, case.id)[-1] == "decided_approve"
    assert world.review.current(REVIEWER) is None


def test_a_judgment_may_be_another_value_and_must_be_one_of_its_kind() -> None:
    world = memory_world()
    case = case_to_judge(world)
    world.review.take_next(REVIEWER)
    document, field = world.review.view(REVIEWER, case.id).unjudged[0]
    with pytest.raises(InvalidInputError):
        world.review.judge_field(REVIEWER, case.id, document, "national_id", "6091390995")
    world.review.judge_field(REVIEWER, case.id, document, field, "۳۱۴۸۶۷۱۹۳۳")
    seen = world.review.view(REVIEWER, case.id).field(document, field)
    assert (seen.judgment.value, seen.correction.value, seen.value) == ("3148671933", "3148671934", "3148671933")
    world.review.judge_field(REVIEWER, case.id, document, field, "3148671934")
    assert world.review.view(REVIEWER, case.id).field(document, field).value == "3148671934"


def test_the_citizen_is_told_once_what_to_mend() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    with pytest.raises(InvalidInputError, match="text-needed"):
        world.review.decide(REVIEWER, case.id, "return", ("illegible",), "  ")
    with pytest.raises(InvalidInputError, match="text-personal"):
        world.review.decide(REVIEWER, case.id, "return", (), "کد ملی ۰۱۷۵۹۸۹۸۳۴ خوانا نیست")
    with pytest.raises(InvalidInputError, match="unknown-reason"):
        world.review.decide(REVIEWER, case.id, "return", ("no-such",), "متن")
    for _ in range(2):
        world.review.decide(REVIEWER, case.id, "return", ("illegible",), "کارت را دوباره اسکن کنید")
    for _ in range(2):
        sweep.handle({}, world.wiring)
    sent = world.wiring.messages.sent  # type: ignore[attr-defined]
    assert [mobile for mobile, _ in sent] == ["09121234718"] * 2
    assert all(world.wiring.status_link(case.id) in text for _, text in sent)
    status = world.wiring.public.status(case.id)
    assert (status.state, status.text) == ("needs_correction", "کارت را دوباره اسکن کنید")
    assert [reason.id for reason in status.reasons] == ["illegible"]
    assert status.office.phone == "026-00000407"


def test_a_refusal_needs_a_reason_of_the_catalogues() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    with pytest.raises(InvalidInputError, match="legal-reason-needed"):
        world.review.decide(REVIEWER, case.id, "reject")
    world.review.decide(REVIEWER, case.id, "reject", ("not_owner",))
    assert world.case(case.id).state == "rejected"
    with pytest.raises(NotFoundError):
        world.review.decide(REVIEWER, case.id, "approve")


def test_the_public_status_tells_nothing_of_the_applicant() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    said = world.wiring.public.status(case.id).model_dump_json()
    for secret in ("بهروز", "09121234718", "0175989834", "reviewer-1", "3148671933"):
        assert secret not in said
    names = [(step.name, step.when) for step in world.wiring.public.status(case.id).steps]
    assert names == [("received", "done"), ("queued", "done"), ("in_review", "now"), ("decision", "later")]


def test_that_a_case_went_back_into_the_queue_is_not_shown_to_the_citizen() -> None:
    world = memory_world()
    case = world.opened()
    opened = world.case(case.id).opened
    for _ in range(3):
        forward(world, minutes=2)
        world.review.take_next(REVIEWER)
        world.review.give_back(REVIEWER, case.id, "بستگی با متقاضی")
    steps = world.wiring.public.status(case.id).steps
    assert [step.name for step in steps] == ["received", "queued", "in_review", "decision"]
    assert steps[1].at == opened


def test_a_lease_that_ended_goes_back_into_the_queue_by_the_sweep() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    forward(world, minutes=29)
    sweep.handle({}, world.wiring)
    assert world.case(case.id).state == "in_review"
    forward(world, minutes=2)
    assert world.review.current(REVIEWER) is None
    with pytest.raises(NotFoundError):
        world.review.view(REVIEWER, case.id)
    sweep.handle({}, world.wiring)
    sweep.handle({}, world.wiring)
    assert world.case(case.id).state == "queued"
    assert in_hand(world.records, REVIEWER.id) is None
    assert acts(world, case.id) == ["opened", "taken", "lease_ended"]
    assert world.review.take_next(SECOND_REVIEWER).id == case.id


def test_who_comes_back_after_the_lease_takes_anew_even_before_the_sweep() -> None:
    world = memory_world()
    case = world.opened()
    world.review.take_next(REVIEWER)
    forward(world, minutes=31)
    assert world.review.take_next(REVIEWER).id == case.id
    assert acts(world, case.id) == ["opened", "taken", "lease_ended", "taken"]


def test_each_judgment_begins_the_lease_anew() -> None:
    world = memory_world()
    case = case_to_judge(world)
    world.review.take_next(REVIEWER)
    forward(world, minutes=29)
    judge_all(world, case.id)
    forward(world, minutes=29)
    sweep.handle({}, world.wiring)
    assert world.review.current(REVIEWER).id == case.id


def put_back(world: World) -> str:
    taken = world.review.take_next(REVIEWER)
    assert taken is not None
    world.review.give_back(REVIEWER, taken.id, "وقت نیست")
    return taken.id


def test_after_three_cases_put_back_none_is_given_out_until_the_next_day() -> None:
    world = memory_world()
    case = world.opened()
    for _ in range(2):
        assert put_back(world) == case.id
    world.review.take_next(REVIEWER)
    forward(world, minutes=31)
    sweep.handle({}, world.wiring)
    for _ in range(2):
        with pytest.raises(NotAllowedError, match="put-back-too-often") as refusal:
            world.review.take_next(REVIEWER)
    assert refusal.value.params == {"limit": "3"}
    assert world.review.take_next(SECOND_REVIEWER).id == case.id
    world.review.give_back(SECOND_REVIEWER, case.id, "وقت نیست")
    forward(world, days=1)
    assert world.review.take_next(REVIEWER).id == case.id


def test_a_lease_that_lapses_is_counted_also_where_the_next_taking_ends_it() -> None:
    world = memory_world()
    world.opened()
    for _ in range(3):
        world.review.take_next(REVIEWER)
        forward(world, minutes=31)
    with pytest.raises(NotAllowedError, match="put-back-too-often"):
        world.review.take_next(REVIEWER)
    assert world.review.current(REVIEWER) is None
    assert world.review.waiting(REVIEWER) == 1


def test_a_lapsed_lease_counts_for_the_day_on_which_it_ended() -> None:
    world = memory_world()
    world.opened()
    for _ in range(2):
        put_back(world)
    world.review.take_next(REVIEWER)
    forward(world, days=1)
    assert world.review.take_next(REVIEWER) is not None


def test_a_case_put_back_comes_to_the_same_reviewer_only_when_no_other_waits() -> None:
    world = memory_world()
    urgent = world.opened()
    forward(world, days=3)
    other = world.opened()
    assert put_back(world) == urgent.id
    forward(world, days=1)
    assert put_back(world) == other.id
    assert put_back(world) == urgent.id
    assert world.review.take_next(SECOND_REVIEWER).id == urgent.id


def test_decisions_count_nothing_against_the_next_draw() -> None:
    world = memory_world()
    for _ in range(4):
        case = world.opened()
        assert world.review.take_next(REVIEWER).id == case.id
        world.review.decide(REVIEWER, case.id, "reject", ("not_owner",))
    assert world.review.decided_today(REVIEWER) == 4


class Overtaken(MemoryRecords):
    """Another reviewer is always a moment faster, a few times."""

    def __init__(self) -> None:
        super().__init__()
        self.before_commit: list[Callable[[], object]] = []

    def commit(self, *steps: object) -> None:
        if self.before_commit and any(getattr(step, "key", Key("", "")).pk.startswith("REVIEWER#") for step in steps):
            self.before_commit.pop()()
        super().commit(*steps)  # type: ignore[arg-type]


def test_a_case_that_somebody_else_took_meanwhile_is_drawn_again() -> None:
    records = Overtaken()
    world = memory_world(records=records)
    world.opened()
    world.opened()
    records.before_commit.append(lambda: world.review.take_next(SECOND_REVIEWER))
    mine = world.review.take_next(REVIEWER)
    theirs = world.review.current(SECOND_REVIEWER)
    assert mine is not None
    assert theirs is not None
    assert mine.id != theirs.id


def test_one_reviewer_at_two_windows_gets_one_case() -> None:
    records = Overtaken()
    world = memory_world(records=records)
    world.opened()
    world.opened()
    other_window: list[Case | None] = []
    records.before_commit.append(lambda: other_window.append(world.review.take_next(REVIEWER)))
    assert world.review.take_next(REVIEWER).id == other_window[0].id
    assert world.review.waiting(REVIEWER) == 1


def test_a_second_window_wins_no_draw_beyond_the_limit() -> None:
    records = Overtaken()
    world = memory_world(records=records)
    world.opened()
    for _ in range(2):
        put_back(world)
    records.before_commit.append(lambda: put_back(world))
    with pytest.raises(NotAllowedError, match="put-back-too-often"):
        world.review.take_next(REVIEWER)
    assert world.review.current(REVIEWER) is None


def test_a_case_given_back_at_two_windows_is_counted_once() -> None:
    records = Overtaken()
    world = memory_world(records=records)
    case = world.opened()
    world.review.take_next(REVIEWER)
    records.before_commit.append(lambda: world.review.give_back(REVIEWER, case.id, "وقت نیست"))
    with pytest.raises(NotFoundError, match="no-such-case"):
        world.review.give_back(REVIEWER, case.id, "وقت نیست")
    for _ in range(2):
        put_back(world)
    with pytest.raises(NotAllowedError, match="put-back-too-often"):
        world.review.take_next(REVIEWER)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
def test_a_kill_at_any_call_while_deciding_leaves_one_decision_and_a_whole_chain(after: bool) -> None:
    for at in range(1, 200):
        fate = Fate(at, after)
        records, queues, pages = MemoryRecords(), MemoryQueues(), PaperPages()
        real = memory_wiring(records=records, queues=queues, pages=pages)
        mortal = memory_wiring(
            records=Mortal(records, fate),  # type: ignore[arg-type]
            documents=real.documents,
            pages=pages,
            clock=real.clock,
            ids=real.ids,
        )
        world = World(real)
        case = world.opened()
        _again_when_killed(mortal.review.take_next, REVIEWER)
        _again_when_killed(mortal.review.decide, REVIEWER, case.id, "reject", ("not_owner",))
        assert acts(world, case.id) == ["opened", "taken", "decided_reject"]
        assert in_hand(records, REVIEWER.id) is None
        assert records.get(message_key(f"{case.id}-3")) is not None
        if not fate.struck:
            assert at > 8
            return


def _again_when_killed(act: Callable[..., object], *given: object) -> None:
    try:
        act(*given)
    except Killed:
        act(*given)


class Carrier(MemoryMessages):
    """Fails as often as it is told to."""

    def __init__(self, faults: int) -> None:
        super().__init__()
        self.faults = faults

    def sms(self, mobile: str, text: str) -> None:
        if self.faults:
            self.faults -= 1
            raise ConnectionError(f"Invalid parameter: {mobile} is not valid to publish to")
        super().sms(mobile, text)


def test_a_message_that_the_carrier_refused_goes_out_later_and_once() -> None:
    carrier = Carrier(2)
    world = memory_world(messages=carrier)
    world.opened()
    for _ in range(6):
        sweep.handle({}, world.wiring)
        forward(world, minutes=11)
    assert len(carrier.sent) == 1


def test_a_carrier_that_names_the_phone_does_not_bring_it_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    world = memory_world(messages=Carrier(1))
    world.opened()
    sweep.handle({}, world.wiring)
    assert "a swept item failed" in caplog.text
    # Seven digits: a time or a thread's number may hold any four.
    assert "1234718" not in caplog.text + str([vars(record) for record in caplog.records])


def test_two_sweeps_at_once_send_a_message_once() -> None:
    carrier = Carrier(0)
    world = memory_world(messages=carrier)
    case = world.opened()
    record = world.records.get(message_key(f"{case.id}-opened"))
    message = message_of(record)

    def send(claimed: object) -> None:
        carrier.sms("09121234718", "x")
        with pytest.raises(ConflictError):
            deliver(world.records, message, lambda _: carrier.sms("09121234718", "twice"), world.wiring.clock())

    deliver(world.records, message, send, world.wiring.clock())
    assert [text for _, text in carrier.sent] == ["x"]


def test_work_whose_messages_were_lost_is_sent_again() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    lost = Random(7)
    for _ in range(40):
        waiting = [message for message in world.waiting() if lost.random() < 0.6]
        for stage, body in waiting:
            deliver_event(stage, body, world.wiring)
        forward(world, minutes=11)
        sweep.handle({}, world.wiring)
    held = world.desk.view(CLERK, intake.id)
    assert [document.state for document in held.documents].count("read") >= 2
    assert {document.state for document in held.documents} <= {"read", "awaiting"}
    assert not held.intake.checking


class Deadly(PaperPages):
    """Reading takes the process with it, or meets a fault of the machine."""

    def __init__(self, fault: BaseException) -> None:
        self.fault: BaseException | None = fault
        self.starts = 0

    def read(self, path: Path, number: int) -> ReadPage:
        self.starts += 1
        if self.fault:
            raise self.fault
        return super().read(path, number)


def deliver_five_times(world: World, stage: str) -> None:
    """As a queue does before it lays a message aside."""
    for body in world.wiring.queues.take(stage):  # type: ignore[attr-defined]
        for _ in range(5):
            with suppress(Killed, ConnectionError):
                deliver_event(stage, body, world.wiring)


def test_a_page_that_kills_its_reader_every_time_is_a_finding_before_the_queue_gives_up() -> None:
    pages = Deadly(Killed())
    world = memory_world(pages=pages)
    intake = world.open()
    world.upload(intake.id, "sanad.pdf", DEED)
    receive.handle(world.uploads.pop(), world.wiring)
    deliver_five_times(world, "pages")
    world.run()
    assert pages.starts == 3
    view = world.desk.view(CLERK, intake.id)
    assert (view.documents[0].state, view.intake.state) == ("read", "attention")
    assert "reading-failed" in {one.finding.code for one in view.findings if one.blocking}


def test_a_fault_of_the_machine_is_no_fault_of_the_page() -> None:
    pages = Deadly(ConnectionError())
    world = memory_world(pages=pages)
    intake = world.open()
    world.upload(intake.id, "sanad.pdf", DEED)
    receive.handle(world.uploads.pop(), world.wiring)
    deliver_five_times(world, "pages")
    pages.fault = None
    forward(world, minutes=11)
    sweep.handle({}, world.wiring)
    world.run()
    assert world.desk.view(CLERK, intake.id).documents[0].type == "title_deed"
