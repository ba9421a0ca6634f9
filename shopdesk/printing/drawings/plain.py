"""Pictures for any shop: a spray of leaves with three flowers."""

from __future__ import annotations

import math

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import Palette
from shopdesk.printing.drawings import shapes

_LEAF = "M0 0C4.6 -1.6 7.4 -5.6 7 -12C2 -10.8 -1.6 -6 0 0Z"


def thank_you(canvas: Canvas, palette: Palette) -> None:
    """Three stems from one hand."""
    for side in (-1, 1):
        with shapes.moved(canvas, 52.5, 106, turn=side * 20):
            _stem(canvas, palette, height=58, petals=palette.second, leaves=((18, side), (29, side), (40, side)))
    with shapes.moved(canvas, 52.5, 106):
        _stem(canvas, palette, height=74, petals=palette.main, leaves=((40, -1), (47, 1), (54, -1)))


def mark(canvas: Canvas, colour: str) -> None:
    """One flower with two leaves."""
    shapes.stroke(canvas, "M12 22.500L12 12", colour, 1.3)
    for mirror in (1, -1):
        with shapes.moved(canvas, 12, 20.5, turn=mirror * 14, scale=0.6):
            canvas.scale(mirror, 1)
            shapes.fill(canvas, _LEAF, colour)
    for petal in range(5):
        turn = math.radians(petal * 72 - 90)
        shapes.fill(canvas, shapes.round_path(12 + 3.4 * math.cos(turn), 7.4 + 3.4 * math.sin(turn), 2.5), colour)


def _stem(canvas: Canvas, palette: Palette, height: float, petals: str, leaves: tuple[tuple[int, int], ...]) -> None:
    shapes.stroke(canvas, f"M0 0L0 {-height}", palette.second, 0.8)
    for up, mirror in leaves:
        with shapes.moved(canvas, 0, -up, turn=mirror * 18, scale=0.85):
            canvas.scale(mirror, 1)
            shapes.fill(canvas, _LEAF, palette.second)
    for petal in range(8):
        turn = math.radians(petal * 45)
        shapes.fill(canvas, shapes.round_path(6 * math.cos(turn), -height + 6 * math.sin(turn), 3.1), petals)
    shapes.fill(canvas, shapes.round_path(0, -height, 4.4), palette.ground)
    shapes.fill(canvas, shapes.round_path(0, -height, 3.2), palette.words)
