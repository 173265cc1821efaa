"""Which steps clean a picture before it is read. An evaluation leaves one out to see its worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Each step of the whole picture looks at a thumbnail first and runs only where that says that it is needed.

    ``paper``: the sheet in a photograph is found and flattened. ``content``: a small paper on a large one is
    cropped to. ``light``: shadow and uneven light are divided out for reading; the picture for people keeps them.
    ``specks``: a photocopier's are taken out for reading, where there are many. ``leaders``: dots beside a line are
    painted over, for reading as well, once the lines are known.
    """

    paper: bool = True
    content: bool = True
    light: bool = True
    specks: bool = True
    leaders: bool = True
