"""The queues in SQS."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from chalicelib.stores.ports import Data

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient
    from types_boto3_sqs.type_defs import SendMessageBatchRequestEntryTypeDef

BATCH = 10  # what SQS takes at once
ATTEMPTS = 4


class SendFailedError(Exception):
    """SQS kept refusing some messages. A fault of the infrastructure: who was called by a queue is called again."""


class SqsQueues:
    """``addresses``: queue name → URL."""

    def __init__(
        self,
        client: SQSClient,
        addresses: Mapping[str, str],
        *,
        random: Random,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client, self._addresses, self._random, self._sleep = client, addresses, random, sleep

    def send(self, queue: str, *bodies: Data) -> None:
        address = self._addresses[queue]
        texts = iter([json.dumps(body, separators=(",", ":")) for body in bodies])
        for batch in _batches(texts):
            self._send_batch(address, batch)

    def _send_batch(self, address: str, texts: Sequence[str]) -> None:
        """Only what SQS refused is sent again; what it refuses for our own fault is not."""
        waiting: list[SendMessageBatchRequestEntryTypeDef] = [
            {"Id": str(number), "MessageBody": text} for number, text in enumerate(texts)
        ]
        for attempt in range(ATTEMPTS):
            if attempt:
                self._sleep(self._random.uniform(0, 0.1 * 2**attempt))
            failed = self._client.send_message_batch(QueueUrl=address, Entries=waiting).get("Failed", [])
            if not failed:
                return
            if any(entry["SenderFault"] for entry in failed):
                break
            again = {entry["Id"] for entry in failed}
            waiting = [entry for entry in waiting if entry["Id"] in again]
        raise SendFailedError(", ".join(sorted({entry["Code"] for entry in failed})))


def _batches(texts: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(texts, BATCH)):
        yield batch
