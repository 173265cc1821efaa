"""The counter's desk, as far as no document has to be read for it."""

from __future__ import annotations

import pytest

from chalicelib.errors import InvalidInputError, NotAllowedError, NotFoundError
from chalicelib.intake.model import Applicant, Intake
from chalicelib.intake.uploads import MAX_DOCUMENTS
from chalicelib.stores.ports import Person
from tests.fakes.world import CLERK, REVIEWER, STRANGER, World, memory_world

OWNER = Applicant(kind="owner", mobile="+98 912 123 4718", name=" بهروز  كاوياني ")


@pytest.fixture
def world() -> World:
    return memory_world()


def opened(world: World, name: str = "بهروز", mobile: str = "09121234718") -> Intake:
    world.wiring.clock.forward(seconds=1)  # type: ignore[attr-defined]
    return world.desk.open(CLERK, "building_permit", Applicant(kind="owner", mobile=mobile, name=name))


def test_an_intake_keeps_the_applicant_in_canonical_form(world: World) -> None:
    intake = world.desk.open(CLERK, "building_permit", OWNER)
    assert intake.applicant == Applicant(kind="owner", mobile="09121234718", name="بهروز کاویانی")
    assert (intake.state, intake.district, intake.office) == ("draft", "4", "407")
    assert world.intake(intake.id) == intake


@pytest.mark.parametrize(
    ("service", "changed", "field"),
    [
        ("no_such", {}, "service"),
        ("building_permit", {"kind": "ghost"}, "kind"),
        ("building_permit", {"mobile": "0912123"}, "mobile"),
        ("building_permit", {"mobile": "02634567890"}, "mobile"),
        ("building_permit", {"name": "x" * 500}, "name"),
    ],
)
def test_what_cannot_be_is_refused_with_its_form_field(
    world: World, service: str, changed: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        world.desk.open(CLERK, service, OWNER.model_copy(update=changed))
    assert refusal.value.params["field"] == field


def test_only_the_counters_staff_opens_and_lists(world: World) -> None:
    without_office = Person("m", "m", "m", frozenset({"office_manager"}))
    for person in (REVIEWER, without_office):
        with pytest.raises(NotAllowedError, match="not-a-clerk"):
            world.desk.open(person, "building_permit", OWNER)
        with pytest.raises(NotAllowedError, match="not-a-clerk"):
            world.desk.list(person)
    with pytest.raises(NotFoundError, match="no-such-office"):
        world.desk.open(STRANGER, "building_permit", OWNER)


def test_the_list_is_the_offices_own_newest_first_and_counted(world: World) -> None:
    ids = [opened(world).id for _ in range(3)]
    world.desk.withdraw(CLERK, ids[0])
    page = world.desk.list(CLERK)
    assert {row.intake.id for row in page.rows} == set(ids)
    assert page.counts == {"draft": 2, "withdrawn": 1}
    assert [row.intake.id for row in world.desk.list(CLERK, tab="draft").rows] == [ids[2], ids[1]]
    assert world.desk.list(STRANGER).rows == ()


def test_pages_of_the_list_join_without_gap_or_double(world: World) -> None:
    ids = {opened(world).id for _ in range(45)}
    seen: list[str] = []
    cursor = None
    while True:
        page = world.desk.list(CLERK, cursor=cursor)
        seen += [row.intake.id for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == 45
    assert set(seen) == ids


@pytest.mark.parametrize("query", ["کاوی", "كاوي", "۰۹۱۲۱۲۳", "4718"])
def test_an_intake_is_found_by_a_part_of_name_or_mobile_however_typed(world: World, query: str) -> None:
    wanted = opened(world, "بهروز کاویانی‌فر").id
    opened(world, "نسترن پارسافر", "09359876543")
    assert [row.intake.id for row in world.desk.list(CLERK, query=query).rows] == [wanted]


def test_the_same_file_asked_for_again_gets_the_same_document(world: World) -> None:
    intake = opened(world)
    first, form = world.desk.upload_form(CLERK, intake.id, "sanad.pdf", 100)
    again, renewed = world.desk.upload_form(CLERK, intake.id, "sanad.pdf", 100)
    other, _ = world.desk.upload_form(CLERK, intake.id, "sanad.pdf", 101)
    assert first == again != other
    assert form.fields["key"] == renewed.fields["key"]
    assert intake.id in form.fields["key"]
    assert "sanad" not in form.fields["key"]


def test_a_form_takes_no_more_than_the_file_that_was_named(world: World) -> None:
    _, form = world.desk.upload_form(CLERK, opened(world).id, "sanad.pdf", 100)
    store = world.wiring.documents
    assert not store.post(form.fields, b"x" * 101)  # type: ignore[attr-defined]
    assert store.post(form.fields, b"x" * 100)  # type: ignore[attr-defined]


def test_there_is_an_end_to_the_files_of_an_intake_and_a_removed_one_makes_room(world: World) -> None:
    intake = opened(world)
    names = [world.desk.upload_form(CLERK, intake.id, f"{n}.pdf", 1)[0] for n in range(MAX_DOCUMENTS)]
    with pytest.raises(InvalidInputError, match="too-many-documents"):
        world.desk.upload_form(CLERK, intake.id, "more.pdf", 1)
    world.desk.remove_document(CLERK, intake.id, names[0])
    world.desk.remove_document(CLERK, intake.id, names[0])
    world.desk.upload_form(CLERK, intake.id, "more.pdf", 1)
    assert world.intake(intake.id).documents == MAX_DOCUMENTS


def test_an_intake_without_documents_is_not_submitted(world: World) -> None:
    intake = opened(world)
    with pytest.raises(InvalidInputError, match="intake-unfinished"):
        world.desk.submit(CLERK, intake.id)
    assert [one.code for one in world.desk.view(CLERK, intake.id).left] == ["no_documents"]


def test_what_is_not_there_is_said_not_to_be_there(world: World) -> None:
    intake = opened(world)
    with pytest.raises(NotFoundError, match="no-such-document"):
        world.desk.remove_document(CLERK, intake.id, "d9")
    with pytest.raises(NotFoundError, match="no-such-document"):
        world.desk.correct(CLERK, intake.id, "d9", "plaque", "1/2")
    with pytest.raises(NotFoundError, match="no-such-finding"):
        world.desk.explain(CLERK, intake.id, "x", "y")
    with pytest.raises(InvalidInputError, match="explanation-empty"):
        world.desk.explain(CLERK, intake.id, "x", " \u200f ")
    with pytest.raises(NotFoundError, match="no-such-intake"):
        world.desk.view(CLERK, "nothing")


def test_withdrawing_twice_is_once(world: World) -> None:
    intake = opened(world)
    world.desk.withdraw(CLERK, intake.id)
    version = world.intake(intake.id).version
    world.desk.withdraw(CLERK, intake.id)
    assert world.intake(intake.id).version == version
