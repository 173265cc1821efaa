"""Values without a label: long codes and dates, whose it is nobody says; and those that need none, since nothing else
on a paper looks like a car's plate or a deed's serial number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.fields import Kind
from chalicelib.reading.candidate import PLACES, Candidate
from chalicelib.reading.mistaken import OFFICE
from chalicelib.reading.plates import drawn_plates
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.spellings import fewest, numeric, reading_of
from chalicelib.reading.tokens import Token, TokenLine, words_of
from chalicelib.reading.values import read

_OWN = words_of("ایران ir iran")
_LIKE_NOTHING_ELSE = ("vehicle_plate", "vin", "serial_no")
_LONG_CODE = 8
_SUM_WORDS, _CURRENCIES = 2, words_of("ریال تومان")
_WORDS_BEFORE, _TOLD_BY, _AND = 3, 6, "و"
_OFFICES_OWN = OFFICE | words_of("چاپ نمابر فکس دورنگار پیامک دبیرخانه")


def by_look(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Values that this kind knows wherever they stand, for papers whose label was not read or that have none."""
    yield from _codes(field, kind, sheet)
    if kind.id == "money":
        yield from _sums(field, kind, sheet)
    yield from _by_telling_words(field, kind, sheet)
    if kind.id == "vehicle_plate":
        yield from _drawn(field, kind, sheet)


def _codes(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Long codes and dates that pass this kind's check. Such a value never gets past ``check``: nothing says whose
    it is."""
    if kind.check_name not in ("check_digit", "calendar") and kind.shape.shortest < _LONG_CODE:
        return
    for line in sheet.lines:
        for token in line.tokens:
            if not numeric(token.text) or sum(c.isdigit() for c in token.folded) < _LONG_CODE:
                continue
            value = read(kind, token.text)
            nobodys = _of_the_office(token, line, sheet) or _of_a_bystander(token, line, sheet)
            if value and value.passed and value.clean and not nobodys:
                yield Candidate(field, value, token.text, (token,), None, "anywhere", PLACES["anywhere"])


def _sums(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """«۷٬۴۱۵٬۰۰۰ ریال» alone in its line, as a receipt shows in large type what was paid."""
    for line in sheet.lines:
        value = read(kind, " ".join(token.text for token in line.tokens)) if len(line.tokens) == _SUM_WORDS else None
        if value and line.tokens[1].folded in _CURRENCIES and numeric(line.tokens[0].text):
            raw = " ".join(token.text for token in line.tokens)
            yield Candidate(field, value, raw, line.tokens, None, "anywhere", PLACES["anywhere"])


def _by_telling_words(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Values that their own words give away («ششدانگ یک قطعه زمین»). As above, nothing says whose they are."""
    for line in sheet.lines if kind.telling else ():
        for place, token in enumerate(line.tokens):
            if token.folded in kind.telling and not _of_a_bystander(token, line, sheet):
                near = line.tokens[_number_begins(line, max(0, place - _TOLD_BY)) : place + _TOLD_BY + 1]
                if (value := reading_of(kind, near)) is not None:
                    tokens = fewest(kind, near, value)
                    raw = " ".join(one.text for one in tokens)
                    yield Candidate(field, value, raw, tokens, None, "anywhere", PLACES["anywhere"])


def _number_begins(line: TokenLine, place: int) -> int:
    """Where the number in words begins that this token is amid: «یک و نیم دانگ» is no half."""
    while place and (line.tokens[place].text == _AND or line.tokens[place - 1].text == _AND):
        place -= 1
    return place


def _drawn(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """A car's plate, its parts in boxes."""
    for tokens in drawn_plates(sheet.lines):
        if (value := reading_of(kind, tokens)) is not None:
            raw = " ".join(token.text for token in tokens)
            yield Candidate(field, value, raw, tokens, None, "anywhere", PLACES["anywhere"])


def _of_the_office(token: Token, line: TokenLine, sheet: Sheet) -> bool:
    """Do the words before it say that the office wrote it of itself («تلفن دفتر:», «تاریخ چاپ:»)?"""
    before = line.tokens[: token.index]
    if not before:
        rights = [other for other in sheet.lines if other.box[0] >= line.box[2] and same_row(line, other)]
        before = min(rights, key=lambda other: other.box[0]).tokens if rights else ()
    return any(one.folded in _OFFICES_OWN for one in before[-_WORDS_BEFORE:])


def _of_a_bystander(token: Token, line: TokenLine, sheet: Sheet) -> bool:
    """Does the row, or what a sentence tells there, name a witness, an official or a former owner?"""
    others = [one for one in sheet.mentions if one.bystander]
    if line.flowed:
        return any(one.line is line and token.index in range(one.start, one.end or len(line.tokens)) for one in others)
    return any(one.line is line or same_row(one.line, line) for one in others)


def speaks_for_itself(candidate: Candidate, kind: Kind, sheet: Sheet, others: Iterable[Candidate]) -> bool:
    """Is this the page's one value of a kind that is like no other, in a row that has no word of another thing?
    ``others``: every value that the field may have on the page."""
    if candidate.hit is not None or kind.id not in _LIKE_NOTHING_ELSE or candidate.value.passed is False:
        return False
    rows = [line for line in sheet.lines if any(token in line.tokens for token in candidate.tokens)]
    beside = [line for line in sheet.lines if any(same_row(line, row) for row in rows)]
    words = (token for line in (*rows, *beside) for token in line.tokens if token not in candidate.tokens)
    alone = not any(len(token.folded) > 1 and token.folded.isalpha() and token.folded not in _OWN for token in words)
    return alone and all(other.value.canonical == candidate.value.canonical for other in others)
