"""Models into records and back: the partitions ``CASE#<id>`` and ``REVIEWER#<id>`` (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.casework.model import Case, DayCount, ReviewerLease
from chalicelib.errors import NotFoundError
from chalicelib.intake.model import Correction
from chalicelib.intake.records import Contents, contents, data, expected, read
from chalicelib.proof.audit import Event
from chalicelib.stores.ports import Delete, Expect, Key, Put, Records


def partition(case: str) -> str:
    return f"CASE#{case}"


def case_key(case: str) -> Key:
    return Key(partition(case), "META")


def queue_of(district: str, service: str) -> str:
    return f"QUEUE#{district}#{service}"


def put_case(case: Case) -> Put:
    """Waiting cases are in the queue's index by due day, leased ones in the work index by the lease's end."""
    index: dict[str, tuple[str, str]] = {}
    if case.state == "queued":
        index["by_queue"] = (queue_of(case.district, case.service), f"{case.due}#{case.id}")
    if case.lease is not None:
        index["by_work"] = ("LEASE", f"{case.lease.until}#{case.id}")
    return Put(case_key(case.id), data(case), expected(case.version), index)


def put_event(case: str, event: Event) -> Put:
    return Put(Key(partition(case), f"EVENT#{event.seq:06}"), event.as_data(), Expect.ABSENT)


def get_case(records: Records, case: str) -> Case:
    """Raises ``NotFoundError("no-such-case")``."""
    record = records.get(case_key(case))
    if record is None:
        raise NotFoundError("no-such-case")
    return read(Case, record)


def events(records: Records, case: str) -> list[Event]:
    return [Event.from_data(record.data) for record in records.list(partition(case), "EVENT#")]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is recorded of a case: itself, what was handed in, what reviewers judged of it, what was done."""

    case: Case
    intake: Contents
    judgments: Mapping[tuple[str, str], Correction]
    events: tuple[Event, ...]


def case_file(records: Records, case: Case) -> CaseFile:
    return CaseFile(
        case=case,
        intake=contents(records, case.intake),
        judgments=judgments(records, case.id),
        events=tuple(events(records, case.id)),
    )


def judgment_key(case: str, document: str, field: str) -> Key:
    return Key(partition(case), f"JUDGE#{document}#{field}")


def put_judgment(case: str, judgment: Correction) -> Put:
    key = judgment_key(case, judgment.document, judgment.field)
    return Put(key, data(judgment), expected(judgment.version))


def judgments(records: Records, case: str) -> dict[tuple[str, str], Correction]:
    found = (read(Correction, record) for record in records.list(partition(case), "JUDGE#"))
    return {(one.document, one.field): one for one in found}


def reviewer_key(reviewer: str) -> Key:
    return Key(f"REVIEWER#{reviewer}", "LEASE")


def in_hand(records: Records, reviewer: str) -> ReviewerLease | None:
    record = records.get(reviewer_key(reviewer))
    return read(ReviewerLease, record) if record else None


def put_in_hand(reviewer: str, lease: ReviewerLease) -> Put:
    return Put(reviewer_key(reviewer), data(lease), expected(lease.version))


def out_of_hand(reviewer: str) -> Delete:
    """Goes with a versioned write of the case whose lease names the reviewer: only that case can be the one in hand."""
    return Delete(reviewer_key(reviewer), Expect.ANY)


def day_count(records: Records, reviewer: str, day: str) -> DayCount:
    record = records.get(_day_key(reviewer, day))
    return read(DayCount, record) if record else DayCount()


def put_day_count(reviewer: str, day: str, count: DayCount) -> Put:
    return Put(_day_key(reviewer, day), data(count), expected(count.version))


def _day_key(reviewer: str, day: str) -> Key:
    return Key(f"REVIEWER#{reviewer}", f"DAY#{day}")
