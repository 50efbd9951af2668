"""Build the site, check the content, or show it while you write.

Wires the stages of `praktijksite` together, prints, and picks the exit code.
Nothing imports this file. `python build.py --help` tells the rest.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from praktijksite import content, dutch, output, plan, urls
from praktijksite.model import Site
from praktijksite.problems import ContentError, Problem, annotation

if TYPE_CHECKING:
    from praktijksite.opdrachten import Scherm
    from praktijksite.pages.rapport import RapportPage

PROJECT = Path(__file__).resolve().parent
OK, WRONG, USAGE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0, or 1 when content or output folder stand in the way."""
    # A build keeps nearly all it makes: looking for garbage as often as usual finds none.
    gc.set_threshold(100_000)
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except ContentError as error:
        _print_problems(error)
    except output.OutputError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
    except FileNotFoundError as error:
        if "node_modules" not in str(error.filename):
            raise
        print("De stijlen en het lettertype ontbreken. Draai eerst 'make setup' (of 'npm ci').", file=sys.stderr)
    return WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Bouw de site met praktijkvoorbeelden.")
    commands = parser.add_subparsers(title="opdrachten", metavar="opdracht")
    for name, run, text in (
        ("build", _build, "bouw de site (dit gebeurt ook zonder opdracht)"),
        ("new", _new, "maak een nieuw voorbeeld: beantwoord de vragen, en het bestand wordt geschreven"),
        ("check", _check, "kijk de inhoud na, bouw niets"),
        ("contacten", _contacten, "vraag in issues op GitHub naar contacten die verlopen zijn"),
        ("links", _links, "bezoek alle links naar andere sites, en meld in een issue wat stuk is"),
        ("rapport", _rapport, "bouw de site, en vertel de redactie wat er aan de inhoud te doen is"),
        ("issue-formulier", _issue_formulier, "maak het formulier voor een issue op GitHub, uit het schema"),
        ("uit-issue", _uit_issue, "maak van een issue een bestand met een voorbeeld, en de tekst van een voorstel"),
        ("beoordeling", _beoordeling, "schrijf op wat een voorstel verandert, voor wie het nakijkt"),
        ("serve", _serve, "bouw, toon de site op deze computer, en bouw opnieuw na elke wijziging"),
    ):
        command = commands.add_parser(name, help=text, description=text.capitalize() + ".")
        _add_options(command, suppress=True)
        command.set_defaults(run=run)
        if name == "check":
            command.add_argument("bestanden", metavar="BESTAND", nargs="*", type=Path, help="kijk alleen deze voorbeelden na")
            command.add_argument("--fix", action="store_true", help="herstel wat zeker een slordigheid is, en laat eerst zien wat")
            command.add_argument("--ja", action="store_true", help="sla met --fix meteen op, zonder te vragen")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000, help="poort van de server (standaard 8000)")
            command.add_argument("--rapport", action="store_true", help=f"met het rapport voor de redactie, op {urls.RAPPORT}")
        elif name == "uit-issue":
            command.add_argument("event", metavar="GEBEURTENIS", type=Path, help="bestand met de gebeurtenis, zoals GitHub die vertelt")
            command.add_argument("--uit", metavar="MAP", type=Path, required=True, help="map voor de tekst van het voorstel")
        elif name == "beoordeling":
            command.add_argument("--basis", metavar="PUNT", required=True, help="punt in de geschiedenis van git om mee te vergelijken")
            command.add_argument("--nummer", metavar="N", type=int, required=True, help="nummer van het voorstel")
            command.add_argument("--uit", metavar="BESTAND", type=Path, required=True, help="bestand voor het rapport")
    _add_options(parser, suppress=False)
    parser.set_defaults(run=_build)
    return parser


def _add_options(parser: argparse.ArgumentParser, *, suppress: bool) -> None:
    # An option may stand before or after the command; only the first place sets the default.
    def default(value: object) -> object:
        return argparse.SUPPRESS if suppress else value

    parser.add_argument("--base-url", metavar="URL", default=default(None), help="adres waar de site komt te staan")
    parser.add_argument("--output", metavar="MAP", type=Path, default=default(PROJECT / "site"), help="map voor de site (standaard site/)")
    parser.add_argument("--root", metavar="MAP", type=Path, default=default(PROJECT), help="map met content/ en site.yaml")
    parser.add_argument("--datum", metavar="JJJJ-MM-DD", type=date.fromisoformat, default=default(None), help="dag waarvoor contacten gelden (standaard vandaag)")
    parser.add_argument("--workers", metavar="N", type=int, default=default(os.cpu_count() or 1), help="aantal processen")
    parser.add_argument(
        "--pages-only",
        action="store_true",
        default=default(value=False),
        help="alleen pagina's en gegevens, om te meten: geen zoekindex, geen plaatjes om te delen",
    )
    parser.add_argument("--no-cache", action="store_true", default=default(value=False), help="onthoud niets van vorige keren")


def _options(given: argparse.Namespace) -> content.Options:
    base_url, repository = _from_github(os.environ)
    return content.Options(
        root=given.root.resolve(),
        datum=given.datum or datetime.now(ZoneInfo("Europe/Amsterdam")).date(),
        base_url=given.base_url or base_url,
        repository=repository,
        cache=None if given.no_cache else PROJECT / ".cache",
        workers=max(1, given.workers),
    )


def _from_github(environment: os._Environ[str] | dict[str, str]) -> tuple[str | None, str | None]:
    """Return base URL and repository as GitHub Actions knows them, so that a fork publishes right."""
    repository = environment.get("GITHUB_REPOSITORY")
    base_url = environment.get("PAGES_BASE_URL")
    return base_url or None, repository or None


def _read(given: argparse.Namespace, only: list[str] | None = None) -> tuple[content.Content, content.Options, str]:
    options = _options(given)
    if options.cache:
        options.cache.mkdir(exist_ok=True)
    code = plan.code_version(PROJECT)
    with _progress("Lezen") as progress:
        return content.read(options, code, progress, only), options, code


def _build(given: argparse.Namespace, *, rapport: bool = False) -> int:
    found, options, code = _read(given)
    units, pictures, bundles, page = plan.plan(found, PROJECT, code, options.cache, rapport=rapport)
    if page:
        _print_rapport(page)
    if given.pages_only:
        bundles = []
    else:
        units += pictures
    cache = options.cache or PROJECT / ".cache" / f"eenmalig-{os.getpid()}"
    total = sum(len(unit.files) for unit in units)
    try:
        with _progress("Bouwen", total) as progress:
            report = output.write(units, given.output, cache, bundles=bundles, workers=options.workers, progress=progress)
    finally:
        if options.cache is None:
            shutil.rmtree(cache, ignore_errors=True)
    site = found.library.site
    if report.unchanged:
        print(f"Niets veranderd: {given.output} staat er al, met {report.total} bestanden.")
    else:
        print(f"Klaar: {len(found.library.profielen)} praktijkvoorbeelden in {given.output} ({report.made} bestanden gemaakt, {report.kept} gehouden).")
    if page:
        print(f"Het rapport als pagina: {given.output / urls.file_of(urls.RAPPORT)}")
    _tell_unknown(site)
    return OK


def _rapport(given: argparse.Namespace) -> int:
    """Build with the report. It is no check: whatever it tells, all is well."""
    return _build(given, rapport=True)


def _print_rapport(page: RapportPage) -> None:
    from praktijksite.terminal import as_text

    print(as_text(page, min(100, shutil.get_terminal_size((100, 24)).columns)))


def _check(given: argparse.Namespace) -> int:
    from praktijksite import opdrachten

    options = _options(given)
    paths, unknown = opdrachten.chosen(options.root, given.bestanden)
    if unknown:
        print(*unknown, sep="\n", file=sys.stderr)
        return USAGE
    if given.fix:
        opdrachten.mend(options.root, paths or opdrachten.every(options.root), content.names(options), _scherm(), ja=given.ja)
    try:
        found, _, code = _read(given, paths or None)
        plan.plan(found, PROJECT, code, None)
    except ContentError as error:
        own = [problem for problem in error.problems if not paths or problem.path in paths]
        if own:
            raise ContentError(own) from None
        print("In andere bestanden staan fouten, dus links naar pagina's zijn niet nagekeken.")
    if paths:
        print(f"In orde: {', '.join(paths)}.")
    else:
        print(f"In orde: {len(found.library.profielen)} praktijkvoorbeelden, geen fouten gevonden.")
    return OK


def _issue_formulier(given: argparse.Namespace) -> int:
    from praktijksite import issueformulier

    path = given.root / issueformulier.PATH
    path.write_text(issueformulier.issue_form(), "utf-8", newline="\n")
    print(f"Klaar: {path}")
    return OK


def _uit_issue(given: argparse.Namespace) -> int:
    """Write the example that an issue tells of. Mistakes in it are told, and are no reason to stop."""
    from praktijksite import uit_issue

    try:
        made = uit_issue.write(given.event, given.uit, _read(given)[0])
    except uit_issue.EventError as error:
        print(error, file=sys.stderr)
        return WRONG
    for problem in made.problemen:
        print(problem)
    print(f"Klaar: {made.pad}, met {dutch.count(len(made.problemen), 'fout', 'fouten')}.")
    return OK


def _beoordeling(given: argparse.Namespace) -> int:
    """Write what a proposal changes. It is no check: mistakes stand in the report."""
    from praktijksite import beoordeling

    problems: tuple[Problem, ...] = ()
    try:
        found, _, code = _read(given)
        plan.plan(found, PROJECT, code, None)
    except ContentError as error:
        problems = error.problems
    try:
        given.uit.write_text(beoordeling.report(given.root.resolve(), given.basis, given.nummer, problems), "utf-8")
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG
    print(f"Klaar: {given.uit}, met {dutch.count(len(problems), 'fout', 'fouten')}.")
    return OK


def _new(given: argparse.Namespace) -> int:
    from praktijksite import opdrachten
    from praktijksite.opdrachten import Scherm

    options = _options(given)
    path = opdrachten.new(options.root, content.names(options), options.datum, Scherm(print, input))
    if not path:
        return WRONG
    given.bestanden, given.fix = [options.root / path], False
    print()
    return _check(given)


def _scherm() -> Scherm:
    """Return who reads along; colours show on a terminal whose owner did not ask for none (https://no-color.org)."""
    from praktijksite.opdrachten import Scherm

    typing = sys.stdin.isatty() and sys.stdout.isatty()
    return Scherm(print, input if typing else None, kleur=sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def _serve(given: argparse.Namespace) -> int:
    import subprocess

    from praktijksite.serve import serve

    command = [sys.executable, __file__, "rapport" if given.rapport else "build", "--root", str(given.root), "--output", str(given.output), "--workers", str(given.workers)]
    command += [f"--datum={given.datum}"] if given.datum else []
    command += ["--no-cache"] if given.no_cache else []
    command += ["--pages-only"] if given.pages_only else []

    def rebuild() -> None:
        # A process of its own, so that changes in the program count too.
        subprocess.run(command, check=False)  # noqa: S603 - our own command

    rebuild()
    if not given.output.is_dir():
        return WRONG
    watched = [given.root / "content", given.root / "site.yaml", PROJECT / "templates", PROJECT / "assets", PROJECT / "praktijksite"]
    print(f"Bekijk de site op http://localhost:{given.port}/ (stoppen: Ctrl-C)", flush=True)
    serve(given.output, watched, given.port, rebuild)
    return OK


def _contacten(given: argparse.Namespace) -> int:
    from praktijksite.bijhouden import loop_contacten_na

    return _tell(loop_contacten_na(_read(given)[0], os.environ))


def _links(given: argparse.Namespace) -> int:
    from praktijksite.bijhouden import loop_links_na

    return _tell(loop_links_na(_read(given)[0], os.environ))


def _tell(lines: Iterator[str]) -> int:
    """Print each thing when it is done. What there is to look after is no mistake; a GitHub that does not answer is."""
    from praktijksite.issues import IssuesError

    try:
        for line in lines:
            print(line, flush=True)
    except IssuesError as error:
        print(error, file=sys.stderr)
        return WRONG
    return OK


def _print_problems(error: ContentError) -> None:
    count = len(error.problems)
    for problem in error.problems:
        print(problem, file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in error.problems:
            print(annotation(problem))
    print(f"\n{count} {'fout' if count == 1 else 'fouten'} gevonden. Er is niets gebouwd.", file=sys.stderr)


def _tell_unknown(site: Site) -> None:
    unknown = [
        name
        for name, value in (("het adres van de site", site.base_url), ("de repository", site.repository), ("het mailadres van de redactie", site.email))
        if value is None
    ]
    if unknown:
        print(f"Onbekend, dus niet getoond: {', '.join(unknown)}. Zie site.yaml.")


@contextmanager
def _progress(name: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """Show a progress bar on long work; yields what to tell it. Nothing when nobody watches a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # Late: it takes a while to load.
    from tqdm import tqdm

    with tqdm(desc=name, total=total, unit=" bestanden", leave=False, delay=0.5, file=sys.stderr) as bar:
        yield bar.update


if __name__ == "__main__":
    code = main()
    # On the way out the interpreter would look through all there is.
    gc.freeze()
    sys.exit(code)
