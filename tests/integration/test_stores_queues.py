"""One contract for queues, run against memory and against SQS (moto)."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Protocol

import pytest
from botocore.stub import Stubber

from chalicelib.stores.aws import Clients
from chalicelib.stores.ports import Queues
from chalicelib.stores.queues import SendFailedError, SqsQueues
from tests.fakes.stores import MemoryQueues

NAMES = ("pages", "documents", "checks", "submissions")


class Receiver(Protocol):
    queues: Queues

    def take(self, queue: str) -> list[dict[str, Any]]: ...


class InMemory:
    def __init__(self) -> None:
        self.queues = MemoryQueues()

    def take(self, queue: str) -> list[dict[str, Any]]:
        return self.queues.take(queue)


class OnSqs:
    def __init__(self, aws: Clients) -> None:
        self.client = aws.sqs
        self.addresses = {name: self.client.create_queue(QueueName=name)["QueueUrl"] for name in NAMES}
        self.queues = SqsQueues(self.client, self.addresses, random=Random(1))

    def take(self, queue: str) -> list[dict[str, Any]]:
        bodies: list[dict[str, Any]] = []
        while found := self.client.receive_message(
            QueueUrl=self.addresses[queue], MaxNumberOfMessages=10, WaitTimeSeconds=0
        ).get("Messages"):
            bodies += [json.loads(message["Body"]) for message in found]
        return bodies


@pytest.fixture(params=["memory", "sqs"])
def world(request: pytest.FixtureRequest) -> Receiver:
    return InMemory() if request.param == "memory" else OnSqs(request.getfixturevalue("aws"))


class TestQueues:
    @pytest.mark.parametrize("queue", NAMES)
    def test_a_body_arrives_as_it_was_sent(self, world: Receiver, queue: str) -> None:
        world.queues.send(queue, {"intake": "i1", "document": "d1", "page": 1})
        assert world.take(queue) == [{"intake": "i1", "document": "d1", "page": 1}]
        assert all(world.take(other) == [] for other in NAMES if other != queue)

    @pytest.mark.parametrize("count", [0, 1, 10, 11, 37])
    def test_any_number_arrives_each_once(self, world: Receiver, count: int) -> None:
        world.queues.send("pages", *({"page": number} for number in range(count)))
        assert sorted(body["page"] for body in world.take("pages")) == list(range(count))

    def test_an_unknown_queue_is_our_own_mistake(self, world: Receiver) -> None:
        with pytest.raises(KeyError):
            world.queues.send("colours", {})

    def test_what_is_no_json_is_our_own_mistake(self, world: Receiver) -> None:
        with pytest.raises(TypeError):
            world.queues.send("pages", {"page": 1}, {"page": object()})
        assert world.take("pages") == []


class TestSqsAlone:
    """Moto refuses no message of a batch; the stub does."""

    @pytest.fixture
    def waits(self) -> list[float]:
        return []

    @pytest.fixture
    def queues(self, aws: Clients, waits: list[float]) -> SqsQueues:
        return SqsQueues(aws.sqs, {"pages": "https://sqs.example/pages"}, random=Random(1), sleep=waits.append)

    @pytest.fixture
    def stub(self, aws: Clients) -> Stubber:
        return Stubber(aws.sqs)

    @staticmethod
    def answer(stub: Stubber, asked: list[tuple[str, str]], failed: list[str], *, ours: bool = False) -> None:
        done = [{"Id": id_, "MessageId": "m", "MD5OfMessageBody": "x"} for id_, _ in asked if id_ not in failed]
        stub.add_response(
            "send_message_batch",
            {"Successful": done, "Failed": [{"Id": id_, "SenderFault": ours, "Code": "Refused"} for id_ in failed]},
            {
                "QueueUrl": "https://sqs.example/pages",
                "Entries": [{"Id": id_, "MessageBody": body} for id_, body in asked],
            },
        )

    def test_only_what_was_refused_is_sent_again(self, queues: SqsQueues, stub: Stubber, waits: list[float]) -> None:
        first, second = ("0", '{"page":1}'), ("1", '{"page":2}')
        self.answer(stub, [first, second], ["1"])
        self.answer(stub, [second], [])
        with stub:
            queues.send("pages", {"page": 1}, {"page": 2})
        stub.assert_no_pending_responses()
        assert len(waits) == 1

    def test_what_is_refused_again_and_again_is_raised(self, queues: SqsQueues, stub: Stubber) -> None:
        for _ in range(4):
            self.answer(stub, [("0", "{}")], ["0"])
        with stub, pytest.raises(SendFailedError, match="Refused"):
            queues.send("pages", {})
        stub.assert_no_pending_responses()

    def test_our_own_fault_is_not_sent_again(self, queues: SqsQueues, stub: Stubber, waits: list[float]) -> None:
        self.answer(stub, [("0", "{}")], ["0"], ours=True)
        with stub, pytest.raises(SendFailedError):
            queues.send("pages", {})
        assert waits == []
