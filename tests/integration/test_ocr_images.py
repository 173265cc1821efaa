"""Whatever a scanner or a phone writes becomes the same page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ocr.images import load
from ocr.limits import Limits

CORNER = (10, 10, 60, 40)


def marked() -> Image.Image:
    """White paper with a dark corner, upper left."""
    image = Image.new("RGB", (200, 120), "white")
    image.paste((30, 30, 30), CORNER)
    return image


def looks_marked(image: Image.Image) -> bool:
    grey = np.asarray(image.convert("L"), dtype=int)
    return image.size == (200, 120) and grey[25, 35] < 90 and grey[100, 180] > 225 and grey[25, 120] > 225


def alpha() -> Image.Image:
    image = Image.new("RGBA", (200, 120), (0, 0, 0, 0))
    image.paste((30, 30, 30, 255), CORNER)
    return image


def sixteen_bit() -> Image.Image:
    return Image.fromarray(np.asarray(marked().convert("L")).astype(np.uint16) * 257)


@pytest.mark.parametrize(
    ("image", "name", "options"),
    [
        (marked(), "a.png", {}),
        (marked(), "a.jpg", {"quality": 95}),
        (marked().convert("CMYK"), "a.jpg", {"quality": 95}),
        (marked().convert("P"), "a.png", {}),
        (marked().convert("1"), "a.tif", {"compression": "group4"}),
        (marked().convert("L"), "a.tif", {"compression": "tiff_lzw"}),
        (alpha(), "a.png", {}),
        (sixteen_bit(), "a.png", {}),
        (sixteen_bit(), "a.tif", {}),
    ],
    ids=["rgb", "jpeg", "cmyk", "palette", "group4", "grey", "alpha", "png16", "tiff16"],
)
def test_every_kind_of_pixel_becomes_ink_on_white(
    tmp_path: Path, image: Image.Image, name: str, options: dict[str, object]
) -> None:
    image.save(tmp_path / name, **options)

    assert looks_marked(load(tmp_path / name, 1, Limits()))


def test_a_phone_held_sideways_says_so_and_is_believed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show it a quarter turn clockwise
    marked().transpose(Image.Transpose.ROTATE_90).save(tmp_path / "a.jpg", exif=exif, quality=95)

    assert looks_marked(load(tmp_path / "a.jpg", 1, Limits()))


def test_each_page_of_a_file_is_its_own(tmp_path: Path) -> None:
    black = Image.new("1", (50, 50), 0)
    black.save(tmp_path / "a.tif", save_all=True, append_images=[Image.new("1", (50, 50), 1)], compression="group4")

    first, second = (load(tmp_path / "a.tif", number, Limits()) for number in (1, 2))

    assert (first.getpixel((5, 5)), second.getpixel((5, 5))) == (0, 255)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "CMYK"])
def test_a_page_larger_than_the_working_size_is_reduced(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    Image.new("RGB", (2000, 1000), "white").convert(mode).save(path)

    assert load(path, 1, Limits(working_pixels=500_000)).size == (1000, 500)
