"""The stages one after the other, over memory and over AWS (moto), with the events that AWS sends."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from chalicelib.casework.records import events
from chalicelib.clock import stamp
from chalicelib.errors import ConflictError, InvalidInputError, NotFoundError, WrongStateError
from chalicelib.intake.model import Applicant
from chalicelib.intake.records import contents
from chalicelib.intake.writes import count_change
from chalicelib.pipeline import check, extract, open_case, receive, recognise, sweep
from chalicelib.pipeline.rescue import rescue
from chalicelib.stores.aws import Clients
from chalicelib.stores.documents import S3Documents
from chalicelib.stores.queues import SqsQueues
from chalicelib.stores.records import DynamoRecords
from tests.fakes.wiring import memory_wiring
from tests.fakes.world import (
    BROKEN,
    CARD,
    CLERK,
    DEED,
    FORM,
    NEXT_PAGE,
    PACKAGE,
    REVIEWER,
    STRANGER,
    UNREADABLE,
    PaperPages,
    World,
    deliver,
    memory_world,
    upload_event,
)
from tests.integration.test_stores_records import create_table

BUCKET = "daftar-test-documents"


class VersionedDocuments(S3Documents):
    """With the version that a notification would name."""

    def versions(self, key: str) -> list[str]:
        answer = self._client.list_object_versions(Bucket=self._bucket, Prefix=key)
        return [version["VersionId"] for version in reversed(answer["Versions"])]


class DrainedQueues(SqsQueues):
    """Gives what waits, as the triggers would take it."""

    def take(self, queue: str) -> list[dict[str, Any]]:
        address, found = self._addresses[queue], []
        while messages := self._client.receive_message(QueueUrl=address, MaxNumberOfMessages=10).get("Messages"):
            for message in messages:
                found.append(json.loads(message["Body"]))
                self._client.delete_message(QueueUrl=address, ReceiptHandle=message["ReceiptHandle"])
        return found


def aws_world(aws: Clients) -> World:
    create_table(aws)
    aws.s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    aws.s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    names = ("pages", "documents", "checks", "submissions")
    addresses = {name: aws.sqs.create_queue(QueueName=name)["QueueUrl"] for name in names}
    random = Random(1)
    return World(
        memory_wiring(
            records=DynamoRecords(aws.dynamodb, "records", random=random),
            documents=VersionedDocuments(aws.s3, aws.s3, BUCKET),
            queues=DrainedQueues(aws.sqs, addresses, random=random),
            pages=PaperPages(),
        )
    )


@pytest.fixture(params=["memory", "aws"])
def world(request: pytest.FixtureRequest) -> World:
    return memory_world() if request.param == "memory" else aws_world(request.getfixturevalue("aws"))


def test_three_papers_become_a_case_that_waits(world: World) -> None:
    intake = world.open()
    documents = world.package(intake.id)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert view.intake.state == "ready"
    assert {document.type for document in view.documents} == {"title_deed", "national_card", "permit_request"}
    assert view.document(documents["sanad.pdf"]).field("national_id").reading.status == "ok"
    world.desk.submit(CLERK, intake.id)
    world.run()
    case = world.case(intake.id)
    assert (case.state, case.district, case.service) == ("queued", "4", "building_permit")
    progress = world.desk.progress(CLERK, intake.id)
    assert (progress["state"], progress["case"], progress["tracking"]) == ("opened", case.id, case.tracking)
    assert json.loads(json.dumps(progress)) == progress


def test_an_intake_submitted_while_it_is_read_opens_when_the_last_document_is_read(world: World) -> None:
    intake = world.open()
    world.package(intake.id)
    world.desk.submit(CLERK, intake.id)
    assert world.intake(intake.id).state == "submitted"
    world.run()
    assert world.intake(intake.id).state == "opened"


def test_an_error_found_after_submission_returns_the_intake_to_its_clerk(world: World) -> None:
    intake = world.open()
    world.package(intake.id)
    world.upload(intake.id, "kharab.pdf", BROKEN)
    world.desk.submit(CLERK, intake.id)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert view.intake.state == "attention"
    assert [one.finding.code for one in view.findings if one.blocking] == ["file-damaged"]
    with pytest.raises(InvalidInputError, match="intake-unfinished"):
        world.desk.submit(CLERK, intake.id)


def test_a_broken_file_is_a_finding_and_its_removal_mends_it(world: World) -> None:
    intake = world.open()
    world.package(intake.id)
    broken = world.upload(intake.id, "kharab.pdf", BROKEN)
    world.run()
    assert world.intake(intake.id).state == "attention"
    world.desk.remove_document(CLERK, intake.id, broken)
    world.run()
    assert world.intake(intake.id).state == "ready"
    assert list(world.wiring.documents.keys(f"uploads/{intake.id}/{broken}/"))


def test_an_unreadable_page_counts_as_done_and_is_told_once(world: World) -> None:
    intake = world.open()
    document = world.upload(intake.id, "sanad.pdf", NEXT_PAGE.join([DEED, UNREADABLE, UNREADABLE]))
    world.run()
    held = contents(world.records, intake.id)
    assert held.documents[document].state == "read"
    assert held.documents[document].reading.type == "title_deed"
    assert [one.code for one in held.check.findings].count("page-too-expensive") == 1
    previews = [page.preview is not None for page in world.desk.view(CLERK, intake.id).documents[0].pages]
    assert previews == [True, False, False]


STACK = NEXT_PAGE.join([CARD, DEED, "نقل و انتقال‌ها\nمهر و امضای سردفتر", FORM])
PARTS = [("national_card", (1,)), ("title_deed", (2, 3)), ("permit_request", (4,))]


def sheets(world: World, intake: str) -> list[tuple[str | None, tuple[int, ...]]]:
    """The documents of a parted file: type and page numbers, in order."""
    documents = world.desk.view(CLERK, intake).documents
    return [(one.type, tuple(page.page.number for page in one.pages)) for one in documents if one.part_of]


def test_a_scanned_stack_becomes_its_documents_and_goes_to_the_city(world: World) -> None:
    intake = world.open()
    whole = world.upload(intake.id, "hame.pdf", STACK)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert (view.intake.state, view.document(whole).state, view.missing) == ("ready", "split", ())
    assert sheets(world, intake.id) == PARTS
    assert "file_split" in [one.finding.code for one in view.findings if not one.blocking]
    assert world.intake(intake.id).documents == 3
    assert all(f"pages/{intake.id}/{whole}/" in page.preview for one in view.documents for page in one.pages)
    world.desk.submit(CLERK, intake.id)
    world.run()
    case = world.review.take_next(REVIEWER)
    assert case is not None
    shown = [one for one in world.review.view(REVIEWER, case.id).documents if one.fields]
    assert [one.type for one in shown] == [type_ for type_, _ in PARTS]
    assert list(world.wiring.documents.keys("uploads/")) == [f"uploads/{intake.id}/{whole}/original"]


@pytest.mark.parametrize("seed", range(4))
def test_a_stack_is_parted_once_in_whatever_order_messages_come(world: World, seed: int) -> None:
    intake = world.open()
    whole = world.upload(intake.id, "hame.pdf", STACK)
    world.run(Random(seed))
    extract.handle({"intake": intake.id, "document": whole}, world.wiring)
    world.run()
    assert (sheets(world, intake.id), world.intake(intake.id).documents) == (PARTS, 3)


def test_a_part_is_corrected_and_removed_as_any_document_and_its_file_with_all(world: World) -> None:
    intake = world.open()
    whole = world.upload(intake.id, "hame.pdf", STACK)
    world.run()
    card, deed, _ = (one.id for one in world.desk.view(CLERK, intake.id).documents if one.part_of)
    world.desk.correct(CLERK, intake.id, deed, "postal_code", "۳۱۴۸۶۷۱۹۳۴")
    world.desk.remove_document(CLERK, intake.id, card)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert view.document(deed).field("postal_code").value == "3148671934"
    assert (sheets(world, intake.id), world.intake(intake.id).documents) == (PARTS[1:], 2)
    for _ in range(2):
        world.desk.remove_document(CLERK, intake.id, whole)
    world.run()
    assert (world.desk.view(CLERK, intake.id).documents, world.intake(intake.id).documents) == ((), 0)


def test_a_file_that_was_parted_wrongly_is_one_document_again_when_the_clerk_says_so(world: World) -> None:
    intake = world.open()
    whole = world.upload(intake.id, "kart.pdf", NEXT_PAGE.join([CARD, DEED]), place="national_card")
    for name in ("sanad.pdf", "form.png"):
        world.upload(intake.id, name, PACKAGE[name])
    world.run()
    parts = [one.id for one in world.desk.view(CLERK, intake.id).documents if one.part_of]
    assert (len(parts), world.intake(intake.id).documents) == (2, 4)
    with pytest.raises(NotFoundError, match="no-such-intake"):
        world.desk.join_document(STRANGER, intake.id, whole)
    with pytest.raises(WrongStateError, match="document-settled"):
        world.desk.join_document(CLERK, intake.id, parts[0])
    for _ in range(2):
        world.desk.join_document(CLERK, intake.id, whole)
        world.run()
    view = world.desk.view(CLERK, intake.id)
    document = view.document(whole)
    assert (document.state, document.type) == ("read", "national_card")
    assert [page.page.number for page in document.pages] == [1, 2]
    assert (len(view.documents), world.intake(intake.id).documents) == (3, 3)
    assert {"ok"}.isdisjoint(one.reading.status for one in document.fields)
    told = {one.finding.code for one in view.findings}
    assert "file_joined" in told
    assert "file_split" not in told
    with pytest.raises(WrongStateError, match="document-settled"):
        world.desk.join_document(CLERK, intake.id, view.documents[-1].id)
    world.explain_all(intake.id)
    world.desk.submit(CLERK, intake.id)
    world.run()
    opened = events(world.records, intake.id)[0].details
    assert opened["joined"][whole] == {"parts": 2, "by": CLERK.id, "at": stamp(world.wiring.clock())}
    assert list(opened["documents"]) == [one.id for one in view.documents]


@pytest.mark.parametrize("seed", range(4))
def test_a_joined_file_is_not_parted_again_in_whatever_order_messages_come(world: World, seed: int) -> None:
    intake = world.open()
    whole = world.upload(intake.id, "hame.pdf", STACK)
    world.run()
    world.desk.join_document(CLERK, intake.id, whole)
    extract.handle({"intake": intake.id, "document": whole}, world.wiring)
    world.run(Random(seed))
    rescue(intake.id, world.wiring)
    world.run(Random(seed))
    states = [(one.id, one.state) for one in world.desk.view(CLERK, intake.id).documents]
    assert (states, world.intake(intake.id).documents) == ([(whole, "read")], 1)
    world.desk.remove_document(CLERK, intake.id, whole)
    with pytest.raises(WrongStateError, match="document-settled"):
        world.desk.join_document(CLERK, intake.id, whole)
    assert world.intake(intake.id).documents == 0


def test_a_stack_with_an_unsure_border_stays_one_and_the_clerk_is_asked(world: World) -> None:
    intake = world.open()
    document = world.upload(intake.id, "hame.pdf", NEXT_PAGE.join([CARD, DEED, FORM.partition("\n")[2]]))
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert [(one.id, one.state) for one in view.documents] == [(document, "read")]
    assert "stack_unsure" in {one.finding.code for one in view.findings if one.blocking}
    assert {one.reading.status for one in view.documents[0].fields} <= {"check", "missing", "invalid"}


def test_an_unreadable_page_of_a_stack_is_told_of_the_document_before_it(world: World) -> None:
    intake = world.open()
    world.upload(intake.id, "hame.pdf", NEXT_PAGE.join([CARD, UNREADABLE, DEED]))
    world.run()
    assert sheets(world, intake.id) == [("national_card", (1, 2)), ("title_deed", (3,))]
    card = world.desk.view(CLERK, intake.id).documents[1]
    assert [(one.code, one.documents) for one in card.findings] == [("page-too-expensive", (card.id,))]


def test_a_stack_of_more_documents_than_an_intake_may_have_stays_one() -> None:
    world = memory_world()
    intake = world.open()
    for number in range(29):
        world.upload(intake.id, f"{number}.pdf", f"نامهٔ {number}")
    whole = world.upload(intake.id, "hame.pdf", STACK)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert (view.document(whole).state, len(view.documents)) == ("read", 30)
    assert [one.code for one in view.document(whole).findings] == ["stack_too_large"]


def test_a_misplaced_document_is_said_so_and_goes_to_its_place_when_the_clerk_agrees(world: World) -> None:
    intake = world.open()
    world.package(intake.id)
    deed = world.upload(intake.id, "kart2.pdf", CARD, place="title_deed")
    world.run()
    found = [one.finding for one in world.desk.view(CLERK, intake.id).findings if one.blocking]
    assert [(one.code, one.documents, one.about) for one in found] == [("document_misplaced", (deed,), "national_card")]
    assert "سند مالکیت" in found[0].message.fa
    with pytest.raises(ConflictError):
        world.desk.move_document(CLERK, intake.id, deed, "permit_request")
    with pytest.raises(NotFoundError, match="no-such-intake"):
        world.desk.move_document(STRANGER, intake.id, deed, "national_card")
    for _ in range(2):
        world.desk.move_document(CLERK, intake.id, deed, "national_card")
        world.run()
    held = contents(world.records, intake.id)
    moves = [(one.before, one.after, one.by) for one in held.documents[deed].moves]
    assert (held.documents[deed].place, moves) == ("national_card", [("title_deed", "national_card", CLERK.id)])
    assert "document_misplaced" not in {one.code for one in held.check.findings}
    world.desk.submit(CLERK, intake.id)
    world.run()
    opened = events(world.records, intake.id)[0]
    assert opened.details["moved"][deed][0]["before"] == "title_deed"


def test_a_document_in_its_place_and_one_of_no_place_are_not_called_misplaced(world: World) -> None:
    intake = world.open()
    world.upload(intake.id, "sanad.pdf", DEED, place="title_deed")
    world.upload(intake.id, "kart.jpg", CARD)
    world.run()
    assert "document_misplaced" not in {one.code for one in contents(world.records, intake.id).check.findings}
    with pytest.raises(InvalidInputError, match="no-such-place"):
        world.upload(intake.id, "x.pdf", DEED, place="passport")


def test_surplus_and_repeated_documents_are_warnings_and_bar_nothing(world: World) -> None:
    intake = world.open()
    world.package(intake.id)
    for number in range(2):
        world.upload(intake.id, f"sanad{number}.pdf", DEED)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert "document_duplicate" in {one.finding.code for one in view.findings if not one.blocking}
    assert view.left == ()


def test_a_form_of_the_counters_that_nobody_typed_is_for_the_clerk_to_fill_in(world: World) -> None:
    intake = world.open()
    labels = "\n".join(f"{row.partition(':')[0]}:" for row in FORM.splitlines()[1:])
    form = world.upload(intake.id, "form.png", f"فرم درخواست پروانه ساختمانی\n{labels}")
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert "handwritten_form" in {one.finding.code for one in view.findings}
    field = view.document(form).field("plaque")
    assert (field.value, field.reading.status, field.reading.box is not None) == (None, "missing", True)
    world.desk.correct(CLERK, intake.id, form, "plaque", "۱۲۳ فرعی از ۴۵۶۷ اصلی")
    world.run()
    field = world.desk.view(CLERK, intake.id).document(form).field("plaque")
    assert (field.value, field.reading.status) == ("4567/123", "check")


def test_a_picture_handed_in_as_one_needs_no_words(world: World) -> None:
    intake = world.desk.open(CLERK, "complaint", Applicant(kind="person", mobile="09121234718"))
    photo = world.upload(intake.id, "aks.jpg", "نمای کوچه", place="photo")
    world.run()
    assert [one.type for one in world.desk.view(CLERK, intake.id).documents if one.id == photo] == ["photo"]


def test_a_file_with_no_readable_page_is_read_as_nothing(world: World) -> None:
    intake = world.open()
    document = world.upload(intake.id, "sanad.pdf", UNREADABLE)
    world.run()
    held = contents(world.records, intake.id)
    assert (held.documents[document].state, held.documents[document].reading.type) == ("read", None)
    assert held.intake.state == "attention"


def test_a_correction_is_kept_beside_the_reading_and_is_not_ok_by_itself(world: World) -> None:
    intake = world.open()
    document = world.upload(intake.id, "sanad.pdf", DEED)
    world.run()
    world.desk.correct(CLERK, intake.id, document, "postal_code", "۳۱۴۸۶۷۱۹۳۴")
    world.run()
    field = world.desk.view(CLERK, intake.id).document(document).field("postal_code")
    assert (field.machine.value, field.correction.value, field.value) == ("3148671933", "3148671934", "3148671934")
    assert field.reading.status == "check"
    assert field.reading.box == field.machine.box


def test_two_papers_that_disagree_are_an_error_until_one_is_corrected(world: World) -> None:
    intake = world.open()
    world.upload(intake.id, "sanad.pdf", DEED)
    world.upload(intake.id, "kart.jpg", CARD)
    form = world.upload(intake.id, "form.png", FORM.replace("۱۲۳ فرعی", "۱۳۲ فرعی"))
    world.run()
    assert world.intake(intake.id).state == "attention"
    world.desk.correct(CLERK, intake.id, form, "plaque", "۱۲۳ فرعی از ۴۵۶۷ اصلی")
    world.run()
    assert world.intake(intake.id).state == "ready"


def test_what_stands_may_be_confirmed_and_what_is_missing_may_not() -> None:
    world = memory_world()
    intake = world.open()
    document = world.upload(intake.id, "sanad.pdf", DEED)
    world.run()
    world.desk.confirm(CLERK, intake.id, document, "plaque")
    world.run()
    field = world.desk.view(CLERK, intake.id).document(document).field("plaque")
    assert field.correction.confirmed
    assert field.value == field.machine.value == "4567/123"
    with pytest.raises(InvalidInputError, match="nothing-to-confirm"):
        world.desk.confirm(CLERK, intake.id, document, "father_name")
    with pytest.raises(InvalidInputError, match="value-refused"):
        world.desk.correct(CLERK, intake.id, document, "national_id", "6091390995")
    with pytest.raises(NotFoundError, match="no-such-field"):
        world.desk.correct(CLERK, intake.id, document, "salary", "1")


def test_a_test_event_a_strange_key_and_a_file_that_nobody_waits_for_are_passed_over() -> None:
    world = memory_world()
    intake = world.open()
    for body in (
        {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": BUCKET},
        upload_event("uploads/../../etc/passwd", None),
        upload_event(f"uploads/{intake.id}/nobody/original", None),
        {"Records": [{"eventName": "ObjectRemoved:Delete", "s3": {"object": {"key": "uploads/a/b/original"}}}]},
    ):
        receive.handle(body, world.wiring)
    assert list(world.waiting()) == []
    assert world.desk.view(CLERK, intake.id).documents == ()


def test_keys_come_url_encoded() -> None:
    body = upload_event("uploads/a/b/original", "v+1")
    body["Records"][0]["s3"]["object"]["key"] = "uploads%2Fa%2Fb%2Foriginal"
    assert [arrival.key for arrival in receive.arrivals(body)] == ["uploads/a/b/original"]


def test_the_first_file_under_a_form_is_the_one_that_is_read(world: World) -> None:
    intake = world.open()
    document = world.upload(intake.id, "sanad.pdf", DEED)
    first = world.uploads.pop()
    key = f"uploads/{intake.id}/{document}/original"
    world.wiring.documents.put(key, CARD.encode(), "application/pdf")
    receive.handle(first, world.wiring)
    receive.handle(upload_event(key, world._version(key)), world.wiring)
    world.run()
    assert contents(world.records, intake.id).documents[document].reading.type == "title_deed"


def test_a_document_removed_while_it_is_read_stays_removed_and_hinders_nothing() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    gone = world.upload(intake.id, "ezafe.pdf", DEED + NEXT_PAGE + DEED)
    for body in world.uploads:
        receive.handle(body, world.wiring)
    world.uploads = []
    pages = world.wiring.queues.take("pages")
    world.desk.remove_document(CLERK, intake.id, gone)
    for body in pages:
        recognise.handle(body, world.wiring)
    extract.handle({"intake": intake.id, "document": gone}, world.wiring)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert gone not in {document.id for document in view.documents}
    assert view.intake.state == "ready"


def test_messages_about_nothing_are_dropped() -> None:
    world = memory_world()
    recognise.handle({"intake": "no", "document": "no", "page": 1}, world.wiring)
    extract.handle({"intake": "no", "document": "no"}, world.wiring)
    check.handle({"intake": "no"}, world.wiring)
    open_case.handle({"intake": "no"}, world.wiring)
    assert list(world.waiting()) == []


def test_a_withdrawn_intake_opens_no_case_however_late_its_messages_come() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.desk.submit(CLERK, intake.id)
    world.desk.withdraw(CLERK, intake.id)
    world.run()
    assert world.intake(intake.id).state == "withdrawn"
    open_case.handle({"intake": intake.id}, world.wiring)
    with pytest.raises(NotFoundError):
        world.case(intake.id)


def test_a_submission_that_was_overtaken_by_a_change_goes_back_to_the_check() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.run()
    world.desk.submit(CLERK, intake.id)
    message = world.wiring.queues.take("submissions")
    world.records.commit(count_change(intake.id))
    for body in message:
        open_case.handle(body, world.wiring)
    assert world.intake(intake.id).state == "submitted"
    world.wiring.queues.send("checks", {"intake": intake.id})
    world.run()
    assert world.intake(intake.id).state == "opened"


def test_a_file_that_never_came_returns_a_submitted_intake() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.desk.upload_form(CLERK, intake.id, "nayamad.pdf", 10)
    world.run()
    world.desk.submit(CLERK, intake.id)
    world.run()
    assert world.intake(intake.id).state == "submitted"
    world.wiring.clock.forward(minutes=31)  # type: ignore[attr-defined]
    sweep.handle({}, world.wiring)
    world.run()
    view = world.desk.view(CLERK, intake.id)
    assert view.intake.state == "attention"
    assert [one.code for one in view.left] == ["upload_unfinished"]


def test_a_file_that_comes_after_its_case_was_opened_does_not_get_into_it() -> None:
    world = memory_world()
    intake = world.open()
    world.package(intake.id)
    world.upload(intake.id, "dir.pdf", DEED)
    on_its_way = [world.uploads.pop()]
    world.wiring.clock.forward(minutes=31)  # type: ignore[attr-defined]
    world.run()
    world.explain_all(intake.id)
    world.run()
    world.desk.submit(CLERK, intake.id)
    world.run()
    handed_in = world.intake(intake.id)
    world.uploads = on_its_way
    world.run()
    assert handed_in.state == "opened"
    assert world.intake(intake.id) == handed_in
    assert [one.state for one in world.desk.view(CLERK, intake.id).documents] == ["read", "read", "read", "awaiting"]


def test_nothing_changes_in_an_intake_whose_case_is_open() -> None:
    world = memory_world()
    case = world.opened()
    document = world.desk.view(CLERK, case.intake).documents[0]
    for act in (
        lambda: world.desk.correct(CLERK, case.intake, document.id, "plaque", "1/2"),
        lambda: world.desk.remove_document(CLERK, case.intake, document.id),
        lambda: world.desk.upload_form(CLERK, case.intake, "more.pdf", 10),
        lambda: world.desk.withdraw(CLERK, case.intake),
    ):
        with pytest.raises(WrongStateError, match="intake-closed"):
            act()
    world.desk.submit(CLERK, case.intake)
    world.run()
    assert world.case(case.intake) == case


def test_an_intake_does_not_exist_for_another_office() -> None:
    world = memory_world()
    intake = world.open()
    for act in (
        lambda: world.desk.view(STRANGER, intake.id),
        lambda: world.desk.progress(STRANGER, intake.id),
        lambda: world.desk.upload_form(STRANGER, intake.id, "a.pdf", 10),
        lambda: world.desk.submit(STRANGER, intake.id),
        lambda: world.desk.withdraw(STRANGER, intake.id),
        lambda: world.desk.explain(STRANGER, intake.id, "x", "y"),
        lambda: world.desk.correct(STRANGER, intake.id, "d", "f", "v"),
    ):
        with pytest.raises(NotFoundError, match="no-such-intake"):
            act()


def test_a_file_of_another_case_is_a_warning_that_does_not_say_whose() -> None:
    world = memory_world()
    first = world.opened()
    second = world.open()
    world.package(second.id)
    world.run()
    seen = [one for one in world.desk.view(CLERK, second.id).findings if one.finding.code == "document_seen_before"]
    assert len(seen) == len(PACKAGE)
    assert {one.finding.severity for one in seen} == {"warning"}
    told = " ".join(one.finding.model_dump_json() for one in seen)
    assert first.id not in told
    assert first.tracking not in told
    world.explain_all(second.id)
    world.desk.submit(CLERK, second.id)
    world.run()
    assert world.intake(second.id).state == "opened"


def test_a_cases_own_files_were_not_seen_before() -> None:
    world = memory_world()
    case = world.opened()
    deliver("checks", {"intake": case.id}, world.wiring)
    world.review.take_next(REVIEWER)
    world.review.decide(REVIEWER, case.id, "return", (), "فرم را امضا کنید")
    world.desk.explain(CLERK, case.id, "case_returned~1", "امضا شد")
    world.run()
    codes = {one.finding.code for one in world.desk.view(CLERK, case.id).findings}
    assert "case_returned" in codes
    assert "document_seen_before" not in codes


@pytest.mark.parametrize(("text", "told"), [(FORM, "document_duplicate"), (DEED, "file_repeated")])
def test_the_same_file_twice_in_one_intake_is_told_once(text: str, told: str) -> None:
    world = memory_world()
    intake = world.open()
    twins = {world.upload(intake.id, name, text) for name in ("a.pdf", "b.pdf")}
    world.run()
    about = [one.finding for one in world.desk.view(CLERK, intake.id).findings]
    said = [one.code for one in about if set(one.documents) == twins and one.code != "field_missing"]
    assert said == [told]
