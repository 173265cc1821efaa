"""The stages on local files, with pages made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib import catalogue
from chalicelib.pipeline.__main__ import main
from chalicelib.pipeline.local import as_json, file_names, run
from chalicelib.pipeline.pages import ReadPage, UnreadableError
from ocr.model import Page
from tests.unit.paper import line, page, rows

CATALOGUE = catalogue.load()
TODAY = "1405-09-03"
NAMED = ("principal_name", "deceased_name")
DEED = page([line("سند مالکیت", right=620, top=120, height=50), *rows("نام مالک: مریم یزدی", "کد ملی: ۰۱۷۵۹۸۹۸۳۴")])
CARD = page(
    [
        line("کارت ملی", right=600, top=60, height=50),
        *rows("شماره ملی: ۰۱۷۵۹۸۹۸۳۴", "نام: مریم", "نام خانوادگی: یزدی", "پایان اعتبار: ۱۴۰۴/۰۱/۲۰"),
    ]
)


class Shelf:
    """A source of pages that were made by hand: file name → its pages, or the refusal's code in place of one."""

    def __init__(self, **files: list[Page | str] | str) -> None:
        self._files = files
        self._read: list[Page] = []

    def count(self, path: Path) -> int:
        pages = self._files.get(path.stem)
        if pages is None:
            raise FileNotFoundError(path)
        if isinstance(pages, str):
            raise UnreadableError(pages)
        return len(pages)

    def read(self, path: Path, number: int) -> ReadPage:
        one = self._files[path.stem][number - 1]
        if isinstance(one, str):
            raise UnreadableError(one)
        self._read.append(one)
        return ReadPage(one.width, one.height, 0, "ocr", str(len(self._read) - 1).encode(), b"")

    def parse(self, words: bytes) -> Page:
        return self._read[int(words)]


def told(shelf: Shelf, *names: str) -> dict[str, object]:
    result = run([Path(name) for name in names], "building_permit", today=TODAY, catalogue=CATALOGUE, pages=shelf)
    # Through JSON and back: scripts see no tuples and no models.
    return json.loads(json.dumps(as_json(result)))  # type: ignore[no-any-return]


def test_documents_come_in_the_order_given_with_all_fields_of_their_type() -> None:
    documents = told(Shelf(a=[DEED], b=[CARD]), "b.png", "a.jpg")["documents"]
    assert [(one["file"], one["type"]) for one in documents] == [("b.png", "national_card"), ("a.jpg", "title_deed")]
    assert list(documents[0]["fields"]) == [spec.id for spec in CATALOGUE.documents["national_card"].fields]


def test_field_has_the_promised_keys() -> None:
    field = told(Shelf(a=[DEED], b=[CARD]), "a.png", "b.png")["documents"][0]["fields"]["national_id"]
    promised = {"value", "raw", "status", "confidence", "page", "box", "repaired"}
    assert promised <= field.keys()
    assert (field["value"], field["raw"]) == ("0175989834", "۰۱۷۵۹۸۹۸۳۴")
    assert field["status"] in {"ok", "check"}
    assert (field["page"], len(field["box"]), field["repaired"]) == (1, 4, False)


def test_findings_of_the_package_name_files_and_fields() -> None:
    findings = told(Shelf(a=[DEED], b=[CARD]), "a.png", "b.png")["findings"]
    expired = next(one for one in findings if one["code"] == "card_expired")
    assert (expired["documents"], expired["fields"], expired["severity"]) == (["b.png"], ["expires_on"], "error")
    assert {"fa", "en"} == expired["message"].keys()


@pytest.mark.parametrize(
    ("kind", "title", "sentence"),
    [
        ("proxy", "وکالت نامه", "اینجانب موکل: مریم یزدی فرزند محمد به شماره ملی موکل: ۰۱۷۵۹۸۹۸۳۴ به موجب این سند"),
        ("heir", "گواهی حصر وراثت", "مرحوم مریم یزدی فرزند محمد در این شهر اقامتگاه دائمی خود درگذشت"),
    ],
)
def test_owner_named_in_a_sentence_is_the_owner_of_the_deed(kind: str, title: str, sentence: str) -> None:
    paper = page([line(title, right=620, top=120, height=50), *rows(sentence)])
    shelf = Shelf(a=[DEED], b=[paper])
    result = run([Path("a.png"), Path("b.png")], "building_permit", kind, today=TODAY, catalogue=CATALOGUE, pages=shelf)
    assert result.documents[1][1].type in ("power_of_attorney", "inheritance_certificate")
    named = [field.value for name, field in result.documents[1][1].fields.items() if name in NAMED]
    assert named == ["مریم یزدی"]
    assert not {finding.code for finding in result.findings} & {"represented_mismatch", "owner_similar"}


def test_refused_file_is_a_document_with_a_finding_and_no_fields() -> None:
    refused = told(Shelf(a="pdf-encrypted"), "a.pdf")["documents"][0]
    assert (refused["type"], refused["fields"]) == (None, {})
    assert [(one["code"], one["documents"]) for one in refused["findings"]] == [("pdf-encrypted", ["a.pdf"])]


def test_file_that_is_not_there_is_a_finding() -> None:
    missing = told(Shelf(), "nowhere.pdf")["documents"][0]
    assert [one["code"] for one in missing["findings"]] == ["file-unreadable"]


def test_page_that_fails_leaves_the_others_read() -> None:
    document = told(Shelf(a=["page-too-expensive", DEED]), "a.pdf")["documents"][0]
    assert document["type"] == "title_deed"
    assert "page-too-expensive" in [one["code"] for one in document["findings"]]


def test_same_finding_on_many_pages_is_told_once() -> None:
    document = told(Shelf(a=["page-too-expensive", "page-too-expensive", DEED]), "a.pdf")["documents"][0]
    assert [one["code"] for one in document["findings"]].count("page-too-expensive") == 1


def test_two_files_of_one_name_are_told_apart() -> None:
    assert file_names([Path("x/a.png"), Path("y/a.png"), Path("b.png")]) == ["x/a.png", "y/a.png", "b.png"]


def test_unknown_service_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--service", "no_such", "a.png"]) == 2
    error = capsys.readouterr().err
    assert "building_permit" in error
    assert error.count("\n") == 1


def test_unknown_kind_of_applicant_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--service", "building_permit", "--applicant", "nobody", "a.png"]) == 2
    assert "owner" in capsys.readouterr().err


def test_command_on_a_missing_file_prints_json_and_exits_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--service", "building_permit", "--json", str(tmp_path / "nowhere.pdf")]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["file"] == "nowhere.pdf"


def test_command_without_json_prints_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--service", "building_permit", str(tmp_path / "nowhere.pdf")]) == 0
    assert "nowhere.pdf" in capsys.readouterr().out


def test_a_stack_is_told_as_its_documents_each_with_its_pages_in_the_file() -> None:
    shelf = Shelf(a=[replace(CARD, number=1), replace(DEED, number=2), "page-too-expensive"])
    documents = told(shelf, "a.pdf")["documents"]
    assert [(one["file"], one["type"], one["pages"]) for one in documents] == [
        ("a.pdf", "national_card", [1]),
        ("a.pdf", "title_deed", [2, 3]),
    ]
    assert [documents[number]["fields"]["national_id"]["page"] for number in (0, 1)] == [1, 2]
    assert [one["code"] for one in documents[0]["findings"]] == ["file_split"]
    assert "page-too-expensive" in [one["code"] for one in documents[1]["findings"]]


def test_a_finding_between_parts_of_one_file_names_the_file_once() -> None:
    other = page(
        [line("سند مالکیت", right=620, top=120, height=50), *rows("نام مالک: حسن رضایی", "کد ملی: ۰۴۹۹۳۷۰۸۹۹")]
    )
    shelf = Shelf(a=[replace(CARD, number=1), replace(other, number=2)])
    findings = told(shelf, "a.pdf")["findings"]
    assert next(one for one in findings if one["code"] == "owner_mismatch")["documents"] == ["a.pdf"]
