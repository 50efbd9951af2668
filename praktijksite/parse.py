"""One file to one model object, or every reason why not. Pure.

The form in the browser checks alike: `assets/js/meedoen/secties.js` and `samen.js` are the twins; `tests/test_controle.py`
holds them together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from praktijksite import meldingen
from praktijksite.feiten import check_feiten, unknown_source
from praktijksite.meldingen import Melding
from praktijksite.model import (
    ELEMENT_IDS,
    THEMA_IDS,
    Beeld,
    Bron,
    Contact,
    Feit,
    OvergenomenDoor,
    Partner,
    Praktijkvoorbeeld,
    Profiel,
    Resultaat,
    Sectie,
    Vergelijking,
    Verwijzing,
)
from praktijksite.problems import Problem, nearest, quoted, suggestion
from praktijksite.schema import (
    BEELD_PATTERN,
    EMAIL_PATTERN,
    INZET,
    KOPPEN,
    PRAKTIJKVOORBEELD,
    STEM,
    VERPLICHTE_KOPPEN,
    VOORWAARDEN,
    WERKTE_NIET,
)
from praktijksite.source import Document, Node
from praktijksite.validate import Names, Validator, child, is_empty, is_slug, is_web_address, items

MAX_LINE, MAX_INDENT = 5000, 40
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_NEARLY_HEADING = re.compile(r" {0,3}#{1,6}[^#\s]| {1,3}#{1,6}[ \t]")
_INDENT = re.compile(r"(?:[\s>]|[-*+](?=\s)|[0-9]{1,9}[.)](?=\s))*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_IMAGE = re.compile(r"!\[[^\]]*\]")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
_NOTHING_KNOWN = ("nog niet bekend", "niet in de bron", "niet in bron")


def parse_praktijkvoorbeeld(document: Document, names: Names) -> Praktijkvoorbeeld | list[Problem]:
    """Return the Praktijkvoorbeeld in *document*, or its problems. Raises nothing for any content."""
    check = Validator(document.path, names)
    if not is_slug(document.slug):
        check.tell(1, "", *meldingen.BESTANDSNAAM_MAG_NIET(waarde=quoted(f"{document.slug}.md")))
    values = check.check(Node(document.fields, 2), PRAKTIJKVOORBEELD, "")
    sections = _sections(document, check)
    inward = tuple(internal_links(document, check))
    _check_together(document.fields, values, check)
    check_feiten(document, values, check)
    if check.problems:
        return check.problems
    return _build(document, values, sections, inward)


def _check_together(fields: dict[str, Node], values: dict[str, Any], check: Validator) -> None:
    """Tell what is wrong between fields that are each right by themselves."""
    sources = len(values.get("bronnen", ()))
    for number, (result, node) in enumerate(items(fields, values, "resultaten"), 1):
        name = f"resultaten {number}"
        if "waarde" in result:
            _needs(result, node, "bron", name, check, meldingen.BRON_NODIG)
            _needs(result, node, "eenheid", name, check, meldingen.EENHEID_NODIG)
        _source_exists(result, node, name, sources, check)
        if "vergelijking" in result:
            _source_exists(result["vergelijking"], child(node, "vergelijking"), f"{name}, vergelijking", sources, check)
    for number, (item, node) in enumerate(items(fields, values, "feiten"), 1):
        _source_exists(item, node, f"feiten {number}", sources, check)
    for number, (item, node) in enumerate(items(fields, values, "overgenomen_door"), 1):
        name = f"overgenomen_door {number}"
        _source_exists(item, node, name, sources, check)
        if ("voorbeeld" in item) == ("gemeente" in item):
            check.tell(node.line, name, *meldingen.VOORBEELD_OF_GEMEENTE())
    for number, (contact, node) in enumerate(items(fields, values, "contact"), 1):
        if "naam" in contact and "akkoord_op" not in contact:
            check.tell(child(node, "naam").line, f"contact {number}, naam", *meldingen.NAAM_ZONDER_AKKOORD())
    _check_periode(fields, values, check)
    _check_themas(fields, values, check)
    _check_beeld(fields, values, check)


def _check_periode(fields: dict[str, Node], values: dict[str, Any], check: Validator) -> None:
    periode = values.get("periode", {})
    start, eind = periode.get("start"), periode.get("eind")
    if start and eind and start[0].isdigit() and eind[0].isdigit():
        shared = min(len(start), len(eind))
        if eind[:shared] < start[:shared]:
            check.tell(child(fields["periode"], "eind").line, "periode, eind", *meldingen.EIND_VOOR_BEGIN(eind=eind, start=start))


def _check_themas(fields: dict[str, Node], values: dict[str, Any], check: Validator) -> None:
    themas = values.get("themas", {})
    for thema in sorted({*themas.get("kern", ())} & {*themas.get("raakt", ())}):
        check.tell(child(fields["themas"], "raakt").line, "themas, raakt", *meldingen.KERN_EN_RAAKT(thema=thema))


def _check_beeld(fields: dict[str, Node], values: dict[str, Any], check: Validator) -> None:
    name = values.get("beeld", {}).get("bestand", "")
    if name and not re.fullmatch(BEELD_PATTERN, name):
        check.tell(child(fields["beeld"], "bestand").line, "beeld, bestand", *meldingen.GEEN_BEELDNAAM(waarde=quoted(name)))


def _needs(item: dict[str, Any], node: Node, field: str, name: str, check: Validator, melding: Melding) -> None:
    # A field that is there but wrong has had its own message.
    found = child(node, field)
    if field not in item and (found is node or is_empty(found)):
        check.tell(found.line, f"{name}, {field}", *melding())


def _source_exists(item: dict[str, Any], node: Node, name: str, sources: int, check: Validator) -> None:
    number = item.get("bron")
    if number is not None and sources and number > sources:
        check.tell(child(node, "bron").line, f"{name}, bron", *unknown_source(number, sources))


def _sections(document: Document, check: Validator) -> tuple[Sectie, ...]:
    """Return the body cut at its headings; tell which are missing, unknown or empty."""
    found: dict[str, tuple[int, list[str]]] = {}
    current: list[str] | None = None
    fence = ""
    number = opened = document.body_line
    for number, line in enumerate(document.body.rstrip("\n").split("\n"), document.body_line):
        before, fence = fence, fence_after(line, fence)
        if fence and not before:
            opened = number
        heading = None if fence else _HEADING.fullmatch(line)
        if heading and len(heading[1]) <= 2:
            current = []
            _open_section(heading[2].strip().rstrip("#").rstrip(), len(heading[1]), number, found, current, check)
        elif not fence and _NEARLY_HEADING.match(line):
            check.tell(number, "", *meldingen.KOP_SLECHT(waarde=quoted(line)))
            current = []
            found.setdefault(line.strip(" #"), (number, current))
        elif current is not None:
            current.append(line)
        elif line.strip():
            check.tell(number, "", *meldingen.TEKST_VOORAF(kop=KOPPEN[0]))
            current = []
        _check_line(line, number, fence, check)
    if fence:
        check.tell(opened, "", *meldingen.CODE_NIET_GESLOTEN(teken=fence))
    else:
        _check_missing(found, number, check)
    for name, (line_number, lines) in found.items():
        if name in KOPPEN and not "".join(lines).strip():
            check.tell(line_number, "", *meldingen.KOP_LEEG(kop=name))
    return tuple(Sectie(kop=name, markdown="\n".join(found[name][1]).strip("\n")) for name in KOPPEN if name in found)


def _check_missing(found: Collection[str], last: int, check: Validator) -> None:
    """Tell which headings are not among those *found*; below code that never ends nobody can."""
    meant = {nearest(name, KOPPEN) for name in found if name not in KOPPEN}
    for name in VERPLICHTE_KOPPEN:
        if name not in found and name not in meant:
            missing = meldingen.KOP_ONTBREEKT_EERLIJK if name == WERKTE_NIET else meldingen.KOP_ONTBREEKT
            check.tell(last, "", *missing(kop=name))


def _check_line(line: str, number: int, fence: str, check: Validator) -> None:
    # Longer or deeper than this no author writes; the Markdown library takes minutes over it, or gives up.
    if len(line) > MAX_LINE:
        check.tell(number, "", *meldingen.TE_LANGE_REGEL(lengte=len(line)))
    elif fence:
        return
    elif (indent := _INDENT.match(line)) and line.strip() and indent.end() > MAX_INDENT:
        check.tell(number, "", *meldingen.TE_VER_IN())
    elif _IMAGE.search(line):
        check.tell(number, "", *meldingen.BEELD_IN_TEKST())


def internal_links(document: Document, check: Validator) -> Iterator[Verwijzing]:
    """Yield the links to pages of this site; tell of links that no reader should follow."""
    fence = ""
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        fence = fence_after(line, fence)
        if fence or "]" not in line:
            continue
        for match in _LINK.finditer(_CODE.sub("", line[:MAX_LINE])):
            target = match[1] or match[2] or ""
            if target.startswith("/") and not target.startswith("//"):
                yield Verwijzing("link", target, number)
            elif not target:
                check.tell(number, "", *meldingen.LINK_ZONDER_ADRES())
            elif not _is_outside_link(target):
                check.tell(number, "", *meldingen.LINK_MAG_NIET(waarde=quoted(target)))


def _is_outside_link(target: str) -> bool:
    if target.startswith("mailto:"):
        return re.fullmatch(EMAIL_PATTERN, target.removeprefix("mailto:")) is not None
    return target.startswith("#") or is_web_address(target)


def fence_after(line: str, fence: str) -> str:
    """Return the fence that is open after *line*, or nothing."""
    mark = _FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence


def _open_section(
    name: str, level: int, number: int, found: dict[str, tuple[int, list[str]]], lines: list[str], check: Validator
) -> None:
    if level == 1:
        check.tell(number, "", *meldingen.KOP_MET_EEN())
    elif name not in KOPPEN:
        found.setdefault(name, (number, lines))
        check.tell(number, "", *meldingen.KOP_NIET_VAST(waarde=quoted(name), suggestie=suggestion(name, KOPPEN)))
    elif name in found:
        check.tell(number, "", *meldingen.KOP_DUBBEL(kop=name, regel=found[name][0]))
    else:
        found[name] = (number, lines)


def says_nothing_known(markdown: str) -> bool:
    """Tell whether a section's first words are an honest 'nog niet bekend' or 'niet in de bron'."""
    return markdown.strip().casefold().startswith(_NOTHING_KNOWN)


def _build(
    document: Document, values: dict[str, Any], secties: Sequence[Sectie], links: tuple[Verwijzing, ...]
) -> Praktijkvoorbeeld:
    results = values["resultaten"]
    lessons = values["lessen"]
    contacts = tuple(_contact(item) for item in values["contact"])
    return Praktijkvoorbeeld(
        profiel=_profiel(document, values, secties, contacts, links),
        partners=tuple(Partner(naam=item["naam"], rol=item.get("rol")) for item in values.get("partners", ())),
        resultaten=tuple(_resultaat(item) for item in results) if isinstance(results, list) else (),
        resultaten_onbekend=results if isinstance(results, str) else None,
        lessen=tuple(lessons) if isinstance(lessons, list) else (),
        lessen_onbekend=lessons if isinstance(lessons, str) else None,
        contact=contacts,
        bronnen=tuple(
            Bron(titel=item["titel"], uitgever=item["uitgever"], datum=item.get("datum"), url=item["url"], gezien=item.get("gezien"))
            for item in values["bronnen"]
        ),
        feiten=tuple(Feit(feit=item["feit"], bron=item["bron"]) for item in values.get("feiten", ())),
        overgenomen_door=tuple(
            OvergenomenDoor(
                voorbeeld=item.get("voorbeeld"), gemeente=item.get("gemeente"), toelichting=item.get("toelichting"), bron=item.get("bron")
            )
            for item in values.get("overgenomen_door", ())
        ),
        beeld=Beeld(**values["beeld"]) if "beeld" in values else None,
        licentie=values.get("licentie", "CC0-1.0"),
        secties=tuple(secties),
    )


def _profiel(
    document: Document,
    values: dict[str, Any],
    secties: Sequence[Sectie],
    contacts: Sequence[Contact],
    links: tuple[Verwijzing, ...],
) -> Profiel:
    themas, periode = values["themas"], values["periode"]
    start, eind = periode["start"], periode.get("eind")
    checked = [contact.bevestigd_op for contact in contacts if contact.bevestigd_op]
    return Profiel(
        slug=document.slug,
        digest=document.digest,
        titel=values["titel"],
        samenvatting=" ".join(values["samenvatting"].split()),
        gemeenten=tuple(dict.fromkeys(values["gemeenten"])),
        kern=tuple(thema for thema in THEMA_IDS if thema in themas["kern"]),
        raakt=tuple(thema for thema in THEMA_IDS if thema in themas.get("raakt", ())),
        elementen=tuple(element for element in ELEMENT_IDS if element in values.get("elementen", ())),
        start=None if start == "onbekend" else start,
        eind=None if eind == "onbekend" else eind,
        soort=values["soort"],
        doelgroep=tuple(dict.fromkeys(values.get("doelgroep", ()))),
        trefwoorden=tuple(dict.fromkeys(values.get("trefwoorden", ()))),
        onderbouwing=values.get("onderbouwing"),
        toegevoegd=values["toegevoegd"].isoformat(),
        herkomst=values["herkomst"],
        ontbreekt=tuple(_missing(values, secties)),
        contact_bevestigd=max(checked).isoformat() if checked else None,
        verwijzingen=tuple(_references(document.fields, values)) + links,
    )


def _references(fields: dict[str, Node], values: dict[str, Any]) -> Iterator[Verwijzing]:
    """Yield what the fields refer to; links in the text come from `internal_links`."""
    if "overgenomen_van" in values:
        yield Verwijzing("overgenomen_van", values["overgenomen_van"], fields["overgenomen_van"].line)
    for item, node in items(fields, values, "overgenomen_door"):
        soort = "overgenomen_door" if "voorbeeld" in item else "overgenomen_in"
        yield Verwijzing(soort, item.get("voorbeeld") or item["gemeente"], node.line)
    for slug, node in items(fields, values, "vroegere_slugs"):
        yield Verwijzing("vroegere_slug", slug, node.line)
    if "beeld" in values:
        yield Verwijzing("beeld", values["beeld"]["bestand"], child(fields["beeld"], "bestand").line)


COMPLETE = (
    "resultaten",
    "wat werkte niet",
    "lessen",
    "partners",
    "onderbouwing",
    "begin van de periode",
    "einde van de periode",
    "functie van het contact",
    "adres van het contact",
    "stem van statushouders",
    "voorwaarden",
    "inzet",
)
"""What a complete example tells; completeness is counted over these."""


def _missing(values: dict[str, Any], secties: Sequence[Sectie]) -> Iterator[str]:
    """Yield which of COMPLETE the example does not tell, in that order."""
    known = {sectie.kop for sectie in secties if not says_nothing_known(sectie.markdown)}
    present = {
        "resultaten": isinstance(values["resultaten"], list),
        "wat werkte niet": WERKTE_NIET in known,
        "lessen": isinstance(values["lessen"], list),
        "partners": bool(values.get("partners")),
        "onderbouwing": "onderbouwing" in values,
        "begin van de periode": values["periode"]["start"] != "onbekend",
        "einde van de periode": values["periode"].get("eind", "onbekend") != "onbekend",
        "functie van het contact": any(item["functie"] != "onbekend" for item in values["contact"]),
        "adres van het contact": any("email" in item or "telefoon" in item for item in values["contact"]),
        "stem van statushouders": STEM in known,
        "voorwaarden": VOORWAARDEN in known,
        "inzet": INZET in known,
    }
    return (name for name in COMPLETE if not present[name])


def _resultaat(item: dict[str, Any]) -> Resultaat:
    comparison = item.get("vergelijking")
    return Resultaat(
        tekst=item["tekst"],
        waarde=item.get("waarde"),
        eenheid=item.get("eenheid"),
        van=item.get("van"),
        peildatum=item.get("peildatum"),
        bron=item.get("bron"),
        kanttekening=item.get("kanttekening"),
        vergelijking=Vergelijking(**{"kanttekening": None, **comparison}) if comparison else None,
    )


def _contact(item: dict[str, Any]) -> Contact:
    keys = ("naam", "email", "telefoon", "webpagina")
    agreed: date | None = item.get("akkoord_op")
    checked: date | None = item.get("gecontroleerd_op")
    functie = item["functie"]
    return Contact(
        organisatie=item["organisatie"],
        functie=None if functie == "onbekend" else functie,
        akkoord_op=agreed,
        gecontroleerd_op=checked,
        **{key: item.get(key) for key in keys},
    )
