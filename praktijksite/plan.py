"""Which files the site has, what decides the bytes of each, and how it is made.

A *key* names all that a file is made of, so that what has not changed need not be
made again. Everything a page shows must be in its key; a test builds with and
without memory and compares bytes.
"""

from __future__ import annotations

import json
import pickle
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from praktijksite import assets, dorp, feeds, fulltext, land, social, urls
from praktijksite.content import BEELD, Content
from praktijksite.dorp import Taferelen
from praktijksite.formulier import gegevens, invoer
from praktijksite.library import Library, check_links
from praktijksite.memory import recall, remember
from praktijksite.model import Grafiek, Profiel
from praktijksite.output import Bundle, Read, Unit
from praktijksite.pages import begrippen, cijfers, explorer, fixed, formulier, kaart, lists, vergelijken, voorbeeld
from praktijksite.pages.frame import Page, Setting, jaren, months_before
from praktijksite.problems import ContentError, Problem
from praktijksite.schema_export import json_schema
from praktijksite.search import facet_data, kern_data, order_data, text_data
from praktijksite.sjabloon import sjabloon
from praktijksite.source import digest_of
from praktijksite.urls import Addresses

if TYPE_CHECKING:
    from praktijksite.pages.rapport import RapportPage
    from praktijksite.render import Renderer


def code_version(root: Path) -> str:
    """Return a digest of all that makes pages: our code, the templates and the libraries."""
    own = [*sorted((root / "praktijksite").rglob("*.py")), *sorted((root / "templates").rglob("*.html"))]
    parts = [part for path in own for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())]
    # The names of these folders hold the versions; asking importlib takes longer than all the rest here.
    installed = sorted(path.name for path in Path(yaml.__file__).parents[1].glob("*.dist-info"))
    return digest_of(*parts, *installed)


@dataclass(frozen=True)
class Maker:
    """Makes the units of one site."""

    content: Content
    setting: Setting
    root: Path
    bytecode: Path | None
    code: str
    asset_inputs: Mapping[str, bytes]
    templates: Mapping[str, bytes]
    asset_folder: str

    @property
    def library(self) -> Library:
        return self.content.library

    @cached_property
    def renderer(self) -> Renderer:
        # Late: Jinja and Markdown take long to load, and a build in which no page changed needs neither.
        from praktijksite.render import Renderer

        return Renderer(self.root / "templates", self.setting.addresses, self.bytecode, self.library.begrippen)

    @cached_property
    def base_key(self) -> str:
        """What decides every page: the program, the frame around it, and the names of themas and elementen."""
        library = self.library
        return digest_of(self.code, repr(self.setting.kader), repr(library.site.base_url), repr(self.setting.thema_namen))

    def units(self) -> list[Unit]:
        """Return every page and all data. Raises ContentError for links that lead nowhere."""
        pages = list(self._pages())
        problems = check_links(self.library, self._addresses([path for path, _, _ in pages]), self._charts)
        if problems:
            raise ContentError(problems)
        units = [self._page_unit(*page) for page in pages]
        units += self._examples
        units += self._machine([path for path, _, _ in pages])
        units += self._files()
        return units

    def _addresses(self, pages: Iterable[str]) -> set[str]:
        """Return all that a link may lead to, given the *pages* that are no example."""
        return {"/", *pages, *self._example_paths(), *self._machine_paths()}

    def _page_unit(self, path: str, key: str, page: Callable[[], Page]) -> Unit:
        def make(_: Read) -> tuple[bytes]:
            return (self.renderer.html(page()).encode(),)

        return Unit((urls.file_of(path),), digest_of(self.base_key, path, key), make)

    @cached_property
    def _card_keys(self) -> Mapping[str, str]:
        """Slug -> what decides the card, all of one length. Computed once, for a card stands on a dozen pages."""
        return {profiel.slug: digest_of(self.setting.card_key(profiel)) for profiel in self.library.profielen}

    def _cards_key(self, profielen: Iterable[Profiel]) -> str:
        return digest_of("".join([self._card_keys[profiel.slug] for profiel in profielen]))

    def _pages(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        """Yield path, key and maker of every page but the examples."""
        setting, library = self.setting, self.library
        everything = digest_of(self._cards_key(library.profielen), repr(library.themas), repr(library.elementen), self._counts)
        lesson = fixed.lesson_of(setting)
        home = digest_of(everything, library.site.omschrijving, lesson.digest if lesson else "")
        yield urls.HOME, home, lambda: fixed.home_page(setting, self._lesson(lesson))
        for number in range(1, lists.parts_of(library.profielen) + 1):
            whole = everything + repr(library.trefwoorden)
            key = whole if number == 1 else self._cards_key(lists.part(library.profielen, number)) + str(len(library.profielen))
            yield urls.explorer_page(number), key, partial(explorer.explorer_page, setting, number)
        yield from self._lists()
        yield urls.GEMEENTEN, self._counts, lambda: lists.gemeenten_page(setting)
        names = repr(([(element.id, element.naam) for element in library.elementen], library.trefwoorden))
        flowers = repr(sorted(kaart.dekking(library).items()))
        yield urls.KAART, self._counts + names + flowers, lambda: kaart.kaart_page(setting)
        for pagina in library.paginas:
            if pagina.id == "cijfers":
                yield urls.CIJFERS, repr((pagina, self._charts)) + self._words, partial(cijfers.cijfers_page, setting, pagina, self._charts)
                continue
            # The page about the data counts all of it.
            counted = everything if pagina.id == "open-data" else ""
            yield urls.pagina(pagina.id), repr((pagina, library.site.branch)) + counted + self._words, partial(fixed.pagina_page, setting, pagina.id)
        yield urls.BEGRIPPEN, repr(library.begrippen), lambda: begrippen.begrippen_page(setting)
        told = repr((library.elementen, library.site.repository, library.site.branch, library.site.email))
        yield urls.FORMULIER, told, lambda: formulier.formulier_page(setting)
        yield urls.VERGELIJKEN, "", lambda: vergelijken.vergelijken_page(setting)
        yield urls.NOT_FOUND, "", lambda: fixed.not_found_page(setting)
        yield from self._moved()

    @cached_property
    def _charts(self) -> Mapping[str, Grafiek]:
        return cijfers.grafieken(self.library)

    @cached_property
    def _words(self) -> str:
        """What decides which words in a text are links to the glossary; how it explains them does not show there."""
        return digest_of(repr([(begrip.term, begrip.vormen) for begrip in self.library.begrippen]))

    @cached_property
    def _counts(self) -> str:
        """What decides the counts that lists show beside their links to each other."""
        library = self.library
        groups = (library.met_thema, library.met_element, library.in_gemeente, library.in_provincie, library.uit_jaar)
        counts = [sorted((str(name), len(found)) for name, found in group.items()) for group in groups]
        return digest_of(repr(counts), repr(library.gemeenten), repr(library.herindelingen), str(library.opgegaan), repr(library.gegevensbron))

    def _lists(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        setting, library = self.setting, self.library
        for thema in library.themas:
            make = partial(lists.thema_page, setting, thema.id)
            yield from self._parts(urls.thema(thema.id), library.met_thema.get(thema.id, ()), repr(thema) + self._words, make)
        names = [(element.letter, element.naam) for element in library.elementen]
        for element in library.elementen:
            make = partial(lists.element_page, setting, element.id)
            yield from self._parts(urls.element(element.id), library.met_element.get(element.id, ()), repr((element, names)) + self._words, make)
        for provincie in library.provincies:
            make = partial(lists.provincie_page, setting, provincie)
            found = library.in_provincie.get(provincie, ())
            # The first part tells of all of them.
            yield from self._parts(urls.provincie(provincie), found, self._cards_key(found), make)
        for jaar, profielen in sorted(library.uit_jaar.items()):
            yield from self._parts(urls.jaar(jaar), profielen, "", partial(lists.jaar_page, setting, jaar))
        history = repr((library.herindelingen, library.opgegaan, setting.land.vak))
        for gemeente in library.gemeenten:
            own = library.in_gemeente.get(gemeente.naam, ())
            near = lists.nearest(setting, gemeente)
            elders = (*library.overgenomen_in.get(gemeente.naam, ()), *(found.profiel for found in near))
            far = repr([(found.gemeente, found.km) for found in near])
            make = partial(lists.gemeente_page, setting, gemeente.naam)
            own_key = self._cards_key(elders) + far + repr(gemeente) + setting.land.omtrek[gemeente.provincie] + history
            yield from self._parts(urls.gemeente(gemeente.naam), own, own_key, make)

    def _parts(
        self, path: str, profielen: tuple[Profiel, ...], key: str, make: Callable[[int], Page]
    ) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        for number in range(1, lists.parts_of(profielen) + 1):
            cards = self._cards_key(lists.part(profielen, number))
            counts = "" if path.startswith(urls.GEMEENTEN) else self._counts
            yield urls.part(path, number), f"{key} {len(profielen)} {cards} {counts}", partial(make, number)

    def _moved(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        library = self.library
        for old in sorted(library.opgegaan):
            yield urls.gemeente(old), repr((old, library.huidig(old))), partial(fixed.moved_gemeente, self.setting, old)
        for profiel in library.profielen:
            for old in profiel.doelen("vroegere_slug"):
                yield urls.praktijkvoorbeeld(old), profiel.digest, partial(fixed.moved_example, self.setting, old, profiel.slug)

    def _lesson(self, profiel: Profiel | None) -> fixed.GeleerdeLes | None:
        if profiel is None:
            return None
        _, whole = self.content.voorbeeld(profiel.slug)
        return fixed.GeleerdeLes(whole.lessen[0], profiel.titel, self.setting.href(urls.praktijkvoorbeeld(profiel.slug)))

    def _example_paths(self) -> Iterator[str]:
        return (urls.praktijkvoorbeeld(profiel.slug) for profiel in self.library.profielen)

    def _machine_paths(self) -> tuple[str, ...]:
        return (urls.JSON, urls.CSV, urls.GEOJSON, urls.FEED, urls.SITEMAP, urls.SCHEMA, urls.SJABLOON)

    def rapport(self) -> RapportPage:
        """Return the report for the editors."""
        # Late: it reads every text, and only the editors ask for it.
        from praktijksite.pages.rapport import rapport_page
        from praktijksite.rapport import verslag

        examples = (self.content.opnieuw(profiel.slug) for profiel in self.library.profielen)
        known = {form.lower() for begrip in self.library.begrippen for form in begrip.vormen}
        return rapport_page(self.setting, [verslag(document, whole, known) for document, whole in examples])

    def rapport_unit(self, page: RapportPage) -> Unit:
        """Return *page* as a file. Nothing links to it, so it stands in no list of pages; it is its own key."""
        return self._page_unit(urls.RAPPORT, repr(page), lambda: page)

    @cached_property
    def _examples(self) -> list[Unit]:
        return [self._example(profiel) for profiel in self.library.profielen]

    def _example(self, profiel: Profiel) -> Unit:
        folder = urls.file_of(urls.praktijkvoorbeeld(profiel.slug)).removesuffix("index.html")
        files = (f"{folder}index.html", f"{folder}index.json", f"{folder}index.md", f"{folder}contact.vcf", f"{folder}invoer.json")
        return Unit(files, self._example_key(profiel), partial(self._make_example, profiel.slug))

    def pictures(self) -> Iterator[Unit]:
        """Yield the pictures for sharing. Of the program only what draws them counts: drawing thousands takes minutes."""
        from PIL import __version__ as pillow

        setting, library = self.setting, self.library
        fonts = social.Fonts(*(self.asset_inputs[f"node_modules/{name}"] for name in (assets.FONT, assets.FONT_EXT)))
        code = [(self.root / "praktijksite" / f"{name}.py").read_bytes() for name in ("social", "bloem", "model")]
        every = digest_of(*code, *fonts, pillow, library.site.titel)
        whole = setting.site_kaart
        yield _unit(urls.TOUCH_ICON, every, lambda: social.icon(whole.bladen, social.ICON))
        if library.site.base_url is None:
            return
        yield _unit(urls.DEELBEELD, digest_of(every, repr(whole)), lambda: social.png(whole, fonts), _PER_PICTURE)
        for profiel in library.profielen:
            shown = digest_of(every, profiel.titel, repr((profiel.gemeenten, jaren(profiel.periode), profiel.kern, profiel.raakt)))
            yield _unit(urls.deelbeeld(profiel.slug), shown, partial(self._picture, profiel, fonts), _PER_PICTURE)

    def _picture(self, profiel: Profiel, fonts: social.Fonts) -> bytes:
        return social.png(self.setting.kaart(profiel), fonts)

    def bundles(self) -> list[Bundle]:
        """Return the index for searching in whole texts. Its hits have the numbers of `library.profielen`."""
        pages = [unit.files[0] for unit in self._examples]
        key = digest_of(self.code, *pages, *(unit.key for unit in self._examples))
        return [Bundle(fulltext.FOLDER, key, partial(fulltext.make, pages=pages))]

    @cached_property
    def _every_example_key(self) -> str:
        """What decides every page of an example, whatever stands in it."""
        site = self.library.site
        names = [element.naam for element in self.library.elementen]
        shown = repr((site.repository, site.branch, site.contact_maanden, site.contact_weg_dagen))
        return digest_of(self.base_key, repr(names), shown, repr(self.library.trefwoorden), self._words)

    @cached_property
    def _place_keys(self) -> Mapping[str, str]:
        """Name of a gemeente, past or present -> what a page tells of it, all of one length."""
        library = self.library
        names = {*(gemeente.naam for gemeente in library.gemeenten_ooit), *library.opgegaan}
        return {naam: digest_of(repr((naam in library.opgegaan, library.huidig(naam)))) for naam in names}

    def _example_key(self, profiel: Profiel) -> str:
        library, cards = self.library, self._card_keys
        others = [slug for soort in ("overgenomen_van", "overgenomen_door") for slug in profiel.doelen(soort)]
        return digest_of(
            self._every_example_key,
            profiel.digest,
            cards[profiel.slug],
            "".join([cards[other.slug] for other in library.verwant[profiel.slug]]),
            "".join([self._place_keys[naam] for naam in (*profiel.gemeenten, *profiel.doelen("overgenomen_in"))]),
            repr([library.profiel[slug].titel for slug in others]),
            repr([self.content.images[name] for name in profiel.doelen("beeld")]),
            # Contacts of one example may expire on different days.
            library.site.datum.isoformat() if profiel.contact_bevestigd else "",
        )

    def _make_example(self, slug: str, _: Read) -> tuple[bytes, ...]:
        library, addresses = self.library, self.setting.addresses
        document, whole = self.content.voorbeeld(slug)
        page = voorbeeld.praktijkvoorbeeld_page(self.setting, whole, self.content.images)
        oldest = months_before(library.site.datum.isoformat(), library.site.contact_maanden)
        return (
            self.renderer.html(page).encode(),
            feeds.to_json(feeds.record(library, addresses, whole)),
            feeds.without_contact(document),
            feeds.to_vcard(whole, library.site, addresses.absolute(urls.praktijkvoorbeeld(slug)), oldest),
            feeds.to_json(invoer(whole, oldest)),
        )

    def _machine(self, pages: Sequence[str]) -> Iterator[Unit]:
        library, addresses, site = self.library, self.setting.addresses, self.library.site
        everything = digest_of(self.base_key, self._cards_key(library.profielen), self._counts)
        texts = digest_of(everything, *(profiel.digest for profiel in library.profielen))
        long = 1 + len(library.profielen) // _PER_SIZE
        records = [urls.file_of(path).replace("index.html", "index.json") for path in self._example_paths()]
        yield _unit(urls.CSV, everything, lambda: feeds.to_csv(library, addresses), long)
        yield _unit(urls.GEOJSON, everything, lambda: feeds.to_geojson(library, addresses), long)
        yield Unit(("praktijkvoorbeelden.json",), texts, lambda read: (feeds.all_records(site, map(read, records)),), last=True)
        words = digest_of(everything, repr(library.trefwoorden))
        yield _unit(explorer.FACETTEN_DATA, words, lambda: feeds.to_json(facet_data(library)), long)
        yield _unit(explorer.VOLGORDE_DATA, words, lambda: feeds.to_json(order_data(library)), long)
        yield from self._card_parts()
        yield _unit(explorer.ZOEK_DATA, words, lambda: feeds.to_json(text_data(library)), long)
        yield _unit(lists.LAND_BEELD, digest_of(self.code, repr(library.gemeenten)), lambda: land.beeld(library.gemeenten))
        yield _unit(kaart.KERN_DATA, words, lambda: feeds.to_json(kern_data(library)), long)
        yield _unit(kaart.VOORBEELDEN_DATA, everything, lambda: feeds.to_json(kaart.voorbeelden(self.setting)), long)
        names = repr((library.gemeenten_ooit, library.herindelingen, library.trefwoorden, library.begrippen))
        yield _unit(formulier.FORMULIER_DATA, digest_of(everything, names, *pages), lambda: feeds.to_json(gegevens(library, self._addresses(pages))))
        for grafiek in self._charts.values():
            yield _unit(cijfers.csv_path(grafiek), digest_of(self.code, repr(grafiek)), partial(feeds.chart_csv, grafiek))
        yield _unit(cijfers.FIGUREN, digest_of(self.code, repr(self._charts)), lambda: feeds.to_json(cijfers.figuren(self._charts)))
        address = addresses.absolute(urls.SCHEMA) or urls.SCHEMA
        yield _unit(urls.SCHEMA, self.base_key, lambda: json.dumps(json_schema(address), ensure_ascii=False, indent=2).encode() + b"\n")
        yield _unit(urls.SJABLOON, self.base_key, lambda: sjabloon(addresses.absolute(urls.SCHEMA)).encode())
        yield _unit("/robots.txt", self.base_key, lambda: feeds.to_robots(addresses))
        yield _unit("/.nojekyll", "", lambda: b"")
        if site.base_url:
            # Pages that only say where to go are not for search engines.
            aside = {urls.NOT_FOUND, *(path for path, *_ in self._moved())}
            listed = [*(path for path in pages if path not in aside), *self._example_paths()]
            yield _unit(urls.FEED, everything, lambda: feeds.to_atom(library, addresses))
            yield _unit(urls.SITEMAP, digest_of(self.base_key, *listed), lambda: feeds.to_sitemap(addresses, listed), long)
        if site.cname:
            yield _unit("/CNAME", site.cname, f"{site.cname}\n".encode)

    def _card_parts(self) -> Iterator[Unit]:
        """Yield the cards that do not stand on the first page of the explorer and may have to: all, in small parts."""
        profielen = self.library.profielen
        if lists.parts_of(profielen) == 1:
            return
        for number, part in enumerate(explorer.card_parts(profielen)):

            def make(part: tuple[Profiel, ...] = part) -> bytes:
                return feeds.to_json([*self.renderer.cards(self.setting.cards(part))])

            yield _unit(f"{explorer.CARD_PARTS}{number}.json", digest_of(self.base_key, self._cards_key(part)), make)

    def _files(self) -> Iterator[Unit]:
        made = assets.names(self.asset_inputs)
        files = tuple(f"{self.asset_folder}{name}".removeprefix("/") for name in made)

        def make(_: Read) -> tuple[bytes, ...]:
            found = assets.make(self.asset_inputs, self.templates)
            return tuple(found[name] for name in made)

        yield Unit(files, digest_of(self.asset_folder, self.code), make)
        for name in self.content.images:
            data = (self.content.root / BEELD / name).read_bytes()
            yield _unit(urls.beeld(name), digest_of(data), partial(bytes, data))


_PER_PICTURE = 5
"""As many pages are made in the time that one picture takes."""
_PER_SIZE = 200
"""As many examples go into a list for machines in the time that one page takes."""


def _unit(path: str, key: str, make: Callable[[], bytes], size: int = 1) -> Unit:
    return Unit((urls.file_of(path),), digest_of(path, key), lambda _: (make(),), size=size)


def _taferelen(code: str, memory: Path) -> Taferelen:
    """Return the town as it was drawn before by the same program: drawing takes longer than the page around it."""
    known = recall(memory)
    if known and known[0] == code:
        drawn: Taferelen = pickle.loads(known[1])  # noqa: S301 - our own bytes: `recall` has looked
        return drawn
    drawn = dorp.draw()
    remember(memory, (code, pickle.dumps(drawn, pickle.HIGHEST_PROTOCOL)))
    return drawn


class Plan(NamedTuple):
    """All of a site: pages and data; the pictures that a shared link shows; what is made of all pages together.

    `rapport` is the page for the editors, which is among the units too, when they asked for it.
    """

    units: list[Unit]
    pictures: list[Unit]
    bundles: list[Bundle]
    rapport: RapportPage | None = None


def plan(content: Content, root: Path, code: str, cache: Path | None, *, rapport: bool = False) -> Plan:
    """Return the plan of the site that *content* makes, with templates and assets from *root*; with *rapport* also for the editors.

    Raises ContentError for links that lead nowhere and addresses that clash.
    """
    inputs = assets.read(root)
    templates = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "templates").rglob("*.html"))}
    addresses = Addresses(content.library.site.base_url)
    folder = assets.folder(inputs, templates)
    bytecode = None
    if cache:
        # How a template is compiled depends on the program: on which filters ask for their context, for one.
        bytecode = cache / "templates" / code[:12]
        for old in (path for path in bytecode.parent.glob("*") if path != bytecode):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        bytecode.mkdir(parents=True, exist_ok=True)
    remembered = partial(_taferelen, code, cache / "dorp.memory") if cache else dorp.draw
    setting = Setting(content.library, addresses, assets.addresses(folder, inputs, templates, addresses.href), remembered)
    maker = Maker(content, setting, root, bytecode, code, inputs, templates, folder)
    page = maker.rapport() if rapport else None
    asked = [maker.rapport_unit(page)] if page else []
    made = Plan([*maker.units(), *asked], list(maker.pictures()), maker.bundles(), page)
    _refuse_clashes((*made.units, *made.pictures))
    return made


def _refuse_clashes(units: Iterable[Unit]) -> None:
    times = Counter(file for unit in units for file in unit.files)
    twice = [file for file, count in times.items() if count > 1]
    if twice:
        hint = "Geef één van de twee een andere naam."
        raise ContentError([Problem("content", 1, "", f"Twee pagina's krijgen hetzelfde adres: /{file}.", hint) for file in twice])
