#!/bin/sh
# Runs every check that a change must pass, the quick ones first. Arguments go to pytest:
#
#   make test ARGS='-k feeds'
#
# The tests find their programs in CHROMIUM, JAVA and NODE (see browser.sh).
set -eu
cd "$(dirname "$0")/.."

JAVA=$(scripts/setup.sh java)
export JAVA

ruff check --quiet .
mypy
# The command of Node takes no folders in every version, so it gets the files.
scripts=$(find assets tests -name '*.test.js' -o -name '*.test.mjs')
# shellcheck disable=SC2086 # a list of paths without spaces
[ -z "$scripts" ] || node --test $scripts
# Who is done first takes over from the other.
exec pytest --numprocesses 2 --dist worksteal "$@"
