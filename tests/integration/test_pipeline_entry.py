"""The functions of app.py, called as Lambda calls them, with what the environment alone gives them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from chalicelib.intake.model import Applicant
from chalicelib.pipeline import delivery
from chalicelib.stores.aws import Clients
from chalicelib.stores.ports import Expect, Key, Put
from chalicelib.wiring import Wiring
from tests.fakes.wiring import SETTINGS
from tests.fakes.world import CLERK, upload_event
from tests.integration.test_stores_records import create_table

NAMES = ("pages", "documents", "checks", "submissions")


@pytest.fixture
def app(aws: Clients, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    create_table(aws)
    aws.s3.create_bucket(Bucket="documents", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    queues = {f"queue_{name}_url": aws.sqs.create_queue(QueueName=name)["QueueUrl"] for name in NAMES}
    settings = SETTINGS.model_dump(exclude_none=True) | queues | {"table": "records", "bucket": "documents"}
    for name, value in settings.items():
        monkeypatch.setenv(f"DAFTAR_{name.upper()}", value)
    delivery._wiring.cache_clear()
    import app

    yield app
    delivery._wiring.cache_clear()


def sqs_event(body: dict[str, Any]) -> dict[str, Any]:
    record = {
        "messageId": "059f36b4-87a3-44ab-83d2-661975830a7d",
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
        "body": json.dumps(body),
        "attributes": {"ApproximateReceiveCount": "1"},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:daftar-test-uploads",
    }
    return {"Records": [record]}


def waiting(aws: Clients, name: str) -> list[dict[str, Any]]:
    address = aws.sqs.get_queue_url(QueueName=name)["QueueUrl"]
    messages = aws.sqs.receive_message(QueueUrl=address, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(message["Body"]) for message in messages]


def test_a_text_file_named_pdf_becomes_a_finding(app: ModuleType, aws: Clients) -> None:
    wiring = Wiring.from_environment()
    office = {"name": "دفتر ۴۰۷", "district": "4", "address": "", "phone": ""}
    wiring.records.commit(Put(Key("OFFICE#407", "META"), office, Expect.ABSENT))
    intake = wiring.intakes.open(CLERK, "building_permit", Applicant(kind="owner", mobile="09121234718"))
    document, form = wiring.intakes.upload_form(CLERK, intake.id, "sanad.pdf", 12)
    wiring.documents.put(form.fields["key"], b"only letters", "application/pdf")
    app.receive(sqs_event(upload_event(form.fields["key"], None)), None)
    checks = waiting(aws, "checks")
    assert checks == [{"intake": intake.id}]
    app.check(sqs_event(checks[0]), None)
    view = wiring.intakes.view(CLERK, intake.id)
    assert view.intake.state == "attention"
    assert [finding.code for finding in view.document(document).findings] == ["file-type-unknown"]


def test_every_function_takes_what_its_trigger_sends_and_passes_over_what_is_not_there(
    app: ModuleType, aws: Clients
) -> None:
    app.receive(sqs_event({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "documents"}), None)
    app.recognise(sqs_event({"intake": "no", "document": "no", "page": 1}), None)
    app.extract(sqs_event({"intake": "no", "document": "no"}), None)
    app.check(sqs_event({"intake": "no"}), None)
    app.open_case(sqs_event({"intake": "no"}), None)
    scheduled = {"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}, "resources": []}
    app.sweep({**scheduled, "version": "0", "account": "1", "region": "eu-central-1", "time": "", "id": "1"}, None)
    assert [waiting(aws, name) for name in NAMES] == [[], [], [], []]
