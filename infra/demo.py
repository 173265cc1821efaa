"""The sample package of scans through the whole of Daftar, by the pages alone, shown as it goes."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from rich.console import Console
from rich.table import Table

from chalicelib.intake.records import Contents, contents
from chalicelib.stores.records import DynamoRecords

from . import ROOT, InfraError
from .browser import Browser
from .counter import Counter
from .progress import Progress, follow, shown
from .up import Daftar

SERVICE = "building_permit"
SAMPLES = ROOT / "samples" / SERVICE
_CLERK = "clerk.mehrshahr"
_MOBILE = "09120000000"
# Limits for a machine that is busy with other things; on an idle one of two cores it takes a tenth of this.
_READING_S = 600
_OPENING_S = 180
_FILES = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"}
_WORDS = "نمونهٔ آزمایشی است و برای نمایش سامانه فرستاده می‌شود."


@dataclass(frozen=True, slots=True)
class Outcome:
    """``seconds`` from opening the intake to its open case."""

    intake: str
    case: str
    tracking: str
    status_link: str
    seconds: float


def demo(daftar: Daftar, console: Console, samples: Path = SAMPLES) -> Outcome:
    """Hand in ``samples`` as an office would and wait for the case. Raises ``InfraError`` where it stops."""
    files = sorted(path for path in samples.glob("*") if path.suffix.lower() in _FILES)
    if not files:
        raise InfraError(f"There are no scans in {samples}")
    counter, started = Counter(daftar.deployment.public_url), time.monotonic()
    counter.sign_in(daftar.logins[_CLERK])
    intake = counter.open_intake(SERVICE, _MOBILE).url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    console.print(f"{_CLERK} signed in and opened the intake {intake}; sending {len(files)} files", highlight=False)
    for file in files:
        counter.send(intake, file)
    with shown(console) as show:
        read = follow(lambda: counter.progress(intake), _is_read, show, _READING_S)
        _insist(_is_read(read), "The documents were not read in time", daftar)
        if read["state"] == "attention":
            counter.explain_all(intake, _WORDS)
            ready = follow(lambda: counter.progress(intake), _is_ready, show, _READING_S)
            _insist(_is_ready(ready), "Explaining every finding did not make the intake ready", daftar)
        counter.submit(intake)
        opened = follow(lambda: counter.progress(intake), lambda state: bool(state["case"]), show, _OPENING_S)
    _insist(bool(opened["case"]), f"No case was opened, the intake stands at '{opened['state']}'", daftar)
    seconds = time.monotonic() - started
    link = counter.status_link(intake)
    _insist(link is not None and Browser(link).get(link).status == 200, "The case's status page did not answer", daftar)
    return Outcome(intake, opened["case"], opened["tracking"], str(link), seconds)


def report(daftar: Daftar, outcome: Outcome, console: Console) -> None:
    """The case, what was found and read, and how a person goes on from here."""
    records = DynamoRecords(
        daftar.session.client("dynamodb"), daftar.deployment.outputs["TableName"], random=SystemRandom()
    )
    held = contents(records, outcome.intake)
    console.print(f"\n[bold]The case {outcome.case} is open[/] after {outcome.seconds:.0f} s")
    console.print(f"Tracking code: {outcome.tracking}", highlight=False)
    console.print(_fields(held))
    for finding in held.check.findings:
        console.print(f"{finding.severity}: {finding.message.en} ({finding.message.fa})", highlight=False)
    console.print(f"The citizen's status page: {outcome.status_link}", soft_wrap=True, highlight=False)


def tell_logins(daftar: Daftar, console: Console) -> None:
    """Where the pages are, and how to sign in there."""
    console.print(f"\nPages: {daftar.deployment.public_url}/login", soft_wrap=True, highlight=False)
    table = Table("username", "password", "role", "office")
    for login in daftar.logins.values():
        table.add_row(login.username, login.password, ", ".join(login.roles), login.office or "")
    console.print(table)
    console.print("A login's one-time code: .venv/bin/python -m infra code USERNAME", highlight=False)


def _is_read(state: Progress) -> bool:
    """The state is looked at too: while the last document is recorded, the intake may not know yet of its check."""
    waiting = {"awaiting", "reading"}
    done = not any(document["state"] in waiting for document in state["documents"])
    return done and not state["checking"] and state["state"] in {"ready", "attention"}


def _is_ready(state: Progress) -> bool:
    return _is_read(state) and state["state"] == "ready"


def _insist(holds: bool, otherwise: str, daftar: Daftar) -> None:
    if not holds:
        raise InfraError(f"{otherwise}; the functions' log: {daftar.aws.log}")


def _fields(held: Contents) -> Table:
    table = Table("document", "field", "value", "status", title="What was read", title_justify="left")
    for document in held.documents.values():
        reading = held.reading(document.id)
        for name, field in reading.fields.items() if reading else ():
            mark = {"ok": "[green]ok[/]", "check": "[yellow]check[/]", "invalid": "[red]invalid[/]"}.get(
                field.status, ""
            )
            table.add_row((reading.type if reading else None) or document.file, name, field.value or "", mark)
    return table
