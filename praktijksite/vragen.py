"""A new praktijkvoorbeeld in a conversation: one question at a time, each answer checked at once. Pure: no terminal, no files.

The questions come from the schema and the messages from the check. A conversation is its answers: to go
back is to have them again without the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from praktijksite import meldingen
from praktijksite.bestand import as_file
from praktijksite.feiten import unknown_source
from praktijksite.herstel import meant
from praktijksite.model import Json
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.problems import Problem, quoted
from praktijksite.schema import PRAKTIJKVOORBEELD, SECTIES, Bronnummer, Getal, Keuze, Kop, Lijst, Naam, Object, Slug, Soort, Tekst, Veld
from praktijksite.sjabloon import grenzen
from praktijksite.source import Node, parse_markdown
from praktijksite.urls import slugify
from praktijksite.validate import Names, Validator, is_slug

TERUG, HULP, KLAAR = "terug", "?", "klaar"
JA, NEE = ("ja", "j"), ("nee", "n", "")
WELKOM = """Je maakt een nieuw voorbeeld. Beantwoord de vragen; elk antwoord wordt meteen nagekeken.
Typ 'terug' voor de vorige vraag, of '?' voor meer uitleg. Met Ctrl-C stop je: wat je hebt, blijft bewaard."""
_MEER = "Het verplichte deel is klaar. Wil je nog meer vertellen?"
_NOT_FOR_NEW = "vroegere_slugs"
_ONLY_WITH = {"eenheid": "waarde", "van": "waarde", "vergelijking": "waarde", "akkoord_op": "naam"}
"""Fields that mean nothing without another."""
_NEEDED_WITH = {"eenheid": "waarde", "bron": "waarde", "akkoord_op": "naam"}
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")


class Fout(NamedTuple):
    """Why an answer will not do, and the one that was surely meant, if any."""

    tekst: str
    voorstel: str = ""


class Vraag(NamedTuple):
    """A question: what it is about, what to answer, how an answer is read, and what more there is to say."""

    kop: str
    uitleg: str
    lees: Callable[[str], Json | Fout]
    hulp: str = ""


Vragen = Generator[Vraag, Any, None]


@dataclass
class Gesprek:
    """A conversation about one new example. `vraag` is the question that waits, None when all is told.

    `waarden` and `secties` hold what is known so far, as `as_file` takes them. What an earlier
    conversation told already, `begin` and `begin_secties`, is not asked again.
    """

    names: Names
    vandaag: str
    bezet: frozenset[str] = frozenset()
    begin: Mapping[str, Json] = field(default_factory=dict)
    begin_secties: Mapping[str, str] = field(default_factory=dict)
    vraag: Vraag | None = None
    waarden: dict[str, Json] = field(default_factory=dict)
    secties: dict[str, str] = field(default_factory=dict)
    slug: str = ""
    _antwoorden: list[Json] = field(default_factory=list)
    _voorstel: str = ""

    def __post_init__(self) -> None:
        self._again()

    def zeg(self, regel: str) -> str:
        """Take a typed line; return what to say to it, nothing when it was an answer."""
        assert self.vraag is not None  # noqa: S101 - there is somebody who answers a question
        regel = regel.strip()
        if regel == HULP:
            return self.vraag.hulp or self.vraag.uitleg
        if regel.casefold() == TERUG:
            if not self._antwoorden:
                return "Dit is de eerste vraag."
            self._antwoorden.pop()
            self._again()
            return ""
        if self._voorstel and regel.casefold() in JA:
            regel = self._voorstel
        answer = self.vraag.lees(regel)
        if isinstance(answer, Fout):
            self._voorstel = answer.voorstel
            return f"{answer.tekst} Typ 'ja' voor: {answer.voorstel}" if answer.voorstel else answer.tekst
        self._antwoorden.append(answer)
        self._next(answer)
        return ""

    def bestand(self) -> str:
        """Return what is known so far as a file."""
        return as_file(self.waarden, self.secties)

    def _again(self) -> None:
        self.waarden, self.secties, self.slug = {}, {}, ""
        self._vragen = _alles(self)
        self._next(None)
        for answer in self._antwoorden:
            self._next(answer)

    def _next(self, answer: Json) -> None:
        self._voorstel = ""
        try:
            self.vraag = self._vragen.send(answer)
        except StopIteration:
            self.vraag = None


def _alles(gesprek: Gesprek) -> Vragen:
    """Ask for all fields, the required ones first, then the story, then a name for the file."""
    waarden = gesprek.waarden
    for veld in sorted(PRAKTIJKVOORBEELD.velden, key=_turn):
        if veld.verplicht or (veld.naam == "feiten" and waarden["herkomst"] == "openbare-bron"):
            yield from _veld(gesprek, veld, waarden, gesprek.begin, "", verplicht=True)
    for kop in SECTIES:
        if kop.verplicht:
            yield from _verhaal(gesprek, kop)
    rest = [veld for veld in PRAKTIJKVOORBEELD.velden if veld.naam not in waarden and veld.naam != _NOT_FOR_NEW]
    for veld in (veld for veld in rest if veld.naam in gesprek.begin):
        yield from _veld(gesprek, veld, waarden, gesprek.begin, "", verplicht=False)
    if (yield _ja_of_nee(_MEER, "Daarna komen er alleen vragen die je mag overslaan.")):
        for veld in (veld for veld in rest if veld.naam not in gesprek.begin):
            yield from _veld(gesprek, veld, waarden, {}, "", verplicht=False)
        for kop in SECTIES:
            if not kop.verplicht:
                yield from _verhaal(gesprek, kop)
    gesprek.slug = yield _bestandsnaam(gesprek)


def _turn(veld: Veld) -> int:
    """Return when a field has its turn: as in the schema, but sources before what refers to them, and facts after who tells them."""
    names = [known.naam for known in PRAKTIJKVOORBEELD.velden]
    turns = {"bronnen": names.index("resultaten") * 2 - 1, "feiten": names.index("herkomst") * 2 + 1}
    return turns.get(veld.naam, names.index(veld.naam) * 2)


def _veld(gesprek: Gesprek, veld: Veld, doel: dict[str, Json], begin: Mapping[str, Json], waar: str, *, verplicht: bool) -> Vragen:
    """Ask for one field, and put the answer in *doel*; *waar* says what it is a field of."""
    naam = f"{waar}, {veld.label[:1].lower()}{veld.label[1:]}" if waar else veld.label
    soort, known = veld.soort, begin.get(veld.naam)
    if isinstance(soort, Object):
        if verplicht or known or (yield _ja_of_nee(f"{naam}: wil je dit invullen?", veld.uitleg)):
            inner: dict[str, Json] = {}
            doel[veld.naam] = inner
            yield from _velden(gesprek, soort, inner, known if isinstance(known, dict) else {}, naam)
    elif isinstance(soort, Lijst) and not isinstance(soort.van, Keuze | Naam | Slug):
        yield from _lijst(gesprek, veld, doel, known, naam, verplicht=verplicht)
    elif known is not None and not isinstance(_gelezen(gesprek, veld, known, doel), Fout):
        doel[veld.naam] = known
    elif (answer := (yield _open(gesprek, veld, doel, naam, verplicht=verplicht))) is not None:
        doel[veld.naam] = answer


def _velden(gesprek: Gesprek, soort: Object, doel: dict[str, Json], begin: Mapping[str, Json], waar: str) -> Vragen:
    """Ask for the fields of one thing. Of what *begin* tells only what must be there is asked."""
    for veld in soort.velden:
        if _ONLY_WITH.get(veld.naam, "") not in ("", *doel) and not veld.verplicht:
            continue
        instead = veld.naam == "gemeente"
        if instead and "voorbeeld" in doel:
            continue
        verplicht = veld.verplicht or instead or _NEEDED_WITH.get(veld.naam) in doel
        if verplicht or veld.naam in begin or not begin:
            yield from _veld(gesprek, veld, doel, begin, waar, verplicht=verplicht)


def _lijst(gesprek: Gesprek, veld: Veld, doel: dict[str, Json], known: Json, naam: str, *, verplicht: bool) -> Vragen:
    """Ask for the items of a list, one by one."""
    soort = veld.soort
    assert isinstance(soort, Lijst)  # noqa: S101 - narrows the type
    if isinstance(known, str) and known in soort.woorden:
        doel[veld.naam] = known
        return
    before = known if isinstance(known, list) else []
    if soort.woorden and not before:
        word = yield _ja_of(soort.woorden, f"{naam}: weet je daar al iets over?", veld.uitleg)
        if isinstance(word, str):
            doel[veld.naam] = word
            return
    elif not verplicht and not before and not (yield _ja_of_nee(f"{naam}: wil je dit invullen?", veld.uitleg)):
        return
    found: list[Json] = []
    doel[veld.naam] = found
    while True:
        number = len(found) + 1
        known_item = before[number - 1] if number <= len(before) else None
        if isinstance(soort.van, Object):
            item: dict[str, Json] = {}
            found.append(item)
            yield from _velden(gesprek, soort.van, item, known_item if isinstance(known_item, dict) else {}, f"{naam} {number}")
        else:
            one = Veld(veld.naam, soort.van, True, f"{naam} {number}", veld.uitleg, veld.voorbeeld)
            single: dict[str, Json] = {}
            yield from _veld(gesprek, one, single, {veld.naam: known_item} if known_item else {}, "", verplicht=True)
            found.append(single[veld.naam])
        if len(found) >= len(before) and not (yield _ja_of_nee(f"{naam}: nog een?", veld.uitleg)):
            return


def _verhaal(gesprek: Gesprek, kop: Kop) -> Vragen:
    """Ask for the text under a heading, a paragraph a line."""
    if known := gesprek.begin_secties.get(kop.naam, ""):
        gesprek.secties[kop.naam] = known
        return
    text = ""
    while (line := (yield _alinea(kop, text))) is not None:
        text = f"{text}{'' if not text else chr(10) if _ITEM.match(line) and _ITEM.match(text.rsplit(chr(10), maxsplit=1)[-1]) else chr(10) * 2}{line}"
        gesprek.secties[kop.naam] = text


# --- Questions ----------------------------------------------------------------


def _open(gesprek: Gesprek, veld: Veld, doel: Mapping[str, Json], naam: str, *, verplicht: bool) -> Vraag:
    limits = grenzen(veld.soort)
    several = "Meer dan één? Zet er komma's tussen." if isinstance(veld.soort, Lijst) else ""
    default = gesprek.vandaag if veld.naam == "toegevoegd" else ""
    example = f"Bijvoorbeeld: {veld.voorbeeld}" if veld.voorbeeld and not default and veld.voorbeeld not in limits else ""
    entered = f"Enter: {default}" if default else ""
    uitleg = " ".join(part for part in (veld.uitleg, limits, several, example, entered) if part)

    def lees(regel: str) -> Json | Fout:
        if not regel and default:
            return default
        if not regel:
            return Fout(" ".join(meldingen.NIET_INGEVULD(uitleg=veld.hulp))) if verplicht else None
        return _gelezen(gesprek, veld, regel, doel)

    return Vraag(naam if verplicht else f"{naam} (mag leeg: druk op Enter)", uitleg, lees, _hulp(gesprek, veld, uitleg))


def _hulp(gesprek: Gesprek, veld: Veld, uitleg: str) -> str:
    kind = veld.soort.van if isinstance(veld.soort, Lijst) else veld.soort
    names = gesprek.names.of(kind.lijst) if isinstance(kind, Naam) else None
    return f"{uitleg}\nKies uit: {', '.join(sorted(names))}." if names and len(names) < 100 else uitleg


def _gelezen(gesprek: Gesprek, veld: Veld, given: Json, doel: Mapping[str, Json]) -> Json | Fout:
    """Return what was *given* as a value of *veld*, or what the check has against it."""
    soort = veld.soort
    value = _typed(given, soort, gesprek.names) if isinstance(given, str) else given
    parts = [part for part in value if isinstance(part, str)] if isinstance(value, list) else [value] if isinstance(value, str) else []
    node = Node([Node(part, 1) for part in parts], 1) if isinstance(value, list) else Node(value if isinstance(value, str | int | float) else None, 1)
    problems = _problems(gesprek, node, soort)
    if not problems:
        wrong = _together(gesprek, veld, value, doel)
        return Fout(" ".join(wrong)) if wrong else value
    one = soort.van if isinstance(soort, Lijst) else soort
    known = [part if not _problems(gesprek, Node(part, 1), one) else meant(part, one, gesprek.names) for part in parts] if isinstance(one, Keuze | Naam) else []
    told = "\n".join(dict.fromkeys(f"{problem.message} {problem.hint}" for problem in problems))
    return Fout(told, ", ".join(part for part in known if part) if known and all(known) else "")


def _problems(gesprek: Gesprek, node: Node, soort: Soort) -> list[Problem]:
    check = Validator("", gesprek.names)
    check.check(node, soort, "")
    return check.problems


def _typed(text: str, soort: Soort, names: Names) -> Json:
    """Return typed *text* as the check would find it in a file."""
    bare = text[1:-1] if not isinstance(soort, Tekst) and len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
    if isinstance(soort, Lijst):
        return bare if bare in soort.woorden else [*_parts(text, soort.van, names)]
    # With three decimals it is as likely a thousand.
    if isinstance(soort, Getal) and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", bare) and not re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", bare):
        return float(bare) if "." in bare else int(bare)
    return int(bare) if isinstance(soort, Bronnummer) and re.fullmatch("[0-9]{1,9}", bare) else bare


def _parts(text: str, soort: Soort, names: Names) -> Iterator[str]:
    """Yield the names in *text*, parted by commas; a name may have commas of its own."""
    known = (names.of(soort.lijst) if isinstance(soort, Naam) else None) or ()
    pieces = [str(_typed(piece.strip(), soort, names)) for piece in text.strip("[]").split(",")]
    while pieces:
        length = next((length for length in range(len(pieces), 1, -1) if ", ".join(pieces[:length]) in known), 1)
        if name := ", ".join(pieces[:length]):
            yield name
        pieces = pieces[length:]


def _together(gesprek: Gesprek, veld: Veld, value: Json, doel: Mapping[str, Json]) -> tuple[str, str] | None:
    """Return what is wrong with a value beside the ones before it, if anything."""
    sources = gesprek.waarden.get("bronnen")
    if isinstance(veld.soort, Bronnummer) and isinstance(sources, list) and isinstance(value, int) and value > len(sources):
        return unknown_source(value, len(sources))
    if veld.naam == "raakt" and isinstance(value, list) and isinstance(kern := doel.get("kern"), list):
        return next((meldingen.KERN_EN_RAAKT(thema=thema) for thema in value if thema in kern), None)
    start, eind = str(doel.get("start", "")), str(value)
    if veld.naam == "eind" and start[:1].isdigit() and eind[:1].isdigit() and eind[: min(len(start), len(eind))] < start[: min(len(start), len(eind))]:
        return meldingen.EIND_VOOR_BEGIN(eind=eind, start=start)
    return None


def _ja_of_nee(kop: str, uitleg: str) -> Vraag:
    def lees(regel: str) -> Json | Fout:
        folded = regel.casefold()
        return True if folded in JA else False if folded in NEE else Fout("Typ ja of nee.")

    return Vraag(f"{kop} (ja of nee)", uitleg, lees)


def _ja_of(woorden: tuple[str, ...], kop: str, uitleg: str) -> Vraag:
    options = f"Typ ja, of: {', of: '.join(woorden)}."

    def lees(regel: str) -> Json | Fout:
        folded = regel.casefold()
        return True if folded in JA else folded if folded in woorden else Fout(options)

    return Vraag(kop, f"{uitleg} {options}", lees)


def _alinea(kop: Kop, text: str) -> Vraag:
    """Ask for the next paragraph under *kop*."""
    end = f"Typ '{KLAAR}' als dit stuk af is."
    may = "" if kop.verplicht else " Heb je hier niets over? Typ meteen 'klaar'."

    def lees(regel: str) -> Json | Fout:
        if regel.casefold() == KLAAR:
            return Fout(" ".join(meldingen.KOP_LEEG(kop=kop.naam))) if kop.verplicht and not text else None
        if not regel:
            return Fout(end)
        wrong = _in_story(regel)
        return Fout(wrong) if wrong else regel

    return Vraag(kop.naam if not text else f"{kop.naam}, verder", f"{kop.uitleg} Elke regel wordt een alinea. {end}{may}" if not text else end, lees)


def _in_story(line: str) -> str:
    """Return what the check has against *line* as the last of a text, nothing when it is right."""
    story = dict.fromkeys((kop.naam for kop in SECTIES), "Tekst.")
    text = as_file({"titel": "Titel"}, {**story, SECTIES[-1].naam: f"Tekst.\n\n{line}"})
    document = parse_markdown("x.md", text.encode())
    found = [document] if isinstance(document, Problem) else parse_praktijkvoorbeeld(document, Names(None, None))
    last = text.count("\n")
    return "\n".join(f"{problem.message} {problem.hint}" for problem in found if problem.line == last) if isinstance(found, list) else ""


def _bestandsnaam(gesprek: Gesprek) -> Vraag:
    proposal = _free(_proposed(gesprek.waarden), gesprek.bezet)

    def lees(regel: str) -> Json | Fout:
        slug = (regel or proposal).removesuffix(".md")
        if not is_slug(slug):
            return Fout(" ".join(meldingen.BESTANDSNAAM_MAG_NIET(waarde=quoted(f"{slug}.md"))))
        return Fout(" ".join(meldingen.NAAM_BESTAAT(waarde=quoted(slug)))) if slug in gesprek.bezet else slug

    return Vraag("Hoe heet het bestand?", f"De naam wordt het adres van de pagina, en blijft. Enter: {proposal}.md", lees)


def _proposed(waarden: Mapping[str, Json]) -> str:
    """Return a name for the file: the first gemeente, and the first words of the title."""
    gemeenten = waarden["gemeenten"]
    title = str(waarden["titel"])
    short = title.split(":", maxsplit=1)[0] if len(title.split(":", maxsplit=1)[0]) > 3 else title
    name = slugify(f"{gemeenten[0] if isinstance(gemeenten, list) else ''} {short}")
    return name if len(name) <= 60 else name[:60].rpartition("-")[0]


def _free(slug: str, taken: frozenset[str]) -> str:
    numbers = (number for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)
    return f"{slug}-{next(numbers)}" if slug in taken else slug
