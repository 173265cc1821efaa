"""The tables of moves of an intake and its documents."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.errors import WrongStateError
from chalicelib.intake.model import Applicant, DocumentState, Intake, IntakeDocument, IntakeState, Return
from chalicelib.intake.states import DOCUMENT_MOVES, EDITABLE, MOVES, document_moved, editable, moved, tab

STATES = get_args(IntakeState)
DOCUMENT_STATES = get_args(DocumentState)
NOW = "2025-09-23T05:00:00Z"


def intake(state: IntakeState) -> Intake:
    return Intake(
        id="i1",
        service="building_permit",
        applicant=Applicant(kind="owner", mobile="09121234718"),
        office="407",
        district="4",
        clerk="c1",
        state=state,
        catalogue_version="1",
        created=NOW,
        updated=NOW,
        since=NOW,
    )


def document(state: DocumentState) -> IntakeDocument:
    return IntakeDocument(id="d1", intake="i1", file="a.pdf", size=1, state=state, added=NOW, issued=NOW)


def test_every_state_has_its_line_in_the_tables_and_leads_only_to_known_ones() -> None:
    assert set(MOVES) == set(STATES)
    assert set(DOCUMENT_MOVES) == set(DOCUMENT_STATES)
    assert all(to <= set(STATES) for to in MOVES.values())
    assert all(to <= set(DOCUMENT_STATES) for to in DOCUMENT_MOVES.values())


@given(st.lists(st.sampled_from(STATES), max_size=30))
def test_no_walk_leaves_a_withdrawn_intake_and_only_a_return_leaves_an_opened_one(walk: list[IntakeState]) -> None:
    now = intake("draft")
    for to in walk:
        before = now.state
        try:
            now = moved(now, to)
        except WrongStateError:
            continue
        assert before != "withdrawn" or now.state == "withdrawn"
        assert before != "opened" or now.state in ("opened", "attention")


@pytest.mark.parametrize("state", STATES)
def test_only_what_a_reviewer_sent_back_and_the_counter_has_in_hand_stands_in_the_tab_of_returned(
    state: IntakeState,
) -> None:
    back = Return(number=1, at=NOW, reasons=(), text="فرم را امضا کنید")
    returned = intake(state).model_copy(update={"returns": (back,)})
    assert tab(returned) == ("returned" if state in EDITABLE else state)
    assert tab(intake(state)) == state
    assert (intake(state).round, returned.round) == (1, 2)


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_a_move_is_made_exactly_when_the_table_has_it(state: IntakeState, to: IntakeState) -> None:
    if to == state or to in MOVES[state]:
        assert moved(intake(state), to).state == to
    else:
        with pytest.raises(WrongStateError, match="intake-closed"):
            moved(intake(state), to)


@given(st.sampled_from(DOCUMENT_STATES), st.sampled_from(DOCUMENT_STATES))
def test_a_document_never_goes_back_save_a_file_that_was_parted_wrongly(
    state: DocumentState, to: DocumentState
) -> None:
    if {state, to} == {"reading", "split"}:
        assert to in DOCUMENT_MOVES[state]
    elif to in DOCUMENT_MOVES[state]:
        assert state not in DOCUMENT_MOVES[document_moved(document(state), to).state]
    else:
        with pytest.raises(WrongStateError, match="document-settled"):
            document_moved(document(state), to)


@pytest.mark.parametrize("state", STATES)
def test_only_submission_opens_a_case_and_only_before_it_the_counter_edits(state: IntakeState) -> None:
    assert ("opened" in MOVES[state]) == (state == "submitted")
    if state in EDITABLE:
        editable(intake(state))
        assert {"submitted", "withdrawn"} <= MOVES[state]
    else:
        with pytest.raises(WrongStateError):
            editable(intake(state))


@pytest.mark.parametrize("state", STATES)
def test_the_machine_has_nothing_to_do_with_an_ended_intake(state: IntakeState) -> None:
    changed = intake(state).model_copy(update={"changes": 1})
    assert changed.under_way == (state not in ("opened", "withdrawn"))
    assert intake(state).under_way == (state in ("reading", "submitted"))
