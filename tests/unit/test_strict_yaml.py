"""A key that stands twice is a fault in every YAML file of ours, not a line that gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from chalicelib import strict_yaml
from chalicelib.catalogue import CatalogueError
from chalicelib.catalogue.loader import check

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for room in ("chalicelib", "infra", "forms", "bench", "training") for path in (ROOT / room).rglob("*.y*ml")
)


def doubled(node: yaml.Node | None) -> Iterator[str]:
    """At any depth. Nodes and not values, since CloudFormation's short forms need a loader of their own."""
    match node:
        case yaml.MappingNode():
            yield from (f"{key.value}, line {key.start_mark.line + 1}" for key in strict_yaml.doubled(node))
            for _, value in node.value:
                yield from doubled(value)
        case yaml.SequenceNode():
            for item in node.value:
                yield from doubled(item)


def test_the_files_are_found() -> None:
    assert {"fa.yaml", "holidays.yaml", "resources.yaml", "title_deed.yaml"} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_says_a_thing_twice(path: Path) -> None:
    assert list(doubled(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))) == []


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3", "x:\n  - {a: 1, b: 2, a: 3}", "x: {y: {a: 1, 'a': 2}}"])
def test_a_doubled_key_is_refused_at_any_depth_with_its_place(text: str) -> None:
    with pytest.raises(yaml.YAMLError, match="key a stands twice") as fault:
        strict_yaml.load(text)
    assert "line" in str(fault.value)


def test_keys_that_only_look_alike_and_merged_ones_are_no_doubles() -> None:
    assert strict_yaml.load("a: &a {x: 1}\nb: {<<: *a, x: 2}\n1: a\n'1': b") == {
        "a": {"x": 1},
        "b": {"x": 2},
        1: "a",
        "1": "b",
    }


def test_a_catalogue_with_a_doubled_key_says_where(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services/one.yaml").write_text("id: one\nname: {fa: الف, en: a}\nid: two\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"one\.yaml:3: .*the key id stands twice.*keep one"):
        check(tmp_path)
