"""Contacts that were not confirmed for too long, and the issue that asks after each. Pure.

Overdue is what somebody confirmed once, longer ago than the site allows: its name, mail
address and number have left the page that day, and asking brings them back. A contact that
nobody ever confirmed is not overdue: it promised nothing, and the report for the editors
tells of it. To ask after those would open an issue for nearly every example at once.

An issue knows its contact by a hidden line: the example, a digest of organisation and role,
and the day of the last confirmation. So a contact is asked after once each time it expires.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from praktijksite import dutch, urls
from praktijksite.issues import Issue
from praktijksite.library import FOLDER
from praktijksite.model import Contact, Praktijkvoorbeeld, Site
from praktijksite.pages.frame import months_before
from praktijksite.source import digest_of

LABEL = "contact nalopen"
LABEL_UITLEG = "Een contact is te lang niet bevestigd (automatisch)"
RUST = timedelta(days=90)
"""Who closes an issue without an answer hears nothing for so long."""
_MERK = re.compile(r"\A<!-- contact ([a-z0-9-]+) ([0-9a-f]{12}) ([0-9]{4}-[0-9]{2}-[0-9]{2}) -->")


class Merk(NamedTuple):
    """Which contact an issue asks after, and since when it is unconfirmed."""

    slug: str
    kenmerk: str
    sinds: str

    def __str__(self) -> str:
        return f"<!-- contact {self.slug} {self.kenmerk} {self.sinds} -->"


class Openen(NamedTuple):
    titel: str
    tekst: str


class Sluiten(NamedTuple):
    nummer: int
    reden: str
    tekst: str


class Stand(NamedTuple):
    """A contact of today: when it was confirmed, and the issue to open when that is too long ago."""

    slug: str
    kenmerk: str
    bevestigd_op: date | None
    vraag: Openen | None


def standen(voorbeelden: Iterable[Praktijkvoorbeeld], site: Site) -> list[Stand]:
    """Return how every contact stands on the date of the site."""
    oldest = months_before(site.datum.isoformat(), site.contact_maanden)
    found: dict[tuple[str, str], Stand] = {}
    for voorbeeld in voorbeelden:
        # Two people with one role are one question: about the one that waits longest.
        for contact in sorted(voorbeeld.contact, key=lambda one: one.bevestigd_op or date.max):
            slug, kenmerk, day = voorbeeld.profiel.slug, _kenmerk(contact), contact.bevestigd_op
            overdue = day is not None and day.isoformat() < oldest
            question = _vraag(Merk(slug, kenmerk, day.isoformat()), contact, voorbeeld, site) if day and overdue else None
            found.setdefault((slug, kenmerk), Stand(slug, kenmerk, day, question))
    return list(found.values())


def te_doen(found: Sequence[Stand], issues: Sequence[Issue], datum: date) -> Iterator[Openen | Sluiten]:
    """Yield which issues to open and close, so that each overdue contact has one. Without a reason, nothing."""
    asked: dict[Merk, list[Issue]] = {}
    for issue in issues:
        if match := _MERK.match(issue.tekst):
            asked.setdefault(Merk(*match.groups()), []).append(issue)
    now = {(stand.slug, stand.kenmerk): stand for stand in found}
    for merk, earlier in asked.items():
        if reason := _antwoord(merk, now.get((merk.slug, merk.kenmerk))):
            yield from (_sluiten(issue, reason, datum) for issue in earlier if issue.gesloten_op is None)
    for stand in found:
        if stand.vraag and stand.bevestigd_op:
            earlier = asked.get(Merk(stand.slug, stand.kenmerk, stand.bevestigd_op.isoformat()), [])
            if not any(issue.gesloten_op is None or issue.gesloten_op > datum - RUST for issue in earlier):
                yield stand.vraag


def _kenmerk(contact: Contact) -> str:
    """Return what stands for organisation and role. No name goes in: it could be guessed from what comes out."""
    return digest_of(contact.organisatie, contact.functie or "")[:12]


def _antwoord(merk: Merk, stand: Stand | None) -> str:
    """Return why the question needs no answer any more, or nothing when it still does."""
    if stand is None:
        return "Dit contact staat niet meer bij het voorbeeld, of het is veranderd."
    if stand.bevestigd_op is None:
        return "Bij dit contact staat geen dag van controle meer. Het telt nu als nog niet bevestigd."
    if stand.vraag is None or stand.bevestigd_op.isoformat() != merk.sinds:
        return f"Dit contact is bevestigd op {dutch.day(stand.bevestigd_op.isoformat())}."
    return ""


def _sluiten(issue: Issue, reason: str, datum: date) -> Sluiten:
    mark, _, rest = issue.tekst.partition("-->")
    return Sluiten(issue.nummer, reason, f"{mark}-->\n\n**Afgerond op {dutch.day(datum.isoformat())}.** {reason}\n\n---\n{rest}")


def _vraag(merk: Merk, contact: Contact, voorbeeld: Praktijkvoorbeeld, site: Site) -> Openen:
    profiel = voorbeeld.profiel
    path = f"{FOLDER}/{merk.slug}.md"
    page = urls.Addresses(site.base_url).absolute(urls.praktijkvoorbeeld(merk.slug))
    file = urls.edit_page(site.repository, site.branch, path) if site.repository else None
    whom = contact.organisatie if contact.functie is None else f"{contact.organisatie}, {contact.functie}"
    day = dutch.day(merk.sinds)
    question = f"""Onderwerp: Klopt het contact nog bij jullie praktijkvoorbeeld?

Beste collega,

Op {site.titel} staat een praktijkvoorbeeld waar jullie contact voor zijn:
{_one_line(profiel.titel)}
{page or ''}
We noemen daar: {_one_line(whom)}. Dit is voor het laatst gecontroleerd op {day}.

1. Klopt dit nog?
2. Gaat nu iemand anders hierover? Noem dan de functie, en liefst een algemeen mailadres.
3. Mogen we dit zo op de site zetten?

Willen jullie hier niet meer staan? Dat mag altijd. Dan halen we het weg. Jullie hoeven niet te zeggen waarom.

Met vriendelijke groet,
de redactie van {site.titel}"""
    text = f"""{merk}

Het contact bij een voorbeeld is voor het laatst gecontroleerd op {day}: meer dan {dutch.count(site.contact_maanden, 'maand', 'maanden')} geleden. Naam, mailadres en telefoonnummer staan niet meer op de site.

| | |
|---|---|
| Voorbeeld | {_code(profiel.titel)} |
| Organisatie | {_code(contact.organisatie)} |
| Functie | {_code(contact.functie or 'niet bekend')} |
| Bestand | {f'[{path}]({file})' if file else _code(path)} |

## Vraag om te sturen

Vraag het per mail of telefoon. **Zet geen namen, mailadressen of telefoonnummers in dit issue:** iedereen kan het lezen.

{_block(question)}

## Als er antwoord is

- **Het klopt nog.** Zet bij dit contact `gecontroleerd_op` op de dag van het antwoord. Staat er een naam bij, dan hoort bij `akkoord_op` de dag waarop die persoon akkoord gaf.
- **Iemand anders doet het nu.** Verander het contact, en zet de dag erbij.
- **Zij willen van de site af.** Volg `docs/contact-verwijderen.md`.

Dit issue sluit vanzelf als het contact is bevestigd of weg is. Sluit je het zelf, dan komt de vraag na {RUST.days} dagen terug."""
    # GitHub takes 256 characters.
    return Openen(f"Klopt het contact van {_one_line(contact.organisatie)} nog? {_one_line(profiel.titel)}"[:250], text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    """Return *text* for a cell of a table so that nothing in it is a link, a mention or markup."""
    return f"`{_one_line(text).replace('`', chr(39)).replace('|', '/')}`"


def _block(text: str) -> str:
    """Return *text* to be copied as it is: the fence is longer than any in it."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"
