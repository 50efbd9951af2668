"""Who stands on a page can ask to go, and whose work it tells of is asked to look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from praktijksite.pages.lists import gemeente_page
from praktijksite.pages.voorbeeld import PraktijkvoorbeeldPage, praktijkvoorbeeld_page
from praktijksite.urls import Addresses
from tests.builders import MINI, PROJECT, contact, edit, gemeente, library, praktijkvoorbeeld, problems_of, profiel, setting, site, site_of
from tests.markup import Markup

PAGE = "praktijkvoorbeelden/testproef/index.html"
SECRETS = ("Tess Testpersoon", "tess@", "0318")


def page(herkomst: str = "ingezonden", contacts: int = 1, **changes: object) -> PraktijkvoorbeeldPage:
    who = contact(functie="adviseur", naam="Tess Testpersoon", email="tess@example.org", telefoon="0318 00 00 00", akkoord_op=date(2026, 11, 1))
    found = profiel("testproef", herkomst=herkomst)
    one = praktijkvoorbeeld(profiel=found, contact=(who,) * contacts)
    return praktijkvoorbeeld_page(setting(library(found, site=site(**changes))), one, {})


def ways(made: PraktijkvoorbeeldPage, number: int = 0) -> dict[str, str]:
    return {weg.naam: weg.href for weg in made.contact[number].eraf}


def test_both_ways_name_the_page_and_no_person() -> None:
    """The mail and the issue hold the address of the page; what goes to GitHub, and into a mailbox, has no name."""
    found = ways(page())
    mail, issue = urlsplit(found["Mail de redactie"]), urlsplit(found["Meld het op GitHub"])
    assert mail.path == "redactie@example.org"
    assert "+" not in mail.query
    assert parse_qs(mail.query) == {
        "subject": ["Haal een contact van de site"],
        "body": ["Pagina: https://example.org/praktijk/praktijkvoorbeelden/testproef/\r\n"],
    }
    assert f"{issue.netloc}{issue.path}" == "github.com/voorbeeld/praktijk/issues/new"
    (text,) = parse_qs(issue.query)["body"]
    assert text.startswith("Pagina: https://example.org/praktijk/praktijkvoorbeelden/testproef/\n")
    assert "iedereen kan dit lezen" in text
    assert not [secret for secret in SECRETS for href in found.values() if secret.split()[0] in href]


def test_of_several_contacts_each_says_which() -> None:
    made = page(contacts=2)
    assert "contact%202%20van%20de%202" in ways(made, 1)["Mail de redactie"]
    assert "contact+1+van+de+2" in ways(made)["Meld het op GitHub"]


@pytest.mark.parametrize(
    ("email", "repository", "found"),
    [
        ("redactie@example.org", None, ["Mail de redactie"]),
        (None, "voorbeeld/praktijk", ["Meld het op GitHub"]),
        (None, None, []),
    ],
)
def test_only_ways_that_there_are(email: str | None, repository: str | None, found: list[str]) -> None:
    assert list(ways(page(email=email, repository=repository))) == found


def test_without_any_way_a_sentence_says_where_to_read(mini_root: Path) -> None:
    """Where nobody told how the editors can be reached, the card leads to the page about privacy."""
    for line in ("email: redactie@example.org\n", "repository: voorbeeld/praktijk\n"):
        edit(mini_root, "site.yaml", line, "")
    html = site_of(mini_root)["praktijkvoorbeelden/zuidhorn-testproef/index.html"].decode()
    assert 'Wil je hier niet meer staan? <a href="/praktijk/privacy/#van-de-site-af">Lees hoe je dat vraagt</a>.' in html


def test_privacy_says_how_to_get_off() -> None:
    """The place that the card leads to is there in the real content."""
    html = site_of(PROJECT)["privacy/index.html"].decode()
    assert "van-de-site-af" in Markup(html).ids
    assert "Haal mij eraf" in html


@pytest.mark.parametrize(("days", "told"), [(None, ""), (7, "Binnen 7 dagen staat het er niet meer."), (1, "Binnen 1 dag staat het er niet meer.")])
def test_only_what_the_editors_promise(days: int | None, told: str) -> None:
    """The term is theirs: without one in site.yaml the page promises nothing."""
    assert page(contact_weg_dagen=days).eraf_termijn == told


def test_the_term_stands_in_site_yaml(mini_root: Path) -> None:
    """The setting shows on the page, and remakes it."""
    (mini_root / "site.yaml").write_text((MINI / "site.yaml").read_text("utf-8") + "contact_weg_dagen: 7\nlinks_zelf_bekijken: [www.example.nl]\n", "utf-8")
    assert "Binnen 7 dagen staat het er niet meer." in site_of(mini_root)["praktijkvoorbeelden/zuidhorn-testproef/index.html"].decode()
    edit(mini_root, "site.yaml", "[www.example.nl]", "[https://www.example.nl/]")
    assert "Schrijf alleen het domein, zonder https://." in problems_of(mini_root)


def test_those_whose_work_others_wrote_down_are_invited() -> None:
    """An example from public sources invites its gemeente; one that was handed in does not."""
    found = page("openbare-bron").uitnodiging
    assert found == ("de gemeente Texel", "/praktijk/meedoen/formulier/?voorbeeld=testproef")
    assert page("ingezonden").uitnodiging is None


def test_the_invitation_stands_by_the_sources_and_by_the_contact() -> None:
    """Both lead to the form, with the example filled in, beside the link on every page; what was handed in by its own gemeente has neither."""
    found = site_of(MINI)
    for slug, times in (("zuidhorn-testproef", 3), ("s-gravenhage-samen-koken", 1)):
        links = Markup(found[f"praktijkvoorbeelden/{slug}/index.html"].decode()).all("a")
        assert [link.attributes["href"] for link in links].count(f"/praktijk/meedoen/formulier/?voorbeeld={slug}") == times


def test_of_several_gemeenten_each_is_invited() -> None:
    found = profiel("testproef", gemeenten=("Texel", "Dalfsen"), herkomst="openbare-bron")
    made = praktijkvoorbeeld_page(setting(library(found)), praktijkvoorbeeld(profiel=found), {})
    assert made.uitnodiging
    assert made.uitnodiging.wie == "een van deze gemeenten"


def test_a_gemeente_without_an_example_leads_to_the_form() -> None:
    """The form opens with the gemeente filled in."""
    found = library(profiel(), gemeenten_ooit=(gemeente("Texel"), gemeente("'s-Gravenhage")))
    assert gemeente_page(setting(found), "'s-Gravenhage", 1).meedoen == "/praktijk/meedoen/formulier/?gemeente=s-gravenhage"


def test_addresses_of_the_form_work_without_a_base_path() -> None:
    assert Addresses(None).href("/meedoen/formulier/", {"voorbeeld": "a-b"}) == "/meedoen/formulier/?voorbeeld=a-b"
