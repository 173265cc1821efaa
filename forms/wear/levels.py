"""Which wear comes at which level, and how often."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from forms.scan import Scan
from forms.wear import machines, paper, people

Wear = Callable[[Scan, Random], Scan]
# Each with its share of the pages at the levels office and hard; in the order in which they befall a sheet. A clean
# page has none.
_WEAR: tuple[tuple[Wear, float, float], ...] = (
    (machines.drained, 0.03, 0.10),
    (paper.texture, 0.25, 0.55),
    (people.marked, 0.12, 0.30),
    (people.highlighted, 0.03, 0.08),
    (people.stamped, 0.06, 0.20),
    (paper.fold, 0.12, 0.35),
    (people.shaded, 0.05, 0.15),
    (paper.punched, 0.10, 0.20),
    (paper.stapled, 0.10, 0.20),
    (paper.bleed_through, 0.06, 0.18),
    (machines.copied, 0.08, 0.18),
    (machines.copied_twice, 0.02, 0.10),
    (machines.banded, 0.04, 0.12),
    (machines.double_exposure, 0.02, 0.08),
    (machines.streaks, 0.06, 0.18),
    (machines.fax_fine, 0.02, 0.05),
    (machines.fax_standard, 0.0, 0.03),
    (machines.low_resolution, 0.02, 0.10),
    (paper.cut_edges, 0.06, 0.20),
)


def worn(scan: Scan, level: str, rng: Random) -> Scan:
    """The scan (RGB) as it looks after what befell it at this level; its boxes go with what stands in them."""
    for wear, office, hard in _WEAR:
        # One draw for each wear, taken or not: so a share that changes leaves the others as they were.
        own, share = Random(rng.getrandbits(64)), {"office": office, "hard": hard}.get(level, 0.0)
        if own.random() < share:
            scan = wear(scan, own)
    return scan
