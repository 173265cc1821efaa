"""Truths of folders: what they may leave out, and how a wrong one is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.truth import TruthError, load_truth
from chalicelib.catalogue import load

CATALOGUE = load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scan-1.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def deed(**fields: Any) -> dict[str, Any]:
    return {"file": "scan-1.jpg", "type": "title_deed", "fields": {k: {"value": v} for k, v in fields.items()}}


def written(folder: Path, *documents: dict[str, Any], **head: Any) -> Path:
    told = {"service": "building_permit", **head, "documents": list(documents)}
    (folder / "truth.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_a_person_needs_to_label_neither_boxes_nor_font_nor_level_nor_every_field(folder: Path) -> None:
    truth = load_truth(written(folder, deed(plaque="12/345", area=None)), CATALOGUE)

    (document,) = truth.documents
    assert (truth.level, document.font, truth.planted) == ("–", "–", None)
    assert document.value("plaque") == "12/345"
    assert document.knows("area")
    assert document.value("area") is None
    assert not document.knows("address")


def test_of_a_complete_truth_every_other_field_is_known_not_to_be_printed(folder: Path) -> None:
    truth = load_truth(written(folder, deed(plaque="12/345") | {"complete": True}), CATALOGUE)
    assert truth.documents[0].knows("address")

    truth = load_truth(written(folder, deed(plaque="12/345")), CATALOGUE, complete=True)
    assert truth.documents[0].knows("address")


def test_lines_beside_the_truth_are_taken_in(folder: Path) -> None:
    (folder / "lines.json").write_text(json.dumps({"scan-1.jpg": [{"text": "یک"}, {"text": "دو"}]}), encoding="utf-8")
    assert load_truth(written(folder, deed()), CATALOGUE).documents[0].lines == ("یک", "دو")


@pytest.mark.parametrize(
    ("document", "head", "said"),
    [
        (deed(), {"service": "flying"}, "no service flying"),
        (deed(), {"applicant": "king"}, "no applicant kind king"),
        (deed() | {"type": "poem"}, {}, "no document type poem"),
        (deed() | {"file": "other.jpg"}, {}, "no file other.jpg"),
        (deed(colour="red"), {}, "no field colour"),
        (deed(birth_date="1350/1/2"), {}, "birth_date: 1350/1/2 is no canonical value"),
        (deed(birth_date="soon"), {}, "birth_date: soon is no canonical value"),
        ({"type": "title_deed"}, {}, "documents.0.file"),
    ],
)
def test_a_wrong_truth_is_refused_by_its_file_and_in_words(
    folder: Path, document: dict[str, Any], head: dict[str, Any], said: str
) -> None:
    with pytest.raises(TruthError) as refused:
        load_truth(written(folder, document, **head), CATALOGUE)

    assert str(refused.value).startswith(str(folder / "truth.json"))
    assert said in str(refused.value)


def test_what_is_no_json_is_refused_too(folder: Path) -> None:
    (folder / "truth.json").write_text("{", encoding="utf-8")
    with pytest.raises(TruthError, match=r"truth\.json"):
        load_truth(folder, CATALOGUE)
