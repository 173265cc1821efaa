"""Whether every case's audit chain is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import SystemRandom
from typing import Any

import boto3

from chalicelib.proof.audit import Event, verify
from chalicelib.stores.records import DynamoRecords

_CASE = "CASE#"


@dataclass(frozen=True, slots=True)
class Chain:
    """``broken_at``: the number of the first event that doesn't follow from the one before; None for a whole chain."""

    case: str
    events: int
    broken_at: int | None


def chains(session: boto3.Session, table: str) -> Iterator[Chain]:
    """The chain of every case of the table. A case without any event counts as broken at its first."""
    client = session.client("dynamodb")
    records = DynamoRecords(client, table, random=SystemRandom())
    for case in _cases(client, table):
        events = [Event.from_data(record.data) for record in records.list(_CASE + case, "EVENT#")]
        yield Chain(case, len(events), verify(events) if events else 1)


def _cases(client: Any, table: str) -> Iterator[str]:
    pages = client.get_paginator("scan").paginate(
        TableName=table,
        FilterExpression="begins_with(pk, :case) AND sk = :meta",
        ExpressionAttributeValues={":case": {"S": _CASE}, ":meta": {"S": "META"}},
        ProjectionExpression="pk",
    )
    for page in pages:
        yield from (item["pk"]["S"].removeprefix(_CASE) for item in page["Items"])
