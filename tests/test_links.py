"""Links to other sites are visited politely, judged mildly, and told in one issue."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from praktijksite import bijhouden, content, links
from praktijksite.bezoek import Manieren, bezoek, openbaar
from praktijksite.bijhouden import loop_links_na
from praktijksite.issues import IssuesError
from praktijksite.links import Antwoord, Oordeel, adressen, oordeel
from praktijksite.rapport import Plek
from tests.builders import PROJECT, options, site
from tests.loopback import Answer, GitHub, github, server


def here(address: str, port: int) -> bool:
    """Allow the servers of these tests, and else what the command allows."""
    return (address == "127.0.0.1" and port > 1023) or openbaar(address, port)


QUICK = Manieren("praktijksite-linkcontrole/1 (+https://example.org/)", rust=0, geduld=1, opnieuw_na=0, mag=here)


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
        (200, "https://www.example.org/a/b#deel", Oordeel.GOED),
        (200, "https://www.example.org/a/b", Oordeel.GOED),
        (200, "https://elders.example/nieuw", Oordeel.GOED),
        (200, "https://www.example.org/", Oordeel.VOORPAGINA),
        (200, "https://elders.example", Oordeel.VOORPAGINA),
        (200, "https://elders.example/#deel", Oordeel.VOORPAGINA),
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


def test_what_was_not_visited_is_not_called_broken() -> None:
    """Nobody looked, so nobody knows; what maintainers know of a site comes first."""
    answer = Antwoord(None, "https://example.org/a", "de tijd was op", bezocht=False)
    assert oordeel("https://example.org/a", answer, ()) == (Oordeel.NIET_BEZOCHT, "de tijd was op", "")
    assert oordeel("https://example.org/a", answer, ("example.org",))[0] is Oordeel.ZELF


def test_a_link_to_a_front_page_may_end_there() -> None:
    assert oordeel("http://example.org", Antwoord(200, "https://www.example.org/"), ())[0] is Oordeel.GOED


@pytest.mark.parametrize(("host", "told"), [("example.org", Oordeel.ZELF), ("www.example.org", Oordeel.ZELF), ("ample.org", Oordeel.STUK)])
def test_a_site_that_refuses_robots_is_never_broken(host: str, told: Oordeel) -> None:
    """What maintainers noted in site.yaml is told apart, whatever comes back; a page that does come is well."""
    assert oordeel("https://www.example.org/a", Antwoord(404, "https://www.example.org/a"), (host,))[0] is told
    assert oordeel("https://www.example.org/a", Antwoord(200, "https://www.example.org/a"), (host,))[0] is Oordeel.GOED


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        ("https://x/#<b>@iemand</b>![x](https://example.org/a.png)##[error]boe", "`https://x/`"),
        ("https://<b>@iemand!(y)::error::/", "`https://<b>@iemand!(y)::error::/`"),
        ("https://x``|\n::error::\x1b(0m\x9b/", "```https://x``| ::error::(0m/```"),
        ("https://`x/", "``https://`x/``"),
        (f"https://{'a' * 5000}/", f"`https://{'a' * 192}`"),
    ],
)
def test_what_a_server_says_stays_text(ended: str, said: str) -> None:
    """An address that another server sent us is text between backticks in the issue, and no command in a terminal."""
    place = (Plek("content/a.md", 1),)
    found = [links.Uitkomst("https://example.org/a", *oordeel("https://example.org/a", Antwoord(200, ended), ()), place)]
    assert f"\n- `https://example.org/a` (komt uit op {said}), in [a.md:1](" in links.tekst(found, 1, site())
    told = "\n".join(links.regels(found)).split("\n")
    assert [line[:6] for line in told] == ["Komt u", "  → co"]
    assert all(line.isprintable() for line in told)


def test_the_report_holds_no_command() -> None:
    """GitHub Actions reads what we print: in every field a command stays text, and no line begins with one."""
    bad = "\n::error::a ##[error]b"
    (told,) = links.regels([links.Uitkomst(bad, Oordeel.VOORPAGINA, bad, bad, (Plek(bad, 1),))])
    assert "##[" not in told
    assert [line[:6] for line in told.split("\n")] == ["Komt u", "  → ::"]


# --- Asking ------------------------------------------------------------------------------


class Web:
    """Pages that answer as told, each with what it is asked in turn; the last answer stays."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.hosts: set[str] = set()
        self.now = self.most = 0
        self.slow: set[str] = set()
        self.origin = ""
        self._lock = threading.Lock()

    def answer(self, method: str, path: str, headers: dict[str, str], _: bytes) -> Answer:
        with self._lock:
            self.asked.append((method, path))
            self.agents.add(headers.get("User-Agent", ""))
            self.hosts.add(headers.get("Host", ""))
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
    bezoek([f"{web.origin}/a"], Manieren("wij", rust=0, mag=here))
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


def test_a_site_that_gives_no_answer_is_left_alone(web: Web) -> None:
    """Two links that came too late are enough: the rest of that host is told without a visit."""
    web.slow, web.pages = {"/a", "/b"}, {f"/{name}": [OK] for name in "abcd"}
    begun = time.monotonic()
    found = bezoek([web.origin + path for path in ("/a", "/b", "/c", "/d")], replace(QUICK, geduld=0.1))
    assert [one.fout for one in found.values()] == ["gaf geen antwoord op tijd"] * 2 + ["deze site gaf geen antwoord op tijd"] * 2
    assert {path for _, path in web.asked} == {"/a", "/b"}
    assert time.monotonic() - begun < 5


def test_one_slow_page_says_nothing_of_the_others(web: Web) -> None:
    """Only links in a row count."""
    web.slow, web.pages = {"/a", "/c"}, {f"/{name}": [OK] for name in "abcd"}
    found = bezoek([web.origin + path for path in ("/a", "/b", "/c", "/d")], replace(QUICK, geduld=0.1))
    assert [one.status for one in found.values()] == [None, 200, None, 200]


@contextmanager
def talker(talk: Callable[[Callable[[bytes], None]], None]) -> Iterator[str]:
    """Serve whoever comes with *talk*, which gets what sends, and yield the origin."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        closed = threading.Event()

        def serve(line: socket.socket) -> None:
            def send(data: bytes) -> None:
                if closed.is_set():
                    raise OSError
                line.sendall(data)

            with line:
                try:
                    talk(send)
                except OSError:
                    return

        def listen() -> None:
            while not closed.is_set():
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(line,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            closed.set()
            listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: "], ids=["status", "header", "value"])
def test_who_drips_is_not_waited_for(begin: bytes) -> None:
    """A server that sends something before each timeout of a read is late all the same, and half an answer is none."""

    def drip(send: Callable[[bytes], None]) -> None:
        send(begin)
        for number in range(60):
            send(f"X-{number}: x\r\n".encode() if begin.endswith(b"\n") else b"H")
            time.sleep(0.1)

    with talker(drip) as origin:
        begun = time.monotonic()
        found = bezoek([f"{origin}/a"], replace(QUICK, geduld=0.3))
    assert found == {f"{origin}/a": Antwoord(None, f"{origin}/a", "gaf geen antwoord op tijd")}
    assert time.monotonic() - begun < 4


def test_a_line_that_is_not_safe_is_told(web: Web) -> None:
    """A server that speaks no TLS is no page, and one that keeps silent about it is late."""
    adres = f"{web.origin.replace('http:', 'https:')}/a"
    assert bezoek([adres], QUICK) == {adres: Antwoord(None, adres, "geen veilige verbinding")}
    with talker(lambda _: time.sleep(1)) as origin:
        adres = origin.replace("http:", "https:")
        assert bezoek([adres], replace(QUICK, geduld=0.2)) == {adres: Antwoord(None, adres, "gaf geen antwoord op tijd")}
    assert web.asked == []


def test_a_page_stays_unread() -> None:
    """A page without an end is well: only its head counts."""

    def endless(send: Callable[[bytes], None]) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            send(b"x")
            time.sleep(0.1)

    with talker(endless) as origin:
        assert bezoek([f"{origin}/a"], QUICK) == {f"{origin}/a": Antwoord(200, f"{origin}/a")}


def test_when_time_is_up_the_rest_is_told(web: Web) -> None:
    """What there was no time for is not broken, and was not asked."""
    web.pages = {f"/{number}": [OK] for number in range(9)}
    found = list(bezoek([f"{web.origin}/{number}" for number in range(9)], replace(QUICK, rust=0.2, samen=0.5)).values())
    visited = [one for one in found if one.bezocht]
    assert 1 <= len(visited) < 6
    assert all(one.status == 200 for one in visited)
    assert {(one.status, one.fout) for one in found[len(visited):]} == {(None, "de tijd was op")}
    assert len(web.asked) == len(visited)


def test_the_workflow_has_time_to_tell() -> None:
    """All visits together end well before GitHub ends the job."""
    (job,) = yaml.safe_load((PROJECT / ".github/workflows/links.yml").read_text("utf-8"))["jobs"].values()
    assert Manieren("wij").samen + 10 * 60 <= job["timeout-minutes"] * 60


# --- Whom we ask -------------------------------------------------------------------------

INSIDE = ["169.254.169.254", "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "ff02::1"]  # noqa: S104 - an address not to visit
UNVISITED = "geen openbaar adres, of een andere poort dan 80 en 443"


@pytest.mark.parametrize("address", INSIDE)
def test_only_the_public_web_is_visited(address: str) -> None:
    assert not openbaar(address, 443)


@pytest.mark.parametrize(("port", "allowed"), [(80, True), (443, True), (22, False), (25, False), (8080, False)])
def test_only_the_ports_of_the_web_are_visited(port: int, *, allowed: bool) -> None:
    assert openbaar("93.184.215.14", port) is allowed
    assert openbaar("2606:2800:21f:cb07:6820:80da:af6b:8b2c", port) is allowed


def test_the_command_visits_the_public_web_alone(web: Web) -> None:
    """Without the switch of these tests a server on this machine hears nothing."""
    web.pages = {"/a": [OK]}
    strict = Manieren("wij", rust=0, opnieuw_na=0)
    for adres in (f"{web.origin}/a", web.origin.replace("127.0.0.1", "localhost"), "http://127.1/", "http://2130706433/"):
        assert bezoek([adres], strict) == {adres: Antwoord(None, adres, UNVISITED, bezocht=False)}
    assert web.asked == []


@pytest.mark.parametrize("onward", ["http://169.254.169.254/latest/", "http://10.0.0.1/", "https://[::1]/", "http://[::ffff:127.0.0.1]/", "//localhost/", "http://127.0.0.1:22/"])
def test_a_redirect_to_the_inside_is_not_followed(web: Web, onward: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site can send us anywhere; we only go where everybody can."""
    connected: list[str] = []
    connect = socket.socket.connect

    def watched(sock: socket.socket, address: tuple[str, int]) -> None:
        connected.append(f"http://{address[0]}:{address[1]}")
        connect(sock, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    web.pages = {"/a": [to(onward)]}
    ((status, _, fout),) = web.visit("/a")
    assert (status, fout) == (None, UNVISITED)
    assert set(connected) == {web.origin}
    assert web.asked == [("HEAD", "/a")]


def test_a_name_is_looked_up_once(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """We connect to the very address that was looked at: a name that leads inside the second time leads nowhere."""
    port = int(web.origin.rpartition(":")[2])
    asked: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[object]:
        outside, inside = ((socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.1", "127.0.0.2"))
        if host == outside[4][0]:
            return [outside]
        asked.append(host)
        return [inside, outside] if len(asked) == 1 else [inside]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    web.pages = {"/a": [OK]}
    adres = f"http://draai.example:{port}/a"
    assert bezoek([adres], QUICK) == {adres: Antwoord(200, adres)}
    assert asked == ["draai.example"]
    assert bezoek([adres], QUICK) == {adres: Antwoord(None, adres, UNVISITED, bezocht=False)}
    assert web.asked == [("HEAD", "/a")]


def test_an_address_that_is_silent_leaves_time_for_the_next(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name can have many addresses: all are tried within the time for one answer, a dead one first."""
    port = int(web.origin.rpartition(":")[2])
    lookup = socket.getaddrinfo
    dead = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{number}", port)) for number in range(2, 9)]

    def lookup_all(host: str, *where: int, **more: int) -> list[object]:
        return [*dead, *lookup("127.0.0.1", *where, **more)] if host == "veel.example" else [*lookup(host, *where, **more)]

    create = socket.create_connection
    tried: list[str] = []

    def silent(address: tuple[str, int], timeout: float) -> socket.socket:
        tried.append(address[0])
        if address[0] == "127.0.0.1":
            return create(address, timeout)
        time.sleep(timeout)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lookup_all)
    monkeypatch.setattr(socket, "create_connection", silent)
    web.pages = {"/a": [OK]}
    adres = f"http://veel.example:{port}/a"
    assert bezoek([adres], replace(QUICK, mag=lambda *_: True)) == {adres: Antwoord(200, adres)}
    assert tried == [f"127.0.0.{number}" for number in (*range(2, 9), 1)]
    assert web.asked == [("HEAD", "/a")]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_site_hears_its_own_name(web: Web, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever address was looked up, the name is for the site and its certificate, and without a port that goes without saying."""
    port = int(web.origin.rpartition(":")[2])
    names: list[str] = []

    def wrap(_: ssl.SSLContext, sock: socket.socket, server_hostname: str) -> socket.socket:
        names.append(server_hostname)
        return sock

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))])
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    web.pages = {"/a": [OK]}
    adres = f"{scheme}://site.example/a"
    assert bezoek([adres], replace(QUICK, mag=lambda *_: True)) == {adres: Antwoord(200, adres)}
    assert web.hosts == {"site.example"}
    assert names == ["site.example"] * (scheme == "https")


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
    bezoek([f"{web.origin}/{number}" for number in range(20)], replace(QUICK, rust=0.02, geduld=5))
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


def test_an_issue_of_somebody_else_is_never_ours(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who copies our mark keeps the text, also when a maintainer gave it the label; and so does who left GitHub."""
    hub.labels.add(links.LABEL)
    for number, user in enumerate([{"login": "iemand"}, None, {"login": "github-actions"}]):
        hub.add("Over links", f"{links.MERK}\n{number}", labels=(links.LABEL,), user=user)
    run(mini_root, hub, GONE, monkeypatch)
    run(mini_root, hub, GONE, monkeypatch)
    run(mini_root, hub, {}, monkeypatch)
    assert hub.changes() == ["POST", "PATCH", "PATCH"]
    assert [(issue["state"], issue["body"][len(links.MERK):][:2]) for issue in hub.issues] == [("open", "\n0"), ("open", "\n1"), ("open", "\n2"), ("closed", "\n\n")]


def test_an_issue_that_is_not_of_the_robot_is_told(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """With somebody's own token the next run would not know the issue."""
    hub.opens_as = {"login": "iemand"}
    with pytest.raises(IssuesError, match=r"Issue 1 is niet van github-actions\[bot\]"):
        run(mini_root, hub, GONE, monkeypatch)


def test_what_was_not_visited_is_told(mini_root: Path, hub: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """When time was up there is an issue all the same, with what was found and what was not looked at."""
    unvisited = {"https://example.org/verslag": Antwoord(None, "https://example.org/verslag", "de tijd was op", bezocht=False)}
    run(mini_root, hub, unvisited, monkeypatch)
    assert "## Niet bezocht (1)" in hub.issues[0]["body"]
    assert "- `https://example.org/verslag` (de tijd was op), in " in hub.issues[0]["body"]


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
    found = [links.Uitkomst(f"https://example.org/{'a' * 80}{number}", Oordeel.STUK, "status 404", "", place) for number in range(1000)]
    text = links.tekst(found, 1000, site())
    assert len(text) < 65_536
    assert "En nog " in text
