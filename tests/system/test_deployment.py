"""What is deployed: what is in it, what it may do, and that the main job runs on it."""

from __future__ import annotations

import json
import subprocess
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from infra import ROOT, InfraError
from infra.audit import chains
from infra.browser import Browser
from infra.counter import Counter
from infra.demo import SAMPLES, Outcome
from infra.deploy import deploy
from infra.redrive import QUEUES, redrive, waiting
from infra.seed import seed
from infra.up import Daftar, local_parameters

HEAVY = {"numpy", "PIL", "onnxruntime", "pypdfium2", "tesserocr", "ocr"}
SDK = {"boto3", "botocore", "s3transfer"}


def names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as opened:
        return opened.namelist()


def test_the_function_package_holds_the_application_and_neither_sdk_nor_reader(daftar: Daftar) -> None:
    held = names(daftar.build.function_zip)
    rooms = {name.split("/")[0] for name in held}

    assert {"app.py", "chalicelib", "chalice", "pydantic", "jinja2"} <= rooms
    assert not (HEAVY | SDK) & rooms
    assert not [name for name in held if "__pycache__" in name or name.endswith(".pyc")]


def test_the_function_package_holds_what_the_application_reads_beside_its_modules(daftar: Daftar) -> None:
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "chalicelib").rglob("*") if path.is_file()}

    missing = {name for name in data if not name.endswith(".pyc")} - set(names(daftar.build.function_zip))

    assert not missing


def test_the_layer_holds_the_reader_with_its_weights_and_language_data(daftar: Daftar) -> None:
    held = set(names(daftar.build.layer_zip))
    rooms = {name.split("/")[1] for name in held}

    assert rooms >= HEAVY
    assert not SDK & rooms
    assert {"python/ocr/tessdata/fas.traineddata", "python/ocr/tessdata/osd.traineddata"} <= held
    assert {"python/ocr/weights/detector.onnx", "python/ocr/weights/recogniser.onnx"} <= held


def test_a_function_finds_the_sdk_and_nothing_else_of_this_machine(daftar: Daftar) -> None:
    asked = (
        "import json, shutil; from importlib.util import find_spec;"
        "print(json.dumps({'tesseract': shutil.which('tesseract'),"
        " 'modules': [n for n in ('boto3', 'pydantic', 'chalice', 'numpy', 'onnxruntime', 'rich') if find_spec(n)]}))"
    )
    python = daftar.aws.folder / "runtime/python"

    said = subprocess.run([python, "-c", asked], capture_output=True, check=True, cwd="/")

    assert json.loads(said.stdout) == {"tesseract": None, "modules": ["boto3"]}


def test_the_samples_become_a_case_that_the_citizen_can_follow(outcome: Outcome) -> None:
    page = Browser(outcome.status_link).get(outcome.status_link)

    assert outcome.case
    assert page.status == 200


def test_the_pages_were_read_by_both_engines_without_a_tesseract_program(daftar: Daftar, outcome: Outcome) -> None:
    s3, bucket = daftar.session.client("s3"), daftar.deployment.outputs["BucketName"]
    listed = s3.list_objects_v2(Bucket=bucket, Prefix=f"pages/{outcome.intake}/")["Contents"]
    pages = [entry["Key"] for entry in listed if entry["Key"].endswith("words.json")]

    read = [json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read()) for key in pages]

    assert len(read) == len([path for path in SAMPLES.iterdir() if path.suffix == ".jpg"])
    assert all(page["lines"] for page in read)
    # On a busy machine the second engine may run out of its time on a page, which then has no second reading.
    assert any(page["second"] for page in read)


def test_nothing_was_given_up_on_and_every_audit_chain_is_whole(daftar: Daftar, outcome: Outcome) -> None:
    found = {chain.case: chain for chain in chains(daftar.session, daftar.deployment.outputs["TableName"])}

    assert waiting("local", daftar.session) == dict.fromkeys(QUEUES, 0)
    assert found[outcome.case].events >= 1
    assert found[outcome.case].broken_at is None


def as_function(daftar: Daftar, function: str) -> boto3.Session:
    """A session with the rights of a function's role."""
    role = daftar.session.client("lambda").get_function_configuration(FunctionName=f"daftar-local-{function}")["Role"]
    given = daftar.session.client("sts").assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    return boto3.Session(
        given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"], daftar.session.region_name
    )


@pytest.mark.parametrize(
    ("function", "prefix", "allowed"),
    [
        ("recognise", "uploads", True),
        ("check", "uploads", False),
        ("check", "pages", False),
        ("open_case", "uploads", False),
        ("sweep", "pages", False),
    ],
)
def test_a_function_reads_its_own_prefixes_only(
    daftar: Daftar, outcome: Outcome, function: str, prefix: str, allowed: bool
) -> None:
    bucket = daftar.deployment.outputs["BucketName"]
    key = first_key(daftar, bucket, f"{prefix}/{outcome.intake}/")
    s3 = as_function(daftar, function).client("s3")

    assert may(lambda: s3.get_object(Bucket=bucket, Key=key)) is allowed


def test_a_function_without_the_need_reads_no_secret_and_sends_no_message(daftar: Daftar) -> None:
    session = as_function(daftar, "recognise")
    secrets, sqs = session.client("secretsmanager"), session.client("sqs")
    queue = daftar.session.client("sqs").get_queue_url(QueueName="daftar-local-submissions")["QueueUrl"]

    assert not may(lambda: secrets.get_secret_value(SecretId="daftar-local-session-key"))
    assert not may(lambda: sqs.send_message(QueueUrl=queue, MessageBody="{}"))


def test_the_function_of_the_pages_may_not_touch_what_was_read(daftar: Daftar, outcome: Outcome) -> None:
    bucket = daftar.deployment.outputs["BucketName"]
    key = first_key(daftar, bucket, f"pages/{outcome.intake}/")
    s3 = as_function(daftar, "api").client("s3")

    assert not may(lambda: s3.put_object(Bucket=bucket, Key=key, Body=b""))
    assert not may(lambda: s3.delete_object(Bucket=bucket, Key=key))


def first_key(daftar: Daftar, bucket: str, prefix: str) -> str:
    found = daftar.session.client("s3").list_objects_v2(Bucket=bucket, Prefix=prefix)["Contents"]
    return str(found[0]["Key"])


def may(act: Any) -> bool:
    try:
        act()
    except ClientError as error:
        if error.response["Error"]["Code"] not in {"AccessDenied", "AccessDeniedException"}:
            raise
        return False
    return True


def test_a_wrong_one_time_code_lets_nobody_in(daftar: Daftar) -> None:
    login = daftar.logins["clerk.gohardasht"]
    counter = Counter(daftar.deployment.public_url)
    stranger = replace(login, secret=daftar.logins["supervisor"].secret)

    with pytest.raises(InfraError, match="one-time code"):
        counter.sign_in(stranger)
    assert "/login" in counter.browser.get("/office/intakes").url


def test_the_storage_takes_no_larger_file_than_was_announced(daftar: Daftar) -> None:
    counter = Counter(daftar.deployment.public_url)
    counter.sign_in(daftar.logins["clerk.gohardasht"])
    intake = counter.open_intake("building_permit", "09120000000").url.split("?")[0].rsplit("/", 1)[-1]
    form = counter.form_for(intake, "scan.jpg", 1000)

    refused = counter.browser.send_file(form["url"], form["fields"], "scan.jpg", b"\xff" * 30_000_000)

    assert 400 <= refused.status < 500


def test_what_was_given_up_on_can_be_sent_again(daftar: Daftar, outcome: Outcome) -> None:
    sqs = daftar.session.client("sqs")
    dead = sqs.get_queue_url(QueueName="daftar-local-checks-dead")["QueueUrl"]
    sqs.send_message(QueueUrl=dead, MessageBody=json.dumps({"intake": outcome.intake}))

    assert redrive("local", daftar.session) == dict.fromkeys(QUEUES, 0) | {"checks": 1}
    until = time.monotonic() + 60
    while redrivable(daftar) and time.monotonic() < until:
        time.sleep(0.5)
    assert not redrivable(daftar)


def redrivable(daftar: Daftar) -> int:
    sqs = daftar.session.client("sqs")
    url = sqs.get_queue_url(QueueName="daftar-local-checks")["QueueUrl"]
    both = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=both)["Attributes"]
    return sum(map(int, counts.values())) + waiting("local", daftar.session)["checks"]


def test_seeding_and_deploying_again_change_nothing(daftar: Daftar) -> None:
    people = seed("local", daftar.session, daftar.deployment.outputs, daftar.aws.folder)
    said: list[str] = []
    again = deploy(daftar.build, daftar.session, local_parameters(daftar.aws), daftar.aws.tags, said.append)

    assert {person.username: person for person in people} == daftar.logins
    assert again == daftar.deployment


def test_every_dead_letter_queue_has_an_alarm_that_somebody_hears(daftar: Daftar) -> None:
    alarms = daftar.session.client("cloudwatch").describe_alarms(AlarmNamePrefix="daftar-local-")["MetricAlarms"]
    watched = {dimension["Value"] for alarm in alarms if alarm["AlarmActions"] for dimension in alarm["Dimensions"]}

    assert {f"daftar-local-{name}-dead" for name in QUEUES} <= watched
