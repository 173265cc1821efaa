"""The embedded AWS's process: ministack, with functions run by the Python named on the command line.

Started by ``infra/local.py``; never by hand."""

from __future__ import annotations

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until told to stop, or until the parent is gone, however it went."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    functions_python = sys.argv.pop()
    from ministack.app import main as serve

    # ministack starts functions with the interpreter it runs on, whose site-packages would hide what the package lacks.
    sys.executable = functions_python
    serve()


if __name__ == "__main__":
    main()
