"""A page to HTML. The only module that knows Jinja and Markdown.

HTML enters by one door, the filter `markdown`, and what comes through it is sanitised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from xml.etree.ElementTree import Element

import nh3
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, OListProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from praktijksite import dutch, urls
from praktijksite.begrippen import Lezer, Vinder
from praktijksite.getallen import named_sources
from praktijksite.model import Begrip
from praktijksite.pages.frame import Card, Page
from praktijksite.urls import Addresses, slugify

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "code", "pre"),
    *("blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "sup", "sub", "del"),
}
ATTRIBUTES = {
    "a": {"href", "title", "rel", "class", "aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"class"},
    "td": {"class"},
}
ALIGN = {"text-align: left;": "links", "text-align: center;": "midden", "text-align: right;": "rechts"}
DRAWINGS = (("bloem", "bloem"), ("bloem", "bloem_groot"), ("card", "card"), ("icoon", "icoon"))
"""File and name of macros that depend on their arguments only and come by a dozen times with the same: what they made is kept for a while."""
KEPT = 4096
_BULLET = re.compile(r"( *)([-*+]|[0-9]{1,9}[.)])( +)(?=\S)")
_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_FENCE = re.compile(r" {0,3}(```+|~~~+)")


class Renderer:
    """Turns pages into HTML: same page, same text. Keeps its compiled templates in *bytecode*.

    Where a page first uses a term of *begrippen* in a text, the word leads to the glossary.
    """

    def __init__(self, templates: Path, addresses: Addresses, bytecode: Path | None = None, begrippen: Iterable[Begrip] = ()) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            # Escape everything: `select_autoescape` goes by file name and skips .svg.
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=FileSystemBytecodeCache(str(bytecode)) if bytecode else None,
        )
        self._begrippen = Vinder(begrippen)
        base = addresses.base_path

        @pass_context
        def to_html(context: Context, text: str, prefix: str = "", *, bronnen: bool = False) -> Markup:
            html = markdown(text, base, prefix, bronnen=bronnen, begrippen=context["begrippen"])
            return Markup(html)  # noqa: S704 - sanitised by nh3

        self._environment.filters.update(markdown=to_html, koppen=headings, getal=dutch.number, dag=dutch.day)
        for file, name in DRAWINGS:
            macros = self._environment.get_template(f"macros/{file}.html").module
            setattr(macros, name, lru_cache(KEPT)(getattr(macros, name)))

    def cards(self, cards: Iterable[Card]) -> list[str]:
        """Return the markup of each card as the explorer shows it."""
        card = getattr(self._environment.get_template("macros/card.html").module, "card")  # noqa: B009 - a macro, which no type knows
        return [str(card(item, niveau=3)) for item in cards]

    def html(self, page: Page) -> str:
        return self._environment.get_template(page.template).render(page=page, begrippen=self._begrippen.lezer())


def markdown(text: str, base_path: str = "", prefix: str = "", *, bronnen: bool = False, begrippen: Lezer | None = None) -> str:
    """Return Markdown *text* as sanitised HTML.

    Headings never include h1; links to this site get *base_path* before them;
    links to elsewhere are marked. Heading ids begin with *prefix*. With *bronnen*
    the sources that the text names ('bron 2') lead to their place on the page, and
    what *begrippen* finds leads to the glossary.
    """
    converter = converter_for(text)
    tree = converter.treeprocessors["site"]
    assert isinstance(tree, _SiteTree)  # noqa: S101 - registered below
    tree.base_path, tree.prefix, tree.bronnen, tree.begrippen = base_path, prefix, bronnen and "ron" in text, begrippen
    return _cleaner().clean(converter.convert(text))


def headings(html: Markup) -> list[tuple[str, str]]:
    """Return the id and the text of every h2 in what `markdown` made."""
    return [(id_, Markup(inner).striptags()) for id_, inner in _HEADING.findall(html)]  # noqa: S704 - sanitised by nh3


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)


def converter_for(text: str) -> Markdown:
    """Return a converter that can do what *text* asks, as new."""
    unmarked = _MARKED.sub("", text)
    return _converter(bare=any(sign in unmarked for sign in _BARE_SIGNS)).reset()


@cache
def _converter(*, bare: bool) -> Markdown:
    """Return a converter set up as contributors know it from GitHub: with tables, fences and *bare* addresses.

    What finds bare addresses takes longer to load than the rest together, and few texts have one.
    """
    # Not by name: that would look through all that is installed.
    extensions: list[Extension] = [TableExtension(), FencedCodeExtension()]
    if bare:
        from pymdownx.magiclink import MagiclinkExtension

        extensions.append(MagiclinkExtension())
    return Markdown(extensions=[*extensions, Site(), _Quick()], output_format="html")


class Site(Extension):
    """Markdown as this site wants it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        # Raw HTML is shown as text; who wants markup has Markdown.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(_Ordered(md.parser), "olist", 40)
        md.preprocessors.register(_Lists(md), "lists", 27)
        md.treeprocessors.register(_SiteTree(md), "site", 5)


_BLOCK_SIGNS: Mapping[str, tuple[str, ...]] = {
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("-", "*", "_"),
    "quote": (">",),
    "reference": ("]:",),
}
_MARKED = re.compile(r"(?<![\\!\]])\[[^\\`!<>\[\]]*\]\([^()\\`<>\s]*\)")
"""A link that its author marked as one."""
_LINK_SIGNS, _MAIL_SIGNS = ("://", "w.", "W."), ("@",)
_BARE_SIGNS = (*_LINK_SIGNS, *_MAIL_SIGNS)
_INLINE_SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "magic-link": _LINK_SIGNS,
    "magic-mail": _MAIL_SIGNS,
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Without one of these in a text, the expression of that name cannot match it."""


class _Quick(Extension):
    """Spares the library half its time, for the same HTML: most texts need few of its many expressions.

    A test holds the HTML beside that of a converter without this.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Inline(md), "inline", 20)
        for name, signs in _BLOCK_SIGNS.items():
            _only_with(signs, md.parser.blockprocessors[name])


def _only_with(signs: tuple[str, ...], processor: BlockProcessor) -> None:
    """Let *processor* look only at blocks that hold one of *signs*."""
    test = processor.test

    def quick(parent: Element, block: str) -> bool:
        # A loop, for this is asked of every block a dozen times.
        for sign in signs:
            if sign in block:
                return test(parent, block)
        return False

    processor.test = quick  # type: ignore[method-assign]


class _Inline(InlineProcessor):
    """Tries an expression only on text that holds one of its signs."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's names
        if isinstance(data, AtomicString):
            return data
        start, number, patterns = 0, patternIndex, self._signed
        while number < len(patterns):
            pattern, signs = patterns[number]
            matched = False
            for sign in signs:
                if sign in data:
                    data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)  # type: ignore[attr-defined]
                    break
            if not matched:
                number, start = number + 1, 0
        return data

    @cached_property
    def _signed(self) -> list[tuple[object, tuple[str, ...]]]:
        """The expressions in the order in which they are tried, each with its signs; the empty sign is in any text."""
        known = {id(self.inlinePatterns[name]): signs for name, signs in _INLINE_SIGNS.items() if name in self.inlinePatterns}
        return [(pattern, known.get(id(pattern), ("",))) for pattern in self.inlinePatterns]


class _Ordered(OListProcessor):
    """A list that begins at 5 says 5."""

    LAZY_OL = False


class _Lists(Preprocessor):
    """Makes lists and tables come out as on GitHub: straight after a paragraph, and lists nested by two spaces."""

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        # Per open list level: the column of its bullet and of its text, as written.
        levels: list[tuple[int, int]] = []
        fence, loose = "", False
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            mark = _FENCE.match(line)
            if fence or mark:
                if not fence and levels and len(line) - len(line.lstrip()) < levels[0][1]:
                    levels.clear()
                fence = "" if mark and fence and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
                out.append(line)
                continue
            bullet = _BULLET.match(line)
            if bullet and not _is_text(bullet, levels, out):
                # A list that begins needs an empty line before it, and so does an item after one with paragraphs.
                if (loose or not levels) and out and out[-1].strip():
                    out.append("")
                loose = False
                levels = [*_above(bullet, levels), (len(bullet[1]), bullet.end(3))]
                out.append("    " * (len(levels) - 1) + bullet[2].replace(")", ".") + line[bullet.end(2) :])
            elif levels and line.strip():
                loose = loose or not out[-1].strip()
                text = f"{line[: bullet.end(2) - 1]}\\{line[bullet.end(2) - 1 :]}" if bullet else line
                out.append(_continue(text, levels, out))
            else:
                if "|" in line and _is_ruler(after) and out and out[-1].strip():
                    out.append("")
                out.append(line)
        return out


def _above(bullet: re.Match[str], levels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the levels that *bullet* stands in."""
    column = len(bullet[1])
    return [level for level in levels if level[0] < column and level[1] <= column]


def _is_text(bullet: re.Match[str], levels: list[tuple[int, int]], out: list[str]) -> bool:
    """Tell whether what looks like a bullet is not: it stands too far in, or is a number that happens to begin a line."""
    above = _above(bullet, levels)
    begins = len(above) == len(levels)
    number = bullet[2][0].isdigit() and bullet[2][:-1] != "1"
    return (not above and len(bullet[1]) > 3) or (begins and number and bool(out) and bool(out[-1].strip()))


def _is_ruler(line: str) -> bool:
    """Tell whether *line* is the one with dashes under the head of a table."""
    return "|" in line and "-" in line and set(line) <= set(" :|-")


def _continue(line: str, levels: list[tuple[int, int]], out: list[str]) -> str:
    """Return a line under a list item, indented as its level asks; close the list when it ends."""
    column = len(line) - len(line.lstrip())
    if out and not out[-1].strip() and column < levels[0][1]:
        levels.clear()
        return line
    while len(levels) > 1 and column < levels[-1][1]:
        levels.pop()
    if out and out[-1].strip():
        return "    " * (len(levels) - 1) + line.lstrip()
    deeper = max(0, column - levels[-1][1])
    return "    " * len(levels) + " " * deeper + line.lstrip()


class _SiteTree(Treeprocessor):
    """Headings, links and tables as this site wants them."""

    base_path = ""
    prefix = ""
    bronnen = False
    begrippen: Lezer | None = None

    def run(self, root: Element) -> None:
        seen: dict[str, int] = {}
        if root.find(".//table") is not None:
            _wrap_tables(root)
        for element in root.iter():
            if element.tag in ("h1", "h2", "h3", "h4"):
                if element.tag == "h1":
                    element.tag = "h2"
                element.set("id", self._id("".join(element.itertext()), seen))
            elif element.tag == "a":
                self._link(element)
            elif element.tag in ("th", "td") and "style" in element.attrib:
                element.set("class", f"tabel__cel--{ALIGN.get(element.attrib.pop('style'), 'links')}")
        self._words(root)

    def _words(self, root: Element) -> None:
        if self.bronnen:
            _link_words(root, _CLOSED, _source_links)
        if self.begrippen:
            _link_words(root, _CLOSED_TO_TERMS, partial(self._term_links, self.begrippen))

    def _term_links(self, read: Lezer, text: str) -> tuple[str, list[Element]]:
        """Return *text* up to the first term in it that leads to the glossary, and a link per term, each with the text after it."""
        links: list[Element] = []
        after = len(text)
        for begin, end, term in reversed(read(text)):
            link = Element("a", {"href": self.base_path + urls.begrip(term), "class": "begriplink"})
            link.text, link.tail = text[begin:end], text[end:after]
            links.insert(0, link)
            after = begin
        return text[:after], links

    def _id(self, text: str, seen: dict[str, int]) -> str:
        slug = slugify(text) or "kop"
        if self.prefix:
            slug = f"{self.prefix}-{slug}"
        free = slug
        while free in seen:
            seen[slug] += 1
            free = f"{slug}-{seen[slug]}"
        seen[free] = 1
        return free

    def _link(self, element: Element) -> None:
        href = element.get("href", "")
        element.attrib.pop("class", None)
        if href.startswith("/") and not href.startswith("//"):
            element.set("href", self.base_path + href)
        elif href.startswith(("http://", "https://")):
            element.set("class", "extern")
            element.set("rel", "external noopener")


_CLOSED = frozenset(("a", "code", "pre"))
_CLOSED_TO_TERMS = _CLOSED | {"h1", "h2", "h3", "h4", "h5", "h6", "th", "blockquote"}
"""Who reads a heading or a quote wants to read on."""


def _link_words(element: Element, closed: Collection[str], links_of: Callable[[str], tuple[str, list[Element]]]) -> None:
    """Make links of what *links_of* finds in the texts of *element*, in their order; elements named in *closed* stay as they are."""
    if element.tag in closed:
        return
    place = 0
    children = list(element)
    if element.text and not element.text.isspace():
        element.text, links = links_of(element.text)
        element[0:0] = links
        place = len(links)
    for child in children:
        _link_words(child, closed, links_of)
        place += 1
        if child.tail and not child.tail.isspace():
            child.tail, links = links_of(child.tail)
            element[place:place] = links
            place += len(links)


def _source_links(text: str) -> tuple[str, list[Element]]:
    """Return *text* up to the first source it names, and a link per source, each with the text after it."""
    links: list[Element] = []
    end = 0
    before = ""
    for named in named_sources(text):
        for place, number in enumerate(named.nummers):
            # The first link has the word in it, the ones after it say it to who cannot see the first.
            begin = number.begin if place else named.begin
            link = Element("a", {"href": f"#bron-{number.waarde}", "class": "bronlink"})
            if place:
                link.set("aria-label", f"bron {number.waarde}")
            link.text = text[begin : number.eind]
            if links:
                links[-1].tail = text[end:begin]
            else:
                before = text[:begin]
            links.append(link)
            end = number.eind
    if links:
        links[-1].tail = text[end:]
        return before, links
    return text, links


def _wrap_tables(root: Element) -> None:
    for parent in list(root.iter()):
        for index, child in enumerate(parent):
            if child.tag == "table":
                parent[index] = _wrapped(child)


def _wrapped(table: Element) -> Element:
    """Return *table* in a box that scrolls sideways and can be reached by keyboard."""
    box = Element("div", {"class": "tabel-vak", "role": "group", "tabindex": "0", "aria-label": "Tabel"})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box
