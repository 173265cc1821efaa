"""The draw: fair, and the same again for whoever repeats it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.casework.assignment import count_waiting, draw, most_urgent, partitions
from chalicelib.casework.records import put_case
from chalicelib.stores.ports import Person
from tests.fakes.stores import MemoryRecords
from tests.unit.test_casework_states import case

IDS = st.lists(st.text("abcdefgh234567", min_size=1, max_size=8), min_size=1, max_size=30)
REVIEWER = Person("r", "r", "r", frozenset({"reviewer"}), None, frozenset({"4", "5"}), frozenset({"building_permit"}))


@given(IDS, st.text(max_size=30))
def test_a_draw_is_of_the_candidates_and_depends_on_nothing_but_them_and_the_seed(ids: list[str], seed: str) -> None:
    first = draw(ids, seed)
    assert first.chosen in ids
    assert draw(reversed(ids + ids), seed) == first
    assert first.digest == sha256("\n".join(sorted(set(ids))).encode()).hexdigest()
    assert sorted(set(ids))[first.place] == first.chosen


def test_over_many_seeds_each_candidate_comes_as_often() -> None:
    ids = [f"c{number}" for number in range(5)]
    times = Counter(draw(ids, str(seed)).chosen for seed in range(5000))
    assert all(850 < times[one] < 1150 for one in ids)


def test_candidates_are_all_those_of_the_earliest_due_day_in_the_persons_queues() -> None:
    records = MemoryRecords()
    places = [("a", "4", "2025-11-05"), ("b", "5", "2025-11-04"), ("c", "4", "2025-11-04"), ("d", "6", "2025-11-01")]
    places += [(f"e{number}", "5", "2025-11-04") for number in range(250)]
    for id_, district, due in places:
        waiting = case().model_copy(update={"id": id_, "district": district, "due": due})
        records.commit(put_case(waiting))
    assert set(most_urgent(records, REVIEWER)) == {"b", "c", *(f"e{number}" for number in range(250))}
    assert partitions(REVIEWER) == ["QUEUE#4#building_permit", "QUEUE#5#building_permit"]


def test_nobody_is_given_what_came_over_their_own_counter() -> None:
    records = MemoryRecords()
    places = [(f"own{number}", "407", "2025-11-01") for number in range(120)] + [("other", "408", "2025-11-04")]
    for id_, office, due in places:
        records.commit(put_case(case().model_copy(update={"id": id_, "office": office, "due": due})))
    at_the_counter_too = replace(REVIEWER, office="407")
    assert most_urgent(records, at_the_counter_too) == ["other"]
    assert count_waiting(records, at_the_counter_too) == 1
    assert len(most_urgent(records, REVIEWER)) == 120
