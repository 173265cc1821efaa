"""Scans look as they should: Persian is shaped, digits keep their order, boxes follow the ink, bytes repeat."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from chalicelib.catalogue import load
from forms import rosters
from forms.__main__ import main
from forms.browser.pages import page
from forms.canvas import Box, Canvas, Pen
from forms.decor import free_place
from forms.degrade import faint_toner
from forms.draft import Draft
from forms.drawings import DRAWINGS
from forms.files import G4, JPEG, PDF, TIFF, Form, save_as
from forms.fonts import Family, Fonts, FontsMissingError
from forms.handwriting import Handwriting, thinned
from forms.layouts import LAYOUTS, Item, Style
from forms.prose import prose
from forms.scan import Scan, perspective, skew
from forms.values import Author
from forms.words import look

TODAY = date(2026, 11, 24)
CATALOGUE = load()
FONTS = Fonts.installed()
FAMILIES = [Fonts.installed(frozenset({name})).pick(Random(0)) for name in FONTS.names]
NAMES = [family.name for family in FAMILIES]


def ink_of(image: Image.Image) -> Box:
    """The box of everything that is dark."""
    rows, columns = np.nonzero(np.asarray(image.convert("L")) < 128)
    return float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1)


def assert_apart(boxes: list[Box]) -> None:
    """No two boxes share more than a descender's worth."""
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            assert wide <= 1 or high <= 4, (one, other)


def sheet(width: float = 80, height: float = 30) -> Canvas:
    return Canvas.blank(width, height, 200, FONTS)


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_letters_of_a_word_are_joined(family: Family) -> None:
    canvas = sheet()

    canvas.text(20, 100, "محمد", Pen(family.regular, 60), align="l")

    inked = (np.asarray(canvas.image.convert("L")) < 160).any(axis=0).nonzero()[0]
    assert len(inked) == inked.max() - inked.min() + 1, "a gap between letters that should be joined"


@pytest.mark.parametrize("family", FAMILIES, ids=NAMES)
def test_digits_stand_left_to_right_as_people_write_them(family: Family) -> None:
    pen = Pen(family.regular, 40)
    whole, apart = sheet(), sheet()

    whole.text(20, 100, "۱۴۰", pen, align="l")
    x = 20.0
    for digit in "۱۴۰":
        apart.text(x, 100, digit, pen, align="l")
        x += apart.width(digit, pen)

    assert np.abs(np.subtract(ink_of(whole.image), ink_of(apart.image))).max() <= 3
    differing = np.mean(np.asarray(whole.image.convert("L")) != np.asarray(apart.image.convert("L")))
    assert differing < 0.01


def test_a_word_comes_before_the_number_that_follows_it() -> None:
    canvas, pen = sheet(), Pen(FAMILIES[0].regular, 40)

    box = canvas.text(500, 100, "پلاک ۱۲", pen)

    number = canvas.width("۱۲", pen)
    left = canvas.image.crop((int(box[0]) - 2, 0, int(box[0] + number), canvas.image.height))
    alone = sheet()
    alone.text(2, 100, "۱۲", pen, align="l")
    assert abs((ink_of(left)[2] - ink_of(left)[0]) - (ink_of(alone.image)[2] - ink_of(alone.image)[0])) <= 3


def test_a_missing_character_is_taken_from_another_font() -> None:
    latin = FONTS.for_text(FAMILIES[0].regular, "Ω")
    assert latin != FAMILIES[0].regular


def test_no_font_of_that_name_is_said_with_what_to_install() -> None:
    with pytest.raises(FontsMissingError, match="apt-get install"):
        Fonts.installed(frozenset({"no-such-family"}))


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_no_two_texts_of_a_layout_overlap_and_all_are_inside(name: str) -> None:
    canvas = Canvas.blank(210, 200, 100, FONTS)
    pen = Pen(FAMILIES[0].regular, 18)
    long = "کرج، گوهردشت، خیابان شهید بهشتی، کوچه بنفشه، پلاک ۱۲، واحد ۳ روبروی دبستان، طبقه چهارم جنوبی و شمالی با هم"
    items = [
        Item(f"f{n}", f"برچسب {n}", text) for n, text in enumerate(("۱۲۳۴۵۶۷۸۹۰", "علی احمدی", long, "۱۲ متر", "۵"))
    ]

    end = LAYOUTS[name](canvas, items, (60, 20, 760, 0), Style(pen, pen, 44, boxed=True))

    boxes = [line.box for line in canvas.lines]
    assert set(canvas.values) == {item.field for item in items}
    assert all(box[0] >= 55 and box[2] <= 765 and box[3] <= end + 5 for box in boxes)
    assert_apart(boxes)


@pytest.mark.parametrize("type_id", sorted(name for name, one in CATALOGUE.documents.items() if one.fields))
def test_every_type_is_set_in_three_layouts_at_least(type_id: str) -> None:
    """By our own drawing and by a browser's sheets; the report library sets every type in its own three besides."""
    seen: set[str] = set()
    for seed in range(20):
        author = Author(f"{type_id}/{seed}", TODAY, "any", [CATALOGUE.documents[type_id]], ())
        draft = Draft(author.write(CATALOGUE.documents[type_id]), look(type_id), lambda _: None)
        seen.add(page(draft, Random(seed), FONTS).made["layout"])
        seen.add(DRAWINGS[draft.look.drawing](draft, Random(seed), FONTS, 40).made["layout"])
        if len(seen) >= 3:
            return
    pytest.fail(f"only {', '.join(sorted(seen))}")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("move", "strength"), [(skew, 3.0), (perspective, 0.07)])
def test_boxes_follow_the_ink_through_skew_and_perspective(move: object, strength: float, seed: int) -> None:
    canvas = Canvas.blank(100, 140, 100, FONTS)
    box = (150.0, 200.0, 300.0, 240.0)
    canvas.draw.rectangle((150, 200, 299, 239), fill=(0, 0, 0))
    scan = Scan(canvas.image, 100, {"value": box}, [])

    moved = move(scan, Random(seed), strength)  # type: ignore[operator]

    inner = moved.image.crop((80, 120, 340, 330))
    found = ink_of(inner)
    assert np.abs(np.add(found, (80, 120, 80, 120)) - np.array(moved.values["value"])).max() <= 2


def test_faint_toner_makes_no_ink_darker() -> None:
    canvas = sheet()
    canvas.draw.rectangle((50, 50, 200, 150), fill=(20, 20, 20))

    pale = faint_toner(canvas.image, Random(1), 0.6)

    before, after = np.asarray(canvas.image).astype(int), np.asarray(pale).astype(int)
    assert (after >= before).all()
    assert after[100, 100, 0] > before[100, 100, 0]


def test_a_stamp_finds_no_place_where_everything_is_taken() -> None:
    assert free_place(Random(1), 10, [(0, 0, 100, 100)], (0, 0, 100, 100)) is None
    place = free_place(Random(1), 10, [(0, 0, 100, 50)], (0, 0, 100, 200))
    assert place is not None
    assert place[1] > 60


def test_the_same_seed_gives_the_same_bytes_and_the_next_package_is_another(tmp_path: Path) -> None:
    common = ["building_permit", "--seed", "3", "--level", "hard", "--today", "2026-11-24"]
    assert main([*common, "--out", str(tmp_path / "two"), "--count", "2"]) == 0
    assert main([*common, "--out", str(tmp_path / "one")]) == 0

    first, second, again = (
        {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()}
        for folder in ("two/0001", "two/0002", "one")
    )
    assert first == again
    assert first["truth.json"] != second["truth.json"]


def test_truth_has_the_promised_shape_and_its_boxes_lie_on_the_page(tmp_path: Path) -> None:
    main(
        [
            "building_permit",
            "--out",
            str(tmp_path),
            "--level",
            "hard",
            "--seed",
            "9",
            "--document",
            "title_deed",
            "--plant",
            "area_mismatch",
            "--lines",
        ]
    )

    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))

    assert list(truth) == ["service", "applicant", "level", "documents", "planted"]
    assert truth["planted"] == [{"code": "area_mismatch", "fields": ["area", "land_area"]}]
    assert [document["type"] for document in truth["documents"]] == [
        "title_deed",
        "national_card",
        "permit_request",
    ]
    assert set(json.loads((tmp_path / "lines.json").read_text(encoding="utf-8"))) == {
        document["file"] for document in truth["documents"]
    }
    for document in truth["documents"]:
        assert (tmp_path / document["file"]).stat().st_size > 1000
        assert {"font", "layout"} <= set(document)
        assert document["complete"] is True
        for name, field in document["fields"].items():
            assert set(field) == {"value", "text", "box"}, name
            x0, y0, x1, y1 = field["box"]
            assert 0 <= x0 < x1
            assert 0 <= y0 < y1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("type_id", sorted(CATALOGUE.documents))
def test_a_page_shows_its_fields_inside_its_edges_and_no_text_on_another(type_id: str, seed: int) -> None:
    type_, design = CATALOGUE.documents[type_id], look(type_id)
    author = Author(f"{type_id}/{seed}", TODAY, "any", [type_], ())
    paper = author.write(type_)
    draft = Draft(paper, design, lambda name: author.aside(type_, name))

    canvas = DRAWINGS[design.drawing](draft, Random(f"{type_id}/{seed}"), FONTS, 100)

    assert set(paper.values) - set(design.sometimes) <= set(canvas.values) <= set(paper.values)
    for line in canvas.lines:
        assert line.box[0] > 0, line
        assert line.box[2] < canvas.image.width, line
        assert 0 < line.box[1] < line.box[3] < canvas.image.height, line
    assert_apart([line.box for line in canvas.lines])


def test_a_paper_in_sentences_has_each_value_where_its_name_stood_and_the_others_after_them() -> None:
    canvas, pen = Canvas.blank(210, 200, 100, FONTS), Pen(FAMILIES[0].regular, 18)
    items = [Item("seller", "فروشنده", "علی احمدی"), Item("plaque", "پلاک", "۱۲ اصلی"), Item("price", "ثمن", "۵ ریال")]
    layout = prose(("فروشنده {seller} فرزند {father} است", "پلاک {plaque} و {unknown}"), {"father": "حسن"})

    layout(canvas, items, (60, 20, 760, 0), Style(pen, pen, 44))

    assert [line.text for line in canvas.lines] == [
        "فروشنده", "علی احمدی", "فرزند حسن است", "پلاک", "۱۲ اصلی", "و ................", "ثمن:", "۵ ریال",
    ]  # fmt: skip
    assert set(canvas.values) == {"seller", "plaque", "price"}
    assert_apart([line.box for line in canvas.lines])


@pytest.mark.parametrize("kind", [PDF, TIFF, G4])
def test_two_pages_go_into_one_file(kind: Form, tmp_path: Path) -> None:
    page = Scan(Image.new("RGB", (200, 300), (250, 250, 250)), 100, {}, [])

    saved = save_as(kind, (page, page), tmp_path / "deed", 70, TODAY)

    if kind is PDF:
        assert saved.path.read_bytes().count(b"/MediaBox") == 2
        assert saved.scale == 3.0
    else:
        assert Image.open(saved.path).n_frames == 2  # type: ignore[attr-defined]


def test_two_pages_do_not_go_into_a_jpeg(tmp_path: Path) -> None:
    page = Scan(Image.new("RGB", (20, 30)), 100, {}, [])
    with pytest.raises(ValueError, match="use TIFF or PDF"):
        save_as(JPEG, (page, page), tmp_path / "deed", 70, TODAY)


def test_heirs_in_a_table_stand_in_cells_of_their_own_and_are_all_marked_as_the_value() -> None:
    columns = CATALOGUE.documents["inheritance_certificate"].field("heirs").columns
    assert columns is not None
    value = "کاوه فرهودی، فرزند، 0175989834، 4/6؛ مینا رضایی، همسر، 6091390996، 2/6"
    for seed in range(12):
        canvas, rows = Canvas.blank(210, 80, 100, FONTS), rosters.tabled(value, columns, Random(seed))
        pen = Pen(FAMILIES[0].regular, 16)

        end = rosters.draw(canvas, Item("heirs", "وراث", "", rows), (60, 0, 760, 0), Style(pen, pen, 44))

        assert len(rows) == 3
        assert_apart([line.box for line in canvas.lines])
        assert max(line.box[3] for line in canvas.lines) <= end
        printed = " ".join(canvas.texts["heirs"])
        assert all(word in printed for word in ("کاوه", "فرهودی", "همسر", "مینا"))
        assert "نسبت" not in printed


def test_a_form_filled_in_by_hand_has_printed_labels_and_ink_where_its_values_are(tmp_path: Path) -> None:
    for folder, hand in (("one", ["--hand"]), ("other", ["--hand"]), ("typed", [])):
        options = ["--out", str(tmp_path / folder), "--level", "clean", "--no-wear", "--today", "2026-11-24"]
        assert main(["complaint", *options, *hand]) == 0
    told, typed = (json.loads((tmp_path / name / "truth.json").read_bytes())["documents"] for name in ("one", "typed"))
    form = next(one for one in told if one["type"] == "complaint_form")
    assert form["layout"].startswith("hand-")
    assert all(not one["layout"].startswith("hand-") for one in told if one is not form)
    assert {n: f["value"] for n, f in form["fields"].items()} == {
        n: f["value"] for one in typed if one["type"] == "complaint_form" for n, f in one["fields"].items()
    }
    files = [tmp_path / folder / form["file"] for folder in ("one", "other")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_only_drawn_sheets_are_written_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complaint", "--out", str(tmp_path), "--hand", "--way", "pdf"]) == 2
    assert "a pen writes on drawn sheets alone" in capsys.readouterr().err


def test_a_pen_draws_lines_of_its_own_where_it_is_told_to() -> None:
    for seed in range(4):
        canvas = sheet()
        box = Handwriting.drawn(str(seed), FONTS).write(canvas, 600, 120, "۰۱۷۵۹۸۹۸۳۴", 40)
        found = ink_of(canvas.image)
        assert np.abs(np.subtract(found, box)).max() <= 6
        assert found[2] <= 600 + 40
        assert thinned(np.asarray(canvas.image.convert("L")) < 128).sum() > 100


def test_the_middle_lines_of_a_bar_are_a_pixel_thin() -> None:
    bar = np.zeros((30, 80), dtype=bool)
    bar[10:19, 10:70] = True
    lines = thinned(bar)
    assert lines.sum(axis=0).max() == 1
    assert 45 <= lines.any(axis=0).sum() <= 60
