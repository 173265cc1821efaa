"""What lies in the dead-letter queues, and back to work with it once the cause is mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import boto3

QUEUES = ("uploads", "pages", "documents", "checks", "submissions")
_HELD_S = 60


def waiting(stage: str, session: boto3.Session) -> dict[str, int]:
    """How many messages lie in each dead-letter queue."""
    sqs = session.client("sqs")
    return {name: _count(sqs, _url(sqs, stage, f"{name}-dead")) for name in QUEUES}


def redrive(stage: str, session: boto3.Session, queues: Iterable[str] = QUEUES) -> dict[str, int]:
    """Send each message to its queue again, then take it out of the dead-letter queue; how many, by queue.

    A stop between the two leaves it in both, which every stage bears. (SQS's own move task does not exist on every
    engine with its API.)"""
    sqs = session.client("sqs")
    return {name: _move(sqs, _url(sqs, stage, f"{name}-dead"), _url(sqs, stage, name)) for name in queues}


def _move(sqs: Any, dead: str, alive: str) -> int:
    moved = 0
    while True:
        answer = sqs.receive_message(
            QueueUrl=dead, MaxNumberOfMessages=10, VisibilityTimeout=_HELD_S, MessageAttributeNames=["All"]
        )
        for message in answer.get("Messages", []):
            attributes = message.get("MessageAttributes", {})
            sqs.send_message(QueueUrl=alive, MessageBody=message["Body"], MessageAttributes=attributes)
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
            moved += 1
        if not answer.get("Messages"):
            return moved


def _url(sqs: Any, stage: str, name: str) -> str:
    return str(sqs.get_queue_url(QueueName=f"daftar-{stage}-{name}")["QueueUrl"])


def _count(sqs: Any, url: str) -> int:
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    return sum(
        int(value) for value in sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"].values()
    )
