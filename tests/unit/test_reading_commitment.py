"""A supervising engineer's commitment is told in one sentence, and whose building it is about has many wordings."""

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from tests.unit.paper import page, rows

CATALOGUE = catalogue.load()


@pytest.mark.parametrize(
    "whose",
    [
        "ملک آقا/خانم رقیه مقدسی",
        "ملک آقای رقیه مقدسی",
        "ملک خانم رقیه مقدسی",
        "ساختمان متعلق به رقیه مقدسی",
        "ساختمان متعلق به خانم رقیه مقدسی",
        "بنای به مالکیت رقیه مقدسی",
    ],
)
def test_the_owner_is_named_in_the_sentence(whose: str) -> None:
    lines = rows(
        "سازمان نظام مهندسی ساختمان",
        "برگ تعهد نظارت",
        "اینجانب مهندس بهمن گلزار دارای پروانه اشتغال به شماره ۳۷۹۸/۵۷۹ در رشته عمران پایه سه متعهد می‌شوم بر عملیات",
        f"ساختمانی {whose} به پلاک ثبتی ۷۸۴/۲۹۶۲ با زیربنای ۴۲۴ مترمربع موضوع پروانه ساختمان شماره ۶۸۵۹۱۶۵",
        "نظارت نمایم. تاریخ تعهد ۱۴۰۳/۱۲/۰۷",
    )
    fields = extract([page(lines)], CATALOGUE).fields
    assert fields["owner_name"].value == "رقیه مقدسی"
    assert fields["engineer_name"].value == "بهمن گلزار"
