"""The whole of Daftar on this machine: the embedded AWS, the deployed build, the seeded offices and people."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import boto3

from . import state
from .build import Build, build
from .deploy import Deployment, deploy
from .local import LocalAws, local_aws
from .place import LOCAL, enter
from .seed import Login, seed
from .target import HERE

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Daftar:
    """A running one. ``logins`` by username."""

    aws: LocalAws
    session: boto3.Session
    build: Build
    deployment: Deployment
    logins: Mapping[str, Login]


@contextlib.contextmanager
def up(folder: Path = state.FOLDER, port: int | None = None, tell: Tell = print) -> Iterator[Daftar]:
    """Build what changed, start, deploy, seed; stop everything when the block is left. Data is fresh each time.

    This process's AWS environment is the local one's inside the block. Raises ``InfraError``."""
    tell("Building the package and its layer (the first time takes a minute or two)")
    built = build(LOCAL, HERE)
    tell(f"Built: {built.sizes}")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _own_environment(), local_aws(folder, port) as aws:
        session = enter(aws)
        state.write("running", {"port": aws.port, "folder": str(folder), "pid": os.getpid()}, folder)
        try:
            deployment = deploy(built, session, local_parameters(aws), aws.tags, tell)
            people = seed(LOCAL, session, deployment.outputs, folder)
            tell(f"Seeded {len(people)} people")
            yield Daftar(aws, session, built, deployment, {person.username: person for person in people})
        finally:
            state.forget("running", folder)


def local_parameters(aws: LocalAws) -> dict[str, str]:
    """What the stage ``local`` sets in infra/resources.yaml."""
    return {
        "TextMessages": "topic",
        "Tls": "none",
        "PublicUrl": aws.public_url,
        "PublicS3Url": aws.endpoint,
        "Deletion": "allowed",
    }


@contextlib.contextmanager
def _own_environment() -> Iterator[None]:
    kept = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
