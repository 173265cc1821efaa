"""docs/adding-a-service.md, done as it says: its files make a sound catalogue, its mistake gives the message shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from chalicelib.catalogue import load, loader
from chalicelib.catalogue.__main__ import main
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.rules import Package, evaluate

PAGE = Path(__file__).parents[2] / "docs/adding-a-service.md"
FILES = re.compile(r"`my-catalogue/(?P<name>[a-z/_]+\.yaml)`\n\n```yaml\n(?P<text>.*?)```", re.DOTALL)


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's directory after step 3, from the directory where the commands are given."""
    monkeypatch.chdir(tmp_path)
    place = Path("my-catalogue")
    shutil.copytree(loader.SHIPPED, place)
    for found in FILES.finditer(PAGE.read_text(encoding="utf-8")):
        (place / found["name"]).write_text(found["text"], encoding="utf-8")
    loader.load.cache_clear()
    return place


def test_the_page_brings_a_document_and_a_service(catalogue: Path) -> None:
    made = load(catalogue)
    assert set(made.services) - set(load().services) == {"tree_felling"}
    assert set(made.documents) - set(load().documents) == {"tree_report"}


def test_the_commands_of_the_page_work(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(catalogue)]) == 0
    assert main(["show", "tree_felling", str(catalogue)]) == 0
    assert "tree_report" in capsys.readouterr().out
    assert main(["compile", str(catalogue)]) == 0


def test_the_mistake_gives_the_message_that_the_page_shows(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue / "services/tree_felling.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("tree_report.advice", "tree_report.advise"), "utf-8")
    assert main(["check", str(catalogue)]) == 1
    shown = re.search(r"```text\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert capsys.readouterr().err.strip() == shown[1]


def test_the_new_service_judges_a_package(catalogue: Path) -> None:
    made = load(catalogue)
    report = {
        "advice": "حفظ",
        "postal_code": "3148671933",
        "report_no": "12",
        "trunk": "90",
        "inspected_on": "1405-01-01",
    }
    fields = {name: FieldReading(value=value, status="ok") for name, value in report.items()}
    documents = {"report.jpg": DocumentReading(type="tree_report", confidence=1, fields=fields)}
    found = evaluate(Package(made.services["tree_felling"], made, "owner", documents), "1405-09-03")
    assert {(one.code, one.about) for one in found} == {
        ("document_missing", "request_form"),
        ("document_missing", "title_deed"),
        ("tree_to_be_kept", None),
    }


def test_the_page_names_every_kind_of_rule() -> None:
    union, _ = get_args(Rule)
    kinds = {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(union)}
    table = PAGE.read_text(encoding="utf-8").partition("## The kinds of rule")[2]
    named = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert named == kinds
