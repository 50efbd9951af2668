"""Visits addresses to see whether they give a page: the edge of `links.py`.

Polite, for the sites are not ours: one question at a time to a host with a rest after it,
first without the page itself, three tries with ever more time between, and saying who asks.
No robots.txt: that is for those who wander, and these are single pages that our readers open.

Wary too, for what a site answers is for the site to say: we connect to the public web alone,
read no page, and wait no longer than we chose for an answer, for a host and for all of it.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from http.cookiejar import CookieJar
from ipaddress import ip_address
from threading import Event, Lock, Timer
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import Request

from praktijksite.links import Antwoord

TRIES, HOPS, TOGETHER = 3, 10, 8
LATE = 2
"""After so many links in a row that came too late we leave the rest of a host alone."""
PORTS = {"http": 80, "https": 443}


def openbaar(address: str, port: int) -> bool:
    """Tell whether a visitor from anywhere could ask this for a page: no network of our own, and no other service."""
    found = ip_address(address)
    return found.is_global and not found.is_multicast and port in PORTS.values()


@dataclass(frozen=True)
class Manieren:
    """How we ask: who we are, and in seconds the rest for a host, the wait for an answer and between tries.

    No new question is asked after the seconds of `samen`. `mag` tells of an IP address and a port whether we may connect.
    """

    wie: str
    rust: float = 2
    geduld: float = 20
    opnieuw_na: float = 10
    samen: float = 40 * 60
    mag: Callable[[str, int], bool] = openbaar


def bezoek(adressen: Collection[str], manieren: Manieren) -> dict[str, Antwoord]:
    """Return what each address answers. Hosts go side by side, the addresses of one host one after another."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for adres in adressen:
        by_host[_host(adres)].append(adres)
    visitor = _Bezoeker(manieren)
    with ThreadPoolExecutor(TOGETHER) as pool:
        return {adres: answer for answers in pool.map(visitor.bezoek_site, by_host.values()) for adres, answer in answers.items()}


class _NotPublicError(Exception):
    """The address leads to something that is no site for everybody."""


class _TimeIsUpError(Exception):
    """There is no time left for this link."""


@dataclass(frozen=True)
class _Bezoeker:
    manieren: Manieren
    _begun: float = field(default_factory=time.monotonic)
    _tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _guard: Lock = field(default_factory=Lock)
    _turns: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    _last: dict[str, float] = field(default_factory=dict)

    def bezoek_site(self, adressen: Sequence[str]) -> dict[str, Antwoord]:
        """Visit the addresses of one host."""
        answers: dict[str, Antwoord] = {}
        late = 0
        for adres in adressen:
            if late == LATE:
                answers[adres] = Antwoord(None, adres, "deze site gaf geen antwoord op tijd")
            else:
                answers[adres] = self.bezoek(adres)
                late = late + 1 if answers[adres].fout == _FOUTEN[TimeoutError] else 0
        return answers

    def bezoek(self, adres: str) -> Antwoord:
        answer = Antwoord(None, adres)
        for attempt in range(TRIES):
            if attempt:
                time.sleep(self.manieren.opnieuw_na * 2 ** (attempt - 1))
            answer = self._try(adres)
            if not answer.bezocht or (answer.status is not None and answer.status < 500 and answer.status != 429):
                break
        return answer

    def _try(self, adres: str) -> Antwoord:
        """Ask for the head alone; a server that does not like that gets the question in full."""
        answer = self._follow("HEAD", adres)
        well = answer.status is not None and answer.status < 300
        return answer if well or not answer.bezocht else self._follow("GET", adres)

    def _follow(self, method: str, adres: str) -> Antwoord:
        # Some servers send a visitor round until it shows the cookie they gave.
        cookies = CookieJar()
        here = adres
        for _ in range(HOPS):
            try:
                status, onward = self._ask(cookies, method, here)
                if not (300 <= status < 400 and onward):
                    return Antwoord(status, here)
                here = urljoin(here, onward)
            except _NotPublicError:
                return Antwoord(None, here, "geen openbaar adres, of een andere poort dan 80 en 443", bezocht=False)
            except _TimeIsUpError:
                return Antwoord(None, here, "de tijd was op", bezocht=False)
            except (OSError, HTTPException, ValueError) as error:
                return Antwoord(None, here, _why(error))
            if not here.startswith(("http://", "https://")):
                return Antwoord(None, adres, "verwijst door naar iets dat geen webpagina is")
        return Antwoord(None, adres, "blijft doorverwijzen")

    def _ask(self, cookies: CookieJar, method: str, adres: str) -> tuple[int, str]:
        """Return the status and where it sends us on to. The page itself stays unread."""
        request = Request(_ascii(adres), method=method)  # noqa: S310 - a web address: looked at before
        cookies.add_cookie_header(request)
        headers = {"User-Agent": self.manieren.wie, "Accept": "text/html,*/*;q=0.8", "Accept-Language": "nl,en;q=0.5", "Connection": "close"}
        if cookie := request.get_header("Cookie"):
            headers["Cookie"] = cookie
        with self._turn(_host(adres)), self._line(request.full_url) as line:
            line.request(method, request.selector, headers=headers)
            with line.getresponse() as response:
                cookies.extract_cookies(response, request)
                return response.status, response.headers.get("Location", "")

    @contextmanager
    def _line(self, adres: str) -> Iterator[HTTPConnection]:
        """Connect to where *adres* leads, until the answer took too long."""
        parts = urlsplit(adres)
        host, port, safe = parts.hostname or "", parts.port or PORTS[parts.scheme], parts.scheme == "https"
        line = HTTPSConnection(host, port, context=self._tls) if safe else HTTPConnection(host, port)
        until = time.monotonic() + self.manieren.geduld
        with self._connect(host, port, until) as sock, _ended(sock, until):
            sock.settimeout(_left(until))
            # The name is for the certificate; where it leads was settled once, when it was looked at.
            line.sock = self._tls.wrap_socket(sock, server_hostname=host) if safe else sock
            try:
                yield line
            finally:
                line.close()

    def _connect(self, host: str, port: int, until: float) -> socket.socket:
        """Connect to an address of *host* that we looked at: no second look-up can lead elsewhere."""
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        allowed = [address for address in found if self.manieren.mag(address, port)]
        if not allowed:
            raise _NotPublicError
        for left in range(len(allowed), 1, -1):
            # Those that come after it need time too.
            with suppress(OSError):
                return socket.create_connection((allowed[-left], port), _left(until) / left)
        return socket.create_connection((allowed[-1], port), _left(until))

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        """Wait until nobody else asks this host anything, and it had its rest."""
        with self._guard:
            turn = self._turns[host]
        with turn:
            time.sleep(max(0.0, self._last.get(host, 0.0) + self.manieren.rust - time.monotonic()) if host in self._last else 0)
            if time.monotonic() > self._begun + self.manieren.samen:
                raise _TimeIsUpError
            try:
                yield
            finally:
                self._last[host] = time.monotonic()


def _left(until: float) -> float:
    """Return how many seconds are left, of which there are some."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


@contextmanager
def _ended(sock: socket.socket, until: float) -> Iterator[None]:
    """End the talk over *sock* in time. Its own timeout is for one read, and a server can drip for ever."""
    late, seconds = Event(), _left(until)
    # Another name for the same line: TLS takes the first one over.
    end = sock.dup()

    def hang_up() -> None:
        late.set()
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.start()
    try:
        yield
    except (OSError, HTTPException, ValueError):
        if not late.is_set():
            raise
    finally:
        timer.cancel()
        end.close()
    if late.is_set():
        # Headers that break off look like headers that are complete.
        raise TimeoutError


def _host(adres: str) -> str:
    """Return whose address it is; with and without www is one."""
    return urlsplit(adres).netloc.lower().removeprefix("www.")


def _ascii(adres: str) -> str:
    """Return an address as it goes over the line, with é and blanks encoded."""
    parts = urlsplit(adres)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, quote(parts.path, safe="/%:@!$&'()*+,;=~"), quote(parts.query, safe="/%:@!$&'()*+,;=~?"), ""))


_FOUTEN: Mapping[type[BaseException], str] = {
    TimeoutError: "gaf geen antwoord op tijd",
    socket.gaierror: "deze site bestaat niet (meer)",
    ssl.SSLError: "geen veilige verbinding",
}


def _why(error: BaseException) -> str:
    return next((why for kind, why in _FOUTEN.items() if isinstance(error, kind)), "gaf geen antwoord")
