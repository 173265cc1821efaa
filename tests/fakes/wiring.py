"""A wiring whose every collaborator is in memory."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Unpack

from chalicelib.settings import Settings
from chalicelib.wiring import Parts, Wiring
from tests.fakes.stores import (
    MemoryDocuments,
    MemoryMessages,
    MemoryPeople,
    MemoryQueues,
    MemoryRecords,
    MemorySecrets,
)

SETTINGS = Settings(
    stage="test",
    table="daftar-test-records",
    bucket="daftar-test-documents",
    queue_pages_url="https://queues.example/pages",
    queue_documents_url="https://queues.example/documents",
    queue_checks_url="https://queues.example/checks",
    queue_submissions_url="https://queues.example/submissions",
    user_pool_id="eu-central-1_test",
    user_pool_client_id="client",
    link_key_secret="daftar-test-link-key",
    session_key_secret="daftar-test-session-key",
    form_key_secret="daftar-test-form-key",
    public_url="https://daftar.example",
)


class SettableClock:
    """Stands still until a test moves it: 1 Mehr 1404, 08:30 in Tehran."""

    def __init__(self, at: datetime = datetime(2025, 9, 23, 5, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **time: float) -> None:
        self.at += timedelta(**time)


class NumberedIds:
    """id00001, id00002, …"""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def __call__(self) -> str:
        return f"id{next(self._numbers):05}"


def memory_wiring(settings: Settings = SETTINGS, **given: Unpack[Parts]) -> Wiring:
    parts: Parts = {
        "records": MemoryRecords(),
        "documents": MemoryDocuments(),
        "queues": MemoryQueues(),
        "people": MemoryPeople(),
        "messages": MemoryMessages(),
        "secrets": MemorySecrets(),
        "clock": SettableClock(),
        "ids": NumberedIds(),
        "random": Random(1404),
    }
    return Wiring(settings, **(parts | given))
