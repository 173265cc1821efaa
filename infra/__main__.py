"""`python -m infra COMMAND`: run Daftar here, deploy it to AWS, and look after it."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from . import InfraError, commands
from .place import LOCAL

Arguments = argparse.Namespace


def main(argv: list[str] | None = None) -> int:
    """Returns the exit status; a fault that a person can mend is one line on stderr."""
    arguments = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _stop)
    try:
        status: int = arguments.act(arguments)
    except InfraError as error:
        print(f"daftar: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return status


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m infra", description=__doc__)
    known = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, act: Callable[[Arguments], int], says: str, *, stage: bool = True
    ) -> argparse.ArgumentParser:
        one = known.add_parser(name, help=says, description=says)
        one.set_defaults(act=act)
        if stage:
            one.add_argument("--stage", default=LOCAL, choices=["local", "dev", "prod"], help="default: local")
        one.add_argument("--json", action="store_true", help="print the result as JSON")
        return one

    up = command("up", commands.up, "run everything on this machine, with fresh data, until Ctrl-C", stage=False)
    up.add_argument("--port", type=int, help="where to listen on 127.0.0.1 (default: a free port)")
    up.add_argument("--demo", action="store_true", help="first send the sample scans through")
    demo = command("demo", commands.demo, "send the sample scans through a fresh Daftar and stop", stage=False)
    demo.add_argument("--port", type=int, help="where to listen on 127.0.0.1 (default: a free port)")
    build = command("build", commands.build, "build the package and its layer, and show their sizes")
    build.add_argument("--out", type=Path, help="lay template.json, deployment.zip and layer.zip into this folder")
    deploy = command("deploy", commands.deploy, "build, then create or update the stage's stack")
    deploy.add_argument("--public-url", help="the pages' own address, where a domain name stands before API Gateway's")
    deploy.add_argument("--alarm-email", help="who is written to when an alarm goes off")
    command("seed", commands.seed, "write the offices and people of infra/staff.yaml, and show their logins")
    code = command("code", commands.code, "print a seeded login's current one-time code")
    code.add_argument("username")
    redrive = command("redrive", commands.redrive, "send what lies in the dead-letter queues to its queues again")
    redrive.add_argument("queue", nargs="*", help="uploads, pages, documents, checks, submissions (default: all)")
    redrive.add_argument("--dry-run", action="store_true", help="only count")
    command("verify-audit", commands.verify_audit, "check that every case's audit chain is whole")
    command("capacity", commands.capacity, "show what the stage's configuration allows at most")
    return parser


if __name__ == "__main__":
    sys.exit(main())
