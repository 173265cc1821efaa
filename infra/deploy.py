"""A build to a stack, through CloudFormation; the same for AWS and for the embedded one."""

from __future__ import annotations

import copy
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import boto3
from botocore.exceptions import ClientError

from . import InfraError
from .build import Build

Outputs = Mapping[str, str]
Tell = Callable[[str], None]
_CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
_DEADLINE_S = 1800


@dataclass(frozen=True, slots=True)
class Deployment:
    """What came of it. ``public_url`` stands before every link, without a slash at its end."""

    stage: str
    stack: str
    public_url: str
    outputs: Outputs = field(default_factory=dict)


def deploy(
    build: Build,
    session: boto3.Session,
    parameters: Mapping[str, str],
    tags: Mapping[str, str] = MappingProxyType({}),
    tell: Tell = print,
) -> Deployment:
    """Create or update ``daftar-<stage>`` and wait.

    The functions must know the pages' address. Where ``parameters`` has no ``PublicUrl`` it is API Gateway's own, which
    has the API's id in it: a first deployment is then two passes. Table and user pool may be deleted only until the
    stack stands, so that one that could not be created can be rolled back. Raises ``InfraError`` with the reason of
    the resource that failed."""
    stack = f"daftar-{build.stage}"
    template = _uploaded(build, session, _artifacts_bucket(session))
    fixed = {"Stage": build.stage, "Runtime": build.target.runtime, "Deletion": "refused", **parameters}
    known = parameters.get("PublicUrl") or _known_url(session, stack)
    applied = _Change(session, stack, template, tags, tell)
    first = beginning(fixed, there=_describe(session, stack) is not None) | _addressed(known)
    outputs = applied(first)
    url = known or outputs["EndpointURL"].rstrip("/")
    last = fixed | _addressed(url)
    if last != first:
        outputs = applied(last)
    return Deployment(build.stage, stack, url, outputs)


def beginning(parameters: Mapping[str, str], *, there: bool) -> dict[str, str]:
    """What the first pass is given: a stack that is not there yet begins without protection from deletion."""
    return {**parameters} if there else {**parameters, "Deletion": "allowed"}


def _addressed(url: str | None) -> dict[str, str]:
    if not url:
        return {}
    parts = urlsplit(url)
    return {"PublicUrl": url, "PublicOrigin": f"{parts.scheme}://{parts.netloc}"}


def _known_url(session: boto3.Session, stack: str) -> str | None:
    """What an earlier deployment filled in."""
    found = {p["ParameterKey"]: p["ParameterValue"] for p in (_describe(session, stack) or {}).get("Parameters", [])}
    url = found.get("PublicUrl")
    return None if url is None or ".invalid" in url else url


def _artifacts_bucket(session: boto3.Session) -> str:
    account = session.client("sts").get_caller_identity()["Account"]
    name, region = f"daftar-artifacts-{account}-{session.region_name}", session.region_name
    s3 = session.client("s3")
    place: Any = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    try:
        s3.create_bucket(Bucket=name, **place)
    except ClientError as error:
        if error.response["Error"]["Code"] not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
            raise
    return name


def _uploaded(build: Build, session: boto3.Session, bucket: str) -> str:
    """Upload the zips and the template that names them by content; the template's address."""
    zips = {"./deployment.zip": build.function_zip, "./layer.zip": build.layer_zip}
    places = {name: _put(session, bucket, path) for name, path in zips.items()}
    template = copy.deepcopy(build.template)
    for resource in template["Resources"].values():
        for name in ("CodeUri", "ContentUri"):
            if name in resource.get("Properties", {}):
                resource["Properties"][name] = places[resource["Properties"][name]]
    body = json.dumps(template, sort_keys=True).encode()
    key = f"template/{hashlib.sha256(body).hexdigest()}.json"
    s3 = session.client("s3")
    s3.put_object(Bucket=bucket, Key=key, Body=body)
    return f"{s3.meta.endpoint_url}/{bucket}/{key}"


def _put(session: boto3.Session, bucket: str, path: Path) -> str:
    with path.open("rb") as opened:
        key = f"code/{hashlib.file_digest(opened, 'sha256').hexdigest()}.zip"
    s3 = session.client("s3")
    try:
        s3.head_object(Bucket=bucket, Key=key)
    except ClientError:
        s3.upload_file(str(path), bucket, key)
    return f"s3://{bucket}/{key}"


@dataclass(frozen=True, slots=True)
class _Change:
    """Brings the stack to a template with some parameters, and waits for it."""

    session: boto3.Session
    stack: str
    template: str
    tags: Mapping[str, str]
    tell: Tell

    def __call__(self, parameters: Mapping[str, str]) -> Outputs:
        cloudformation = self.session.client("cloudformation")
        there = _describe(self.session, self.stack)
        act = cloudformation.update_stack if there else cloudformation.create_stack
        wanted: Any = [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()]
        tags: Any = [{"Key": name, "Value": value} for name, value in self.tags.items()]
        self.tell(f"{'Updating' if there else 'Creating'} the stack {self.stack}")
        given = {"StackName": self.stack, "TemplateURL": self.template, "Parameters": wanted, "Tags": tags}
        try:
            act(**given, Capabilities=_CAPABILITIES)
        except ClientError as error:
            if "No updates are to be performed" not in str(error):
                raise InfraError(f"CloudFormation refused the template: {error}") from error
        return _finished(self.session, self.stack, self.tell)


def _describe(session: boto3.Session, stack: str) -> dict[str, Any] | None:
    try:
        found: Any = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"]
    except ClientError:
        return None
    return next((s for s in found if s["StackStatus"] not in {"DELETE_COMPLETE", "REVIEW_IN_PROGRESS"}), None)


def _finished(session: boto3.Session, stack: str, tell: Tell) -> Outputs:
    until, seen, pause = time.monotonic() + _DEADLINE_S, set[str](), 0.2
    while time.monotonic() < until:
        state = _describe(session, stack) or {"StackStatus": "GONE"}
        _tell_events(session, stack, seen, tell)
        status = state["StackStatus"]
        if not status.endswith("_IN_PROGRESS"):
            if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
                raise InfraError(f"The stack {stack} ended as {status}: {_reason(session, stack)}")
            return {o["OutputKey"]: o["OutputValue"] for o in state.get("Outputs", [])}
        time.sleep(pause)
        pause = min(pause * 1.3, 5)
    raise InfraError(f"The stack {stack} is still being changed after {_DEADLINE_S // 60} minutes; look at its events")


def _events(session: boto3.Session, stack: str) -> list[dict[str, Any]]:
    events: Any = session.client("cloudformation").describe_stack_events(StackName=stack)["StackEvents"]
    return list(events)


def _tell_events(session: boto3.Session, stack: str, seen: set[str], tell: Tell) -> None:
    for event in reversed(_events(session, stack)):
        if event["EventId"] not in seen and event.get("ResourceStatus", "").endswith("FAILED"):
            tell(f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}")
        seen.add(event["EventId"])


def _reason(session: boto3.Session, stack: str) -> str:
    failed = [e for e in reversed(_events(session, stack)) if e.get("ResourceStatus", "").endswith("FAILED")]
    if not failed:
        return "its events name no resource"
    return f"{failed[0]['LogicalResourceId']}: {failed[0].get('ResourceStatusReason')}"
