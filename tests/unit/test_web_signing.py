"""What the server seals comes back as it was, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.web.signing import Signer

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=3)
SIGNER = Signer(b"k" * 32)
VALUES = st.dictionaries(st.text(), st.text(), max_size=4)


@given(VALUES)
def test_a_seal_gives_back_what_was_sealed_until_it_runs_out(values: dict[str, str]) -> None:
    sealed = SIGNER.seal("step", values, LATER)
    assert SIGNER.unseal("step", sealed, NOW) == values
    assert SIGNER.unseal("step", sealed, LATER) is None


@given(VALUES, st.data())
def test_a_seal_that_was_touched_opens_nothing(values: dict[str, str], data: st.DataObject) -> None:
    sealed = SIGNER.seal("step", values, LATER)
    place = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.characters().filter(lambda sign: sign != sealed[place]))
    assert SIGNER.unseal("step", sealed[:place] + other + sealed[place + 1 :], NOW) is None


@given(st.text())
def test_any_text_at_all_opens_nothing(text: str) -> None:
    assert SIGNER.unseal("step", text, NOW) is None


def test_a_seal_for_one_use_serves_no_other_nor_another_key() -> None:
    sealed = SIGNER.seal("step", {}, LATER)
    assert SIGNER.unseal("other", sealed, NOW) is None
    assert Signer(b"x" * 32).unseal("step", sealed, NOW) is None


@given(st.text(), st.text())
def test_a_form_token_fits_its_own_session_only(session: str, other: str) -> None:
    token = SIGNER.form_token(session)
    assert SIGNER.form_token_fits(session, token)
    assert SIGNER.form_token_fits(other, token) == (session == other)
    assert not SIGNER.form_token_fits(session, other)
