"""How many columns before its place on paper a network's characters come: what ``lead`` of its description says.

    python -m training.places recogniser|text|numbers|numerals|letters --fonts DIR [--weights DIR] [--lines N]

CTC leaves it to a network on which step it says a character, as long as the order is right. Words of two networks can
only be set against each other where each stands in its place. Run after every export; it rewrites the description.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from PIL import Image, ImageDraw, ImageFont

from ocr.recogniser import WEIGHTS, Recogniser
from ocr.words import line_of
from training.lines import faces
from training.small_network import BY_NAME

WORDS = (
    *("نام", "نشانی", "کرج", "خیابان", "پلاک", "و", "از", "به", "کوچه"),
    *("علی", "رضایی", "مساحت", "متر", "مربع", "اسناد", "املاک", "ثبت"),
)
HEIGHT, MARGIN, AT_THE_EDGE = 64, 12, 30
_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")

Placed = list[tuple[str, float]]
"""Words and the columns of their middles."""


def drawn(font: ImageFont.FreeTypeFont, chance: random.Random) -> tuple[Image.Image, Placed]:
    """A line of six words and numbers, and where each of them stands; only words that it has once."""
    words = [chance.choice(WORDS) if chance.random() < 0.6 else _number(chance) for _ in range(6)]
    text, width = " ".join(words), font.getlength
    whole = width(text, direction="rtl")
    image = Image.new("L", (round(whole) + 2 * MARGIN, HEIGHT), 255)
    ImageDraw.Draw(image).text((MARGIN, HEIGHT // 2), text, font=font, fill=0, anchor="lm", direction="rtl")
    ends = [width(" ".join(words[: n + 1]), direction="rtl") for n in range(len(words))]
    middles = [MARGIN + whole - end + width(word, direction="rtl") / 2 for word, end in zip(words, ends, strict=True)]
    return image, [(w, x) for w, x in zip(words, middles, strict=True) if words.count(w) == 1]


def _number(chance: random.Random) -> str:
    return "".join(chance.choice("۰۱۲۳۴۵۶۷۸۹") for _ in range(chance.randint(1, 5)))


def offsets(reader: Recogniser, fonts: list[ImageFont.FreeTypeFont], lines: int, seed: int = 3) -> Iterator[float]:
    """How far to the right of its place the network sets each word that it reads as it is; negative: to the left."""
    chance = random.Random(seed)
    for _ in range(lines):
        image, placed = drawn(chance.choice(fonts), chance)
        (steps,) = reader.read([image])
        line = line_of(steps, (0, 0, *image.size), reader.characters)
        read = [(word.text.translate(_ASCII), word.box) for word in line.words] if line else []
        for word, middle in placed:
            boxes = [box for text, box in read if text == word.translate(_ASCII)]
            if len(boxes) == 1 and AT_THE_EDGE < middle < image.width - AT_THE_EDGE:
                yield (boxes[0][0] + boxes[0][2]) / 2 - middle


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=("recogniser", *BY_NAME))
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--lines", type=int, default=150)
    wanted = parser.parse_args()
    path = wanted.weights / f"{wanted.name}.json"
    described = json.loads(path.read_text(encoding="ascii"))
    fonts = [ImageFont.truetype(str(face.path), 40) for face in faces(wanted.fonts)]
    found = list(offsets(Recogniser(wanted.weights, name=wanted.name), fonts, wanted.lines))
    before, stride = described["lead"], described["stride"]
    described["lead"] = max(0, round((before - fmean(found)) / stride) * stride)
    path.write_text(json.dumps(described, ensure_ascii=True, indent=0) + "\n", encoding="ascii")
    print(f"{len(found)} words, {fmean(found):+.1f} columns off at lead {before}; lead {described['lead']}")


if __name__ == "__main__":
    main()
