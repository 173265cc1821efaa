"""Records in one DynamoDB table.

An item: ``pk``, ``sk``, ``version``, ``data`` (a map, so that no name of ours meets an attribute's), for each index
that it is in ``<index>_pk`` and ``<index>_sk``, and ``expires_at`` (the table's TTL attribute, in Unix seconds: the
item goes some hours after that time, and readers see it until then).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from chalicelib.errors import ConflictError
from chalicelib.stores import cursors, writes
from chalicelib.stores.items import decode
from chalicelib.stores.ports import Key, Page, Record, Step

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

INDEXES = ("by_office", "by_queue", "by_work")
ATTEMPTS = 5
LONGEST_PK, LONGEST_SK = 2048, 1024
"""Bytes of UTF-8, DynamoDB's own limits."""
# Another transaction held one of the items, or the table was short of capacity: nothing is decided yet, so ask again.
# (Botocore retries throttled calls by itself, but not a transaction that was cancelled for these reasons.)
PASSING = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}
PASSING_CODES = {"TransactionConflictException", "TransactionInProgressException"}

Item = Mapping[str, Any]
Items = list[Item]  # named here: within the class, ``list`` is its method


class DynamoRecords:
    """A write that was done but whose answer was lost may be reported as a conflict: whoever meets one reads again."""

    def __init__(
        self, client: DynamoDBClient, table: str, *, random: Random, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._client, self._table, self._random, self._sleep = client, table, random, sleep

    def get(self, key: Key) -> Record | None:
        if not _possible(key):
            return None
        answer = self._client.get_item(TableName=self._table, Key=writes.key(key), ConsistentRead=True)
        item = answer.get("Item")
        return _record(item) if item else None

    def list(self, pk: str, prefix: str = "") -> list[Record]:
        if not _possible(Key(pk, prefix)):
            return []
        ask: dict[str, Any] = {"ConsistentRead": True, **_among("pk", pk, "sk", prefix)}
        return [_record(item) for item in self._query(ask, None)]

    def index(
        self,
        name: str,
        pk: str,
        *,
        prefix: str = "",
        limit: int = 100,
        after: str | None = None,
        newest_first: bool = False,
    ) -> Page:
        if name not in INDEXES:
            raise ValueError(name)
        columns = (f"{name}_pk", f"{name}_sk")
        ask: dict[str, Any] = {
            "IndexName": name,
            "ScanIndexForward": not newest_first,
            **_among(columns[0], pk, columns[1], prefix),
        }
        if after is not None:
            ask["ExclusiveStartKey"] = cursors.start(after, columns, pk, prefix)
        # One more than asked for tells whether there is another page, so that no reader is sent to an empty one.
        items = self._query(ask, limit + 1)
        more = len(items) > limit
        page = items[:limit]
        return [_record(item) for item in page], cursors.after(page[-1], columns[1]) if more else None

    def commit(self, *steps: Step) -> None:
        keys = [step.key for step in steps]
        if len(set(keys)) != len(keys) or len(keys) > 100:
            raise ValueError("a transaction names each item once, and at most 100 of them")
        requests = [request for step in steps if (request := writes.request(self._table, step, INDEXES))]
        if not requests:
            return
        self._decided(lambda: self._send(requests))

    def _send(self, requests: Sequence[writes.Request]) -> None:
        """One write alone goes without a transaction, at half the price."""
        match requests:
            case [{"Update": update}]:
                self._client.update_item(**update)
            case [{"Delete": delete}]:
                self._client.delete_item(**delete)
            case _:
                self._client.transact_write_items(TransactItems=requests)  # type: ignore[arg-type]

    def _decided(self, send: Callable[[], None]) -> None:
        for attempt in range(ATTEMPTS):
            try:
                return send()
            except ClientError as error:
                if _refused(error):
                    raise ConflictError("changed-meanwhile") from error
                if not _passing(error) or attempt == ATTEMPTS - 1:
                    raise
                self._sleep(self._random.uniform(0, 0.05 * 2**attempt))
        return None

    def _query(self, ask: dict[str, Any], wanted: int | None) -> Items:
        """Follows DynamoDB's own pages (1 MB each) until ``wanted`` items are there, or all."""
        items: Items = []
        while True:
            if wanted is not None:
                ask["Limit"] = wanted - len(items)
            answer = self._client.query(TableName=self._table, **ask)
            items += answer["Items"]
            ask["ExclusiveStartKey"] = answer.get("LastEvaluatedKey")
            if not ask["ExclusiveStartKey"] or (wanted is not None and len(items) >= wanted):
                return items


def _possible(key: Key) -> bool:
    """DynamoDB refuses to look for a longer key, which an address may hold. Nothing can stand under one."""
    return len(key.pk.encode()) <= LONGEST_PK and len(key.sk.encode()) <= LONGEST_SK


def _among(pk_name: str, pk: str, sk_name: str, prefix: str) -> dict[str, Any]:
    """Which partition, and how its sort keys begin (DynamoDB takes no empty beginning)."""
    condition, names, values = "#pk = :pk", {"#pk": pk_name}, {":pk": {"S": pk}}
    if prefix:
        condition += " AND begins_with(#sk, :prefix)"
        names["#sk"] = sk_name
        values[":prefix"] = {"S": prefix}
    return {
        "KeyConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
    }


def _record(item: Item) -> Record:
    data = {name: decode(value) for name, value in item["data"]["M"].items()}
    return Record(Key(item["pk"]["S"], item["sk"]["S"]), int(item["version"]["N"]), data)


def _reasons(error: ClientError) -> set[str]:
    reasons: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", [])
    return {reason.get("Code", "None") for reason in reasons} - {"None"}


def _refused(error: ClientError) -> bool:
    code = error.response["Error"]["Code"]
    return code == "ConditionalCheckFailedException" or "ConditionalCheckFailed" in _reasons(error)


def _passing(error: ClientError) -> bool:
    reasons = _reasons(error)
    return error.response["Error"]["Code"] in PASSING_CODES or (bool(reasons) and reasons <= PASSING)
