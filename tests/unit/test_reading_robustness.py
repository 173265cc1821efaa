"""Nothing that stands on a page makes reading raise."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib import catalogue
from chalicelib.reading import decide, extract
from ocr.model import Line, Page, Word
from tests.unit.paper import line, page

CATALOGUE = catalogue.load()
LABELS = sorted(
    {label for document in CATALOGUE.documents.values() for spec in document.fields for label in spec.labels}
)
PIECES = st.one_of(
    st.sampled_from(LABELS),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.text("۰۱۲۳۴۵۶۷۸۹/.-٫٬[]|:²٣ ‌", min_size=1, max_size=20),
    st.sampled_from(
        ["سند مالکیت", "کارت ملی", "فرم درخواست پروانه ساختمانی", "۱۷ مرداد", "فرعی از", "سه دانگ از شش دانگ"]
    ),
)


@st.composite
def words(draw: st.DrawFn) -> Word:
    x, y = draw(st.integers(-50, 1000)), draw(st.integers(-50, 1400))
    box = (x, y, x + draw(st.integers(0, 300)), y + draw(st.integers(0, 60)))
    text = draw(PIECES)
    alternatives = draw(st.lists(st.tuples(PIECES, st.floats(0, 1)), max_size=2))
    return Word(text, box, draw(st.floats(0, 1)), tuple(alternatives))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    found = draw(st.lists(words(), max_size=6))
    edges = [word.box for word in found] or [(0, 0, 0, 0)]
    x0, y0, x1, y1 = zip(*edges, strict=True)
    return Line(tuple(found), (min(x0), min(y0), max(x1), max(y1)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(lines(), max_size=8), st.lists(lines(), max_size=4), st.sampled_from(["title_deed", "national_card", None])
)
def test_any_page_is_read_to_an_end(first: list[Line], second: list[Line], title: str | None) -> None:
    head = [] if title is None else [line(CATALOGUE.documents[title].title.fa, height=60)]
    one = Page(1, 1000, 1400, 0, "ocr", (*head, *first), tuple(second))
    reading = extract([one], CATALOGUE, expected=title)
    assert (reading.type is None) == (not reading.fields)
    decided = decide({"a": reading, "b": reading}, CATALOGUE.services["building_permit"], CATALOGUE)
    assert decided["a"].fields.keys() == reading.fields.keys()


def test_zero_sized_boxes_are_read() -> None:
    empty = Line((Word("کد ملی: ۰۱۷۵۹۸۹۸۳۴", (0, 0, 0, 0), 0.9),), (0, 0, 0, 0))
    assert extract([page([line("سند مالکیت", height=60), empty])], CATALOGUE).type in ("title_deed", None)


def test_a_raised_digit_between_the_sides_of_a_box_is_no_number() -> None:
    words = [Word("پلاک", (800, 100, 860, 130), 0.9), Word("۱۲", (700, 100, 760, 130), 0.9)]
    odd = Line((*words, Word("۳", (600, 100, 640, 130), 0.5, (("/²]²[", 0.4),))), (600, 100, 860, 130))
    assert extract([page([line("سند مالکیت", height=60), odd])], CATALOGUE).type in ("title_deed", None)
