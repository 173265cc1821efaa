"""What anyone with the signed link may see of a case."""

from __future__ import annotations

from typing import Any

from chalicelib.casework.model import PublicStatus
from chalicelib.stores.ports import Records


class StatusDesk:
    def __init__(self, records: Records, catalogue: Any) -> None:
        self.records, self.catalogue = records, catalogue

    def status(self, case_id: str) -> PublicStatus:
        """Raises ``NotFoundError("no-such-case")``."""
        raise NotImplementedError
