"""Names in two cells, given name and family name, on papers whose field has the whole name."""

from __future__ import annotations

from tests.unit.decided import read
from tests.unit.paper import line

REQUEST = [line("فرم درخواست خدمات شهری", right=700, top=40, height=50)]
SALE = [line("مبایعه نامه", right=650, top=40, height=50)]


def test_both_parts_beside_each_other_are_one_name() -> None:
    row = [
        line(text, right=right, top=150)
        for text, right in (("نام", 950), ("مریم", 850), ("نام خانوادگی", 600), ("یزدی", 380))
    ]

    found = read(*REQUEST, *row, service="urban_services")

    assert found["applicant_name"].value == "مریم یزدی"
    assert found["applicant_name"].raw == "مریم یزدی"


def test_both_parts_under_each_other_are_one_name() -> None:
    found = read(*REQUEST, line("نام: مریم", top=150), line("نام خانوادگی: یزدی", top=210), service="urban_services")

    assert found["applicant_name"].value == "مریم یزدی"


def test_a_part_alone_is_no_name() -> None:
    found = read(*REQUEST, line("نام خانوادگی: یزدی", top=150), service="urban_services")

    assert found["applicant_name"].value is None


def test_parts_far_from_each_other_are_not_put_together() -> None:
    apart = [line("نام: مریم", top=150), line("تلفن همراه: ۰۹۳۶۳۹۶۸۰۶۱", top=210), line("نام خانوادگی: یزدی", top=600)]

    assert read(*REQUEST, *apart, service="urban_services")["applicant_name"].value is None


def test_each_persons_parts_are_his() -> None:
    rows = [
        line("فروشنده", top=120), line("نام: مریم", top=180), line("نام خانوادگی: یزدی", top=240),
        line("خریدار", top=320), line("نام: رضا", top=380), line("نام خانوادگی: احمدی", top=440),
    ]  # fmt: skip

    found = read(*SALE, *rows, service="property")

    assert (found["seller_name"].value, found["buyer_name"].value) == ("مریم یزدی", "رضا احمدی")


def test_a_witness_has_a_name_of_his_own() -> None:
    rows = [
        line("متقاضی: مریم یزدی", top=120),
        line("شاهد", top=200),
        line("نام: رضا", top=260),
        line("نام خانوادگی: احمدی", top=320),
    ]

    assert read(*REQUEST, *rows, service="urban_services")["applicant_name"].value == "مریم یزدی"
