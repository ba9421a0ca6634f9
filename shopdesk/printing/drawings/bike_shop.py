"""The bike shop's pictures: a bicycle with a basket, and its wheel."""

from __future__ import annotations

import math

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import PEN, Palette
from shopdesk.printing.drawings import occasions, shapes

_RADIUS, _REAR, _FRONT, _AXLE = 17.5, 28.0, 77.0, 86.0


def thank_you(canvas: Canvas, palette: Palette) -> None:
    """A town bicycle leaning on nothing, its basket full of flowers."""
    shapes.stroke(canvas, "M12 104.300L93 104.3", palette.second, 0.6)
    for x in (_REAR, _FRONT):
        _wheel(canvas, x, palette.second)
    _frame(canvas, palette.main)
    _basket(canvas, palette)


def missed(canvas: Canvas, palette: Palette) -> None:
    """A rack with two wheels in it and one place kept free."""
    shapes.stroke(canvas, "M6 96L99 96", "#544B41", 1.6)
    for number, x in enumerate((24.0, 52.5, 81.0)):
        shapes.stroke(canvas, f"M{x - 4} 96L{x - 4} 80C{x - 4} 76 {x + 4} 76 {x + 4} 80L{x + 4} 96", "#544B41", 1.2)
        if number != 1:
            with shapes.moved(canvas, x - _REAR, 78 - _AXLE):
                _wheel(canvas, _REAR, palette.main)
    occasions.tag(canvas, 52.5, 77.5, PEN)


def mark(canvas: Canvas, colour: str) -> None:
    """A wheel with its spokes."""
    shapes.stroke(canvas, shapes.round_path(12, 12, 9.2), colour, 1.6)
    for turn in range(0, 180, 45):
        dx, dy = 9.2 * math.cos(math.radians(turn)), 9.2 * math.sin(math.radians(turn))
        shapes.stroke(canvas, f"M{12 - dx:.2f} {12 - dy:.2f}L{12 + dx:.2f} {12 + dy:.2f}", colour, 0.8)
    shapes.fill(canvas, shapes.round_path(12, 12, 2), colour)


def _wheel(canvas: Canvas, x: float, colour: str) -> None:
    shapes.stroke(canvas, shapes.round_path(x, _AXLE, _RADIUS), colour, 1.5)
    for spoke in range(14):
        turn = math.radians(spoke * 360 / 14 + 6)
        end = f"{x + _RADIUS * math.cos(turn):.2f} {_AXLE + _RADIUS * math.sin(turn):.2f}"
        shapes.stroke(canvas, f"M{x:.2f} {_AXLE:.2f}L{end}", colour, 0.22)
    shapes.fill(canvas, shapes.round_path(x, _AXLE, 1.6), colour)


def _frame(canvas: Canvas, colour: str) -> None:
    """Tubes, saddle, handlebar, crank and a mudguard at each wheel."""
    shapes.stroke(canvas, f"M{_REAR} {_AXLE}L48 {_AXLE}L42 60L{_REAR} {_AXLE}", colour, 1.5)
    shapes.stroke(canvas, f"M48 {_AXLE}C54 78 62 68 67.3 62M42.8 64C50 68 58 66 66.6 58.6", colour, 1.5)
    shapes.stroke(canvas, f"M65.4 50L69.5 66C71 73 73 81 {_FRONT} {_AXLE}", colour, 1.5)
    shapes.stroke(canvas, "M65.4 50C63 46.6 59 46.4 55.5 47.4", colour, 1.3)
    shapes.stroke(canvas, "M42 60L40.6 54", colour, 1.3)
    saddle = "M33.5 51.600C37 51 43 51.4 48.5 53.200C46.5 55 42 55.6 39.5 55.600C36 55.8 33.4 54 33.5 51.600Z"
    shapes.fill(canvas, saddle, colour)
    shapes.stroke(canvas, "M9.2 79C12 71 19 66.2 28 66.200C33 66.2 37.5 68 41 71", colour, 0.9)
    shapes.stroke(canvas, "M72 66.800C82 64.4 92 69 95.6 78", colour, 0.9)
    shapes.stroke(canvas, shapes.round_path(48, _AXLE, 4), colour, 1.0)
    shapes.stroke(canvas, f"M48 {_AXLE}L52.5 93.500M50.5 93.700L54.8 93.2", colour, 1.1)


def _basket(canvas: Canvas, palette: Palette) -> None:
    for x, y, radius in ((73.5, 44.5, 2.0), (80, 41.5, 2.4), (86, 45, 1.9)):
        shapes.stroke(canvas, f"M79 54L{x} {y}", palette.second, 0.6)
        for petal in range(6):
            turn = math.radians(petal * 60)
            shapes.fill(canvas, shapes.round_path(x + radius * math.cos(turn), y + radius * math.sin(turn), radius * 0.62), palette.words)
        shapes.fill(canvas, shapes.round_path(x, y, radius * 0.6), palette.main)
    shapes.fill(canvas, "M69 51L90.5 51L87.5 64.500L71.5 64.500Z", palette.main)
    for row in range(3):
        down = f"{54.4 + row * 3.3:.2f}"
        shapes.stroke(canvas, f"M{69.8 + row * 0.8:.2f} {down}L{89.7 - row * 0.75:.2f} {down}", palette.ground, 0.35)
    for column in range(6):
        shapes.stroke(canvas, f"M{72.2 + column * 3:.2f} 51.500L{73.5 + column * 2.5:.2f} 64", palette.ground, 0.35)
