#!/bin/sh
# `make train`: fine-tunes the recogniser from its last checkpoint, at low priority, on one thread.
# FONTS and HELD_OUT are folders of font files, the second of families that training must not see; OUT keeps checkpoints.
set -eu
cd "$(dirname "$0")/.."
: "${FONTS:?a folder of fonts to train on}" "${HELD_OUT:?a folder of fonts to evaluate on}" "${OUT:?a folder for checkpoints, outside the repository}"

wanted=$(sha256sum requirements/training.in training/run.sh | sha256sum)
if [ "$(cat .venv-training/installed 2>/dev/null)" != "$wanted" ]; then
    rm -rf .venv-training
    "${PYTHON:-python3}" -m venv .venv-training
    .venv-training/bin/pip install --quiet -r requirements/training.in
    # Of these only a network's definition, the open weights and a word list are used, none of what they depend on.
    .venv-training/bin/pip install --quiet --no-deps kraken==7.1.1 parisaocr==0.7.2 hazm==0.10.0
    echo "$wanted" > .venv-training/installed
fi

# One arena, kept, and threads that don't spin: a step otherwise slows down many times over beside other work.
export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_MMAP_MAX_=0 GLIBC_TUNABLES=glibc.malloc.hugetlb=1
exec nice -n 19 .venv-training/bin/python -m training.train --fonts "$FONTS" --held-out "$HELD_OUT" --out "$OUT" "$@"
