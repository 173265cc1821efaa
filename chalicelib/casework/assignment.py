"""The draw of the next case: at random among the most urgent, so that nobody picks a case or is given one.

It can be done again by anyone: the audit event keeps the seed, how many candidates there were, the SHA-256 of their
sorted ids (one a line) and the place drawn, which is SHA-256(seed, newline, digest) modulo their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import product

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


def most_urgent(records: Records, person: Person) -> list[str]:
    """The ids of the waiting cases with the earliest due day in the person's queues; empty when none waits."""
    queues = partitions(person)
    heads = [case.due for queue in queues for case in _waiting(records, queue, limit=1)]
    if not heads:
        return []
    return [case.id for queue in queues for case in _waiting(records, queue, prefix=f"{min(heads)}#", limit=MOST)]


def _waiting(records: Records, queue: str, *, prefix: str = "", limit: int) -> list[Case]:
    found: list[Case] = []
    after: str | None = None
    while len(found) < limit:
        page, after = records.index("by_queue", queue, prefix=prefix, limit=min(100, limit), after=after)
        found += (read(Case, record) for record in page)
        if after is None:
            break
    return found


def count_waiting(records: Records, person: Person) -> int:
    """Counted to 100 a queue."""
    return sum(len(_waiting(records, queue, limit=100)) for queue in partitions(person))
