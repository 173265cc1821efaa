from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.proof.audit import GENESIS, Event, canonical, next_event, verify

details = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
chains = st.lists(st.tuples(st.text(max_size=10), st.text(max_size=10), details), min_size=1, max_size=8)


def chain(*acts: tuple[str, str, dict[str, Any]]) -> list[Event]:
    events: list[Event] = []
    for number, (actor, act, more) in enumerate(acts):
        events.append(next_event(events[-1] if events else None, f"2025-09-23T05:00:0{number}Z", actor, act, more))
    return events


def three() -> list[Event]:
    return chain(("u1", "opened", {"case": "c1"}), ("u2", "taken", {}), ("u2", "decided", {"decision": "approve"}))


def test_the_hash_is_that_of_prev_and_the_canonical_content() -> None:
    event = next_event(None, "2025-09-23T05:00:00Z", "u1", "opened", {"ب": "ک", "a": [1, None]})
    content = '{"act":"opened","actor":"u1","at":"2025-09-23T05:00:00Z","details":{"a":[1,null],"ب":"ک"},"seq":1}'
    assert event.prev == GENESIS
    assert event.hash == hashlib.sha256((GENESIS + content).encode()).hexdigest()


def test_no_events_are_a_whole_chain() -> None:
    assert verify([]) is None


@given(chains)
def test_a_chain_as_made_is_whole_and_comes_back_whole_from_its_data(
    acts: list[tuple[str, str, dict[str, Any]]],
) -> None:
    events = chain(*acts)
    assert [event.seq for event in events] == list(range(1, len(acts) + 1))
    assert verify(events) is None
    assert verify(Event.from_data(event.as_data()) for event in events) is None


@given(chains, st.data())
def test_a_changed_event_is_found_where_it_stands(
    acts: list[tuple[str, str, dict[str, Any]]], data: st.DataObject
) -> None:
    events = chain(*acts)
    place = data.draw(st.integers(0, len(events) - 1))
    name = data.draw(st.sampled_from(["at", "actor", "act", "prev", "hash"]))
    events[place] = replace(events[place], **{name: getattr(events[place], name) + "x"})
    assert verify(events) == place + 1


def test_changed_details_are_found() -> None:
    events = three()
    events[2] = replace(events[2], details={"decision": "reject"})
    assert verify(events) == 3


def test_an_event_rewritten_with_a_fitting_hash_breaks_the_next() -> None:
    events = three()
    events[1] = next_event(events[0], "2025-09-23T05:00:01Z", "u3", "taken", {})
    assert verify(events) == 3


@pytest.mark.parametrize(("lost", "broken"), [(0, 1), (1, 2)])
def test_a_lost_event_is_found(lost: int, broken: int) -> None:
    events = three()
    del events[lost]
    assert verify(events) == broken


def test_moved_events_are_found() -> None:
    events = three()
    events[1], events[2] = events[2], events[1]
    assert verify(events) == 2


def test_a_chain_that_begins_elsewhere_is_found() -> None:
    events = three()[1:]
    assert verify([replace(event, seq=event.seq - 1) for event in events]) == 1


def test_the_order_of_names_makes_no_difference() -> None:
    assert canonical({"b": 1, "a": {"d": "ی", "c": []}}) == canonical({"a": {"c": [], "d": "ی"}, "b": 1})


@pytest.mark.parametrize("value", [1.0, float("nan"), b"x", {1, 2}, {1: "x"}, [{"deep": 0.5}]])
def test_details_without_one_written_form_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        next_event(None, "2025-09-23T05:00:00Z", "u1", "opened", {"value": value})
