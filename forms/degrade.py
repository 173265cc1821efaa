"""From a clean print to a scan: what scanners and phones do to it, with the truth's boxes carried along."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from forms.scan import Scan, perspective, skew


def clouds(rng: Random, low: float, high: float, cells: int) -> Image.Image:
    """A smooth random grey field of ``cells`` × ``cells``, values between ``low`` and ``high`` (of 255)."""
    noise = np.random.default_rng(rng.getrandbits(32)).uniform(low * 255, high * 255, (cells, cells))
    return Image.fromarray(noise.astype(np.uint8))


def multiplied(image: Image.Image, light: Image.Image) -> Image.Image:
    full = light.resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(image, Image.merge("RGB", (full, full, full)) if image.mode == "RGB" else full)


def uneven_light(image: Image.Image, rng: Random, depth: float) -> Image.Image:
    return multiplied(image, clouds(rng, 1 - depth, 1.0, 4))


def shadow(image: Image.Image, rng: Random) -> Image.Image:
    """The hand or phone that stands in the light: a soft dark edge across the page."""
    ys, xs = np.mgrid[0:64, 0:64] / 63.0
    angle = rng.uniform(0, 2 * np.pi)
    distance = (xs - 0.5) * np.cos(angle) + (ys - 0.5) * np.sin(angle) - rng.uniform(-0.2, 0.3)
    dark = rng.uniform(0.25, 0.5) / (1 + np.exp(-distance * rng.uniform(10, 40)))
    return multiplied(image, Image.fromarray(((1 - dark) * 255).astype(np.uint8)))


def faint_toner(image: Image.Image, rng: Random, least: float) -> Image.Image:
    """Print paler by a factor down to ``least``, here more and there less."""
    white = Image.new(image.mode, image.size, (255, 255, 255))
    mask = clouds(rng, least, 1.0, 6).resize(image.size, Image.Resampling.BICUBIC)
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
