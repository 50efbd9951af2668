"""HTML as a list of elements with their attributes, read by the parser of the standard library."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESS = ("href", "src", "action", "data", "srcset", "poster", "formaction")


@dataclass(slots=True)
class Found:
    """One element: its name, its attributes, and the text in it (its own and that of elements inside)."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class Markup(HTMLParser):
    """`elements` are all elements of a page in order; `duplicates` are attributes that one element has twice."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Found] = []
        self.duplicates: list[str] = []
        self._open: list[Found] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.duplicates += [f"{tag} {name}" for name in set(names) if names.count(name) > 1]
        element = Found(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str) -> list[Found]:
        return [element for element in self.elements if element.tag == tag]

    @property
    def tags(self) -> list[str]:
        return [element.tag for element in self.elements]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def addresses(self) -> list[tuple[Found, str]]:
        """Every address that the page names, with the element that names it."""
        found = [(element, element.attributes[name]) for element in self.elements for name in ADDRESS if name in element.attributes]
        refreshes = [element for element in self.all("meta") if element.attributes.get("http-equiv") == "refresh"]
        return [*found, *((element, element.attributes["content"].partition("url=")[2]) for element in refreshes)]
