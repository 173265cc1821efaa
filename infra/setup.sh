#!/bin/sh
# Installs what is missing, for `make setup` ("run") or for the tests as well ("test"). Run again, it does nothing but look.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

fail() {
    echo "daftar: $1" >&2
    exit 1
}

# ── System packages ──────────────────────────────────────────────────────────────────────────────────────────────────
# Only tesseract's language data is shipped; the program itself is used by evaluations and by a developer's `python -m ocr`.
packages="tesseract-ocr tesseract-ocr-fas tesseract-ocr-osd"
[ "$purpose" = test ] && packages="$packages chromium fonts-farsiweb fonts-freefarsi fonts-noto-core fonts-hosny-amiri fonts-sil-scheherazade \
    fonts-kacst fonts-kacst-one fonts-dejavu-core"

missing=""
lacks() {
    command -v dpkg-query >/dev/null 2>&1 || return 1
    case "$1" in
        # Ubuntu's chromium comes as a snap under other names: what counts is that the program is there.
        chromium) command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 && return 1 ;;
    esac
    [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" != "install ok installed" ]
}
for package in $packages; do
    if lacks "$package"; then missing="$missing $package"; fi
done

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif command -v sudo >/dev/null 2>&1; then as_root="sudo"
    else fail "these packages are missing and there is no sudo; as root: apt-get install$missing"
    fi
    echo "Installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get -qq update >/dev/null || fail "apt-get can't reach its archive: check the network, then try again"
    # shellcheck disable=SC2086
    $as_root apt-get -qq install --no-install-recommends -y $missing >/dev/null ||
        fail "apt-get could not install$missing: its messages above say why"
fi

# ── Python ───────────────────────────────────────────────────────────────────────────────────────────────────────────
files="requirements.txt ocr/requirements.txt requirements/dev.txt"
wanted=$(cat $files | sha256sum | cut -d ' ' -f 1)
marker=.venv/installed-requirements
[ -x .venv/bin/python ] && [ "$(cat $marker 2>/dev/null)" = "$wanted" ] && exit 0

fits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
if [ ! -x .venv/bin/python ] || [ ! -e $marker ]; then
    # Never finished, or finished for nothing we know: made anew.
    python=""
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        if [ -n "$candidate" ] && "$candidate" -c "$fits" >/dev/null 2>&1; then python=$candidate; break; fi
    done
    [ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 with its venv module is needed: apt-get install python3-venv"
    rm -rf .venv
    "$python" -m venv .venv || fail "making .venv failed: apt-get install python3-venv"
fi
rm -f $marker
echo "Installing the Python packages (the first time takes a minute or two)"
for file in $files; do
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$file" ||
        fail "pip could not install $file: check the network, then try again"
done
echo "$wanted" > $marker
