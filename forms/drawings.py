"""The ways to draw a paper, by the names that ``data/documents.yaml`` uses."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from forms.canvas import Canvas
from forms.card import card
from forms.draft import Draft
from forms.fonts import Fonts
from forms.photo import photo
from forms.plan import plan
from forms.sheet import form

Drawing = Callable[[Draft, Random, Fonts, int], Canvas]
DRAWINGS: dict[str, Drawing] = {"form": form, "card": card, "plan": plan, "photo": photo}
