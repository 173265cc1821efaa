"""Who may do what in the account, as the templates say it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

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
    found: dict[str, Any] = yaml.load(text, Template)["Resources"]  # noqa: S506 - a SafeLoader
    return found


def statements(function: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(POLICIES[function].read_text())["Statement"]
    return found


def allowed(function: str, service: str) -> list[dict[str, Any]]:
    """The statements of one service, which a policy may lack."""
    return [one for one in statements(function) if any(act.startswith(f"{service}:") for act in one["Action"])]


def test_nobody_of_the_staff_can_give_themselves_another_office_or_district(resources: dict[str, Any]) -> None:
    client = resources["StaffClient"]["Properties"]

    assert client["WriteAttributes"] == ["name"]
    assert set(client["ReadAttributes"]) == {"name", "custom:office", "custom:districts", "custom:services"}
