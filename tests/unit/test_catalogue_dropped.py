"""What was handed in while a catalogue of yesterday held is still shown, whatever today's has dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import catalogue
from chalicelib.casework.assemble import case_view
from chalicelib.casework.decisions import reasons
from chalicelib.casework.desk import ReviewDesk
from chalicelib.casework.model import Decision
from chalicelib.casework.public import StatusDesk
from chalicelib.casework.records import case_file, put_case
from chalicelib.catalogue import Catalogue
from chalicelib.errors import InvalidInputError, NotFoundError
from chalicelib.intake.assess import assess
from chalicelib.intake.records import contents
from chalicelib.reading import decide
from chalicelib.reading.model import DocumentReading, FieldReading
from tests.fakes.world import CLERK, REVIEWER, World, memory_world
from tests.unit.test_casework_states import NOW, case

SHIPPED = catalogue.load()


def without(*, service: str = "", document: str = "") -> Catalogue:
    """Today's catalogue: yesterday's less one service and one type."""
    return SHIPPED.model_copy(
        update={
            "services": {id_: one for id_, one in SHIPPED.services.items() if id_ != service},
            "documents": {id_: one for id_, one in SHIPPED.documents.items() if id_ != document},
        }
    )


def test_old_intakes_and_cases_are_shown_under_their_services_id() -> None:
    world = memory_world()
    today, intake = without(service="building_permit"), world.open()
    decision = Decision(kind="reject", reasons=("not_owner",), text="متن", by="r", at=NOW)
    old = case("rejected").model_copy(update={"intake": intake.id, "decision": decision})
    world.records.commit(put_case(old))

    counter = replace(world.desk, catalogue=today)
    assert [row.service_title.fa for row in counter.list(CLERK).rows] == ["building_permit"]
    assert counter.view(CLERK, intake.id).service_title.en == "building_permit"
    review = case_view(case_file(world.records, old), today, lambda key: key, world.wiring.clock())
    assert (review.service_title.fa, review.refusal_reasons) == ("building_permit", ())
    status = StatusDesk(world.records, today).status(old.id)
    assert (status.service_title.fa, status.text, status.reasons) == ("building_permit", "متن", ())


def test_a_reading_of_a_dropped_type_is_kept_and_confirms_nothing() -> None:
    known = FieldReading(value="0175989834", status="check")
    readings = {
        "a": DocumentReading(type="title_deed", fields={"national_id": known}),
        "b": DocumentReading(type="national_card", fields={"national_id": known}),
    }
    decided = decide(readings, SHIPPED.services["building_permit"], without(document="national_card"), "heir")
    assert decided["b"] == readings["b"]
    assert "not_confirmed" in decided["a"].fields["national_id"].reasons


def in_review(world: World) -> tuple[str, ReviewDesk]:
    """A case that was taken before the catalogue dropped its service, and the desk of the day after."""
    case = world.review.take_next(REVIEWER) or pytest.fail("no case waits")
    for document, field in world.review.view(REVIEWER, case.id).unjudged:
        world.review.judge_field(REVIEWER, case.id, document, field)
    return case.id, replace(world.review, catalogue=without(service="building_permit"))


@pytest.mark.parametrize(("kind", "state"), [("approve", "approved"), ("return", "needs_correction")])
def test_an_old_case_of_a_dropped_service_is_decided_all_the_same(kind: str, state: str) -> None:
    world = memory_world()
    world.opened()
    case, desk = in_review(world)
    desk.decide(REVIEWER, case, kind, text="فرم را امضا کنید." if kind == "return" else "")  # type: ignore[arg-type]
    assert world.case(case).state == state
    assert world.intake(case).state == ("attention" if kind == "return" else "opened")


def test_a_refusal_without_any_legal_reason_left_says_what_to_do() -> None:
    with pytest.raises(InvalidInputError, match="no-legal-reasons"):
        reasons(without(service="building_permit").service("building_permit"), "reject", ("not_owner",))


def test_an_intake_of_a_dropped_service_is_checked_and_its_clerk_told() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.run()
    today = without(service="building_permit")
    found = assess(contents(world.records, intake.id), today, world.wiring.clock()).findings
    assert [one.code for one in found if one.severity == "error"] == ["service_dropped"]
    with pytest.raises(NotFoundError, match="no-such-form"):
        replace(world.wiring.print_desk, catalogue=today).blank(CLERK, intake.id, "permit_request")


def test_an_intake_with_a_document_of_a_dropped_type_is_still_checked() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.run()
    today = without(service="building_permit", document="national_card")
    outcome = assess(contents(world.records, intake.id), today, world.wiring.clock())
    assert "national_card" in {reading.type for reading in outcome.decided.values()}
