"""Every sentence that people read, one file a language. A missing one fails loudly; a test holds the files together."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.fields.persian import isolate
from chalicelib.findings import Message
from chalicelib.texts.book import Bilingual, MissingTextError, Param, fill, fill_in, has, holes_in, said

__all__ = [
    "Bilingual",
    "MissingTextError",
    "Param",
    "en",
    "fa",
    "filled",
    "holes_in",
    "isolated",
    "joined",
    "known",
    "listed",
    "message",
]


def fa(key: str, **params: Param) -> str:
    """The Persian sentence under a dotted key (``finding.…``, ``file.…``, ``error.…``, ``reason.…``, ``state.…``,
    ``role.…``) or a bare finding, file or error code. Raises ``MissingTextError`` (a ``KeyError``)."""
    return fill("fa", key, params)


def en(key: str, **params: Param) -> str:
    """The same in English."""
    return fill("en", key, params)


def message(key: str, **params: Param) -> Message:
    """Both languages, as findings carry them. A parameter with ``fa`` and ``en`` is said in each."""
    return Message(fa=fa(key, **params), en=en(key, **params))


def filled(own: Bilingual, of: str, **params: Param) -> Message:
    """``message`` for a sentence that the catalogue brings itself; ``of`` names it in an error."""
    return Message(fa=fill_in("fa", own.fa, params, of=of), en=fill_in("en", own.en, params, of=of))


def known(key: str) -> bool:
    """Is there a sentence under this key, in both languages?"""
    return all(has(language, key) for language in ("fa", "en"))


def isolated(text: str) -> str:
    """Between isolates, so that a number or code doesn't reorder the sentence around it."""
    return isolate(text)


def joined(*sentences: Message) -> Message:
    """Sentences one after the other."""
    return Message(fa=" ".join(one.fa for one in sentences), en=" ".join(one.en for one in sentences))


def listed(names: Iterable[Param]) -> Message:
    """«الف، ب و ج», ``a, b and c``."""
    things = list(names)
    return Message(
        fa=_enumerated([said("fa", one) for one in things], "، ", " و "),
        en=_enumerated([said("en", one) for one in things], ", ", " and "),
    )


def _enumerated(words: list[str], comma: str, last: str) -> str:
    return last.join(part for part in (comma.join(words[:-1]), words[-1]) if part) if words else ""
