"""The shipped catalogue is sound, and a fault in another one is named with its file, its line and what to write."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from chalicelib.catalogue import CatalogueError, loader
from chalicelib.catalogue.__main__ import main

SERVICE = """\
id: greeting
name: {fa: سلام, en: Greeting}
working_days: 1
applicant_kinds:
  - {id: owner, name: {fa: مالک, en: Owner}}
documents:
  - {type: letter, need: required}
rules:
  - {kind: required_documents, code: document_missing}
  - {kind: not_expired, code: card_expired, value: letter.valid_until}
refusal_reasons: [{id: other, name: {fa: دیگر, en: Other}}]
return_reasons: [{id: other, name: {fa: دیگر, en: Other}}]
"""
DOCUMENT = """\
id: letter
title: {fa: نامه, en: Letter}
cues:
  - {text: نامه}
fields:
  - id: valid_until
    kind: jalali_date
    name: {fa: اعتبار, en: Valid until}
    labels: [اعتبار]
"""

AGAIN = "{id: valid_until, kind: text, name: {fa: ا, en: a}, labels: []}"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a catalogue of one service and one document; gives its directory."""

    def written(service: str, document: str) -> Path:
        for folder, name, text in (("services", "greeting", service), ("documents", "letter", document)):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        loader.load.cache_clear()
        return tmp_path

    return written


def test_the_shipped_catalogue_describes_the_building_permit() -> None:
    catalogue = loader.load()
    service = catalogue.services["building_permit"]
    assert [one.type for one in service.documents if one.asked_of("owner")] == [
        "title_deed",
        "national_card",
        "permit_request",
    ]
    assert service.working_days == 30


def test_the_documents_have_the_agreed_field_ids() -> None:
    documents = loader.load().documents
    assert {spec.id for spec in documents["title_deed"].fields} == {
        "owner_name", "father_name", "national_id", "birth_certificate_no", "birth_date", "plaque", "section",
        "district", "lot", "area", "share", "address", "postal_code", "serial_no", "unique_id", "registered_on",
        "boundaries",
    }  # fmt: skip
    assert {spec.id for spec in documents["national_card"].fields} == {
        "national_id", "given_name", "family_name", "birth_date", "father_name", "expires_on",
    }  # fmt: skip
    assert {spec.id for spec in documents["permit_request"].fields} == {
        "applicant_name", "national_id", "mobile", "plaque", "renovation_code", "land_area", "built_area", "floors",
        "land_use", "address", "postal_code", "requested_on",
    }  # fmt: skip


def test_a_catalogue_can_not_be_changed_after_loading() -> None:
    with pytest.raises(ValidationError):
        loader.load().services["building_permit"].working_days = 1  # type: ignore[misc]


def test_the_version_follows_the_content_and_not_the_layout(write: Write) -> None:
    first = loader.load(write(SERVICE, DOCUMENT)).version
    same = loader.load(write(f"# a remark\n{SERVICE}", DOCUMENT)).version
    other = loader.load(write(SERVICE.replace("working_days: 1", "working_days: 2"), DOCUMENT)).version
    assert first == same
    assert first != other


def test_loading_is_cached() -> None:
    assert loader.load() is loader.load()


def test_the_compiled_catalogue_loads_in_a_fraction_of_a_cold_start(tmp_path: Path) -> None:
    root = Path(shutil.copytree(loader.SHIPPED, tmp_path / "catalogue"))
    loader.compile_(root)

    def seconds() -> float:
        loader.load.cache_clear()
        started = time.process_time()
        loader.load(root)
        return time.process_time() - started

    assert min(seconds() for _ in range(5)) < 0.15


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (("working_days: 1", "working_days: soon"), 3, "working_days"),
        (("working_days: 1", "working_days: '1'"), 3, "working_days"),
        (("working_days: 1", "working_days: 1\ncolour: red"), 4, "unknown key"),
        (("working_days: 1\n", ""), 1, "missing"),
        (("type: letter", "type: latter"), 7, "write one of letter"),
        (("letter.valid_until", "letter.valid_till"), 10, "write one of valid_until"),
        (("letter.valid_until", "card.valid_until"), 10, "write one of letter"),
        (("need: required", "need: conditional"), 7, "when"),
        (("need: required", "need: conditional, when: [heir]"), 7, "write one of owner"),
        (("code: card_expired", "code: card_vanished"), 10, "write it under finding"),
        (("kind: not_expired", "kind: not_expiring"), 10, "not_expiring"),
        (("id: greeting", "id: salute"), 1, "greeting"),
    ],
)
def test_a_fault_in_a_service_is_named_with_its_line_and_what_to_write(
    write: Write, change: tuple[str, str], line: int, told: str
) -> None:
    root = write(SERVICE.replace(*change), DOCUMENT)
    with pytest.raises(CatalogueError) as caught:
        loader.load(root)
    assert any(f"greeting.yaml:{line}:" in fault and told in fault for fault in caught.value.faults), caught.value


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("kind: jalali_date", "kind: julian_date"), "write one of address"),
        (("kind: jalali_date", "kind: choice"), "options"),
        (("labels: [اعتبار]", "labels: [اعتبار"), "not readable as YAML"),
        (("fields:", f"fields:\n  - {AGAIN}"), "twice"),
    ],
)
def test_a_fault_in_a_document_is_named(write: Write, change: tuple[str, str], told: str) -> None:
    root = write(SERVICE, DOCUMENT.replace(*change))
    with pytest.raises(CatalogueError, match=r"letter\.yaml") as caught:
        loader.load(root)
    assert told in str(caught.value)


def test_an_empty_directory_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="name the catalogue's directory"):
        loader.load(tmp_path)


def test_the_command_checks_and_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "sound" in capsys.readouterr().out
    assert main(["show", "building_permit"]) == 0
    assert "national_id" in capsys.readouterr().out


def test_the_command_says_which_services_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "gardening"]) == 1
    assert "building_permit" in capsys.readouterr().err


def test_the_command_refuses_a_faulty_catalogue(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(SERVICE.replace("letter.valid_until", "letter.x"), DOCUMENT))]) == 1
    assert "greeting.yaml:10" in capsys.readouterr().err


def test_what_a_field_is_called_anywhere_is_added_to_what_its_own_paper_calls_it(write: Write) -> None:
    root = write(SERVICE, DOCUMENT)
    wordings = "valid_until: {labels: [تاریخ انقضا, اعتبار], told: [معتبر تا]}\nelsewhere: {labels: [جای دیگر]}\n"
    (root / "wordings.yaml").write_text(wordings, encoding="utf-8")
    field = loader.load(root).documents["letter"].field("valid_until")
    assert (field.labels, field.told) == (("تاریخ انقضا", "اعتبار"), ("معتبر تا",))


def test_a_fault_in_the_wordings_is_named_with_its_line(write: Write) -> None:
    root = write(SERVICE, DOCUMENT)
    (root / "wordings.yaml").write_text("valid_until:\n  labels: [اعتبار]\n  lables: [تا]\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"wordings\.yaml:3: valid_until\.lables: unknown key"):
        loader.load(root)
