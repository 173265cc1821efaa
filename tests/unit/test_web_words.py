"""Dates, values and names as a person reads them."""

from __future__ import annotations

import ast
import html
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.casework.model import DecisionKind
from chalicelib.texts import known
from chalicelib.web import calendar, values
from chalicelib.web.render import environment
from chalicelib.web.words import act_words, case_state, give_back_reasons, home_words, intake_state, nav_of

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 6, 54, tzinfo=UTC)


def test_a_time_is_a_jalali_day_and_a_clock_in_tehran() -> None:
    assert calendar.day_and_clock("2026-11-24T06:54:00Z") == "سه‌شنبه ۳ آذر ۱۴۰۵، ساعت ۱۰:۲۴"
    assert calendar.short_day(date(2027, 1, 6)) == "چهارشنبه ۱۶ دی"


def test_a_day_begins_at_midnight_in_tehran_and_not_in_utc() -> None:
    assert calendar.short_day("2026-11-23T20:29:59Z") == "دوشنبه ۲ آذر"
    assert calendar.short_day("2026-11-23T20:30:00Z") == "سه‌شنبه ۳ آذر"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=1), "۱۰:۲۳"),
        (timedelta(days=1), "دیروز، ۱۰:۲۴"),
        (timedelta(days=5), "۲۸ آبان"),
        (timedelta(days=365), "۳ آذر ۱۴۰۴"),
    ],
)
def test_the_past_is_said_as_short_as_it_stays_clear(ago: timedelta, said: str) -> None:
    assert calendar.when(NOW - ago, NOW) == said


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - the strategy wants naive bounds
def test_every_day_of_a_working_life_can_be_said(moment: datetime) -> None:
    assert not any(digit in calendar.day_and_clock(moment.replace(tzinfo=UTC)) for digit in "0123456789")


def test_a_value_is_shown_in_the_manner_of_its_kind_and_an_odd_one_as_it_is() -> None:
    assert values.display("jalali_date", "1403-05-17") == "۱۴۰۳/۰۵/۱۷"
    assert values.display("plaque", "4567/123") == "۱۲۳ فرعی از ۴۵۶۷ اصلی"
    assert values.display("plaque", "not a plaque 7") == "not a plaque ۷"
    assert values.display("choice", "مسکونی") == "مسکونی"
    assert values.display("a kind of tomorrow", "7") == "۷"
    assert values.display("money", None) == ""


def test_a_mobile_shows_its_ends_only() -> None:
    assert values.masked_mobile("09121234718") == "۰۹۱۲ ••• ۴۷۱۸"


def test_a_heading_is_the_first_sentence() -> None:
    assert values.headline("پلاک یکی نیست (۱ و ۲). با تصویر بسنجید. بنویسید.") == (
        "پلاک یکی نیست (۱ و ۲)",
        "با تصویر بسنجید. بنویسید.",
    )
    assert values.headline("یک جمله.") == ("یک جمله", "")


@settings(deadline=None)
@given(st.text())
def test_hostile_names_stand_escaped_in_text_and_in_attributes(name: str) -> None:
    template = environment().from_string('<b title="{{ name }}">{{ name }}</b>')
    expected = html.escape(name, quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    assert template.render(name=name) == f'<b title="{expected}">{expected}</b>'


def test_every_state_and_menu_has_its_words() -> None:
    assert {intake_state(state).title for state in ("draft", "opened", "withdrawn")}
    assert case_state("needs_correction").badge == "check"
    assert [path for path, _ in nav_of(frozenset({"reviewer"}))] == ["/review"]
    assert nav_of(frozenset({"supervisor"})) == []
    assert intake_state("returned").badge == "check"
    assert list(give_back_reasons()) == ["no-time", "related", "not-mine"]
    assert len(home_words(frozenset({"supervisor", "administrator"}))) == 2


def test_every_audited_act_is_told_in_words_of_its_own() -> None:
    acts = {
        node.value
        for path in (ROOT / "chalicelib" / "casework").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and known(f"act.{node.value}")
    }
    assert {"opened", "taken", "given_back", "lease_ended", "field_judged", "resubmitted", "withdrawn"} <= acts
    assert act_words("something-new") == "تغییر"
    assert all(act_words(f"decided_{kind}") != "تغییر" for kind in get_args(DecisionKind))
