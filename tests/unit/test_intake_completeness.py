"""What bars submission, and the state that documents and findings make."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue import load
from chalicelib.clock import stamp
from chalicelib.findings import Finding, Message, Severity
from chalicelib.intake.completeness import (
    FORM_LIFE,
    barring,
    left,
    next_state,
    required,
    summary,
    unfinished,
    unsettled,
)
from chalicelib.intake.model import (
    Applicant,
    Check,
    DocumentState,
    Explanation,
    Intake,
    IntakeDocument,
    IntakeState,
)
from chalicelib.intake.records import Contents

NOW = datetime(2025, 9, 23, 5, 0, tzinfo=UTC)
AT = stamp(NOW)


def finding(code: str, severity: Severity = "error", *documents: str) -> Finding:
    return Finding(code=code, severity=severity, documents=documents, message=Message(fa="جمله", en="A sentence"))


def held(
    state: IntakeState,
    documents: dict[str, DocumentState],
    *findings: Finding,
    explained: tuple[str, ...] = (),
    changes: int = 0,
    issued: datetime = NOW,
) -> Contents:
    intake = Intake(
        id="i1",
        service="building_permit",
        applicant=Applicant(kind="owner", mobile="09121234718"),
        office="407",
        district="4",
        clerk="c1",
        state=state,
        catalogue_version="1",
        created=AT,
        updated=AT,
        since=AT,
        changes=changes,
    )
    files = {
        name: IntakeDocument(
            id=name, intake="i1", file=f"{name}.pdf", size=1, state=state, added=AT, issued=stamp(issued)
        )
        for name, state in documents.items()
    }
    reasons = {key: Explanation(key=key, text="دلیل", by="c1", at=AT) for key in explained}
    return Contents(intake, files, {}, {}, reasons, {}, Check(findings=findings))


@pytest.mark.parametrize(
    ("documents", "errors", "expected"),
    [
        ({}, False, "draft"),
        ({"a": "awaiting"}, False, "draft"),
        ({"a": "read", "b": "reading"}, True, "reading"),
        ({"a": "read"}, False, "ready"),
        ({"a": "read"}, True, "attention"),
        ({"a": "refused"}, True, "attention"),
    ],
)
def test_the_documents_make_the_state(documents: dict[str, DocumentState], errors: bool, expected: IntakeState) -> None:
    found = [finding("plaque_mismatch")] if errors else [finding("area_rounded", "warning")]
    assert next_state(held("draft", documents), found, NOW) == expected


def test_an_explained_error_bars_nothing() -> None:
    wrong = finding("plaque_mismatch", "error", "a")
    view = held("attention", {"a": "read"}, wrong, explained=(wrong.key,))
    assert next_state(view, [wrong], NOW) == "ready"
    assert left(view, NOW) == ()


def test_after_submission_only_a_final_error_returns_the_intake() -> None:
    wrong = finding("plaque_mismatch")
    assert next_state(held("submitted", {"a": "reading"}), [wrong], NOW) == "submitted"
    assert next_state(held("submitted", {"a": "read"}), [wrong], NOW) == "attention"
    assert next_state(held("submitted", {"a": "read"}), [], NOW) == "submitted"


@given(st.sampled_from(["opened", "withdrawn"]), st.sampled_from(["awaiting", "reading", "read", "refused"]))
def test_what_has_ended_stays_ended(state: IntakeState, document: DocumentState) -> None:
    assert next_state(held(state, {"a": document}), [finding("x")], NOW) == state


def test_a_file_on_its_way_is_unsettled_until_its_form_has_lapsed() -> None:
    documents = held("draft", {"a": "awaiting"}).documents.values()
    late = NOW + FORM_LIFE
    assert [one.id for one in unsettled(documents, late - timedelta(seconds=1))] == ["a"]
    assert not unfinished(documents, late - timedelta(seconds=1))
    assert not unsettled(documents, late)
    assert [one.code for one in unfinished(documents, late)] == ["upload_unfinished"]


def test_while_documents_are_read_only_findings_of_settled_ones_bar() -> None:
    broken, unsure = finding("file-damaged", "error", "b"), finding("x", "error", "a")
    view = held("reading", {"a": "reading", "b": "refused"}, finding("document_missing"), broken, unsure)
    assert barring(view, NOW) == [broken]


def test_while_a_check_is_under_way_nothing_bars() -> None:
    view = held("attention", {"a": "read"}, finding("plaque_mismatch"), changes=1)
    assert barring(view, NOW) == []


def test_an_intake_without_files_says_so() -> None:
    assert [one.code for one in left(held("draft", {}), NOW)] == ["no_documents"]


def test_the_summary_counts_what_is_still_to_do() -> None:
    wrong, known = finding("plaque_mismatch", "error", "a"), finding("area_mismatch", "error", "a")
    odd = finding("area_rounded", "warning")
    view = held("attention", {"a": "read"}, odd, wrong, known, explained=(known.key,))
    made = summary(view, view.check.findings, ())
    assert (made.errors, made.warnings, made.headline) == (1, 1, wrong.message)


def test_an_owner_is_not_shown_the_papers_that_only_others_bring() -> None:
    catalogue = load()
    service = catalogue.services["building_permit"]

    shown = {row.type for row in required(held("draft", {}), service, catalogue)}

    assert {one.type for one in service.documents if one.need == "required"} <= shown
    assert shown.isdisjoint(one.type for one in service.documents if one.when and "owner" not in one.when)
