"""Fronts that suit every shop: a plate mended with gold, a cake, lanterns, two who talk, flowers, a chair kept free."""

from __future__ import annotations

import math

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import Palette, mix
from shopdesk.printing.drawings import shapes

_WHITE, _GOLD, _RIM, _WARM = "#FFFDF6", "#BE8A22", "#CDB990", "#C87A33"
_SCRIBBLE = (
    "M-5.6 10.2C-4.6 7.6 -3.6 7.8 -3.8 9.6C-3.9 10.8 -2.6 10.8 -1.8 9.4C-1.2 8.4 -0.6 8.6 -0.8 9.8"
    "C-1 11 0.4 10.8 1 9.4C1.6 8.2 2.4 8.8 2 10C1.8 10.9 3.2 10.7 5.6 9"
)
_BERRY, _FLAME = "#8A3C4B", "#DFA53C"


def mended_plate(canvas: Canvas, palette: Palette) -> None:
    """A plate that was broken, its cracks filled with gold."""
    shapes.fill(canvas, shapes.round_path(52.5, 61, 34), _WHITE)
    shapes.stroke(canvas, shapes.round_path(52.5, 61, 34), _RIM, 0.7)
    shapes.stroke(canvas, shapes.round_path(52.5, 61, 23), mix(_RIM, _WHITE, 0.35), 0.7)
    for crack in (
        "M47 27.5L50.4 39L45.2 49.5L54.6 58.2L51.8 70.6L59.4 79L57.2 94.6",
        "M50.4 39L64 34.6L70.5 29.4",
        "M54.6 58.2L66 61.4L86.2 67.4",
    ):
        shapes.stroke(canvas, crack, _GOLD, 1.5)


def cake(canvas: Canvas, palette: Palette) -> None:
    """One candle on a cake with two flowers."""
    with shapes.moved(canvas, 52.5, 97.5):
        canvas.scale(1, 0.085)
        shapes.fill(canvas, shapes.round_path(0, 0, 38), mix(palette.ground, "#7A4A3A", 0.16))
    shapes.fill(canvas, "M22.5 72L82.5 72L82.5 97L22.5 97Z", _WHITE)
    drops = "".join(
        f"C{left + 8:.1f} 84.4 {left + 4:.1f} 84.4 {left:.1f} 79" for left in (72.5, 62.5, 52.5, 42.5, 32.5, 22.5)
    )
    shapes.fill(canvas, f"M22.5 72L82.5 72L82.5 79{drops}Z", _BERRY)
    shapes.fill(canvas, "M22.5 87.2L82.5 87.2L82.5 90.2L22.5 90.2Z", "#EFE2BC")
    shapes.fill(canvas, "M51.3 53.4L53.7 53.4L53.7 72L51.3 72Z", palette.main)
    shapes.fill(canvas, "M52.5 41.2C56.6 46 56.4 50.4 52.5 51.6C48.6 50.4 48.4 46 52.5 41.2Z", _FLAME)
    for x in (31.0, 74.0):
        _blossom(canvas, x, 69.2, 3.3, _WHITE, _FLAME)


def lanterns(canvas: Canvas, palette: Palette) -> None:
    """Paper lanterns on a line, over a table laid for many."""
    shapes.stroke(canvas, "M0 34C34 52 70 52 105 32", palette.main, 0.6)
    colours = (palette.main, _WARM, mix(palette.main, _WHITE, 0.35), _BERRY)
    for number, (x, y) in enumerate(((15, 41.2), (37, 46.8), (60, 47.2), (84, 41.6))):
        colour = colours[number % len(colours)]
        shapes.stroke(canvas, f"M{x} {y - 0.6}L{x} {y + 3}", palette.main, 0.5)
        shapes.fill(canvas, shapes.round_path(x, y + 10.5, 7.6), colour)
        for fold in (-3.4, 0, 3.4):
            bend = f"{x + fold * 2:.2f}"
            line = f"M{x + fold} {y + 3.6:.2f}C{bend} {y + 8:.2f} {bend} {y + 13:.2f} {x + fold} {y + 17.4:.2f}"
            shapes.stroke(canvas, line, mix(colour, palette.ground, 0.4), 0.35)
    shapes.fill(canvas, "M10 90L95 90L95 93.4L10 93.4Z", mix(_WARM, "#5A3A1E", 0.45))
    for x in (17, 86):
        shapes.fill(canvas, f"M{x} 93.4L{x + 2.4} 93.4L{x + 2.4} 108L{x} 108Z", mix(_WARM, "#5A3A1E", 0.45))
    for x in (24, 41, 58, 75):
        shapes.fill(canvas, f"M{x} 82L{x + 7} 82C{x + 7} 86 {x + 5.6} 88.6 {x + 3.5} 90C{x + 1.4} 88.6 {x} 86 {x} 82Z", _WHITE)
        shapes.stroke(canvas, f"M{x + 7} 83.4C{x + 9.4} 83.4 {x + 9.2} 87 {x + 6.2} 86.8", _WHITE, 0.7)


def talk(canvas: Canvas, palette: Palette) -> None:
    """What was said, and what was done about it: two balloons, the second with a tick."""
    shapes.fill(canvas, _balloon(16, 32, 54, 32, 28), _WHITE)
    for row, length in enumerate((38, 30, 34)):
        y = 40.5 + row * 7
        shapes.stroke(canvas, f"M24 {y}L{24 + length} {y}", mix(palette.ground, "#7A6A50", 0.35), 1.3)
    shapes.fill(canvas, _balloon(40, 72, 49, 30, 78), palette.main)
    shapes.stroke(canvas, "M55.5 87.5L62 94L74.5 80.5", _WHITE, 2.2)


def flowers(canvas: Canvas, palette: Palette) -> None:
    """Three flowers on a hill, on a small card."""
    shapes.fill(canvas, "M-3 42.6C12 34.6 27 35.4 43 41.2C57 46.4 71 47.2 88 40.6L88 58L-3 58Z", palette.main)
    for x, foot, top, size in ((66, 41.8, 16.2, 1.12), (56.8, 41.6, 26.2, 0.66), (75.6, 43, 25.2, 0.76)):
        stalk = f"M{x} {top}C{x - 0.7:.2f} {top + 9:.2f} {x - 0.5:.2f} {foot - 7:.2f} {x + 0.4:.2f} {foot}"
        shapes.stroke(canvas, stalk, palette.main, 0.9 * size)
        _leaf(canvas, x, (top + foot * 1.5) / 2.5, size, palette.main)
        _blossom(canvas, x, top, 4.6 * size, _WHITE, _WARM)


def empty_chair(canvas: Canvas, palette: Palette) -> None:
    """A chair by a window, kept free for somebody."""
    shapes.fill(canvas, "M30 28L75 28L75 68L30 68Z", _WHITE)
    shapes.stroke(canvas, "M30 28L75 28L75 68L30 68ZM52.5 28L52.5 68M30 48L75 48", _RIM, 1.2)
    wood = mix(_WARM, "#5A3A1E", 0.4)
    shapes.stroke(canvas, "M44 62L44 106M61 84L61 106M44 84L61 84M44 66L44 84", wood, 2.2)
    shapes.stroke(canvas, "M44 62C44 60 46 60 46 62L46 84", wood, 2.2)
    shapes.fill(canvas, "M42.6 81L63 81L63 85L42.6 85Z", palette.main)
    shapes.stroke(canvas, "M20 107L85 107", mix(palette.ground, "#5A3A1E", 0.3), 0.7)


def tag(canvas: Canvas, x: float, y: float, pen: str) -> None:
    """A small tag hanging from ``x``, ``y``, with a stroke of the pen where a name would stand."""
    with shapes.moved(canvas, x, y, turn=-5):
        shapes.stroke(canvas, "M0 0L0 5", "#544B41", 0.5)
        outline = "M-9 5.8C-9 5.2 -8.6 4.8 -8 4.8L8 4.8C8.6 4.8 9 5.2 9 5.8L9 13C9 13.6 8.6 14 8 14L-8 14C-8.6 14 -9 13.6 -9 13Z"
        shapes.fill(canvas, outline, _WHITE)
        shapes.stroke(canvas, outline, _RIM, 0.4)
        shapes.stroke(canvas, _SCRIBBLE, pen, 0.55)


def _blossom(canvas: Canvas, x: float, y: float, radius: float, petals: str, heart: str) -> None:
    """Five petals round a heart; ``radius`` from the middle to a petal's."""
    for petal in range(5):
        turn = math.radians(petal * 72 - 90)
        shapes.fill(canvas, shapes.round_path(x + radius * math.cos(turn), y + radius * math.sin(turn), radius * 0.7), petals)
    shapes.fill(canvas, shapes.round_path(x, y, radius * 0.54), heart)


def _leaf(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    with shapes.moved(canvas, x, y, scale=size):
        shapes.fill(canvas, "M0 0C1.2 -4.8 5.4 -7 9.6 -6.6C9.4 -2 5.6 1.4 0 0Z", colour)


def _balloon(left: float, top: float, width: float, height: float, tail: float) -> str:
    """A balloon with round corners whose tail points down at ``tail``."""
    right, foot, corner = left + width, top + height, 5.0
    return (
        f"M{left + corner} {top}L{right - corner} {top}C{right} {top} {right} {top} {right} {top + corner}L{right} {foot - corner}"
        f"C{right} {foot} {right} {foot} {right - corner} {foot}L{tail + 5} {foot}L{tail} {foot + 7}L{tail - 2} {foot}"
        f"L{left + corner} {foot}"
        f"C{left} {foot} {left} {foot} {left} {foot - corner}L{left} {top + corner}C{left} {top} {left} {top} {left + corner} {top}Z"
    )
