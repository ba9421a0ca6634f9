#!/bin/sh
# Opens the window, or says why there can be none here.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    echo "There is no display here to open a window on: run this on a desktop, or use the command line (.venv/bin/shopdesk --help) or the tests (make test), which need none." >&2
    exit 1
fi
exec .venv/bin/python main.py
