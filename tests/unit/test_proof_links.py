from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.errors import NotFoundError
from chalicelib.proof import links

KEY = b"the key of today, long enough"
NEXT = b"the key of tomorrow, long enough"
case_ids = st.from_regex(r"[a-z2-7]{26}", fullmatch=True)


def refused(token: str, key: bytes = KEY) -> bool:
    try:
        links.open(token, key)
    except NotFoundError as error:
        return error.code == "link-invalid"
    return False


@given(
    case_ids,
    st.binary(min_size=32, max_size=64).filter(lambda key: len(key.strip()) > 31 and len(key.splitlines()) == 1),
)
def test_a_token_opens_with_its_key_and_fits_an_address(case_id: str, key: bytes) -> None:
    token = links.make(case_id, key)
    assert links.open(token, key) == case_id
    assert re.fullmatch(r"[A-Za-z0-9._-]+", token)
    assert links.make(case_id, key) == token


def test_the_proof_has_128_bits() -> None:
    mac = links.make("c1", KEY).rpartition(".")[2]
    assert len(mac) * 5 >= 128


@given(case_ids, st.integers(0, 200), st.characters(min_codepoint=33, max_codepoint=1800))
def test_any_other_character_anywhere_opens_nothing(case_id: str, place: int, character: str) -> None:
    token = links.make(case_id, KEY)
    place %= len(token)
    changed = token[:place] + character + token[place + 1 :]
    assert changed == token or refused(changed)


@given(st.text(max_size=200))
@example("1.aaaaaaaa.c1." + "a" * 26)
@example("1.aaaaaaaa.c1." + "a" * 26 + "\n")
@example("1." * 5000)
def test_any_other_text_opens_nothing(text: str) -> None:
    assert refused(text)


def test_the_proof_of_one_case_opens_no_other() -> None:
    version, key_id, _, mac = links.make("case-1", KEY).split(".")
    assert refused(f"{version}.{key_id}.case-2.{mac}")


def test_a_link_of_another_key_opens_nothing() -> None:
    assert refused(links.make("c1", NEXT))


def test_a_link_stays_open_while_its_key_is_held_and_not_after() -> None:
    before = links.make("c1", KEY)
    both = NEXT + b"\n" + KEY + b"\n"
    after = links.make("c1", both)
    assert links.open(before, both) == "c1"
    assert links.open(after, both) == "c1"
    assert links.open(after, NEXT) == "c1"
    assert refused(before, NEXT)


def test_a_keys_name_in_the_token_does_not_make_it_signed_by_that_key() -> None:
    _, ours, _, _ = links.make("c1", KEY).split(".")
    _, _, _, theirs = links.make("c1", NEXT).split(".")
    assert refused(f"1.{ours}.c1.{theirs}", KEY + b"\n" + NEXT)


@pytest.mark.parametrize("key", [b"", b"\n", b"short", KEY + b"\nshort"])
def test_a_short_key_is_our_own_mistake(key: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        links.make("c1", key)


@pytest.mark.parametrize("case_id", ["", "a.b", "a/b", "پ", "x" * 65, "c1\n"])
def test_a_case_id_that_fits_no_address_is_our_own_mistake(case_id: str) -> None:
    with pytest.raises(ValueError, match="case id"):
        links.make(case_id, KEY)
