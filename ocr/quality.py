"""Measured numbers of a page image, for the advice that a clerk gets and for weighing what was read."""

from __future__ import annotations

import numpy as np
from PIL import Image

A4_INCHES = 8.27, 11.69


def measured(image: Image.Image, skew: float) -> dict[str, float]:
    """``dpi`` as if the page were A4, ``sharpness`` (the spread of the Laplacian), ``contrast`` of paper against ink,
    ``brightness`` of the paper, ``skew`` in degrees as it came."""
    short, long = sorted(image.size)
    grey = image.convert("L")
    middle = grey.crop((grey.width // 4, grey.height // 8, 3 * grey.width // 4, 7 * grey.height // 8))
    values = np.asarray(middle, dtype=np.float32)[::2, ::2]
    if min(values.shape) < 3:
        return {"skew": round(skew, 2)}
    rough = 4 * values[1:-1, 1:-1] - values[:-2, 1:-1] - values[2:, 1:-1] - values[1:-1, :-2] - values[1:-1, 2:]
    ink, paper = (float(v) for v in np.percentile(values, (1, 75)))
    return {
        "dpi": round(min(short / A4_INCHES[0], long / A4_INCHES[1])),
        "sharpness": round(float(rough.std()), 2),
        "contrast": round((paper - ink) / 255, 3),
        "brightness": round(paper / 255, 3),
        "skew": round(skew, 2),
    }
