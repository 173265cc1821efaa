"""The build of package and layer, the deployment, the embedded AWS of the local run, the operations."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"


class InfraError(Exception):
    """Something that a person can put right. The message is one line that says what to do."""
