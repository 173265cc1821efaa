"""An office with its clerk, a reviewer, and an intake whose documents have been read: what the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from chalicelib.casework.opening import opened, transaction
from chalicelib.casework.working_days import WorkingDays
from chalicelib.findings import Finding
from chalicelib.intake.model import Applicant, Check, Intake, IntakeDocument, IntakePage, IntakeState
from chalicelib.intake.records import contents, get_intake
from chalicelib.intake.writes import put_check, put_document, put_intake, put_page
from chalicelib.proof import tracking
from chalicelib.reading.model import DocumentReading, FieldReading, Status
from chalicelib.stores.ports import Expect, Key, Person, Put
from chalicelib.texts import message
from chalicelib.wiring import Wiring
from tests.fakes.stores import MemoryPeople

CLERK = Person("p-clerk", "s.nikfarjam", "سپیده نیک‌فرجام", frozenset({"office_clerk"}), office="407")
ELSEWHERE = Person("p-other", "m.azadi", "مینا آزادی", frozenset({"office_clerk"}), office="511")
REVIEWER = Person(
    "p-reviewer",
    "k.mehrazar",
    "کاوه مهرآذر",
    frozenset({"reviewer"}),
    districts=frozenset({"4"}),
    services=frozenset({"building_permit"}),
)
SUPERVISOR = Person("p-supervisor", "r.nazer", "رها ناظری", frozenset({"supervisor"}))
PASSWORD, CODE = "Daftar-1404-sample", "123456"


def field(
    value: str, box: tuple[int, int, int, int], status: Status = "ok", reasons: tuple[str, ...] = ()
) -> FieldReading:
    return FieldReading(value=value, raw=value, status=status, confidence=0.99, page=1, box=box, reasons=reasons)


READ: Mapping[str, Mapping[str, FieldReading]] = {
    "title_deed": {
        "owner_name": field("بهروز کاویانی‌فر", (686, 273, 835, 321)),
        "national_id": field("0175989834", (681, 331, 821, 379)),
        "plaque": field("4567/123", (589, 389, 821, 437)),
        "postal_code": field("3148671923", (691, 505, 832, 553), "check", ("postal-code-unusual",)),
        "area": field("245.6", (678, 447, 841, 495)),
    },
    "permit_request": {
        "applicant_name": field("بهروز کاویانی‌فر", (500, 300, 760, 350)),
        "plaque": field("4567/132", (500, 400, 760, 450), "check", ("not_confirmed",)),
    },
    "national_card": {"national_id": field("0175989834", (400, 300, 700, 350))},
}


def staffed(wiring: Wiring) -> Wiring:
    """Offices and people are there, nothing else."""
    assert isinstance(wiring.people, MemoryPeople)
    for person in (CLERK, ELSEWHERE, REVIEWER, SUPERVISOR):
        wiring.people.enrol(person, PASSWORD, CODE)
    for office, district in (("407", "4"), ("511", "5")):
        data = {
            "name": f"دفتر خدمات الکترونیک شهری {office}",
            "district": district,
            "address": "بلوار ارغوان، شمارهٔ ۱۸",
            "phone": "026-32200407",
        }
        wiring.records.commit(Put(Key(f"OFFICE#{office}", "META"), data, Expect.ABSENT))
    return wiring


def new_intake(wiring: Wiring, name: str | None = "بهروز کاویانی‌فر") -> Intake:
    applicant = Applicant(kind="owner", mobile="09121234718", name=name)
    return wiring.intakes.open(CLERK, "building_permit", applicant)


def mismatch() -> Finding:
    said = message("plaque_mismatch", documents="سند مالکیت و فرم درخواست", values="۱۲۳ و ۱۳۲")
    return Finding(code="plaque_mismatch", severity="error", documents=("d1", "d2"), fields=("plaque",), message=said)


def read_intake(
    wiring: Wiring,
    *,
    state: IntakeState = "attention",
    findings: Iterable[Finding] | None = None,
    read: Mapping[str, Mapping[str, FieldReading]] = READ,
    size: tuple[int, int] = (1000, 1300),
    name: str | None = "بهروز کاویانی‌فر",
) -> Intake:
    """Three documents ``d1`` … ``d3`` of one page each, as the pipeline leaves them, with the findings of the check."""
    intake = new_intake(wiring, name)
    at = intake.created
    for number, (kind, fields) in enumerate(read.items(), 1):
        document = IntakeDocument(
            id=f"d{number}",
            intake=intake.id,
            file=f"{kind}.jpg",
            size=400_000,
            state="read",
            added=at,
            issued=at,
            pages=1,
            pages_done=1,
            sha256=f"{number:064}",
            reading=DocumentReading(type=kind, confidence=0.99, fields=dict(fields)),
        )
        page = IntakePage(document=document.id, number=1, width=size[0], height=size[1], source="ocr")
        wiring.records.commit(put_document(document), put_page(intake.id, page))
    found = tuple(findings if findings is not None else (mismatch(),))
    held = get_intake(wiring.records, intake.id)
    done = held.model_copy(update={"state": state, "documents": len(read), "changes": 1, "checked": 1})
    wiring.records.commit(put_check(intake.id, Check(findings=found, at=at)), put_intake(done))
    return get_intake(wiring.records, intake.id)


def open_case(wiring: Wiring, intake: Intake, days: WorkingDays, now: datetime) -> str:
    """The case that ``pipeline/open_case`` would open. Its id."""
    held = contents(wiring.records, intake.id)
    sent = intake.model_copy(update={"state": "submitted", "submitted": intake.updated})
    wiring.records.commit(put_intake(sent))
    held = contents(wiring.records, intake.id)
    service = wiring.catalogue.services[intake.service]
    case = opened(held, service, days, tracking.make(wiring.random), now)
    wiring.records.commit(*transaction(held, case))
    return case.id
