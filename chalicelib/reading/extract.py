"""One document's pages in, its type and fields out. Nothing that stands on a page makes it raise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from chalicelib import fields
from chalicelib.catalogue import Catalogue, DocumentType
from chalicelib.fields import Kind
from chalicelib.reading import calibration, handwriting
from chalicelib.reading.assign import assign
from chalicelib.reading.bills import with_payments_sum
from chalicelib.reading.broken import mended
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.candidates import candidates_of
from chalicelib.reading.crossings import crossings
from chalicelib.reading.decision import Judge, decide_field
from chalicelib.reading.evidence import gather
from chalicelib.reading.extent import label_words
from chalicelib.reading.habits import by_habit, told_apart
from chalicelib.reading.identify import Identity, Portrait, identify
from chalicelib.reading.labelling import find_labels, of_the_longest, unknown_labels
from chalicelib.reading.labels import Windows, labels_of
from chalicelib.reading.mistaken import without_beginnings
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading
from chalicelib.reading.paragraphs import flowed, told_as, told_labels
from chalicelib.reading.parties import Parties, whole_of
from chalicelib.reading.past import of_today
from chalicelib.reading.people_named import mentions_of
from chalicelib.reading.persons import NAME_KINDS, People
from chalicelib.reading.printed import OpenCode, PrintedForm, beside_code, forms_on, no_codes, type_said
from chalicelib.reading.printed import findings as code_findings
from chalicelib.reading.quality import document_unknown, page_findings
from chalicelib.reading.repairs import other_values
from chalicelib.reading.rivals import rivalled
from chalicelib.reading.rosters import rosters
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.spanning import with_rows
from chalicelib.reading.tokens import TokenLine, around, fold_known, token_lines
from chalicelib.reading.whose import resolved
from chalicelib.reading.wrapped import with_wrapped_labels

if TYPE_CHECKING:
    from ocr.model import Page

_BY_CODE = 0.95
_SURE_TYPE = 0.8
"""Of 722 documents none was taken for another from 0.6 on, eight of them between 0.8 and 0.9 (docs/reading.md)."""


def extract(
    pages: Sequence[Page],
    catalogue: Catalogue,
    *,
    expected: str | None = None,
    open_code: OpenCode = no_codes,
    judge: Judge = calibration.probability,
) -> DocumentReading:
    """Which document these pages are, and every field of its type, found or not.

    ``expected``: the type that the uploader named, a mild hint. ``open_code`` opens the codes of printed forms: an
    authentic one says the type where the words alone don't, and its values stand beside the print's. A document that
    can't be told, or holds nothing, comes back with no type, no fields and a finding; faults of single pages are
    findings too. ``judge`` weighs the evidence of each value.
    """
    lines = {page.number: mended(token_lines(page)) for page in pages}
    every = [line for page_lines in lines.values() for line in page_lines]
    forms = forms_on(pages, open_code)
    found = (*page_findings(pages), *code_findings(forms))
    identity = _identity(every, catalogue, expected, type_said(forms, catalogue))
    if identity.type is None and _without_fields(expected, catalogue):
        # A picture handed in as one: nothing is read in it, so nothing can be wrong; the uploader's word is enough.
        return DocumentReading(type=expected, confidence=identity.confidence, findings=code_findings(forms))
    if identity.type is None:
        unknown = () if not every else (document_unknown(),)
        return DocumentReading(confidence=identity.confidence, findings=(*found, *unknown))
    document = catalogue.documents[identity.type]
    parties = Parties.of(document)
    sheets = {page.number: _sheet(lines[page.number], page.width, document, parties, catalogue) for page in pages}
    gathered = _read_fields(document, parties, sheets, {page.number: page for page in pages}, forms)
    if identity.about or (identity.confidence < _SURE_TYPE and expected != document.id):
        gathered = {name: _doubted(one, "parse", "document_unsure") for name, one in gathered.items()}
    read = {name: decide_field(one, document.field(name), judge=judge) for name, one in gathered.items()}
    if document.counter_form and not forms and handwriting.looks_handwritten(document, read, sheets):
        read, found = handwriting.unguessed(document, read, sheets), (*found, handwriting.finding())
    return DocumentReading(type=document.id, confidence=identity.confidence, fields=read, findings=found)


def _without_fields(type_: str | None, catalogue: Catalogue) -> bool:
    known = catalogue.documents.get(type_ or "")
    return known is not None and not known.fields


def _identity(lines: Sequence[TokenLine], catalogue: Catalogue, expected: str | None, printed: str | None) -> Identity:
    """``printed``: the type that an authentic code names. A paper whose words say another type is that other one."""
    found = identify(lines, map(Portrait.of, catalogue.documents.values()), expected or printed)
    return Identity(printed, _BY_CODE) if found.type is None and printed else found


def _sheet(
    lines: Sequence[TokenLine], width: int, document: DocumentType, parties: Parties, catalogue: Catalogue
) -> Sheet:
    every = [text for other in catalogue.documents.values() for spec in other.fields for text in spec.labels]
    every += catalogue.other_labels
    own = {spec.id: (*spec.labels, *parties.bare.get(spec.id, ())) for spec in document.fields}
    labels = labels_of({**own, **parties.parts}, every)
    lines = with_wrapped_labels(lines, (label.folded for label in labels if label.field))
    tables = rosters(lines, document)
    titles = frozenset(fold_known(text) for text in Portrait.of(document).titles)
    beneath = [line for line in lines if line.folded not in titles]
    found = without_beginnings(find_labels(Windows(beneath), labels), lines)
    hits = [hit for hit in found if not any(table.holds(hit) for table in tables)]
    phrases = told_as(document)
    told = flowed(lines, hits, [text for texts in phrases.values() for text in texts])
    if any(line.flowed for line in told):
        lines = told
        after = {spec.id: spec.told_after for spec in document.fields}
        told = [line for line in lines if line.flowed]
        in_sentences = find_labels(Windows(told), [*labels, *labels_of(phrases), *labels_of(after)])
        kinds = {name: fields.of(document.field(whole_of(name))) for name in (*own, *parties.parts)}
        on_forms = [hit for hit in hits if any(hit.line is line for line in lines)]
        hits = of_the_longest([*on_forms, *told_labels(in_sentences, kinds, document)])
    hits = of_today(hits, lines)
    people = People.of(document, catalogue)
    mentions = with_rows(mentions_of(lines, hits, parties, people.others, width), lines, hits)
    crossed = crossings(lines, hits, mentions, parties)
    hits = resolved(hits, mentions, parties)
    running = [spec.id for spec in document.fields if fields.of(spec).runs_on]
    every_hit = (*hits, *unknown_labels(lines, hits, running))
    return Sheet(tuple(lines), every_hit, label_words(every), people, tuple(mentions), tuple(crossed), tuple(tables))


def _read_fields(
    document: DocumentType,
    parties: Parties,
    sheets: Mapping[int, Sheet],
    pages: Mapping[int, Page],
    forms: Sequence[PrintedForm],
) -> dict[str, FieldReading]:
    kinds = {spec.id: fields.of(spec) for spec in document.fields}
    seen = [
        one for name, kind in kinds.items() for sheet in sheets.values() for one in candidates_of(name, kind, sheet)
    ]
    every = told_apart(seen, kinds)
    found = by_habit(every, assign(every).values())
    chosen = assign(found)
    readings = {name: _reading(chosen.get(name), kind, pages, sheets) for name, kind in kinds.items()}
    rivals = {name for name, one in chosen.items() if rivalled(one, kinds[name], found, tuple(chosen.values()), sheets)}
    doubted = {
        name: _doubted(one, "extent", "several-values") if name in rivals else one for name, one in readings.items()
    }
    theirs = parties.details_of(name for name in rivals if kinds[name].id in NAME_KINDS)
    doubted |= {name: _doubted(doubted[name], "extent", "label_unsure") for name in theirs - rivals}
    return beside_code(with_payments_sum(doubted), document, forms)


def _doubted(reading: FieldReading, kind: str, reason: str) -> FieldReading:
    """With a doubt that is not about how the value reads: two labels of one field point to two values, or the paper may
    be another one."""
    doubt = Evidence(kind=kind, supports=None, detail=reason)
    return reading.model_copy(update={"evidence": (*reading.evidence, doubt)})


def _reading(
    candidate: Candidate | None, kind: Kind, pages: Mapping[int, Page], sheets: Mapping[int, Sheet]
) -> FieldReading:
    if candidate is None:
        return FieldReading()
    number = candidate.tokens[0].page
    return FieldReading(
        value=candidate.value.canonical,
        raw=candidate.raw,
        page=number,
        box=around([token.box for token in candidate.tokens]),
        repaired=candidate.repaired,
        evidence=gather(candidate, kind, pages[number], sheets[number]),
        alternatives=other_values(kind, candidate.tokens, candidate.value),
    )
