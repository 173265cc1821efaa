"""The OCR layer: ``python/`` with ocr, its wheels, its weights and tesseract's language data."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from . import ROOT, InfraError
from .dependencies import install, names, shipped
from .digest import digest, files_in
from .target import Target

_LANGUAGES = ("fas", "osd")
_NOT_RUN = {"requirements.in", "requirements.txt"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def build_layer(target: Target, cache: Path) -> Path:
    """The layer's zip for ``target``. The same content gives the same file."""
    ours = _ours()
    in_package = names(ROOT / "requirements.txt")
    wheels = install(shipped(ROOT / "ocr/requirements.txt", target, but=in_package), target, cache)
    place = cache / f"layer-{digest(target.name, wheels.name, *_contents(ours))}.zip"
    if place.exists():
        return place
    making = place.with_suffix(".making")
    shutil.copyfile(_zipped(wheels), making)
    with zipfile.ZipFile(making, "a", zipfile.ZIP_DEFLATED, compresslevel=6) as layer:
        for name, path in ours.items():
            add(layer, name, path)
    making.rename(place)
    return place


def add(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Without the file's time, so that the archive depends on contents alone."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = (0o755 if path.suffix == ".so" or ".so." in path.name else 0o644) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, path.read_bytes())


def tessdata(language: str) -> Path:
    """Where this machine's package put a language's data."""
    found = sorted(Path("/usr/share").glob(f"tesseract-ocr/*/tessdata/{language}.traineddata"))
    if not found:
        raise InfraError(f"tesseract's data for '{language}' is not installed: run `make setup`")
    return found[-1]


def _ours() -> dict[str, Path]:
    package = ROOT / "ocr"
    code = (path for path in files_in(package) if path.name not in _NOT_RUN)
    listed = {f"python/ocr/{path.relative_to(package)}": path for path in code}
    return listed | {f"python/ocr/tessdata/{language}.traineddata": tessdata(language) for language in _LANGUAGES}


def _contents(files: dict[str, Path]) -> list[str | Path]:
    return [part for name, path in files.items() for part in (name, path)]


def _zipped(wheels: Path) -> Path:
    """The wheels' own zip, kept: they change seldom and take the longest to compress."""
    place = wheels.with_name(wheels.name + ".zip")
    if not place.exists():
        making = place.with_suffix(".making")
        with zipfile.ZipFile(making, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for path in files_in(wheels):
                add(archive, f"python/{path.relative_to(wheels)}", path)
        making.rename(place)
    return place
