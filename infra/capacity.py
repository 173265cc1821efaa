"""What a stage can do at most, computed from its own configuration: concurrency, memory, messages a minute."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass

from . import ROOT

# Lambda's concurrency in one region of an account, unless AWS was asked for more (Lambda quotas).
ACCOUNT_CONCURRENCY = 1000


@dataclass(frozen=True, slots=True)
class Limit:
    """Of one function. ``per_minute``: messages, if each took the whole of its time limit (so never less than this)."""

    function: str
    memory_mb: int
    timeout_s: int
    concurrency: int
    memory_gb: float
    per_minute: float


def limits(stage: str) -> list[Limit]:
    """By function, in the order of app.py. Raises ``KeyError`` for an unknown stage."""
    configured = json.loads((ROOT / ".chalice/config.json").read_text())["stages"][stage]["lambda_functions"]
    at_once = _concurrency()
    return [_limit(name, at_once[name], settings) for name, settings in configured.items() if name in at_once]


def _limit(name: str, concurrency: int, settings: dict[str, int]) -> Limit:
    memory, timeout = settings["lambda_memory_size"], settings["lambda_timeout"]
    return Limit(name, memory, timeout, concurrency, concurrency * memory / 1024, concurrency * 60 / timeout)


def _concurrency() -> dict[str, int]:
    """``maximum_concurrency`` as app.py sets it, read from its text: importing it needs a stage's settings."""
    tree = ast.parse((ROOT / "app.py").read_text())
    found = {}
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        for call in (node for node in function.decorator_list if isinstance(node, ast.Call)):
            for keyword in call.keywords:
                if keyword.arg == "maximum_concurrency" and isinstance(keyword.value, ast.Constant):
                    found[function.name] = int(str(keyword.value.value))
    return found
