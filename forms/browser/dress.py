"""How a sheet is dressed: faces (labels and values may have different ones), sizes, inks, and the CSS of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from forms.fonts import Family, Fonts

_INKS = ("#111", "#222", "#2b2b2b", "#1a1f3d", "#333")
_ACCENTS = ("#111", "#1f3b70", "#245c43", "#7a2230", "#444", "#5b3b86")
_SHADES = ("transparent", "transparent", "#f1f1f1", "#e9eef6", "#f3efe4", "#e6e6e6")
_RULES = (
    "1px solid #333",
    "1px solid #888",
    "2px solid #222",
    "1px dashed #777",
    "1px solid #b9b9b9",
    "3px double #444",
)


@dataclass(frozen=True)
class Dress:
    """``size`` in points; ``spacing`` between the digits of a code, in em."""

    label: Family
    value: Family
    heading: Family
    size: float
    bold: str
    ink: str
    accent: str
    shade: str
    rule: str
    spacing: float
    leading: float

    @classmethod
    def drawn(cls, rng: Random, fonts: Fonts) -> Dress:
        label = fonts.pick(rng)
        return cls(
            label=label,
            value=fonts.pick(rng) if rng.random() < 0.45 else label,
            heading=fonts.heading(rng),
            size=rng.choice((9, 10, 11, 11.5, 12, 12.5, 13, 14)),
            bold=rng.choice(("label", "label", "value", "value", "none", "both")),
            ink=rng.choice(_INKS),
            accent=rng.choice(_ACCENTS),
            shade=rng.choice(_SHADES),
            rule=rng.choice(_RULES),
            spacing=rng.choice((0, 0, 0, 0, 0.06, 0.12, 0.25)),
            leading=rng.uniform(1.5, 2.0),
        )

    @property
    def faces(self) -> dict[tuple[str, int], Path]:
        families = {"label": self.label, "value": self.value, "heading": self.heading}
        return {
            (name, weight): path
            for name, family in families.items()
            for weight, path in ((400, family.regular), (700, family.bold))
        }

    @property
    def font(self) -> str:
        return "+".join(dict.fromkeys((self.label.name, self.value.name)))

    @property
    def css(self) -> str:
        weight = {name: 700 if self.bold in (name, "both") else 400 for name in ("label", "value")}
        return (
            f":root{{--ink:{self.ink};--accent:{self.accent};--shade:{self.shade};--rule:{self.rule}}}"
            f".page{{font-size:{self.size * self.label.scale}pt;line-height:{self.leading:.2f}}}"
            f".label{{font-weight:{weight['label']}}}"
            f".value{{font-weight:{weight['value']};font-size:{self.value.scale / self.label.scale:.2f}em}}"
            f".code{{letter-spacing:{self.spacing}em}}"
        )
