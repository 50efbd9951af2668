"""The kit: town hall, workshop, school and health centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from praktijksite.dorp.huizen import eaves, step_gable, windows

if TYPE_CHECKING:
    from praktijksite.dorp.pen import Pen


def town_hall(pen: Pen) -> None:
    """Draw the town hall, 150 wide: steps, stepped gable, wings, turret and flag."""
    pen.poly("inburgering", ((-3, -70), (153, -70), (146, -104), (6, -104)))
    pen.path("lijn", "M75,-186L75,-208")
    pen.poly("inburgering", ((61, -160), (75, -190), (89, -160)), wobble=0.5)
    pen.box("wit", (64, -162, 22, 30), wobble=0.5)
    pen.path("toon", "M70,-136L70,-150Q75,-156 80,-150L80,-136")
    pen.box("steen", (0, -70, 150, 70))
    eaves(pen, (1, -69, 148))
    windows(pen, ((8, -58), (121, -58)), (20, 27))
    windows(pen, ((8, -22), (121, -22)), (20, 14), cross=False)
    pen.poly("steen", [(x + 36, y) for x, y in step_gable(78, 82, 4, 13, 8)], wobble=0.5)
    pen.dots("wit", 10, (75, -111))
    pen.path("lijn", "M75,-117L75,-111L80,-109")
    windows(pen, ((43, -84), (65, -84), (87, -84)), (17, 24))
    pen.path("inburgering", *[f"M{x},-84L{x + 5},-84L{x + 5},-60L{x},-60Z" for x in (42.5, 103)])
    pen.path("inburgering", "M62,-8L62,-38Q75,-52 88,-38L88,-8Z")
    pen.path("licht", "M75,-8L75,-44Q84,-43 88,-36L88,-8Z")
    pen.poly("wit", ((54, -8), (96, -8), (100, -1), (50, -1)), ((48, 0), (102, 0), (106, 7), (44, 7)), wobble=0.3)
    pen.path("inburgering", "M76,-207Q88,-212 96,-206Q104,-201 114,-206L113,-190Q104,-186 96,-191Q88,-196 76,-191Z")
    pen.path("wit", "M76,-202Q88,-207 96,-201Q104,-196 114,-201L113,-196Q104,-191 96,-196Q88,-202 76,-197Z")


def workshop(pen: Pen) -> None:
    """Draw the workshop, 180 wide: saw-tooth roof, big doors and a counter."""
    pen.poly("schaduwmuur steen", ((180, 0), (200, -12), (200, -70), (180, -62)), wobble=0.5)
    for left in (0, 60, 120):
        pen.poly("glas", ((left, -62), (left + 18, -98), (left + 38, -108), (left + 20, -70)), wobble=0.5)
        pen.poly("werk", ((left + 60, -62), (left + 80, -72), (left + 38, -108), (left + 18, -98)), wobble=0.5)
        pen.poly("steen", ((left, -60), (left + 18, -98), (left + 60, -60)), wobble=0.5)
    pen.box("steen", (0, -62, 180, 62))
    pen.path("toon", "M24,-76L31,-76M84,-78L91,-78M146,-76L153,-76M4,-54L11,-54M70,-20L77,-20M168,-30L175,-30")
    pen.box("werk", (8, -46, 58, 46), wobble=0.5)
    pen.box("nachtraam", (13, -42, 48, 42), wobble=0.3)
    pen.box("licht", (92, -50, 76, 36), wobble=0.5)
    pen.path("lijn", "M30,-42L30,-34M44,-42L44,-36")
    pen.path("licht", "M22,-26Q30,-40 38,-26Z")


def counter(pen: Pen) -> None:
    """Draw the counter and awning that belong to the workshop, over who stands behind it."""
    pen.box("hout", (86, -20, 88, 8), wobble=0.4)
    pen.box("werk-tint", (90, -12, 80, 12), wobble=0.4)
    pen.path("wit", "M100,-28L109,-28L108,-20L101,-20Z", "M156,-27L164,-27L163,-20L157,-20Z")
    stripe = 12.0
    for index in range(7):
        x = 88 + index * stripe
        colour = "wit" if index % 2 else "werk"
        pen.path(colour, f"M{x + 2},-66L{x + 2 + stripe},-66L{x + stripe},-47Q{x + stripe / 2},-41 {x},-47Z")


def school(pen: Pen) -> None:
    """Draw the school, 170 wide: hipped roof, bell turret, tall windows."""
    pen.path("lijn", "M84,-148L84,-158")
    pen.poly("onderwijs", ((70, -132), (84, -150), (98, -132)), wobble=0.4)
    pen.box("wit", (74, -132, 20, 22), wobble=0.4)
    pen.path("licht", "M80,-116L80,-122Q84,-129 88,-122L88,-116Z")
    pen.poly("onderwijs", ((-6, -64), (176, -64), (152, -112), (20, -112)))
    pen.path(
        "toon-licht", "M30,-84Q34,-79 38,-84M58,-98Q62,-93 66,-98M104,-82Q108,-77 112,-82M132,-96Q136,-91 140,-96M120,-72Q124,-67 128,-72"
    )
    pen.box("steen", (0, -64, 170, 64))
    eaves(pen, (1, -63, 168))
    windows(pen, ((8, -54), (38, -54), (108, -54), (138, -54)), (24, 34))
    pen.path("kozijn", "M9,-40L31,-40M39,-40L61,-40M109,-40L131,-40M139,-40L161,-40")
    pen.path("werk", "M14,-28L19,-34L24,-28Z")
    pen.dots("netwerk-tint", 3, (52, -29))
    pen.dots("huisvesting-tint", 3, (120, -29))
    pen.poly("wit", ((68, 0), (68, -56), (85, -74), (102, -56), (102, 0)), wobble=0.5)
    pen.box("onderwijs", (75, -34, 20, 34), wobble=0.4)
    pen.path("lijn", "M85,-34L85,0")
    pen.dots("licht", 6, (85, -49))


def health_centre(pen: Pen) -> None:
    """Draw the health centre, 160 wide: flat roofs, a canopy and a ramp."""
    pen.poly("zorg", ((-4, -104), (112, -104), (126, -120), (10, -120)), wobble=0.6)
    pen.box("wit", (0, -104, 110, 104))
    pen.poly("zorg", ((106, -66), (164, -66), (174, -80), (110, -80)), wobble=0.6)
    pen.box("wit", (110, -66, 52, 66))
    eaves(pen, (1, -103, 108), (111, -65, 50))
    windows(pen, ((10, -92), (36, -92), (82, -92)), (18, 24))
    pen.path("blad2", "M82,-68Q84,-77 88,-72Q92,-79 96,-72Q100,-74 100,-68Z")
    windows(pen, ((118, -54),), (36, 26))
    pen.path("kozijn", "M119,-41L153,-41")
    windows(pen, ((8, -46), (30, -46)), (18, 28))
    flower_boxes(pen, (23, 45, -66), (136, 37, -25))
    pen.box("glas", (60, -42, 40, 42), wobble=0.4)
    pen.line("lijn", ((80, -42), (80, 0)))
    for index in range(6):
        x = 50 + index * 10
        pen.path("wit" if index % 2 else "zorg", f"M{x + 1},-56L{x + 11},-56L{x + 10},-42Q{x + 5},-37 {x},-42Z")
    cross_lantern(pen, 121, -92)
    pen.path("toon", "M116,-18L124,-18M140,-12L148,-12M10,-8L18,-8M64,-60L72,-60")
    heart(pen, 68, -78, "zorg")


def flower_boxes(pen: Pen, *boxes: tuple[float, float, float]) -> None:
    """Draw boxes with flowers under windows: middle, width and top of the box."""
    for x, b, y in boxes:
        left, right = x - b / 2, x + b / 2
        pen.path(
            "blad2", f"M{left},{y + 1}Q{left},{y - 8} {x - b / 4},{y - 5}Q{x},{y - 10} {x + b / 4},{y - 5}Q{right},{y - 8} {right},{y + 1}Z"
        )
        pen.dots("vlak roze", 2.6, (x - b * 0.3, y - 4), (x, y - 5), (x + b * 0.3, y - 4))
    pen.box("hout", *[(x - b / 2 - 1, y, b + 2, 6) for x, b, y in boxes], wobble=0.3)


def cross_lantern(pen: Pen, x: float, y: float) -> None:
    """Draw a lantern with a green cross that hangs from a wall to its left."""
    pen.path("lijn", f"M{x - 11},{y}L{x},{y}")
    pen.path(
        "blad",
        f"M{x - 3},{y - 9}L{x + 3},{y - 9}L{x + 3},{y - 3}L{x + 9},{y - 3}L{x + 9},{y + 3}L{x + 3},{y + 3}L{x + 3},{y + 9}L{x - 3},{y + 9}L{x - 3},{y + 3}L{x - 9},{y + 3}L{x - 9},{y - 3}L{x - 3},{y - 3}Z",
    )


def heart(pen: Pen, x: float, y: float, colour: str) -> None:
    """Draw a heart, 14 units wide."""
    pen.path(
        colour,
        f"M{x},{y + 8}Q{x - 10},{y} {x - 7},{y - 5}Q{x - 3},{y - 9} {x},{y - 3}Q{x + 3},{y - 9} {x + 7},{y - 5}Q{x + 10},{y} {x},{y + 8}Z",
    )
