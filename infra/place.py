"""Which AWS a command talks to: for the stage ``local`` the one on loopback, else what the shell is set up for."""

from __future__ import annotations

import os
from pathlib import Path

import boto3

from . import InfraError, state
from .local import REGION, LocalAws

LOCAL = "local"


def enter(aws: LocalAws) -> boto3.Session:
    """From here on this process talks to ``aws`` alone: nothing of the shell's AWS settings is left."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(aws.environment)
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    return boto3.Session(region_name=REGION)


def session_for(stage: str) -> boto3.Session:
    """Raises ``InfraError`` when the local AWS is not running, or the shell names no region."""
    if stage == LOCAL:
        running = state.read("running")
        if not running:
            raise InfraError("The local AWS is not running: start it with `make run`")
        return enter(LocalAws(running["port"], Path(running["folder"])))
    session = boto3.Session()
    if not session.region_name:
        raise InfraError("Set AWS_DEFAULT_REGION (and credentials) for the account of this stage")
    return session


def outputs_of(stage: str, session: boto3.Session) -> dict[str, str]:
    """The deployed stack's outputs."""
    try:
        stack = session.client("cloudformation").describe_stacks(StackName=f"daftar-{stage}")["Stacks"][0]
    except session.client("cloudformation").exceptions.ClientError as error:
        raise InfraError(f"The stage {stage} is not deployed: python -m infra deploy --stage {stage}") from error
    return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}
