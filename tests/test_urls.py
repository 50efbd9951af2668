"""One place decides every address, and it works under a base path, at a root, and where nobody knows the host."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praktijksite import urls
from praktijksite.urls import Addresses, file_of, slugify
from praktijksite.validate import is_slug, is_web_address


@pytest.mark.parametrize(
    ("name", "slug"),
    [("'s-Gravenhage", "s-gravenhage"), ("Súdwest-Fryslân", "sudwest-fryslan"), ("Bergen (NH.)", "bergen-nh"), ("Ærø ß 12", "r-12"), ("!?", "")],
)
def test_name_becomes_an_address(name: str, slug: str) -> None:
    """A name becomes small letters, digits and hyphens."""
    assert slugify(name) == slug


@given(st.text(max_size=60))
def test_any_name_is_safe_in_an_address(name: str) -> None:
    """Whatever the name, what comes out is a slug or nothing, and doing it twice changes nothing."""
    slug = slugify(name)
    assert slug == "" or is_slug(slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("path", "file"),
    [("/", "index.html"), ("/themas/werk/", "themas/werk/index.html"), ("/404.html", "404.html"), ("/feed.xml", "feed.xml"), (urls.part("/a/", 2), "a/deel-2/index.html")],
)
def test_path_has_a_file(path: str, file: str) -> None:
    """A path that ends in a slash is a page in a folder of its own; any other is a file."""
    assert file_of(path) == file


def test_first_part_has_no_number() -> None:
    """The first part of a list stands at the address of the list."""
    assert (urls.part("/a/", 1), urls.part("/a/", 3)) == ("/a/", "/a/deel-3/")
    assert (urls.explorer_page(1), urls.explorer_page(2)) == ("/praktijkvoorbeelden/", "/praktijkvoorbeelden/lijst/2/")


@pytest.mark.parametrize(
    ("base", "href", "absolute"),
    [
        (None, "/themas/werk/", None),
        ("https://example.org/", "/themas/werk/", "https://example.org/themas/werk/"),
        ("https://example.org/praktijk/", "/praktijk/themas/werk/", "https://example.org/praktijk/themas/werk/"),
        ("https://example.org:8000/a/b/", "/a/b/themas/werk/", "https://example.org:8000/a/b/themas/werk/"),
        ("https://example.org/é/", "/%C3%A9/themas/werk/", "https://example.org/é/themas/werk/"),
    ],
)
def test_address_stands_under_the_base(base: str | None, href: str, absolute: str | None) -> None:
    """An address stands under the base path; a whole one needs a host, and none is made up."""
    assert Addresses(base).href("/themas/werk/") == href
    assert Addresses(base).absolute("/themas/werk/") == absolute


@given(st.text(max_size=20), st.text(max_size=20))
def test_question_is_encoded(name: str, value: str) -> None:
    """What a link asks comes back as it was, and cannot leave the address."""
    href = Addresses("https://example.org/praktijk/").href("/praktijkvoorbeelden/", {name: value} if _is_text(name + value) else {"a": "b"})
    assert href.startswith("/praktijk/praktijkvoorbeelden/")
    assert not set(href) & set("\"'<> \n\t")


def _is_text(text: str) -> bool:
    return text.isprintable()


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_github_gets_the_file_that_is_meant(branch: str, file: str) -> None:
    """Links to GitHub are web addresses whose path is the file, whatever its name."""
    edit = urls.edit_page("voorbeeld/praktijk", branch, file)
    new = urls.new_file_page("voorbeeld/praktijk", branch, file)
    assert is_web_address(edit)
    assert is_web_address(new)
    assert unquote(urlsplit(edit).path) == f"/voorbeeld/praktijk/edit/{branch}/{file}"
    assert urlsplit(new).netloc == "github.com"
