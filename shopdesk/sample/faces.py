"""Drawn portraits for the invented people: flat cut paper, made from a few parts, the same each time.

Drawn four times too large and made smaller, so edges are smooth without any drawing library beyond Pillow.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw

from shopdesk.sample import cutouts
from shopdesk.sample.cutouts import Beard, Collar, Disc, Hair, Outline, Point

_OVERSIZE = 4
_CLOSER = 1.13  # how much nearer the sitter is than the outlines were drawn
_STEPS = 10  # points sampled between two points of an outline
_INK = "#2B2621"
_APRON = "#1F5A49"
_LINEN = "#F7F1E3"
_LIP = "#A0503F"
_LIP_LIGHT = "#D08E78"
_PAPER_WHITE = "#FFFDF9"


@dataclass(frozen=True, slots=True)
class Face:
    """What a portrait is made of; colours are "#rrggbb"."""

    hair: Hair = Hair.CROPPED
    hair_colour: str = "#4A372C"
    skin: str = "#F0C9AC"
    shirt: str = "#6E7F6A"
    background: str = "#DCE6D6"
    collar: Collar = Collar.ROUND
    beard: Beard = Beard.NONE
    glasses: bool = False
    apron: bool = False
    earrings: str = ""
    scarf: str = ""  # colour of a headscarf or a cap


def draw(face: Face, px: int = 400) -> bytes:
    """Draw ``face`` as a square PNG, ``px`` wide."""
    paper = _Paper(face.background, px)
    _back(paper, face)
    _clothes(paper, face)
    _head(paper, face)
    _features(paper, face)
    _front(paper, face)
    return paper.png()


def _back(paper: _Paper, face: Face) -> None:
    colour = face.scarf if face.hair is Hair.SCARF else face.hair_colour
    for outline in cutouts.BACK.get(face.hair, ()):
        paper.cut(outline, _mixed(colour, "#000000", 0.1))
    for disc in cutouts.TUFTS_BACK.get(face.hair, ()):
        paper.disc(disc, colour)


def _clothes(paper: _Paper, face: Face) -> None:
    paper.cut(cutouts.SHOULDERS, _LINEN if face.apron else face.shirt)
    # Lying under the chin the neck is in shade; one darker sheet says so.
    paper.cut(cutouts.NECK, _mixed(face.skin, "#7A3B22", 0.16))
    collar_colour = _mixed(face.shirt, _PAPER_WHITE, 0.22)
    for outline in cutouts.COLLARS.get(face.collar, ()):
        paper.cut(outline, face.shirt if face.collar is Collar.ROLL else collar_colour, smooth=face.collar is Collar.ROLL)
    if face.apron:
        for outline in (*cutouts.APRON_STRAPS, cutouts.APRON_BIB):
            paper.cut(outline, _APRON, smooth=False)
        paper.line(((42.5, 91), (57.5, 91)), _mixed(_APRON, _PAPER_WHITE, 0.25), 0.9)


def _head(paper: _Paper, face: Face) -> None:
    for x in (32.8, 67.2):
        paper.disc((x, 46.5, 3, 4.4), _mixed(face.skin, "#7A3B22", 0.1))
        if face.earrings and face.hair is not Hair.SCARF:
            paper.disc((x, 52.4, 1.4, 1.4), face.earrings)
    paper.cut(cutouts.HEAD, face.skin)
    for x in (39.4, 60.6):
        paper.disc((x, 54, 3.9, 3), _mixed(face.skin, "#E0674F", 0.17))


def _features(paper: _Paper, face: Face) -> None:
    if face.beard is not Beard.NONE:
        paper.cut(cutouts.BEARDS[face.beard], _mixed(face.hair_colour, face.skin, 0.12))
    brow = _mixed(face.hair_colour, _INK, 0.35)
    for side in (-1, 1):
        paper.disc((50 + side * 7.2, 46.6, 1.55, 1.9), _INK)
        paper.line(((50 + side * 4.6, 41.6), (50 + side * 7.4, 40.2), (50 + side * 10.4, 41.7)), brow, 1.25)
    paper.line(((50.4, 46.8), (51.9, 52.4), (48.8, 53.4)), _mixed(face.skin, "#7A3B22", 0.38), 1.0)
    paper.line(((45, 58.5), (47.2, 60.4), (50, 61.1), (52.8, 60.4), (55, 58.5)), _smile(face), 1.3)


def _smile(face: Face) -> str:
    if face.beard in (Beard.SHORT, Beard.FULL):
        return _PAPER_WHITE
    dark_skin = sum(ImageColor.getrgb(face.skin)[:3]) < 380
    return _LIP_LIGHT if dark_skin else _LIP


def _front(paper: _Paper, face: Face) -> None:
    for outline in cutouts.FRONT[face.hair]:
        paper.cut(outline, face.hair_colour)
    for disc in cutouts.TUFTS_FRONT.get(face.hair, ()):
        paper.disc(disc, face.hair_colour)
    if face.hair is Hair.SCARF:
        _scarf(paper, face.scarf)
    if face.hair is Hair.CAP:
        paper.cut(cutouts.CAP_CROWN, face.scarf)
        paper.cut(cutouts.CAP_PEAK, _mixed(face.scarf, "#000000", 0.18))
    if face.glasses:
        _glasses(paper)


def _scarf(paper: _Paper, colour: str) -> None:
    """Lay the cloth round the face: a ring between its outer edge and the face, then the folds below the chin."""
    outer = cutouts.mirrored(((50, 12.5), (65, 17), (73, 32), (73, 50), (68, 64), (58, 71), (50, 72.5)))
    inner = cutouts.mirrored(((50, 27.5), (58.5, 29.5), (63.4, 37), (64.2, 48), (61.4, 58.6), (55, 65), (50, 66.6)))
    paper.ring(outer, inner, colour)
    for outline in cutouts.SCARF_FOLDS:
        paper.cut(outline, _mixed(colour, "#000000", 0.08))
    paper.line(((34, 72), (48, 78), (64, 76)), _mixed(colour, "#000000", 0.2), 0.9)


def _glasses(paper: _Paper) -> None:
    for x in (42.4, 57.6):
        paper.hoop((x, 47, 5.6, 5.3), _INK, 1.15)
    paper.line(((48, 46.4), (50, 45.4), (52, 46.4)), _INK, 1.15)
    for side in (-1, 1):
        paper.line(((50 + side * 13.2, 46.2), (50 + side * 16.6, 45.2)), _INK, 1.1)


def _mixed(colour: str, other: str, share: float) -> str:
    """Mix ``share`` of ``other`` into ``colour``."""
    pairs = zip(ImageColor.getrgb(colour)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def curve(points: Sequence[Point], closed: bool) -> list[Point]:
    """Sample a smooth curve through ``points`` (Catmull-Rom: each piece leaves along the line between its neighbours)."""
    count = len(points)
    around = [points[i % count] for i in range(-1, count + 2)] if closed else [points[0], *points, points[-1]]
    sampled: list[Point] = []
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        sampled += [_between(before, start, end, after, step / _STEPS) for step in range(_STEPS)]
    return sampled if closed else [*sampled, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    return (
        _blend(before[0], start[0], end[0], after[0], t),
        _blend(before[1], start[1], end[1], after[1], t),
    )


def _blend(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class _Paper:
    """A square to glue cut shapes on, measured 100 x 100."""

    def __init__(self, colour: str, px: int) -> None:
        self._px = px
        self._scale = px * _OVERSIZE / 100
        self._image = Image.new("RGB", (px * _OVERSIZE, px * _OVERSIZE), colour)
        self._draw = ImageDraw.Draw(self._image)

    def cut(self, outline: Outline, colour: str, smooth: bool = True) -> None:
        """Glue a shape on."""
        self._draw.polygon(self._scaled(curve(outline, closed=True) if smooth else outline), fill=colour)

    def ring(self, outer: Outline, inner: Outline, colour: str) -> None:
        """Glue a shape on that has a hole in it."""
        mask = Image.new("1", self._image.size)
        pen = ImageDraw.Draw(mask)
        pen.polygon(self._scaled(curve(outer, closed=True)), fill=1)
        pen.polygon(self._scaled(curve(inner, closed=True)), fill=0)
        self._image.paste(colour, mask=mask)

    def disc(self, disc: Disc, colour: str) -> None:
        """Glue an oval on."""
        x, y, rx, ry = disc
        self._draw.ellipse(self._scaled(((x - rx, y - ry), (x + rx, y + ry))), fill=colour)

    def hoop(self, disc: Disc, colour: str, width: float) -> None:
        """Lay an oval wire on."""
        x, y, rx, ry = disc
        box = self._scaled(((x - rx, y - ry), (x + rx, y + ry)))
        self._draw.ellipse(box, outline=colour, width=round(width * self._scale * _CLOSER))

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Lay a thread with round ends through ``points``."""
        thread = curve(points, closed=False)
        self._draw.line(self._scaled(thread), fill=colour, width=round(width * self._scale * _CLOSER), joint="curve")
        for x, y in (thread[0], thread[-1]):
            self.disc((x, y, width / 2, width / 2), colour)

    def png(self) -> bytes:
        """Give the finished picture."""
        kept = io.BytesIO()
        self._image.reduce(_OVERSIZE).save(kept, "PNG", compress_level=6)
        return kept.getvalue()

    def _scaled(self, points: Iterable[Point]) -> list[Point]:
        return [((50 + (x - 50) * _CLOSER) * self._scale, (50 + (y - 51) * _CLOSER) * self._scale) for x, y in points]
