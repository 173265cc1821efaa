"""Where a name ends, and the words that tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.houses import until_house
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.sides import fourth_told
from chalicelib.reading.tokens import Token, dotless, fold, fold_known, words_of

if TYPE_CHECKING:
    from chalicelib.reading.sheet import Sheet, Span

_LIKE = 0.9
_CHILD, _PERHAPS = fold_known("فرزند"), 0.1
_SHAPED = 6
"""Words of so many letters are known by their shapes without dots, shorter ones by every letter."""


DETAILS = words_of(
    "متولد صادره صادر مورخ مورخه تاریخ شماره نشانی آدرس تلفن موبایل کدملی کدپستی ش.ش شناسه شناسنامه ساکن مقیم"
)
HONORIFICS = words_of("آقایان خانمها بانوان آقای آقا خانم آقا/خانم آقای/خانم خانم/آقای خانم/آقا جناب سرکار بانو دوشیزه")
HONORIFICS |= words_of("برادرم خواهرم همسرم پدرم مادرم پسرم دخترم فرزندم شریکم")
_ADDRESSED = HONORIFICS | words_of("اینجانب")
_TRAILING = words_of("و نیز به با از در که دارای دارنده تحت ذیل ش")
_LEADING = words_of("به با از در که تا بر برای جهت توسط مشخصات اطلاعات")
"""No name begins with them: the label's word stood in a sentence («مهر شرکت با امضای …»), or a heading follows."""
POINTING = words_of("خود را این آن همین")
"""They stand for something else, and begin no value («درخواست خود را …»)."""
TITLES = words_of("مهندس دکتر")
_SENTENCE, _CLAUSE = ("؛", ".", ":"), ("؛", ".", "،", ",", ":")
_VERBS = words_of(
    "را است میباشد گردید نمود نماید مراتب اقدام تقاضای درخواست خواهشمند خواهشمندم تقاضامندم مستدعی استدعا"
)
_ONWARD = words_of("که به با در دارای ساکن مقیم متولد صادره صادر واقع جهت")
_DONE = words_of("فعالیت اشتغال کسب شرح مدت منظور عنوان")
_AFTER_PLACE = words_of("دارای که را تلفن موبایل مدت")
_FINITE = words_of("است میباشد گردید گردیدند شد شدند نمود نماید نمایم مینمایم میگردد میشود گردیده شده دارم")
_VERBAL = words_of(
    "ثبت تنظیم صادر منعقد پرداخت اعلام تعیین واگذار تقدیم منصوب انتخاب معتبر اعطا تحویل تسلیم ابراز اقرار بیان ارائه"
)
_VERBS |= _FINITE
_PRESENT = ("می\u200c", "نمی\u200c", "می ", "نمی ")
_ALL, _SIGNED = fold("کلیه"), words_of("امضا امضاء امضای امضاهای")
_LEGAL_FORMS = words_of("محدود خاص عام")
_CLAUSE_WORDS = words_of("به با در از که دارای توسط متعهد منعقد")


def is_finite(token: Token) -> bool:
    """A verb that ends a sentence: one of a list, or a present with its prefix («می‌دارم»), which no name has."""
    return token.folded in _FINITE or token.folded in ("می", "نمی") or token.text.startswith(_PRESENT)


@dataclass(frozen=True)
class NameWords:
    """``closes``: words that end such a name, whatever follows; ``passed_over``: labels' words that belong to names;
    ``most``: more words than so many are hardly one name; ``one_person``: «و» in it means two."""

    closes: frozenset[str]
    passed_over: frozenset[str]
    most: int
    one_person: bool


NAMES: Mapping[str, NameWords] = {
    "name": NameWords(
        DETAILS
        | words_of(
            "فرزند اهل به از در که با دارای دارنده کد ش شغل سمت تابعیت تبعه جنسیت وضعیت است می‌باشد را این"
            " متعهد مکلف موظف نامیده خوانده فعلی قبلی سابق عضو سردفتر دفتریار متصدی کارشناس کارمند اپراتور"
            " سازمان اداره شهرداری مالکین طبق برابر مطابق وفق مودی گرامی محترم اصالتا وکالتا ولایتا قیمومتا"
            " نسبت مبنی راجع درباره برای بر طی بدون همچنین ضمنا متفقا مشترکا منفردا احداث تخریب جنب ضلع مجاور همسایه"
            " پیمانکار بازنشسته خصوص"
        ),
        words_of("مهندس دکتر ملک پروانه ولی زمان"),
        most=5,
        one_person=True,
    ),
    "company_name": NameWords(
        DETAILS | words_of("فرزند دارای"), words_of("شرکت مؤسسه موسسه مهندس ساختمان ثبت"), most=10, one_person=False
    ),
}


def within(kind: Kind, span: Span, sheet: Sheet) -> tuple[Token, ...]:
    """The part of the stretch that can be a value of this kind: a name ends where a label of several words or a word
    that is in no name begins, with or without a colon («رضا احمدی نام پدر فرهاد», «رضا احمدی صادره از کرج»)."""
    if kind.id == "boundaries":
        return span.tokens[: _sides_end(span.tokens, sheet)]
    told = _told(kind, span, sheet)
    words = NAMES.get(kind.id)
    if words is None:
        if kind.runs_on and told and told[0].folded in POINTING:
            return ()
        return until_house(told) if kind.id == "address" else told
    told = _unglossed(told)
    addressed = next((n for n, token in enumerate(told) if token.folded not in _ADDRESSED), len(told))
    told = told[addressed:] or told
    if told and told[0].folded in _LEADING:
        return ()
    begins = {key_of(hit.tokens[0]) for hit in sheet.hits if len(hit.tokens) > 1 and surely_words(hit)}
    ends = (
        n for n, token in enumerate(told)
        if key_of(token) in begins
        or (n and (token.folded in words.closes or is_finite(token) or _child_of(token)))
        or (n and words.one_person and token.text.startswith(("(", ")")))
        or (n and not words.one_person and _legal_form_ends(told[n - 1]))
    )  # fmt: skip
    kept = _without_verb(list(told), next(ends, len(told)))
    while kept and len(kept) < len(span.tokens) and kept[-1].folded in _TRAILING:
        kept.pop()
    return _without_specks(tuple(kept)) if kind.id == "name" else tuple(kept)


def _legal_form_ends(token: Token) -> bool:
    """«… (با مسئولیت محدود)» is the last that a company's name says."""
    return token.folded in _LEGAL_FORMS and token.text.endswith(("(", ")"))


def _child_of(token: Token) -> bool:
    """«فرزند», worn so that it was read as no word, but thought of."""
    return any(chance >= _PERHAPS and fold(text) == _CHILD for text, chance in token.alternatives)


def _without_specks(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A person's name without single letters and what has digits at its ends: specks, pen strokes, or the end of a
    label that was cut through («ی حجازی»)."""
    words = [n for n, token in enumerate(tokens) if len(token.folded) > 1 and token.folded.isalpha()]
    return tokens[words[0] : words[-1] + 1] if words else tokens


def _unglossed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without words in brackets at the start: they tell more of the label («طرف شکایت (متشاکی)») and name nobody."""
    if not tokens or not tokens[0].text.startswith("("):
        return tokens
    closed = next((n for n, token in enumerate(tokens, start=1) if ")" in token.text), 0)
    return tokens[closed:]


def _told(kind: Kind, span: Span, sheet: Sheet) -> tuple[Token, ...]:
    """What a sentence of running text says of one value: up to a mark or a word that leads to something else, and
    without the link before the next label («پیمان و نیز کد ملی …»)."""
    tokens = list(_who_sign(span.tokens) if kind.id == "text" else span.tokens)
    if not tokens or not any(line.flowed and tokens[0] in line.tokens for line in sheet.lines):
        return span.tokens
    if kind.runs_on or kind.shape.characters == "letters":
        marks = _SENTENCE if kind.runs_on else _CLAUSE
        words = _VERBS if kind.runs_on else _VERBS | _CLAUSE_WORDS
        ends = (
            n
            for n, token in enumerate(tokens)
            if _also(tokens[n : n + 2]) or (n and (token.folded in words or is_finite(token)))
        )
        tokens = _without_verb(tokens, next(ends, len(tokens)))
        marked = (n for n, token in enumerate(tokens, start=1) if token.text.endswith(marks))
        tokens = tokens[: next(marked, len(tokens))]
    else:
        tokens = tokens[: _code_ends(tokens)]
    if kind.id == "address":
        tokens = tokens[: _place_ends(tokens, sheet)]
    while tokens and tokens[-1].folded in _TRAILING:
        tokens.pop()
    return tuple(tokens)


def _who_sign(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """«کلیه اوراق و اسناد تعهدآور شرکت با امضای مدیرعامل …»: without what they sign."""
    if not tokens or tokens[0].folded != _ALL:
        return tokens
    by = (n for n, (one, after) in enumerate(pairwise(tokens)) if one.text == "با" and after.folded in _SIGNED)
    return tokens[next(by, -2) + 2 :]


def _code_ends(tokens: Sequence[Token]) -> int:
    """After a number, a sentence goes on to something else at a verb, a link or a person."""
    first = next((n for n, token in enumerate(tokens) if any(c.isdigit() for c in token.text)), len(tokens))
    ends = _VERBS | _ONWARD | HONORIFICS
    return next((n for n in range(first + 1, len(tokens)) if tokens[n].folded in ends), len(tokens))


def _place_ends(tokens: Sequence[Token], sheet: Sheet) -> int:
    """Where an address ends, its next detail or a label of several words begins."""
    begins = {key_of(hit.tokens[0]) for hit in sheet.hits if len(hit.tokens) > 1 and surely_words(hit)}
    ends = (
        n
        for n, token in enumerate(tokens)
        if n and (key_of(token) in begins or token.folded in _AFTER_PLACE or _turns(tokens[n : n + 2]))
    )
    return next(ends, len(tokens))


def _turns(tokens: Sequence[Token]) -> bool:
    """«… پلاک ۳۱۸ به فعالیت بپردازد»: what is done there."""
    return len(tokens) == 2 and tokens[0].text == "به" and tokens[1].folded in _DONE


def _sides_end(tokens: Sequence[Token], sheet: Sheet) -> int:
    """Where a plot's four sides are told, a sentence ends, or a label of several words begins the next detail."""
    fourth = fourth_told(tokens)
    last = tokens[fourth : fourth + _place_ends(tokens[fourth:], sheet)]
    end = fourth + next((n for n, token in enumerate(last, start=1) if token.text.endswith(".")), len(last))
    return end - len(list(takewhile(lambda token: token.folded in _TRAILING, reversed(tokens[:end]))))


def _without_verb(tokens: list[Token], end: int) -> list[Token]:
    """Up to the verb, and without the noun that belongs to it («… ثبت گردید»)."""
    verb = end < len(tokens) and is_finite(tokens[end])
    return tokens[: end - 1] if verb and end > 1 and tokens[end - 1].folded in _VERBAL else tokens[:end]


def _also(tokens: Sequence[Token]) -> bool:
    return [token.folded for token in tokens] == ["و", "نیز"]


def label_words(labels: Sequence[str]) -> frozenset[str]:
    """Every word of these labels, folded, and the shapes of those that are long enough to be known by them."""
    words = {fold_known(word) for text in labels for word in text.split()} - {""}
    return frozenset(word for word in words if len(word) > 1) | {dotless(w) for w in words if len(w) >= _SHAPED}


def surely_words(hit: LabelHit) -> bool:
    """Are the letters a label's, wherever they stand?"""
    return hit.likeness >= _LIKE


def key_of(token: Token) -> tuple[int, int, int]:
    return (token.page, token.line, token.index)
