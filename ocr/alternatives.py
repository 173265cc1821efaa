"""What the small networks (``ocr.again``) saw, among the alternatives of a first reading of the same lines.

Where it sees as many digits as the first reading, a network of numbers knows their shapes better, unless the other one
takes the first reading's side; where it alone sees more or fewer, a comma, a speck or the end of a neighbour has mostly
misled it (docs/reading.md). That of letters, which knows no words, is seldom better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ocr.again import numeric
from ocr.model import Line, Word
from ocr.words import within

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_COMMAS = ("،", ",", ".")
_SIGNS = "/-.٫٬"


def without_commas(numbers: Iterable[Line], lines: Iterable[Line]) -> Iterator[Line]:
    """The numbers without the commas of ``lines``, a first reading, which are no sign to a network without letters."""
    first = [word for line in lines for word in line.words if numeric(word.text)]
    for line in numbers:
        yield replace(line, words=tuple(_without_comma(word, first) for word in line.words))


def _without_comma(word: Word, first: Sequence[Word]) -> Word:
    """A comma at a number's left end, which the recogniser saw, is a zero or a sign to a network without letters."""
    whole = next((one for one in first if within(one.box, word.box)), None)
    if whole is None or not whole.text.endswith(_COMMAS):
        return word
    more = word.text[0] == "0" and len(_digits(word.text)) == len(_digits(whole.text)) + 1
    return replace(word, text=word.text[1:]) if more or word.text[0] in _SIGNS else word


def with_numbers(lines: Iterable[Line], *seen: Sequence[Line]) -> Iterator[Line]:
    """The lines of a first reading, whose numbers have what each of the networks of numbers has ``seen`` there among
    their alternatives, where it is something else: as likely as the first reading or more, where only shapes of digits
    differ and no network reads as the first does."""
    words = [[word for line in one for word in line.words] for one in seen]
    for line in lines:
        yield replace(line, words=tuple(_with_numbers(word, words) for word in line.words))


def _with_numbers(word: Word, seen: Sequence[Sequence[Word]]) -> Word:
    if not numeric(word.text) or any(character.isalpha() for character in word.text):
        return word
    read = [found for words in seen if (found := _number_there(word, words))]
    backed = any(_digits(text) == _digits(word.text) for text, _ in read)
    agreed = len(read) == len(seen) and len({_digits(text) for text, _ in read}) == 1
    alternatives = list(word.alternatives)
    for text, chance in read:
        if _digits(text) == _digits(word.text):
            continue
        misled = not agreed or _digits(text) == "0" + _digits(word.text)
        other, likely = text, min(chance, 0.9 * word.confidence) if misled else chance
        if len(_digits(text)) == len(_digits(word.text)):
            other, likely = _with_digits(word.text, text), likely if backed else max(chance, word.confidence)
        known = next((one for one in alternatives if one[0] == other), (other, 0.0))
        alternatives = [one for one in alternatives if one[0] != other] + [(other, max(likely, known[1]))]
    return replace(word, alternatives=tuple(sorted(alternatives, key=lambda one: -one[1])))


def _number_there(word: Word, seen: Sequence[Word]) -> tuple[str, float] | None:
    """What a network read at the word's place, its pieces together, and how likely its worst one is."""
    there = sorted((one for one in seen if within(one.box, word.box)), key=lambda one: one.box[0])
    text = "".join(one.text for one in there).translate(_PERSIAN)
    return (text, min(one.confidence for one in there)) if text else None


def _with_digits(text: str, other: str) -> str:
    """The text with another one's digits, as many as it has."""
    digits = iter(character for character in other if character.isdecimal())
    return "".join(next(digits) if character.isdecimal() else character for character in text)


def with_letters(lines: Iterable[Line], seen: Sequence[Line]) -> Iterator[Line]:
    """The lines of a first reading, whose words have what the network of letters has ``seen`` there among their
    alternatives, where its letters are others: never as likely as the first reading, which knows whole lines."""
    words = [word for line in seen for word in line.words]
    for line in lines:
        yield replace(line, words=tuple(_with_letters(word, words) for word in line.words))


def _with_letters(word: Word, seen: Sequence[Word]) -> Word:
    there = [one for one in seen if within(one.box, word.box)]
    known = {_letters(text) for text in (word.text, *(text for text, _ in word.alternatives))}
    if len(there) != 1 or numeric(word.text) or _letters(there[0].text) in known:
        return word
    chance = min(there[0].confidence, 0.9 * word.confidence)
    alternatives = sorted((*word.alternatives, (there[0].text, round(chance, 4))), key=lambda one: -one[1])
    return replace(word, alternatives=tuple(alternatives))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


def _digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())
