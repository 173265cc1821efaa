"""Whether every case's audit chain is whole, from its first event to the last one that the case itself names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

import boto3

from chalicelib.proof.audit import Event, verify
from chalicelib.stores.ports import Data, Key, Record
from chalicelib.stores.records import DynamoRecords

_CASE = "CASE#"
_EVENT = "EVENT#"


@dataclass(frozen=True, slots=True)
class Chain:
    """``broken_at``: the number of the first event that is missing or doesn't follow from the one before; None for a
    whole chain."""

    case: str
    events: int
    broken_at: int | None


def chains(session: boto3.Session, table: str) -> Iterator[Chain]:
    """The chain of every case of which the table still holds the case itself or an event."""
    client = session.client("dynamodb")
    records = DynamoRecords(client, table, random=SystemRandom())
    for case in sorted(_cases(client, table)):
        itself, events = _read(records, _CASE + case)
        yield Chain(case, len(events), broken_at(itself.data if itself else {}, [event.data for event in events]))


def broken_at(case: Data, events: Sequence[Data]) -> int | None:
    """``case`` counts its events (``seq``) and knows the last one's hash (``head``), so a chain that was cut off at its
    end is shorter than that. One that lost its case, or has no event, is broken too."""
    readable = _readable(events)
    wrong = verify(readable)
    if wrong is None and len(readable) < len(events):
        wrong = len(readable) + 1
    if wrong is not None:
        return wrong
    if readable and (case.get("seq"), case.get("head")) == (readable[-1].seq, readable[-1].hash):
        return None
    return len(readable) + 1


def _readable(events: Sequence[Data]) -> list[Event]:
    """Those before the first that is no event any more."""
    found = []
    for data in events:
        try:
            event = Event.from_data(data)
        except TypeError:
            break
        found.append(event)
    return found


def _read(records: DynamoRecords, partition: str) -> tuple[Record | None, list[Record]]:
    """The case and its events as they stood at one moment: nothing was written between two equal looks at the case."""
    place = Key(partition, "META")
    before = records.get(place)
    while True:
        events = records.list(partition, _EVENT)
        after = records.get(place)
        if after == before:
            return after, events
        before = after


def _cases(client: Any, table: str) -> set[str]:
    """Also those whose own item is gone."""
    pages = client.get_paginator("scan").paginate(
        TableName=table,
        FilterExpression="begins_with(pk, :case) AND (sk = :meta OR begins_with(sk, :event))",
        ExpressionAttributeValues={":case": {"S": _CASE}, ":meta": {"S": "META"}, ":event": {"S": _EVENT}},
        ProjectionExpression="pk",
    )
    return {item["pk"]["S"].removeprefix(_CASE) for page in pages for item in page["Items"]}
