#!/bin/sh
# Runs a command that looks at pages: with Chromium, and the tools of .venv first.
#
#   scripts/browser.sh pytest tests/browser
set -eu
cd "$(dirname "$0")/.."

CHROMIUM=$(scripts/setup.sh chromium)
PATH=$PWD/.venv/bin:$PATH
# Playwright brings a Node of its own, but that one needs a library that a bare machine lacks (libatomic).
NODE=$(command -v node)
PLAYWRIGHT_NODEJS_PATH=$NODE
export CHROMIUM NODE PATH PLAYWRIGHT_NODEJS_PATH
exec "$@"
