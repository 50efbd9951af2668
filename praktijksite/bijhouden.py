"""What the scheduled commands do: look after contacts and links, and ask for help in issues on GitHub.

Each yields what it did, to print. Without a repository and a token in the environment, as
GitHub Actions gives them, it only tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from praktijksite import contacten, links
from praktijksite.bezoek import Manieren, bezoek
from praktijksite.contacten import Openen
from praktijksite.content import Content
from praktijksite.issues import Issues, IssuesError
from praktijksite.links import Oordeel
from praktijksite.source import read_file


def loop_contacten_na(content: Content, environment: Mapping[str, str]) -> Iterator[str]:
    """Open an issue for each contact that is overdue, and close those that were answered."""
    issues = Issues.of(environment, contacten.LABEL)
    site = content.library.site
    found = contacten.standen((content.voorbeeld(profiel.slug)[1] for profiel in content.library.profielen), site)
    confirmed = [stand for stand in found if stand.bevestigd_op]
    overdue = [stand for stand in confirmed if stand.vraag]
    yield f"{len(overdue)} van de {len(confirmed)} contacten die ooit bevestigd zijn, zijn verlopen."
    if issues is None:
        yield from (f"- {stand.slug}, bevestigd op {stand.bevestigd_op}" for stand in overdue)
        return
    issues.maak_label(contacten.LABEL_UITLEG)
    for action in contacten.te_doen(found, issues.lijst(), site.datum):
        if isinstance(action, Openen):
            yield f"Issue {issues.open(action.titel, action.tekst)} geopend. {action.titel}"
        else:
            issues.wijzig(action.nummer, action.tekst, open_=False)
            yield f"Issue {action.nummer} gesloten. {action.reden}"


def loop_links_na(content: Content, environment: Mapping[str, str], manieren: Manieren | None = None) -> Iterator[str]:
    """Visit every link to another site and keep one issue about those that are not right."""
    issues = Issues.of(environment, links.LABEL)
    site = content.library.site
    places = links.adressen(teksten(content))
    who = site.base_url or (f"https://github.com/{site.repository}" if site.repository else site.email) or "lokaal"
    answers = bezoek(places, manieren or Manieren(f"praktijksite-linkcontrole/1 (+{who})"))
    if places and all(answer.status is None for answer in answers.values()):
        raise IssuesError("Geen enkele link gaf antwoord. Is er wel internet? Er is niets gemeld.")
    found = links.uitkomsten(places, answers, site)
    yield from links.regels(found)
    yield f"{len(places)} links nagekeken, {len(found)} om na te lopen."
    if issues is None:
        return
    text = links.tekst(found, len(places), site)
    wrong = any(one.oordeel is not Oordeel.ZELF for one in found)
    issue = next((issue for issue in issues.lijst() if issue.tekst.startswith(links.MERK)), None)
    if issue and (wrong or issue.gesloten_op is None):
        issues.wijzig(issue.nummer, text, open_=wrong)
        yield f"Issue {issue.nummer} bijgewerkt."
    elif wrong and issue is None:
        issues.maak_label(links.LABEL_UITLEG)
        yield f"Issue {issues.open(links.TITEL, text)} geopend."


def teksten(content: Content) -> Iterator[tuple[str, str]]:
    """Yield path and text of all that people wrote."""
    for path in sorted((content.root / "content").rglob("*")):
        if path.suffix in (".md", ".yaml"):
            name = path.relative_to(content.root).as_posix()
            data = read_file(content.root, name)
            if isinstance(data, bytes):
                yield name, data.decode(errors="replace")
