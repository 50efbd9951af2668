"""All content together: every reference resolves, every order is fixed.

After this wall no stage asks "does this exist?". Pure: values in, values out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from typing import TypeVar

from praktijksite import meldingen
from praktijksite.model import (
    Begrip,
    Cijfer,
    Element,
    Gegevensbron,
    Gemeente,
    Grafiek,
    Herindeling,
    Pagina,
    Profiel,
    Site,
    Thema,
    Trefwoord,
    Verwijzing,
)
from praktijksite.problems import Problem, nearest, quoted, suggestion

FOLDER = "content/praktijkvoorbeelden"
VERWANT = 3
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Library:
    """Everything the site can tell.

    `profielen` holds the newest first; ties are broken by slug, so the order is
    the same whatever the order of files was.
    """

    site: Site
    themas: tuple[Thema, ...]
    elementen: tuple[Element, ...]
    paginas: tuple[Pagina, ...]
    gemeenten_ooit: tuple[Gemeente, ...]
    gegevensbron: Gegevensbron
    herindelingen: tuple[Herindeling, ...]
    trefwoorden: tuple[Trefwoord, ...]
    begrippen: tuple[Begrip, ...]
    cijfers: tuple[Cijfer, ...]
    grafieken: tuple[Grafiek, ...]
    profielen: tuple[Profiel, ...]

    @cached_property
    def opgegaan(self) -> Mapping[str, tuple[str, ...]]:
        """Former gemeente -> the ones it went into, as of the date of the site."""
        return {item.oud: item.nieuw for item in self.herindelingen if item.datum <= self.site.datum}

    @cached_property
    def gemeenten(self) -> tuple[Gemeente, ...]:
        """The gemeenten that exist on the date of the site, by name."""
        return tuple(gemeente for gemeente in self.gemeenten_ooit if gemeente.naam not in self.opgegaan)

    @cached_property
    def _gemeente_by_name(self) -> Mapping[str, Gemeente]:
        return {gemeente.naam: gemeente for gemeente in self.gemeenten}

    def huidig(self, naam: str) -> tuple[Gemeente, ...]:
        """Return the present gemeenten that *naam* is, or has become part of."""
        return self._huidig.get(naam, ())

    @cached_property
    def _huidig(self) -> Mapping[str, tuple[Gemeente, ...]]:
        return {naam: self._follow(naam) for naam in (*self._gemeente_by_name, *self.opgegaan)}

    def _follow(self, naam: str) -> tuple[Gemeente, ...]:
        names, seen = [naam], set()
        found: list[Gemeente] = []
        while names:
            name = names.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if name in self.opgegaan:
                names.extend(self.opgegaan[name])
            elif name in self._gemeente_by_name:
                found.append(self._gemeente_by_name[name])
        return tuple(found)

    @cached_property
    def provincies(self) -> tuple[str, ...]:
        return tuple(sorted({gemeente.provincie for gemeente in self.gemeenten}))

    @cached_property
    def profiel(self) -> Mapping[str, Profiel]:
        return {profiel.slug: profiel for profiel in self.profielen}

    def gemeenten_van(self, profiel: Profiel) -> tuple[Gemeente, ...]:
        """Return the present gemeenten of *profiel*, in the author's order, each once."""
        names = profiel.gemeenten
        if names not in self._places:
            self._places[names] = tuple(dict.fromkeys(gemeente for naam in names for gemeente in self.huidig(naam)))
        return self._places[names]

    @cached_property
    def _places(self) -> dict[tuple[str, ...], tuple[Gemeente, ...]]:
        """What `gemeenten_van` found before: a dozen pages ask for the same."""
        return {}

    @cached_property
    def met_thema(self) -> Mapping[str, tuple[Profiel, ...]]:
        return self._group(lambda profiel: profiel.themas)

    @cached_property
    def met_element(self) -> Mapping[str, tuple[Profiel, ...]]:
        return self._group(lambda profiel: profiel.elementen)

    @cached_property
    def in_gemeente(self) -> Mapping[str, tuple[Profiel, ...]]:
        """Name of a present gemeente -> the examples there."""
        return self._group(lambda profiel: [gemeente.naam for gemeente in self.gemeenten_van(profiel)])

    @cached_property
    def met_voorbeeld(self) -> tuple[Gemeente, ...]:
        """The present gemeenten that have an example."""
        return tuple(gemeente for gemeente in self.gemeenten if gemeente.naam in self.in_gemeente)

    @cached_property
    def in_provincie(self) -> Mapping[str, tuple[Profiel, ...]]:
        return self._group(lambda profiel: {gemeente.provincie: None for gemeente in self.gemeenten_van(profiel)})

    @cached_property
    def uit_jaar(self) -> Mapping[int, tuple[Profiel, ...]]:
        return self._group(lambda profiel: [year] if (year := profiel.periode.startjaar) else [])

    @cached_property
    def overgenomen_in(self) -> Mapping[str, tuple[Profiel, ...]]:
        """Name of a present gemeente -> the examples from elsewhere that it took over."""
        return self._group(
            lambda profiel: {gemeente.naam: None for naam in profiel.doelen("overgenomen_in") for gemeente in self.huidig(naam)}
        )

    def _group(self, keys: Callable[[Profiel], Iterable[Key]]) -> Mapping[Key, tuple[Profiel, ...]]:
        groups: dict[Key, list[Profiel]] = defaultdict(list)
        for profiel in self.profielen:
            for key in keys(profiel):
                groups[key].append(profiel)
        return {key: tuple(profielen) for key, profielen in groups.items()}

    @cached_property
    def verwant(self) -> Mapping[str, tuple[Profiel, ...]]:
        """Slug -> the examples most like it, most alike first."""
        return dict(_related(self.profielen, {p.slug: self.gemeenten_van(p) for p in self.profielen}))


def _traits(profiel: Profiel, gemeenten: Iterable[Gemeente]) -> tuple[str, ...]:
    """Return what an example can have in common with another; a kern thema counts double."""
    return (
        *(f"kern {thema}" for thema in profiel.kern),
        *(f"thema {thema}" for thema in profiel.themas),
        *(f"element {element}" for element in profiel.elementen),
        *(f"woord {woord}" for woord in profiel.trefwoorden),
        *(f"groep {groep}" for groep in profiel.doelgroep if groep != "alle"),
        *(f"gemeente {gemeente.code}" for gemeente in gemeenten),
    )


_SMALL, _RAREST, _NEAREST = 200, 4, 24


def _related(
    profielen: tuple[Profiel, ...], gemeenten: Mapping[str, tuple[Gemeente, ...]]
) -> Iterator[tuple[str, tuple[Profiel, ...]]]:
    """Yield for each example those that share most traits.

    Comparing all pairs would take minutes at ten thousand. So in a large collection an
    example is compared with those that share one of its rarest traits, and of each trait
    only with the ones that stand nearest to it in the list.
    """
    traits = [_traits(profiel, gemeenten[profiel.slug]) for profiel in profielen]
    postings: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(traits):
        for trait in own:
            postings[trait].append(number)
    bit = {trait: 1 << index for index, trait in enumerate(sorted(postings))}
    masks = [sum(bit[trait] for trait in own) for own in traits]
    rarity = {trait: rank for rank, trait in enumerate(sorted(postings, key=lambda trait: (len(postings[trait]), trait)))}
    count = len(profielen)
    for number, profiel in enumerate(profielen):
        mask = masks[number]
        if count <= _SMALL:
            candidates = {other for other in range(count) if masks[other] & mask}
        else:
            candidates = set()
            shared = [trait for trait in traits[number] if len(postings[trait]) > 1]
            for trait in sorted(shared, key=rarity.__getitem__)[:_RAREST]:
                numbers = postings[trait]
                middle = bisect_left(numbers, number)
                candidates.update(numbers[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2 + 1])
        candidates.discard(number)
        # One number says both: more in common goes first, then who comes first in the list.
        best = nlargest(VERWANT, [(masks[other] & mask).bit_count() * count - other for other in candidates])
        yield profiel.slug, tuple(profielen[-score % count] for score in best)


def check(library: Library, images: Collection[str]) -> list[Problem]:
    """Return what is wrong between files: slugs that clash, references that hang or go one way.

    *images* are the names of the files in `content/beeld/`.
    """
    problems = list(_clashes(library))
    for profiel in library.profielen:
        problems += _hanging(library, profiel, images)
    problems += _unknown_gemeenten(library)
    return problems


def _path(profiel: Profiel) -> str:
    return f"{FOLDER}/{profiel.slug}.md"


def _clashes(library: Library) -> Iterator[Problem]:
    former = Counter(slug for profiel in library.profielen for slug in profiel.doelen("vroegere_slug"))
    for profiel in library.profielen:
        for verwijzing in profiel.verwijzingen:
            slug = verwijzing.doel
            if verwijzing.soort == "vroegere_slug" and (slug in library.profiel or former[slug] > 1):
                yield Problem(
                    _path(profiel),
                    verwijzing.regel,
                    "vroegere_slugs",
                    f"Het adres '{slug}' is al van een ander voorbeeld.",
                    "Haal het hier weg, of geef het andere bestand een andere naam.",
                )


_BACK = {"overgenomen_van": "overgenomen_door", "overgenomen_door": "overgenomen_van"}
_BACK_VALUE = {"overgenomen_van": "", "overgenomen_door": "- voorbeeld: "}


def _hanging(library: Library, profiel: Profiel, images: Collection[str]) -> Iterator[Problem]:
    for soort, doel, regel in profiel.verwijzingen:
        if soort in _BACK:
            back = _BACK[soort]
            other = library.profiel.get(doel)
            if other is None:
                told = meldingen.VOORBEELD_BESTAAT_NIET(waarde=quoted(doel), suggestie=suggestion(doel, library.profiel.keys()))
                yield Problem(_path(profiel), regel, soort, *told)
            elif profiel.slug not in other.doelen(back):
                yield Problem(
                    _path(profiel),
                    regel,
                    soort,
                    f"'{doel}' verwijst niet terug.",
                    f"Zet in {_path(other)} het veld '{back}' met daarin '{_BACK_VALUE[back]}{profiel.slug}'.",
                )
        elif soort == "beeld" and doel not in images:
            yield Problem(
                _path(profiel),
                regel,
                "beeld, bestand",
                f"Het beeld {quoted(doel)} staat niet in content/beeld/.",
                f"Bedoelde je {quoted(guess)}?" if (guess := nearest(doel, images)) else "Zet het bestand in de map content/beeld, of kijk de naam na.",
            )


def _unknown_gemeenten(library: Library) -> Iterator[Problem]:
    path = "content/herindelingen.yaml"
    here = {gemeente.naam for gemeente in library.gemeenten_ooit}
    known = here | {item.oud for item in library.herindelingen}
    times = Counter(item.oud for item in library.herindelingen)
    for item in library.herindelingen:
        unknown = [naam for naam in item.nieuw if naam not in known]
        for naam in unknown:
            yield Problem(path, item.regel, item.oud, f"De nieuwe gemeente {quoted(naam)} bestaat niet.", suggestion(naam, known))
        if times[item.oud] > 1:
            yield Problem(path, item.regel, item.oud, "Deze gemeente staat er twee keer.", "Zet alle nieuwe gemeenten bij elkaar, achter één 'oud'.")
        elif item.datum > library.site.datum and item.oud not in here:
            yield Problem(path, item.regel, item.oud, "Deze gemeente staat niet in gemeenten.csv.", suggestion(item.oud, here))
        elif not unknown and item.oud in library.opgegaan and not library.huidig(item.oud):
            yield Problem(path, item.regel, item.oud, "Deze gemeente gaat op in zichzelf, of in een gemeente die niet meer bestaat.", "Kijk na waar zij in opging.")


def check_links(library: Library, addresses: Collection[str], grafieken: Collection[str]) -> list[Problem]:
    """Return the links in the texts that lead to no page, and the charts that do not exist; *addresses* and *grafieken* are all that do."""
    problems = []
    for path, verwijzingen in _texts(library):
        for soort, doel, regel in verwijzingen:
            target = re.split("[?#]", doel)[0]
            if soort == "link" and target not in addresses:
                slashed = f"{target}/"
                hint = f"Bedoelde je '{slashed}'?" if slashed in addresses else suggestion(target, addresses)
                problems.append(Problem(path, regel, "", *meldingen.LINK_NERGENS(waarde=quoted(doel), suggestie=hint)))
            elif soort == "grafiek" and doel not in grafieken:
                problems.append(Problem(path, regel, "", f"De grafiek {quoted(doel)} bestaat niet.", suggestion(doel, grafieken)))
    return problems


def _texts(library: Library) -> Iterator[tuple[str, tuple[Verwijzing, ...]]]:
    """Yield each Markdown file with what it refers to."""
    yield from ((_path(profiel), profiel.verwijzingen) for profiel in library.profielen)
    yield from ((f"content/themas/{thema.id}.md", thema.verwijzingen) for thema in library.themas)
    yield from ((f"content/elementen/{element.id}.md", element.verwijzingen) for element in library.elementen)
    yield from ((f"content/paginas/{pagina.id}.md", pagina.verwijzingen) for pagina in library.paginas)


def wanted_order(profielen: Iterable[Profiel]) -> tuple[Profiel, ...]:
    """Return *profielen* newest first, then by slug."""
    by_slug = sorted(profielen, key=lambda profiel: profiel.slug)
    return tuple(sorted(by_slug, key=lambda profiel: profiel.toegevoegd, reverse=True))
