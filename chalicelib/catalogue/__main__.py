"""``python -m chalicelib.catalogue check [DIR]``, ``… show SERVICE [DIR]`` and ``… compile [DIR]``: a catalogue, before
it is deployed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chalicelib.catalogue import Catalogue, CatalogueError, load
from chalicelib.catalogue.loader import check, compile_
from chalicelib.catalogue.show import lines


def main(arguments: Sequence[str] | None = None) -> int:
    """0: the catalogue can be used; 1: it can't, or has no such service (the reasons go to standard error)."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "compile":
            print(f"Compiled to {compile_(options.directory)}")
            return 0
        if options.command == "check":
            return _told(check(options.directory))
        return _show(load(options.directory), options.service)
    except CatalogueError as fault:
        print(fault, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chalicelib.catalogue", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="validate every file and every reference between them")
    showing = commands.add_parser("show", help="print a service with its documents, fields and rules")
    showing.add_argument("service")
    compiling = commands.add_parser("compile", help="check, then write the form that loads fast")
    for command in (checking, showing, compiling):
        command.add_argument(
            "directory", nargs="?", type=Path, help="the catalogue's directory; the shipped one without it"
        )
    return parser


def _told(catalogue: Catalogue) -> int:
    counts = f"{len(catalogue.services)} services, {len(catalogue.documents)} document types"
    print(f"The catalogue is sound: {counts}, version {catalogue.version}")
    return 0


def _show(catalogue: Catalogue, service_id: str) -> int:
    service = catalogue.services.get(service_id)
    if service is None:
        print(f"No service {service_id}; write one of {', '.join(sorted(catalogue.services))}", file=sys.stderr)
        return 1
    print("\n".join(lines(catalogue, service)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
