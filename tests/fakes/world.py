"""A whole Daftar in one process: the desks, the stages, and the messages between them, delivered in any order."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Unpack
from urllib.parse import quote_plus

from chalice.app import SQSEvent

from chalicelib.casework.desk import ReviewDesk
from chalicelib.casework.model import Case
from chalicelib.casework.records import get_case
from chalicelib.intake.desk import IntakeDesk
from chalicelib.intake.model import Applicant, Intake
from chalicelib.intake.records import get_intake
from chalicelib.pipeline import check, extract, open_case, receive, recognise
from chalicelib.pipeline.pages import ReadPage, UnreadableError
from chalicelib.stores.ports import Expect, Key, Person, Put
from chalicelib.wiring import Parts, Wiring
from ocr.model import Page
from ocr.serialise import from_json, to_json
from tests.fakes.mortal import Killed
from tests.fakes.wiring import memory_wiring
from tests.unit.paper import page, rows

Handle = Callable[[dict[str, Any], Wiring], None]
STAGES: dict[str, Handle] = {
    "uploads": receive.handle,
    "pages": recognise.handle,
    "documents": extract.handle,
    "checks": check.handle,
    "submissions": open_case.handle,
}
CLERK = Person("clerk-1", "n.parsa", "Clerk", frozenset({"office_clerk"}), office="407")
STRANGER = Person("clerk-2", "b.other", "Other", frozenset({"office_clerk"}), office="408")
REVIEWER = Person(
    "reviewer-1", "k.mehr", "Reviewer", frozenset({"reviewer"}), None, frozenset({"4"}), frozenset({"building_permit"})
)
SECOND_REVIEWER = Person(
    "reviewer-2", "a.pour", "Other", frozenset({"reviewer"}), None, frozenset({"4"}), frozenset({"building_permit"})
)

DEED = """سازمان ثبت اسناد و املاک کشور
سند مالکیت
نام مالک: بهروز کاویانی
کد ملی: ۰۱۷۵۹۸۹۸۳۴
پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی
مساحت: ۲۴۵٫۶۰ متر مربع
کد پستی: ۳۱۴۸۶۷۱۹۳۳
تاریخ ثبت: ۱۴۰۲/۰۸/۲۱"""
CARD = """جمهوری اسلامی ایران
کارت ملی
شماره ملی: ۰۱۷۵۹۸۹۸۳۴
نام: بهروز
نام خانوادگی: کاویانی
تاریخ تولد: ۱۳۵۲/۰۴/۱۹
پایان اعتبار: ۱۴۰۶/۱۱/۰۳"""
FORM = """فرم درخواست پروانه ساختمانی
متقاضی: بهروز کاویانی
کد ملی: ۰۱۷۵۹۸۹۸۳۴
تلفن همراه: ۰۹۱۲۱۲۳۴۷۱۸
پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی
مساحت زمین: ۲۴۵٫۶۰ متر مربع
کد پستی: ۳۱۴۸۶۷۱۹۳۳
تاریخ درخواست: ۱۴۰۴/۰۶/۲۰"""
PACKAGE = {"sanad.pdf": DEED, "kart.jpg": CARD, "form.png": FORM}
BROKEN, UNREADABLE, NEXT_PAGE = "BROKEN", "UNREADABLE", "\f"


class PaperPages:
    """Reads "scans" that are plain text: form feeds part pages; both engines read every word alike."""

    def count(self, path: Path) -> int:
        if path.read_text() == BROKEN:
            raise UnreadableError("file-damaged")
        return len(path.read_text().split(NEXT_PAGE))

    def read(self, path: Path, number: int) -> ReadPage:
        text = path.read_text().split(NEXT_PAGE)[number - 1]
        if text == UNREADABLE:
            raise UnreadableError("page-too-expensive")
        lines = rows(*text.splitlines())
        read = page(lines, second=lines, number=number)
        words = json.dumps(to_json(read)).encode()
        return ReadPage(read.width, read.height, read.rotation, read.source, words, b"a picture")

    def parse(self, words: bytes) -> Page:
        return from_json(json.loads(words))


def upload_event(key: str, version: str | None) -> dict[str, Any]:
    """What S3 sends, as far as anyone reads it."""
    entry = {"key": quote_plus(key), "size": 1, **({"versionId": version} if version is not None else {})}
    bucket = {"name": "daftar-test-documents"}
    return {"Records": [{"eventName": "ObjectCreated:Post", "s3": {"bucket": bucket, "object": entry}}]}


def deliver(stage: str, body: dict[str, Any], wiring: Wiring) -> None:
    """As a trigger would: one SQS event of one record."""
    event = SQSEvent({"Records": [{"body": json.dumps(body), "receiptHandle": "r"}]}, None)
    for record in event:
        STAGES[stage](json.loads(record.body), wiring)


class World:
    """``acting``: the wiring of handlers and desks, where it is another than the one that the test looks through."""

    def __init__(self, wiring: Wiring, acting: Wiring | None = None) -> None:
        self.wiring, self.acting = wiring, acting or wiring
        self.records = wiring.records
        self.uploads: list[dict[str, Any]] = []
        office = {"name": "دفتر ۴۰۷", "district": "4", "address": "بلوار ارغوان", "phone": "026-00000407"}
        self.records.commit(Put(Key("OFFICE#407", "META"), office, Expect.ANY))

    @property
    def desk(self) -> IntakeDesk:
        return self.acting.intakes

    @property
    def review(self) -> ReviewDesk:
        return self.acting.review

    def open(self) -> Intake:
        return self.desk.open(
            CLERK, "building_permit", Applicant(kind="owner", mobile="09121234718", name="بهروز کاویانی")
        )

    def upload(self, intake: str, name: str, text: str, place: str | None = None) -> str:
        """Ask for a form and do what the browser does; S3's event waits in ``uploads``."""
        document, form = self.desk.upload_form(CLERK, intake, name, len(text.encode()) or 1, place=place)
        self.wiring.documents.put(form.fields["key"], text.encode(), form.fields["Content-Type"])
        self.uploads.append(upload_event(form.fields["key"], self._version(form.fields["key"])))
        return document

    def _version(self, key: str) -> str | None:
        versions = getattr(self.wiring.documents, "versions", None)
        return versions(key)[-1] if versions else None

    def package(self, intake: str) -> dict[str, str]:
        """The three papers of a permit, uploaded: file name → document."""
        return {name: self.upload(intake, name, text) for name, text in PACKAGE.items()}

    def waiting(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Take every message that waits, stage by stage."""
        taken, self.uploads = self.uploads, []
        yield from (("uploads", body) for body in taken)
        for name in ("pages", "documents", "checks", "submissions"):
            for body in self.wiring.queues.take(name):  # type: ignore[attr-defined]
                yield name, body

    def run(self, random: Random | None = None) -> None:
        """Deliver until nothing waits. With ``random``: in any order, some twice, some again much later. A message
        whose delivery kills the process comes again."""
        late: list[tuple[str, dict[str, Any]]] = []
        for _ in range(500):
            batch = list(self.waiting())
            if not batch and not late:
                return
            if random:
                again = [message for message in batch if random.random() < 0.3]
                late += [message for message in batch if random.random() < 0.1]
                batch += again
                random.shuffle(batch)
            if not batch:
                batch, late = late, []
            while batch:
                self._deliver(batch)
        raise AssertionError("messages without end")

    def _deliver(self, batch: list[tuple[str, dict[str, Any]]]) -> None:
        stage, body = batch[0]
        try:
            deliver(stage, body, self.acting)
        except Killed:
            return
        batch.pop(0)

    def intake(self, intake: str) -> Intake:
        return get_intake(self.records, intake)

    def case(self, intake: str) -> Case:
        return get_case(self.records, intake)

    def opened(self) -> Case:
        """A case that waits for a reviewer."""
        intake = self.open()
        self.package(intake.id)
        self.run()
        self.explain_all(intake.id)
        self.desk.submit(CLERK, intake.id)
        self.run()
        return self.case(intake.id)

    def explain_all(self, intake: str) -> None:
        for finding in self.desk.view(CLERK, intake).findings:
            if finding.blocking:
                self.desk.explain(CLERK, intake, finding.key, "اصل مدرک دیده شد")
        self.run()


def memory_world(**given: Unpack[Parts]) -> World:
    parts: Parts = {"pages": PaperPages()}
    return World(memory_wiring(**(parts | given)))
