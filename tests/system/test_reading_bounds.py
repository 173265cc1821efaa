"""What a page may cost, whatever it holds: memory and time of a fresh process that reads it with both engines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

FARSI = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"
WORDS = ("نشانی", "تهران", "۱۴۰۳", "خیابان", "مالک", "۲۲۸", "سند", "قطعه", "پلاک", "اداره")
MOST_BYTES, MOST_SECONDS = 1_000_000_000, 20
CHILD = """
import json, os, resource, sys
from pathlib import Path
from ocr.reader import AGAIN, Reader
reader = Reader(second=True, again=AGAIN)
before = sum(os.times()[:4])
reading = reader.page(Path(sys.argv[1]), 1)
reading.preview()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
lines, unread = len(reading.page.lines), reading.page.quality.get("unread", 0)
print(json.dumps({"bytes": peak, "seconds": sum(os.times()[:4]) - before, "lines": lines, "unread": unread}))
"""


def written(size: tuple[int, int], words: int, gap: int = 0) -> Image.Image:
    """A page of so many words, set in rows from the right; ``gap`` pixels more between words part them into lines."""
    image, random = Image.new("L", size, 255), Random(7)
    height = int(0.7 * (size[0] * size[1] / (words * 4)) ** 0.5)
    font, draw = ImageFont.truetype(FARSI, height), ImageDraw.Draw(image)
    x, y = size[0] - height, height
    for _ in range(words):
        word = random.choice(WORDS)
        width = draw.textlength(word, font=font, direction="rtl", language="fa") + height // 3 + gap
        if x - width < height:
            x, y = size[0] - height, y + 2 * height
        draw.text((x, y), word, font=font, fill=20, anchor="ra", direction="rtl", language="fa")
        x -= round(width)
    return image


def saved(kind: str, path: Path) -> Path:
    if kind in ("words", "cells"):
        written((2480, 3508), 1000, gap=40 if kind == "cells" else 0).save(path.with_suffix(".png"))
        return path.with_suffix(".png")
    large = written((10_000, 10_000), 60)
    if kind == "jpeg":
        large.convert("RGB").save(path.with_suffix(".jpg"), quality=60)
        return path.with_suffix(".jpg")
    if kind == "png":
        large.convert("1").save(path.with_suffix(".png"))
        return path.with_suffix(".png")
    large.save(path.with_suffix(".tif"), compression="tiff_lzw")
    return path.with_suffix(".tif")


@pytest.mark.parametrize("kind", ["words", "cells", "jpeg", "png", "tiff"])
def test_a_page_is_read_within_a_gigabyte_and_twenty_seconds(kind: str, tmp_path: Path) -> None:
    path = saved(kind, tmp_path / "page")

    done = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True)

    told = json.loads(done.stdout)
    sys.stdout.write(f"{kind}: {told}\n")
    assert told["lines"] > 3
    assert told["bytes"] < MOST_BYTES
    assert told["seconds"] < MOST_SECONDS
