"""The draw of the next case: at random among the most urgent, so that nobody picks a case or is given one.

It can be done again by anyone: the audit event keeps the seed, how many candidates there were, the SHA-256 of their
sorted ids (one a line) and the place drawn, which is SHA-256(seed, newline, digest) modulo their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice, product

from chalicelib.casework.model import Case, Draw
from chalicelib.casework.records import queue_of
from chalicelib.intake.records import read
from chalicelib.stores.ports import Person, Records

MOST = 1000
"""Candidates of one due day and partition beyond which the draw looks no further."""


def draw(candidates: Iterable[str], seed: str) -> Draw:
    """``candidates`` are case ids, at least one."""
    ordered = sorted(set(candidates))
    digest = sha256("\n".join(ordered).encode()).hexdigest()
    place = int(sha256(f"{seed}\n{digest}".encode()).hexdigest(), 16) % len(ordered)
    return Draw(chosen=ordered[place], seed=seed, candidates=len(ordered), digest=digest, place=place)


def partitions(person: Person) -> list[str]:
    """The queues that the person may be given cases from."""
    return [
        queue_of(district, service) for district, service in product(sorted(person.districts), sorted(person.services))
    ]


def most_urgent(records: Records, person: Person, *, passed: bool = False) -> list[str]:
    """The ids of the waiting cases with the earliest due day in the person's queues; empty when none waits.
    ``passed``: those that the person has put back before, which come only when nothing else waits, else the others."""
    queues = partitions(person)

    def waiting(queue: str, prefix: str = "") -> Iterator[Case]:
        return (case for case in _waiting(records, person, queue, prefix) if passed_by(person, case) == passed)

    heads = [case.due for queue in queues if (case := next(waiting(queue), None))]
    if not heads:
        return []
    due = f"{min(heads)}#"
    return [case.id for queue in queues for case in islice(waiting(queue, due), MOST)]


def passed_by(person: Person, case: Case) -> bool:
    """The person has had the case in hand and put it back undecided."""
    return person.id in case.passed_by


def _waiting(records: Records, person: Person, queue: str, prefix: str = "") -> Iterator[Case]:
    """By due day. None of the office that the person serves too: nobody reviews what came over their own counter."""
    after: str | None = None
    while True:
        page, after = records.index("by_queue", queue, prefix=prefix, after=after)
        cases = (read(Case, record) for record in page)
        yield from (case for case in cases if person.office is None or case.office != person.office)
        if after is None:
            return


def count_waiting(records: Records, person: Person) -> int:
    """Counted to 100 a queue."""
    return sum(1 for queue in partitions(person) for _ in islice(_waiting(records, person, queue), 100))
