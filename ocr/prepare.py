"""From a picture as it came to the sheet alone, evenly lit and without specks: what the page is turned upright and read
from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ocr.content import cropped
from ocr.light import evened, evenness, paper_field
from ocr.paper import Lines, flattened
from ocr.specks import MANY, speckled, without_specks
from ocr.steps import Steps


@dataclass(frozen=True, slots=True)
class Prepared:
    """``picture`` is the sheet in its own colours and light, for people; ``grey`` the same pixels, for reading.
    ``measured``: how evenly the paper was lit (``light``, 1 is evenly), how brightly (``brightness``, 1 is white), and
    where specks were taken out, the share of the page that they covered (``specks``)."""

    picture: Image.Image
    grey: Image.Image
    measured: Mapping[str, float]


def prepared(image: Image.Image, steps: Steps, lines: Lines) -> Prepared:
    """``lines`` finds boxes of text in a picture; it is asked only where a sheet was found, whether all stand on it."""
    if steps.paper:
        image = flattened(image, lines)
    if steps.content:
        image = cropped(image, lines)
    grey = image if image.mode == "L" else image.convert("L")
    paper = paper_field(grey)
    told = {"light": round(evenness(paper), 3), "brightness": round(float(np.median(paper)) / 255, 3)}
    lit = evened(grey, paper) if steps.light else grey
    if steps.specks and (specks := speckled(lit)) >= MANY:
        lit, told["specks"] = without_specks(lit), round(specks, 5)
    return Prepared(image, lit, told)
