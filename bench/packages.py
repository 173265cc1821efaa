"""One labelled package through the local pipeline, by each of the readers, compared with its truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.characters import Edits, page_edits
from bench.documents import score, score_stranger
from bench.matching import matched, strangers
from bench.outcome import Outcome, Scored, Sheet
from bench.pages import CountedPages
from bench.planted import expected
from bench.truth import TrueDocument, Truth, load_truth
from bench.variants import WHOLE, Variant, pages_of
from chalicelib.catalogue import Catalogue, load
from chalicelib.clock import jalali_day
from chalicelib.pipeline.local import Result, file_names, run
from ocr.model import Page

PagesOf = Mapping[Path, list[Page]]


@dataclass(frozen=True)
class Plan:
    """How packages are evaluated. ``complete``: what a truth doesn't name is not printed, whatever the truth says."""

    variants: tuple[Variant, ...] = (WHOLE,)
    keep: Path | None = None
    complete: bool = False


def evaluate_package(folder: Path, plan: Plan) -> list[Outcome]:
    """Read the package of a folder with ``truth.json`` by each reader and compare, field by field. TruthError."""
    catalogue = load()
    truth = load_truth(folder, catalogue, complete=plan.complete)
    return [_evaluated(truth, folder, variant, pages_of(variant, plan.keep), catalogue) for variant in plan.variants]


def _evaluated(truth: Truth, folder: Path, variant: Variant, pages: CountedPages, catalogue: Catalogue) -> Outcome:
    before = (pages.pages, pages.seconds, pages.cpu)
    pages.read_last.clear()
    files = dict.fromkeys(document.file for document in truth.documents)
    paths = [folder / file for file in files]
    today = jalali_day(datetime.now(UTC))
    applicant = truth.applicant or catalogue.services[truth.service].applicant_kinds[0].id
    result = run(paths, truth.service, applicant, today=today, catalogue=catalogue, pages=pages)
    seen = {path: [page for (of, _), page in pages.read_last.items() if of == path] for path in paths}
    sheets = list(_sheets(truth, folder, result, catalogue, seen if variant.stock else None))
    scored = [one for _, _, found in sheets for one in found]
    return Outcome(
        variant=variant.name,
        level=truth.level,
        documents=len(truth.documents),
        typed=sum(read for document, read, _ in sheets if document),
        pages=pages.pages - before[0],
        seconds=pages.seconds - before[1],
        cpu=pages.cpu - before[2],
        tallies=tuple((one.place, one.tally) for one in scored),
        points=tuple(one.point for one in scored if one.point),
        misses=tuple(one.miss for one in scored if one.miss),
        page_edits=_page_edits(truth, folder, seen),
        sheets=tuple(Sheet.of(folder / d.file, d.type, found) for d, _, found in sheets if d),
        findings=tuple(finding.code for finding in result.findings),
        planted=None if truth.planted is None else tuple(one.code for one in truth.planted),
        expected=expected(truth, applicant, today, catalogue),
        service=truth.service,
    )


def _sheets(
    truth: Truth, folder: Path, result: Result, catalogue: Catalogue, texts: PagesOf | None
) -> Iterator[tuple[TrueDocument | None, bool, list[Scored]]]:
    """Each paper, whether its type was found, and its fields; then what was read of papers that aren't there."""
    files = list(dict.fromkeys(document.file for document in truth.documents))
    names = dict(zip(files, file_names([folder / file for file in files]), strict=True))
    pairs = matched(truth.documents, result.documents, names)
    for file, document, reading in pairs:
        if document:
            described, path = catalogue.documents[document.type], folder / file
            text = None if texts is None else texts[path]
            found = score(truth.level, path, document, reading.fields if reading else {}, described, pages=text)
            yield document, reading is not None, list(found)
    for file, _, reading in strangers(pairs):
        if reading and reading.type:
            described = catalogue.documents[reading.type]
            yield None, False, list(score_stranger(truth.level, folder / file, reading, described))


def _page_edits(truth: Truth, folder: Path, seen: PagesOf) -> Edits:
    """Over the first pages whose lines are known."""
    found = [
        page_edits(document.lines, next((page.text for page in seen[folder / document.file]), ""))
        for document in truth.documents
        if document.lines
    ]
    return Edits(sum(one.wrong for one in found), sum(one.of for one in found))
