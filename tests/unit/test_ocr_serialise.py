"""Pages as JSON."""

from __future__ import annotations

import json

import pytest

from ocr.letters import normalise
from ocr.model import Line, Page, Word
from ocr.serialise import from_json, public_json, to_json

WORD = Word("۱۲۳", (10, 20, 60, 40), 0.5, (("۱۲۲", 0.25), ("۱۲", 0.125)))
LABEL = Word("پلاک:", (70, 20, 110, 40), 0.97)
PAGE = Page(
    number=2,
    width=200,
    height=100,
    rotation=180,
    source="ocr",
    lines=(Line((LABEL, WORD), (10, 20, 110, 40)),),
    second=(Line((LABEL,), (70, 20, 110, 40)),),
    quality={"skew": -0.25},
    codes=("DAFTAR1:0", "https://example.org"),
)


def test_a_page_comes_back_from_json_as_it_was() -> None:
    assert from_json(json.loads(json.dumps(to_json(PAGE)))) == PAGE


def test_scripts_get_the_shape_that_they_rely_on() -> None:
    assert public_json([PAGE]) == {
        "pages": [
            {
                "number": 2,
                "width": 200,
                "height": 100,
                "rotation": 180,
                "source": "ocr",
                "text": "پلاک: ۱۲۳",
                "words": [
                    {"text": "پلاک:", "box": [70, 20, 110, 40], "confidence": 0.97},
                    {"text": "۱۲۳", "box": [10, 20, 60, 40], "confidence": 0.5},
                ],
            }
        ]
    }


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("علي كريمى", "علی کریمی"),
        ("ﻼﻛ", "لاک"),
        ("كتـــاب", "کتاب"),
        ("\u200fنام\u200c", "نام"),
        ("می\u200c\u200cکند", "می\u200cکند"),
        ("۱۲٣", "۱۲٣"),
    ],
)
def test_letters_have_one_spelling_and_digits_keep_their_script(raw: str, kept: str) -> None:
    assert normalise(raw) == kept


def test_a_page_that_was_kept_before_codes_were_looked_for_has_none() -> None:
    told = to_json(PAGE)
    del told["codes"]
    assert from_json(told).codes == ()
