"""How the networks are run: in one thread, so that pages run beside each other, unless OMP_NUM_THREADS says more."""

from __future__ import annotations

import os
from pathlib import Path

# Read when the library is loaded; without it, it keeps an id of the machine and reports each use to its maker.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime


def session(graph: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the largest page's memory for ever: a warm worker has a limit to stay under.
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
