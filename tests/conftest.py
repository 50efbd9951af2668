"""What every test gets: the small site to play with, and an environment without a host."""

from __future__ import annotations

import compileall
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders import MINI, PROJECT
from tests.scripts import Scripts, running

# The same cases in every run: a test that fails on one machine fails on all.
# HYPOTHESIS_PROFILE=other looks for cases that nobody saw yet.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("other", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="propose what comes out now as the new golden site and messages")


@pytest.fixture
def mini_root(tmp_path: Path) -> Path:
    """Return a copy of the small site, to change at will."""
    root = tmp_path / "mini"
    shutil.copytree(MINI, root)
    return root


@pytest.fixture(scope="session")
def program_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program, so that nothing changes under a test and what it remembers is its own."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("praktijksite", "templates", "assets"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", folder)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    compileall.compile_dir(folder, quiet=2)
    return folder


@pytest.fixture(scope="session")
def scripts() -> Iterator[Scripts]:
    """Return the scripts of the site, to be asked by name."""
    with running() as found:
        yield found


@pytest.fixture(autouse=True)
def _nobody_hosts_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a host tells about itself; the tests run there too."""
    for name in ("GITHUB_ACTIONS", "GITHUB_REPOSITORY", "PAGES_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
