"""A case that a reviewer returns goes to the counter and comes back: as often as it takes, and each time once."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.casework.records import events
from chalicelib.errors import InvalidInputError, NotFoundError, WrongStateError
from chalicelib.intake.records import contents
from chalicelib.pipeline import sweep
from chalicelib.proof.audit import verify
from chalicelib.stores.ports import Key
from tests.fakes.mortal import Fate, Killed, Mortal
from tests.fakes.stores import MemoryDocuments, MemoryQueues, MemoryRecords
from tests.fakes.wiring import memory_wiring
from tests.fakes.world import CARD, CLERK, FORM, REVIEWER, STRANGER, PaperPages, World, memory_world
from tests.fakes.world import deliver as deliver_event

ASKED = "کارت ملی را صاف و خوانا دوباره اسکن کنید."
ANSWER = "کارت دوباره اسکن شد."
NEW_CARD = CARD + "\nپشت کارت"
CALLS_OF_THE_WAY = 30
"""Fewer calls to the stores than any way through a return and back makes."""


def forward(world: World, **time: float) -> None:
    world.wiring.clock.forward(**time)  # type: ignore[attr-defined]


def returned(world: World) -> str:
    """A case in ``needs_correction``, its reviewer gone."""
    case = world.opened()
    world.review.take_next(REVIEWER)
    world.review.decide(REVIEWER, case.id, "return", ("illegible",), ASKED)
    return case.id


def answer(world: World, intake: str) -> None:
    asked = next(one for one in world.desk.view(CLERK, intake).findings if one.finding.code == "case_returned")
    world.desk.explain(CLERK, intake, asked.key, ANSWER)


def named(world: World, intake: str, file: str) -> str:
    return next(one.id for one in world.desk.view(CLERK, intake).documents if one.file == file)


def rescanned(world: World, intake: str) -> str:
    """Another card in place of the old one, and the answer; nothing submitted yet."""
    world.desk.remove_document(CLERK, intake, named(world, intake, "kart.jpg"))
    new = world.upload(intake, "kart-2.jpg", NEW_CARD)
    answer(world, intake)
    world.run()
    return new


def acts(world: World, case: str) -> list[str]:
    chain = events(world.records, case)
    assert verify(chain) is None
    return [event.act for event in chain]


def test_a_return_puts_the_intake_into_the_counters_hands_with_the_reviewers_words() -> None:
    world = memory_world()
    intake = returned(world)
    view = world.desk.view(CLERK, intake)
    assert (view.intake.state, view.editable) == ("attention", True)
    assert view.returned is not None
    assert (view.returned.number, view.returned.text) == (1, ASKED)
    assert [reason.id for reason in view.returned.reasons] == ["illegible"]
    assert "case_returned" in {one.code for one in view.left}
    listed = world.desk.list(CLERK, tab="returned")
    assert [row.intake.id for row in listed.rows] == [intake]
    assert listed.counts == {"returned": 1}


def test_another_office_does_not_see_it() -> None:
    world = memory_world()
    intake = returned(world)
    assert world.desk.list(STRANGER, tab="returned").rows == ()
    with pytest.raises(NotFoundError, match="no-such-intake"):
        world.desk.explain(STRANGER, intake, "case_returned~1", ANSWER)


def test_nothing_is_submitted_again_before_the_office_says_what_it_did() -> None:
    world = memory_world()
    intake = returned(world)
    with pytest.raises(InvalidInputError, match="intake-unfinished"):
        world.desk.submit(CLERK, intake)
    answer(world, intake)
    world.run()
    world.desk.submit(CLERK, intake)
    world.run()
    assert world.case(intake).state == "queued"


def test_a_rescan_is_checked_as_at_the_first_time() -> None:
    world = memory_world()
    intake = returned(world)
    world.desk.remove_document(CLERK, intake, named(world, intake, "kart.jpg"))
    answer(world, intake)
    world.run()
    assert "document_missing" in {one.code for one in world.desk.view(CLERK, intake).left}
    with pytest.raises(InvalidInputError, match="intake-unfinished"):
        world.desk.submit(CLERK, intake)


def test_it_comes_back_as_it_was_due_with_the_new_files_fingerprint_and_a_message() -> None:
    world = memory_world()
    intake = returned(world)
    due, tracking = world.case(intake).due, world.case(intake).tracking
    forward(world, days=3)
    new = rescanned(world, intake)
    for _ in range(2):
        world.desk.submit(CLERK, intake)
        world.run()
    case, held = world.case(intake), contents(world.records, intake)
    assert (case.state, case.due, case.tracking) == ("queued", due, tracking)
    assert (held.intake.state, held.intake.case) == ("opened", intake)
    assert acts(world, intake) == ["opened", "taken", "decided_return", "resubmitted"]
    sha256 = held.documents[new].sha256
    assert world.records.get(Key(f"FINGERPRINT#{sha256}", f"CASE#{intake}")) is not None
    assert events(world.records, intake)[-1].details == {
        "round": 2,
        "documents": {one.id: one.sha256 for one in held.documents.values()},
    }
    sweep.handle({}, world.wiring)
    sent = [text for _, text in world.wiring.messages.sent]  # type: ignore[attr-defined]
    assert sum("اصلاح‌شده" in text for text in sent) == 1


def test_the_reviewer_sees_what_was_asked_answered_and_handed_in_before() -> None:
    world = memory_world()
    intake = returned(world)
    old = named(world, intake, "kart.jpg")
    new = rescanned(world, intake)
    world.desk.submit(CLERK, intake)
    world.run()
    world.review.take_next(REVIEWER)
    view = world.review.view(REVIEWER, intake)
    assert (view.round, [one.text for one in view.returns]) == (2, [ASKED])
    assert view.returns[0].reply is not None
    assert view.returns[0].reply.text == ANSWER
    assert [one.id for one in view.former] == [old]
    assert view.former[0].type == "national_card"
    assert view.former[0].field("national_id").value == "0175989834"  # type: ignore[union-attr]
    assert [one.round for one in view.documents if one.id == new] == [2]
    assert "case_returned" not in {one.finding.code for one in view.findings}
    with pytest.raises(NotFoundError, match="no-such-field"):
        world.review.judge_field(REVIEWER, intake, old, "national_id", "0175989834")


def test_what_was_removed_before_the_first_submission_is_no_affair_of_the_reviewers() -> None:
    world = memory_world()
    intake = world.open().id
    world.package(intake)
    spare = world.upload(intake, "spare.jpg", FORM)
    world.run()
    world.desk.remove_document(CLERK, intake, spare)
    world.run()
    world.explain_all(intake)
    world.desk.submit(CLERK, intake)
    world.run()
    world.review.take_next(REVIEWER)
    assert world.review.view(REVIEWER, intake).former == ()


def test_a_judgment_stands_in_the_second_round_unless_the_clerk_corrected_the_value_since() -> None:
    world = memory_world()
    case = world.opened()
    deed, card = named(world, case.id, "sanad.pdf"), named(world, case.id, "kart.jpg")
    world.review.take_next(REVIEWER)
    world.review.judge_field(REVIEWER, case.id, deed, "postal_code", "3148671934")
    world.review.judge_field(REVIEWER, case.id, card, "national_id")
    world.review.decide(REVIEWER, case.id, "return", (), ASKED)
    world.desk.correct(CLERK, case.id, deed, "postal_code", "3148671933")
    answer(world, case.id)
    world.run()
    world.explain_all(case.id)
    world.desk.submit(CLERK, case.id)
    world.run()
    world.review.take_next(REVIEWER)
    view = world.review.view(REVIEWER, case.id)
    kept, corrected = view.field(card, "national_id"), view.field(deed, "postal_code")
    assert kept is not None
    assert kept.judgment is not None
    assert corrected is not None
    assert (corrected.judgment, corrected.value) == (None, "3148671933")
    assert corrected.overtaken is not None
    assert corrected.overtaken.value == "3148671934"
    assert (deed, "postal_code") in view.unjudged
    world.review.judge_field(REVIEWER, case.id, deed, "postal_code")
    again = world.review.view(REVIEWER, case.id)
    assert (deed, "postal_code") not in again.unjudged
    assert again.field(deed, "postal_code").judgment.value == "3148671933"  # type: ignore[union-attr]


def test_a_case_may_be_returned_more_than_once_and_each_return_asks_anew() -> None:
    world = memory_world()
    intake = returned(world)
    for number in (2, 3):
        answer(world, intake)
        world.run()
        world.desk.submit(CLERK, intake)
        world.run()
        world.review.take_next(REVIEWER)
        world.review.decide(REVIEWER, intake, "return", (), f"{ASKED} {number}")
        assert "case_returned" in {one.code for one in world.desk.view(CLERK, intake).left}
    view = world.desk.view(CLERK, intake)
    assert view.returned is not None
    assert view.returned.number == 3
    with pytest.raises(NotFoundError, match="no-such-finding"):
        world.desk.explain(CLERK, intake, "case_returned~1", "دیگر")


def test_a_return_that_comes_late_again_decides_nothing_in_the_second_round() -> None:
    world = memory_world()
    intake = returned(world)
    answer(world, intake)
    world.run()
    world.desk.submit(CLERK, intake)
    world.run()
    with pytest.raises(NotFoundError, match="no-such-case"):
        world.review.decide(REVIEWER, intake, "return", ("illegible",), ASKED)
    assert world.case(intake).state == "queued"


def test_the_citizen_sees_that_the_papers_came_back() -> None:
    world = memory_world()
    intake = returned(world)
    assert world.wiring.public.status(intake).text == ASKED
    answer(world, intake)
    world.run()
    world.desk.submit(CLERK, intake)
    world.run()
    status = world.wiring.public.status(intake)
    assert (status.state, status.text, status.reasons) == ("queued", None, ())
    assert [(one.name, one.when) for one in status.steps][-3:] == [
        ("requeued", "now"),
        ("in_review", "later"),
        ("decision", "later"),
    ]


def test_an_applicant_may_give_up_after_a_return_and_the_case_ends_with_the_intake() -> None:
    world = memory_world()
    intake = returned(world)
    for _ in range(2):
        world.desk.withdraw(CLERK, intake)
    assert (world.intake(intake).state, world.case(intake).state) == ("withdrawn", "withdrawn")
    assert acts(world, intake)[-1] == "withdrawn"
    assert world.wiring.public.status(intake).state == "withdrawn"


def test_nobody_gives_up_at_the_counter_while_the_case_is_with_the_city() -> None:
    world = memory_world()
    case = world.opened()
    with pytest.raises(WrongStateError, match="intake-closed"):
        world.desk.withdraw(CLERK, case.id)
    assert world.case(case.id).state == "queued"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), early=st.booleans())
def test_messages_in_any_order_and_twice_bring_it_back_once(seed: int, early: bool) -> None:
    world, random = memory_world(), Random(seed)
    intake = returned(world)
    world.desk.remove_document(CLERK, intake, named(world, intake, "kart.jpg"))
    world.upload(intake, "kart-2.jpg", NEW_CARD)
    answer(world, intake)
    if early:
        world.desk.submit(CLERK, intake)
    world.run(random)
    world.desk.submit(CLERK, intake)
    world.run(random)
    assert acts(world, intake) == ["opened", "taken", "decided_return", "resubmitted"]
    assert (world.intake(intake).state, world.case(intake).state) == ("opened", "queued")


def test_a_submission_whose_message_was_lost_comes_back_by_the_sweep() -> None:
    world = memory_world()
    intake = returned(world)
    answer(world, intake)
    world.run()
    world.desk.submit(CLERK, intake)
    list(world.waiting())
    forward(world, minutes=11)
    sweep.handle({}, world.wiring)
    world.run()
    assert world.case(intake).state == "queued"


def _again_when_killed(act: Callable[..., object], *given: object) -> None:
    try:
        act(*given)
    except Killed:
        act(*given)


def _mortal_world(fate: Fate) -> World:
    records, documents, queues, pages = MemoryRecords(), MemoryDocuments(), MemoryQueues(), PaperPages()
    real = memory_wiring(records=records, documents=documents, queues=queues, pages=pages)
    acting = memory_wiring(
        records=Mortal(records, fate),
        documents=Mortal(documents, fate),
        queues=Mortal(queues, fate),
        pages=pages,
        clock=real.clock,
        ids=real.ids,
    )
    return World(real, acting)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
def test_a_kill_at_any_call_on_the_way_back_leaves_one_return_and_one_resubmission(after: bool) -> None:
    for at in range(1, 400):
        fate = Fate(at, after)
        world = _mortal_world(fate)
        living = World(world.wiring)
        case = living.opened()
        living.review.take_next(REVIEWER)
        _again_when_killed(world.review.decide, REVIEWER, case.id, "return", ("illegible",), ASKED)
        _again_when_killed(world.desk.remove_document, CLERK, case.id, named(living, case.id, "kart.jpg"))
        _again_when_killed(world.upload, case.id, "kart-2.jpg", NEW_CARD)
        _again_when_killed(world.desk.explain, CLERK, case.id, "case_returned~1", ANSWER)
        world.run()
        _again_when_killed(world.desk.submit, CLERK, case.id)
        world.run()
        assert acts(living, case.id) == ["opened", "taken", "decided_return", "resubmitted"]
        assert (living.intake(case.id).state, living.case(case.id).state) == ("opened", "queued")
        assert living.wiring.review.decided_today(REVIEWER) == 1
        outbox = [key.pk for key in world.records.items if key.pk.startswith("OUTBOX#")]  # type: ignore[attr-defined]
        assert len(outbox) == 3
        if not fate.struck:
            assert at > CALLS_OF_THE_WAY, "the walk has become too short to prove anything"
            return


def test_a_message_of_the_first_round_that_comes_late_changes_nothing() -> None:
    world = memory_world()
    intake = returned(world)
    before = world.intake(intake), world.case(intake)
    deliver_event("submissions", {"intake": intake}, world.wiring)
    assert (world.intake(intake), world.case(intake)) == before
