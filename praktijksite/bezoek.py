"""Visits addresses to see whether they give a page: the edge of `links.py`.

Polite, for the sites are not ours: one question at a time to a host with a rest after it,
first without the page itself, three tries with ever more time between, and saying who asks.
No robots.txt: that is for those who wander, and these are single pages that our readers open.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Lock
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

from praktijksite.links import Antwoord

TRIES, HOPS, TOGETHER = 3, 10, 8


@dataclass(frozen=True)
class Manieren:
    """How we ask: who we are, and in seconds the rest for a host, the wait for an answer and between tries."""

    wie: str
    rust: float = 2
    geduld: float = 20
    opnieuw_na: float = 10


def bezoek(adressen: Collection[str], manieren: Manieren) -> dict[str, Antwoord]:
    """Return what each address answers. Hosts go side by side, the addresses of one host one after another."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for adres in adressen:
        by_host[_host(adres)].append(adres)
    visitor = _Bezoeker(manieren)
    with ThreadPoolExecutor(TOGETHER) as pool:
        done = pool.map(lambda own: [(adres, visitor.bezoek(adres)) for adres in own], by_host.values())
        return dict(pair for pairs in done for pair in pairs)


class _NoRedirect(HTTPRedirectHandler):
    """Leaves it to us to go on, so that every host gets its rest."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Go nowhere."""


@dataclass(frozen=True)
class _Bezoeker:
    manieren: Manieren
    _guard: Lock = field(default_factory=Lock)
    _turns: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    _last: dict[str, float] = field(default_factory=dict)

    def bezoek(self, adres: str) -> Antwoord:
        answer = Antwoord(None, adres)
        for attempt in range(TRIES):
            if attempt:
                time.sleep(self.manieren.opnieuw_na * 2 ** (attempt - 1))
            answer = self._try(adres)
            if answer.status is not None and answer.status < 500 and answer.status != 429:
                break
        return answer

    def _try(self, adres: str) -> Antwoord:
        """Ask for the head alone; a server that does not like that gets the question in full."""
        answer = self._follow("HEAD", adres)
        return answer if answer.status is not None and answer.status < 300 else self._follow("GET", adres)

    def _follow(self, method: str, adres: str) -> Antwoord:
        # Some servers send a visitor round until it shows the cookie they gave.
        opener = build_opener(_NoRedirect, HTTPCookieProcessor())
        here = adres
        for _ in range(HOPS):
            try:
                status, onward = self._ask(opener, method, here)
                if not (300 <= status < 400 and onward):
                    return Antwoord(status, here)
                here = urljoin(here, onward)
            except (OSError, HTTPException, ValueError) as error:
                return Antwoord(None, here, _why(error))
            if not here.startswith(("http://", "https://")):
                return Antwoord(None, adres, "verwijst door naar iets dat geen webpagina is")
        return Antwoord(None, adres, "blijft doorverwijzen")

    def _ask(self, opener: OpenerDirector, method: str, adres: str) -> tuple[int, str]:
        headers = {"User-Agent": self.manieren.wie, "Accept": "text/html,*/*;q=0.8", "Accept-Language": "nl,en;q=0.5"}
        request = Request(_ascii(adres), headers=headers, method=method)  # noqa: S310 - a web address: looked at before
        with self._turn(_host(adres)):
            try:
                with opener.open(request, timeout=self.manieren.geduld) as response:
                    return int(response.status), ""
            except HTTPError as error:
                with error:
                    return error.code, error.headers.get("Location", "")

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        """Wait until nobody else asks this host anything, and it had its rest."""
        with self._guard:
            turn = self._turns[host]
        with turn:
            time.sleep(max(0.0, self._last.get(host, 0.0) + self.manieren.rust - time.monotonic()) if host in self._last else 0)
            try:
                yield
            finally:
                self._last[host] = time.monotonic()


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
    cause = error.reason if isinstance(error, URLError) and isinstance(error.reason, BaseException) else error
    return next((why for kind, why in _FOUTEN.items() if isinstance(cause, kind)), "gaf geen antwoord")
