"""Many packages, one process a core."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from bench.outcome import Outcome
from bench.packages import Plan, evaluate_package
from bench.truth import TruthError, load_truth
from chalicelib.catalogue import load


def evaluated(directory: Path, plan: Plan, jobs: int) -> list[Outcome]:
    """Every package under ``directory``, by every reader of the plan. TruthError, before anything is read."""
    folders = [path.parent for path in sorted(directory.rglob("truth.json"))]
    if not folders:
        raise TruthError(f"no truth.json under {directory}; name a folder of labelled packages")
    catalogue = load()
    for folder in folders:
        load_truth(folder, catalogue)
    return list(_evaluated(folders, plan, jobs))


def _evaluated(folders: list[Path], plan: Plan, jobs: int) -> Iterator[Outcome]:
    """Each process has its networks loaded once; a thread more in any of them would only be in the way."""
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"
    with ProcessPoolExecutor(max_workers=max(1, jobs)) as pool:
        for number, outcomes in enumerate(pool.map(evaluate_package, folders, repeat(plan)), start=1):
            print(f"\r{number}/{len(folders)}", end="", file=sys.stderr, flush=True)
            yield from outcomes
    print(file=sys.stderr)
