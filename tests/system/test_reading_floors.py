"""Reading as a whole, on fixed pages of all levels: no worse than it was."""

from __future__ import annotations

import pytest

from bench.quick import main


def test_some_twenty_pages_are_read_above_their_floors(capfd: pytest.CaptureFixture[str]) -> None:
    status = main([])

    assert status == 0, capfd.readouterr().err
