"""Writes a collection of synthetic examples to measure with: same seed and number, same files.

The texts are nonsense in Dutch words, but of the length, shape and spread that real
examples have: about 450 to 600 words with headings, lists, links and bold, a table
now and then, large gemeenten more often than small ones. Each passes our own check.
An example depends on the seed and its own number only, so that a small collection
is the beginning of a large one. Nothing here ever goes into `content/`.

    python -m bench.generate 1000 /tmp/voorbeelden
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from praktijksite import dutch

PROJECT = Path(__file__).resolve().parents[1]
EXAMPLES = "content/praktijkvoorbeelden"
SEED = 2026

THEMAS = ("huisvesting", "inburgering", "werk", "netwerk", "onderwijs", "zorg")
THEMA_WEIGHTS = (5, 8, 10, 6, 5, 3)
ELEMENTEN = (
    *("in-beeld", "nauwe-samenwerking", "taal-en-onderwijs", "eigen-aanvulling", "goede-start"),
    *("regie", "ambassadeurs", "adequate-ondersteuning", "laagdrempelig"),
)
SOORTEN = ("project", "werkwijze", "instrument", "samenwerking", "voorziening", "bijeenkomst")
GROEPEN = ("jongeren", "kinderen", "vrouwen", "gezinnen", "ouderen", "alleenstaanden", "laaggeletterden", "hervestigers")
EENHEDEN = ("personen", "procent", "gezinnen", "gesprekken", "maanden", "plekken", "vrijwilligers")
ONDERBOUWINGEN = ("beschreven", "eigen-cijfers", "extern-geevalueerd", "vergelijkend-onderzocht")

WIE = (
    "de klantmanager", "een vaste begeleider", "de taalcoach", "het wijkteam", "de consulent", "een vrijwilliger uit de buurt", "de werkgever",
    "de docent", "een sleutelpersoon", "de woningcorporatie", "het welzijnswerk", "de gemeente", "een groep statushouders", "de projectleider",
    "VluchtelingenWerk", "de bibliotheek", "het regionaal opleidingscentrum", "de huisarts", "een oud-deelnemer", "de sportvereniging",
)  # fmt: skip
DOET = (
    "bespreekt", "regelt", "onderzoekt", "organiseert", "verzamelt", "plant", "beschrijft", "volgt", "ondersteunt", "begeleidt", "bekijkt",
    "bewaakt", "vraagt naar", "zoekt naar", "werkt aan", "zorgt voor", "vertelt over", "schrijft over",
)  # fmt: skip
WAT = (
    "de eerste maanden in de nieuwe gemeente", "een passende werkplek", "het gesprek over taal en werk", "de weg naar een opleiding",
    "een plan met haalbare stappen", "de inrichting van de woning", "het contact met de buren", "een rustige start op school",
    "de kosten van het huishouden", "de kinderopvang tijdens de les", "een stage van een paar weken", "de overdracht van het opvangcentrum",
    "afspraken met de werkgevers", "een avond met eten en verhalen", "de uitkomst van de brede intake", "een spreekuur zonder afspraak",
    "de hulp bij brieven en formulieren", "het verschil tussen leren en oefenen", "een training voor vrijwilligers", "zorgen over de gezondheid",
    "een kaart van de wijk", "de wensen van het hele gezin", "het diploma uit het land van herkomst", "het vervoer naar de les",
)  # fmt: skip
HOE = (
    "op een vaste dag in de week", "samen met de partners", "in de eigen taal", "bij mensen thuis", "zonder lange wachttijd", "in kleine groepen",
    "met hulp van een tolk", "na het eerste gesprek", "voor het einde van het jaar", "op het stadhuis", "in het buurthuis", "met een korte lijst",
    "zo vroeg als dat kan", "in overleg met de docent", "per persoon", "met een vast budget", "naast de inburgeringslessen", "ook in de avond",
)  # fmt: skip
OMDAT = (
    "omdat losse stukken hulp elkaar in de weg zaten", "want niemand had het hele verhaal", "zodat het traject niet stilvalt",
    "omdat een brief alleen niet genoeg is", "zodat ieder weet wie hij kan bellen", "want vertrouwen kost tijd",
    "omdat de wachttijd te lang was", "zodat werkgevers op tijd iets horen", "want taal leer je vooral door te doen",
)  # fmt: skip
ONDERWERPEN = (
    "eerste gesprek", "taal op de werkvloer", "vast team", "open huis", "buurtmaatjes", "leren in de praktijk", "samen wonen", "digitale start",
    "gezonde start", "ouders op school", "werk in de zorg", "werk in de techniek", "fietsles", "budget op orde", "vrouwen aan zet",
    "jongeren vooruit", "wonen met buren", "dag van het werk", "warme start", "de brug naar het mbo", "het taalcafé", "de proefplek",
)  # fmt: skip
VORMEN = ("één plan", "stap voor stap", "met elkaar", "op maat", "van dag één", "in de wijk", "zonder omweg", "met vaste gezichten", "in een half jaar")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that examples may use, as the editors wrote them."""

    gemeenten: tuple[str, ...]
    trefwoorden: tuple[str, ...]

    @classmethod
    def read(cls, root: Path) -> Names:
        with (root / "content/gemeenten.csv").open(encoding="utf-8", newline="") as file:
            gemeenten = tuple(row["naam"] for row in csv.DictReader(file))
        words = yaml.safe_load((root / "content/trefwoorden.yaml").read_text(encoding="utf-8"))
        return cls(gemeenten, tuple(word["naam"] for word in words))


def generate(root: Path, count: int, *, seed: int = SEED, project: Path = PROJECT) -> None:
    """Write a content root of *count* examples: the real content, filled up with synthetic examples."""
    if root.exists():
        shutil.rmtree(root)
    shutil.copytree(project / "content", root / "content")
    shutil.copy(project / "site.yaml", root / "site.yaml")
    real = len(list((root / EXAMPLES).glob("*.md")))
    for slug, text in examples(count - real, Names.read(root), seed):
        (root / EXAMPLES / f"{slug}.md").write_text(text, encoding="utf-8")


def examples(count: int, names: Names, seed: int) -> Iterator[tuple[str, str]]:
    """Yield slug and text of examples 0 to *count*."""
    order = random.Random(seed).sample(names.gemeenten, len(names.gemeenten))
    weights = [1 / (rank + 8) ** 0.7 for rank in range(len(order))]
    makers = [_Example(number, count, names, order, weights, seed) for number in range(count)]
    for maker in makers:
        yield maker.slug, maker.text(makers)


class _Example:
    """One synthetic example; draws its facts when made and its words when written."""

    def __init__(self, number: int, count: int, names: Names, order: Sequence[str], weights: Sequence[float], seed: int) -> None:
        self._random = random.Random(f"{seed} {number}")
        self._number, self._count, self._names = number, count, names
        self._gemeenten = list(dict.fromkeys(self._random.choices(order, weights, k=self._random.choice((1, 1, 1, 1, 2, 3)))))
        self._onderwerp = self._random.choice(ONDERWERPEN)
        self._feiten: list[tuple[str, int]] = []
        self.slug = f"{_slug(self._gemeenten[0])}-{_slug(self._onderwerp)}-{number:05}"

    def text(self, others: Sequence[_Example]) -> str:
        return f"---\n{''.join(self._fields(others))}---\n\n{self._body(others)}"

    # One example in twenty was taken over by the next: numbers 20n and 20n + 1.
    def _taken_over_by(self, others: Sequence[_Example]) -> str | None:
        return others[self._number + 1].slug if self._number % 20 == 0 and self._number + 1 < self._count else None

    def _taken_over_from(self, others: Sequence[_Example]) -> str | None:
        return others[self._number - 1].slug if self._number % 20 == 1 else None

    def _fields(self, others: Sequence[_Example]) -> Iterator[str]:
        draw = self._random
        sources = draw.randint(1, 4)
        start = draw.choices(range(2015, 2027), range(3, 15))[0]
        kern = draw.sample(THEMAS, counts=THEMA_WEIGHTS, k=draw.choice((1, 1, 2)))
        raakt = [thema for thema in draw.sample(THEMAS, draw.randint(0, 3)) if thema not in kern]
        yield f"titel: {_quoted(f'{self._onderwerp.capitalize()}: {draw.choice(VORMEN)} in {self._gemeenten[0]}'[:80])}\n"
        yield f"samenvatting: {_quoted(' '.join(self._sentence() for _ in range(2))[:290])}\n"
        yield f"gemeenten: {_flow(self._gemeenten)}\n"
        yield f"themas:\n  kern: {_flow(list(dict.fromkeys(kern)))}\n  raakt: {_flow(raakt)}\n"
        yield f"elementen: {_flow(draw.sample(ELEMENTEN, draw.randint(1, 4)))}\n"
        begin, eind = f"{start}-{draw.randint(1, 12):02}", draw.choice(("loopt", "onbekend", str(start + 1), f"{start + 2}-06"))
        yield f"periode: {{start: {begin}, eind: {eind}}}\n"
        yield f"soort: {draw.choice(SOORTEN)}\n"
        yield f"doelgroep: {draw.choice(('[alle]', _flow(draw.sample(GROEPEN, 2)), _flow(draw.sample(GROEPEN, 1))))}\n"
        yield f"trefwoorden: {_flow(draw.sample(self._names.trefwoorden, draw.randint(2, 6)))}\n"
        yield "partners:\n"
        for _ in range(draw.randint(1, 4)):
            yield f"  - naam: {_quoted(f'Stichting {draw.choice(ONDERWERPEN)} {draw.choice(self._gemeenten)}')}\n"
            yield f"    rol: {draw.choice(WAT)}\n"
        yield from self._results(sources)
        yield f"onderbouwing: {draw.choice(ONDERBOUWINGEN)}\n"
        yield from self._lessons()
        yield from self._contacts()
        yield "bronnen:\n"
        for number in range(1, sources + 1):
            yield f"  - titel: {_quoted(f'Verslag {number} over {draw.choice(WAT)}')}\n    uitgever: {_quoted(f'Gemeente {self._gemeenten[0]}')}\n"
            yield f"    datum: {draw.randint(start, 2026)}\n    url: https://www.example.org/{self.slug}/bron-{number}.html\n"
        yield "feiten:\n"
        period = " tot ".join(dutch.day(day) for day in (begin, eind) if day[0].isdigit())
        for fact, number in [(f"Het was in {period}.", 1), *self._feiten]:
            yield f"  - feit: {_quoted(fact)}\n    bron: {number}\n"
        if target := self._taken_over_by(others):
            yield f"overgenomen_door:\n  - voorbeeld: {target}\n    toelichting: {_quoted(self._sentence())}\n    bron: 1\n"
        if source := self._taken_over_from(others):
            yield f"overgenomen_van: {source}\n"
        if self._number % 100 == 7:
            yield f"vroegere_slugs: [vroeger-{self.slug}]\n"
        yield f"herkomst: {draw.choice(('openbare-bron', 'ingezonden'))}\n"
        yield f"toegevoegd: {draw.randint(2024, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}\nlicentie: CC0-1.0\n"

    def _results(self, sources: int) -> Iterator[str]:
        draw = self._random
        if draw.random() < 0.15:
            yield "resultaten: nog niet bekend\n"
            return
        yield "resultaten:\n"
        for _ in range(draw.randint(1, 5)):
            yield f"  - tekst: {draw.choice(('deden mee aan', 'kregen hulp bij', 'praatten over', 'vonden via'))} {draw.choice(WAT)}\n"
            if draw.random() < 0.75:
                unit, source = draw.choice(EENHEDEN), draw.randint(1, sources)
                value = draw.randint(1, 60)
                whole = value + draw.randint(5, 200)
                yield f"    waarde: {value}\n    eenheid: {unit}\n    van: {whole}\n    bron: {source}\n"
                year = draw.randint(2018, 2026)
                yield f"    peildatum: {year}\n    kanttekening: {_quoted(self._sentence())}\n"
                self._feiten.append((f"In {year} waren het {value} {unit}, van de {whole}.", source))
            if draw.random() < 0.1:
                yield "    vergelijking:\n      tekst: in de hele regio\n      waarde: 11.5\n      eenheid: procent\n      bron: 1\n"
                self._feiten.append(("In de hele regio was het 11,5 procent.", 1))

    def _lessons(self) -> Iterator[str]:
        if self._random.random() < 0.1:
            yield "lessen: nog niet bekend\n"
            return
        yield "lessen:\n"
        for _ in range(self._random.randint(2, 4)):
            yield f"  - {_quoted(self._sentence())}\n"

    def _contacts(self) -> Iterator[str]:
        draw = self._random
        yield "contact:\n"
        for number in range(draw.choice((1, 1, 2))):
            yield f"  - organisatie: {_quoted(f'Gemeente {self._gemeenten[0]}')}\n"
            yield f"    functie: {draw.choice(('onbekend', 'beleidsmedewerker inburgering', 'klantmanager', 'projectleider'))}\n"
            if number == 0 and draw.random() < 0.6:
                yield f"    email: inburgering@{_slug(self._gemeenten[0])}.example\n    telefoon: 0318 {draw.randint(10, 99)} {draw.randint(10, 99)} {draw.randint(10, 99)}\n"
                yield f"    gecontroleerd_op: {draw.randint(2024, 2026)}-{draw.randint(1, 9):02}-{draw.randint(1, 28):02}\n"
            yield f"    webpagina: https://www.{_slug(self._gemeenten[0])}.example/inburgering\n"

    def _body(self, others: Sequence[_Example]) -> str:
        draw = self._random
        parts = ["## Aanleiding", self._paragraph(4, others), self._paragraph(2, others)]
        parts += ["## Aanpak", self._paragraph(3, others), self._list("-"), "### Hoe het ging", self._paragraph(3, others)]
        parts += [self._list("1."), self._paragraph(3, others), self._extra()]
        parts += ["## Wat werkte niet of anders dan gedacht", draw.choice(("Nog niet bekend.", self._paragraph(3, others)))]
        if draw.random() < 0.4:
            parts += ["## Stem van statushouders", f"> {self._sentence()}\n> {self._sentence()}"]
        if draw.random() < 0.5:
            parts += ["## Voorwaarden om dit over te nemen", self._list("-"), self._paragraph(2, others)]
        if draw.random() < 0.5:
            parts += ["## Inzet", self._paragraph(2, others)]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _extra(self) -> str:
        """Return what only some texts have: a table, a piece of code, a bare address."""
        chance = self._random.random()
        if chance < 0.05:
            rows = "\n".join(f"| {self._random.choice(WIE)} | {self._random.choice(WIE)} |" for _ in range(4))
            return f"| Wie | Met wie |\n| --- | ---: |\n{rows}"
        if chance < 0.07:
            return "Het formulier heet `intake`, de tweede versie."
        return f"Meer staat op https://www.example.org/{self.slug}." if chance < 0.1 else ""

    def _paragraph(self, sentences: int, others: Sequence[_Example]) -> str:
        texts = [self._sentence() for _ in range(sentences)]
        place = self._random.randrange(sentences)
        texts[place] += f" {self._aside(others)}"
        return " ".join(texts)

    def _aside(self, others: Sequence[_Example]) -> str:
        draw = self._random
        kind = draw.random()
        if kind < 0.3:
            return f"Lees ook [{draw.choice(WAT)}](https://www.example.org/{draw.randint(1, 999)}/verslag.html)."
        if kind < 0.45:
            other = others[draw.randrange(self._number + 1)]
            return f"Dit lijkt op [{other._onderwerp}](/praktijkvoorbeelden/{other.slug}/)."  # noqa: SLF001 - of the same class
        if kind < 0.6:
            return f"Zie het thema [{draw.choice(THEMAS)}](/themas/{draw.choice(THEMAS)}/)."
        return f"**{draw.choice(WAT).capitalize()}** bleek het belangrijkst, en *{draw.choice(WAT)}* het lastigst."

    def _list(self, mark: str) -> str:
        lines = []
        for number in range(self._random.randint(3, 5)):
            start = f"**{self._random.choice(VORMEN).capitalize()}.** " if self._random.random() < 0.3 else ""
            lines.append(f"{mark if mark == '-' else f'{number + 1}.'} {start}{self._sentence()}")
            if mark == "-" and self._random.random() < 0.1:
                lines.append(f"  - {self._sentence()}")
        return "\n".join(lines)

    def _sentence(self) -> str:
        draw = self._random
        words = f"{draw.choice(WIE)} {draw.choice(DOET)} {draw.choice(WAT)} {draw.choice(HOE)}"
        return f"{words[:1].upper()}{words[1:]}{f', {draw.choice(OMDAT)}' if draw.random() < 0.3 else ''}."


def _slug(name: str) -> str:
    plain = name.lower().translate(str.maketrans("éèëêáàâúûüöôóïí", "eeeeaaauuuoooii"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _flow(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("root", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    generate(given.root, given.count, seed=given.seed)
    print(f"{given.count} examples in {given.root}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
