#!/bin/sh
# Writes the lock files again, with the newest versions that pyproject.toml and
# package.json allow: hashes, but no download addresses, for Linux, macOS and Windows.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/python" -m pip --quiet --disable-pip-version-check install --require-hashes --only-binary :all: --requirement requirements/lock.txt

# One version of a package for every Python, so that every machine makes the same site.
lock() {
    "$tools/bin/uv" --no-config --no-progress pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command 'make lock' "$@"
    echo "$2" >&2
}

lock --output-file requirements/build.txt pyproject.toml
# The tests run with exactly the versions that make the site.
lock --output-file requirements/test.txt pyproject.toml --group test --constraints requirements/build.txt
for group in bench data java lock node; do
    lock --output-file "requirements/$group.txt" --group "$group"
done

# npm keeps to the exact versions of package.json: change them there, by hand or with 'npm install NAME@VERSION'.
PATH=$PWD/.venv/bin:$PATH
for folder in . scripts bench; do
    NODE_USE_SYSTEM_CA=1 npm install --prefix "$folder" --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund --no-update-notifier
done
