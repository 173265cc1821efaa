"""Every way in which a catalogue may contradict itself is refused, with the line and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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
  - {type: answer, need: optional}
rules:
  - {kind: required_documents, code: document_missing}
  - {kind: not_expired, code: card_expired, value: letter.valid_until}
refusal_reasons: [{id: other, name: {fa: دیگر, en: Other}}]
return_reasons: [{id: other, name: {fa: دیگر, en: Other}}]
"""
LETTER = """\
id: letter
title: {fa: نامه, en: Letter}
cues:
  - {text: نامه}
fields:
  - id: valid_until
    kind: jalali_date
    name: {fa: اعتبار, en: Valid until}
    labels: [اعتبار]
  - id: grade
    kind: choice
    options: [یک, دو]
    name: {fa: پایه, en: Grade}
    labels: [پایه]
"""
ANSWER = """\
id: answer
title: {fa: پاسخ, en: Answer}
cues:
  - {text: پاسخ}
  - {text: نامه, weight: -1}
fields:
  - id: area
    kind: area_m2
    name: {fa: مساحت, en: Area}
    labels: [مساحت]
"""
RULE = "  - {kind: not_expired, code: card_expired, value: letter.valid_until}"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a catalogue of one service and two documents; gives its directory."""

    def written(service: str = SERVICE, letter: str = LETTER, answer: str = ANSWER) -> Path:
        for folder, name, text in (
            ("services", "greeting", service),
            ("documents", "letter", letter),
            ("documents", "answer", answer),
        ):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        loader.load.cache_clear()
        return tmp_path

    return written


def told(root: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        loader.load(root)
    return str(caught.value)


def test_the_catalogue_of_these_tests_is_sound(write: Write) -> None:
    assert set(loader.load(write()).documents) == {"letter", "answer"}


def rule(text: str) -> str:
    return SERVICE.replace(RULE, f"  - {{{text}}}")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("kind: not_expired, code: card_expired, value: answer.area", "is for jalali_date, and area is a area_m2"),
        ("kind: one_of, code: option_not_allowed, value: letter.grade, options: [سه]", "write one of دو, یک"),
        ("kind: equal, code: values_differ, values: [letter.grade]", "at least 2"),
        ("kind: equal, code: values_differ, values: [letter.grade, answer.grade]", "write one of area"),
        ("kind: equals, code: values_differ, values: [letter.grade, answer.area]", "'equal'"),
        ("kind: equal, code: grade_differs, values: [letter.grade, answer.area]", "write it under finding"),
        (
            "kind: limit_by, code: engineer_grade_low, value: answer.area, by: letter.grade, limits: {یک: 1}",
            "compares fields of one document",
        ),
        (
            "kind: required_if, code: documents_for_subject, value: letter.grade, words: [یک], types: [letters]",
            "write one of answer, letter",
        ),
        (
            "kind: not_expired, code: own, value: letter.valid_until, message: {fa: '{day}', en: x}",
            "nothing fills {day}; write one of {documents}, {document}, {field}, {values}",
        ),
    ],
)
def test_a_rule_that_can_not_be_judged_is_named_with_its_line(write: Write, text: str, advice: str) -> None:
    fault = told(write(rule(text)))
    assert "greeting.yaml:11:" in fault
    assert advice in fault


def test_a_rule_with_its_own_sentence_needs_none_in_the_texts(write: Write) -> None:
    own = "kind: not_expired, code: own, value: letter.valid_until, message: {fa: '{document}؟', en: '{document}?'}"
    assert loader.load(write(rule(own))).services["greeting"].rules[1].code == "own"


@pytest.mark.parametrize(
    ("change", "line", "advice"),
    [
        (("need: optional", "need: conditional, along_with: [deed]"), 8, "never asks for deed; write one of answer"),
        (("type: answer, need: optional", "type: letter, need: optional"), 8, "letter is asked for twice"),
        (("need: optional", "need: optional, along_with: [letter]"), 8, "need: conditional goes with"),
        (("need: required", "need: required, unless: [heir]"), 7, "no applicant kind heir; write one of owner"),
        (("need: optional", "need: optional, unless: [owner]"), 8, "goes with need: required"),
        (("need: required", "need: required, at_least: 2"), 7, "write at_most: 2 or more"),
        (("need: required", "need: required, alternatives: [card]"), 7, "no document type card"),
        (("en: Greeting", "en: ''"), 2, "at least 1 character"),
    ],
)
def test_a_requirement_that_can_not_be_met_is_named_with_its_line(
    write: Write, change: tuple[str, str], line: int, advice: str
) -> None:
    fault = told(write(SERVICE.replace(*change)))
    assert f"greeting.yaml:{line}:" in fault
    assert advice in fault


def test_conditions_that_turn_in_a_circle_are_named(write: Write) -> None:
    circle = SERVICE.replace("need: required", "need: conditional, along_with: [answer]").replace(
        "need: optional", "need: conditional, along_with: [letter]"
    )
    fault = told(write(circle))
    assert (
        "greeting.yaml:7: documents.0.along_with: the condition turns in a circle (letter → answer → letter)" in fault
    )


@pytest.mark.parametrize(
    ("letter", "line", "advice"),
    [
        (LETTER.replace("text: نامه", "text: پاسخ"), 3, "the same cues"),
        (LETTER.replace("text: نامه", "text: پاســخ، weight: 1").replace("،", ","), 3, "the same cues"),
        (LETTER.replace("fa: نامه", "fa: پاسخ"), 2, "has this title too"),
        (LETTER.replace("text: نامه", "text: نامه, weight: -1"), 3, "no cue speaks for this type"),
        (LETTER.replace("    kind: jalali_date\n", ""), 6, "missing; write this key"),
        (LETTER.replace("en: Valid until", "en: ''"), 8, "at least 1 character"),
        (LETTER.replace("labels: [اعتبار]", "labels: [اعتبار]\n    columns: {name: [نام]}"), 6, "write kind: persons"),
    ],
)
def test_a_type_that_nothing_tells_apart_or_that_lacks_something_is_named(
    write: Write, letter: str, line: int, advice: str
) -> None:
    fault = told(write(letter=letter))
    assert f"letter.yaml:{line}:" in fault, fault
    assert advice in fault


def test_every_broken_file_is_named_with_its_line(write: Write) -> None:
    fault = told(write(letter=LETTER.replace("[اعتبار]", "[اعتبار"), answer="id: answer\ntitle: {fa: : }\n- x"))
    assert "letter.yaml:10: not readable as YAML" in fault
    assert "answer.yaml:" in fault
    assert "quotes" in fault


def test_a_file_that_is_empty_or_a_list_is_refused(write: Write) -> None:
    assert "letter.yaml:1:" in told(write(letter=""))
    assert "letter.yaml:1:" in told(write(letter="- نامه\n"))


def test_a_compiled_catalogue_says_the_same(write: Write) -> None:
    root = write()
    plain = loader.load(root)
    loader.compile_(root)
    loader.load.cache_clear()
    assert loader.load(root) == plain


def test_a_file_changed_after_compiling_is_read_anew(write: Write) -> None:
    loader.compile_(write())
    root = write(SERVICE.replace("working_days: 1", "working_days: 2"))
    assert loader.load(root).services["greeting"].working_days == 2
    write(letter=LETTER.replace("kind: jalali_date", "kind: julian_date"))
    assert "no field kind julian_date" in told(root)


def test_a_damaged_compiled_file_is_passed_over(write: Write) -> None:
    root = write()
    loader.compile_(root).write_text("{", encoding="utf-8")
    loader.load.cache_clear()
    assert loader.load(root).services


def test_only_a_sound_catalogue_is_compiled(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(rule("kind: not_expired, code: card_expired, value: letter.until"))
    assert main(["compile", str(root)]) == 1
    assert "greeting.yaml:11" in capsys.readouterr().err
    assert not (root / "compiled.json").exists()
    assert main(["compile", str(write())]) == 0
    assert (root / "compiled.json").exists()
