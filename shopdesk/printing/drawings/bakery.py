"""The bakery's pictures: wheat."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import PEN, Palette
from shopdesk.printing.drawings import occasions, shapes

_GRAIN = "M0 0C2.6 -0.9 3.9 -3.6 3.3 -7.2C3 -8.9 2.1 -10.6 0.9 -12C-0.9 -9.6 -1.7 -7 -1.5 -4.4C-1.4 -2.7 -0.9 -1.1 0 0Z"
_TOP = "M0 0C-2.2 -2.2 -2.9 -5 -2.3 -7.8C-1.9 -9.8 -1.1 -11.6 0 -13.2C1.1 -11.6 1.9 -9.8 2.3 -7.8C2.9 -5 2.2 -2.2 0 0Z"
_AWN = "M1.2 -11.2C1.5 -14.5 0.9 -18.5 -0.9 -22"
_PAIRS, _STEP, _LEAN = 6, 7.0, 24


def thank_you(canvas: Canvas, palette: Palette) -> None:
    """Three ears, the nearest one ripe."""
    for side in (-1, 1):
        with shapes.moved(canvas, 52.5 + side * 3, 105, turn=side * 20):
            _ear(canvas, (palette.second, palette.ground), height=57, scale=0.8, bend=side * 3)
    with shapes.moved(canvas, 52.5, 106):
        _ear(canvas, (palette.main, palette.ground), height=70, scale=0.98, bend=0)


def missed(canvas: Canvas, palette: Palette) -> None:
    """Two shelves of bread with one place kept free."""
    loaves = (("#B77839", "#A3642B", "#C38646", "#AE6E33"), ("#A3642B", "#C38646", "", "#B77839"))
    for shelf, row in zip((50.0, 88.0), loaves, strict=True):
        shapes.fill(canvas, f"M0 {shelf}L108 {shelf}L108 {shelf + 2.6}L0 {shelf + 2.6}Z", "#87582D")
        for number, colour in enumerate(row):
            if colour:
                _loaf(canvas, 6.5 + number * 24, shelf, colour)
    occasions.tag(canvas, 65, 88, PEN)


def mark(canvas: Canvas, colour: str) -> None:
    """One ear with three pairs of grains."""
    shapes.stroke(canvas, "M12 22.5L12 9", colour, 1.3)
    with shapes.moved(canvas, 12, 8.6, scale=0.56):
        shapes.fill(canvas, _TOP, colour)
    for row in range(3):
        for turn, mirror in ((38, 1), (-38, -1)):
            with shapes.moved(canvas, 12, 11.6 + row * 4.1, turn=turn, scale=0.52):
                canvas.scale(mirror, 1)
                shapes.fill(canvas, _GRAIN, colour)


def _ear(canvas: Canvas, colours: tuple[str, str], height: float, scale: float, bend: float) -> None:
    """An ear on its stalk, growing up from the origin; ``height`` of the topmost grain's foot, ``bend`` how far aside the stalk starts.

    Lower grains lie over the feet of upper ones, each with a rim in the colour of the ground.
    """
    colour, ground = colours
    foot = -height + ((_PAIRS - 1) * _STEP + 4.4) * scale
    shapes.stroke(canvas, f"M{bend:.2f} 0C{bend * 0.2:.2f} {foot * 0.4:.2f} 0 {foot * 0.6:.2f} 0 {foot - 1:.2f}", colour, 0.8 * scale)
    with shapes.moved(canvas, 0, -height, scale=scale):
        _grain(canvas, _TOP, colour, ground)
    for pair in range(_PAIRS):
        down = -height + (pair * _STEP + 4.4) * scale
        for mirror in (1, -1):
            with shapes.moved(canvas, mirror * 0.3 * scale, down, turn=mirror * _LEAN, scale=scale):
                canvas.scale(mirror, 1)
                shapes.stroke(canvas, _AWN, colour, 0.28)
                _grain(canvas, _GRAIN, colour, ground)


def _grain(canvas: Canvas, path: str, colour: str, ground: str) -> None:
    shapes.stroke(canvas, path, ground, 1.0)
    shapes.fill(canvas, path, colour)


def _loaf(canvas: Canvas, left: float, foot: float, colour: str) -> None:
    """A round loaf, 21 mm wide, with three cuts."""
    with shapes.moved(canvas, left, foot):
        shapes.fill(canvas, "M0.6 0C-1.6 -9.4 3.4 -13.2 10.5 -13.2C17.6 -13.2 22.6 -9.4 20.4 0Z", colour)
        for x in (5.2, 9.4, 13.4):
            shapes.stroke(canvas, f"M{x} -9.8L{x + 2.4:.1f} -5.6", "#FAF1DE", 0.9)
