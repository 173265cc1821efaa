"""``python -m bench.eval``: packages with known truth through the local pipeline, and what came out of them.

Generates packages of scans (or takes those of a folder with ``truth.json`` files), reads them, and counts per field
what was right, flagged and silently wrong, with 95% upper bounds, beside bare tesseract on the same images.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product, repeat
from pathlib import Path

from bench.packages import Outcome, evaluate_package
from bench.report import as_json, as_markdown, write_section
from chalicelib.catalogue import load


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        if wanted.directory is None:
            _generate(Path(made), wanted)
        folders = [path.parent for path in sorted((wanted.directory or Path(made)).rglob("truth.json"))]
        if not folders:
            print(f"no truth.json under {wanted.directory}; name a folder of labelled packages", file=sys.stderr)
            return 2
        outcomes = list(_evaluated(folders, wanted))
    _write(outcomes, wanted)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.eval", description=__doc__)
    parser.add_argument("--count", type=int, default=50, help="packages a level and service (default 50)")
    parser.add_argument("--level", action="append", choices=("clean", "office", "hard"), help="default: office")
    parser.add_argument("--service", action="append", help="may be repeated; all stands for every service")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("directory", nargs="?", type=Path, help="labelled packages instead of generated ones")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stock", action=argparse.BooleanOptionalAction, default=True, help="bare tesseract beside it")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read, for another evaluation")
    parser.add_argument("--json", type=Path, help="write every figure here")
    parser.add_argument("--markdown", type=Path, help="put the tables into this page's section Figures")
    return parser


def _generate(folder: Path, wanted: argparse.Namespace) -> None:
    services = sorted(load().services) if wanted.service == ["all"] else wanted.service or ["building_permit"]
    for level, service in product(wanted.level or ("office",), services):
        options = ["--seed", str(wanted.seed), "--count", str(wanted.count), "--level", level]
        command = [sys.executable, "-m", "forms", service, "--out", str(folder / level / service), *options]
        subprocess.run(command, check=True)


def _evaluated(folders: Sequence[Path], wanted: argparse.Namespace) -> Iterator[Outcome]:
    """One process a core, each with its networks loaded once; a thread more in any of them would only be in the way."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"
    with ProcessPoolExecutor(max_workers=max(1, wanted.jobs)) as pool:
        done = pool.map(evaluate_package, folders, repeat(wanted.stock), repeat(wanted.keep))
        for number, outcome in enumerate(done, start=1):
            print(f"\r{number}/{len(folders)}", end="", file=sys.stderr, flush=True)
            yield outcome
    print(file=sys.stderr)


def _write(outcomes: Sequence[Outcome], wanted: argparse.Namespace) -> None:
    text = as_markdown(outcomes)
    print(text)
    if wanted.json:
        wanted.json.write_text(json.dumps(as_json(outcomes), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if wanted.markdown:
        write_section(wanted.markdown, text)


if __name__ == "__main__":
    raise SystemExit(main())
