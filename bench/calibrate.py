"""``python -m bench.calibrate DIR``: fits the weights by which evidence becomes a probability, on labelled packages.

Logistic regression with a penalty on the squares of the weights, by Newton's method. The pages should be in fonts that
the recogniser was not trained on: it is surer of itself on those that it was.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import numpy as np

from bench.matching import matched
from bench.truth import load_truth
from bench.variants import WHOLE, pages_of
from chalicelib import fields
from chalicelib.catalogue import load
from chalicelib.clock import jalali_day
from chalicelib.pipeline.local import file_names, run
from chalicelib.reading import calibration

Sample = tuple[calibration.Group, Mapping[str, float], bool]
"""Which model a value that was read is for, its traits, and whether it is right."""

Marked = tuple[Mapping[str, float], bool]
"""One of a model's samples."""

PENALTY = 1.0
TRUSTED = {"text_layer_agrees": 4.0, "printed_code_agrees": 4.0}
"""Where the penalty pulls to, if not to 0: what is exact by its nature, and rare among labelled packages."""
TARGET = Path(calibration.__file__).with_name("calibration.json")

_DOUBTS = ("repaired", "doubt", "alike", "short", "numbers_split")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=__doc__)
    parser.add_argument("directory", type=Path, nargs="+", help="folders of labelled packages (truth.json)")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read")
    parser.add_argument("--out", type=Path, default=TARGET)
    wanted = parser.parse_args(arguments)
    folders = sorted(path.parent for one in wanted.directory for path in one.rglob("truth.json"))
    samples = [sample for folder in folders for sample in samples_of(folder, wanted.keep)]
    described: dict[str, Any] = {"fitted": f"{datetime.now(UTC):%Y-%m-%d}", "values": {}, "wrong": {}, "weights": {}}
    for group in get_args(calibration.Group):
        own = [(traits, right) for of, traits, right in samples if of == group]
        described["values"][group], described["wrong"][group] = len(own), sum(not right for _, right in own)
        described["weights"][group] = {name: round(weight, 3) for name, weight in sorted(fit(own).items())}
    wanted.out.write_text(json.dumps(described, indent=1) + "\n", encoding="ascii")
    print(f"values {described['values']}, wrong {described['wrong']}, of {len(folders)} packages: {wanted.out}")
    return 0


def samples_of(folder: Path, keep: Path | None) -> Iterator[Sample]:
    """Every value that was read of a package's papers, where its truth knows the field."""
    catalogue = load()
    truth = load_truth(folder, catalogue)
    files = list(dict.fromkeys(document.file for document in truth.documents))
    paths = [folder / file for file in files]
    applicant = truth.applicant or catalogue.services[truth.service].applicant_kinds[0].id
    today = jalali_day(datetime.now(UTC))
    result = run(paths, truth.service, applicant, today=today, catalogue=catalogue, pages=pages_of(WHOLE, keep))
    names = dict(zip(files, file_names(paths), strict=True))
    for _, document, reading in matched(truth.documents, result.documents, names):
        for name, field in (reading.fields if document and reading else {}).items():
            if document and field.value is not None and document.knows(name):
                kind, printed = fields.of(catalogue.documents[document.type].field(name)), document.value(name)
                right = printed is not None and kind.same_exactly(field.value, printed)
                yield calibration.group(field), calibration.traits(field, kind, field.evidence), right


def fit(samples: Sequence[Marked]) -> dict[str, float]:
    """The weight of each trait; none speaks against its own nature, however few samples say so."""
    names = sorted({name for traits, _ in samples for name in traits} | set(TRUSTED))
    weights = _fitted(samples, names)
    while strange := [name for name, weight in weights.items() if weight * _nature(name) < 0]:
        weights = _fitted(samples, [name for name in weights if name not in strange])
    return weights


def _nature(name: str) -> int:
    """1 for what may only speak for a value, -1 for what may only speak against it, 0 for what may do either."""
    if name.endswith("_agrees") or name.startswith("reader"):
        return 1
    return -1 if name.endswith("_differs") or name in _DOUBTS else 0


def _fitted(samples: Sequence[Marked], names: Sequence[str]) -> dict[str, float]:
    """The constant is not penalised."""
    x = np.array([[traits.get(name, 0.0) for name in names] for traits, _ in samples])
    y = np.array([right for _, right in samples], float)
    penalty = np.diag([0.0 if name == "always" else PENALTY for name in names])
    expected = np.array([TRUSTED.get(name, 0.0) for name in names])
    weights = expected.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - penalty @ (weights - expected)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(len(names))
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist(), strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
