"""The counter's desk: all that a clerk does with an intake. Each method checks that the person may, then does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chalicelib.attempts import again_on_conflict
from chalicelib.catalogue.model import Catalogue
from chalicelib.clock import Clock, Ids, stamp
from chalicelib.errors import InvalidInputError
from chalicelib.intake import changes, listing, marks, places, uploads
from chalicelib.intake.assemble import intake_view
from chalicelib.intake.authorization import allow, office_of
from chalicelib.intake.changes import Change
from chalicelib.intake.completeness import FORM_LIFE, left, unsettled
from chalicelib.intake.model import Applicant, Intake, IntakeDocument
from chalicelib.intake.progress import progress
from chalicelib.intake.records import Contents, contents, get_intake, get_office
from chalicelib.intake.states import Tab, editable, moved
from chalicelib.intake.values import applicant as canonical_applicant
from chalicelib.intake.values import note, service_of
from chalicelib.intake.views import IntakeList, IntakeView
from chalicelib.intake.writes import put_document, put_intake
from chalicelib.stores.ports import Documents, Person, Queues, Records, Step, UploadForm

VIEW_LIFE = timedelta(minutes=15)

CaseWithdrawn = Callable[[Intake, str, str], tuple[Step, ...]]
"""What an applicant's withdrawal does to the intake's case: (intake, by whom, when) → steps; none without a case."""


@dataclass(frozen=True, slots=True)
class IntakeDesk:
    """Every method raises ``NotFoundError("no-such-intake")`` unless the person is clerk or manager of its office."""

    records: Records
    documents: Documents
    queues: Queues
    catalogue: Catalogue
    clock: Clock
    ids: Ids
    case_withdrawn: CaseWithdrawn

    def open(self, person: Person, service: str, applicant: Applicant) -> Intake:
        """Raises ``InvalidInputError`` with ``field`` = ``service``, ``kind``, ``mobile`` or ``name``."""
        office = get_office(self.records, office_of(person))
        asked = service_of(self.catalogue, service, applicant.kind)
        now = stamp(self.clock())
        intake = Intake(
            id=self.ids(),
            service=asked.id,
            applicant=canonical_applicant(applicant),
            office=office.id,
            district=office.district,
            clerk=person.id,
            state="draft",
            catalogue_version=self.catalogue.version,
            created=now,
            updated=now,
            since=now,
        )
        self.records.commit(put_intake(intake))
        return intake.model_copy(update={"version": 1})

    def list(
        self, person: Person, tab: Tab | None = None, query: str | None = None, cursor: str | None = None
    ) -> IntakeList:
        """A page of 20. ``query``: a part of the applicant's name or mobile, or a whole tracking code."""
        intakes = listing.newest(self.records, office_of(person))
        return listing.listed(intakes, self.catalogue, tab, query, cursor)

    def view(self, person: Person, intake_id: str) -> IntakeView:
        return intake_view(self._contents(person, intake_id), self.catalogue, self._url, self.clock())

    def progress(self, person: Person, intake_id: str) -> dict[str, Any]:
        """JSON: ``{"intake","state","checking","documents":[{"id","file","state","pages","pages_done","type"}],
        "findings":{"error":n,"warning":n},"case":…|null,"tracking":…|null}``."""
        return progress(self._contents(person, intake_id))

    def upload_form(
        self,
        person: Person,
        intake_id: str,
        filename: str,
        size: int | None,
        redirect: str | None = None,
        *,
        place: str | None = None,
    ) -> tuple[str, UploadForm]:
        """The document's id and its form. The same file asked for again before it came gets the same document's.
        ``size`` None: not known yet (a browser without script). ``redirect``: where the browser goes from the store.
        ``place``: the document of the service that it is handed in as, where the clerk says one.
        Raises ``InvalidInputError``: ``file-name-missing``, ``file-type-unknown``, ``file-empty``, ``file-too-large``,
        ``too-many-documents``, ``no-such-place``."""
        name = uploads.file_name(filename)
        kind, size = uploads.content_type(name), 0 if size is None else uploads.size(size)
        document = again_on_conflict(lambda: self._expect_file(person, intake_id, name, size, place))
        key = uploads.original_key(intake_id, document.id)
        seconds = int(FORM_LIFE.total_seconds())
        return document.id, self.documents.upload_form(key, kind, size or uploads.MAX_BYTES, seconds, redirect)

    def remove_document(self, person: Person, intake_id: str, document: str) -> None:
        """Taken out of the intake, a file of several documents with them all; its bytes are kept. Raises
        ``NotFoundError("no-such-document")``."""

        def remove(intake: Intake) -> Change:
            marks.document_of(self.records, intake.id, document)
            return changes.removed(intake, contents(self.records, intake.id), document)

        self._change(person, intake_id, remove)

    def move_document(self, person: Person, intake_id: str, document: str, to: str) -> None:
        """To the place of the type ``to`` that it was recognised as. Raises ``NotFoundError("no-such-document")``,
        ``ConflictError("changed-meanwhile")`` where it is recognised as something else by now."""

        def move(intake: Intake) -> Change:
            held = marks.document_of(self.records, intake.id, document)
            after = places.moved(held, to, person.id, stamp(self.clock()))
            return intake, () if after is held else (put_document(after),)

        self._change(person, intake_id, move)

    def join_document(self, person: Person, intake_id: str, document: str) -> None:
        """A file that was parted wrongly is one document, and as one it is read again; what was said of its parts stays
        recorded with them. Raises ``NotFoundError("no-such-document")``, ``WrongStateError("document-settled")`` where
        it was never parted."""

        def join(intake: Intake) -> Change:
            marks.document_of(self.records, intake.id, document)
            return changes.joined(intake, contents(self.records, intake.id), document, person.id, stamp(self.clock()))

        self._change(person, intake_id, join)
        self.queues.send("documents", {"intake": intake_id, "document": document})

    def correct(self, person: Person, intake_id: str, document: str, field: str, value: str) -> None:
        """Keep the person's value beside the reading. Raises ``InvalidInputError`` (``field``: value) when its kind
        refuses it, ``NotFoundError`` for a document or field that isn't there."""

        def correct(intake: Intake) -> Change:
            at, place = stamp(self.clock()), (document, field)
            said = marks.correction(self.records, self.catalogue, intake, place, value, by=person.id, at=at)
            return intake, (said,)

        self._change(person, intake_id, correct)

    def confirm(self, person: Person, intake_id: str, document: str, field: str) -> None:
        """The value that stands was compared with the scan. Raises ``InvalidInputError("nothing-to-confirm")``."""

        def confirm(intake: Intake) -> Change:
            at, place = stamp(self.clock()), (document, field)
            said = marks.confirmation(self.records, self.catalogue, intake, place, by=person.id, at=at)
            return intake, (said,) if said else ()

        self._change(person, intake_id, confirm)

    def explain(self, person: Person, intake_id: str, finding_key: str, text: str) -> None:
        """Raises ``InvalidInputError("explanation-empty", field="text")``, ``NotFoundError("no-such-finding")``."""
        words = note(text, "explanation-empty", "text")

        def explain(intake: Intake) -> Change:
            held = contents(self.records, intake.id)
            return intake, (marks.explanation(held, finding_key, words, by=person.id, at=stamp(self.clock())),)

        self._change(person, intake_id, explain)

    def submit(self, person: Person, intake_id: str) -> None:
        """Raises ``InvalidInputError("intake-unfinished")`` while findings bar it (``view().left`` lists them)."""
        held = again_on_conflict(lambda: self._submit(person, intake_id))
        waits = held.intake.checking or unsettled(held.documents.values(), self.clock())
        self.queues.send("checks" if waits else "submissions", {"intake": intake_id})

    def withdraw(self, person: Person, intake_id: str) -> None:
        """With its case, if that was returned for correction. Raises ``WrongStateError("intake-closed")`` while the
        case is with the city."""

        def withdraw() -> None:
            intake = self._mine(person, intake_id)
            if intake.state != "withdrawn":
                at = stamp(self.clock())
                gone = changes.touched(moved(intake, "withdrawn"), at)
                self.records.commit(put_intake(gone), *self.case_withdrawn(intake, person.id, at))

        again_on_conflict(withdraw)

    def _submit(self, person: Person, intake_id: str) -> Contents:
        held = self._contents(person, intake_id)
        if held.intake.state in ("submitted", "opened"):
            return held
        editable(held.intake)
        if left(held, self.clock()):
            raise InvalidInputError("intake-unfinished")
        now = stamp(self.clock())
        submitted = moved(held.intake, "submitted").model_copy(update={"submitted": now, "since": now, "updated": now})
        self.records.commit(put_intake(submitted))
        return held

    def _expect_file(self, person: Person, intake_id: str, name: str, size: int, place: str | None) -> IntakeDocument:
        held = self._contents(person, intake_id)
        editable(held.intake)
        wanted = places.place(self.catalogue.service(held.intake.service), place)
        document, steps = changes.expected_file(held, name, size, self.ids, stamp(self.clock()), place=wanted)
        self.records.commit(*steps)
        return document

    def _change(self, person: Person, intake_id: str, act: Callable[[Intake], Change]) -> None:
        """Commit what ``act`` asks for and have the intake checked anew, also when it was done before: the message of
        an earlier try may be what was lost."""

        def attempt() -> None:
            intake = self._mine(person, intake_id)
            editable(intake)
            after, steps = act(intake)
            if steps:
                self.records.commit(put_intake(changes.counted(after, stamp(self.clock()))), *steps)

        again_on_conflict(attempt)
        self.queues.send("checks", {"intake": intake_id})

    def _mine(self, person: Person, intake_id: str) -> Intake:
        return allow(person, get_intake(self.records, intake_id))

    def _contents(self, person: Person, intake_id: str) -> Contents:
        held = contents(self.records, intake_id)
        allow(person, held.intake)
        return held

    def _url(self, key: str) -> str:
        return self.documents.view_url(key, int(VIEW_LIFE.total_seconds()))
