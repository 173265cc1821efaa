"""A page image with the truth's boxes, and the moves of a sheet that carry them along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from forms.canvas import Box, Canvas, Line, union

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Scan:
    """A page image and where its fields and lines stand on it (pixels, upright).

    ``turned``: the image is to be stored upside down; the boxes always belong to the upright one. ``texts``: each
    field as it is printed; ``made``: how (font, layout).
    """

    image: Image.Image
    dpi: int
    values: dict[str, Box]
    lines: list[Line]
    turned: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, canvas: Canvas) -> Scan:
        values = {name: union(boxes) for name, boxes in canvas.values.items()}
        texts = {name: _joined(pieces) for name, pieces in canvas.texts.items()}
        return cls(canvas.image, canvas.dpi, values, canvas.lines, texts=texts, made=dict(canvas.made))


def _joined(pieces: list[str]) -> str:
    """Pieces of a wrapped value, or the digits of a value in boxes of a digit each."""
    return ("" if all(len(piece) == 1 for piece in pieces) else " ").join(pieces)


def _moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around ``box`` after the homography ``matrix``."""
    x0, y0, x1, y1 = box
    corners = matrix @ np.array([[x0, x1, x1, x0], [y0, y0, y1, y1], [1, 1, 1, 1]])
    xs, ys = corners[:2] / corners[2]
    return float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max())


def warp(scan: Scan, matrix: Matrix, backing: tuple[int, int, int]) -> Scan:
    """Apply ``matrix`` (old pixel → new pixel) to the image and to every box; what comes into view is ``backing``."""
    inverse = np.linalg.inv(matrix)
    inverse /= inverse[2, 2]
    size = scan.image.size
    colour = backing if scan.image.mode == "RGB" else round(sum(backing) / 3)
    affine = abs(inverse[2, 0]) < 1e-12 and abs(inverse[2, 1]) < 1e-12
    method = Image.Transform.AFFINE if affine else Image.Transform.PERSPECTIVE
    numbers = inverse.ravel()[: 6 if affine else 8].tolist()
    image = scan.image.transform(size, method, numbers, Image.Resampling.BILINEAR, fillcolor=colour)
    return replace(moved(scan, matrix), image=image)


def moved(scan: Scan, matrix: Matrix) -> Scan:
    """The scan with every box where ``matrix`` takes it, and the image as it was."""
    values = {name: _moved(box, matrix) for name, box in scan.values.items()}
    return replace(scan, values=values, lines=[Line(line.text, _moved(line.box, matrix)) for line in scan.lines])


def about(centre: tuple[float, float], matrix: Matrix) -> Matrix:
    there, back = np.eye(3), np.eye(3)
    there[:2, 2], back[:2, 2] = (-centre[0], -centre[1]), centre
    centred: Matrix = back @ matrix @ there
    return centred


def skew(scan: Scan, rng: Random, degrees: float) -> Scan:
    """Turn by up to ``degrees`` either way, as a sheet lies on the glass."""
    angle = np.deg2rad(rng.uniform(-degrees, degrees))
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    width, height = scan.image.size
    backing = rng.choice(((255, 255, 255), (250, 250, 248), (236, 236, 234)))
    return warp(scan, about((width / 2, height / 2), turn), backing)


def perspective(scan: Scan, rng: Random, strength: float) -> Scan:
    """A phone held at an angle over a desk: all four corners move inwards by up to ``strength`` of the side."""
    width, height = scan.image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    inwards = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    inside = [
        (x + sx * width * rng.uniform(0.004, strength), y + sy * height * rng.uniform(0.004, strength))
        for (x, y), (sx, sy) in zip(corners, inwards, strict=True)
    ]
    desk = rng.choice(((96, 74, 54), (60, 62, 66), (150, 148, 142), (120, 98, 80)))
    return warp(scan, homography(corners, inside), desk)


def homography(old: list[tuple[float, float]] | list[tuple[int, int]], new: list[tuple[float, float]]) -> Matrix:
    """The matrix that takes four points to four others (direct linear solution)."""
    rows, right = [], []
    for (x, y), (u, v) in zip(old, new, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=float), np.array(right, dtype=float))
    return np.append(solved, 1.0).reshape(3, 3)
