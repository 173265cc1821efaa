"""The HTML of a paper: every field once, in the digits of one hand, escaped, whatever the layout."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from random import Random

import pytest

from chalicelib.catalogue import load
from forms.browser.blocks import BLOCKS, sections
from forms.browser.markup import Hand
from forms.browser.sentences import running
from forms.draft import Draft
from forms.layouts import Item
from forms.values import Author
from forms.words import described, look

CATALOGUE = load()
TODAY = date(2026, 11, 24)
HAND = Hand("persian", ":", joined=False)
_VOID = frozenset({"br", "img"})


class Values(HTMLParser):
    """What stands in each field's element; fails on elements that are not closed in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("data-field")))
        if dict(attrs).get("data-field"):
            self.found.append((str(dict(attrs)["data-field"]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(field for _, field in self.open):
            self.found[-1] = (self.found[-1][0], self.found[-1][1] + data)


def values_of(html: str) -> list[tuple[str, str]]:
    parser = Values()
    parser.feed(html)
    assert not parser.open
    return parser.found


def a_draft(type_id: str, seed: int) -> Draft:
    type_ = CATALOGUE.documents[type_id]
    author = Author(f"{type_id}/{seed}", TODAY, "any", [type_], ())
    return Draft(author.write(type_), look(type_id), lambda name: author.aside(type_, name))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", [*BLOCKS, "sections"])
@pytest.mark.parametrize("type_id", sorted(set(CATALOGUE.documents) - {"photo"}))
def test_every_layout_holds_each_field_of_every_type_once(type_id: str, name: str, seed: int) -> None:
    items = a_draft(type_id, seed).items(Random(seed))

    html = {**BLOCKS, "sections": sections}[name](items, HAND, Random(seed))

    assert sorted(values_of(html)) == sorted((item.field, item.text) for item in items)


@pytest.mark.parametrize("type_id", sorted(set(CATALOGUE.documents) - {"photo"}))
def test_sentences_hold_each_field_once_too(type_id: str) -> None:
    draft = a_draft(type_id, 1)
    items = draft.items(Random(1))

    html = running(type_id, items, HAND, draft.aside, Random(1))

    assert sorted(values_of(html)) == sorted((item.field, item.text) for item in items)


def test_sentences_name_only_what_their_type_has_or_what_is_known_of_its_people() -> None:
    for type_id, texts in described("sentences").items():
        draft = a_draft(type_id, 1)
        fields = {field.id for field in draft.paper.type.fields}
        for name in re.findall(r"\{(\w+)\}", " ".join(text for text_ in texts for text in text_)):
            assert name in fields or draft.aside(name), (type_id, name)


def test_a_code_and_a_date_have_a_box_a_digit_and_a_name_has_none() -> None:
    assert HAND.boxed(Item("id", "کد ملی", "۰۳۱۹۸۷۶۵۴۳")).count("<b>") == 10
    date_ = HAND.boxed(Item("on", "تاریخ", "۱۴۰۳/۰۵/۱۷"))
    assert (date_.count("<b>"), date_.count('class="sep"')) == (8, 2)
    assert "<b>" not in HAND.boxed(Item("name", "نام", "علی احمدی"))


def test_one_hand_writes_one_set_of_digits_and_joins_the_word_for_code() -> None:
    item = Item("id", "کد ملی", "۰۳۱-۹<")

    assert "031-9&lt;" in Hand("ascii", "", joined=False).value(item)
    assert "٠٣١-٩&lt;" in Hand("arabic", "", joined=False).value(item)
    assert "کدملی" in Hand("persian", "", joined=True).label(item)
