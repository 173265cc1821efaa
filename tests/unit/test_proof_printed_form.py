"""The code of a printed form: what is sealed comes back, and nothing else does."""

from __future__ import annotations

import string
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.proof import base45
from chalicelib.proof.printed_form import (
    LONGEST_CODE,
    PREFIX,
    Content,
    TooLongError,
    is_ours,
    seal,
    unverified,
    verified,
)

KEY, OLD, INTAKE = b"a form key that is long enough", b"the key that came before it", "intake1"
FORM = Content("request_form", {"applicant_name": "بهروز کاویانی‌فر", "national_id": "0175989834", "address": "کرج"})
NAMES = st.text(string.ascii_lowercase + "_", min_size=1, max_size=20)
CONTENTS = st.builds(Content, NAMES, st.dictionaries(NAMES, st.text(max_size=60), max_size=6))


@given(CONTENTS)
def test_whatever_is_sealed_comes_back(content: Content) -> None:
    code = seal(content, INTAKE, KEY)
    assert verified(code, INTAKE, KEY) == content
    assert unverified(code) == content
    assert set(code) <= set(base45.SIGNS)


@given(CONTENTS, st.data())
def test_a_code_with_another_sign_is_not_ours_any_more(content: Content, data: st.DataObject) -> None:
    code = seal(content, INTAKE, KEY)
    place = data.draw(st.integers(len(PREFIX), len(code) - 1))
    sign = data.draw(st.sampled_from([one for one in base45.SIGNS if one != code[place]]))
    assert verified(code[:place] + sign + code[place + 1 :], INTAKE, KEY) is None


@given(st.text(base45.SIGNS, max_size=200) | st.text(max_size=60))
def test_a_code_made_elsewhere_is_nothing_and_raises_nothing(text: str) -> None:
    assert verified(PREFIX + text, INTAKE, KEY) is None
    assert unverified(text) is None or is_ours(text)
    unverified(PREFIX + text)


@given(st.binary(max_size=80))
def test_base45_gives_the_bytes_back(raw: bytes) -> None:
    assert base45.decode(base45.encode(raw)) == raw


def test_base45_writes_as_the_standard_does() -> None:
    assert (base45.encode(b"AB"), base45.encode(b"base-45")) == ("BB8", "UJCLQE7W581")


@pytest.mark.parametrize("text", ["A", "ab", ":::", "::"])
def test_base45_refuses_what_it_can_not_have_written(text: str) -> None:
    assert base45.decode(text) is None


def test_a_code_holds_for_its_own_intake_alone() -> None:
    assert verified(seal(FORM, INTAKE, KEY), "intake2", KEY) is None


def test_a_code_made_with_another_key_is_not_trusted() -> None:
    assert verified(seal(FORM, INTAKE, OLD), INTAKE, KEY) is None


def test_a_code_outlives_the_rotation_of_its_key() -> None:
    rotated = KEY + b"\n" + OLD
    assert verified(seal(FORM, INTAKE, OLD), INTAKE, rotated) == FORM
    assert seal(FORM, INTAKE, rotated) == seal(FORM, INTAKE, KEY)


def test_a_code_carries_neither_key_nor_intake() -> None:
    raw = base45.decode(seal(FORM, INTAKE, KEY)[len(PREFIX) :])
    assert raw is not None
    assert KEY not in raw
    assert INTAKE.encode() not in raw


@pytest.mark.parametrize("long", ["".join(Random(1).choices("ابپتثجچحخدذرزژسشصضطظعغفقکگل ", k=2000)), "ا" * 20_000])
def test_more_than_a_scanner_can_read_is_refused(long: str) -> None:
    with pytest.raises(TooLongError):
        seal(Content("request_form", {"subject": long}), INTAKE, KEY)


def test_a_code_that_would_expand_without_end_is_nothing() -> None:
    squeezed = zlib.compressobj(9, wbits=-15)
    bomb = squeezed.compress(b'["a",{"b":"' + b" " * 400_000 + b'"}]') + squeezed.flush()
    code = PREFIX + base45.encode(bytes(21) + bomb)
    assert len(code) <= LONGEST_CODE
    assert unverified(code) is None


def test_a_short_key_is_a_fault_of_the_installation() -> None:
    with pytest.raises(ValueError, match="form key"):
        seal(FORM, INTAKE, b"short")
