"""The work of authors, tested like code: the real content builds, and every page of it holds together."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from praktijksite.urls import file_of
from tests.builders import FOLDER, MINI, PROJECT, html_files, problems_of, site_of
from tests.markup import Found, Markup

SITES = {
    "at a root": (PROJECT, "https://example.org/"),
    "under a base path": (PROJECT, "https://example.org/goed/begonnen/"),
    "where nobody knows": (PROJECT, None),
    "small": (MINI, "https://test.example/praktijk/"),
}
every_site = pytest.mark.parametrize("name", SITES)


@cache
def built(name: str) -> dict[str, bytes]:
    root, base_url = SITES[name]
    return site_of(root, base_url=base_url, repository="voorbeeld/praktijk")


@cache
def pages(name: str) -> dict[str, Markup]:
    return {file: Markup(built(name)[file].decode()) for file in html_files(built(name))}


def base_path(name: str) -> str:
    base_url = SITES[name][1]
    return urlsplit(base_url).path.rstrip("/") if base_url else ""


def address_of(name: str, file: str) -> str:
    """Return where a file stands when the site is served."""
    return f"{base_path(name)}/{file.removesuffix('index.html') if file.endswith('/index.html') or file == 'index.html' else file}"


def test_content_has_no_problem() -> None:
    """What is published has no problem."""
    assert problems_of(PROJECT) == ""


@every_site
def test_every_link_leads_somewhere(name: str) -> None:
    """Every address within the site is a file of it, and every fragment an id on that page: links, styles, scripts, pictures, feeds."""
    files, ids = built(name), {file: set(page.ids) for file, page in pages(name).items()}
    host = urlsplit(SITES[name][1] or "").netloc
    broken = []
    for file, page in pages(name).items():
        for element, address in page.addresses:
            whole = urlsplit(urljoin(f"https://here{address_of(name, file)}", address))
            if whole.scheme not in ("http", "https") or whole.netloc not in ("here", host):
                continue
            path = unquote(whole.path)
            target = file_of(path.removeprefix(base_path(name)))
            inside = path.startswith(f"{base_path(name)}/") and target in files
            if not inside or (whole.fragment and unquote(whole.fragment) not in ids[target]):
                broken.append(f"{file}: {element.tag} {address}")
    assert broken == []


@every_site
def test_no_page_loads_anything_from_elsewhere(name: str) -> None:
    """No style, script, font, picture or frame comes from another host; only what a visitor follows leads there."""
    for file, page in pages(name).items():
        for element, address in page.addresses:
            followed = element.tag == "a" or element.attributes.get("rel") == "canonical"
            assert followed or not urlsplit(address).netloc, f"{file}: {element.tag} {address}"


@every_site
def test_styles_load_nothing_from_elsewhere(name: str) -> None:
    """No style sheet or script names another host to load from."""
    for file, data in built(name).items():
        if file.endswith((".css", ".js")):
            text = data.decode()
            assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import|import\s*\(?['\"]https?:", text), file


@every_site
def test_no_page_has_a_style_or_script_of_its_own(name: str) -> None:
    """No page breaks its own security policy, and every page has one."""
    for file, page in pages(name).items():
        (policy,) = [meta for meta in page.all("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in policy.attributes["content"]
        assert "unsafe" not in policy.attributes["content"]
        assert page.all("style") == []
        assert page.duplicates == []
        for element in page.elements:
            assert not [key for key in element.attributes if key == "style" or key.startswith("on")], f"{file}: {element}"
        for script in page.all("script"):
            assert script.attributes.get("type") == "application/ld+json" or (script.attributes["src"] and not script.text)


@every_site
def test_titles_are_unique(name: str) -> None:
    """Every page has one title and one heading of the first level, and no two pages share a title."""
    titles: Counter[str] = Counter()
    for file, page in pages(name).items():
        (title,) = [found for found in page.all("title") if found.text]
        (heading,) = page.all("h1")
        assert heading.text.strip(), file
        titles[title.text] += 1
    assert [title for title, times in titles.items() if times > 1] == []


@every_site
def test_ids_are_unique_and_references_whole(name: str) -> None:
    """No page uses an id twice, and what refers to an id finds it."""
    for file, page in pages(name).items():
        assert [found for found, times in Counter(page.ids).items() if times > 1] == [], file
        named = {word for element in page.elements for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for") for word in element.attributes.get(key, "").split()}
        assert named <= set(page.ids), file


@every_site
def test_headings_do_not_skip_a_level(name: str) -> None:
    """Headings go down one level at a time."""
    for file, page in pages(name).items():
        levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
        assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), file


@every_site
def test_every_page_tells_what_it_is(name: str) -> None:
    """Every page has a language, a description, and the address under which it wants to be known, if anybody knows it."""
    known = SITES[name][1]
    for file, page in pages(name).items():
        assert page.all("html")[0].attributes["lang"] == "nl"
        assert len([meta for meta in page.all("meta") if meta.attributes.get("name") == "description" and meta.attributes["content"]]) == 1
        canonical = [link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") == "canonical"]
        assert canonical == ([urljoin(known, address_of(name, file))] if known else []), file


@every_site
def test_pictures_say_what_they_show(name: str) -> None:
    """Every picture has words instead and a size."""
    for page in pages(name).values():
        for picture in page.all("img"):
            assert picture.attributes["alt"]
            assert {"width", "height"} <= set(picture.attributes)


def examples(name: str) -> dict[str, Markup]:
    slugs = [path.stem for path in (SITES[name][0] / FOLDER).glob("*.md")]
    return {slug: pages(name)[f"praktijkvoorbeelden/{slug}/index.html"] for slug in slugs}


def within(page: Markup, word: str) -> list[Found]:
    """Return the elements that have *word* as a class."""
    return [element for element in page.elements if word in element.attributes.get("class", "").split()]


@every_site
def test_every_figure_has_its_source_one_click_away(name: str) -> None:
    """Each figure on the page of an example links to its source, which stands on that page with an address."""
    figures = 0
    for slug, page in examples(name).items():
        data = json.loads(built(name)[f"praktijkvoorbeelden/{slug}/index.json"])
        results = data["resultaten"] if isinstance(data["resultaten"], list) else []
        sources = [result["bron"] for result in results if result["bron"]]
        sources += [result["vergelijking"]["bron"] for result in results if result["vergelijking"]]
        links = [element.attributes["href"] for element in within(page, "claim__bron")]
        assert Counter(links) == Counter(f"#bron-{number}" for number in sources), slug
        assert {link.removeprefix("#") for link in links} <= set(page.ids)
        numbered = [element for element in page.elements if re.fullmatch(r"bron-\d+", element.attributes.get("id", ""))]
        assert len(numbered) == len(data["bronnen"])
        hrefs = [element.attributes["href"] for element in page.all("a") if element.attributes.get("href") in {source["url"] for source in data["bronnen"]}]
        assert {source["url"] for source in data["bronnen"]} <= set(hrefs)
        figures += sum(result["waarde"] is not None for result in results)
    assert figures


@every_site
def test_every_example_is_listed_where_it_belongs(name: str) -> None:
    """Each example has its card in the explorer and on the page of each thema, element, gemeente, provincie and year that it has."""
    found = pages(name)

    def cards(file: str) -> set[str]:
        heads = [urlsplit(address).path for element, address in found[file].addresses if element.tag == "a"]
        return {path.rstrip("/").rsplit("/", 1)[-1] for path in heads if "/praktijkvoorbeelden/" in path}

    for slug in examples(name):
        data = json.loads(built(name)[f"praktijkvoorbeelden/{slug}/index.json"])
        lists = [f"themas/{thema}" for thema in (*data["themas"]["kern"], *data["themas"]["raakt"])]
        lists += [f"elementen/{element}" for element in data["elementen"]] + ["praktijkvoorbeelden"]
        lists += [f"jaren/{start[:4]}"] if (start := data["periode"]["start"]) else []
        assert all(slug in cards(f"{file}/index.html") for file in lists)
        assert data["gemeenten_nu"]


@every_site
def test_every_example_can_be_reached(name: str) -> None:
    """From the home page every page can be reached by links, but for those that stand at an old address and the one for what is not found."""
    found = pages(name)
    reached, edge = set[str](), {"index.html"}
    while edge:
        reached |= edge
        addresses = {urljoin(address_of(name, file), address) for file in edge for element, address in found[file].addresses if element.tag == "a"}
        files = {file_of(unquote(urlsplit(address).path).removeprefix(base_path(name))) for address in addresses}
        edge = (files & set(found)) - reached
    moved = {file for file, page in found.items() if any(meta.attributes.get("content") == "noindex" for meta in page.all("meta"))}
    assert set(found) - reached - moved - {"404.html"} == set()
