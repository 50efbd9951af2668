"""Issues on GitHub: the edge that lists, opens and changes them.

Every change is one request, so that a run that breaks off leaves nothing half done: the
next one reads what there is, and goes on. What an issue says is trusted by who opened it:
anyone may open an issue and copy our words, and a maintainer may give that one our label.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

API = "https://api.github.com"
ROBOT = "github-actions[bot]"
"""Who opens an issue with the token of a workflow."""
_TIMEOUT = 30
_NEXT = re.compile(r'<([^<>]*)>; rel="next"')


class IssuesError(Exception):
    """GitHub did not do what was asked; says in Dutch what now."""


class Issue(NamedTuple):
    """An issue of ours; `gesloten_op` is None while it is open."""

    nummer: int
    tekst: str
    gesloten_op: date | None


class _NoRedirect(HTTPRedirectHandler):
    """Follows nothing: the token is for the host that was asked, and for no other."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Refuse."""


class Issues:
    """The issues of one repository with one *label*; *pauze* is in seconds, and GitHub asks for one between changes."""

    def __init__(self, repository: str, token: str, label: str, api: str = API, pauze: float = 1) -> None:
        self._api, self._token, self._label, self._pauze = api.rstrip("/"), token, label, pauze
        self._base = f"{self._api}/repos/{repository}"
        self._opener = build_opener(_NoRedirect)

    @classmethod
    def of(cls, environment: Mapping[str, str], label: str) -> Issues | None:
        """Return the issues of the repository that GitHub Actions names, or None without a name or a token."""
        repository, token = environment.get("GITHUB_REPOSITORY"), environment.get("GITHUB_TOKEN")
        return cls(repository, token, label, environment.get("GITHUB_API_URL") or API) if repository and token else None

    def lijst(self) -> list[Issue]:
        """Return all issues with the label that a workflow of ours opened, open and closed, oldest first."""
        found: list[Issue] = []
        url = f"{self._base}/issues?" + urlencode({"labels": self._label, "state": "all", "sort": "created", "direction": "asc", "per_page": 100})
        while url:
            page, after = self._ask("GET", url)
            if not isinstance(page, list):
                raise IssuesError(_unclear("een lijst met issues"))
            # To GitHub a pull request is an issue too.
            found += [_issue(item) for item in page if _is_ours(item) and "pull_request" not in item]
            if after and not after.startswith(f"{self._api}/"):
                # Half a list would make us ask twice, and our token is not for another host.
                raise IssuesError(_unclear("de rest van de lijst"))
            url = after
        return found

    def open(self, titel: str, tekst: str) -> int:
        """Open an issue with the label and return its number."""
        made, _ = self._change("POST", f"{self._base}/issues", {"title": titel, "body": tekst, "labels": [self._label]})
        issue = _issue(made)
        if self._label not in [label.get("name") for label in made.get("labels", [])]:
            # Without it the next run would not know this issue, and ask again.
            raise IssuesError(f"Issue {issue.nummer} kreeg het label '{self._label}' niet. Geef het met de hand, en draai dit opnieuw.")
        if not _is_ours(made):
            # Idem.
            raise IssuesError(f"Issue {issue.nummer} is niet van {ROBOT}, dus de volgende keer komt er nog een. Sluit het, en draai dit in de workflow.")
        return issue.nummer

    def wijzig(self, nummer: int, tekst: str, *, open_: bool) -> None:
        """Replace the text of an issue, and leave it open or closed."""
        state = {"state": "open"} if open_ else {"state": "closed", "state_reason": "completed"}
        self._change("PATCH", f"{self._base}/issues/{nummer}", {"body": tekst, **state})

    def maak_label(self, uitleg: str) -> None:
        """Make the label where it is not there yet."""
        try:
            self._ask("GET", f"{self._base}/labels/{quote(self._label)}")
        except _NotThereError:
            self._change("POST", f"{self._base}/labels", {"name": self._label, "color": "f0d3c2", "description": uitleg})

    def _change(self, method: str, url: str, values: Mapping[str, object]) -> tuple[Any, str]:
        time.sleep(self._pauze)
        return self._ask(method, url, json.dumps(values).encode())

    def _ask(self, method: str, url: str, data: bytes | None = None) -> tuple[Any, str]:
        """Return what GitHub answers, and the address of the page after it, if there is one."""
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "User-Agent": "praktijksite",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        request = Request(url, data, headers, method=method)  # noqa: S310 - the API's own address
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                after = _NEXT.search(response.headers.get("Link", ""))
                return json.load(response), after[1] if after else ""
        except HTTPError as error:
            with error:
                if error.code == HTTPStatus.NOT_FOUND:
                    raise _NotThereError(_refused(error)) from error
                raise IssuesError(_refused(error)) from error
        except (OSError, HTTPException, ValueError) as error:
            raise IssuesError(_unclear("een antwoord")) from error


class _NotThereError(IssuesError):
    pass


def _is_ours(item: Any) -> bool:  # noqa: ANN401 - it comes from outside
    """Tell whether our workflow opened it. Who left GitHub is nobody."""
    user = item.get("user") if isinstance(item, dict) else None
    return isinstance(user, dict) and user.get("login") == ROBOT


def _issue(item: Any) -> Issue:  # noqa: ANN401 - it comes from outside
    try:
        closed = item["closed_at"]
        return Issue(int(item["number"]), str(item["body"] or ""), date.fromisoformat(str(closed)[:10]) if item["state"] == "closed" else None)
    except (KeyError, TypeError, ValueError) as error:
        raise IssuesError(_unclear("een issue")) from error


def _refused(error: HTTPError) -> str:
    limited = error.code == HTTPStatus.TOO_MANY_REQUESTS or error.headers.get("X-RateLimit-Remaining") == "0"
    why = "GitHub wil even niets meer van ons horen (te veel vragen)" if limited else "GitHub weigerde de vraag"
    return f"{why}: status {error.code}. Draai dit later nog eens. Wat al gedaan is, gebeurt niet dubbel."


def _unclear(what: str) -> str:
    return f"GitHub gaf niet wat we vroegen: {what}. Draai dit later nog eens. Wat al gedaan is, gebeurt niet dubbel."
