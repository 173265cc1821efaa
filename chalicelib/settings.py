"""The typed environment of a function: docs/architecture.md lists the variables."""

from __future__ import annotations

import os
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Read once a process. A missing variable fails at the cold start, with its name."""

    model_config = ConfigDict(frozen=True)

    stage: str
    table: str
    bucket: str
    queue_pages_url: str
    queue_documents_url: str
    queue_checks_url: str
    queue_submissions_url: str
    user_pool_id: str
    user_pool_client_id: str
    link_key_secret: str
    session_key_secret: str
    form_key_secret: str
    public_url: str
    sms_topic: str | None = None
    public_s3_url: str | None = None
    issuer: str | None = None
    jwks_url: str | None = None
    catalogue: str | None = None
    most_put_back: int = Field(default=3, ge=1)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        names = {name: f"DAFTAR_{name.upper()}" for name in cls.model_fields}
        return cls.model_validate({name: environment[key] for name, key in names.items() if environment.get(key)})
