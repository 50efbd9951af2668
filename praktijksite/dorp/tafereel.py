"""The two scenes: the landscape for a desk, the portrait for a phone."""

from __future__ import annotations

from functools import cache

from praktijksite.dorp import wie
from praktijksite.dorp.borden import LIGGEND, STAAND, Opstelling, places
from praktijksite.dorp.groen import bush, dog, duck, flowers, grass, poplar, tree, vegetables, willow
from praktijksite.dorp.grond import Weg, cloud, far_church, far_mill, far_trees, points, road, shadows, trail
from praktijksite.dorp.huizen import flat_block
from praktijksite.dorp.mensen import cyclist, person, row
from praktijksite.dorp.pen import Pen
from praktijksite.dorp.straat import bench, book, bus, bus_stop, kite, little_library, suitcase, washing, watering_can
from praktijksite.dorp.vormen import Dorp, Vorm

_WEG: Weg = (
    (6, 500, 40),
    (30, 499, 58),
    (80, 496, 58),
    (180, 466, 54),
    (270, 418, 46),
    (380, 396, 42),
    (500, 400, 42),
    (640, 420, 46),
    (800, 450, 48),
    (930, 466, 48),
    (1006, 434, 44),
    (1004, 362, 34),
    (980, 300, 25),
    (974, 240, 18),
    (976, 190, 12),
    (966, 158, 7),
    (968, 140, 4),
    (976, 124, 1),
)


def _landscape_far(pen: Pen) -> None:
    """Sky and what stands far away."""
    pen.blob("vlak lucht", points("40,170 10,90 70,44 190,50 330,8 520,26 700,4 900,24 1060,16 1130,60 1190,80 1184,220 600,260 60,240"))
    pen.dots("vlak gloed", 46, (640, 66))
    pen.dots("vlak zon", 27, (640, 66))
    for x, y in ((110, 84), (330, 60), (892, 62)):
        cloud(pen.at(x, y))
    pen.at(0, 0)
    pen.path("toon", "M560,44Q564,40 567,45Q571,40 575,43M586,56Q590,52 593,57Q597,52 601,55M220,96Q224,92 227,97Q231,92 235,95")
    pen.blob("vlak heuvel", points("20,270 8,200 140,160 330,150 470,176 640,176 800,150 960,106 1090,128 1190,176 1186,300 600,330"))
    far_church(pen.at(398, 160))
    far_mill(pen.at(822, 166))
    far_trees(
        pen,
        ((28, 200, 46), (46, 194, 54), (64, 190, 48), (1130, 152, 40), (1148, 156, 46), (1166, 164, 38), (880, 132, 34), (894, 128, 38)),
        ((370, 166), (610, 186), (912, 128)),
    )
    kite(pen.at(1124, 40, 0.9), "M0,0Q-16,62 -59,104")
    person(pen.at(1062, 166, 0.6), wie.VLIEGER)


def _landscape_back() -> Pen:
    pen = Pen(11)
    _landscape_far(pen)
    pen.at(0, 0)
    pen.blob(
        "vlak gras",
        points(
            "8,300 12,228 160,224 400,214 640,210 860,204 1010,190 1184,226 1192,330 1190,490 1156,556 960,566 640,578 300,566 90,574 12,510"
        ),
        wobble=4,
    )
    pen.path("toon-gras", "M880,176Q930,168 966,150M1030,176Q1080,168 1130,186")
    pen.blob("vlak gras2", points("12,544 36,530 150,520 260,490 330,540 260,572 100,576"))
    pen.blob("vlak gras2", points("1190,410 1120,480 960,500 840,550 1000,572 1150,562"))
    pen.blob("vlak gras2", points("40,330 160,330 400,330 420,360 260,390 60,400"))
    road(pen, _WEG, points("376,476 392,420 520,398 680,398 830,420 872,476 846,544 700,572 520,572 396,540"))
    pen.path(
        "toon-zand", "M420,440L450,440M436,456L456,456M780,440L816,440M800,530L826,530M560,560L600,560M640,566L670,566M600,418L620,418"
    )
    pen.blob("water", points("1010,556 1040,530 1120,526 1190,538 1180,560 1090,570"))
    shadows(pen, (370, 288, 44), (562, 262, 40), (1150, 328, 50), (120, 300, 40))
    for x, y, size in ((392, 290, 0.9), (578, 264, 0.8), (790, 258, 0.85), (1164, 330, 0.88)):
        tree(pen.at(x, y, size), "blad" if size > 0.85 else "blad2")
    poplar(pen.at(36, 312, 0.9), "blad2")
    return pen


def _landscape_homes() -> tuple[Vorm, ...]:
    """Draw what the landscape adds to the houses: flats and washing."""
    pen = Pen(83)
    shadows(pen, (46, 307, 92))
    flat_block(pen.at(52, 308))
    bush(pen.at(50, 316), "blad")
    washing(pen.at(20, 372), 96)
    return pen.forms()


_LANDSCAPE_SHADOWS = (
    (10, 476, 130),
    (164, 480, 40),
    (196, 480, 26),
    (252, 446, 26),
    (834, 530, 70),
    (326, 418, 50),
    (1086, 496, 84),
    (78, 555, 46),
    (966, 556, 44),
    (138, 380, 32),
    (176, 388, 26),
    (986, 397, 44),
)


def _landscape_front() -> Pen:
    pen = Pen(81)
    shadows(pen, *_LANDSCAPE_SHADOWS)
    bus(pen.at(4, 482))
    bus_stop(pen.at(164, 486))
    cyclist(pen.at(350, 422, 1.05), wie.FIETSER, "terra")
    row(
        pen,
        (
            (202, 488, 1.14, False, wie.AANKOMST),
            (262, 452, 1.06, True, wie.ONTVANGST),
            (846, 536, 0.84, False, wie.KIND_HOND),
            (98, 560, 1.14, True, wie.TUINDER),
            (186, 392, 0.78, False, wie.LEZER),
            (996, 401, 0.9, False, wie.VERDER),
            (1016, 403, 0.65, False, wie.KIND_VERDER),
        ),
    )
    book(pen.at(186, 370, 0.8))
    little_library(pen.at(150, 384))
    suitcase(pen.at(179, 490))
    watering_can(pen.at(72, 534, flip=True))
    vegetables(pen.at(0, 0), (20, 541, 3), (14, 563, 3))
    willow(pen.at(984, 560))
    bench(pen.at(1090, 500), 70)
    row(pen, ((1110, 504, 1.06, False, wie.OPA), (1142, 504, 1.06, False, wie.STUDENT)))
    dog(pen.at(884, 532))
    duck(pen.at(1080, 552))
    duck(pen.at(1130, 546, 0.8))
    bush(pen.at(1164, 526))
    pen.at(0, 0)
    grass(pen, (930, 540), (1060, 496), (330, 470), (116, 404))
    flowers(pen, "wit", (1040, 512), (1056, 520), (320, 460))
    flowers(pen, "roze", (1028, 522), (306, 468))
    return pen


@cache
def liggend() -> Dorp:
    """Return the landscape scene."""
    layout = (
        Opstelling(140, 322, (174, 118, 30), (210, 336, 176, 48), (8, 100, 384, 290), _landscape_homes(), anker=(0.5, 1)),
        Opstelling(412, 270, (412, 300, 12), (486, 288, 96, 46), (394, 32, 184, 342), anker=(0.5, 0)),
        Opstelling(588, 318, (586, 136, 30), (702, 336, 92, 38), (573, 122, 223, 236), breed=True, anker=(0, 1)),
        Opstelling(446, 446, (194, 514, 10), (606, 484, 226, 80), (182, 362, 654, 214), breed=True, anker=(1, 1)),
        Opstelling(790, 290, (828, 346, 12), (884, 326, 92, 46), (779, 126, 207, 292), anker=(1, 0)),
        Opstelling(1024, 402, (1042, 214, 30), (1112, 424, 92, 40), (1020, 200, 178, 250), anker=(1, 1)),
    )
    return Dorp("liggend", 1200, 580, _landscape_back().forms(), trail(_WEG), places(100, LIGGEND, layout), _landscape_front().forms())


_STAANDE_WEG: Weg = (
    (-68, 208, 40),
    (-40, 206, 42),
    (90, 204, 40),
    (186, 226, 38),
    (206, 290, 38),
    (204, 370, 40),
    (208, 440, 42),
    (196, 520, 44),
    (150, 590, 48),
    (180, 680, 50),
    (190, 800, 50),
    (196, 860, 50),
    (214, 930, 50),
    (238, 1000, 52),
    (234, 1080, 54),
    (200, 1130, 58),
    (206, 1158, 56),
)


def _portrait_back() -> Pen:
    pen = Pen(12)
    pen.blob("vlak lucht", points("-60,190 -64,96 -20,50 70,34 170,36 280,2 400,20 490,40 536,110 530,210 240,230"))
    pen.dots("vlak gloed", 42, (186, 64))
    pen.dots("vlak zon", 25, (186, 64))
    for x, y in ((80, 66), (400, 50)):
        cloud(pen.at(x, y, 0.9))
    pen.at(0, 0)
    pen.blob("vlak heuvel", points("-66,250 -74,160 20,134 100,128 210,116 350,124 480,96 546,130 540,290 240,300"))
    far_church(pen.at(150, 130, 0.8))
    far_trees(pen, ((20, 156, 40), (36, 152, 46), (448, 122, 42), (462, 120, 36)), ((116, 138),))
    pen.blob(
        "vlak gras",
        points(
            "-72,300 -64,196 10,166 120,158 300,170 470,150 536,196 532,330 546,480 530,640 544,800 532,960 544,1080 496,1150 380,1168"
            " 240,1178 90,1168 -30,1152 -76,1080 -62,960 -74,800 -60,640 -72,470"
        ),
        wobble=4,
    )
    pen.blob("vlak gras2", points("-58,590 0,556 80,546 150,620 70,760 -20,770 -62,700"))
    pen.blob("vlak gras2", points("532,800 470,750 390,760 330,860 390,960 480,966 534,900"))
    pen.blob("vlak gras2", points("528,280 450,240 330,236 250,290 300,380 450,404 530,370"))
    road(pen, _STAANDE_WEG, points("14,700 30,630 160,606 320,606 446,632 462,700 440,780 320,806 150,806 40,780"))
    pen.path("toon-zand", "M60,660L90,660M400,650L430,650M60,770L96,770M390,776L420,776")
    for x, y, size in ((24, 400, 0.9), (452, 440, 0.8), (18, 930, 0.8), (456, 950, 0.9)):
        tree(pen.at(x, y, size), "blad" if size > 0.85 else "blad2")
    poplar(pen.at(-38, 404, 0.9), "blad2")
    poplar(pen.at(508, 706, 0.9), "blad2")
    return pen


def _portrait_front() -> Pen:
    pen = Pen(82)
    shadows(pen, (10, 188, 126), (160, 222, 44), (54, 594, 80))
    bus(pen.at(6, 188))
    bus_stop(pen.at(160, 204))
    row(pen, ((190, 232, 1.1, False, wie.AANKOMST), (66, 600, 1.0, False, wie.KIND_HOND)))
    row(pen, ((198, 1144, 0.9, False, wie.VERDER), (219, 1146, 0.65, False, wie.KIND_VERDER)))
    suitcase(pen.at(168, 234))
    dog(pen.at(106, 598))
    pen.at(0, 0)
    grass(pen, (448, 372), (30, 240), (-30, 830), (504, 470))
    pen.blob("vlak gras2", points("-50,1160 -34,1128 40,1130 140,1116 270,1146 390,1124 480,1128 516,1146 440,1180 240,1186 60,1180"))
    flowers(pen, "wit", (60, 1150), (86, 1158), (330, 1154))
    flowers(pen, "roze", (74, 1164), (350, 1162))
    return pen


@cache
def staand() -> Dorp:
    """Return the portrait scene."""
    layout = (
        Opstelling(218, 232, (250, 278, 10), (336, 250, 120, 44), (212, 80, 256, 280)),
        Opstelling(16, 430, (10, 460, 12), (94, 446, 92, 44), (4, 200, 218, 338)),
        Opstelling(256, 482, (228, 520, 12), (354, 500, 110, 40), (220, 364, 248, 236), breed=True),
        Opstelling(84, 682, (228, 800, 12), (235, 724, 202, 88), (16, 592, 452, 292), breed=True),
        Opstelling(10, 968, (10, 1018, 12), (96, 990, 96, 50), (2, 804, 220, 294)),
        Opstelling(290, 1000, (256, 1050, 12), (374, 1018, 88, 40), (248, 870, 218, 260), vlag=6),
    )
    return Dorp("staand", 470, 1180, _portrait_back().forms(), trail(_STAANDE_WEG), places(200, STAAND, layout), _portrait_front().forms())
