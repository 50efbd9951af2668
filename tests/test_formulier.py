"""The form asks what the schema describes, and an example comes out of it as it went in."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import Any

import pytest

from praktijksite import content
from praktijksite.bestand import as_file, values_of
from praktijksite.feeds import record
from praktijksite.formulier import gegevens, invoer
from praktijksite.model import THEMA_IDS
from praktijksite.pages.formulier import ELDERS, FormulierPage, Invoer, formulier_page
from praktijksite.parse import parse_praktijkvoorbeeld
from praktijksite.schema import PRAKTIJKVOORBEELD, SECTIES
from praktijksite.source import Document, Node, parse_markdown
from praktijksite.urls import Addresses
from praktijksite.validate import Names
from tests.builders import FOLDER, PROJECT, contact, library, options, praktijkvoorbeeld, setting

EXAMPLES = sorted((PROJECT / FOLDER).glob("*.md"))
OPEN = """
import { readFileSync } from "node:fs"
import { asFile } from "./assets/js/meedoen/bestand.js"
import { uitGegevens } from "./assets/js/meedoen/voorbeeld.js"
const { schema, examples } = JSON.parse(readFileSync(0, "utf8"))
console.log(JSON.stringify(examples.map(({ record, apart }) => {
  const { waarden, secties } = uitGegevens(schema, record, apart)
  return asFile(schema, waarden, secties)
})))
"""


@pytest.fixture(scope="module")
def page() -> FormulierPage:
    return formulier_page(setting(library()))


def test_every_field_is_asked_once(page: FormulierPage) -> None:
    """Each field and heading of the schema is asked in one step, or is one of those that the form leaves alone."""
    asked = [field.naam for step in page.stappen for field in (*step.invoer, *step.meer)]
    described = [*(veld.naam for veld in PRAKTIJKVOORBEELD.velden), *(kop.naam for kop in SECTIES)]
    assert sorted([*asked, *ELDERS]) == sorted(described)


def test_what_must_be_told_is_not_folded_away(page: FormulierPage) -> None:
    """Only what may stay empty stands under 'Meer vertellen'."""
    assert [field.naam for step in page.stappen for field in step.meer if field.verplicht] == []


def test_each_question_has_a_name_and_help(page: FormulierPage) -> None:
    """No field of the form, also none in a row, lacks a label or help; each answer to choose has a name."""

    def every(fields: tuple[Invoer, ...]) -> list[Invoer]:
        inner = [every((*field.velden, *(field.van.velden if field.van else ()))) for field in fields]
        return [*fields, *(one for found in inner for one in found)]

    for field in every(tuple(field for step in page.stappen for field in (*step.invoer, *step.meer))):
        assert field.label, field
        assert field.uitleg, field
        assert all(optie.naam for optie in (*field.opties, *field.woorden))


def test_every_example_comes_out_of_the_form_as_it_went_in() -> None:
    """From the open data and what stands beside it the browser makes the file that our own values make."""
    whole, expected, examples = content.read(options(PROJECT), "test").library, [], []
    for path in EXAMPLES:
        document = parse_markdown(path.name, path.read_bytes())
        assert isinstance(document, Document)
        example = parse_praktijkvoorbeeld(document, Names(None, None))
        assert not isinstance(example, list)
        values: Any = values_of(Node(document.fields, 2))
        # Said the same in one way: themas in their order, and a period whose ends are known or not.
        values["themas"] = {state: [thema for thema in THEMA_IDS if thema in themas] for state, themas in values["themas"].items()}
        values["periode"] = {"start": "onbekend", "eind": "onbekend"} | values["periode"]
        values["elementen"] = list(example.profiel.elementen)
        expected.append(as_file(values, {sectie.kop: sectie.markdown for sectie in example.secties}))
        examples.append({"record": record(whole, Addresses(None), example), "apart": invoer(example, "1900-01-01")})
    given = json.dumps({"schema": gegevens(whole, ()), "examples": examples})
    done = subprocess.run(["node", "--input-type=module", "--eval", OPEN], input=given, cwd=PROJECT, capture_output=True, text=True, check=True)
    for found, wanted in zip(json.loads(done.stdout), expected, strict=True):
        assert found == wanted


def test_a_contact_that_is_too_old_gives_no_name() -> None:
    """What the form gets of a contact that was checked too long ago is the organisation and the role."""
    checked = contact(
        organisatie="Gemeente Dalfsen", functie="beleidsmedewerker", naam="N. N.", email="n@example.org", akkoord_op=date(2025, 1, 1), gecontroleerd_op=date(2025, 1, 1)
    )
    example = praktijkvoorbeeld(contact=(checked,))
    assert invoer(example, "2024-12-31")["contact"][0]["naam"] == "N. N."  # type: ignore[index, call-overload]
    old: Any = invoer(example, "2025-06-01")["contact"]
    assert old == [{"organisatie": "Gemeente Dalfsen", "functie": "beleidsmedewerker", "akkoord_op": "2025-01-01", "gecontroleerd_op": "2025-01-01"}]
