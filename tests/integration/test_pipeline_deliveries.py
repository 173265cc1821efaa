"""At-least-once, unordered, and with processes that die: whatever happens, one case, and nothing lost."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.casework.records import events
from chalicelib.intake.records import contents
from chalicelib.proof.audit import verify
from chalicelib.stores.ports import Data, Key, Record, Step
from tests.fakes.mortal import Fate, Killed, Mortal
from tests.fakes.stores import MemoryDocuments, MemoryQueues, MemoryRecords
from tests.fakes.wiring import memory_wiring
from tests.fakes.world import (
    BROKEN,
    CARD,
    CLERK,
    DEED,
    NEXT_PAGE,
    PACKAGE,
    REVIEWER,
    STAGES,
    PaperPages,
    World,
    deliver,
    memory_world,
)

POLICIES = Path(__file__).parents[2] / ".chalice" / "policies"
TWO_PAGES = DEED + NEXT_PAGE + "متن حدود: شمالا به خیابان"


def assert_one_whole_case(world: World, intake: str, documents: int) -> None:
    """Everything that a case must have, once."""
    items = world.records.items  # type: ignore[attr-defined]
    held = contents(world.records, intake)
    assert held.intake.state == "opened"
    assert [document.state for document in held.documents.values()] == ["read"] * documents
    for document in held.documents.values():
        pages = held.pages[document.id]
        assert [page.number for page in pages] == list(range(1, document.pages + 1))
        assert document.pages_done == document.pages
    partitions = [key.pk.partition("#")[0] for key in items]
    assert partitions.count("TRACK") == 1
    assert partitions.count("OUTBOX") == 1
    assert partitions.count("FINGERPRINT") == documents
    assert [key.pk for key in items if key.pk.startswith("CASE#") and key.sk == "META"] == [f"CASE#{intake}"]
    chain = events(world.records, intake)
    assert [event.act for event in chain] == ["opened"]
    assert verify(chain) is None
    assert held.intake.tracking == world.case(intake).tracking


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), submit_early=st.booleans())
def test_messages_in_any_order_and_twice_open_one_case(seed: int, submit_early: bool) -> None:
    world, random = memory_world(), Random(seed)
    intake = world.open()
    world.package(intake.id)
    if submit_early:
        world.desk.submit(CLERK, intake.id)
    world.run(random)
    world.desk.submit(CLERK, intake.id)
    world.run(random)
    assert_one_whole_case(world, intake.id, len(PACKAGE))


def _may_send(stage: str) -> set[str]:
    policy = json.loads((POLICIES / f"{stage}.json").read_text())
    sending = [one for one in policy["Statement"] if "sqs:SendMessage" in str(one["Action"])]
    resources = [json.dumps(one["Resource"]) for one in sending]
    names = ("pages", "documents", "checks", "submissions")
    return {name for name in names if any(f"}}-{name}" in resource for resource in resources)}


class PolicedQueues(MemoryQueues):
    """Lets each stage send only what its policy allows, as AWS does."""

    stage = ""

    def send(self, queue: str, *bodies: Data) -> None:
        if self.stage:
            assert queue in _may_send(self.stage), f"{self.stage} may not send to {queue}"
        super().send(queue, *bodies)


def _may(stage: str, action: str) -> set[str]:
    """The kinds of partition in which the stage's role may do this: what stands before the number sign."""
    policy = json.loads((POLICIES / f"{stage}.json").read_text())
    granted = [one for one in policy["Statement"] if f"dynamodb:{action}" in one["Action"]]
    keys = [key for one in granted for key in one["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]]
    return {key.removesuffix("#*") for key in keys}


class PolicedRecords(MemoryRecords):
    """Lets each stage read and write only the partitions of its policy, as AWS does."""

    stage = ""

    def get(self, key: Key) -> Record | None:
        self._police("GetItem", key.pk)
        return super().get(key)

    def list(self, pk: str, prefix: str = "") -> list[Record]:
        self._police("Query", pk)
        return super().list(pk, prefix)

    def commit(self, *steps: Step) -> None:
        for step in steps:
            self._police("UpdateItem", step.key.pk)
        super().commit(*steps)

    def _police(self, action: str, pk: str) -> None:
        allowed = not self.stage or pk.partition("#")[0] in _may(self.stage, action)
        assert allowed, f"{self.stage} may not {action} {pk}"


def test_each_stage_touches_only_the_partitions_of_its_policy() -> None:
    records = PolicedRecords()
    world = memory_world(records=records)
    intake = world.open()
    world.package(intake.id)

    def return_it() -> None:
        world.review.take_next(REVIEWER)
        world.review.decide(REVIEWER, intake.id, "return", (), "فرم را امضا کنید")
        world.desk.explain(CLERK, intake.id, "case_returned~1", "امضا شد")

    submit = partial(world.desk.submit, CLERK, intake.id)
    for act in (lambda: None, submit, return_it, submit):
        act()
        while batch := [*world.waiting()]:
            for name, body in batch:
                records.stage = STAGES[name].__module__.rpartition(".")[2]
                deliver(name, body, world.wiring)
                records.stage = ""
    assert world.intake(intake.id).state == "opened"
    assert [event.act for event in events(records, intake.id)][-1] == "resubmitted"


@pytest.mark.parametrize("seed", range(4))
def test_each_stage_sends_only_to_the_queues_of_its_policy(seed: int) -> None:
    queues, random = PolicedQueues(), Random(seed)
    world = memory_world(queues=queues)
    intake = world.open()
    world.package(intake.id)
    world.upload(intake.id, "kharab.pdf", BROKEN)
    everything: list[tuple[str, dict[str, Any]]] = []
    for _ in range(8):
        batch = [*world.waiting(), *random.sample(everything, min(3, len(everything)))]
        everything += batch
        for name, body in batch:
            queues.stage = STAGES[name].__module__.rpartition(".")[2]
            deliver(name, body, world.wiring)
        queues.stage = ""
    assert {name for name, _ in everything} == {"uploads", "pages", "documents", "checks"}
    assert world.intake(intake.id).state == "attention"


def test_many_files_at_once_are_all_read() -> None:
    world = memory_world()
    intake = world.open()
    for number in range(12):
        world.upload(intake.id, f"{number}.pdf", f"{DEED}\n{number}")
    with ThreadPoolExecutor(12) as crowd:
        list(crowd.map(lambda body: deliver("uploads", body, world.wiring), world.uploads))
        world.uploads = []
        for stage in ("pages", "documents", "checks"):
            waiting = world.wiring.queues.take(stage)  # type: ignore[attr-defined]
            list(crowd.map(lambda body, stage=stage: deliver(stage, body, world.wiring), waiting))
    held = contents(world.records, intake.id)
    assert [document.state for document in held.documents.values()] == ["read"] * 12
    assert not held.intake.checking
    assert held.intake.state == "attention"


def _mortal_world(fate: Fate) -> World:
    records, documents, queues = MemoryRecords(), MemoryDocuments(), MemoryQueues()
    pages = PaperPages()
    real = memory_wiring(records=records, documents=documents, queues=queues, pages=pages)
    acting = memory_wiring(
        records=Mortal(records, fate),  # type: ignore[arg-type]
        documents=Mortal(documents, fate),  # type: ignore[arg-type]
        queues=Mortal(queues, fate),  # type: ignore[arg-type]
        pages=pages,
        clock=real.clock,
        ids=real.ids,
    )
    return World(real, acting)


def _until_it_lives(act: object) -> None:
    """A person who gets no answer tries again."""
    try:
        act()  # type: ignore[operator]
    except Killed:
        act()  # type: ignore[operator]


def _one_case_through(fate: Fate) -> None:
    world = _mortal_world(fate)
    intake = World(world.wiring).open()
    for name, text in (("sanad.pdf", TWO_PAGES), ("kart.jpg", CARD)):
        _until_it_lives(lambda name=name, text=text: world.upload(intake.id, name, text))
    world.run()
    missing = next(one for one in world.wiring.intakes.view(CLERK, intake.id).findings if one.blocking)
    _until_it_lives(lambda: world.desk.explain(CLERK, intake.id, missing.key, "فرم نزد شهرداری است"))
    world.run()
    _until_it_lives(lambda: world.desk.submit(CLERK, intake.id))
    world.run()
    assert_one_whole_case(world, intake.id, 2)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
def test_a_kill_at_any_call_to_a_store_loses_nothing_and_doubles_nothing(after: bool) -> None:
    for at in range(1, 500):
        fate = Fate(at, after)
        _one_case_through(fate)
        if not fate.struck:
            assert at > 60, "the walk has become too short to prove anything"
            return
    raise AssertionError("the walk never ends")
