"""Writes or renews the one comment on a proposal, from the report that its check left.

Runs with the right to write comments, so it runs nothing of the proposal, installs nothing,
and unpacks nothing to the disk. What it may believe comes from GitHub: the run, the commit,
how the check ended. The number of the proposal stands in the report, and only counts when
GitHub says that the commit of this run is the head of that proposal.
"""

from __future__ import annotations

import io
import json
import lzma
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from praktijksite.commentaar import MARK, MAX_REPORT, Rapport, ReportError, comment, rapport_of

NAME, FILE = "rapport", "rapport.json"
ROBOT = "github-actions[bot]"
_SHAPES = {
    "GITHUB_REPOSITORY": r"[\w.-]+/[\w.-]+",
    "GITHUB_SERVER_URL": r"https://[\w.:-]+",
    "RUN_ID": r"[0-9]{1,19}",
    "HEAD_SHA": r"[0-9a-f]{40}",
    "CONCLUSION": r"[a-z_]{0,40}",
}

Gh = Callable[..., bytes]


def main(environment: Mapping[str, str], gh: Gh) -> str:
    """Do the work, and return what was done in one line. Raises ReportError when the report is not to be used."""
    given = {name: _shaped(environment, name) for name in _SHAPES}
    base = f"repos/{given['GITHUB_REPOSITORY']}"
    archive = _archive(gh, base, given["RUN_ID"])
    if archive is None:
        return "Deze controle liet geen rapport achter."
    rapport = rapport_of(_unpack(archive))
    if not _belongs(gh, base, rapport, given["HEAD_SHA"]):
        return "Het rapport hoort niet bij de laatste stand van dit voorstel."
    run = f"{given['GITHUB_SERVER_URL']}/{given['GITHUB_REPOSITORY']}/actions/runs/{given['RUN_ID']}"
    body = json.dumps({"body": comment(rapport, given["CONCLUSION"], run)}).encode()
    here = _comment_of_ours(gh, base, rapport.voorstel)
    if here:
        gh("--method", "PATCH", f"{base}/issues/comments/{here}", "--input", "-", stdin=body)
        return f"De reactie bij voorstel {rapport.voorstel} is vernieuwd."
    if not rapport.over_inhoud:
        return f"Voorstel {rapport.voorstel} verandert geen voorbeeld: daar hoort geen reactie bij."
    gh("--method", "POST", f"{base}/issues/{rapport.voorstel}/comments", "--input", "-", stdin=body)
    return f"Er staat een reactie bij voorstel {rapport.voorstel}."


def _shaped(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not re.fullmatch(_SHAPES[name], value, re.ASCII):
        raise ReportError(f"{name} heeft een andere vorm.")
    return value


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
    """Return the one file we want, and of that no more than we would use."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as whole, whole.open(FILE) as file:
            return file.read(MAX_REPORT + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, KeyError, RuntimeError, EOFError, ValueError, OSError):
        raise ReportError("Het rapport is niet uit te pakken.") from None


def _belongs(gh: Gh, base: str, rapport: Rapport, head: str) -> bool:
    try:
        proposal: Any = json.loads(gh(f"{base}/pulls/{rapport.voorstel}"))
    except subprocess.CalledProcessError:
        return False
    return bool(proposal["head"]["sha"] == head and proposal["state"] == "open")


def _comment_of_ours(gh: Gh, base: str, number: int) -> int | None:
    """Return the id of the comment that we wrote before; one of somebody else with our mark is none."""
    pages = json.loads(gh("--paginate", "--slurp", f"{base}/issues/{number}/comments?per_page=100"))
    ours = [one["id"] for page in pages for one in page if one["user"]["login"] == ROBOT and one["body"].startswith(MARK)]
    return int(ours[0]) if ours else None


def _gh(*arguments: str, stdin: bytes | None = None) -> bytes:
    return subprocess.run(["gh", "api", *arguments], input=stdin, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603, S607 - a list, and the gh there is


if __name__ == "__main__":
    try:
        print(main(os.environ, _gh))
    except ReportError as error:
        # The sentences are ours: nothing of the report stands in them.
        sys.exit(str(error))
