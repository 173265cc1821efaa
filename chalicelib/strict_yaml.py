"""YAML as we write it: safe, and a key that stands twice in a map is a fault. YAML's own loader keeps the last one and
says nothing, so that a sentence or a rule is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.constructor import ConstructorError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DoubledKeyError(ConstructorError):
    """A map has the same key twice."""


class _Loader(_Base):  # type: ignore[misc]
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        for key in doubled(node):
            raise DoubledKeyError(problem=f"the key {key.value} stands twice", problem_mark=key.start_mark)
        return super().construct_mapping(node, deep)


def load(text: str) -> Any:
    """Raises ``yaml.YAMLError``, with the place, for what is no YAML and for a doubled key."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one


def doubled(node: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """The keys of one map that stood before it already."""
    seen = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if (key.tag, key.value) in seen:
                yield key
            seen.add((key.tag, key.value))
