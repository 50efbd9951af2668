"""Links to other sites are visited politely, judged mildly, and told in one issue."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from praktijksite import bijhouden, content, links
from praktijksite.bezoek import Manieren, bezoek
from praktijksite.bijhouden import loop_links_na
from praktijksite.issues import IssuesError
from praktijksite.links import Antwoord, Oordeel, adressen, oordeel
from praktijksite.rapport import Plek
from tests.builders import PROJECT, options, site
from tests.loopback import Answer, GitHub, github, server

QUICK = Manieren("praktijksite-linkcontrole/1 (+https://example.org/)", rust=0, geduld=1, opnieuw_na=0)


# --- Where they stand --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zie [de tekst](https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("Zie https://example.org/a, en meer.", "https://example.org/a"),
        ("(https://example.org/a?b=1&c=2)", "https://example.org/a?b=1&c=2"),
        ("  url: https://example.org/a#deel", "https://example.org/a"),
        ("  - {titel: x, url: https://example.org/a}", "https://example.org/a"),
        ('  url: "https://example.org/a"', "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("**https://example.org/a**", "https://example.org/a"),
        ("http://café.example/é", "http://café.example/é"),
    ],
)
def test_addresses_are_found_as_written(text: str, found: str) -> None:
    """An address ends where its author ended it, and a part of a page is that page."""
    assert adressen([("content/a.md", f"Een regel.\n{text}")]) == {found: (Plek("content/a.md", 2),)}


@pytest.mark.parametrize("text", ["https://", "https://...", "https:///pad", "/over/", "mailto:a@example.org", "http://naam:woord@example.org/"])
def test_what_is_no_address_is_left(text: str) -> None:
    assert adressen([("content/a.md", f"[x]({text})")]) == {}


def test_an_address_is_visited_once() -> None:
    """An address in three places is one address with three places."""
    found = adressen([("a.md", "https://example.org/a https://example.org/a#b\nhttps://example.org/a"), ("b.md", "https://example.org/a")])
    assert found == {"https://example.org/a": (Plek("a.md", 1), Plek("a.md", 2), Plek("b.md", 1))}


def test_every_address_of_the_real_content_is_found() -> None:
    """What the library knows as the address of a source or a contact is among those that are visited."""
    read = content.read(options(PROJECT), "test")
    found = adressen(bijhouden.teksten(read))
    wholes = [read.voorbeeld(profiel.slug)[1] for profiel in read.library.profielen]
    known = {bron.url for whole in wholes for bron in whole.bronnen}
    known |= {one.webpagina for whole in wholes for one in whole.contact if one.webpagina}
    known |= {cijfer.bron.url for cijfer in read.library.cijfers}
    known |= {begrip.bron.url for begrip in read.library.begrippen if begrip.bron}
    assert {url.partition("#")[0] for url in known} <= set(found)


# --- What an answer means ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "ended", "told"),
    [
        (200, "https://www.example.org/a/b", Oordeel.GOED),
        (200, "https://elders.example/nieuw", Oordeel.GOED),
        (200, "https://www.example.org/", Oordeel.VOORPAGINA),
        (200, "https://elders.example", Oordeel.VOORPAGINA),
        (404, "https://www.example.org/a/b", Oordeel.STUK),
        (410, "https://www.example.org/a/b", Oordeel.STUK),
        (500, "https://www.example.org/a/b", Oordeel.STUK),
        (None, "https://www.example.org/a/b", Oordeel.STUK),
        (403, "https://www.example.org/a/b", Oordeel.ZELF),
        (429, "https://www.example.org/a/b", Oordeel.ZELF),
        (999, "https://www.example.org/a/b", Oordeel.ZELF),
    ],
)
def test_an_answer_is_judged(status: int | None, ended: str, told: Oordeel) -> None:
    assert oordeel("https://www.example.org/a/b", Antwoord(status, ended), ())[0] is told


def test_a_link_to_a_front_page_may_end_there() -> None:
    assert oordeel("http://example.org", Antwoord(200, "https://www.example.org/"), ())[0] is Oordeel.GOED


@pytest.mark.parametrize(("host", "told"), [("example.org", Oordeel.ZELF), ("www.example.org", Oordeel.ZELF), ("ample.org", Oordeel.STUK)])
def test_a_site_that_refuses_robots_is_never_broken(host: str, told: Oordeel) -> None:
    """What maintainers noted in site.yaml is told apart, whatever comes back; a page that does come is well."""
    assert oordeel("https://www.example.org/a", Antwoord(404, "https://www.example.org/a"), (host,))[0] is told
    assert oordeel("https://www.example.org/a", Antwoord(200, "https://www.example.org/a"), (host,))[0] is Oordeel.GOED


def test_what_a_server_says_stays_text() -> None:
    """An address that another server sent us ends no code, no row and no line."""
    _, why = oordeel("https://example.org/a", Antwoord(200, "https://x`|\n::error::\x1b(0m@iedereen/"), ())
    assert why == "komt uit op https://x???::error::?(0m@iedereen/"


# --- Asking ------------------------------------------------------------------------------


class Web:
    """Pages that answer as told, each with what it is asked in turn; the last answer stays."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.now = self.most = 0
        self.slow: set[str] = set()
        self.origin = ""
        self._lock = threading.Lock()

    def answer(self, method: str, path: str, headers: dict[str, str], _: bytes) -> Answer:
        with self._lock:
            self.asked.append((method, path))
            self.agents.add(headers.get("User-Agent", ""))
            self.now += 1
            self.most = max(self.most, self.now)
            turns = self.pages.get(path) or self.pages.get(f"{method} {path}") or [(404, {}, b"")]
            found = turns.pop(0) if len(turns) > 1 else turns[0]
        time.sleep(1.5 if path in self.slow else 0.01)
        with self._lock:
            self.now -= 1
        return found

    def visit(self, *paths: str) -> list[tuple[int | None, str, str]]:
        """Return status, path and fault of each."""
        found = bezoek([self.origin + path for path in paths], QUICK)
        return [(one.status, one.adres.removeprefix(self.origin), one.fout) for one in found.values()]


OK: Answer = (200, {}, b"Een pagina")


def to(path: str) -> Answer:
    return 302, {"Location": path}, b""


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    with server(made.answer) as origin:
        made.origin = origin
        yield made


def test_a_good_page_is_asked_for_once_and_only_its_head(web: Web) -> None:
    """We say who we are, and fetch no page that we need not."""
    web.pages = {"/a": [OK]}
    assert web.visit("/a") == [(200, "/a", "")]
    assert web.asked == [("HEAD", "/a")]
    assert web.agents == {QUICK.wie}


def test_a_page_that_is_gone_is_not_asked_for_again(web: Web) -> None:
    assert web.visit("/weg") == [(404, "/weg", "")]
    assert web.asked == [("HEAD", "/weg"), ("GET", "/weg")]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_server_that_refuses_head_gets_the_whole_question(web: Web, status: int) -> None:
    web.pages = {"HEAD /a": [(status, {}, b"")], "GET /a": [OK]}
    assert web.visit("/a") == [(200, "/a", "")]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_tried_again(web: Web, status: int) -> None:
    """First an error to both questions, then a page: the link is well."""
    web.pages = {"/a": [(status, {}, b""), (status, {}, b""), OK]}
    assert web.visit("/a") == [(200, "/a", "")]


def test_three_tries_are_enough(web: Web) -> None:
    web.pages = {"/a": [(500, {}, b"")]}
    assert web.visit("/a") == [(500, "/a", "")]
    assert len(web.asked) == 6


def test_tries_lie_ever_further_apart(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server in trouble gets time: ten seconds, then twenty."""
    web.pages = {"/a": [(503, {}, b"")]}
    waits: list[float] = []
    monkeypatch.setattr("praktijksite.bezoek.time.sleep", waits.append)
    bezoek([f"{web.origin}/a"], Manieren("wij", rust=0))
    assert [seconds for seconds in waits if seconds >= 1] == [10, 20]


def test_redirects_are_followed(web: Web) -> None:
    """What counts is where a visitor ends, also behind a bend that needs a cookie."""
    web.pages = {"/a": [to("/b")], "/b": [(302, {"Location": "/b", "Set-Cookie": "gezien=ja"}, b""), OK]}
    assert web.visit("/a") == [(200, "/b", "")]


def test_a_loop_ends(web: Web) -> None:
    web.pages = {"/a": [to("/b")], "/b": [to("/a")]}
    assert web.visit("/a") == [(None, "/a", "blijft doorverwijzen")]


def test_a_redirect_to_no_web_page_is_not_followed(web: Web) -> None:
    web.pages = {"/a": [to("file:///etc/passwd")]}
    assert web.visit("/a") == [(None, "/a", "verwijst door naar iets dat geen webpagina is")]


@pytest.mark.parametrize("onward", ["http://[", "http://x y/", "//\xa0", "http://a:99999999/", "http://" + "a" * 70 + ".example/"])
def test_a_redirect_to_nonsense_is_no_answer(web: Web, onward: str) -> None:
    """Whatever a server sends, the run goes on."""
    web.pages = {"/a": [to(onward)]}
    ((status, _, fout),) = web.visit("/a")
    assert status is None
    assert fout


def test_who_is_slow_is_not_waited_for(web: Web) -> None:
    web.slow, web.pages = {"/a"}, {"/a": [OK]}
    assert web.visit("/a") == [(None, "/a", "gaf geen antwoord op tijd")]


def test_nobody_there() -> None:
    """A port where nobody listens is a link that gives no answer."""
    with server(lambda *_: OK) as origin:
        pass
    assert bezoek([f"{origin}/a"], QUICK) == {f"{origin}/a": Antwoord(None, f"{origin}/a", "gaf geen antwoord")}


def test_letters_with_accents_go_over_the_line(web: Web) -> None:
    web.pages = {"/caf%C3%A9?x=%C3%A9%20e": [OK]}
    assert web.visit("/café?x=é%20e") == [(200, "/café?x=é%20e", "")]


def test_one_question_at_a_time_to_a_host(web: Web) -> None:
    """Twenty links to one site are asked one after another, with a rest between."""
    web.pages = {f"/{number}": [OK] for number in range(20)}
    begun = time.monotonic()
    bezoek([f"{web.origin}/{number}" for number in range(20)], QUICK.__class__(QUICK.wie, rust=0.02, geduld=5))
    assert web.most == 1
    assert time.monotonic() - begun > 19 * 0.02


# --- The report --------------------------------------------------------------------------


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    with github() as made:
        monkeypatch.setattr("praktijksite.issues.Issues.__init__.__defaults__", (made.origin, 0))
        yield made


def run(root: Path, hub: GitHub | None, answers: dict[str, Antwoord], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the command with *answers* to the links, all others well."""
    monkeypatch.setattr(bijhouden, "bezoek", lambda found, _: {url: answers.get(url, Antwoord(200, url)) for url in found})
    read = content.read(options(root, base_url="https://example.org/praktijk/", repository="voorbeeld/praktijk"), "test")
    key = {"GITHUB_REPOSITORY": "voorbeeld/praktijk", "GITHUB_TOKEN": "sleutel", "GITHUB_API_URL": hub.origin} if hub else {}
    return list(loop_links_na(read, key))


GONE = {"https://example.org/verslag": Antwoord(404, "https://example.org/verslag")}


def test_one_issue_that_is_updated(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Month after month it is the same issue: opened once, kept up to date, closed when all is well, opened again."""
    run(mini_root, hub, {}, monkeypatch)
    assert hub.changes() == []
    run(mini_root, hub, GONE, monkeypatch)
    run(mini_root, hub, GONE, monkeypatch)
    assert hub.changes() == ["POST", "PATCH"]
    (issue,) = hub.issues
    assert issue["state"] == "open"
    assert "## Stuk (1)" in issue["body"]
    path = "content/praktijkvoorbeelden/zuidhorn-testproef.md"
    line = (mini_root / path).read_text("utf-8").split("\n").index("    url: https://example.org/verslag") + 1
    place = f"[praktijkvoorbeelden/zuidhorn-testproef.md:{line}](https://github.com/voorbeeld/praktijk/blob/main/{path}?plain=1#L{line})"
    assert f"- `https://example.org/verslag` (status 404), in {place}" in issue["body"]
    run(mini_root, hub, {}, monkeypatch)
    assert issue["state"] == "closed"
    run(mini_root, hub, {}, monkeypatch)
    assert hub.changes() == ["POST", "PATCH", "PATCH"]
    run(mini_root, hub, GONE, monkeypatch)
    assert issue["state"] == "open"
    assert len(hub.issues) == 1


def test_a_site_that_refuses_robots_opens_no_issue(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in the issue that there is, and it alone never opens one or keeps one open."""
    refused = {"https://example.org/verslag": Antwoord(403, "https://example.org/verslag")}
    assert "Kijk zelf: https://example.org/verslag (status 403)" in run(mini_root, hub, refused, monkeypatch)[0]
    assert hub.changes() == []
    run(mini_root, hub, GONE, monkeypatch)
    run(mini_root, hub, refused, monkeypatch)
    assert hub.issues[0]["state"] == "closed"
    assert "## Kijk zelf (1)" in hub.issues[0]["body"]


def test_another_issue_with_the_label_is_left_alone(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.labels.add(links.LABEL)
    hub.add("Over links", "Zomaar een vraag.\n<!-- links -->", labels=(links.LABEL,))
    run(mini_root, hub, GONE, monkeypatch)
    assert hub.changes() == ["POST"]
    assert hub.issues[0]["body"].startswith("Zomaar")


def test_without_internet_nothing_is_told(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no link at all answers it is us, and the issue stays as it is."""
    found = adressen(bijhouden.teksten(content.read(options(mini_root), "test")))
    with pytest.raises(IssuesError, match="Is er wel internet"):
        run(mini_root, hub, {url: Antwoord(None, url, "gaf geen antwoord") for url in found}, monkeypatch)
    assert hub.changes() == []


def test_without_a_key_it_only_tells(mini_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets the links with file and line, and how many there were."""
    told = run(mini_root, None, GONE, monkeypatch)
    assert told[0].startswith("Stuk: https://example.org/verslag (status 404)\n  → content/praktijkvoorbeelden/zuidhorn-testproef.md:")
    assert told[-1].endswith("1 om na te lopen.")


def test_a_long_report_fits_an_issue() -> None:
    """GitHub takes 65,536 characters: what does not fit is counted."""
    place = (Plek(f"content/praktijkvoorbeelden/{'x' * 60}.md", 100),)
    found = [links.Uitkomst(f"https://example.org/{'a' * 80}{number}", Oordeel.STUK, "status 404", place) for number in range(1000)]
    text = links.tekst(found, 1000, site())
    assert len(text) < 65_536
    assert "En nog " in text
