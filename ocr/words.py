"""From a line's probabilities to words in reading order, each with its box, its probability and its other readings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ocr.alike import as_number
from ocr.bidi import logical_order
from ocr.ctc import Probabilities, Spike, readings, spikes
from ocr.letters import normalise
from ocr.model import UNREAD, Box, Line, Word

ALTERNATIVES = 4
LEAST = 0.005
DOUBTED = 0.5
"""What is left of a reading's probability for the number that stands in the place of its letters."""


def line_of(steps: Probabilities, box: Box, characters: Sequence[str]) -> Line | None:
    """The line read from ``steps``, which cover ``box`` evenly from left to right; None where nothing was read.

    A word reaches from the space before it to the space after it, or half-way to the neighbouring character.
    """
    found = spikes(steps)
    words: list[Word] = []
    for blank, group in groupby(logical_order([characters[s.label] for s in found]), key=lambda u: u[1].isspace()):
        if not blank:
            word = _word(steps, box, characters, found, [i for i, _ in group])
            words += [word] if word else []
    return Line(tuple(words), around([word.box for word in words])) if words else None


def sureness(steps: Probabilities) -> float:
    """The mean probability of the characters on the best path; 0 where there is none."""
    found = spikes(steps)
    return sum(s.probability for s in found) / len(found) if found else 0.0


def _word(
    steps: Probabilities, box: Box, characters: Sequence[str], found: Sequence[Spike], members: Sequence[int]
) -> Word | None:
    first, last = min(members), max(members)
    start = _edge(found, characters, first, -1, len(steps))
    end = max(start + 1, _edge(found, characters, last, +1, len(steps)))
    glyphs = [characters[s.label] for s in found[first : last + 1]]
    text = _text(glyphs)
    if not text:
        return None
    chances = _readings(steps[start:end], characters)
    number = as_number(glyphs)
    if number:
        doubted = DOUBTED * chances.pop(text, 0.0)
        text = _text(number)
        chances[text] = max(chances.get(text, 0.0), doubted)
    confidence = chances.pop(text, min(s.probability for s in found[first : last + 1]))
    others = sorted(((t, round(p, 4)) for t, p in chances.items() if p >= LEAST), key=lambda item: -item[1])
    if UNREAD in text:
        confidence = 0.0
    pixels = (box[2] - box[0]) / len(steps)
    place = (box[0] + round(start * pixels), box[1], box[0] + round(end * pixels), box[3])
    return Word(text, place, round(min(1.0, confidence), 4), tuple(others[:ALTERNATIVES]))


def _edge(found: Sequence[Spike], characters: Sequence[str], at: int, direction: int, steps: int) -> int:
    beside = at + direction
    if not 0 <= beside < len(found):
        return 0 if direction < 0 else steps
    other = found[beside]
    if characters[other.label].isspace():
        return other.end if direction < 0 else other.start
    return (found[at].start + other.end) // 2 if direction < 0 else (found[at].end + other.start) // 2


def _readings(steps: Probabilities, characters: Sequence[str]) -> dict[str, float]:
    """Texts of these steps and their probabilities; one that a space cuts in two is no reading of the word."""
    chances: dict[str, float] = {}
    for labels, chance in readings(steps):
        text = _text([characters[k] for k in labels])
        if text and not any(c.isspace() for c in text):
            chances[text] = chances.get(text, 0.0) + chance
    return chances


def _text(glyphs: Sequence[str]) -> str:
    stripped = "".join(text for _, text in logical_order(glyphs)).strip()
    return normalise(stripped)


def around(boxes: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def within(place: Box, box: Box) -> bool:
    """Does its middle lie in the box?"""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
