"""Who may do what in the account, as the templates say it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra.deploy import beginning

ROOT = Path(__file__).parents[2]
POLICIES = {path.stem: path for path in (ROOT / ".chalice/policies").glob("*.json")}
READERS = ("receive", "recognise", "extract", "check")
"""The functions that hold what a stranger wrote."""


class Template(yaml.SafeLoader):
    """CloudFormation's short forms (``!Ref`` …) as plain values: only what stands beside them is looked at."""


Template.add_multi_constructor("!", lambda loader, _, node: _plain(loader, node))


def _plain(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    text = (ROOT / "infra/resources.yaml").read_text()
    found: dict[str, Any] = yaml.load(text, Template)["Resources"]
    return found


def partitions(function: str) -> set[str]:
    """What the records' partitions that the function may touch begin with."""
    (records,) = (one for one in statements(function) if one["Sid"] == "KeepRecords")
    return set(records["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"])


def services(function: str) -> set[str]:
    return {action.partition(":")[0] for one in statements(function) for action in one["Action"]}


def secrets(function: str) -> set[str]:
    """The secrets that the function may read, by our names."""
    reading = [one for one in statements(function) if "secretsmanager:GetSecretValue" in one["Action"]]
    resources = [one["Fn::Sub"] for statement in reading for one in statement["Resource"]]
    return {one.rpartition("${Stage}-")[2].removesuffix("-*") for one in resources}


def statements(function: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(POLICIES[function].read_text())["Statement"]
    return found


def test_nobody_of_the_staff_can_give_themselves_another_office_or_district(resources: dict[str, Any]) -> None:
    client = resources["StaffClient"]["Properties"]

    assert client["WriteAttributes"] == ["name"]
    assert set(client["ReadAttributes"]) == {"name", "custom:office", "custom:districts", "custom:services"}


def test_a_session_cannot_be_renewed(resources: dict[str, Any]) -> None:
    assert resources["StaffClient"]["Properties"]["ExplicitAuthFlows"] == ["ALLOW_USER_PASSWORD_AUTH"]


def test_table_and_user_pool_are_protected_where_deletion_is_refused(resources: dict[str, Any]) -> None:
    absent = "AWS::NoValue"
    assert resources["Records"]["Properties"]["DeletionProtectionEnabled"] == ["DeletionRefused", True, absent]
    assert resources["Staff"]["Properties"]["DeletionProtection"] == ["DeletionRefused", "ACTIVE", absent]


def test_only_a_stack_that_stands_is_protected_from_deletion() -> None:
    wanted = {"Stage": "prod", "Deletion": "refused"}
    assert beginning(wanted, there=False) == {"Stage": "prod", "Deletion": "allowed"}
    assert beginning(wanted, there=True) == wanted


def test_the_sweep_publishes_to_phones_and_to_the_topic_of_text_messages_and_to_no_other() -> None:
    publishing = [one for one in statements("sweep") if "sns:Publish" in one["Action"]]
    to_phones = [one["NotResource"]["Fn::Sub"] for one in publishing if "Resource" not in one]
    to_topics = [one["Resource"]["Fn::Sub"].rpartition(":")[2] for one in publishing if "Resource" in one]
    assert to_phones == ["arn:${AWS::Partition}:sns:*:*:*"]
    assert to_topics == ["daftar-${Stage}-text-messages"]


@pytest.mark.parametrize("function", READERS)
def test_who_holds_a_strangers_file_reaches_no_case(function: str) -> None:
    assert partitions(function) == {"INTAKE#*"}
    assert secrets(function) <= {"form-key"}


def test_the_key_of_printed_forms_is_read_where_they_are_printed_and_read_back_alone() -> None:
    assert {function for function in POLICIES if "form-key" in secrets(function)} == {"api_handler", "extract"}
    assert secrets("extract") == {"form-key"}


def test_only_the_check_looks_a_files_fingerprint_up_and_it_writes_none() -> None:
    (looking,) = (one for one in statements("check") if one["Sid"] == "KnowFilesOfOtherCases")
    assert looking["Action"] == ["dynamodb:Query"]
    assert looking["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] == ["FINGERPRINT#*"]


def test_a_role_has_no_right_that_its_function_does_not_use() -> None:
    for function in ("check", "open_case"):
        assert services(function) == {"logs", "sqs", "dynamodb", "kms"}
    for function in ("receive", "recognise", "extract", "check", "open_case"):
        (records,) = (one for one in statements(function) if one["Sid"] == "KeepRecords")
        assert records["Action"] == ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"]
    reading = next(one for one in statements("api_handler") if one["Sid"] == "ReadObjects")
    assert [one["Fn::Sub"].partition("/")[2] for one in reading["Resource"]] == ["pages/*"]
