"""``python -m chalicelib.pipeline --service SERVICE FILE… [--json]``: one applicant's documents, read and checked."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.catalogue import Catalogue, CatalogueError, load
from chalicelib.clock import jalali_day
from chalicelib.pipeline.local import Result, as_json, run
from chalicelib.pipeline.pages import OcrPages

if TYPE_CHECKING:
    from rich.table import Table

USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 whenever the documents were gone through, whatever was found; 2 for a wrong command line."""
    wanted = _parser().parse_args(arguments)
    try:
        catalogue = load(wanted.catalogue)
    except CatalogueError as fault:
        return _refuse(str(fault))
    wrong = _wrong(wanted.service, wanted.applicant, catalogue)
    if wrong:
        return _refuse(wrong)
    applicant = wanted.applicant or catalogue.services[wanted.service].applicant_kinds[0].id
    today = jalali_day(datetime.now(UTC))
    result = run(wanted.files, wanted.service, applicant, today=today, catalogue=catalogue, pages=OcrPages())
    if wanted.json:
        print(json.dumps(as_json(result), ensure_ascii=False, indent=1))
    else:
        _show(result, catalogue)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chalicelib.pipeline", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDF, PNG, JPEG or TIFF")
    parser.add_argument("--service", required=True, help="what the applicant asks for: building_permit, …")
    parser.add_argument("--applicant", help="the applicant's kind (default: the service's first one)")
    parser.add_argument("--catalogue", type=Path, help="a directory with another catalogue")
    parser.add_argument("--json", action="store_true", help="the whole result as JSON instead of tables")
    return parser


def _wrong(service: str, applicant: str | None, catalogue: Catalogue) -> str | None:
    if service not in catalogue.services:
        return f"there is no service {service}; choose one of: {', '.join(sorted(catalogue.services))}"
    kinds = [kind.id for kind in catalogue.services[service].applicant_kinds]
    if applicant and applicant not in kinds:
        return f"{service} has no applicant kind {applicant}; choose one of: {', '.join(kinds)}"
    return None


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return USAGE


def _show(result: Result, catalogue: Catalogue) -> None:
    from rich.console import Console

    console = Console()
    for table in _tables(result, catalogue):
        console.print(table)
    for finding in result.findings:
        console.print(f"[bold]{finding.severity}[/] {', '.join(finding.documents)}")
        console.print(f"  {finding.message.fa}\n  {finding.message.en}", highlight=False)


def _tables(result: Result, catalogue: Catalogue) -> list[Table]:
    from rich.table import Table

    tables = []
    for name, reading in result.documents:
        described = catalogue.documents.get(reading.type or "")
        title = f"{described.title.fa} · {described.title.en}" if described else "؟"
        table = Table(title=f"{name}: {title}", title_justify="left")
        for heading in ("field", "عنوان", "value", "status", "confidence", "why"):
            table.add_column(heading)
        for spec in described.fields if described else ():
            field = reading.fields[spec.id]
            why = ", ".join(field.reasons)
            table.add_row(spec.name.en, spec.name.fa, field.value or "", field.status, f"{field.confidence:.2f}", why)
        for finding in reading.findings:
            table.add_row(finding.severity, "", finding.message.fa, finding.code, "", finding.message.en)
        tables.append(table)
    return tables


if __name__ == "__main__":
    raise SystemExit(main())
