"""What was handed in while a catalogue of yesterday held is still shown, whatever today's has dropped."""

from __future__ import annotations

from dataclasses import replace

from chalicelib import catalogue
from chalicelib.casework.assemble import case_view
from chalicelib.casework.model import Decision
from chalicelib.casework.public import StatusDesk
from chalicelib.casework.records import case_file, put_case
from chalicelib.catalogue import Catalogue
from chalicelib.reading import decide
from chalicelib.reading.model import DocumentReading, FieldReading
from tests.fakes.world import CLERK, memory_world
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
