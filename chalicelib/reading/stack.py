"""A scanned stack: several documents in one file, parted where a page surely begins another paper.

A page whose title and words say another type than the page before begins a document; a page that says nothing goes on
with the one before. A page that only may belong elsewhere parts nothing: then the file stays one, no value of it is
relied upon, and the clerk is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from chalicelib.catalogue import Catalogue
from chalicelib.findings import Finding, Message
from chalicelib.reading.extract import extract
from chalicelib.reading.identify import Portrait, identify
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading
from chalicelib.reading.printed import OpenCode, forms_on, no_codes, type_said
from chalicelib.reading.sharing import Sharing, another, shared
from chalicelib.reading.tokens import token_lines
from chalicelib.texts import listed, message

if TYPE_CHECKING:
    from ocr.model import Page

DOUBT = "stack_unsure"
_SURELY, _PERHAPS, _TITLED = 0.75, 0.1, 0.55
"""On generated packages the first pages of papers lie above 0.91, save one in eighty, and further pages under 0.02."""
_FEW_WORDS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file and the numbers of its pages in that file."""

    pages: tuple[int, ...]
    reading: DocumentReading


@dataclass(slots=True)
class _Group:
    """Pages that belong together; ``type`` None while none of them has said one surely."""

    type: str | None = None
    pages: list[Page] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Cue:
    """What one page by itself says that it is, if anything; whether under a title, and surely enough to begin one."""

    type: str | None = None
    titled: bool = False
    surely: bool = False


def read_file(
    pages: Sequence[Page], catalogue: Catalogue, *, expected: str | None = None, open_code: OpenCode = no_codes
) -> tuple[Part, ...]:
    """The documents that a file's readable pages are, in order; every page in exactly one. ``expected`` and
    ``open_code`` as in ``extract``. Where the borders are not sure it is one, with a finding that says so; of a page
    that several papers share one is read, with a finding that names them."""
    cuts = {page.number: cut for page in pages if (cut := shared(page, catalogue)) is not None}
    own = [cuts[page.number].own(expected) if page.number in cuts else page for page in pages]
    return tuple(_told_of(part, cuts, catalogue) for part in _parted(own, catalogue, expected, open_code))


def _told_of(part: Part, cuts: Mapping[int, Sharing], catalogue: Catalogue) -> Part:
    """What else seems to be on a page of it is said, and no value is ``ok``: it may be the other paper's."""
    found = tuple(cuts[number].finding(number, catalogue) for number in part.pages if number in cuts)
    if not found:
        return part
    doubted = {name: _doubted(one) for name, one in part.reading.fields.items()}
    update = {"fields": doubted, "findings": (*part.reading.findings, *found)}
    return replace(part, reading=part.reading.model_copy(update=update))


def _parted(pages: Sequence[Page], catalogue: Catalogue, expected: str | None, open_code: OpenCode) -> tuple[Part, ...]:
    groups, unsure = _grouped(pages, catalogue, open_code) if len(pages) > 1 else ([], [])
    if len(groups) < 2 and not unsure:
        return (Part(_numbers(pages), extract(pages, catalogue, expected=expected, open_code=open_code)),)
    if not unsure:
        parts = [Part(_numbers(one.pages), extract(one.pages, catalogue, open_code=open_code)) for one in groups]
        unsure = [one.pages[0] for one, part in zip(groups, parts, strict=True) if part.reading.type != one.type]
        if not unsure:
            return tuple(parts)
    whole = extract(pages, catalogue, expected=expected, open_code=open_code)
    return (Part(_numbers(pages), unparted(whole, _numbers(unsure))),)


def read_as_one(
    pages: Sequence[Page], catalogue: Catalogue, *, expected: str | None = None, open_code: OpenCode = no_codes
) -> DocumentReading:
    """A file of which a person says that it is one document, though its pages said several. The person may err: no
    value of it is relied upon, and whoever reads the findings is told."""
    whole = extract(pages, catalogue, expected=expected, open_code=open_code)
    found = Finding(code="file_joined", severity="warning", message=message("file_joined"))
    doubted = {name: _doubted(one) for name, one in whole.fields.items()}
    return whole.model_copy(update={"fields": doubted, "findings": (*whole.findings, found)})


def unparted(reading: DocumentReading, unsure: Sequence[int]) -> DocumentReading:
    """A file that may hold several papers, read as one: a value may be another paper's, so none is ``ok``."""
    said = message(DOUBT, pages=_enumerated(unsure))
    found = Finding(code=DOUBT, severity="error", message=said)
    doubted = {name: _doubted(one) for name, one in reading.fields.items()}
    return reading.model_copy(update={"fields": doubted, "findings": (*reading.findings, found)})


def with_others(parts: Sequence[Part], others: Iterable[int]) -> tuple[Part, ...]:
    """The parts with the pages that nobody could read, each beside the page before it: none is lost."""
    left = sorted(others)
    starts = [0, *(part.pages[0] for part in parts[1:])]
    ends = [*starts[1:], max((*left, *(part.pages[-1] for part in parts))) + 1]
    return tuple(
        replace(part, pages=tuple(sorted((*part.pages, *(number for number in left if start <= number < end)))))
        for part, start, end in zip(parts, starts, ends, strict=True)
    )


def told(parts: Iterable[Part], catalogue: Catalogue) -> Finding:
    """What the clerk is told of a file that was parted: into which documents, and which pages are which."""
    described = [
        message("note.part", document=catalogue.titles([part.reading.type or ""]), pages=_enumerated(part.pages))
        for part in parts
    ]
    said = message(
        "file_split",
        count=len(described),
        parts=Message(fa="؛ ".join(one.fa for one in described), en="; ".join(one.en for one in described)),
    )
    return Finding(code="file_split", severity="warning", message=said)


def _grouped(pages: Sequence[Page], catalogue: Catalogue, open_code: OpenCode) -> tuple[list[_Group], list[Page]]:
    """The pages in groups, and those that may belong to another paper than the group that they are in."""
    groups, unsure = [_Group()], []
    for page, cue in zip(pages, _cues(pages, catalogue, open_code), strict=True):
        now = groups[-1]
        begins, doubtful = _judged(page, cue, now, catalogue)
        if begins and now.type is None:
            # Blank or almost blank sheets lie before the first paper; a whole page of words may be a paper of its own.
            unsure += [one for one in now.pages if _worded(one)]
            now.type = cue.type
        elif begins:
            groups.append(_Group(cue.type))
        groups[-1].pages.append(page)
        unsure += [page] if doubtful else []
    return groups, unsure


def _judged(page: Page, cue: _Cue, now: _Group, catalogue: Catalogue) -> tuple[bool, bool]:
    """Does the page begin a document? Is it doubtful whether it does?"""
    if cue.type is None:
        return False, False
    if cue.type != now.type:
        return cue.surely, not cue.surely and now.type is not None
    begins, doubtful = another(now.pages, page, now.type or "", catalogue) if cue.titled else (False, False)
    return begins and cue.surely, doubtful or (begins and not cue.surely)


def _cues(pages: Sequence[Page], catalogue: Catalogue, open_code: OpenCode) -> list[_Cue]:
    portraits = [Portrait.of(document) for document in catalogue.documents.values()]
    return [_cue(page, portraits, catalogue, open_code) for page in pages]


def _cue(page: Page, portraits: Sequence[Portrait], catalogue: Catalogue, open_code: OpenCode) -> _Cue:
    found = identify(token_lines(page), portraits)
    printed = type_said(forms_on([page], open_code), catalogue)
    if printed is not None and found.type in (None, printed):
        return _Cue(printed, titled=True, surely=True)
    if found.confidence < _PERHAPS:
        return _Cue()
    titled = found.title >= _TITLED
    return _Cue(found.best, titled, surely=titled and found.confidence >= _SURELY)


def _worded(page: Page) -> bool:
    return sum(1 for word in page.words if any(c.isalnum() for c in word.text)) >= _FEW_WORDS


def _doubted(reading: FieldReading) -> FieldReading:
    """Also where another document confirms it: that may lie in this very file."""
    if reading.value is None:
        return reading
    doubt = Evidence(kind="parse", supports=None, detail=DOUBT)
    reasons = tuple(dict.fromkeys((*reading.reasons, DOUBT)))
    status = "check" if reading.status == "ok" else reading.status
    update = {"evidence": (*reading.evidence, doubt), "reasons": reasons, "status": status}
    return reading.model_copy(update=update)


def _numbers(pages: Iterable[Page]) -> tuple[int, ...]:
    return tuple(page.number for page in pages)


def _enumerated(numbers: Iterable[int]) -> Message:
    return listed([str(number) for number in numbers])
