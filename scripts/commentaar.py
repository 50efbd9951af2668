"""Writes or renews the one comment on a proposal, from the report that its check left.

Runs with the right to write comments, so it runs nothing of the proposal, installs nothing,
and unpacks nothing to the disk. Which proposal this is, its commit and its files come from
GitHub alone; the number in the report can only confirm. How the check ended comes from
GitHub too, but the check ran the proposal's own program and workflow: it counts only where the
proposal changes nothing of those.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from urllib.parse import quote

from praktijksite.commentaar import MARK, MAX_REPORT, Rapport, ReportError, Stand, comment, rapport_of

NAME, FILE = "rapport", "rapport.json"
MAX_PAGES, PAGE = 10, 100
"""How much of the list of changed files is asked for; GitHub itself stops at 3,000."""
ROBOT = "github-actions[bot]"
NOT_THE_HEAD = "Dit is niet de laatste stand van een voorstel dat open is."
_SHAPES = {
    "GITHUB_REPOSITORY": r"[\w.-]+/[\w.-]+",
    "GITHUB_SERVER_URL": r"https://[\w.:-]+",
    "RUN_ID": r"[0-9]{1,19}",
    "HEAD_OWNER": r"[\w.-]{1,100}",
    "HEAD_BRANCH": r"[^\s~^:?*\[\\\x00-\x1f\x7f]{1,255}",
    "HEAD_SHA": r"[0-9a-f]{40}",
    "CONCLUSION": r"[a-z_]{0,40}",
}

Gh = Callable[..., bytes]


def main(environment: Mapping[str, str], gh: Gh) -> str:
    """Do the work, and return what was done in one line. Raises ReportError when there is a report that is not to be used."""
    given = {name: _shaped(environment, name) for name in _SHAPES}
    base = f"repos/{given['GITHUB_REPOSITORY']}"
    numbers = _proposals(gh, base, given)
    if not numbers:
        return NOT_THE_HEAD
    try:
        rapport = _rapport(gh, base, given["RUN_ID"], numbers)
    except ReportError:
        _not_judged(gh, base, given, numbers)
        raise
    if rapport is None:
        _not_judged(gh, base, given, numbers)
        return "Deze controle liet geen rapport achter."
    number = rapport.voorstel
    stand = _stand(gh, base, given, number)
    # The files are those of the head, so they count only when that is still this commit.
    if number not in _proposals(gh, base, given):
        return NOT_THE_HEAD
    here = _comment_of_ours(gh, base, number)
    if here:
        _renew(gh, base, here, comment(rapport, stand))
        return f"De reactie bij voorstel {number} is vernieuwd."
    if not (stand.over_inhoud or rapport.aantal_problemen):
        return f"Voorstel {number} verandert geen inhoud: daar hoort geen reactie bij."
    gh("--method", "POST", f"{base}/issues/{number}/comments", "--input", "-", stdin=_body(comment(rapport, stand)))
    return f"Er staat een reactie bij voorstel {number}."


def _not_judged(gh: Gh, base: str, given: Mapping[str, str], numbers: Collection[int]) -> None:
    """Say in the comment that is there already, if any, that it no longer holds."""
    for number in numbers:
        if here := _comment_of_ours(gh, base, number):
            _renew(gh, base, here, comment(None, _stand(gh, base, given, number)))


def _renew(gh: Gh, base: str, here: int, text: str) -> None:
    gh("--method", "PATCH", f"{base}/issues/comments/{here}", "--input", "-", stdin=_body(text))


def _body(text: str) -> bytes:
    return json.dumps({"body": text}).encode()


def _proposals(gh: Gh, base: str, given: Mapping[str, str]) -> list[int]:
    """Return the open proposals whose head is this commit: more than one when a branch is proposed to several.

    By owner and branch, because GitHub does not list the proposals of a commit that is only in a fork.
    """
    head = quote(f"{given['HEAD_OWNER']}:{given['HEAD_BRANCH']}", safe="")
    found = json.loads(gh(f"{base}/pulls?state=open&head={head}&per_page={PAGE}"))
    return [int(one["number"]) for one in found if one["head"]["sha"] == given["HEAD_SHA"]]


def _stand(gh: Gh, base: str, given: Mapping[str, str], number: int) -> Stand:
    changed: list[str] = []
    gone: list[str] = []
    for page in range(1, MAX_PAGES + 1):
        found = json.loads(gh(f"{base}/pulls/{number}/files?per_page={PAGE}&page={page}"))
        for one in found:
            (gone if one["status"] == "removed" else changed).append(one["filename"])
            if one["status"] == "renamed":
                gone.append(one["previous_filename"])
        if len(found) < PAGE:
            break
    run = f"{given['GITHUB_SERVER_URL']}/{given['GITHUB_REPOSITORY']}/actions/runs/{given['RUN_ID']}"
    return Stand(given["HEAD_SHA"], given["CONCLUSION"], run, tuple(sorted(changed)), tuple(sorted(gone)), alles=len(found) < PAGE)


def _shaped(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not re.fullmatch(_SHAPES[name], value, re.ASCII):
        raise ReportError(f"{name} heeft een andere vorm.")
    return value


def _rapport(gh: Gh, base: str, run: str, numbers: Collection[int]) -> Rapport | None:
    archive = _archive(gh, base, run)
    if archive is None:
        return None
    rapport = rapport_of(_unpack(archive))
    if rapport.voorstel not in numbers:
        raise ReportError("Het rapport gaat over een ander voorstel.")
    return rapport


def _archive(gh: Gh, base: str, run: str) -> bytes | None:
    found = json.loads(gh(f"{base}/actions/runs/{run}/artifacts?name={NAME}&per_page=100"))["artifacts"]
    mine = [one for one in found if one["name"] == NAME and not one["expired"]]
    if not mine:
        return None
    last = max(mine, key=lambda one: one["id"])
    if last["size_in_bytes"] > MAX_REPORT:
        raise ReportError("Het rapport is te groot.")
    return gh(f"{base}/actions/artifacts/{last['id']}/zip")


def _unpack(archive: bytes) -> bytes:
    """Return the one file we want, packed as GitHub packs it: other ways may take any amount of memory before the first byte."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as whole:
            entry = whole.getinfo(FILE)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.file_size > MAX_REPORT:
                raise ReportError("Het rapport is te groot, of anders ingepakt dan GitHub doet.")
            with whole.open(entry) as file:
                return file.read(MAX_REPORT + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError, ValueError, OSError):
        raise ReportError("Het rapport is niet uit te pakken.") from None


def _comment_of_ours(gh: Gh, base: str, number: int) -> int | None:
    """Return the id of the comment that we wrote before; one of somebody else with our mark is none."""
    pages = json.loads(gh("--paginate", "--slurp", f"{base}/issues/{number}/comments?per_page=100"))
    # GitHub names nobody for who is gone.
    ours = [one["id"] for page in pages for one in page if (one["user"] or {}).get("login") == ROBOT and (one["body"] or "").startswith(MARK)]
    return int(ours[0]) if ours else None


def _gh(*arguments: str, stdin: bytes | None = None) -> bytes:
    return subprocess.run(["gh", "api", *arguments], input=stdin, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603, S607 - a list, and the gh there is


if __name__ == "__main__":
    try:
        print(main(os.environ, _gh))
    except ReportError as error:
        # The sentences are ours: nothing of the report stands in them.
        sys.exit(str(error))
