"""What the check of the audit chains finds out."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.proof.audit import Event, next_event
from infra.audit import broken_at


def events(number: int) -> list[dict[str, Any]]:
    chain: list[Event] = []
    for second in range(number):
        chain.append(next_event(chain[-1] if chain else None, f"2025-09-23T05:00:0{second}Z", "u1", "act", {}))
    return [event.as_data() for event in chain]


def case_of(chain: list[dict[str, Any]]) -> dict[str, Any]:
    return {"seq": chain[-1]["seq"], "head": chain[-1]["hash"]}


def test_a_whole_chain_ends_where_its_case_says() -> None:
    chain = events(3)
    assert broken_at(case_of(chain), chain) is None


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_chain_that_was_cut_off_at_its_end_is_broken_behind_it(kept: int) -> None:
    chain = events(3)
    assert broken_at(case_of(chain), chain[:kept]) == kept + 1


def test_another_end_than_the_cases_own_is_broken() -> None:
    chain, other = events(3), events(2)
    other.append(next_event(Event.from_data(other[-1]), "2025-09-23T06:00:00Z", "u2", "another", {}).as_data())
    assert broken_at(case_of(chain), other) is not None


def test_a_case_that_is_gone_leaves_a_broken_chain() -> None:
    assert broken_at({}, events(2)) == 3


def test_what_is_no_event_any_more_breaks_the_chain_and_not_the_check() -> None:
    chain = events(3)
    assert broken_at(case_of(chain), [chain[0], {"seq": 2}, chain[2]]) == 2
    assert broken_at(case_of(chain), [chain[0], chain[1] | {"hash": 5}, chain[2]]) == 2
    assert broken_at(case_of(chain), [chain[0], chain[1] | {"hash": "é"}, chain[2]]) == 2
