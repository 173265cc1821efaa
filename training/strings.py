"""What a form's lines say: strings drawn at random in the proportions of a form, more digits than prose.

Nothing here comes from the generator of whole pages (``forms``): what the reader is evaluated on was never trained on.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LEADERS = re.compile(r"\s*[._…]{3,}\s*")
"""What leads the eye from a label to its value, and is no text."""
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
DATA = Path(__file__).parent / "data"
ZWNJ = "\u200c"


def _lines(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


MONTHS, LABELS, PLACES, STREET_KINDS = (_lines(name) for name in ("months", "labels", "places", "street_kinds"))
BOXED = "boxed"
"""The kind of a line whose digits stand in a box each."""
JUMBLE = "jumble"
"""Words that are none: letters as they come, which nobody can guess from their neighbours."""
LATIN = "latin"
"""Latin letters and digits: a form has few of them, and what training doesn't show is forgotten."""
_CAPITALS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_VOWELS, _CONSONANTS = "aeiouy", "bcdfghjklmnprstvwz"
ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ"
LETTERS = "ابپتجدرسصطعفقلمنوهی"
UNITS = (" (مترمربع)", " (متر مربع)", " (ریال)", "(م۲)")


@dataclass(frozen=True)
class Lexicon:
    """Words of a big list with their running sums of weights, and names of people, from outside the project."""

    words: Sequence[str]
    weights: Sequence[float]
    given: Sequence[str]
    family: Sequence[str]


class Strings:
    """An endless supply of lines. ``Strings(lexicon, seed)()`` gives ``(kind, text)`` in logical order."""

    def __init__(self, lexicon: Lexicon, seed: int) -> None:
        self.lexicon = lexicon
        self.random = random.Random(seed)
        self.kinds: dict[str, tuple[float, Callable[[], str]]] = {
            "digits": (13, self.digits),
            "date": (11, self.date),
            "plaque": (6, self.plaque),
            "area": (7, self.area),
            "money": (7, self.money),
            "code": (5, self.code),
            "pair": (20, self.pair),
            "pairs": (11, self.pairs),
            "name": (9, self.name),
            "address": (8, self.address),
            "words": (11, self.prose),
            BOXED: (4, self.digits),
            LATIN: (12, self.latin),
            JUMBLE: (0, self.jumble),
        }

    def __call__(self) -> tuple[str, str]:
        """A kind and the characters to print, leaders among them."""
        names = list(self.kinds)
        kind = self.random.choices(names, [self.kinds[name][0] for name in names])[0]
        text = self.kinds[kind][1]()
        return kind, text if kind == LATIN else self._digits_as_printed(text)

    def _digits_as_printed(self, text: str) -> str:
        return text if self.random.random() < 0.1 else text.translate(PERSIAN_DIGITS)

    def run(self, length: int) -> str:
        """A run of digits in which repeats are more frequent than by chance: they are what CTC loses."""
        digits: list[str] = []
        while len(digits) < length:
            again = digits and self.random.random() < 0.15
            digits.append(digits[-1] if again else str(self.random.randrange(10)))
        return "".join(digits)

    def digits(self) -> str:
        return self.run(
            self.random.choice([1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 11, 11, 12, 13, 16, 18, 20])
        )

    def date(self) -> str:
        year = self.random.choice([self.random.randint(1300, 1420), self.random.randint(1395, 1410)])
        month, day = self.random.randint(1, 12), self.random.randint(1, 31)
        if self.random.random() < 0.12:
            return f"{day} {MONTHS[month - 1]} {self.random.choice(['', 'ماه '])}{year}"
        sep = self.random.choices(["/", "-", ".", " / "], [10, 2, 1, 1])[0]
        wide = self.random.random() < 0.6
        parts = [str(year), f"{month:02}" if wide else str(month), f"{day:02}" if wide else str(day)]
        if self.random.random() < 0.07:
            parts[0] = parts[0][2:]
        return sep.join(parts)

    def plaque(self) -> str:
        sub, main = self.random.randint(0, 9999), self.random.randint(1, 9999)
        forms = [
            f"{sub} فرعی از {main} اصلی",
            f"{main}/{sub}",
            f"پلاک {main}/{sub}",
            f"{sub} فرعی از {main}",
            f"{main} اصلی",
        ]
        return self.random.choices(forms, [6, 2, 1, 2, 1])[0]

    def area(self) -> str:
        whole, part = self.random.randint(20, 3000), self.run(self.random.choice([1, 2]))
        number = self.random.choice([f"{whole}", f"{whole}٫{part}", f"{whole}/{part}", f"{whole}.{part}"])
        return number + self.random.choice(["", " متر مربع", " مترمربع", " متر", " م۲"])

    def money(self) -> str:
        amount = self.random.randint(1, 999_999) * 10 ** self.random.choice([3, 4, 5])
        return f"{amount:,}".replace(",", self.random.choice(["٬", ",", ""])) + self.random.choice(
            [" ریال", "", " تومان"]
        )

    def code(self) -> str:
        groups = [self.run(self.random.randint(1, 4)) for _ in range(self.random.randint(2, 6))]
        serial = f"سری {self.random.choice(LETTERS)} سال {self.run(2)} شماره {self.run(6)}"
        return serial if self.random.random() < 0.3 else self.random.choice("-/ ").join(groups)

    def name(self) -> str:
        parts = [self.random.choice(self.lexicon.given), self.random.choice(self.lexicon.family)]
        return (self.random.choice(["سید ", "سیده "]) if self.random.random() < 0.07 else "") + self._joined(parts)

    def address(self) -> str:
        pieces = [self.random.choice(PLACES)]
        for _ in range(self.random.randint(1, 3)):
            pieces.append(f"{self.random.choice(STREET_KINDS)} {' '.join(self._words(self.random.randint(1, 2)))}")
        pieces.append(f"{self.random.choice(['پلاک', 'شماره', 'واحد'])} {self.random.randint(1, 400)}")
        return self.random.choice(["، ", " ", " - "]).join(pieces)

    def prose(self) -> str:
        said = self._joined(self._words(self.random.randint(1, 5)))
        return f"({said})" if self.random.random() < 0.07 else said

    def _words(self, count: int) -> list[str]:
        return self.random.choices(self.lexicon.words, cum_weights=self.lexicon.weights, k=count)

    def jumble(self) -> str:
        lengths = self.random.choices([1, 2, 3, 4, 5, 6, 7, 9], [3, 2, 3, 3, 3, 2, 1, 1], k=self.random.randint(1, 4))
        return self._joined(["".join(self.random.choices(ALPHABET, k=length)) for length in lengths])

    def _joined(self, words: Sequence[str]) -> str:
        """With a space between two words, now and then a zero-width non-joiner."""
        return "".join(word + self.random.choices([" ", ZWNJ], [9, 1])[0] for word in words[:-1]) + words[-1]

    def latin(self) -> str:
        """Words, chassis numbers, IBANs, addresses of the net, codes with capitals."""
        word = self._syllables()
        forms = [
            word,
            f"{word.capitalize()} {self._syllables()}",
            word.upper(),
            f"{word.capitalize()} {self.run(self.random.randint(1, 6))}",
            "".join(self.random.choices(_CAPITALS + "0123456789", k=17)),
            f"IR{self.run(24)}",
            f"{''.join(self.random.choices(_CAPITALS, k=2))}-{self.run(self.random.randint(2, 7))}",
            f"{word}@{self._syllables()}.ir",
            f"www.{word}.ir",
        ]
        return self.random.choice(forms)

    def _syllables(self) -> str:
        pairs = (
            self.random.choice(_CONSONANTS) + self.random.choice(_VOWELS) for _ in range(self.random.randint(1, 4))
        )
        return "".join(pairs) + self.random.choice(["", *_CONSONANTS])

    def value(self) -> str:
        return self.random.choices(
            [
                self.digits,
                self.date,
                self.plaque,
                self.area,
                self.money,
                self.code,
                self.name,
                self.address,
                self.prose,
            ],
            [5, 4, 2, 2, 1, 1, 4, 1, 2],
        )[0]()

    def pair(self) -> str:
        between = self.random.choices([": ", " : ", ":", " ", "  ", self.leader()], [8, 4, 2, 3, 1, 3])[0]
        unit = (
            self.random.choice([" (مترمربع)", " (متر مربع)", " (ریال)", "(م۲)"]) if self.random.random() < 0.05 else ""
        )
        return self.random.choice(LABELS) + unit + between + self.value()

    def leader(self) -> str:
        """Dots or a rule from a label to its value, as long as the line asks for."""
        mark, spaced = self.random.choice("...._…"), self.random.choice(["", " "])
        return f"{spaced}{mark * self.random.choice([3, 6, 10, 20, 35, 50])}{spaced}"

    def pairs(self) -> str:
        return self.random.choice(["   ", "  ", "     "]).join([self.pair(), self.pair()])
