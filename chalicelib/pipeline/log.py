"""The stages' log: JSON lines with ids and counts, never with what a document says."""

from __future__ import annotations

import traceback

from aws_lambda_powertools import Logger

log = Logger(service="daftar")


def log_fault(what: str, error: BaseException, **about: str) -> None:
    """What happened and where, without the exception's own words: a carrier's name the phone that it couldn't reach."""
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.error(what, extra={"fault": type(error).__name__, "frames": frames[-12:], **about})
