"""What each command of ``python -m infra`` does: takes the parsed arguments, prints, returns the exit status.

Each imports what it needs when it runs, so that the small ones start at once."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from . import InfraError, state
from .place import LOCAL, outputs_of, session_for

Arguments = argparse.Namespace


def up(arguments: Arguments) -> int:
    """Serve until Ctrl-C, or until SIGTERM; with ``--demo`` the samples go through first."""
    from .demo import demo, report, tell_logins
    from .up import up

    console = Console()
    with up(port=arguments.port, tell=console.print) as daftar:
        console.print(f"Serving at {daftar.deployment.public_url}", soft_wrap=True, highlight=False)
        if arguments.demo:
            report(daftar, demo(daftar, console), console)
        tell_logins(daftar, console)
        console.print("Ctrl-C stops everything.")
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()
        console.print("\nStopping.")
    return 0


def demo(arguments: Arguments) -> int:
    """Exit status 0 when the case was opened and its status page answered, else 1."""
    from .demo import demo, report
    from .up import up

    console = Console(stderr=arguments.json)
    with up(port=arguments.port, tell=console.print) as daftar:
        outcome = demo(daftar, console)
        if arguments.json:
            print(json.dumps(asdict(outcome)))
        else:
            report(daftar, outcome, console)
    return 0


def build(arguments: Arguments) -> int:
    from .build import build
    from .target import AWS, HERE

    built = build(arguments.stage, HERE if arguments.stage == LOCAL else AWS)
    if arguments.out:
        built.lay_out(arguments.out)
    sizes = asdict(built.sizes) | {"together": built.sizes.together, "target": built.target.name}
    text = f"{built.sizes}\n{built.function_zip}\n{built.layer_zip}"
    _say(arguments, sizes | {"function_zip_at": str(built.function_zip), "layer_zip_at": str(built.layer_zip)}, text)
    return 0


def deploy(arguments: Arguments) -> int:
    from .build import build
    from .deploy import deploy
    from .local import LocalAws
    from .target import AWS, HERE
    from .up import local_parameters

    session = session_for(arguments.stage)
    given = {"PublicUrl": (arguments.public_url or "").rstrip("/"), "AlarmEmail": arguments.alarm_email or ""}
    parameters = {name: value for name, value in given.items() if value}
    target, tags = AWS, dict[str, str]()
    if arguments.stage == LOCAL:
        aws = LocalAws(state.read("running")["port"], state.FOLDER)
        target, tags, parameters = HERE, aws.tags, parameters | local_parameters(aws)
    done = deploy(build(arguments.stage, target), session, parameters, tags, _told(arguments))
    _say(arguments, asdict(done), f"Deployed {done.stack}: {done.public_url}")
    return 0


def seed(arguments: Arguments) -> int:
    from .seed import seed

    session = session_for(arguments.stage)
    people = seed(arguments.stage, session, outputs_of(arguments.stage, session))
    table = Table("username", "password", "role", "office")
    for person in people:
        table.add_row(person.username, person.password, ", ".join(person.roles), person.office or "")
    # The one-time secrets stay in the state file: a terminal's log is no place for them.
    shown = [{name: value for name, value in asdict(person).items() if name != "secret"} for person in people]
    _say(arguments, shown, table)
    return 0


def code(arguments: Arguments) -> int:
    from .seed import logins

    login = logins(arguments.stage).get(arguments.username)
    if login is None:
        raise InfraError(f"No such login was seeded from here: {arguments.username}")
    now = time.time()
    print(f"{login.code(now)}  (for {30 - int(now) % 30} s more)" if sys.stdout.isatty() else login.code(now))
    return 0


def redrive(arguments: Arguments) -> int:
    from .redrive import QUEUES, redrive, waiting

    session = session_for(arguments.stage)
    chosen = arguments.queue or list(QUEUES)
    counts = waiting(arguments.stage, session) if arguments.dry_run else redrive(arguments.stage, session, chosen)
    said = "\n".join(
        f"{name}: {count} {'waiting' if arguments.dry_run else 'sent again'}" for name, count in counts.items()
    )
    _say(arguments, counts, said)
    return 0


def verify_audit(arguments: Arguments) -> int:
    """Exit status 1 when a chain is broken."""
    from .audit import chains

    session = session_for(arguments.stage)
    found = list(chains(session, outputs_of(arguments.stage, session)["TableName"]))
    broken = [chain for chain in found if chain.broken_at is not None]
    lines = [f"{chain.case}: broken at event {chain.broken_at}" for chain in broken]
    whole = f"{len(found) - len(broken)} of {len(found)} chains are whole"
    _say(arguments, [asdict(chain) for chain in found], "\n".join([*lines, whole]))
    return 1 if broken else 0


def capacity(arguments: Arguments) -> int:
    from .capacity import ACCOUNT_CONCURRENCY, limits

    found = limits(arguments.stage)
    table = Table("function", "memory MB", "at most s", "at once", "memory GB together", "messages/min at least")
    for one in found:
        row = (one.memory_mb, one.timeout_s, one.concurrency, f"{one.memory_gb:.1f}", f"{one.per_minute:.0f}")
        table.add_row(one.function, *map(str, row))
    together = sum(one.concurrency for one in found)
    table.caption = f"{together} at once of the account's {ACCOUNT_CONCURRENCY}; the rest is left to the pages"
    _say(arguments, [asdict(one) for one in found], table)
    return 0


def _say(arguments: Arguments, data: Any, text: Any) -> None:
    if arguments.json:
        print(json.dumps(data, ensure_ascii=False, default=str))
    else:
        Console().print(text, soft_wrap=True, highlight=False)


def _told(arguments: Arguments) -> Callable[[str], None]:
    return lambda line: print(line, file=sys.stderr if arguments.json else sys.stdout)
