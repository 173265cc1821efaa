"""From a clean print to a scan: what scanners, copiers and phones do to it, with the truth's boxes carried along."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

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
    values = {name: _moved(box, matrix) for name, box in scan.values.items()}
    return replace(
        scan, image=image, values=values, lines=[Line(line.text, _moved(line.box, matrix)) for line in scan.lines]
    )


def _about(centre: tuple[float, float], matrix: Matrix) -> Matrix:
    there, back = np.eye(3), np.eye(3)
    there[:2, 2], back[:2, 2] = (-centre[0], -centre[1]), centre
    moved: Matrix = back @ matrix @ there
    return moved


def skew(scan: Scan, rng: Random, degrees: float) -> Scan:
    """Turn by up to ``degrees`` either way, as a sheet lies on the glass."""
    angle = np.deg2rad(rng.uniform(-degrees, degrees))
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    width, height = scan.image.size
    backing = rng.choice(((255, 255, 255), (250, 250, 248), (236, 236, 234)))
    return warp(scan, _about((width / 2, height / 2), turn), backing)


def perspective(scan: Scan, rng: Random, strength: float) -> Scan:
    """A phone held at an angle over a desk: all four corners move inwards by up to ``strength`` of the side."""
    width, height = scan.image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    inwards = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    moved = [
        (x + sx * width * rng.uniform(0.004, strength), y + sy * height * rng.uniform(0.004, strength))
        for (x, y), (sx, sy) in zip(corners, inwards, strict=True)
    ]
    desk = rng.choice(((96, 74, 54), (60, 62, 66), (150, 148, 142), (120, 98, 80)))
    return warp(scan, homography(corners, moved), desk)


def homography(old: list[tuple[float, float]] | list[tuple[int, int]], new: list[tuple[float, float]]) -> Matrix:
    """The matrix that takes four points to four others (direct linear solution)."""
    rows, right = [], []
    for (x, y), (u, v) in zip(old, new, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=float), np.array(right, dtype=float))
    return np.append(solved, 1.0).reshape(3, 3)


def _field(rng: Random, low: float, high: float, cells: int) -> Image.Image:
    """A smooth random grey field of ``cells`` × ``cells``, values between ``low`` and ``high`` (of 255)."""
    noise = np.random.default_rng(rng.getrandbits(32)).uniform(low * 255, high * 255, (cells, cells))
    return Image.fromarray(noise.astype(np.uint8))


def _multiplied(image: Image.Image, light: Image.Image) -> Image.Image:
    full = light.resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(image, Image.merge("RGB", (full, full, full)) if image.mode == "RGB" else full)


def uneven_light(image: Image.Image, rng: Random, depth: float) -> Image.Image:
    return _multiplied(image, _field(rng, 1 - depth, 1.0, 4))


def shadow(image: Image.Image, rng: Random) -> Image.Image:
    """The hand or phone that stands in the light: a soft dark edge across the page."""
    ys, xs = np.mgrid[0:64, 0:64] / 63.0
    angle = rng.uniform(0, 2 * np.pi)
    distance = (xs - 0.5) * np.cos(angle) + (ys - 0.5) * np.sin(angle) - rng.uniform(-0.2, 0.3)
    dark = rng.uniform(0.25, 0.5) / (1 + np.exp(-distance * rng.uniform(10, 40)))
    return _multiplied(image, Image.fromarray(((1 - dark) * 255).astype(np.uint8)))


def faint_toner(image: Image.Image, rng: Random, least: float) -> Image.Image:
    """Print paler by a factor down to ``least``, here more and there less."""
    white = Image.new(image.mode, image.size, (255, 255, 255))
    mask = _field(rng, least, 1.0, 6).resize(image.size, Image.Resampling.BICUBIC)
    return Image.composite(image, white, mask)


def sensor_noise(image: Image.Image, rng: Random, sigma: float) -> Image.Image:
    """Grain of the sensor; one tile of it is laid over the page at random places."""
    generator = np.random.default_rng(rng.getrandbits(32))
    tile = np.round(generator.normal(0, sigma, (512, 512))).astype(np.int16)
    pixels = np.asarray(image).astype(np.int16)
    height, width = pixels.shape[:2]
    grain = np.tile(tile, (height // 512 + 1, width // 512 + 1))[:height, :width]
    grain = np.roll(grain, (rng.randrange(512), rng.randrange(512)), (0, 1))
    pixels += grain[..., None] if pixels.ndim == 3 else grain
    return Image.fromarray(np.clip(pixels, 0, 255, out=pixels).astype(np.uint8))


def recompressed(image: Image.Image, quality: int) -> Image.Image:
    """What is left after one JPEG of ``quality``, as messengers make it."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return Image.open(data).convert(image.mode)


def clean(scan: Scan, _rng: Random) -> Scan:
    return scan


def office(scan: Scan, rng: Random) -> Scan:
    """A flatbed or feeder in an office."""
    image = faint_toner(scan.image, rng, rng.choice((1.0, 0.85, 0.6)))
    image = image if rng.random() < 0.55 else image.convert("L")
    scan = skew(replace(scan, image=image), rng, 2.0)
    image = uneven_light(scan.image, rng, rng.uniform(0.02, 0.12))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.7)))
    return replace(scan, image=sensor_noise(image, rng, rng.uniform(1.5, 5)))


def hard(scan: Scan, rng: Random) -> Scan:
    """A phone's photograph, or a copy of a copy."""
    image = faint_toner(scan.image, rng, rng.choice((0.9, 0.6)))
    scan = perspective(skew(replace(scan, image=image), rng, 3.0), rng, 0.07)
    image = shadow(uneven_light(scan.image, rng, 0.25), rng)
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.5, 1.0)))
    image = recompressed(sensor_noise(image, rng, rng.uniform(4, 8)), rng.randint(30, 55))
    return replace(scan, image=image, turned=rng.random() < 0.2)


LEVELS: dict[str, Callable[[Scan, Random], Scan]] = {"clean": clean, "office": office, "hard": hard}
