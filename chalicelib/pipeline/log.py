"""The stages' log: JSON lines with ids and counts, never with what a document says."""

from __future__ import annotations

from aws_lambda_powertools import Logger

log = Logger(service="daftar")
