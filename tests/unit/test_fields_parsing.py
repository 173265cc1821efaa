"""From printed text to canonical values, and back to what a Persian screen shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields.kind import Plain
from chalicelib.fields.persian import show_digits

PRINTED = [
    ("national_id", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "0175989834", ()),
    ("national_id", "٠١٧٥٩٨٩٨٣٤", "0175989834", ()),
    ("national_id", "۰۱۷-۵۹۸۹۸۳-۴", "0175989834", ()),
    ("national_id", "۱۷۵۹۸۹۸۳۴", "0175989834", ("padded",)),
    ("national_id", "۰۱۷۵۹۸۹۸۳۴ ۶۰۹۱۳۹۰۹۹۶", "0175989834", ("several-values",)),
    ("legal_id", "شناسه ملی ۱۰۷۲۵۱۰۵۶۷۰", "10725105670", ()),
    ("iban", "IR34 6775 3114 8671 3905 5388 28", "IR346775311486713905538828", ()),
    ("iban", "۳۴۶۷۷۵۳۱۱۴۸۶۷۱۳۹۰۵۵۳۸۸۲۸ IR", "IR346775311486713905538828", ()),
    ("card_number", "۶۰۳۷-۹۹۳۷-۶۹۹۰-۸۶۱۷", "6037993769908617", ()),
    ("postal_code", "۳۱۴۸۶-۷۱۹۳۳", "3148671933", ()),
    ("mobile", "+۹۸ ۹۱۲ ۳۴۵ ۴۷۱۸", "09123454718", ()),
    ("mobile", "0098-912-345-4718", "09123454718", ()),
    ("mobile", "۰۹۱۲ ۳۴۵ ۴۷ ۱۸", "09123454718", ()),
    ("mobile", "۹۱۲۳۴۵۴۷۱۸", "09123454718", ("padded",)),
    ("landline", "۰۲۶-۳۲۲۴۱۲۳۴", "02632241234", ()),
    ("landline", "۳۲۲۴۱۲۳۴-۰۲۶", "02632241234", ()),
    ("plaque", "۱۲۳ فرعی از ۴۵۶۷ اصلی", "4567/123", ()),
    ("plaque", "۱۲۳ فرعي از ۴۵۶۷ اصلي", "4567/123", ()),
    ("plaque", "اصلی: ۴۵۶۷ فرعی: ۱۲۳", "4567/123", ()),
    ("plaque", "۳۴۵ اصلی - ۱۲ فرعی", "345/12", ()),
    ("plaque", "بخش ۷ اصلی ۳۴۵ فرعی ۱۲", "345/12", ()),
    ("plaque", "۱۲ فرعی از ۷ فرعی از ۳۴۵ اصلی", "345/12", ("several-values",)),
    ("plaque", "۱۲ و ۱۳ فرعی از ۳۴۵ اصلی", "345/13", ("several-values",)),
    ("plaque", "فرعی از ۲۷۱۹ اصلی ۱۲۳۴", "2719/1234", ("order-ambiguous",)),
    ("vehicle_plate", "ایران ۶۸ - ۱۲ ب ۳۴۵", "12ب345-68", ()),
    ("renovation_code", "۵ - ۰ - ۱۸ - ۷", "5-0-18-7", ("order-ambiguous",)),
    ("renovation_code", "۵-۰-۱۸-۷", "5-0-18-7", ()),
    ("plaque", "۵۰۰۰ فرعی از ۱۲ اصلی", "12/5000", ()),
    ("plaque", "پلاک ۴۵۶۷/۱۲۳", "4567/123", ("order-ambiguous",)),
    ("plaque", "۱۲۳/۴۵۶۷", "4567/123", ("order-ambiguous",)),
    ("plaque", "۱۲۳ از اصلی ۴۵۶۷", "4567/123", ()),
    ("plaque", "۴۵۶۷ اصلی و ۱۲۳ فرعی", "4567/123", ()),
    ("plaque", "۱۲۳ قطعه در ۴۵۶۷ اصلی", "4567/0", ("sub-number-absent",)),
    ("plaque", "۴۵۶۷ اصلی", "4567/0", ()),
    ("plaque", "۴۵۶۷", "4567/0", ("sub-number-absent",)),
    ("renovation_code", "۴-۱۲-۳۴-۵-۰", "4-12-34-5-0", ()),
    ("renovation_code", "۴/۱۲/۳۴/۵", "4-12-34-5", ()),
    ("area_m2", "۲۴۵٫۶۰ متر مربع", "245.6", ()),
    ("area_m2", "۱۲۰/۵ متر", "120.5", ()),
    ("area_m2", "۱٬۲۵۰ متر²", "1250", ()),
    ("area_m2", "1,250.75 m²", "1250.75", ()),
    ("area_m2", "۲۴۵,۶", "245.6", ()),
    ("area_m2", "۲۰۰ (دویست) متر مربع", "200", ()),
    ("area_m2", "۲۰۰ (دویست و ده) متر مربع", "200", ("words-disagree",)),
    ("number", "طبقات: ۳", "3", ()),
    ("number", "سه طبقه", "3", ()),
    ("money", "۱٬۲۵۰٬۰۰۰ ریال", "1250000", ()),
    ("money", "۱٬۲۵۰٬۰۰۰ تومان", "12500000", ("toman",)),
    ("money", "۵۰۰۰۰۰ ریال (پانصد هزار ریال)", "500000", ()),
    ("money", "۱۸۵/۰۰۰/۰۰۰ ریال )معادل هجده میلیون و پانصد هزار تومان(", "185000000", ()),
    ("money", "۹/۳۷۶ ریال", "9376", ("separator-ambiguous",)),
    ("money", "دو میلیارد و سیصد میلیون ریال", "2300000000", ("words-only",)),
    ("share", "شش دانگ", "6/6", ()),
    ("share", "ششدانگ عرصه و اعیان", "6/6", ()),
    ("share", "سه دانگ از شش دانگ", "3/6", ()),
    ("share", "۳ دانگ مشاع از ۶ دانگ", "3/6", ()),
    ("number", "یک قطعه زمین", "1", ("words-only",)),
    ("share", "یک و نیم دانگ", "1.5/6", ()),
    ("share", "دو سهم از هفت سهم", "2/7", ()),
    ("name", "آقاي بهروز كاويانى‌فر:", "آقای بهروز کاویانی‌فر", ()),
    ("name", "\u202bبهروز\u202c کاویانی", "بهروز کاویانی", ("bidi-controls",)),
    ("vehicle_plate", "۱۲ ب ۳۴۵ ایران ۶۸", "12ب345-68", ()),
    ("vehicle_plate", "ایران ۶۸ - ۳۴۵ ب ۱۲", "12ب345-68", ()),
    ("vehicle_plate", "ایران ۳۴۵/۶۸ ب ۱۲", "12ب345-68", ()),
    ("vin", "NAAM01CA5BE-123456", "NAAM01CA5BE123456", ()),
    ("serial_no", "سري الف سال ۹۸ شماره ۱۲۳۴۵۶", "سری الف سال 98 شماره 123456", ()),
    ("serial_no", "سری ۵ سال ۰۱ شماره ۹۶۷۲۶۸", "سری ه سال 01 شماره 967268", ("digits-as-letters",)),
    ("serial_no", "سری ۰ سال ۹۰ شماره ۹۴۷۰۰۱", "سری ه سال 90 شماره 947001", ("digits-as-letters",)),
    ("serial_no", "الف/۹۸ ۱۲۳۴۵۶", "سری الف سال 98 شماره 123456", ("words-absent",)),
    ("address", "کرج، خیابان بهار، پلاک ۰۶۴ همکف", "کرج، خیابان بهار، پلاک 64، همکف", ()),
    ("boundaries", "شمالا به پلاک ۰۱۰ شرقا به خیابان ۸ متری", "شمالا به پلاک 10، شرقا به خیابان 8 متری", ()),
    ("address", "  كرج،  خیابان بهار، پلاک ۱۲ ", "کرج، خیابان بهار، پلاک 12", ()),
]


@pytest.mark.parametrize(("kind_id", "text", "value", "flags"), PRINTED)
def test_printed_text_gives_the_canonical_value(kind_id: str, text: str, value: str, flags: tuple[str, ...]) -> None:
    parsed = fields.kind(kind_id).parse(text)
    assert parsed is not None
    assert (parsed.value, parsed.flags) == (value, flags)


@pytest.mark.parametrize(("kind_id", "value"), sorted({(kind_id, value) for kind_id, _, value, _ in PRINTED}))
def test_what_is_shown_reads_back_as_the_value(kind_id: str, value: str) -> None:
    kind = fields.kind(kind_id)
    parsed = kind.parse(kind.show(value))
    assert parsed is not None
    assert parsed.value == value


def every_kind() -> list[fields.Kind]:
    return [fields.of(Plain(kind_id, options=("مسکونی", "تجاری"))) for kind_id in fields.ids()]


MARKS = [*"<>()[]|«»:،.,/-_ـ٬٫+*=#%\u200c\u200f²½१", "<i", "<s0>", "1) ", "IR", "۰۱۲", "٠٩", "1403", "۱۲۳۴۵۶۷۸۹۰"]
WORDS = [
    "فرزند ",
    "پسر ",
    "سهم ",
    "از ",
    "دانگ ",
    "سری ",
    "سال ",
    "شماره ",
    "ریال ",
    "متر ",
    "فرعی ",
    "پلاک ",
    "و ",
    "علی ",
    "مرداد ",
]
FRAGMENTS = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=14).map("".join)


@given(st.text(max_size=60) | FRAGMENTS)
def test_no_kind_breaks_on_any_text(text: str) -> None:
    for kind in every_kind():
        parsed = kind.parse(text)
        if parsed:
            kind.check(parsed.value)
            kind.mask(parsed.value)
            assert kind.same(parsed.value, parsed.value) == 1.0
            assert kind.show(parsed.value)


PERSIAN_LIKE = st.text(
    st.sampled_from(
        "۰۱۲۳۴۵۶۷۸۹0159٫٬/.-،: \u200cابپدسشفعکلمنیكي دانگ متر فرعی از اصلی سری سال شماره".replace("  ", " ")
    ),
    max_size=40,
)


@given(PERSIAN_LIKE)
def test_a_parsed_value_is_canonical(text: str) -> None:
    for kind in every_kind():
        parsed = kind.parse(text)
        if parsed and kind.check(parsed.value).outcome != "wrong":
            again = kind.parse(kind.show(parsed.value))
            assert again is not None, (kind.id, parsed)
            assert kind.same(again.value, parsed.value) == 1.0, (kind.id, parsed, again)


@given(st.integers(1, 99999), st.integers(0, 99999))
def test_any_plaque_survives_being_shown(main: int, sub: int) -> None:
    kind = fields.kind("plaque")
    parsed = kind.parse(kind.show(f"{main}/{sub}"))
    assert parsed == fields.Parsed(f"{main}/{sub}")


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_any_area_survives_being_shown(whole: int, hundredths: int) -> None:
    kind = fields.kind("area_m2")
    value = f"{whole}.{hundredths:02}".rstrip("0").rstrip(".")
    parsed = kind.parse(kind.show(value))
    assert parsed is not None
    assert parsed.value == value


def test_a_choice_is_found_among_other_words_and_with_one_wrong_letter() -> None:
    kind = fields.of(Plain("choice", options=("مسکونی", "تجاری", "آموزشی")))
    assert kind.parse("کاربری مسكونى") == fields.Parsed("مسکونی")
    assert kind.parse("مسکوئی") == fields.Parsed("مسکونی", ("near-word",))
    assert kind.parse("☐ مسکونی ☒ تجاری ☐ آموزشی") == fields.Parsed("تجاری")
    assert kind.parse("ویلا") is None


def test_what_is_not_a_choice_is_not_that_choice() -> None:
    kind = fields.of(Plain("choice", options=("مسکونی", "تجاری", "آموزشی")))
    assert kind.parse("غیر مسکونی") is None
    assert kind.parse("غیر مسکونی (تجاری)") == fields.Parsed("تجاری")


def test_a_choice_without_options_says_what_to_write() -> None:
    with pytest.raises(ValueError, match="options"):
        fields.of(Plain("choice"))


def test_a_code_of_stated_length_is_found_only_at_that_length() -> None:
    kind = fields.of(Plain("digits", length=18))
    code = "123456789012345678"
    assert kind.parse(f"شناسه یکتا {show_digits(code)}") == fields.Parsed(code)
    assert kind.parse("۱۲۳۴۵۶") is None


def test_a_renovation_code_that_came_reversed_is_turned_and_flagged() -> None:
    kind = fields.of(Plain("renovation_code", plausible=(1, 12)))
    assert kind.parse("۴۵-۳۴-۱۲-۴") == fields.Parsed("4-12-34-45", ("order-ambiguous",))


def test_names_are_the_same_despite_titles_spaces_and_letter_forms() -> None:
    kind = fields.kind("name")
    assert kind.same("سید بهروز کاویانی‌فر", "بهروز کاویانی فر") == 1.0
    assert kind.same("رضائی علی", "علی رضایی") == 1.0
    assert kind.same_exactly("آرش احمدی", "ارش احمدی")


def test_different_names_are_never_quite_the_same() -> None:
    kind = fields.kind("name")
    assert kind.same("محمدحسن کاویانی‌فر", "محمدحسین کاویانی‌فر") < 1
    assert kind.same("بهروز کاویانی‌فر", "سپیده نیک‌فرجام") < 0.6


@pytest.mark.parametrize("kind_id", ["national_id", "mobile", "name", "iban", "card_number"])
def test_a_masked_value_shows_less_than_half_of_it(kind_id: str) -> None:
    value = {
        "national_id": "0175989834",
        "mobile": "09123454718",
        "name": "بهروز کاویانی‌فر",
        "iban": "IR346775311486713905538828",
        "card_number": "6037993769908617",
    }[kind_id]
    kind = fields.kind(kind_id)
    masked = kind.mask(value)
    assert "•••" in masked
    assert masked != kind.show(value)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        fields.kind("shoe_size")
