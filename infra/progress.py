"""How far an intake is, shown while it goes: a live table on a terminal, a line for each change elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console
from rich.live import Live
from rich.table import Table

Progress = dict[str, Any]
Show = Callable[[Progress], None]

_SAYS = {"awaiting": "on its way", "reading": "being read", "read": "read", "refused": "refused", "removed": "removed"}


def follow(ask: Callable[[], Progress], done: Callable[[Progress], bool], show: Show, within_s: float) -> Progress:
    """Ask until ``done`` or the time is up, showing each answer; the last one."""
    until = time.monotonic() + within_s
    while True:
        state = ask()
        show(state)
        if done(state) or time.monotonic() > until:
            return state
        time.sleep(0.5)


@contextlib.contextmanager
def shown(console: Console) -> Iterator[Show]:
    """A way to show progress for the block's time."""
    if not console.is_terminal:
        yield _by_lines(console)
        return
    with Live(console=console, refresh_per_second=4) as live:
        yield lambda state: live.update(_table(state))


def stage_of(document: Progress) -> str:
    said = _SAYS.get(document["state"], str(document["state"]))
    if document["state"] == "reading" and document["pages"]:
        said += f", page {document['pages_done']} of {document['pages']}"
    return f"{said} as {document['type']}" if document["type"] else said


def _by_lines(console: Console) -> Show:
    seen: dict[str, str] = {}

    def show(state: Progress) -> None:
        lines = {document["file"]: stage_of(document) for document in state["documents"]}
        lines["the intake"] = _intake(state)
        for name, said in lines.items():
            if seen.get(name) != said:
                console.print(f"  {name}: {said}", highlight=False)
        seen.update(lines)

    return show


def _table(state: Progress) -> Table:
    table = Table("document", "stage", title=_intake(state), title_justify="left", min_width=60)
    for document in state["documents"]:
        table.add_row(document["file"], stage_of(document))
    return table


def _intake(state: Progress) -> str:
    found = state["findings"]
    checking = ", being checked" if state["checking"] else f", {found['error']} errors and {found['warning']} warnings"
    return f"{state['state']}{checking}"
