"""Drawings as SVG: an emblem of nobody's, waves under a security print, a signature, a portrait, a plot of land."""

from __future__ import annotations

import math
from random import Random

_PENS = ("#1a2470", "#15151a", "#223a8c")


def _svg(width: float, height: float, inner: str, name: str = "", fit: str = "xMidYMid meet") -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 {width} {height}" preserveAspectRatio="{fit}" '
        f'xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    )


def emblem(rng: Random, ink: str) -> str:
    """A star or a cog in a ring."""
    points, inner = rng.choice((5, 6, 8, 12)), rng.uniform(0.45, 0.75)
    corners = []
    for place in range(points * 2):
        radius, angle = (34 if place % 2 else 34 * inner), math.pi * place / points
        corners.append(f"{50 + radius * math.cos(angle):.1f},{50 + radius * math.sin(angle):.1f}")
    ring = f'<circle cx="50" cy="50" r="46" fill="none" stroke="{ink}" stroke-width="4"/>'
    fill = rng.choice((ink, "none"))
    star = f'<polygon points="{" ".join(corners)}" fill="{fill}" stroke="{ink}" stroke-width="3"/>'
    return _svg(100, 100, ring + star)


def waves(rng: Random, ink: str) -> str:
    """Fine curves all over the sheet, under its print."""
    turns, paths = rng.uniform(2, 6), []
    for number in range(rng.randint(18, 34)):
        base, swing, phase = number * 4 - 8, rng.uniform(2, 5), rng.uniform(0, 6)
        points = [f"{x},{base + swing * math.sin(x / 100 * turns * math.tau + phase):.2f}" for x in range(101)]
        paths.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{ink}" stroke-width="0.15"/>')
    return _svg(100, 100, "".join(paths), "back", "none")


def signature(rng: Random) -> str:
    """A few strokes of a pen, as one path of curves."""
    x, path = rng.uniform(2, 15), "M 5 25"
    for _ in range(rng.randint(3, 7)):
        x += rng.uniform(8, 18)
        path += f" S {x - 6:.0f} {rng.uniform(-8, 44):.0f} {x:.0f} {rng.uniform(8, 34):.0f}"
    stroke = f'fill="none" stroke="{rng.choice(_PENS)}" stroke-width="{rng.uniform(0.9, 2):.1f}" stroke-linecap="round"'
    return _svg(110, 40, f'<path d="{path}" {stroke}/>')


def portrait(rng: Random, name: str) -> str:
    """Head and shoulders of nobody, in flat greys."""
    hair, skin, coat = rng.choice(("#222", "#3b2a20", "#555")), "#c8a58b", rng.choice(("#39424e", "#5a4636", "#222a44"))
    inner = (
        f'<rect width="76" height="100" fill="{rng.choice(("#dfe5ea", "#cfd6d2", "#eee"))}"/>'
        f'<ellipse cx="38" cy="104" rx="36" ry="34" fill="{coat}"/>'
        f'<ellipse cx="38" cy="44" rx="17" ry="23" fill="{skin}"/>'
        f'<path d="M20 42 Q22 16 38 17 Q55 16 56 42 Q50 28 38 28 Q26 28 20 42" fill="{hair}"/>'
    )
    return _svg(76, 100, inner, name, "xMidYMid slice")


def plot(rng: Random, wide: bool) -> str:
    """A parcel of land cut into pieces by lines, with a grid of crosses."""
    width, height = (200, 100) if wide else (150, 110)
    lefts = [rng.uniform(10, 35) for _ in range(2)]
    rights = [width - rng.uniform(10, 35) for _ in range(2)]
    corners = [(lefts[0], 12), (rights[0], rng.uniform(8, 20)), (rights[1], height - 12), (lefts[1], height - 10)]
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    lines = [f'<polygon points="{outline}" fill="none" stroke="#222" stroke-width="0.8"/>']
    for part in range(1, rng.randint(2, 5)):
        share = part / 5
        (ax, ay), (bx, by) = _between(corners[0], corners[1], share), _between(corners[3], corners[2], share)
        lines.append(
            f'<line x1="{ax:.1f}" y1="{ay:.1f}" x2="{bx:.1f}" y2="{by:.1f}" stroke="#222" stroke-width="0.5"/>'
        )
    crosses = "".join(
        f'<path d="M{x - 1} {y}h2M{x} {y - 1}v2" stroke="#999" stroke-width="0.2"/>'
        for x in range(10, width, 20)
        for y in range(10, height, 20)
    )
    return _svg(width, height, crosses + "".join(lines))


def _between(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
