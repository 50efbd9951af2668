"""The small files around the examples, each read into its model object.

Themas, elementen, pages, gemeenten, herindelingen, trefwoorden, the glossary, national
figures and `site.yaml`. The editors write them, but mistakes are told as kindly as to anyone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from praktijksite import grafieken
from praktijksite.begrippen import plain
from praktijksite.model import (
    ELEMENT_IDS,
    THEMA_IDS,
    Begrip,
    Bron,
    Cijfer,
    Element,
    Gegevensbron,
    Gemeente,
    Grafiek,
    Herindeling,
    Pagina,
    Site,
    Thema,
    Trefwoord,
    Verwijzing,
)
from praktijksite.parse import internal_links
from praktijksite.problems import Problem, quoted, suggestion
from praktijksite.schema import (
    EMAIL,
    Datum,
    Getal,
    Keuze,
    Lijst,
    Object,
    Patroon,
    Slug,
    Soort,
    Tekst,
    Veld,
    Webadres,
)
from praktijksite.sjabloon import BLOKKEN, PLEK
from praktijksite.source import Document, Node, decode, parse_markdown, parse_yaml
from praktijksite.urls import slugify
from praktijksite.validate import Names, Validator, child

PAGINA_IDS = ("over", "meedoen", "cijfers", "open-data", "privacy", "toegankelijkheid")


def _needed(naam: str, soort: Soort) -> Veld:
    return Veld(naam, soort, verplicht=True)


_THEMA = Object((_needed("naam", Tekst(2, 40)), _needed("volgorde", Getal()), _needed("plaats", Tekst(2, 30)), _needed("samenvatting", Tekst(10, 160))))
_ELEMENT = Object(
    (
        _needed("naam", Tekst(2, 40)),
        _needed("letter", Tekst(1, 1)),
        _needed("volgorde", Getal()),
        _needed("samenvatting", Tekst(10, 160)),
        _needed("uitleg_van", Keuze(("inspecties", "redactie"))),
    )
)
_PAGINA = Object((_needed("titel", Tekst(2, 80)), _needed("samenvatting", Tekst(10, 200))))
_TREFWOORDEN = Lijst(Object((_needed("naam", Tekst(2, 40)), Veld("synoniemen", Lijst(Tekst(2, 60))))))
_BEGRIPPEN = Lijst(
    Object(
        (
            _needed("term", Patroon(r"(?=.*[A-Za-z0-9]).{2,60}", "goed begrip", "Gebruik letters: van 2 tot 60 tekens.")),
            Veld("voluit", Tekst(2, 100)),
            Veld("ook", Lijst(Tekst(2, 60))),
            _needed("uitleg", Tekst(10, 300)),
            Veld("zie", Lijst(Tekst(2, 60))),
            Veld("bron", Object((_needed("titel", Tekst(2, 300)), _needed("uitgever", Tekst(2, 120)), _needed("url", Webadres())))),
        )
    )
)
_HERINDELINGEN = Lijst(Object((_needed("oud", Tekst(2, 60)), _needed("nieuw", Lijst(Tekst(2, 60), 1)), _needed("datum", Datum(deel=False)))))
_GEGEVENSBRON = Object(
    (
        _needed("peildatum", Datum()),
        Veld("aantal", Getal()),
        _needed("bron", Object((_needed("titel", Tekst()), _needed("uitgever", Tekst()), _needed("url", Webadres())))),
        _needed("licentie", Tekst(2, 40)),
        Veld("toelichting", Tekst(2, 2000)),
    )
)
_CIJFER = Object(
    (
        _needed("id", Slug()),
        _needed("onderwerp", Slug()),
        _needed("tekst", Tekst(3, 300)),
        _needed("waarde", Getal()),
        _needed("eenheid", Tekst(1, 40)),
        _needed("meting", Tekst(3, 400)),
        Veld("vergunningjaar", Datum()),
        Veld("moment", Tekst(1, 80)),
        _needed("bron", Slug()),
        Veld("kanttekening", Tekst(3, 600)),
    )
)
_LANDELIJKE_BRON = Object(
    (_needed("titel", Tekst(2, 300)), _needed("uitgever", Tekst(2, 120)), Veld("datum", Datum()), _needed("url", Webadres()), Veld("via", Tekst(2, 300)))
)
_DOMEIN = Patroon(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "goed domein", "Schrijf alleen het domein, zonder https://.")
_SITE = Object(
    (
        _needed("titel", Tekst(2, 60)),
        _needed("ondertitel", Tekst(2, 120)),
        _needed("omschrijving", Tekst(10, 200)),
        _needed("uitgever", Tekst(2, 120)),
        Veld("base_url", Webadres()),
        Veld("repository", Patroon(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+", "goede repository", "Schrijf eigenaar/naam, zoals op GitHub.")),
        Veld("branch", Patroon(r"[A-Za-z0-9._/-]+", "goede branch", "Schrijf de naam van de branch, meestal main.")),
        Veld("email", EMAIL),
        _needed("contact_maanden", Getal()),
        Veld("contact_weg_dagen", Getal()),
        Veld("links_zelf_bekijken", Lijst(_DOMEIN)),
        Veld("cname", _DOMEIN),
    )
)


@dataclass(slots=True)
class Reader:
    """Reads the editorial files; `problems` gathers what is wrong in any of them.

    A file whose `data` is None is missing: that has been told, and counts as empty.
    """

    problems: list[Problem]

    def themas(self, files: dict[str, bytes]) -> tuple[Thema, ...]:
        """Return the six themas in their fixed order, from `{path: bytes}`."""
        found = self._by_slug("content/themas", files, _THEMA, THEMA_IDS)
        return tuple(
            Thema(id=slug, naam=v["naam"], plaats=v["plaats"], samenvatting=v["samenvatting"], markdown=doc.body, verwijzingen=links)
            for slug, doc, v, links in found
        )

    def elementen(self, files: dict[str, bytes]) -> tuple[Element, ...]:
        """Return the nine elementen in the order in which they spell INTEGRAAL."""
        found = self._by_slug("content/elementen", files, _ELEMENT, ELEMENT_IDS)
        return tuple(
            Element(
                id=slug,
                naam=v["naam"],
                letter=v["letter"],
                samenvatting=v["samenvatting"],
                uitleg_van=v["uitleg_van"],
                markdown=doc.body,
                verwijzingen=links,
            )
            for slug, doc, v, links in found
        )

    def paginas(self, files: dict[str, bytes]) -> tuple[Pagina, ...]:
        found = self._by_slug("content/paginas", files, _PAGINA, PAGINA_IDS)
        self.problems += [problem for _, doc, _, _ in found for problem in _unknown_places(doc)]
        return tuple(
            Pagina(id=slug, titel=v["titel"], samenvatting=v["samenvatting"], markdown=doc.body, verwijzingen=(*links, *_charts(doc)))
            for slug, doc, v, links in found
        )

    def trefwoorden(self, path: str, data: bytes | None) -> tuple[Trefwoord, ...]:
        items = self._yaml(path, data, _TREFWOORDEN) or []
        return tuple(Trefwoord(naam=item["naam"], synoniemen=tuple(item.get("synoniemen", ()))) for item in items)

    def begrippen(self, path: str, data: bytes | None) -> tuple[Begrip, ...]:
        """Return the glossary; tell of forms that are of two terms, and of references to no term."""
        tree = self._tree(path, data)
        items = self._check(path, tree, _BEGRIPPEN) if tree else None
        if not tree or not items:
            return ()
        found = tuple(_begrip(item) for item in items)
        problems = list(_begrip_problems(path, found, nodes_of(tree)))
        self.problems += problems
        return () if problems else found

    def herindelingen(self, path: str, data: bytes | None) -> tuple[Herindeling, ...]:
        tree = self._tree(path, data)
        items = self._check(path, tree, _HERINDELINGEN) if tree else None
        if not tree or not items:
            return ()
        return tuple(
            Herindeling(oud=item["oud"], nieuw=tuple(item["nieuw"]), datum=item["datum"], regel=node.line)
            for item, node in zip(items, nodes_of(tree), strict=True)
        )

    def gegevensbron(self, path: str, data: bytes | None) -> Gegevensbron | None:
        values = self._yaml(path, data, _GEGEVENSBRON)
        if values is None:
            return None
        return Gegevensbron(peildatum=values["peildatum"], licentie=values["licentie"], **values["bron"])

    def gemeenten(self, path: str, data: bytes | None) -> tuple[Gemeente, ...]:
        """Return the gemeenten in the order of the CSV, which is by name; tell of lines that are not right."""
        text = decode(path, data) if data is not None else ""
        if isinstance(text, Problem):
            self.problems.append(text)
            return ()
        head, *lines = text.split("\n")
        gemeenten = []
        for number, line in enumerate(lines, 2):
            # One at a time, so that a quote which is not closed spoils one line.
            for row in csv.DictReader([head, line]):
                try:
                    gemeenten.append(_gemeente(row))
                except (KeyError, ValueError, TypeError):
                    self.problems.append(Problem(path, number, "", "Deze regel klopt niet.", "Maak het bestand opnieuw met scripts/gemeenten.py."))
        return tuple(gemeenten)

    def cijfers(self, path: str, data: bytes | None) -> tuple[Cijfer, ...]:
        tree = self._tree(path, data)
        if tree is None:
            return ()
        fields = tree.value if isinstance(tree.value, dict) else {}
        sources_node = fields.get("bronnen", Node({}, 1))
        names = tuple(sources_node.value) if isinstance(sources_node.value, dict) else ()
        shape = Object(
            (
                _needed("bronnen", Object(tuple(_needed(name, _LANDELIJKE_BRON) for name in names))),
                _needed("cijfers", Lijst(_CIJFER)),
            )
        )
        values = self._check(path, tree, shape)
        if values is None:
            return ()
        sources = {name: _landelijke_bron(item) for name, item in values["bronnen"].items()}
        hanging = [
            Problem(path, node.line, f"{item['id']}, bron", f"{quoted(item['bron'])} staat niet in 'bronnen'.", suggestion(item["bron"], sources))
            for item, node in zip(values["cijfers"], nodes_of(fields["cijfers"]), strict=True)
            if item["bron"] not in sources
        ]
        self.problems += hanging
        return () if hanging else tuple(_cijfer(item, sources) for item in values["cijfers"])

    def grafieken(self, path: str, data: bytes | None, cijfers: tuple[Cijfer, ...] | None) -> tuple[Grafiek, ...]:
        """Return the charts of national figures; a number in their words must be one of their figures.

        None where nobody could read the figures: then a chart cannot be judged.
        """
        tree = self._tree(path, data)
        items = self._check(path, tree, grafieken.SHAPE) if tree else None
        if not tree or not items or cijfers is None:
            return ()
        known = {cijfer.id: cijfer for cijfer in cijfers}
        found: dict[str, Grafiek] = {}
        for item, node in zip(items, nodes_of(tree), strict=True):
            unknown = [id_ for id_ in grafieken.wanted(item) if id_ not in known]
            told = [(f"Het cijfer {quoted(id_)} staat niet in landelijk.yaml.", suggestion(id_, known)) for id_ in unknown]
            if not unknown:
                grafiek = grafieken.chart_of(item, known)
                told += grafieken.mistakes(grafiek)
                if grafiek.id in found:
                    told.append(("Deze naam is al van een andere grafiek.", "Kies een naam die nog niet bestaat."))
                found[grafiek.id] = grafiek
            self.problems += [Problem(path, node.line, item["id"], message, hint) for message, hint in told]
        return tuple(found.values())

    def site(self, path: str, data: bytes | None, datum: date, **given: str | None) -> Site | None:
        """Return `site.yaml`, with what is *given* on the command line or by the host put first."""
        values = self._yaml(path, data, _SITE)
        if values is None:
            return None
        known = {**values, **{name: value for name, value in given.items() if value}}
        cname = known.get("cname")
        base_url = known.get("base_url") or (f"https://{cname}/" if cname else None)
        return Site(
            titel=known["titel"],
            ondertitel=known["ondertitel"],
            omschrijving=known["omschrijving"],
            uitgever=known["uitgever"],
            base_url=base_url.rstrip("/") + "/" if base_url else None,
            repository=known.get("repository"),
            branch=known.get("branch", "main"),
            email=known.get("email"),
            contact_maanden=int(known["contact_maanden"]),
            cname=cname,
            datum=datum,
            contact_weg_dagen=int(known["contact_weg_dagen"]) if "contact_weg_dagen" in known else None,
            links_zelf_bekijken=tuple(known.get("links_zelf_bekijken", ())),
        )

    def _by_slug(
        self, folder: str, files: dict[str, bytes], shape: Object, wanted: tuple[str, ...]
    ) -> list[tuple[str, Document, dict[str, Any], tuple[Verwijzing, ...]]]:
        found = {}
        for path, data in sorted(files.items()):
            document = parse_markdown(path, data)
            if isinstance(document, Problem):
                self.problems.append(document)
                continue
            if document.slug not in wanted:
                hint = f"{suggestion(document.slug, wanted)} Een nieuw bestand kan hier niet bij."
                self.problems.append(Problem(path, 1, "", f"De bestandsnaam {quoted(f'{document.slug}.md')} is hier niet bekend.", hint))
                continue
            validator = Validator(path, Names())
            values = validator.check(Node(document.fields, 2), shape, "")
            links = tuple(internal_links(document, validator))
            self.problems += validator.problems
            if not validator.problems:
                found[document.slug] = (document.slug, document, values, links)
        told = {problem.path for problem in self.problems}
        for path in (f"{folder}/{slug}.md" for slug in wanted):
            if path not in files and path not in told:
                self.problems.append(Problem(path, 1, "", "Dit bestand ontbreekt.", "Zet het terug; de site heeft het nodig."))
        return [found[slug] for slug in wanted if slug in found]

    def _yaml(self, path: str, data: bytes | None, shape: Soort) -> Any:  # noqa: ANN401 - the shape decides
        tree = self._tree(path, data)
        return self._check(path, tree, shape) if tree else None

    def _tree(self, path: str, data: bytes | None) -> Node | None:
        tree = parse_yaml(path, data) if data is not None else None
        if isinstance(tree, Problem):
            self.problems.append(tree)
            return None
        return tree

    def _check(self, path: str, node: Node, shape: Soort) -> Any:  # noqa: ANN401 - the shape decides
        validator = Validator(path, Names())
        values = validator.check(node, shape, "")
        self.problems += validator.problems
        return None if validator.problems else values


GRAFIEK_PLEK = re.compile(r"^\(grafiek: *([a-z0-9-]+) *\)[ \t]*$", re.MULTILINE)
"""Where a chart comes in the text of a page, by its name."""


def _charts(document: Document) -> Iterator[Verwijzing]:
    for match in GRAFIEK_PLEK.finditer(document.body):
        yield Verwijzing("grafiek", match[1], document.body_line + document.body.count("\n", 0, match.start()))


def _unknown_places(document: Document) -> Iterator[Problem]:
    """Yield the places for something that the program makes, but of which it has none by that name."""
    charts = document.slug == "cijfers"
    for match in PLEK.finditer(document.body):
        if charts or match[1] not in BLOKKEN:
            hint = "Op deze pagina kan alleen een grafiek: (grafiek: naam)." if charts else suggestion(match[1], BLOKKEN)
            yield Problem(document.path, document.body_line + document.body.count("\n", 0, match.start()), "", f"De plek {quoted(match[0])} bestaat niet.", hint)


def nodes_of(node: Node) -> list[Node]:
    """Return the items of a list, nothing for another value."""
    return node.value if isinstance(node.value, list) else []


def _begrip(item: dict[str, Any]) -> Begrip:
    bron = Bron(**item["bron"], datum=None, gezien=None) if "bron" in item else None
    return Begrip(item["term"], item.get("voluit"), tuple(item.get("ook", ())), item["uitleg"], tuple(item.get("zie", ())), bron)


def _begrip_problems(path: str, begrippen: tuple[Begrip, ...], nodes: list[Node]) -> Iterator[Problem]:
    """Yield what is wrong between terms: a form or an address of two of them, a reference to none."""
    owners: dict[str, Begrip] = {}
    addresses: dict[str, str] = {}
    terms = {begrip.term for begrip in begrippen}
    for begrip, node in zip(begrippen, nodes, strict=True):
        twice = {owners[form].term: form for form in map(plain, begrip.vormen) if owners.setdefault(form, begrip) is not begrip}
        for other, form in twice.items():
            told = "Dit begrip staat er twee keer." if other == begrip.term else f"{quoted(form)} staat ook bij {quoted(other)}."
            yield Problem(path, node.line, begrip.term, told, "Laat het op één plek staan.")
        same = addresses.setdefault(slugify(begrip.term), begrip.term)
        if same != begrip.term and not twice:
            yield Problem(path, node.line, begrip.term, f"Dit lijkt te veel op {quoted(same)}: de adressen zijn gelijk.", "Schrijf één van de twee anders.")
        for zie in begrip.zie:
            if zie not in terms:
                yield Problem(path, child(node, "zie").line, f"{begrip.term}, zie", f"{quoted(zie)} staat niet in deze lijst.", suggestion(zie, terms))


def _gemeente(row: dict[str, str]) -> Gemeente:
    gemeente = Gemeente(
        code=row["code"],
        naam=row["naam"],
        provincie=row["provincie"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kolom=int(row["kolom"]),
        rij=int(row["rij"]),
    )
    # Also false for what is not a number.
    if not (gemeente.naam and gemeente.provincie and abs(gemeente.lat) <= 90 and abs(gemeente.lon) <= 180):
        raise ValueError
    return gemeente


def _landelijke_bron(item: dict[str, Any]) -> Bron:
    publisher = f"{item['uitgever']}, via {item['via']}" if "via" in item else item["uitgever"]
    return Bron(titel=item["titel"], uitgever=publisher, datum=item.get("datum"), url=item["url"], gezien=None)


def _cijfer(item: dict[str, Any], sources: dict[str, Bron]) -> Cijfer:
    optional = {name: item.get(name) for name in ("vergunningjaar", "moment", "kanttekening")}
    return Cijfer(**{**item, **optional, "bron": sources[item["bron"]]})


def names_of(gemeenten: Iterable[Gemeente], herindelingen: Iterable[Herindeling], trefwoorden: Iterable[Trefwoord]) -> Names:
    """Return what an example may refer to: present and former gemeenten, and trefwoorden."""
    former = {herindeling.oud for herindeling in herindelingen}
    return Names(
        gemeenten=frozenset({gemeente.naam for gemeente in gemeenten} | former),
        trefwoorden=frozenset(trefwoord.naam for trefwoord in trefwoorden),
    )
