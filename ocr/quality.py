"""Measured numbers of a page image, for the advice that a clerk gets and for weighing what was read."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
from PIL import Image

from ocr.legibility import legibility
from ocr.model import UNREAD, Line

# A form is mostly set in 11 points, and the box around such a line is about 14 points high.
USUAL_LINE_POINTS = 14
TEXT_LAYER = "text_layer"
"""How alike the text that a PDF brings along is to its picture; measured where it is not believed."""


def measured(image: Image.Image, lines: Sequence[Line], skew: float) -> dict[str, float]:
    """``dpi`` by the size of the text (what a file says of itself is often wrong, and paper has many sizes; left out
    where there is no text), ``sharpness`` (the spread of the Laplacian), ``contrast`` of paper against ink,
    ``brightness`` of the paper, ``skew`` in degrees as it came, and how many lines were ``unread``, if any.
    And ``legibility`` of its lines."""
    grey = image.convert("L")
    middle = grey.crop((grey.width // 4, grey.height // 8, 3 * grey.width // 4, 7 * grey.height // 8))
    values = np.asarray(middle, dtype=np.float32)[::2, ::2]
    if min(values.shape) < 3:
        return {"skew": round(skew, 2)}
    rough = 4 * values[1:-1, 1:-1] - values[:-2, 1:-1] - values[2:, 1:-1] - values[1:-1, :-2] - values[1:-1, 2:]
    ink, paper = (float(v) for v in np.percentile(values, (1, 75)))
    heights = [line.box[3] - line.box[1] for line in lines]
    unread = sum(line.text == UNREAD for line in lines)
    return {
        **({"unread": unread} if unread else {}),
        **({"dpi": round(median(heights) * 72 / USUAL_LINE_POINTS)} if heights else {}),
        "sharpness": round(float(rough.std()), 2),
        "contrast": round((paper - ink) / 255, 3),
        "brightness": round(paper / 255, 3),
        "skew": round(skew, 2),
        **legibility(grey, [line.box for line in lines]),
    }
