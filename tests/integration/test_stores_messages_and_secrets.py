"""The contracts of text messages and of secrets, each run against memory and against AWS (moto)."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.sns import sns_backends

from chalicelib.errors import InvalidInputError
from chalicelib.stores.aws import Clients
from chalicelib.stores.messages import SnsMessages
from chalicelib.stores.ports import Messages, Secrets
from chalicelib.stores.secrets import ManagedSecrets
from tests.fakes.stores import MemoryMessages, MemorySecrets

Sent = Callable[[], list[tuple[str, str]]]


def carrier() -> tuple[Messages, Sent]:
    messages = MemoryMessages()
    return messages, lambda: messages.sent


def phone(aws: Clients) -> tuple[Messages, Sent]:
    def sent() -> list[tuple[str, str]]:
        published = sns_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sms_messages.values()
        return [(number.replace("+98", "0"), text) for number, text in published]

    return SnsMessages(aws.sns), sent


def topic(aws: Clients) -> tuple[Messages, Sent]:
    """Through a queue that listens to the topic, as a test stage's watcher does."""
    queue = aws.sqs.create_queue(QueueName="texts")["QueueUrl"]
    arn = aws.sns.create_topic(Name="texts")["TopicArn"]
    endpoint = aws.sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    aws.sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=endpoint)

    def sent() -> list[tuple[str, str]]:
        found = aws.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
        notes = [json.loads(message["Body"]) for message in found]
        return [(note["MessageAttributes"]["mobile"]["Value"], note["Message"]) for note in notes]

    return SnsMessages(aws.sns, arn), sent


@pytest.fixture(params=["memory", "phone", "topic"])
def post(request: pytest.FixtureRequest) -> tuple[Messages, Sent]:
    if request.param == "memory":
        return carrier()
    aws = request.getfixturevalue("aws")
    return phone(aws) if request.param == "phone" else topic(aws)


class TestMessages:
    def test_a_text_goes_to_the_mobile(self, post: tuple[Messages, Sent]) -> None:
        messages, sent = post
        messages.sms("09121234567", "پروندهٔ شما ثبت شد.")
        assert sent() == [("09121234567", "پروندهٔ شما ثبت شد.")]

    @pytest.mark.parametrize("mobile", ["", "9121234567", "02112345678", "0912123456", "۰۹۱۲۱۲۳۴۵۶۷", "09121234567\n"])
    def test_what_is_no_mobile_is_refused(self, post: tuple[Messages, Sent], mobile: str) -> None:
        messages, sent = post
        with pytest.raises(InvalidInputError) as refusal:
            messages.sms(mobile, "x")
        assert refusal.value.code == "mobile-invalid"
        assert sent() == []


@pytest.fixture(params=["memory", "secretsmanager"])
def secrets(request: pytest.FixtureRequest) -> Secrets:
    if request.param == "memory":
        return MemorySecrets(link_key=b"links", session_key=b"sessions")
    aws: Clients = request.getfixturevalue("aws")
    aws.secrets.create_secret(Name="daftar-link", SecretString="links")
    aws.secrets.create_secret(Name="daftar-session", SecretBinary=b"sessions")
    return ManagedSecrets(aws.secrets, {"link-key": "daftar-link", "session-key": "daftar-session"})


class TestSecrets:
    def test_each_has_its_own_bytes(self, secrets: Secrets) -> None:
        assert secrets.get("link-key") == b"links"
        assert secrets.get("session-key") == b"sessions"

    def test_an_unknown_name_is_our_own_mistake(self, secrets: Secrets) -> None:
        with pytest.raises(KeyError):
            secrets.get("house-key")


def test_a_rotated_secret_is_in_use_after_five_minutes_and_not_asked_for_before(aws: Clients) -> None:
    time = 0.0
    aws.secrets.create_secret(Name="daftar-link", SecretString="old")
    secrets = ManagedSecrets(aws.secrets, {"link-key": "daftar-link"}, monotonic=lambda: time)
    assert secrets.get("link-key") == b"old"
    aws.secrets.put_secret_value(SecretId="daftar-link", SecretString="new")
    time = 299.0
    assert secrets.get("link-key") == b"old"
    time = 300.0
    assert secrets.get("link-key") == b"new"
