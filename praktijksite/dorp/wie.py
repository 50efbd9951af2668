"""Who is where: the people of the town, each with a look and a posture."""

from __future__ import annotations

from praktijksite.dorp.mensen import Mens, Staat

_ZWAAI = ((-12, -31, -11, -22), (15, -38, 16, -53))
_DRAAG = ((-13, -29, -3, -28), (13, -29, 5, -28))
_TAFEL = ((-14, -28, -9, -23), (14, -28, 9, -23))
_NEER = ((-12, -31, -11, -22), (12, -31, 11, -22))
_JUICH = ((-15, -41, -14, -54), (15, -41, 14, -54))
_WIJST = ((-12, -31, -11, -22), (14, -34, 20, -34))
_DUWT = ((-8, -30, 12, -30), (13, -30, 18, -30))
"""Postures of both arms, as :class:`Mens` takes them."""

BUURVROUW = Mens(3, "lang", "haar1", "roze", rok=True, armen=_ZWAAI, mond="lach")
BUURMAN = Mens(2, "kaal", "haar3", "zorg", "nacht", armen=_DRAAG, ogen="dicht")
AMBTENAAR = Mens(1, "knot", "haar4", "nacht", rok=True, armen=(_NEER[0], (14, -32, 17, -28)), mond="praat", bril=True)
INWONER = Mens(4, "kort", "haar1", "werk", "nacht", armen=((-14, -31, -16, -28), (13, -32, 12, -23)))
BARISTA = Mens(5, "krul", "haar1", "zorg", benen="geen", armen=((-14, -29, -10, -20), (13, -29, 8, -21)), mond="lach")
MONTEUR = Mens(2, "pet", "werk", "nacht", "stam", armen=((-16, -31, -21, -29), (12, -31, 10, -23)))
KLANT = Mens(1, "staart", "haar2", "terra", "nacht", armen=((-14, -34, -15, -29), (14, -33, 17, -29)))
JUF = Mens(2, "kort", "haar1", "onderwijs", "nacht", armen=((-13, -29, -8, -24), (15, -31, 18, -26)), bril=True)
KIND_SPRINGT = Mens(4, "vlecht", "haar1", "werk", "nacht", armen=_JUICH, benen="rennen", kop=1.15, mond="lach")
KIND_RENT = Mens(1, "kort", "haar4", "inburgering", "stam", benen="rennen", kop=1.15, mond="lach")
KIND_KIJKT = Mens(3, "lang", "haar2", "huisvesting", rok=True, kop=1.15)
KIND_HOND = Mens(2, "kort", "haar1", "zorg", "nacht", benen="rennen", kop=1.15, armen=_WIJST, mond="lach")
ARTS = Mens(5, "kort", "haar1", "wit", "zorg", armen=(_NEER[0], (14, -33, 17, -27)), jas=True, mond="praat")
OMA = Mens(1, "knot", "haar3", "netwerk", rok=True, armen=((-14, -31, -16, -28), (14, -29, 16, -23)), bril=True, ogen="dicht")
MOEDER = Mens(3, "doek", "inburgering", "zorg", rok=True, armen=_DUWT)
AANKOMST = Mens(4, "kort", "haar1", "licht", "nacht", jas=True, benen="lopen", armen=((-14, -31, -17, -28), (14, -31, 12, -23)))
ONTVANGST = Mens(2, "kort", "haar3", "netwerk", "nacht", armen=_ZWAAI, mond="lach", bril=True)
ROLSTOEL = Mens(3, "kort", "haar1", "huisvesting", "nacht", armen=((-12, -31, -4, -25), (14, -31, 18, -28)))
SCHAAL = Mens(4, "doek", "licht", "terra", rok=True, armen=((-12, -28, 6, -28), (15, -31, 14, -28)), ogen="dicht")
TUINDER = Mens(2, "muts", "onderwijs", "roze", "nacht", armen=(_NEER[0], (14, -32, 19, -26)), ogen="dicht")

FIETSER = Mens(5, "krul", "haar1", "roze", "nacht", benen="geen", armen=((16, -30, 20, -24),), kijk=1)
OPA = Mens(4, "pet", "nacht", "stam", "nacht", benen="zit", armen=((-13, -29, -7, -24), (13, -29, 7, -24)), kijk=1, ogen="dicht")
STUDENT = Mens(2, "doek", "werk", "nacht", "zorg", benen="zit", armen=((-13, -31, -16, -38), (13, -29, 7, -23)), kijk=-1, mond="praat")
LEZER = Mens(5, "vlecht", "haar1", "terra", "inburgering", armen=((-12, -31, -4, -29), (12, -31, 4, -29)), kop=1.12, ogen="dicht")
VERDER = Mens(3, "lang", "haar1", "zorg", "nacht", benen="lopen", rug=True, armen=(_NEER[0], (13, -29, 15, -20)))
KIND_VERDER = Mens(3, "staart", "haar1", "licht", "terra", benen="lopen", rug=True, kop=1.12)
"""Who goes on along the path: their backs are to us, for life there is theirs."""
VLIEGER = Mens(3, "staart", "haar1", "netwerk", "nacht", armen=_JUICH, kop=1.15)

TAFEL_ACHTER: tuple[Staat, ...] = (
    (14, 31, 1.16, False, Mens(4, "doek", "zorg", "nacht", benen="geen", armen=_TAFEL, kijk=1)),
    (60, 28, 1.16, False, Mens(1, "kort", "haar3", "onderwijs", benen="geen", armen=(_TAFEL[0], (15, -36, 17, -45)), bril=True, mond="lach")),
    (108, 29, 1.16, False, Mens(3, "lang", "haar1", "licht", benen="geen", armen=_TAFEL, kijk=-1, ogen="dicht")),
    (150, 36, 0.94, False, Mens(2, "vlecht", "haar2", "terra", benen="geen", armen=_ZWAAI, kop=1.1, mond="lach")),
    (196, 27, 1.16, True, Mens(5, "kufi", "wit", "inburgering", benen="geen", armen=(_TAFEL[0], (16, -33, 20, -40)), kijk=1, mond="praat")),
    (242, 29, 1.16, False, Mens(2, "baard", "haar2", "steen", benen="geen", armen=_TAFEL, kijk=-1)),
    (288, 28, 1.16, False, Mens(1, "knot", "haar3", "roze", benen="geen", armen=_TAFEL, bril=True)),
)

TAFEL_VOOR: tuple[Staat, ...] = (
    (78, 104, 1.16, False, Mens(1, "krul", "haar2", "terra", "nacht", rug=True, armen=((-14, -31, -11, -40), _NEER[1]))),
    (118, 102, 0.96, False, Mens(4, "krul", "haar1", "licht", "nacht", rug=True, armen=_NEER, kop=1.1)),
    (246, 104, 1.16, False, Mens(2, "doek", "roze", "onderwijs", "nacht", rug=True, armen=_NEER)),
)
