"""The comment on a proposal, made of what GitHub tells of it and of a report that a stranger's proposal wrote.

The report is hostile until it has been looked at: its shape is checked, all is cut to
size, and its words can be nothing but words. Which files change comes from GitHub, so no
report can keep one out of sight. Pure, and from the standard library alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from praktijksite.github import clean, code, plain

MARK = "[//]: # (controle-van-dit-voorstel)"
"""The first line of our comment, which nobody sees: by it we find the comment again."""
CONTENT = "content/"
MAX_PROBLEMS, MAX_EXAMPLES, MAX_POINTS, MAX_PATHS, MAX_WORDS = 30, 5, 20, 20, 20
MAX_REPORT = 300_000
MAX_COMMENT = 60_000
"""GitHub takes 65,536 characters."""

POINTS = {
    "contact": "Nieuw of veranderd contact. Bestaat deze organisatie, en klopt het adres?",
    "naam": "Er staat een naam bij. Gaf die persoon akkoord?",
    "beeld": "Nieuw beeld. Mag het, en wie staan erop?",
    "bron": "Een website waar nog geen voorbeeld naar verwees. Klopt het adres?",
    "cijfer": "Een cijfer. Staat het zo in de bron?",
    "herkomst": "De herkomst is",
    "licentie": "De licentie is",
    "rest": "Er is meer dan hier past. Kijk in het bestand:",
}
"""What a reviewer should look at, by kind."""


class ReportError(Exception):
    """The report has not the shape that ours have."""


class Probleem(NamedTuple):
    pad: str
    regel: int
    veld: str
    melding: str
    hint: str


class Punt(NamedTuple):
    soort: str
    tekst: str


class Voorbeeld(NamedTuple):
    pad: str
    nieuw: bool
    titel: str
    gemeenten: tuple[str, ...]
    kern: tuple[str, ...]
    raakt: tuple[str, ...]
    samenvatting: str
    contact: tuple[str, ...]
    let_op: tuple[Punt, ...]


class Rapport(NamedTuple):
    voorstel: int
    aantal_problemen: int
    problemen: tuple[Probleem, ...]
    voorbeelden: tuple[Voorbeeld, ...]
    trefwoorden: tuple[str, ...]


class Stand(NamedTuple):
    """What GitHub tells of the commit that was checked.

    `conclusie` is how the check ended. The check runs the program of the proposal, so it says
    nothing for certain where that is another program than ours: see `buiten`. `controle` is
    the address of the run; `alles` is false when there are more files than were asked for.
    """

    commit: str
    conclusie: str
    controle: str
    veranderd: tuple[str, ...]
    weg: tuple[str, ...]
    alles: bool

    @property
    def buiten(self) -> tuple[str, ...]:
        """Every path outside the content that changes or goes."""
        return tuple(path for path in (*self.veranderd, *self.weg) if not path.startswith(CONTENT))

    @property
    def ander_programma(self) -> bool:
        """Whether the check may have run another program than ours."""
        return bool(self.buiten) or not self.alles

    @property
    def over_inhoud(self) -> bool:
        """Whether there is anything to tell about content: a proposal for the program has its checks."""
        return len(self.buiten) < len(self.veranderd) + len(self.weg) or not self.alles


def as_json(rapport: Rapport) -> str:
    """Return the file that `rapport_of` reads."""

    def values(found: object) -> object:
        if isinstance(found, tuple):
            return {name: values(value) for name, value in found._asdict().items()} if hasattr(found, "_asdict") else [values(value) for value in found]
        return found

    return json.dumps(values(rapport), ensure_ascii=False, indent=1) + "\n"


def rapport_of(data: bytes) -> Rapport:
    """Return the report in *data*. Raises ReportError for anything that is not whole."""
    if len(data) > MAX_REPORT:
        raise ReportError("Het rapport is te groot.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise ReportError("Het rapport is geen JSON.") from None
    top = _object(found)
    return Rapport(
        voorstel=_number(top, "voorstel", 1),
        aantal_problemen=_number(top, "aantal_problemen"),
        problemen=tuple(
            Probleem(_text(one, "pad"), _number(one, "regel"), _text(one, "veld"), _text(one, "melding"), _text(one, "hint"))
            for one in map(_object, _list(top, "problemen", MAX_PROBLEMS))
        ),
        voorbeelden=tuple(_voorbeeld(_object(one)) for one in _list(top, "voorbeelden", MAX_EXAMPLES)),
        trefwoorden=_texts(top, "trefwoorden", MAX_WORDS),
    )


def _voorbeeld(one: dict[str, Any]) -> Voorbeeld:
    points = [Punt(_text(point, "soort"), _text(point, "tekst")) for point in map(_object, _list(one, "let_op", MAX_POINTS))]
    if not {point.soort for point in points} <= {*POINTS}:
        raise ReportError("Het rapport heeft een punt dat wij niet kennen.")
    lists = {name: _texts(one, name, MAX_WORDS) for name in ("gemeenten", "kern", "raakt", "contact")}
    return Voorbeeld(
        pad=_text(one, "pad"), nieuw=one.get("nieuw") is True, titel=_text(one, "titel"), samenvatting=_text(one, "samenvatting"), let_op=tuple(points), **lists
    )


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ReportError("Het rapport heeft een andere vorm.")
    return value


def _list(one: dict[str, Any], name: str, most: int) -> list[Any]:
    value = one.get(name)
    if not isinstance(value, list):
        raise ReportError(f"In het rapport is '{name}' geen lijst.")
    return value[:most]


def _text(one: dict[str, Any], name: str) -> str:
    return _is_text(one.get(name), name)


def _texts(one: dict[str, Any], name: str, most: int) -> tuple[str, ...]:
    return tuple(_is_text(value, name) for value in _list(one, name, most))


def _is_text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise ReportError(f"In het rapport is '{name}' geen tekst.")
    return value


def _number(one: dict[str, Any], name: str, least: int = 0) -> int:
    value = one.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 10**9:
        raise ReportError(f"In het rapport is '{name}' geen goed getal.")
    return value


# --- As a comment -------------------------------------------------------------


def comment(rapport: Rapport | None, stand: Stand) -> str:
    """Return the comment in Markdown; without a report it says that this commit was not judged."""
    about = [MARK, "## Controle van dit voorstel", *_outside(stand)]
    if rapport:
        parts = [*about, _verdict(rapport, stand), f"Dit gaat over de stand {_short(stand)}.", *_problems(rapport), *_examples(rapport), *_lists(rapport, stand)]
        if not rapport.aantal_problemen and not stand.ander_programma:
            parts.append(f"Zo komt de site eruit te zien: open [de controle]({stand.controle}) en download onderaan de bijlage `site`.")
    else:
        parts = [*about, f"**Over de laatste stand ({_short(stand)}) is nog geen oordeel.** Er kwam niets uit de controle wat te gebruiken is. Kijk bij [de controle]({stand.controle}) wat er misging, of vraag het de redactie."]
    text = "\n\n".join(parts)
    if len(text) > MAX_COMMENT:
        # Whole lines, so that no word loses a backtick.
        text = f"{text[:MAX_COMMENT].rpartition(chr(10))[0]}\n\nDe rest past hier niet. Je vindt alles bij [de controle]({stand.controle})."
    return f"{text}\n"


def _short(stand: Stand) -> str:
    return code(stand.commit[:7])


def _outside(stand: Stand) -> Iterator[str]:
    """Yield, before all else, what makes the words of the check less than certain."""
    if stand.buiten:
        yield "**Dit voorstel verandert ook het programma:** er zijn bestanden bij buiten de map met inhoud. De controle gebruikt die bestanden. Wat hieronder staat, geldt dus pas als iemand die de site onderhoudt ze heeft bekeken:"
        yield _paths(stand.buiten)
    if not stand.alles:
        yield "**Dit voorstel verandert meer bestanden dan hier na te gaan zijn.** Kijk bij 'Files changed' of er ook iets verandert buiten de map met inhoud."


def _verdict(rapport: Rapport, stand: Stand) -> str:
    if rapport.aantal_problemen == 1:
        return "**Er is nog één ding te verbeteren.** Verander het in het bestand. De controle begint dan opnieuw."
    if rapport.aantal_problemen:
        return f"**Er zijn nog {rapport.aantal_problemen} dingen te verbeteren.** Verander ze in het bestand. De controle begint dan opnieuw."
    if stand.ander_programma:
        ended = "slaagde" if stand.conclusie == "success" else "slaagde niet"
        return f"De [controle]({stand.controle}) {ended}. **Of alles goed is ingevuld, is nog niet zeker.** Eerst moet iemand die de site onderhoudt die bestanden bekijken."
    if stand.conclusie == "success":
        return "**Alles is goed ingevuld.** Nu leest de redactie of het ook klopt en goed te begrijpen is." if rapport.voorbeelden else "**De controle slaagde.**"
    filled = "De velden zijn goed ingevuld, maar de" if rapport.voorbeelden else "De"
    return f"**{filled} controle slaagde niet.** Kijk bij [de controle]({stand.controle}) wat er misging, of vraag het de redactie."


def _problems(rapport: Rapport) -> Iterator[str]:
    by_path: dict[str, list[Probleem]] = {}
    for problem in rapport.problemen:
        by_path.setdefault(problem.pad, []).append(problem)
    for path, problems in by_path.items():
        yield f"### {_code(path)}"
        yield "\n".join(
            f"- Regel {problem.regel}{f', {_code(problem.veld)}' if problem.veld.strip() else ''}: {plain(problem.melding)} {plain(problem.hint)}" for problem in problems
        )
    if rapport.aantal_problemen > len(rapport.problemen) > 0:
        yield f"En nog {rapport.aantal_problemen - len(rapport.problemen)}. Die zie je zodra deze weg zijn."


def _examples(rapport: Rapport) -> Iterator[str]:
    for one in rapport.voorbeelden:
        yield f"### {'Nieuw' if one.nieuw else 'Veranderd'}: {plain(one.titel)}"
        themas = [f"{name} {plain(', '.join(values))}" for name, values in (("kern:", one.kern), ("raakt:", one.raakt)) if values]
        lines = [
            f"- Bestand: {_code(one.pad)}",
            f"- Gemeenten: {plain(', '.join(one.gemeenten))}",
            f"- Thema's: {'; '.join(themas)}",
            f"- Samenvatting: {plain(one.samenvatting)}",
            *(f"- Contact: {plain(contact)}" for contact in one.contact),
        ]
        yield "\n".join(lines)
        if one.let_op:
            yield "Let hierop:"
            yield "\n".join(f"- [ ] {POINTS[point.soort]} {plain(point.tekst)}" for point in one.let_op)


def _lists(rapport: Rapport, stand: Stand) -> Iterator[str]:
    """Yield what else changes in the content: every file that is not among the examples above."""
    if rapport.trefwoorden:
        yield "Nieuwe trefwoorden, past er een die er al is?"
        yield _paths(rapport.trefwoorden)
    shown = {one.pad for one in rapport.voorbeelden}
    for told, paths in (("Dit voorstel haalt weg:", stand.weg), ("Dit voorstel verandert ook:", stand.veranderd)):
        if rest := [path for path in paths if path.startswith(CONTENT) and path not in shown]:
            yield told
            yield _paths(rest)


def _paths(paths: Sequence[str]) -> str:
    """Return a list to tick off, that says how much of it is left out."""
    lines = [f"- [ ] {_code(path)}" for path in paths[:MAX_PATHS]]
    if len(paths) > MAX_PATHS:
        lines.append(f"- [ ] En nog {len(paths) - MAX_PATHS}: kijk bij 'Files changed'.")
    return "\n".join(lines)


def _code(text: str) -> str:
    """Return one line between backticks, never nothing."""
    return code(" ".join(clean(text).split())[:200].strip() or "?")
