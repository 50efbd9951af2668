"""The served site, Chromium, and a page that is watched for errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.served import Site, chromium, served, with_six


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the real site with six of its examples, built for a base path and served."""
    folder = tmp_path_factory.mktemp("six")
    with served(folder / "site", with_six(folder / "root")) as found:
        yield found


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the real site with all its examples."""
    with served(tmp_path_factory.mktemp("whole") / "site") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@dataclass
class Watched:
    """A page, and what went wrong in it: errors, blocked content, requests to elsewhere."""

    page: Page
    site: Site
    wrong: list[str]

    def open(self, path: str) -> Page:
        self.page.goto(self.site.url(path), wait_until="networkidle")
        return self.page


def ending(text: str) -> re.Pattern[str]:
    """Return what an address that ends in *text* matches, for `expect`: the address follows what is done a moment later."""
    return re.compile(re.escape(text) + "$")


def watch(context: BrowserContext, site: Site) -> Watched:
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((site.url("/"), "data:")) else wrong.append(request.url))
    return Watched(page, site, wrong)


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Watched]:
    """Return a page of 1280 px wide without motion; the test fails on any error or request to elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="nl-NL")
    watched = watch(context, site)
    yield watched
    context.close()
    assert watched.wrong == []
