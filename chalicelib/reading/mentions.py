"""Somebody whom a page names, and therefore whose the details are that follow."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.reading.extent import surely_words
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.parties import Parties
from chalicelib.reading.persons import role_of
from chalicelib.reading.tokens import TokenLine, words_of

TOLD = 0.8
_BYSTANDERS = words_of(
    "شاهد شهود گواه گواهان شاهدان مباشر معرف معرفین ضامن مشاور بنگاه سردفتر دفتریار متصدی کارشناس مدیر نماینده مسئول"
    " کاربر اپراتور مامور کارمند رئیس رییس دبیر ناقل بازدیدکننده تنظیمکننده ثبتکننده تاییدکننده معرفیکننده انتقالدهنده"
    " سازنده مجری پیمانکار شریک همسر ساکن تحویلگیرنده بهرهبردار متخلف خوانده همسایه طراح انتقالگیرنده متصالح مصالح"
    " ناظر محاسب معمار رابط تکمیلکننده باوکالت بهوکالت بهنمایندگی وکیلدادگستری صاحبامضا صاحبانامضا صاحبامضای متولی"
    " ولیقهری هماهنگکننده بازرس حسابرس فرزندان اولاد متوفایدوم"
)
_ASIDE_WORDS, _COLON_REACH = 2, 3

LineKey = tuple[int, int]
"""A line's page and number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody from token ``start`` of a line on: ``field`` is his name's, None for who is no party, as ``bystander``,
    a witness or an official, surely is not; ``perhaps``: somebody whose part («رابط: …») no paper names. In a sentence
    ``end`` is where what is told of him ends, ``name`` the first token that may be his name's, ``called`` the words
    after him that say who he is. A form's heading has ``rows`` that it heads from their side (``spanning``), or is
    ``centred``: alone in its row in the middle of the page, over all that stands below."""

    line: TokenLine
    start: int
    field: str | None = None
    end: int | None = None
    name: int = 0
    called: LabelHit | None = None
    acting: bool = False
    bystander: bool = False
    perhaps: bool = False
    rows: frozenset[LineKey] = frozenset()
    centred: bool = False

    @property
    def right(self) -> int:
        return self.line.tokens[self.start].box[2]


def key_of(line: TokenLine) -> LineKey:
    return line.page, line.number


def part_of(hit: LabelHit, parties: Parties) -> str | None:
    """The field of the name of the person whose part these words are, read to the letter or nearly so."""
    if not surely_words(hit):
        return None
    misread = next(iter(hit.fields)) if hit.likeness < 1.0 and len(hit.fields) == 1 else None
    return parties.roles.get(role_of(hit.folded), misread if misread in parties.roles.values() else None)


def words_for_one_aside(line: TokenLine, place: int) -> int:
    """How many words from here on say that somebody is no party («ناقل», «انتقال دهنده»)."""
    word = ""
    for count, token in enumerate(line.tokens[place : place + _ASIDE_WORDS], start=1):
        word += token.folded
        if word in _BYSTANDERS:
            return count
    return 0


def leads_on(line: TokenLine, place: int) -> bool:
    """Does a colon follow within a word or two?"""
    return any(one.colon for one in line.tokens[place : place + _COLON_REACH])
