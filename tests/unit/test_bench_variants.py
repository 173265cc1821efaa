"""The readers that are measured beside each other."""

from __future__ import annotations

import dataclasses

import pytest

from bench.variants import LINES, SECOND, reader, steps, without
from ocr.reader import AGAIN
from ocr.steps import Steps


def test_the_second_engine_each_small_network_and_every_step_of_the_picture_can_be_left_out() -> None:
    assert steps() == (*LINES, SECOND, *AGAIN, *(field.name for field in dataclasses.fields(Steps)))


def test_a_step_that_the_reader_does_not_have_is_no_variant() -> None:
    with pytest.raises(TypeError):
        reader(without("wishing"))
