"""app.py against what is configured for it: a trigger without a policy, or a queue that nobody makes, fails here."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml

from infra import ROOT
from infra.capacity import limits

CONFIG = json.loads((ROOT / ".chalice/config.json").read_text())
STAGES = sorted(CONFIG["stages"])


class Intrinsics(yaml.SafeLoader):
    """CloudFormation's short forms, as ``{tag: value}``."""


def _intrinsic(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {suffix: loader.construct_mapping(node, deep=True)}


Intrinsics.add_multi_constructor("!", _intrinsic)
RESOURCES = yaml.load((ROOT / "infra/resources.yaml").read_text(), Intrinsics)["Resources"]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.setenv("DAFTAR_STAGE", "local")
    before = set(sys.modules)
    module = importlib.import_module("app")
    yield module
    for name in set(sys.modules) - before:
        if name == "app":
            del sys.modules[name]


def test_every_function_has_its_own_policy_memory_and_timeout_in_every_stage(app: ModuleType) -> None:
    functions = {handler.name for handler in app.app.pure_lambda_functions} | event_handlers(app) | {"api_handler"}

    for stage in STAGES:
        configured = CONFIG["stages"][stage]["lambda_functions"]
        assert set(configured) == functions
        for name, settings in configured.items():
            assert settings["iam_policy_file"] == f"policies/{name}.json"
            assert (ROOT / ".chalice" / settings["iam_policy_file"]).exists()
            assert {"lambda_memory_size", "lambda_timeout"} <= set(settings)


def event_handlers(app: ModuleType) -> set[str]:
    return {source.name for source in app.app.event_sources}


def queue_sources(app: ModuleType) -> dict[str, Any]:
    return {source.name: source for source in app.app.event_sources if getattr(source, "queue", None)}


def test_every_queue_trigger_takes_one_message_at_a_time(app: ModuleType) -> None:
    sources = queue_sources(app)

    assert set(sources) == {"receive", "recognise", "extract", "check", "open_case"}
    assert {source.batch_size for source in sources.values()} == {1}
    assert all(source.maximum_concurrency >= 2 for source in sources.values())


def test_a_failed_message_comes_again_soon_and_five_times_at_most(app: ModuleType) -> None:
    for name, source in queue_sources(app).items():
        kind = source.queue.removeprefix("daftar-local-")
        queue = RESOURCES[f"{kind.capitalize()}Queue"]["Properties"]
        longest = max(CONFIG["stages"][stage]["lambda_functions"][name]["lambda_timeout"] for stage in STAGES)

        assert queue["QueueName"] == {"Sub": f"daftar-${{Stage}}-{kind}"}
        assert longest < queue["VisibilityTimeout"] <= longest + 30
        assert queue["RedrivePolicy"]["maxReceiveCount"] == 5


def test_only_the_functions_that_read_pages_carry_the_layer() -> None:
    functions = {
        name: one["Properties"] for name, one in RESOURCES.items() if "FunctionName" in one.get("Properties", {})
    }

    with_layer = {
        name for name, properties in functions.items() if "Layers" in properties and "CodeUri" not in properties
    }

    assert with_layer == {"Receive", "Recognise", "Extract"}


def policies() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.stem, statement)
        for path in sorted((ROOT / ".chalice/policies").glob("*.json"))
        for statement in json.loads(path.read_text())["Statement"]
    ]


def test_no_policy_reaches_beyond_its_stage() -> None:
    for function, statement in policies():
        if statement["Sid"] == "SendTextMessages":  # a phone number is no resource that a policy can name
            assert function == "sweep"
            assert statement["NotResource"] == {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"}  # and every topic is one
            continue
        resources = statement["Resource"]
        for resource in resources if isinstance(resources, list) else [resources]:
            named = resource.get("Fn::Sub", "")
            assert "daftar-${Stage}-" in named or resource == {"Fn::GetAtt": ["DataKey", "Arn"]}, (function, resource)


def test_no_policy_allows_every_action_of_a_service_or_deletes_objects() -> None:
    for _, statement in policies():
        for action in statement["Action"]:
            assert not action.endswith(":*")
            assert action not in {"s3:DeleteObject", "s3:DeleteObjectVersion", "dynamodb:Scan"}


def test_capacity_comes_from_the_configuration() -> None:
    found = {limit.function: limit for limit in limits("prod")}

    assert set(found) == {"receive", "recognise", "extract", "check", "open_case"}
    one = found["recognise"]
    assert one.memory_gb == one.concurrency * one.memory_mb / 1024
