"""Sums that are not the whole one: an instalment, what a discount follows, what was not paid."""

from __future__ import annotations

from chalicelib.reading.labels import LabelHit
from chalicelib.reading.row import left_of
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.stretches import REACH, stretch_before
from chalicelib.reading.tokens import fold, words_of

_INSTALMENTS = words_of(
    "بیعانه قسط اقساط پیشپرداخت نقدا نقد الباقی باقیمانده مابقی علیالحساب چک حقالزحمه خسارت التزام وجهالتزام روزانه"
    " شارژ کمیسیون وام تسهیلات هرمتر هرمترمربع مترمربعی"
)
_REDUCED = words_of("تخفیف جایزه خوشحسابی مانده پرداختی قسط اقساط معافیت بخشودگی")
_SUM, _TO_BE_PAID = ("جمع", "کل", "مبلغکل", "بدهی"), fold("پرداخت")
_FAILED = fold("ناموفق")


def of_a_part(hit: LabelHit, sheet: Sheet) -> bool:
    """May the sum that this label leads to be another one than the paper's own?"""
    return _in_parts(hit, sheet) or _failed(sheet) or _before_a_reduction(hit, sheet)


def _failed(sheet: Sheet) -> bool:
    """A receipt of a transaction that failed: nothing was paid."""
    return any(token.folded == _FAILED for line in sheet.lines for token in line.tokens)


def _before_a_reduction(hit: LabelHit, sheet: Sheet) -> bool:
    """«جمع کل» of a bill that goes on to a discount or to what was paid: less may be asked for."""
    whole = hit.folded.startswith(_SUM) and _TO_BE_PAID not in hit.folded
    return whole and any(token.folded in _REDUCED for line in sheet.lines for token in line.tokens)


def _in_parts(hit: LabelHit, sheet: Sheet) -> bool:
    """«مبلغ: ۵۰٬۰۰۰٬۰۰۰ ریال نقداً»: is a part of a sum told of in the label's row?"""
    words = [token.folded for token in hit.line.tokens]
    near = words[max(0, hit.start - REACH) : hit.end + REACH]
    near += [token.folded for token in left_of(hit.line, sheet)][:REACH]
    if any(token.folded in _INSTALMENTS for token in stretch_before(hit, 2 * REACH)):
        return True
    return any(
        word in _INSTALMENTS or word + after in _INSTALMENTS for word, after in zip(near, [*near[1:], ""], strict=True)
    )
