"""No digit of a print is left out of its value in silence: a value has them all, or a flag, or there is none."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields.kind import Plain
from chalicelib.fields.persian import ascii_digits, show_digits

LEAVES_OUT = {"several-values", "digits-beside"}
SEPARATORS = ["٬", ",", "،", ".", "٫", "/", "-", " ", "٬ ", " - "]
DIGITS = st.text("0123456789", min_size=1, max_size=12)


@st.composite
def chains(draw: st.DrawFn) -> str:
    """Digits and separators, as a printer or a recogniser may set them; in Persian digits."""
    groups = draw(st.lists(DIGITS, min_size=1, max_size=5))
    signs = draw(st.lists(st.sampled_from(SEPARATORS), min_size=len(groups), max_size=len(groups)))
    return show_digits("".join(f"{group}{sign}" for group, sign in zip(groups, signs, strict=True))[: -len(signs[-1])])


def digits_of(text: str) -> str:
    return "".join(one for one in ascii_digits(text) if one.isdecimal())


@pytest.mark.parametrize(
    ("kind_id", "printed", "value", "flags"),
    [
        ("area_m2", "۱۴٬۵۵۴۰۰۰", "14554000", ("groups-irregular",)),
        ("area_m2", "۱۸۶.۵۰ م۰م", "186.5", ()),
        ("area_m2", "۱۸۶.۵۰ م.م", "186.5", ()),
        ("area_m2", "۱۴٬۵۵۴۰۰۰ متر مربع", "14554000", ("groups-irregular",)),
        ("area_m2", "۱٬۲۵٬۰۰۰ متر", "125000", ("groups-irregular",)),
        ("area_m2", "۲۴۵٬۶ متر", "245.6", ()),
        ("area_m2", "۱٫۲۵۰ متر", "1.25", ("separator-ambiguous",)),
        ("area_m2", "۱.۲۵۰.۰۰۰ متر", "1250000", ("separator-ambiguous",)),
        ("area_m2", "۱۲، ۱۵۰ متر", "12150", ("separator-ambiguous",)),
        ("area_m2", "۲۰ × ۲۰ متر", "20", ("several-values",)),
        ("area_m2", "۲۰ در ۲۰ متر", "20", ("several-values",)),
        ("area_m2", "۲۵۰ متر (۲۵۰)", "250", ()),
        ("area_m2", "۲٫۵ هکتار", "25000", ("hectare",)),
        ("area_m2", "دو هکتار", "20000", ("words-only", "hectare")),
        ("number", "۱۴٬۵۵۴۰۰۰", "14554000", ("groups-irregular",)),
        ("number", "۳٫۵", "3", ("several-values",)),
        ("number", "۳/۳", "3", ("several-values",)),
        ("number", "۲۵۰ ۲۵۰", "250", ("several-values",)),
        ("money", "۱۴٬۵۵۴۰۰۰ ریال", "14554000", ("groups-irregular",)),
        ("money", ",۷۱,۵۷۱ ریال", "71571", ("groups-irregular",)),
        ("money", "۷۱٬۵۷۱٬ ریال", "71571", ("groups-irregular",)),
        ("money", "۷۱٬۵۷۱، ریال", "71571", ()),
        ("money", "۱٬۲۵۰٬۰۰ ریال", "125000", ("groups-irregular",)),
        ("money", "۱.۲۵۰.۰۰۰ ریال", "1250000", ()),
        ("national_id", "۰۱۷۵۹۸۹۸۳۴-۹۱", "0175989834", ("digits-beside",)),
        ("national_id", "۰۱۷۵۹۸۹۸۳۴ ۹۱", "0175989834", ()),
        ("bill_id", "۳۰۶۸۳۴ ۱۷۳۳", "306834", ("digits-beside",)),
        ("bill_id", "۳۰۶۸۳۴-۱۷۳۳۱", "30683417331", ("digits-beside",)),
        ("digits", "۱۲۳-۱۲۳", "123123", ("digits-beside",)),
        ("landline", "۳۲۲۴۱۲۳۴-۰۲۶-۵", "02632241234", ("digits-beside",)),
        ("plaque", "۱۲ ۳۴۵ فرعی از ۴۵۶۷ اصلی", "4567/345", ("digits-beside",)),
        ("plaque", "۱٬۲۳۴ فرعی از ۴۵۶۷ اصلی", "4567/234", ("digits-beside",)),
        ("plaque", "۱۲۳ فرعی ۴۵۶۷ اصلی", "4567/123", ()),
        ("reference_no", "۱۲/ب/۱۲", "12/ب/12", ("letters-in-number",)),
        ("renovation_code", "۴-۱۲-۳۴ ۵", "4-12-34", ("digits-beside",)),
        ("vehicle_plate", "۵-۱۲ ب ۳۴۵ ایران ۶۸", "12ب345-68", ("digits-beside",)),
        ("serial_no", "سری الف سال ۹۸/۱۲۳۴۵۶", "سری الف سال 98 شماره 123456", ()),
        ("serial_no", "سری الف سال ۹۸ شماره ۱۲۳۴۵۶-۷", "سری الف سال 98 شماره 123456", ("digits-beside",)),
        ("serial_no", "سری الف سال ۹۸ شماره ۱۲ ۳۴۵۶۷۸", "سری الف سال 98 شماره 345678", ("digits-beside",)),
        ("jalali_date", "۱۲/۱۴۰۳/۰۵/۱۷", "1403-05-17", ("digits-beside",)),
        ("jalali_date", "۱۴۰۳/۰۵/۱ ۷", "1403-05-01", ("digits-beside",)),
        ("jalali_date", "۱۴۰۳/۰۵/۱۷ ۱۴:۳۰", "1403-05-17", ()),
        ("share", "۱٬۲۰۰ سهم از ۲٬۴۰۰ سهم", "3/6", ()),
        ("share", "۲/۵ سهم از ۱۰۰ سهم", "0.15/6", ("separator-ambiguous",)),
        ("share", "۱۲ و نیم سهم از ۱۰۰ سهم", "0.75/6", ()),
        ("share", "۲۳ سهم مشاع از ۱۲۰ سهم ششدانگ", "1.15/6", ()),
        ("share", "یک دانگ و دو دانگ", "1/6", ("several-values",)),
        ("share", "۳/۶/۹", "3/6", ("digits-beside",)),
    ],
)
def test_what_is_printed_together_is_read_together(
    kind_id: str, printed: str, value: str, flags: tuple[str, ...]
) -> None:
    assert fields.kind(kind_id).parse(printed) == fields.Parsed(value, flags)


@pytest.mark.parametrize(
    ("kind_id", "printed"),
    [
        ("area_m2", "۱۴۰۳/۰۵/۱۷"),
        ("plaque", "۱۲۳۴۵۶۷۸ فرعی از ۱۲۳۴۵۶۷۸۹ اصلی"),
        ("renovation_code", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵"),
        ("share", "۱۲ ۳ دانگ"),
        ("share", "۱٫۲٫۳ دانگ"),
        ("share", "سه و ۵ دانگ"),
    ],
)
def test_what_makes_no_sense_has_no_value(kind_id: str, printed: str) -> None:
    assert fields.kind(kind_id).parse(printed) is None


@given(chains())
@example("۱۴٬۵۵۴۰۰۰")
def test_a_whole_number_has_every_digit_or_says_that_there_are_more(printed: str) -> None:
    for kind_id in ("number", "money"):
        parsed = fields.kind(kind_id).parse(printed)
        assert parsed is not None
        assert LEAVES_OUT & set(parsed.flags) or int(parsed.value) == int(digits_of(printed))


@given(chains())
@example("۱۴٬۵۵۴۰۰۰")
def test_an_area_has_every_digit_or_says_that_there_are_more(printed: str) -> None:
    parsed = fields.kind("area_m2").parse(printed)
    if parsed and not LEAVES_OUT & set(parsed.flags):
        assert digits_of(parsed.value).strip("0") == digits_of(printed).strip("0")


@given(st.integers(0, 10**13), st.sampled_from("٬,،"))
def test_only_digits_parted_in_threes_are_a_whole_number_without_a_doubt(number: int, sign: str) -> None:
    grouped = f"{number:,}".replace(",", sign)
    assert fields.kind("money").parse(show_digits(grouped)) == fields.Parsed(str(number))
    for place in range(1, len(str(number))):
        wrong = f"{str(number)[:place]}{sign}{str(number)[place:]}"
        parsed = fields.kind("money").parse(show_digits(wrong))
        assert parsed is not None
        assert parsed.value == str(number)
        assert bool(parsed.flags) == (wrong != grouped)


CODES = ("national_id", "legal_id", "postal_code", "bill_id", "payment_id", "card_number", "digits", "iban", "landline")


@given(chains())
@example("۰۱۷۵۹۸۹۸۳۴-۹۱")
@example("۳۰۶۸۳۴-۱۷۳۳۱")
def test_a_code_without_a_doubt_has_every_digit(printed: str) -> None:
    for kind_id in CODES:
        parsed = fields.kind(kind_id).parse(printed)
        if parsed and not parsed.flags:
            stands_apart = digits_of(parsed.value) in ascii_digits(printed).split()
            assert stands_apart or Counter(digits_of(parsed.value)) == Counter(digits_of(printed)), kind_id


@given(chains())
def test_a_mobile_without_a_doubt_has_every_digit_after_its_prefix(printed: str) -> None:
    parsed = fields.kind("mobile").parse(printed)
    if parsed and not parsed.flags:
        before, _, number = digits_of(printed).rpartition(parsed.value[1:])
        assert (before, number) in {("0", ""), ("98", ""), ("0098", "")}


@given(chains())
@example("۱۲/۱۴۰۳/۰۵/۱۷")
@example("۱۴۰۳۰۵۱۷-۱۲")
def test_groups_without_a_doubt_are_all_there(printed: str) -> None:
    assume(not printed.startswith("۰"))
    for kind_id in ("plaque", "reference_no", "renovation_code"):
        parsed = fields.kind(kind_id).parse(printed)
        if parsed and not parsed.flags:
            assert Counter(digits_of(parsed.value).replace("0", "")) == Counter(digits_of(printed).replace("0", ""))


@given(st.sampled_from(["۱۴۰۳/۰۵/۱۷", "۱۷/۵/۱۴۰۳", "14030517", "۱۴۰۳-۱۲-۰۱"]), DIGITS, st.sampled_from("/-.٫,"))
def test_a_date_with_digits_tied_to_it_is_doubted_or_none(date: str, digits: str, sign: str) -> None:
    for printed in (f"{digits}{sign}{date}", f"{date}{sign}{digits}"):
        parsed = fields.kind("jalali_date").parse(printed)
        assert parsed is None or parsed.flags, printed


WORDED = {
    "plaque": ["۱۲۳ فرعی از ۴۵۶۷ اصلی", "۱۲۳ از ۴۵۶۷", "۴۵۶۷ اصلی"],
    "vehicle_plate": ["۱۲ ب ۳۴۵ ایران ۶۸"],
    "vin": ["NAAM01CA5BE123456"],
    "serial_no": ["سری الف سال ۹۸ شماره ۱۲۳۴۵۶"],
}
PRINTS = st.sampled_from([(kind_id, text) for kind_id, texts in WORDED.items() for text in texts])


@given(PRINTS, DIGITS, st.sampled_from(["/", "-", ".", "٬", " "]), st.booleans())
def test_digits_tied_to_a_print_are_in_its_value_or_flagged(
    print_: tuple[str, str], digits: str, sign: str, before: bool
) -> None:
    kind_id, text = print_
    first, last = text[0].isdecimal(), text[-1].isdecimal()
    assume(first if before else last)
    printed = show_digits(f"{digits}{sign}{text}" if before else f"{text}{sign}{digits}")
    parsed = fields.kind(kind_id).parse(printed)
    assert parsed is None or parsed.flags, printed


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["", "٬"]))
def test_a_share_in_parts_is_what_its_numbers_say(part: int, whole: int, sign: str) -> None:
    said = [f"{number:,}".replace(",", sign) for number in (part, whole)]
    parsed = fields.kind("share").parse(show_digits(f"{said[0]} سهم از {said[1]} سهم"))
    assert parsed is not None
    above, _, below = parsed.value.partition("/")
    assert parsed.flags == ()
    assert Fraction(above) / int(below) == Fraction(part, whole)


@given(chains())
def test_a_share_of_a_number_in_pieces_is_none_or_doubted(printed: str) -> None:
    kind = fields.of(Plain("share"))
    parsed = kind.parse(f"{printed} دانگ")
    if parsed and not parsed.flags:
        above, _, below = parsed.value.partition("/")
        dang = Fraction(above) / int(below) * 6
        assert str(dang * 10**60).strip("0") == digits_of(printed).strip("0")
