"""Markdown comes out as contributors know it from GitHub, and nothing in it can do more than be read."""

from __future__ import annotations

import re
from html import unescape

import markupsafe
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown import Markdown

from praktijksite import render
from praktijksite.render import ATTRIBUTES, TAGS, Renderer, markdown
from praktijksite.urls import Addresses
from tests.builders import BODY, PROJECT, problems_in, source_text
from tests.markup import Markup


def squeezed(html: str) -> str:
    """Return *html* without the new lines between tags, which no reader sees."""
    return re.sub(r">\n+<", "><", html).strip()


CASES = {
    "paragraphs": ("een\ntwee\n\ndrie", "<p>een\ntwee</p><p>drie</p>"),
    "line break": ("een  \ntwee", "<p>een<br>\ntwee</p>"),
    "emphasis": ("*a* **b** snake_case_woord `c_d`", "<p><em>a</em> <strong>b</strong> snake_case_woord <code>c_d</code></p>"),
    "list after a paragraph": ("tekst:\n- een\n- twee", "<p>tekst:</p><ul><li>een</li><li>twee</li></ul>"),
    "numbers after a paragraph": ("tekst:\n1. een\n2. twee", "<p>tekst:</p><ol><li>een</li><li>twee</li></ol>"),
    "stars after a paragraph": ("tekst\n* een\n* twee\n\nmeer\n+ drie", "<p>tekst</p><ul><li>een</li><li>twee</li></ul><p>meer</p><ul><li>drie</li></ul>"),
    "nested by two": ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
    "nested by four": ("- a\n    - b\n        - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
    "bullets under numbers": ("1. a\n   - b\n   - c\n2. d", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"),
    "numbers under bullets": ("- a\n  1. b\n  2. c\n- d", "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"),
    "item of two lines": ("- een\n  en meer\n- twee", "<ul><li>een\nen meer</li><li>twee</li></ul>"),
    "item of two lines at the margin": ("- een\nen meer\n- twee", "<ul><li>een\nen meer</li><li>twee</li></ul>"),
    "item of two paragraphs": ("- een\n\n  en meer\n- twee", "<ul><li><p>een</p><p>en meer</p></li><li><p>twee</p></li></ul>"),
    "number of two paragraphs": ("1. een\n\n   en meer\n\n2. twee", "<ol><li><p>een</p><p>en meer</p></li><li><p>twee</p></li></ol>"),
    "text after a list": ("- een\n- twee\n\ntekst", "<ul><li>een</li><li>twee</li></ul><p>tekst</p>"),
    "list from a number": ("5. vijf\n6. zes", '<ol start="5"><li>vijf</li><li>zes</li></ol>'),
    "number with a bracket": ("1) een\n2) twee", "<ol><li>een</li><li>twee</li></ol>"),
    "year in running text": ("Het begon in\n2019. Toen was er niets.", "<p>Het begon in\n2019. Toen was er niets.</p>"),
    "dash in running text": ("een\n-twee", "<p>een\n-twee</p>"),
    "list right after a list": ("- a\n- b\n\ntekst\n- c\nmeer\n- d", "<ul><li>a</li><li>b</li></ul><p>tekst</p><ul><li>c\nmeer</li><li>d</li></ul>"),
    "year in an item": ("- Begonnen in\n  2019. Toen klein.\n- Nu groot.", "<ul><li>Begonnen in\n2019. Toen klein.</li><li>Nu groot.</li></ul>"),
    "back from three deep": ("- a\n  - b\n    - c\n  - d\n- e", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"),
    "indented list": ("   - a\n   - b", "<ul><li>a</li><li>b</li></ul>"),
    "quote": ("> een\n> twee\n\ndrie", "<blockquote><p>een\ntwee</p></blockquote><p>drie</p>"),
    "rule": ("een\n\n---\n\ntwee", "<p>een</p><hr><p>twee</p>"),
    "code with a list in it": ("```\n- geen lijst\n  - ook niet\n1. nee\n```", "<pre><code>- geen lijst\n  - ook niet\n1. nee\n</code></pre>"),
    "code with tildes": ("~~~\n```\n- x\n~~~\n- y", "<pre><code>```\n- x\n</code></pre><ul><li>y</li></ul>"),
    "code with markup": ("```html\n<b>&amp;</b>\n```", "<pre><code>&lt;b&gt;&amp;amp;&lt;/b&gt;\n</code></pre>"),
    "code after a list": ("- a\n```\n- x\n```\n- b", "<ul><li>a</li></ul><pre><code>- x\n</code></pre><ul><li>b</li></ul>"),
    "heading": ("### Kop\ntekst", '<h3 id="kop">Kop</h3><p>tekst</p>'),
    "heading of the first level": ("# Kop", '<h2 id="kop">Kop</h2>'),
    "heading by a line below": ("Kop\n===", '<h2 id="kop">Kop</h2>'),
    "headings alike": ("### a 2\n### a\n### a", '<h3 id="a-2">a 2</h3><h3 id="a">a</h3><h3 id="a-3">a</h3>'),
    "heading without letters": ("### ?!\n### ...", '<h3 id="kop">?!</h3><h3 id="kop-2">...</h3>'),
    "markup is text": ("a <b>b</b> <br> &lt;i&gt; <!-- c -->", "<p>a &lt;b&gt;b&lt;/b&gt; &lt;br&gt; &lt;i&gt; &lt;!-- c --&gt;</p>"),
    "block of markup is text": ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n<em>a</em>\n&lt;/div&gt;</p>"),
    "script is text": ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    "ampersand": ("a & b &copy; &euro;", "<p>a &amp; b © €</p>"),
    "link to this site": ("[a](/over/#x)", '<p><a href="/basis/over/#x">a</a></p>'),
    "link within the page": ("[a](#x)", '<p><a href="#x">a</a></p>'),
    "link to elsewhere": ("[a](https://example.org/?a=1&b=2)", '<p><a class="extern" href="https://example.org/?a=1&amp;b=2" rel="external noopener">a</a></p>'),
    "link with a title": ('[a](/over/ "t")', '<p><a href="/basis/over/" title="t">a</a></p>'),
    "bare address": ("zie https://example.org/a_b_c.", '<p>zie <a class="extern" href="https://example.org/a_b_c" rel="external noopener">https://example.org/a_b_c</a>.</p>'),
    "bare www": ("www.example.org", '<p><a class="extern" href="http://www.example.org" rel="external noopener">www.example.org</a></p>'),
    "address in code": ("`https://example.org`", "<p><code>https://example.org</code></p>"),
    "mail address": ("<a@example.org>", '<p><a href="mailto:a@example.org">a@example.org</a></p>'),
    "link to a script": ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
    "reference to a script": ("[a][1]\n\n[1]: javascript:alert(1)", "<p><a>a</a></p>"),
    "link to data": ("[a](data:text/html;base64,x)", "<p><a>a</a></p>"),
    "link in disguise": ("[a](java&#115;cript:alert(1))", "<p><a>a</a></p>"),
    "picture": ("![a](/x.png)", "<p></p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_markdown_as_on_github(name: str) -> None:
    """Each way of writing comes out as it does on GitHub."""
    text, html = CASES[name]
    assert squeezed(unescape_entities(markdown(text, "/basis"))) == html


def unescape_entities(html: str) -> str:
    """Return *html* with letters instead of numbers: how a mail address is hidden is no promise."""
    return re.sub(r"&#\d+;", lambda found: unescape(found[0]), html)


@pytest.mark.parametrize("before", ["", "tekst\n", "tekst\n\n"])
def test_table(before: str) -> None:
    """A table comes out with its alignment in classes, in a box that a keyboard can reach, also straight after a line of text."""
    html = markdown(f"{before}| a | b | c |\n|:--|:-:|--:|\n| 1 | `x` | **3** |")
    page = Markup(html)
    assert html.startswith("<p>tekst</p>") == bool(before)
    (box,) = page.all("div")
    assert box.attributes == {"class": "tabel-vak", "role": "group", "tabindex": "0", "aria-label": "Tabel"}
    assert [cell.attributes["class"] for cell in page.all("th")] == ["tabel__cel--links", "tabel__cel--midden", "tabel__cel--rechts"]
    assert [cell.text for cell in page.all("td")] == ["1", "x", "3"]


def test_line_with_a_bar_is_no_table() -> None:
    """A bar in running text makes no table."""
    assert markdown("a | b\nc - d") == "<p>a | b\nc - d</p>"


def test_headings_have_a_prefix() -> None:
    """Ids of headings begin with that of their section, so that two sections may have the same."""
    assert markdown("### Kop", prefix="aanpak") == '<h3 id="aanpak-kop">Kop</h3>'


@pytest.mark.parametrize("text", ["# een\n\n## twee\n\n- # drie\n\n> # vier\n\nvijf\n====", "####### zeven"])
def test_text_has_no_first_heading(text: str) -> None:
    """The first heading of a page is its title; a text has none of that level, wherever it tries."""
    assert "<h1" not in markdown(text)


def bron(number: int, text: str, label: bool = False) -> str:
    """Return the link to a source, as it comes out."""
    name = f'aria-label="bron {number}" ' if label else ""
    return f'<a {name}class="bronlink" href="#bron-{number}">{text}</a>'


ONE, TWO = bron(1, "bron 1"), f"{bron(1, 'bron 1')} en {bron(3, '3', label=True)}"
SOURCES = {
    "at the end of a paragraph": ("Er kwamen 59 mensen (bron 1).", f"<p>Er kwamen 59 mensen ({ONE}).</p>"),
    "two of them": ("Zo was het (bron 1 en 3).", f"<p>Zo was het ({TWO}).</p>"),
    "three of them": ("(bron 1, 2 en 4)", f"<p>({ONE}, {bron(2, '2', label=True)} en {bron(4, '4', label=True)})</p>"),
    "with a capital": ("Bronnen 1 en 3 zeggen dat.", f"<p>{TWO.replace('bron 1<', 'Bronnen 1<')} zeggen dat.</p>"),
    "twice in a line": ("Een (bron 1). Twee (bron 2).", f"<p>Een ({ONE}). Twee ({bron(2, 'bron 2')}).</p>"),
    "in a list": ("- een (bron 1)\n- twee (bron 2);", f"<ul><li>een ({ONE})</li><li>twee ({bron(2, 'bron 2')});</li></ul>"),
    "in an item with a list": ("- een (bron 1):\n  - twee", f"<ul><li>een ({ONE}):<ul><li>twee</li></ul></li></ul>"),
    "in bold": ("**Zo was het (bron 1 en 3).** Nu niet.", f"<p><strong>Zo was het ({TWO}).</strong> Nu niet.</p>"),
    "after bold": ("**Nu** niet (bron 1).", f"<p><strong>Nu</strong> niet ({ONE}).</p>"),
    "between bold": ("**a** (bron 1) *b* (bron 1) c", f"<p><strong>a</strong> ({ONE}) <em>b</em> ({ONE}) c</p>"),
    "over a line": ("Zo was het (bron\n1 en 3).", f"<p>Zo was het ({TWO.replace('bron 1<', 'bron' + chr(10) + '1<')}).</p>"),
    "in a quote": ("> Ja (bron 1).", f"<blockquote><p>Ja ({ONE}).</p></blockquote>"),
    "in a heading": ("### Kop (bron 1)", f'<h3 id="kop-bron-1">Kop ({ONE})</h3>'),
    "in a link": ("[zie bron 1](/over/)", '<p><a href="/over/">zie bron 1</a></p>'),
    "in code": ("`bron 1`", "<p><code>bron 1</code></p>"),
    "in a block of code": ("```\nbron 1\n```", "<pre><code>bron 1\n</code></pre>"),
    "no number": ("De bron is er, en bron van water.", "<p>De bron is er, en bron van water.</p>"),
    "a year": ("Volgens bron 2017 en 3.", "<p>Volgens bron 2017 en 3.</p>"),
    "part of a word": ("waterbron 1, bron 1a", "<p>waterbron 1, bron 1a</p>"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_source_in_a_text_is_a_link(name: str) -> None:
    """A source that a text names leads to its place on the page; a second number says the word to who cannot see it."""
    text, html = SOURCES[name]
    assert squeezed(markdown(text, bronnen=True)) == html
    assert "bronlink" not in markdown(text)


@pytest.mark.parametrize("text", ["Zo was het (bron 2).", "Zo was het (bron 0).", "- zo\n- was het (bron 1 en 3)", "**Zo (bron 9)**", "Zo was het (bron 1, 2 en 1)."])
def test_source_that_does_not_exist_never_becomes_a_link(text: str) -> None:
    """A number that is no source is told at its line, so that no link on a page leads nowhere."""
    (told,) = problems_in(source_text(body=BODY.replace("Tekst onder", f"{text}\n\nTekst onder", 1)))
    assert re.search(r"Bron [0-9] bestaat niet", told)


@given(st.lists(st.sampled_from(["bron 1", "(bron 1 en 3)", "Bron 2", "**", "*", "`", "- ", "\n", "\n\n", "woord ", "[a](/b/)", "> ", "bron", " 4", "(", ")", ".", "# "]), max_size=12).map("".join))
def test_links_of_sources_change_no_text(text: str) -> None:
    """With or without links of sources a reader reads the same; each leads to the number that it shows."""
    with_links, without = (Markup(f"<div>{markdown(text, bronnen=linked)}</div>") for linked in (True, False))
    assert with_links.elements[0].text == without.elements[0].text
    for link in with_links.all("a"):
        if link.attributes.get("class") == "bronlink":
            assert link.attributes["href"] == f"#bron-{re.findall('[0-9]+', link.text)[0]}"


HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onclick="alert(1)', "' style='x", "</title>", "-->", "<!--", "]]>", "{{ 7*7 }}"),
            *("[a](javascript:alert(1))", "[a]: javascript:x", "<javascript:x>", "![x](javascript:x)", "&#60;b&#62;", "&lt;b&gt;", "\\<b>", "`<b>`", "```\n<b>\n"),
            *("<a href=javascript:x>", "</div>", "<div class=x>", "<style>*{}</style>", "<svg onload=x>", "<base href=//x>", "\n", "\n\n", "    ", "- ", "> ", "# "),
            *("| a | b |\n|---|---|\n", "*", "_", "**", "[", "](", ")", '"', "'", "&", "<", ">", "\\", "https://example.org/", "<b", "x\u2028y", "é", "\x02", "\x03"),
            *("wzxhzdk:0", "\x02wzxhzdk:0\x03", "www.example.org/'onmouseover='x", "{: onclick=x }", "<a@b.nl onclick=x>", "[a](/x 'onclick=y')", "]: /x"),
        ]
    )
    | st.text(max_size=6),
    max_size=12,
).map("".join)


@given(HOSTILE)
@settings(max_examples=500)
def test_markdown_gives_only_what_is_allowed(text: str) -> None:
    """Whatever stands in a text, only the allowed elements and attributes come out, and links to web or mail."""
    page = Markup(markdown(text))
    assert page.duplicates == []
    assert set(page.tags) <= TAGS
    for element in page.elements:
        assert set(element.attributes) <= ATTRIBUTES.get(element.tag, set())
        if (href := element.attributes.get("href")) is not None:
            scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", href, re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


@pytest.fixture(scope="module")
def slow() -> Markdown:
    """Return a converter without what makes ours quick."""
    return Markdown(extensions=["tables", "fenced_code", "pymdownx.magiclink", render.Site()], output_format="html")


MARKS = st.sampled_from(
    [
        *("|", "\n", "\n\n", "#", "=", "-", "*", "_", ">", "]:", "`", "\\", "[", "](", ")", "![", "<", "  \n", "&amp;", "~~~\n", "1. ", "- ", " ", "woord"),
        *("https://example.org/a", "www.example.org", "a@example.org", "(/over/)", "<https://example.org/b>", "<a@example.org>", "[x](https://example.org/c)"),
        *("[y](</d>)", "[z]: https://example.org/e\n", "[z]", "http:", "mailto:a@example.org", "|---|---|\n"),
    ]
)


@given(st.lists(MARKS, max_size=14).map("".join))
@settings(max_examples=1000)
def test_quick_markdown_is_markdown(slow: Markdown, text: str) -> None:
    """What is left out for speed would have changed nothing."""
    assert render.converter_for(text).convert(text) == slow.reset().convert(text)


@given(HOSTILE)
@settings(max_examples=100)
def test_markdown_depends_on_its_text_alone(text: str) -> None:
    """The same text gives the same HTML, whatever was rendered before it."""
    first = markdown(text, "/a", "b")
    markdown("### a\n\n[x]: /y\n\n```\n", "/c")
    assert markdown(text, "/a", "b") == first


def test_template_that_asks_for_nothing_fails() -> None:
    """A template that names something which is not there stops the build instead of printing nothing."""
    renderer = Renderer(PROJECT / "templates", Addresses(None))
    with pytest.raises(UndefinedError):
        renderer._environment.from_string("{{ page.bestaat_niet.ook_niet }}").render(page={})


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.xml", "a"])
def test_every_template_escapes(name: str) -> None:
    """Whatever a template is called, what stands in it is escaped."""
    renderer = Renderer(PROJECT / "templates", Addresses(None))
    template = renderer._environment.from_string("{{ x }}")
    template.name = name
    assert template.render(x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_headings_are_found_in_what_markdown_made() -> None:
    """Every h2 comes with its id and its plain text; smaller headings do not."""
    html = markupsafe.Markup(markdown("## Eén & *twee*\n\ntekst\n\n### Klein\n\n## Drie `code`"))  # noqa: S704 - our own words
    assert render.headings(html) == [("een-twee", "Eén & twee"), ("drie-code", "Drie code")]
