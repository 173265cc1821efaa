"""Our keys in Secrets Manager, kept for five minutes: a rotated key is in use everywhere after that."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types_boto3_secretsmanager import SecretsManagerClient

KEPT_S = 300


class ManagedSecrets:
    """``names``: our name of a secret (``link-key``, ``session-key``, ``form-key``) → Secrets Manager's."""

    def __init__(
        self,
        client: SecretsManagerClient,
        names: Mapping[str, str],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client, self._names, self._monotonic = client, names, monotonic
        self._kept: dict[str, tuple[float, bytes]] = {}

    def get(self, name: str) -> bytes:
        now = self._monotonic()
        kept = self._kept.get(name)
        if kept is None or now - kept[0] >= KEPT_S:
            kept = self._kept[name] = (now, self._fetch(self._names[name]))
        return kept[1]

    def _fetch(self, secret: str) -> bytes:
        answer = self._client.get_secret_value(SecretId=secret)
        return answer["SecretBinary"] if "SecretBinary" in answer else answer["SecretString"].encode()
