"""What the model says of itself: under which law an example ran, and when a contact was last right."""

from __future__ import annotations

from datetime import date

import pytest

from praktijksite.model import Periode, WettelijkKader
from tests.builders import contact, profiel

VOOR, BEIDE, ONDER, ONBEKEND = WettelijkKader.VOOR, WettelijkKader.BEIDE, WettelijkKader.ONDER, WettelijkKader.ONBEKEND


@pytest.mark.parametrize(
    ("start", "eind", "kader"),
    [
        ("2017", None, VOOR),
        ("2017", "2018-06", VOOR),
        ("2021", "2021-12-31", VOOR),
        ("2021-12-31", None, VOOR),
        ("2017", "loopt", BEIDE),
        ("2021", "2022", BEIDE),
        ("2021-12-31", "2022-01-01", BEIDE),
        ("2022", None, ONDER),
        ("2022-01", "loopt", ONDER),
        ("2022-01-01", "2022", ONDER),
        ("2024-05", "2025", ONDER),
        (None, None, ONBEKEND),
        (None, "loopt", ONBEKEND),
        (None, "2022", ONBEKEND),
        (None, "2021-12", VOOR),
    ],
)
def test_law_follows_from_the_period(start: str | None, eind: str | None, kader: WettelijkKader) -> None:
    """The law that held is computed from begin and end; an old example with an unknown end counts as before."""
    assert Periode(start, eind).wettelijk_kader is kader


def test_themas_are_kern_and_raakt_together() -> None:
    """An example covers its kern and what it touches, in the fixed order, each once."""
    assert profiel(kern=("zorg", "werk"), raakt=("huisvesting",)).themas == ("huisvesting", "werk", "zorg")


@pytest.mark.parametrize(
    ("agreed", "checked", "last"),
    [(None, None, None), (date(2026, 1, 1), None, date(2026, 1, 1)), (None, date(2026, 2, 1), date(2026, 2, 1)), (date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 1))],
)
def test_contact_was_last_right_on_the_latest_day(agreed: date | None, checked: date | None, last: date | None) -> None:
    """Agreeing and checking both count; nobody said anything, then there is no day."""
    assert contact(akkoord_op=agreed, gecontroleerd_op=checked).bevestigd_op == last
