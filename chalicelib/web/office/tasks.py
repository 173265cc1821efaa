"""What an intake's view says, sorted into what the page draws: files, documents asked for, findings, faults."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.intake import places as places_
from chalicelib.intake import returns
from chalicelib.intake.views import DocumentView, FindingView, IntakeView, Left, RequiredView
from chalicelib.web import evidence
from chalicelib.web.calendar import fa_digits
from chalicelib.web.evidence import Crop, Place
from chalicelib.web.values import headline, isolate


@dataclass(frozen=True, slots=True)
class File:
    """One file: ``mark`` ok, wait or error, and a sentence on how far it is."""

    document: DocumentView
    mark: str
    said: str
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One document that the service asks for: ``label`` is what its mark says aloud."""

    title: str
    mark: str
    label: str
    said: str
    target: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A finding with its heading, what to do, and its pieces of the scans."""

    anchor: str
    mark: str
    view: FindingView
    heading: str
    advice: str
    crops: list[Crop]
    question: str
    hint: str
    move: tuple[DocumentView, str] | None = None
    """The document to take to the place of the type that it is of, if that is what is to be done."""
    join: DocumentView | None = None
    """The file that was parted, and may be one document."""


def file_of(document: DocumentView) -> File:
    match document.state:
        case "awaiting":
            return File(document, "wait", "در انتظار رسیدن فایل")
        case "reading":
            done, total = document.pages_done, document.pages_total
            if not total:
                return File(document, "wait", "بارگذاری شد؛ در نوبت خواندن")
            said = f"بارگذاری شد؛ {fa_digits(done)} از {fa_digits(total)} صفحه خوانده شده است"
            return File(document, "wait", said, share=100 * done // total)
        case "refused":
            reasons = " ".join(finding.message.fa for finding in document.findings)
            return File(document, "error", reasons or "این فایل خوانده نشد.")
        case "split":
            return File(document, "ok", "خوانده شد؛ این فایل چند سند دارد و سندهایش در پی آمده است.")
        case _:
            return File(document, *_read(document))


def _read(document: DocumentView) -> tuple[str, str]:
    pages = f"{fa_digits(document.pages_total)} صفحه" if document.part_of is None else _sheets(document)
    if document.title is None:
        return "error", f"خوانده شد ({pages})، ولی نوع مدرک شناخته نشد."
    return "ok", f"خوانده شد: {document.title.fa} ({pages})"


def _sheets(document: DocumentView) -> str:
    """Which pages of its file."""
    numbers = " و ".join(fa_digits(page.page.number) for page in document.pages)
    return f"صفحهٔ {numbers} این فایل"


def task_of(required: RequiredView, view: IntakeView) -> Task:
    """How a document that the service asks for stands: the worst of its files."""
    need = "الزامی." if required.required else "اختیاری."
    held = [document for document in view.documents if document.id in required.documents]
    if not held:
        said = f"{need} هنوز در میان فایل‌ها نیست." if required.required else f"{need} اگر هست، بیفزایید."
        return Task(required.title.fa, "missing", "پیوست نشده", said, place=required.type)
    pages = fa_digits(sum(document.pages_total for document in held))
    at_fault = [number for number, one in enumerate(view.findings, 1) if _concerns(one, held)]
    blocking = [number for number in at_fault if view.findings[number - 1].blocking]
    if blocking:
        heading, _ = headline(view.findings[blocking[0] - 1].finding.message.fa)
        return Task(required.title.fa, "error", "خطا دارد", f"{need} {heading}.", f"#f-{blocking[0]}")
    return Task(required.title.fa, "ok", "خوانده شد", f"{need} {pages} صفحه، خوانده شد.")


def finding_of(number: int, one: FindingView, view: IntakeView) -> FoundFault:
    heading, advice = headline(one.finding.message.fa)
    heading = f"{_file(one, view)}{heading}"
    mark = "error" if one.blocking else "check" if one.explanation is None else "ok"
    crops = evidence.crops_of(one, view.documents)
    acts = _to_move(one, view), _to_join(one, view)
    return FoundFault(f"f-{number}", mark, one, heading, advice, crops, *_asking(one), *acts)


def _to_move(one: FindingView, view: IntakeView) -> tuple[DocumentView, str] | None:
    document = view.document(one.finding.documents[0]) if one.finding.code == places_.CODE else None
    return (document, str(one.finding.about)) if document else None


def _to_join(one: FindingView, view: IntakeView) -> DocumentView | None:
    whole = view.document(one.finding.documents[0]) if one.finding.code == "file_split" else None
    return whole if whole and whole.state == "split" else None


def _asking(one: FindingView) -> tuple[str, str]:
    """How the explanation is asked for: a return wants to know what was done, every other finding why it may stand."""
    if one.finding.code == returns.CODE:
        return "چه کردید؟", "کارشناس همین متن را کنار خواستهٔ خود می‌خواند. اگر فایلی باید عوض شود، نخست آن را بیفزایید."
    return (
        "چرا این مورد درست است؟",
        "کارشناس همین متن را می‌خواند. اگر سند یا فرم اشتباه است، به‌جای توضیح، اسکن تازه بیفزایید.",
    )


def faults(view: IntakeView) -> list[tuple[str, str]]:
    """For the error summary: what bars submission, each with the place where it is mended."""
    found = {one.key: (number, one) for number, one in enumerate(view.findings, 1)}
    return [_fault(left, found, view) for left in view.left]


def places(one: FindingView) -> list[Place]:
    return [(document, field) for document in one.finding.documents for field in one.finding.fields]


def _fault(left: Left, found: dict[str, tuple[int, FindingView]], view: IntakeView) -> tuple[str, str]:
    sentence = headline(left.message.fa)[0]
    if left.finding in found:
        number, one = found[left.finding]
        return f"#f-{number}", f"{_file(one, view)}{sentence}"
    return (f"#u-{left.document}" if left.document else "#h-up"), sentence


def _file(one: FindingView, view: IntakeView) -> str:
    """The name of the file that a finding is about, where its sentence can't name a document."""
    if one.finding.fields or len(one.finding.documents) != 1:
        return ""
    document = view.document(one.finding.documents[0])
    return f"{isolate(document.file)}: " if document and document.title is None else ""


def _concerns(one: FindingView, held: list[DocumentView]) -> bool:
    return any(document.id in one.finding.documents for document in held)
