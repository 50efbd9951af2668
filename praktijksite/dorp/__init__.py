"""The town: the illustrated scene of the home page, worked out as plain data.

What stands where, how large, in which role of colour and how slightly crooked
is decided here; a template prints the resulting :class:`Dorp` without
thinking.  Nothing in this package reads, writes or knows a template.

A drawing is made with a small kit: ``mensen``, ``groen``, ``huizen``,
``openbaar``, ``straat`` and ``grond``.  Each part draws round its own origin
(its foot, y upwards is negative) through a :class:`~praktijksite.dorp.pen.Pen`,
which moves it to its spot, wobbles straight edges by a seeded amount and
writes compact relative paths.  Roles become classes (``terra`` is
``dorp__terra``) and the style sheet makes them colours.  ``plekken`` puts the
kit together to six places, ``tafereel`` those to two scenes.
"""

from __future__ import annotations

from praktijksite.dorp.vormen import Dorp, Taferelen

__all__ = ["Dorp", "Taferelen", "draw"]


def draw() -> Taferelen:
    """Return both scenes. They depend on nothing but this package, so that they can be remembered."""
    # Late: the whole kit is needed only where the town is drawn anew.
    from praktijksite.dorp.tafereel import liggend, staand

    return Taferelen(liggend(), staand())
