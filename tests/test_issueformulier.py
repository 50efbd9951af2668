"""The form for an issue is the schema, in the shape that GitHub takes."""

from __future__ import annotations

import re

import pytest

from praktijksite.issueformulier import AKKOORD, NIET_GEVRAAGD, PATH, VRAGEN, issue_form, labels_of
from praktijksite.schema import CRITERIA, PRAKTIJKVOORBEELD, SECTIES, Keuze, Lijst, Object
from tests.builders import PROJECT
from tests.issues import form

QUESTIONS = [part for part in form()["body"] if part["type"] != "markdown"]


def test_the_form_is_as_the_schema_says(request: pytest.FixtureRequest) -> None:
    """The form in the repository is what the schema gives; `build.py issue-formulier` or --update-golden writes it."""
    if request.config.getoption("--update-golden"):
        (PROJECT / PATH).write_text(issue_form(), "utf-8", newline="\n")
    assert (PROJECT / PATH).read_text("utf-8") == issue_form()


def test_every_field_is_asked_or_left_out_on_purpose() -> None:
    """Each field of the schema has a question, or stands in the list of those that the form leaves out."""
    asked = {vraag.pad[0] for vraag in VRAGEN if vraag.pad}
    assert asked | NIET_GEVRAAGD == {veld.naam for veld in PRAKTIJKVOORBEELD.velden}
    assert not asked & NIET_GEVRAAGD
    assert [vraag.label for vraag in VRAGEN if not vraag.pad and vraag.verplicht] == [kop.naam for kop in SECTIES if kop.verplicht]
    assert {vraag.label for vraag in VRAGEN if not vraag.pad} == {kop.naam for kop in SECTIES}


def test_what_must_be_there_goes_first() -> None:
    """Nothing that must be filled in stands below the line where all may stay empty, but for the ticks at the end."""
    parts = form()["body"]
    line = next(number for number, part in enumerate(parts) if number and part["type"] == "markdown")
    assert not any(part["validations"]["required"] for part in parts[line + 1 : -1])
    # What belongs together stays together, and may have a part that may stay empty.
    optional = [part["id"] for part in parts[1:line] if not part["validations"]["required"]]
    assert optional == ["themas-raakt", "periode-eind"]


def test_github_takes_the_form() -> None:
    """The form keeps to what GitHub takes: types, unique ids and labels, choices that differ, no label that GitHub uses itself."""
    known = {"input": {"placeholder"}, "textarea": {"value"}, "dropdown": {"options", "multiple"}, "checkboxes": {"options"}}
    assert set(form()) == {"name", "description", "title", "labels", "body"}
    for key in ("id", "label"):
        found = [part.get(key) or part["attributes"].get(key) for part in QUESTIONS]
        assert len(set(found)) == len(found)
    for part in QUESTIONS:
        assert re.fullmatch("[A-Za-z0-9_-]+", part["id"])
        assert set(part["attributes"]) <= {"label", "description"} | known[part["type"]]
        assert part["attributes"]["label"] == part["attributes"]["label"].strip()
        options = part["attributes"].get("options", ())
        if part["type"] == "dropdown":
            assert len(set(options)) == len(options) > 1
            assert all(isinstance(option, str) and option.casefold() not in ("none", "true", "false") and "," not in option for option in options)


def test_a_line_names_one_field() -> None:
    """Within an item each name of a field, as the form prints it, is that of one field, and has no colon."""
    for vraag in VRAGEN:
        if isinstance(vraag.soort, Lijst) and isinstance(vraag.soort.van, Object):
            names = [name for label, veld in labels_of(vraag.soort.van).items() for name in {label.casefold(), veld.naam}]
            assert len(set(names)) == len(names)
            assert not any(":" in name for name in names)


def test_choices_are_those_of_the_schema() -> None:
    """A choice has the words of the schema, so that what is chosen can stand in the file."""
    by_id = {part["id"]: part for part in QUESTIONS}
    for vraag in VRAGEN:
        kind = vraag.soort.van if isinstance(vraag.soort, Lijst) else vraag.soort
        if isinstance(kind, Keuze):
            attributes = by_id[vraag.id]["attributes"]
            assert attributes["options"] == [*kind.opties]
            assert attributes.get("multiple", False) is isinstance(vraag.soort, Lijst)


def test_criteria_are_the_same_everywhere() -> None:
    """The six criteria stand in the form, in the template of a pull request and on the page, word for word."""
    assert len(CRITERIA) == 6
    assert [option["label"] for option in QUESTIONS[-1]["attributes"]["options"]] == [*CRITERIA, AKKOORD]
    assert all(option["required"] for option in QUESTIONS[-1]["attributes"]["options"])
    template = (PROJECT / ".github/pull_request_template.md").read_text("utf-8")
    assert re.findall(r"- \[ \] (.*)", template.partition("## Bij de code")[0]) == [*CRITERIA, AKKOORD]
    page = (PROJECT / "content/paginas/meedoen.md").read_text("utf-8").replace('"', "'")
    listed = re.findall(r"^- (.*)", page.partition("## Waar een nieuw voorbeeld aan voldoet")[2].partition("\n## ")[0], re.MULTILINE)
    assert listed == [*CRITERIA]
