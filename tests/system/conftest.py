"""Daftar as it is deployed: the very build, on an AWS of its own on loopback. Brought up once for all tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from rich.console import Console

from infra.demo import Outcome, demo
from infra.up import Daftar, up
from tests.system.chromium import Visits, chromium, visits


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/system" in item.nodeid:
            item.add_marker(pytest.mark.system)


@pytest.fixture(scope="session")
def daftar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daftar]:
    said: list[str] = []
    with up(tmp_path_factory.mktemp("daftar"), tell=said.append) as running:
        yield running


@pytest.fixture(scope="session")
def outcome(daftar: Daftar) -> Outcome:
    """The sample package's case, handed in by the office's own pages."""
    return demo(daftar, Console(quiet=True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Opens a visit; at the end none of their pages may have complained."""
    with visits(browser) as opening:
        yield opening
