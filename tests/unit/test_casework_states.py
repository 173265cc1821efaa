"""The table of moves of a case, and that no move goes unaudited."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.casework.model import Case, CaseState, Step
from chalicelib.casework.moves import STEPS_KEPT, act, move, written
from chalicelib.casework.states import MOVES, OPEN, allow
from chalicelib.errors import WrongStateError
from chalicelib.proof.audit import Event, verify

STATES = get_args(CaseState)
NOW = "2025-09-23T05:00:00Z"


def case(state: CaseState = "queued") -> Case:
    return Case(
        id="c1",
        intake="i1",
        service="building_permit",
        district="4",
        office="407",
        state=state,
        opened=NOW,
        due="2025-11-04",
        tracking="4726185390",
        steps=(Step(state=state, at=NOW),),
    )


def test_the_table_is_the_procedures_own() -> None:
    written_down = """
        queued→in_review;
        in_review→queued|approved|rejected|needs_correction|referred|second_review;
        second_review→approved|rejected|senior_review;
        senior_review→approved|rejected|needs_correction;
        referred→queued;
        needs_correction→queued;
        approved→closed|senior_review;
        rejected→closed|queued|senior_review;
        withdrawn→; closed→
    """
    moves = {
        state.strip(): {to.strip() for to in ends.split("|") if to.strip()}
        for state, ends in (line.split("→") for line in written_down.split(";"))
    }
    for state in OPEN:
        moves[state].add("withdrawn")
    assert {state: set(to) for state, to in MOVES.items()} == moves


@given(st.lists(st.sampled_from(STATES), max_size=40))
def test_no_walk_leaves_a_closed_or_withdrawn_case(walk: list[CaseState]) -> None:
    now = case()
    for to in walk:
        before = now.state
        try:
            now = move(now, to, NOW)
        except WrongStateError:
            continue
        assert before not in ("closed", "withdrawn")
        assert now.steps[-1] == Step(state=to, at=NOW)
        assert len(now.steps) <= STEPS_KEPT


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_a_move_is_allowed_exactly_when_the_table_has_it(state: CaseState, to: CaseState) -> None:
    if to in MOVES[state]:
        assert allow(state, to) == to
    else:
        with pytest.raises(WrongStateError, match="case-moved-on"):
            allow(state, to)


@given(st.lists(st.sampled_from(STATES), max_size=20))
def test_every_move_is_written_with_its_event_and_the_chain_holds(walk: list[CaseState]) -> None:
    now, events = case(), list[Event]()
    for to in walk:
        if to not in MOVES[now.state]:
            continue
        now, event = act(move(now, to, NOW), NOW, "r1", f"to_{to}", {})
        put_case, put_event = written(now, event)
        assert put_event.data["act"] == f"to_{to}"
        assert put_case.data["seq"] == event.seq == len(events) + 1
        events.append(event)
    assert verify(events) is None


@pytest.mark.parametrize("state", STATES)
def test_only_waiting_cases_are_in_the_queue(state: CaseState) -> None:
    put_case, _ = written(*act(case(state), NOW, "r1", "x", {}))
    assert ("by_queue" in put_case.index) == (state == "queued")
