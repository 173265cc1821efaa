"""The cursor of an index's next page: opaque to whoever carries it, and not trusted when it comes back."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from chalicelib.errors import InvalidInputError


def after(item: Mapping[str, Any], sort_column: str) -> str:
    """What follows this item. Without the index's partition: the reader names it anew, so no cursor leads elsewhere."""
    place = [item[sort_column]["S"], item["pk"]["S"], item["sk"]["S"]]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


def start(cursor: str, columns: tuple[str, str], partition: str, prefix: str) -> dict[str, dict[str, str]]:
    """DynamoDB's start key. Raises ``InvalidInputError("cursor-invalid")`` for a cursor of another range or making."""
    try:
        place = json.loads(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
        index_sk, pk, sk = place
    except (ValueError, TypeError) as error:
        raise InvalidInputError("cursor-invalid") from error
    if not all(isinstance(part, str) and part for part in place) or not index_sk.startswith(prefix):
        raise InvalidInputError("cursor-invalid")
    values = {columns[0]: partition, columns[1]: index_sk, "pk": pk, "sk": sk}
    return {name: {"S": value} for name, value in values.items()}
