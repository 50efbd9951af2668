"""The form for an issue on GitHub, made from the schema: what it asks, and as the file that GitHub reads. Pure.

GitHub knows no fields that repeat. What repeats is asked in a text field that already has
the names of the fields, one on each line; the writer fills in behind the colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from praktijksite.model import Json
from praktijksite.schema import CRITERIA, PRAKTIJKVOORBEELD, SECTIES, Keuze, Lijst, Naam, Object, Soort, Tekst, Veld
from praktijksite.urls import slugify

PATH = ".github/ISSUE_TEMPLATE/praktijkvoorbeeld.yml"
LABEL = "praktijkvoorbeeld"
NIET_GEVRAAGD = frozenset({"overgenomen_van", "overgenomen_door", "beeld", "vroegere_slugs", "toegevoegd", "licentie"})
"""Fields for later, in the file; the last two are known: the day of the issue, and what the writer agrees to."""
NIET_VOORGEDRUKT = frozenset({"gezien", "gecontroleerd_op"})
"""Fields in a list that one may write, but that would make the form long."""
SHORT = 120
"""Text of at most so many characters gets one line."""

AKKOORD = "De tekst is in eigen woorden. Iedereen mag hem vrij gebruiken (licentie CC0-1.0)."
VINKJES = "Waar het aan voldoet"
BEELDEN = "Een foto of tekening kan later, in het voorstel dat de redactie van dit formulier maakt."
VOORAF = """\
Vertel wat jullie deden. Van wat je hier invult, maakt de redactie een voorstel voor een pagina.

- **Alles wat je hier schrijft, is meteen openbaar.** Schrijf dus niets over een statushouder waaraan je die persoon herkent. Een naam of mailadres van een collega mag alleen met akkoord.
- Weet je iets niet? Schrijf dan 'nog niet bekend', of bij de periode en een functie 'onbekend'. Dat is ook een antwoord.
- Bij een sterretje (\\*) moet je iets invullen. De rest mag leeg blijven.
"""
EXTRA = "## Wil je nog meer vertellen?\n\nAlles hieronder mag leeg blijven. Alleen de vinkjes aan het eind zijn nodig. " + BEELDEN
PER_REGEL = "Elke regel is er één."
MET_KOMMA = "Meer dan één? Zet er een komma tussen."
INVULLEN = "Vul in achter de dubbele punt. Nog een? Schrijf dezelfde regels eronder nog een keer, met een lege regel ertussen."


class Vraag(NamedTuple):
    """One question: its heading in the issue, and the field it fills; without *pad* it is a heading of the text."""

    label: str
    pad: tuple[str, ...]
    soort: Soort
    verplicht: bool
    uitleg: str
    voorbeeld: str = ""

    @property
    def id(self) -> str:
        return "-".join(self.pad) or slugify(self.label)


def _vragen() -> Iterator[Vraag]:
    fields = [veld for veld in PRAKTIJKVOORBEELD.velden if veld.naam not in NIET_GEVRAAGD]
    for veld in fields:
        if veld.naam == "resultaten":  # what they did goes before what came of it
            yield from _story(verplicht=True)
        if veld.verplicht:
            yield from _of_field(veld)
    for veld in fields:
        if not veld.verplicht:
            yield from _of_field(veld)
    yield from _story(verplicht=False)


def _story(*, verplicht: bool) -> Iterator[Vraag]:
    return (Vraag(kop.naam, (), Tekst(), verplicht, kop.uitleg) for kop in SECTIES if kop.verplicht == verplicht)


def _of_field(veld: Veld) -> Iterator[Vraag]:
    if not isinstance(veld.soort, Object):
        yield Vraag(veld.label, (veld.naam,), veld.soort, veld.verplicht, veld.uitleg, veld.voorbeeld)
        return
    for part in veld.soort.velden:
        label = f"{veld.label}: {part.label.lower()}"
        yield Vraag(label, (veld.naam, part.naam), part.soort, veld.verplicht and part.verplicht, part.uitleg, part.voorbeeld)


VRAGEN = tuple(_vragen())
"""All that the form asks, what must be there first; the rest as the schema has it."""


def labels_of(soort: Object) -> dict[str, Veld]:
    """Return the plain fields of an item in a list by the name that the form gives them."""
    return {veld.label.rstrip("?"): veld for veld in soort.velden if not isinstance(veld.soort, Object)}


def issue_form() -> str:
    """Return the file for GitHub."""
    first_optional = next(number for number, vraag in enumerate(VRAGEN) if not (vraag.verplicht or len(vraag.pad) > 1))
    parts: list[Json] = [_markdown(VOORAF)]
    parts += [_part(vraag) for vraag in VRAGEN[:first_optional]]
    parts.append(_markdown(EXTRA))
    parts += [_part(vraag) for vraag in VRAGEN[first_optional:]]
    parts.append(_boxes())
    form = {
        "name": "Praktijkvoorbeeld",
        "description": "Vertel wat jullie gemeente deed. Je hoeft geen bestand te maken.",
        "title": "Praktijkvoorbeeld: ",
        "labels": [LABEL],
        "body": parts,
    }
    return f"# Made from praktijksite/schema.py by 'python build.py issue-formulier'. Do not edit by hand.\n{_as_yaml(form)}"


def _markdown(text: str) -> Json:
    return {"type": "markdown", "attributes": {"value": text}}


def _part(vraag: Vraag) -> Json:
    kind, attributes = _kind(vraag)
    hints = [vraag.uitleg, *attributes.pop("hints", ())]
    if vraag.voorbeeld and kind == "input":
        attributes["placeholder"] = f"Bijvoorbeeld: {vraag.voorbeeld}"
    described: dict[str, Any] = {"label": vraag.label, "description": " ".join(hint for hint in hints if hint), **attributes}
    return {"type": kind, "id": vraag.id, "attributes": described, "validations": {"required": vraag.verplicht}}


def _kind(vraag: Vraag) -> tuple[str, dict[str, Any]]:
    """Return the type that GitHub has for a question, and what it needs; *hints* join the help."""
    match vraag.soort:
        case Keuze(opties):
            return "dropdown", {"options": list(opties)}
        case Lijst(Keuze(opties)):
            return "dropdown", {"multiple": True, "options": list(opties)}
        case Lijst(Naam()):
            return "input", {"hints": [MET_KOMMA]}
        case Lijst(Object() as item):
            printed = {label: veld.voorbeeld for label, veld in labels_of(item).items() if veld.naam not in NIET_VOORGEDRUKT}
            first, *_ = printed.items()
            hints = [INVULLEN]
            if all(first):
                hints.append(f"Bijvoorbeeld: {'; '.join(f'`{label}: {example}`' for label, example in printed.items() if example)}.")
            return "textarea", {"hints": hints, "value": "".join(f"{label}:\n" for label in printed)}
        case Lijst():
            return "textarea", {"hints": [PER_REGEL]}
        case Tekst(maximum=maximum) if not vraag.pad or maximum > SHORT:
            return "textarea", {}
    return "input", {}


def _boxes() -> Json:
    boxes: list[Json] = [{"label": text, "required": True} for text in (*CRITERIA, AKKOORD)]
    return {"type": "checkboxes", "id": "criteria", "attributes": {"label": VINKJES, "options": boxes}}


class _Dumper(yaml.SafeDumper):
    """Writes text of more than one line as such."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)


def _as_yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
