"""Contacts expire, and each that did is asked after once."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import build
from praktijksite import contacten
from praktijksite.contacten import Openen, Sluiten, standen, te_doen
from praktijksite.issues import Issue
from tests.builders import contact, edit, praktijkvoorbeeld, profiel, published, site
from tests.loopback import GitHub, github

EXAMPLE = "content/praktijkvoorbeelden/s-gravenhage-samen-koken.md"
LATER = date(2027, 12, 21)
"""Thirteen months after the date of the other tests."""
PERSONAL = ("Tess Testpersoon", "Tess", "testkeuken@example.org", "070 000 00 00", "0700000000")
LABEL = contacten.LABEL
KOKEN = "Klopt het contact van Gemeente Test nog? Samen koken in de testkeuken"
BUURTHUIS = "Klopt het contact van Testbuurthuis nog? Samen koken in de testkeuken"
PROEFTUIN = "Klopt het contact van Stichting Proeftuin nog? Proeftuin zonder uitkomst"


# --- The pages ---------------------------------------------------------------------------


def test_a_confirmed_contact_shows(mini_root: Path) -> None:
    """Today the name, address and number stand on the page and in the card: what the next test misses, is there."""
    site_ = published(mini_root)
    folder = "praktijkvoorbeelden/s-gravenhage-samen-koken"
    page, card = site_[f"{folder}/index.html"].decode(), site_[f"{folder}/contact.vcf"].decode()
    assert all(text in page for text in ("Tess Testpersoon", "testkeuken@example.org", "070 000 00 00"))
    assert all(text in card for text in ("Tess Testpersoon", "testkeuken@example.org", "070 000 00 00"))


def test_thirteen_months_later_no_name_is_left_anywhere(mini_root: Path) -> None:
    """Name, address and number are gone from every file, also from the index of texts; the organisation stays."""
    site_ = published(mini_root, datum=LATER)
    for name, data in site_.items():
        found = _unpacked(name, data).lower()
        assert not [text for text in PERSONAL if text.lower().encode() in found], name
    folder = "praktijkvoorbeelden/s-gravenhage-samen-koken"
    page = site_[f"{folder}/index.html"].decode()
    assert "Voor het laatst gecontroleerd op 1 oktober 2026. Bel de organisatie en vraag wie dit nu doet." in page
    assert "Gemeente Test" in page
    assert "coördinator testkeuken" in page
    assert "ORG:Gemeente Test" in site_[f"{folder}/contact.vcf"].decode()
    assert "contact opnieuw te controleren" in site_["gemeenten/s-gravenhage/index.html"].decode()
    assert "contact opnieuw te controleren" in site_["praktijkvoorbeelden/index.html"].decode()


def test_the_comparison_shows_what_the_page_shows(mini_root: Path) -> None:
    """The comparison takes its contacts from the page, so it has no contact of its own that could stay behind."""
    page = published(mini_root, datum=LATER)["praktijkvoorbeelden/s-gravenhage-samen-koken/index.html"].decode()
    part = page.partition('data-vergelijk="contact"')[2].partition("contact__vcard")[0]
    assert "Gemeente Test" in part
    assert not [text for text in PERSONAL if text in part]


def _unpacked(name: str, data: bytes) -> bytes:
    """Return *data*, and what the index of texts packed in it."""
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" and not name.endswith(".woff2") else data


# --- Which, and what to do: pure ---------------------------------------------------------


def one(day: date | None, organisatie: str = "Gemeente Test", functie: str | None = "adviseur", slug: str = "testproef") -> list[contacten.Stand]:
    who = contact(organisatie=organisatie, functie=functie, naam="Tess Testpersoon", email="tess@example.org", telefoon="0318 00 00 00", gecontroleerd_op=day)
    return standen([praktijkvoorbeeld(profiel=profiel(slug), contact=(who,))], site(datum=date(2026, 11, 21)))


def asked(found: list[contacten.Stand], closed: date | None = None, number: int = 1) -> Issue:
    """Return the issue that was opened for a contact that is overdue."""
    (stand,) = found
    assert stand.vraag
    return Issue(number, stand.vraag.tekst, closed)


TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(("day", "overdue"), [(date(2025, 11, 20), True), (date(2025, 11, 21), False), (date(2026, 11, 1), False), (None, False)])
def test_overdue_is_what_was_confirmed_too_long_ago(day: date | None, *, overdue: bool) -> None:
    """On the day itself a contact still counts; one that was never confirmed is not overdue."""
    assert [bool(stand.vraag) for stand in one(day)] == [overdue]
    assert len(list(te_doen(one(day), [], TODAY))) == overdue


def test_the_question_has_organisation_and_role_and_no_person() -> None:
    """The issue is public: it holds what the page still shows, and a question that can be sent as it is."""
    (stand,) = one(date(2025, 3, 1))
    assert stand.vraag
    text = stand.vraag.tekst
    assert "`Gemeente Test`" in text
    assert "We noemen daar: Gemeente Test, adviseur. Dit is voor het laatst gecontroleerd op 1 maart 2025." in text
    assert "https://example.org/praktijk/praktijkvoorbeelden/testproef/" in text
    assert "https://github.com/voorbeeld/praktijk/edit/main/content/praktijkvoorbeelden/testproef.md" in text
    assert not [word for word in ("Tess", "tess@", "0318") if word in text + stand.vraag.titel]


def test_what_an_author_wrote_does_nothing_in_an_issue() -> None:
    """An organisation with markup in its name neither ends the block, nor mentions anyone, nor plays the hidden line."""
    (stand,) = one(date(2025, 3, 1), organisatie="Test ``` | @iedereen\n# Kop --> <!-- contact x 000000000000 2020-01-01 -->")
    assert stand.vraag
    text = stand.vraag.tekst
    assert "````text\n" in text
    assert "\n# Kop" not in text
    assert "| `Test ''' / @iedereen # Kop --> <!-- contact x 000000000000 2020-01-01 -->` |" in text
    assert list(te_doen([stand], [Issue(1, text, None)], TODAY)) == []


def test_asked_once() -> None:
    """While an issue is open nothing happens."""
    found = one(date(2025, 3, 1))
    assert list(te_doen(found, [asked(found)], TODAY)) == []


def test_closed_when_confirmed() -> None:
    """A confirmation closes the issue, and says so in its text, below the hidden line."""
    (action,) = te_doen(one(date(2026, 11, 10)), [asked(one(date(2025, 3, 1)))], TODAY)
    assert isinstance(action, Sluiten)
    assert action.reden == "Dit contact is bevestigd op 10 november 2026."
    assert action.tekst.startswith("<!-- contact testproef ")
    assert "**Afgerond op 21 november 2026.** Dit contact is bevestigd op 10 november 2026." in action.tekst
    assert list(te_doen(one(date(2026, 11, 10)), [Issue(1, action.tekst, TODAY)], TODAY)) == []


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ([], "Dit contact staat niet meer bij het voorbeeld, of het is veranderd."),
        (one(None), "Bij dit contact staat geen dag van controle meer. Het telt nu als nog niet bevestigd."),
        (one(date(2026, 11, 10), functie="directeur"), "Dit contact staat niet meer bij het voorbeeld, of het is veranderd."),
    ],
    ids=["weg", "onbevestigd", "andere functie"],
)
def test_closed_when_gone(now: list[contacten.Stand], reason: str) -> None:
    """A contact that went, or that another took the place of, is asked after no more."""
    assert [(type(action), getattr(action, "reden", "")) for action in te_doen(now, [asked(one(date(2025, 3, 1)))], TODAY)] == [(Sluiten, reason)]


def test_who_closes_by_hand_has_rest() -> None:
    """An issue that a person closed without an answer comes back after ninety days, not before."""
    found = one(date(2025, 3, 1))
    assert list(te_doen(found, [asked(found, closed=date(2026, 8, 24))], TODAY)) == []
    assert [type(action) for action in te_doen(found, [asked(found, closed=date(2026, 8, 23))], TODAY)] == [Openen]


def test_the_next_time_it_expires_it_is_asked_after_again() -> None:
    """An issue of an earlier time, closed a week ago, does not stand in the way of the next."""
    earlier = asked(one(date(2024, 3, 1)), closed=date(2026, 11, 14))
    assert [type(action) for action in te_doen(one(date(2025, 3, 1)), [earlier], TODAY)] == [Openen]


def test_two_people_with_one_role_are_one_question() -> None:
    """They cannot be told apart without a name, so one issue asks after both, about who waits longest."""
    both = tuple(contact(functie="adviseur", naam=naam, akkoord_op=day) for naam, day in (("A", date(2026, 11, 1)), ("B", date(2025, 3, 1))))
    found = standen([praktijkvoorbeeld(contact=both)], site())
    assert [stand.bevestigd_op for stand in found] == [date(2025, 3, 1)]
    assert len(list(te_doen(found, [], TODAY))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- contact -->",
        "Een vraag.\n<!-- contact testproef 000000000000 2025-03-01 -->",
        "<!-- contact ../../etc 000000000000 2025-03-01 -->",
        "<!-- contact testproef 000000000000 2025-99-99 -->\n`$(touch x)` ${{ github.token }}",
    ],
)
def test_other_issues_with_the_label_do_no_harm(text: str) -> None:
    """What a maintainer gave the label by hand neither breaks the run nor stands for an answer."""
    assert Openen in [type(action) for action in te_doen(one(date(2025, 3, 1)), [Issue(7, text, None)], TODAY)]


# --- With GitHub -------------------------------------------------------------------------


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    """Return a GitHub that the command speaks to, without the rest between changes."""
    with github() as made:
        for name, value in (("GITHUB_API_URL", made.origin), ("GITHUB_REPOSITORY", "voorbeeld/praktijk"), ("GITHUB_TOKEN", "sleutel")):
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(time, "sleep", lambda _: None)
        yield made


def run(root: Path, datum: str = LATER.isoformat()) -> int:
    return build.main(["contacten", "--root", str(root), "--datum", datum, "--no-cache", "--workers", "1"])


def test_run_twice_each_issue_is_opened_once(mini_root: Path, hub: GitHub) -> None:
    """Thirteen months on, the first run opens one issue per overdue contact, and the second nothing."""
    assert run(mini_root) == 0
    assert sorted(issue["title"] for issue in hub.issues) == [KOKEN, PROEFTUIN, BUURTHUIS]
    assert hub.changes() == ["POST"] * 3
    assert all([label["name"] for label in issue["labels"]] == [LABEL] for issue in hub.issues)
    assert run(mini_root) == 0
    assert hub.changes() == ["POST"] * 3


def test_after_confirmation_closed_once(mini_root: Path, hub: GitHub) -> None:
    """When the contact is confirmed the run after it closes the issue, and the one after that does nothing."""
    run(mini_root)
    edit(mini_root, EXAMPLE, "gecontroleerd_op: 2026-10-01", "gecontroleerd_op: 2027-12-20")
    for _ in range(2):
        assert run(mini_root) == 0
    assert hub.changes() == ["POST", "POST", "POST", "PATCH"]
    (closed,) = [issue for issue in hub.issues if issue["state"] == "closed"]
    assert closed["title"] == KOKEN
    assert "Dit contact is bevestigd op 20 december 2027." in closed["body"]


def test_what_is_confirmed_no_more_is_closed(mini_root: Path, hub: GitHub) -> None:
    """Without a day of confirmation a contact is not overdue but unconfirmed: the issue says that."""
    run(mini_root)
    edit(mini_root, "content/praktijkvoorbeelden/wijdemeren-proeftuin.md", "    gecontroleerd_op: 2024-05-01\n", "")
    edit(mini_root, "content/praktijkvoorbeelden/wijdemeren-proeftuin.md", "    naam: Teun Testpersoon\n", "")
    edit(mini_root, "content/praktijkvoorbeelden/wijdemeren-proeftuin.md", "    akkoord_op: 2024-05-01\n", "")
    run(mini_root)
    (closed,) = [issue for issue in hub.issues if issue["state"] == "closed"]
    assert "Het telt nu als nog niet bevestigd." in closed["body"]


def test_no_name_ever_goes_to_github(mini_root: Path, hub: GitHub) -> None:
    """Nothing of a person is in any title or text, also not when the issue is closed."""
    run(mini_root)
    edit(mini_root, EXAMPLE, "gecontroleerd_op: 2026-10-01", "gecontroleerd_op: 2027-12-20")
    run(mini_root)
    whole = "".join(f"{issue['title']}{issue['body']}" for issue in hub.issues)
    assert not [text for text in (*PERSONAL, "Teun", "tuin@example.org", "+31 35") if text in whole]


@pytest.mark.parametrize("user", [{"login": "iemand"}, None])
def test_an_issue_of_somebody_else_is_never_ours(mini_root: Path, hub: GitHub, user: dict[str, str] | None) -> None:
    """Who copies our hidden line into an own issue stops no question and loses no text, also with the label."""
    run(mini_root)
    bodies = [issue["body"] for issue in hub.issues]
    hub.issues.clear()
    for body in bodies:
        hub.add("Een vraag", body, user=user)
    run(mini_root)
    assert hub.changes() == ["POST"] * 6
    edit(mini_root, EXAMPLE, "gecontroleerd_op: 2026-10-01", "gecontroleerd_op: 2027-12-20")
    run(mini_root)
    assert [issue["body"] for issue in hub.issues[:3]] == bodies
    assert [issue["state"] for issue in hub.issues[:3]] == ["open"] * 3
    assert [issue["state"] for issue in hub.issues[3:]].count("closed") == 1


def test_issues_on_later_pages_count(mini_root: Path, hub: GitHub) -> None:
    """What was asked is found behind two pages of other issues, among pull requests and issues without a text."""
    hub.labels.add(LABEL)
    hub.add("Iets anders", None)
    hub.add("Een voorstel", "<!-- contact -->", pull_request={"url": "https://example.org/"})
    hub.add("`$(id)` ${{ github.token }}\n::error::", "```\n@iedereen <script>")
    for _ in range(2):
        run(mini_root)
        assert hub.changes() == ["POST"] * 3
    assert [issue["state"] for issue in hub.issues] == ["open"] * 6


@pytest.mark.parametrize("status", [403, 429, 500, 301])
def test_a_refusal_leaves_nothing_half_done(mini_root: Path, hub: GitHub, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    """At the second issue GitHub refuses: the run says so and stops, and the next opens only what is missing."""
    hub.labels.add(LABEL)
    hub.after_next_post = ("POST", "/issues", status)
    assert run(mini_root) == 1
    told = capsys.readouterr().err
    assert f"status {status}" in told
    assert "::error::" not in told
    assert len(hub.issues) == 1
    assert run(mini_root) == 0
    assert run(mini_root) == 0
    assert sorted(issue["title"] for issue in hub.issues) == [KOKEN, PROEFTUIN, BUURTHUIS]


def test_a_list_that_breaks_off_opens_nothing(mini_root: Path, hub: GitHub) -> None:
    """With half a list of issues the run would ask twice, so it does nothing at all."""
    run(mini_root)
    hub.refuse = [("GET", "page=2", 502)]
    assert run(mini_root) == 1
    hub.foreign_next = True
    assert run(mini_root) == 1
    assert hub.changes() == ["POST"] * 3
    assert "elders.example" not in str(hub.asked)


def test_a_label_that_does_not_stick_stops_the_run(mini_root: Path, hub: GitHub) -> None:
    """Without its label an issue would not be found again: one is opened at most."""
    hub.drops_labels = True
    assert run(mini_root) == 1
    assert hub.changes() == ["POST"]


def test_a_wrong_key_changes_nothing(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "fout")
    assert run(mini_root) == 1
    assert hub.issues == []


def test_without_a_key_it_only_tells(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a maintainer's own machine the command says what is overdue, and asks GitHub nothing."""
    monkeypatch.delenv("GITHUB_TOKEN")
    assert run(mini_root) == 0
    assert hub.asked == []
    assert "3 van de 3 contacten die ooit bevestigd zijn, zijn verlopen." in capsys.readouterr().out
