"""Where in a YAML file a value stands: read only when there is something to complain about."""

from __future__ import annotations

from pathlib import Path

import yaml


def line_of(path: Path, place: tuple[str | int, ...]) -> int:
    """The line (from 1) of the value that ``place`` leads to, or of the nearest thing above it that is there.

    Steps that are no key of the file (pydantic names the variant of a union in its places) are passed over.
    """
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for step in place:
        found = _child(node, step)
        if found is not None:
            line, node = found
    return line


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line + 1, item
    return None
