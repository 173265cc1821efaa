"""docs/architecture.md's arrows, held against what the code imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("app", "chalicelib", "ocr", "infra", "forms", "training", "bench", "tests")
SHIPPED = ("app", "chalicelib", "ocr")
NEVER_SHIPPED = {"infra", "forms", "training", "bench", "tests"}
AWS = {"boto3", "botocore", "s3transfer", "aioboto3"}
# They live in the layer, which the API function doesn't have; "ocr" brings them all.
LAYER = {
    "pypdfium2",
    "PIL",
    "numpy",
    "onnxruntime",
    "tesserocr",
    "pytesseract",
    "zxingcpp",
    "ocr",
}

VOCABULARY = {"errors", "findings", "clock", "attempts", "strict_yaml"}
INNER = {"fields", "catalogue", "texts", "reading", "rules", "proof", "intake", "casework", "messages"}
# What stands between us and the outside: everyone may know these, and wiring builds what stands behind them.
PORTS = {"chalicelib.stores.ports", "chalicelib.pipeline.pages"}
# Room → the rooms that it may import; everyone may import the vocabulary and the ports.
ARROWS: dict[str, set[str]] = {
    "fields": set(),
    "proof": set(),
    "stores": set(),
    "settings": set(),
    "catalogue": {"fields", "texts"},
    "texts": {"fields"},
    "reading": {"fields", "catalogue", "texts"},
    "rules": {"fields", "catalogue", "texts", "reading"},
    "intake": {"fields", "catalogue", "texts", "reading", "rules", "proof"},
    "messages": {"texts", "proof", "intake"},
    "casework": {"fields", "catalogue", "texts", "reading", "rules", "proof", "intake", "messages"},
    "wiring": INNER | {"settings", "stores"},
    "pipeline": {
        "fields",
        "catalogue",
        "texts",
        "reading",
        "rules",
        "proof",
        "intake",
        "casework",
        "messages",
        "wiring",
    },
    "web": {"fields", "catalogue", "texts", "reading", "rules", "proof", "intake", "casework", "messages", "wiring"},
}


class Import(NamedTuple):
    target: str
    line: int


@cache
def sources() -> dict[str, Path]:
    """Module name → file, of all that is ours."""
    found = {}
    for top in OURS:
        files = [ROOT / "app.py"] if top == "app" else sorted((ROOT / top).rglob("*.py"))
        for file in files:
            parts = file.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def below(*tops: str) -> list[str]:
    return [name for name in sources() if name.split(".")[0] in tops]


@cache
def imports(module: str, *, typing_too: bool = True) -> tuple[Import, ...]:
    """What a module imports, at its top and in its functions; for the type checker alone, only where asked for."""
    tree = ast.parse(sources()[module].read_text(encoding="utf-8"))
    is_package = sources()[module].name == "__init__.py"
    package = module if is_package else module.rpartition(".")[0]
    return tuple(_imports(tree, package, typing_too))


def _imports(node: ast.AST, package: str, typing_too: bool) -> Iterator[Import]:
    match node:
        case ast.Import(names=names):
            yield from (Import(name.name, node.lineno) for name in names)
        case ast.ImportFrom(names=names):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            # "from a import b" may name the module a.b
            deeper = [f"{origin}.{name.name}" for name in names if f"{origin}.{name.name}" in sources()]
            yield from (Import(target, node.lineno) for target in deeper or [origin])
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) if not typing_too:
            for child in node.orelse:
                yield from _imports(child, package, typing_too)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _imports(child, package, typing_too)


def offenders(modules: list[str], wrong: set[str]) -> list[str]:
    return [
        f"{module}:{line} imports {target}"
        for module in modules
        for target, line in imports(module)
        if target.split(".")[0] in wrong
    ]


def room(module: str) -> str:
    return module.split(".")[1]


def forbidden(module: str, target: str) -> bool:
    if not target.startswith("chalicelib."):
        return False
    here, there = room(module), room(target)
    if there in VOCABULARY or there == here or target in PORTS:
        return False
    return there not in ARROWS.get(here, set())


def test_the_arrows_themselves_point_one_way() -> None:
    assert list(TopologicalSorter(ARROWS).static_order())


def test_every_room_has_its_arrows() -> None:
    rooms = {room(module) for module in below("chalicelib") if "." in module}
    assert rooms - VOCABULARY == set(ARROWS)


def test_no_arrow_points_back() -> None:
    assert [
        f"{module}:{line} imports {target}"
        for module in below("chalicelib")
        if "." in module
        for target, line in imports(module)
        if forbidden(module, target)
    ] == []


@pytest.mark.parametrize("word", sorted(VOCABULARY))
def test_the_vocabulary_knows_no_room(word: str) -> None:
    known = {target for target, _ in imports(f"chalicelib.{word}") if target.startswith("chalicelib.")}
    assert {room(target) for target in known - PORTS} <= VOCABULARY


@pytest.mark.parametrize("port", sorted(PORTS))
def test_a_port_knows_no_room_that_uses_it(port: str) -> None:
    known = {room(target) for target, _ in imports(port) if target.startswith("chalicelib.")}
    assert known <= VOCABULARY | {"texts"}


def test_aws_is_known_in_stores_and_infra_alone() -> None:
    elsewhere = below("app", "chalicelib", "ocr", "forms", "training", "bench")
    assert offenders([module for module in elsewhere if not module.startswith("chalicelib.stores.")], AWS) == []


def test_the_recogniser_imports_nothing_of_ours() -> None:
    assert offenders(below("ocr"), set(OURS) - {"ocr"} | AWS) == []


def test_the_recogniser_is_known_where_pages_are_read_alone() -> None:
    elsewhere = [
        m for m in below("app", "chalicelib") if not m.startswith(("chalicelib.pipeline", "chalicelib.reading"))
    ]
    assert offenders(elsewhere, LAYER) == []


def test_what_is_shipped_imports_nothing_that_is_not() -> None:
    assert offenders(below(*SHIPPED), NEVER_SHIPPED) == []


def test_nothing_is_patched() -> None:
    wrong = []
    for module in below("tests"):
        for target, line in imports(module):
            if target.startswith(("unittest.mock", "mock", "pytest_mock")):
                wrong.append(f"{module}:{line}")
    assert wrong == []


def reached(start: list[str]) -> dict[str, str]:
    """All that can be imported from there, now or late, and by which module first.

    Not through the port of pages: wiring names it, and opens it only for a stage that asks (the next test shows that).
    """
    first: dict[str, str] = {}
    waiting = list(start)
    while waiting:
        module = waiting.pop()
        for target, _ in imports(module, typing_too=False):
            if target not in first and target != "chalicelib.pipeline.pages":
                first[target] = module
                if target in sources():
                    waiting.append(target)
    return first


def test_the_api_function_reaches_nothing_of_the_layer_not_even_late() -> None:
    pages = [module for module in below("chalicelib") if module.startswith("chalicelib.web")]
    assert {t: by for t, by in reached([*pages, "chalicelib.wiring"]).items() if t.split(".")[0] in LAYER} == {}


def test_the_api_function_starts_without_what_it_does_not_need() -> None:
    """The same as it really is, with what our dependencies import; AWS's clients wait for the first call too."""
    script = """
import importlib, pkgutil, sys
import app, chalicelib.web as web
for module in pkgutil.walk_packages(web.__path__, "chalicelib.web."):
    importlib.import_module(module.name)
from tests.fakes.wiring import memory_wiring
wiring = memory_wiring()
assert wiring.intakes and wiring.review and wiring.public
print(*sys.modules)
"""
    environment = os.environ | {"DAFTAR_STAGE": "test", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    loaded = {name.split(".")[0] for name in run.stdout.split()}
    assert "chalice" in loaded
    assert loaded & (LAYER | {"boto3"}) == set()
