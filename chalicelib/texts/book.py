"""The two files of sentences: read once, looked up strictly, filled in the manner of their language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

from chalicelib import strict_yaml
from chalicelib.fields.persian import isolate, show_digits, show_number

Language = Literal["fa", "en"]
_CODES = ("finding", "file", "error")
_HOLE = re.compile(r"\{(\w+)\}")
_NUMBER_LIKE = re.compile(r"[\d٬٫.,/:\-+٪% ]*\d[\d٬٫.,/:\-+٪% ]*")
_LATIN, _ARABIC = re.compile(r"[A-Za-z0-9۰-۹]"), re.compile(r"[\u0600-\u06ff]")


@runtime_checkable
class Bilingual(Protocol):
    """A catalogue's name, a finding's message: something that is said in both languages."""

    @property
    def fa(self) -> str: ...
    @property
    def en(self) -> str: ...


Param = str | int | float | Decimal | Bilingual


class MissingTextError(KeyError):
    """No sentence under this key, or a hole of it that nothing fills: a fault of the program, not of its user."""


@cache
def book(language: Language) -> Mapping[str, str]:
    """Dotted key → sentence."""
    path = Path(__file__).with_name(f"{language}.yaml")
    return dict(_flat(strict_yaml.load(path.read_text(encoding="utf-8"))))


def sentence(language: Language, key: str) -> str:
    """The sentence under a dotted key. A bare code is one of a finding, a file's refusal or an error, in that order;
    an error about a file has its sentence under ``file``. Raises ``MissingTextError``."""
    texts = book(language)
    for candidate in _candidates(key):
        if candidate in texts:
            return texts[candidate]
    raise MissingTextError(f"texts/{language}.yaml has no {key}: write it there and in the other language's file")


def has(language: Language, key: str) -> bool:
    return any(candidate in book(language) for candidate in _candidates(key))


def fill(language: Language, key: str, params: Mapping[str, Param]) -> str:
    """The sentence with its holes filled. Parameters that it has no hole for are left out."""
    return fill_in(language, sentence(language, key), params, of=key)


def fill_in(language: Language, text: str, params: Mapping[str, Param], *, of: str) -> str:
    """``fill`` for a sentence that stands elsewhere, in the catalogue; ``of`` names it in an error."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in params:
            raise MissingTextError(f"{of} needs {match[1]}")
        return said(language, params[match[1]])

    return _HOLE.sub(value, text)


def holes(language: Language, key: str) -> frozenset[str]:
    return holes_in(sentence(language, key))


def holes_in(text: str) -> frozenset[str]:
    return frozenset(_HOLE.findall(text))


def said(language: Language, param: Param) -> str:
    """A parameter as the language writes it: in Persian with Persian digits, codes and file names isolated in both."""
    if isinstance(param, Bilingual):
        return param.fa if language == "fa" else param.en
    if language == "fa":
        return _said_in_persian(param)
    text = str(param)
    return isolate(text) if _ARABIC.search(text) else text


def _said_in_persian(param: str | int | float | Decimal) -> str:
    if not isinstance(param, str):
        return isolate(show_number(str(param)))
    if _NUMBER_LIKE.fullmatch(param):
        return isolate(show_digits(param))
    return isolate(param) if _LATIN.search(param) else param


def _candidates(key: str) -> tuple[str, ...]:
    if "." not in key:
        return tuple(f"{group}.{key}" for group in _CODES)
    group, _, rest = key.partition(".")
    return (key, f"file.{rest}") if group == "error" else (key,)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
