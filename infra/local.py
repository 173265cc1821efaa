"""An AWS on this machine's loopback: started, waited for, and stopped with all that it started."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import InfraError
from .runtime import make_runtime

REGION = "eu-central-1"
API_ID = "daftar"
_START_S = 30.0
_STOP_S = 8.0


@dataclass(frozen=True, slots=True)
class LocalAws:
    """Where it answers, and how to sign for it."""

    port: int
    folder: Path

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "aws.log"

    @property
    def public_url(self) -> str:
        """Where the pages of the API that ``tags`` name are reached, without a slash at its end."""
        return f"{self.endpoint}/_aws/execute-api/{API_ID}/api"

    @property
    def tags(self) -> dict[str, str]:
        """For the stack: the embedded AWS gives the API the id that this tag says, so its address is known before."""
        return {"ms-custom-id": API_ID}

    @property
    def environment(self) -> dict[str, str]:
        """What makes boto3 talk to it. ``test`` is its root user."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
        }


@contextlib.contextmanager
def local_aws(folder: Path, port: int | None = None) -> Iterator[LocalAws]:
    """A fresh AWS with its data and log under ``folder``; gone, with its workers, when the block is left."""
    aws = LocalAws(_free_port() if port is None else _claimed(port), folder)
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    functions_python = make_runtime(folder / "runtime")
    with aws.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.embedded", str(functions_python)],
            cwd=Path(__file__).parent.parent,
            env=_environment(aws, data),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(aws, process)
        yield aws
    finally:
        _stop(process)
        shutil.rmtree(data, ignore_errors=True)


def _environment(aws: LocalAws, data: Path) -> dict[str, str]:
    """Built from nothing: no AWS_* and no proxy of the person's own shell reaches it."""
    return aws.environment | {
        "PATH": "/usr/bin:/bin",
        "HOME": str(data),
        "TMPDIR": str(data),
        "LANG": "C.UTF-8",
        "AUTH": "true",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(aws.port),
        "IOT_MTLS_ENABLED": "0",
        "LAMBDA_EXECUTOR": "local",
        "MINISTACK_REGION": REGION,
        "S3_DATA_DIR": str(data / "s3"),
        "STATE_DIR": str(data / "state"),
        "SFTP_ENABLED": "0",
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _claimed(port: int) -> int:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            raise InfraError(f"Port {port} is in use: stop what runs there, or choose another (PORT=…)") from error
    return port


def _wait(aws: LocalAws, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{aws.endpoint}/_ministack/health", timeout=2):  # noqa: S310
            return
        time.sleep(0.1)
    raise InfraError(f"The embedded AWS did not come up; its log says why: {aws.log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_S)
    # Its workers share its process group.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
