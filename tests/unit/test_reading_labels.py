"""Which runs of words read like a label, and how surely."""

from __future__ import annotations

import random

import pytest
from rapidfuzz.distance import Levenshtein

from chalicelib.reading.labels import Label, Windows
from chalicelib.reading.tokens import dotless, fold, token_lines
from tests.unit.paper import page, rows

LETTERS = "ابپتثجچحخدذرزسشصضطعغفقکگلمنوهی"


def found(label: Label, *texts: str) -> dict[str, float]:
    windows = Windows(token_lines(page(rows(*texts))))
    return {"".join(token.folded for token in hit.tokens): round(hit.likeness, 6) for hit in windows.like(label)}


@pytest.mark.parametrize(
    ("printed", "likeness"),
    [("کد پستی", 1.0), ("کد بستی", 0.95), ("کدپستی", 1.0), ("کد پستر", 0.833333), ("تلفن", None), ("کد ملی", None)],
)
def test_lost_dots_cost_little_and_wrong_letters_more(printed: str, likeness: float | None) -> None:
    assert found(Label("postal_code", fold("کد پستی")), printed).get(fold(printed)) == likeness


def test_label_of_other_papers_may_lose_dots_and_no_letters() -> None:
    assert found(Label(None, fold("کد پستی")), "کد بستی", "کد پسی") == {fold("کد بستی"): 0.95}


@pytest.mark.parametrize("seed", range(5))
def test_every_run_within_the_slack_is_found_and_no_other(seed: int) -> None:
    chance = random.Random(seed)
    wanted = "".join(chance.choices(LETTERS, k=chance.randint(5, 12)))
    words = {_misprinted(wanted, chance, chance.randint(0, 4)) for _ in range(40)} - {""}
    label = Label("any", wanted)
    expected = {}
    for word in words:
        wrong = Levenshtein.distance(dotless(word), dotless(wanted))
        dots = max(0, Levenshtein.distance(word, wanted) - wrong)
        likeness = round(max(0.0, 1.0 - wrong / len(wanted) - 0.05 * dots), 6)
        if wrong <= label.slack and likeness:
            expected[word] = likeness
    assert found(label, *words) == expected


def _misprinted(word: str, chance: random.Random, times: int) -> str:
    letters = list(word)
    for _ in range(times):
        place = chance.randrange(len(letters))
        letters[place : place + 1] = chance.choice(([], [chance.choice(LETTERS)], [*chance.choices(LETTERS, k=2)]))
        letters = letters or ["ا"]
    return fold("".join(letters))
