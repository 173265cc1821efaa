"""The two languages say the same things, and what a sentence needs is never left out in silence."""

import ast
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from chalicelib import texts
from chalicelib.casework.model import CaseState
from chalicelib.fields.persian import FSI, PDI
from chalicelib.findings import Message
from chalicelib.intake.model import IntakeState
from chalicelib.texts.book import book, holes
from ocr.errors import MESSAGES

KEYS = sorted(book("fa"))
ROOT = Path(__file__).parents[2]


def test_both_languages_have_the_same_keys() -> None:
    assert set(book("fa")) == set(book("en"))


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_ask_for_the_same_parameters(key: str) -> None:
    assert holes("fa", key) == holes("en", key)


def test_a_bare_code_means_one_thing() -> None:
    codes = [key.split(".", 1)[1] for key in KEYS if key.startswith(("finding.", "file.", "error."))]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("key", [key for key in KEYS if key.startswith(("finding.", "file.", "error."))])
def test_what_people_have_to_act_upon_says_what_is_wrong_and_what_to_do(key: str) -> None:
    for language in ("fa", "en"):
        sentence = book(language)[key]
        assert sentence.endswith(".")
        parts = sentence.replace("{reason}", "{reason}.").replace("؛", ".").replace(";", ".").split(".")
        assert len([part for part in parts if part.strip()]) >= 2


@pytest.mark.parametrize("key", KEYS)
def test_persian_is_written_with_persian_letters_and_digits(key: str) -> None:
    bare = "".join(part.partition("}")[2] if "}" in part else part for part in book("fa")[key].split("{"))
    assert not set(bare) & set("يكىۀة0123456789٠١٢٣٤٥٦٧٨٩,;?")


def test_a_missing_sentence_fails_loudly() -> None:
    with pytest.raises(texts.MissingTextError, match="no-such-key"):
        texts.fa("error.no-such-key")


def test_a_missing_parameter_fails_loudly() -> None:
    with pytest.raises(texts.MissingTextError, match="limit"):
        texts.fa("file.file-too-large")


def test_numbers_are_persian_and_isolated_in_persian_and_plain_in_english() -> None:
    message = texts.message("file.too-many-pages", pages=1500, limit="40")
    assert f"{FSI}۱٬۵۰۰{PDI} صفحه" in message.fa
    assert f"{FSI}۴۰{PDI} صفحه" in message.fa
    assert "1500 pages" in message.en


def test_decimals_are_written_with_the_persian_sign() -> None:
    assert f"{FSI}۲٫۵{PDI}" in texts.fa("file.file-too-large", limit=Decimal("2.5"))


def test_a_file_name_is_isolated_and_keeps_its_letters() -> None:
    assert texts.fa("finding.document_missing", document="scan-1.pdf").startswith(f"«{FSI}scan-1.pdf{PDI}»")


def test_a_bilingual_parameter_is_said_in_each_language() -> None:
    message = texts.message("document_missing", document=Message(fa="سند مالکیت", en="Title deed"))
    assert message.fa.startswith("«سند مالکیت»")
    assert message.en.startswith("Title deed")


def test_an_error_about_a_file_says_what_the_file_finding_says() -> None:
    assert texts.fa("error.file-empty") == texts.fa("file.file-empty")


def test_names_are_listed_as_people_list_them() -> None:
    names = [Message(fa=fa, en=en) for fa, en in (("الف", "a"), ("ب", "b"), ("ج", "c"))]
    assert texts.listed(names) == Message(fa="الف، ب و ج", en="a, b and c")
    assert texts.listed(names[:1]) == Message(fa="الف", en="a")


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_refusal_of_a_file_has_its_sentence(code: str) -> None:
    assert texts.known(f"file.{code}")


@pytest.mark.parametrize("state", get_args(IntakeState))
def test_every_state_of_an_intake_has_its_name(state: str) -> None:
    assert texts.known(f"state.intake.{state}")


@pytest.mark.parametrize("state", get_args(CaseState))
def test_every_state_of_a_case_has_its_name(state: str) -> None:
    assert texts.known(f"state.case.{state}")


def raised_codes() -> set[str]:
    """The codes of every ``…Error("code")`` in the package."""
    calls = (
        node
        for path in (ROOT / "chalicelib").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
    )
    errors = (
        "NotAllowedError",
        "NotFoundError",
        "InvalidInputError",
        "WrongStateError",
        "ConflictError",
        "DaftarError",
    )
    firsts = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id in errors)
    return {first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def test_every_error_that_is_raised_has_its_sentence() -> None:
    codes = raised_codes()
    assert len(codes) > 10
    assert [code for code in sorted(codes) if not texts.known(f"error.{code}")] == []


def test_every_doubt_of_a_decision_has_its_sentence() -> None:
    tree = ast.parse((ROOT / "chalicelib" / "reading" / "decision.py").read_text(encoding="utf-8"))
    yielded = (node.value for node in ast.walk(tree) if isinstance(node, ast.Yield))
    words = {leaf.value for node in yielded if node for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)}
    doubts = {word for word in words if isinstance(word, str)} | {"not_found"}
    assert "readings_differ" in doubts
    assert [doubt for doubt in sorted(doubts) if not texts.known(f"reason.{doubt}")] == []


def reasons_given() -> set[str]:
    """Every constant that a field kind may give as a flag or a reason: the hyphenated words in its module."""
    words = {
        node.value
        for path in (ROOT / "chalicelib" / "fields").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple)
        for node in node.elts
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in words if word.isascii() and "-" in word and word.replace("-", "").isalpha()}


def test_every_flag_and_reason_of_a_field_kind_has_its_sentence() -> None:
    given = reasons_given()
    assert {"check-digit", "two-digit-year", "several-values"} <= given
    assert [reason for reason in sorted(given) if not texts.known(f"reason.{reason}")] == []
