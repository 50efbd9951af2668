"""The index for searching in whole texts: Pagefind reads the finished pages of examples.

Pagefind names its hits by a hash; `NUMMERS` tells which example that is, so that
the browser can join hits with the facets. The files that hold those hashes are
not a public interface of Pagefind: its version is pinned, and a page that got no
hash stops the build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from praktijksite.output import OutputError

FOLDER = "zoeken/"
NUMMERS = f"{FOLDER}nummers.json"
_PARTS = ("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "pagefind.nl_*", "fragment/*", "index/*")
"""What the browser needs; the rest of a bundle is Pagefind's own interface, and its worker: `assets/js/fulltext-worker.js` is ours."""
_SIGNATURE = b"pagefind_dcd"


def make(site: Path, pages: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the index by path in the site.

    *pages* are the paths of the examples in *site*, in the order of their numbers.
    Raises OutputError when a page is not in the index.
    """
    # Late: most builds keep the index.
    import subprocess
    from tempfile import TemporaryDirectory

    from pagefind_bin import get_executable

    # Within the new site, so that the next build clears it away when this one is killed.
    with TemporaryDirectory(prefix=".zoeken-", dir=site) as folder:
        out = Path(folder)
        command = [str(get_executable()), "--silent", "--site", str(site), "--output-path", str(out), "--force-language", "nl"]
        glob = f"{pages[0].split('/')[0]}/*/index.html" if pages else "niets"
        subprocess.run([*command, "--glob", glob], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
        files = {path.relative_to(out).as_posix(): path.read_bytes() for part in _PARTS for path in sorted(out.glob(part))}
    hashes = dict(_address(name, data) for name, data in files.items() if name.startswith("fragment/"))
    numbers = {}
    for number, page in enumerate(pages):
        address = f"/{page.removesuffix('index.html')}"
        if address not in hashes:
            raise OutputError(f"De zoekindex mist {address}. Is Pagefind vernieuwd? Zie praktijksite/fulltext.py.")
        numbers[hashes[address]] = number
    return {**{f"{FOLDER}{name}": data for name, data in files.items()}, NUMMERS: json.dumps(numbers, separators=(",", ":")).encode()}


def _address(name: str, data: bytes) -> tuple[str, str]:
    """Return the address of the page that a fragment tells of, and its hash."""
    import gzip

    told: Mapping[str, str] = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
    return told["url"], Path(name).stem
