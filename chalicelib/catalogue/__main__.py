"""``python -m chalicelib.catalogue check [DIR]`` and ``… show SERVICE [DIR]``: a catalogue, before it is deployed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chalicelib.catalogue import Catalogue, CatalogueError, load


def main(arguments: Sequence[str] | None = None) -> int:
    """0: the catalogue can be used; 1: it can't, or has no such service (the reasons go to standard error)."""
    options = _parser().parse_args(arguments)
    try:
        catalogue = load(options.directory)
    except CatalogueError as fault:
        print(fault, file=sys.stderr)
        return 1
    if options.command == "check":
        counts = f"{len(catalogue.services)} services, {len(catalogue.documents)} document types"
        print(f"The catalogue is sound: {counts}, version {catalogue.version}")
        return 0
    return _show(catalogue, options.service)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chalicelib.catalogue", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate every file and every reference between them")
    show = commands.add_parser("show", help="print a service with its documents and fields")
    show.add_argument("service")
    for command in (check, show):
        command.add_argument(
            "directory", nargs="?", type=Path, help="the catalogue's directory; the shipped one without it"
        )
    return parser


def _show(catalogue: Catalogue, service_id: str) -> int:
    service = catalogue.services.get(service_id)
    if service is None:
        print(f"No service {service_id}; write one of {', '.join(sorted(catalogue.services))}", file=sys.stderr)
        return 1
    print(f"{service.id}  {service.name.fa}  ({service.name.en}), {service.working_days} working days")
    for requirement in service.documents:
        document = catalogue.documents[requirement.type]
        print(f"\n{requirement.need} {document.id}  {document.title.fa}  ({document.title.en})")
        for field in document.fields:
            print(f"  {'*' if field.required else ' '} {field.id:22} {field.kind:16} {field.name.fa}")
    print("\nrules")
    for rule in service.rules:
        print(f"    {rule.code:22} {rule.kind:16} {rule.severity}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
