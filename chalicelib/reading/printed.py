"""Forms that Daftar printed: their values stand in a code beside the print, and the print has to agree with it.

The code alone never makes a value ``ok``: the paper may have been changed by hand after it was printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chalicelib import fields
from chalicelib.catalogue import Catalogue, DocumentType
from chalicelib.fields import Kind
from chalicelib.findings import Finding
from chalicelib.reading.model import Evidence, FieldReading
from chalicelib.reading.values import read, same_exactly
from chalicelib.texts import message

if TYPE_CHECKING:
    from ocr.model import Page

EVIDENCE = "printed_code"
_OF_THE_PRINT = ("recogniser", "label")
"""What still speaks of a value's place when the code's value takes it."""


@dataclass(frozen=True)
class PrintedForm:
    """What a form's code says. ``authentic``: Daftar printed it for this intake; ``unverified``: nobody could tell;
    ``refused``: it says that it is Daftar's and is not, or is another intake's (then it has no values)."""

    standing: Literal["authentic", "unverified", "refused"]
    type: str = ""
    values: Mapping[str, str] | None = None


OpenCode = Callable[[str], PrintedForm | None]
"""A code's text → the form that it speaks of; None for a code that is no form's."""


def no_codes(code: str) -> PrintedForm | None:
    """For pages whose codes nobody can open."""
    del code
    return None


def forms_on(pages: Iterable[Page], open_code: OpenCode) -> tuple[PrintedForm, ...]:
    """The forms that the pages' codes speak of, each once."""
    codes = dict.fromkeys(code for page in pages for code in page.codes)
    return tuple(form for code in codes if (form := open_code(code)) is not None)


def type_said(forms: Sequence[PrintedForm], catalogue: Catalogue) -> str | None:
    """The document type that an authentic code names."""
    return next((one.type for one in forms if one.standing == "authentic" and one.type in catalogue.documents), None)


def findings(forms: Sequence[PrintedForm]) -> tuple[Finding, ...]:
    if all(form.standing != "refused" for form in forms):
        return ()
    code = "printed_code_refused"
    return (Finding(code=code, severity="warning", message=message(code)),)


def beside_code(
    read_fields: Mapping[str, FieldReading], document: DocumentType, forms: Sequence[PrintedForm]
) -> dict[str, FieldReading]:
    """The fields as read, each beside what the form's code says of it. Nothing is decided here."""
    said = [form for form in forms if form.type == document.id and form.values is not None]
    return {name: _beside(one, fields.of(document.field(name)), name, said) for name, one in read_fields.items()}


def _beside(field: FieldReading, kind: Kind, name: str, said: Sequence[PrintedForm]) -> FieldReading:
    values = {form.values.get(name) for form in said if form.values is not None}
    if values <= {None}:
        return field
    value = values.pop()
    if values or value is None:
        return _with(field, None, "printed_code_differs")
    agrees = field.value is not None and same_exactly(kind, field.value, value)
    if any(form.standing != "authentic" for form in said):
        return _with(field if field.value else _instead(field, kind, value), None, "printed_code_unverified")
    if agrees:
        # The same letters; the code's spelling has the marks and joiners that a print shows poorly.
        return _with(field.model_copy(update={"value": value}), True, "")
    doubt = "printed_code_differs" if field.value is not None else "printed_code_only"
    return _with(_instead(field, kind, value), False if field.value is not None else None, doubt)


def _with(field: FieldReading, supports: bool | None, detail: str) -> FieldReading:
    said = Evidence(kind=EVIDENCE, supports=supports, detail=detail)
    return field.model_copy(update={"evidence": (*field.evidence, said)})


def _instead(field: FieldReading, kind: Kind, value: str) -> FieldReading:
    """The code's value at the place of the read one; what was read stays as ``raw``, for a person."""
    judged = read(kind, kind.show(value))
    checks = () if judged is None or judged.passed is None else _check(kind, judged.passed, judged.reasons)
    kept = tuple(one for one in field.evidence if one.kind in _OF_THE_PRINT)
    update = {"value": value, "repaired": False, "evidence": (*kept, *checks), "alternatives": ()}
    return field.model_copy(update=update)


def _check(kind: Kind, passed: bool, reasons: Sequence[str]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(kind=kind.check_name or "check", supports=passed, detail=one) for one in (tuple(reasons) or ("",))
    )
