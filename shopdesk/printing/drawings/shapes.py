"""Flat shapes on a canvas whose y runs downwards: what a pair of scissors and one pen could make."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_TOKEN = re.compile(r"([MLCZ])|(-?\d*\.?\d+)")
_ROUND = 0.5523


def fill(canvas: Canvas, path: str, colour: str) -> None:
    """Fill ``path``, written with M, L, C and Z as in SVG, absolute."""
    canvas.setFillColor(HexColor(colour))
    canvas.addLiteral(f"{_operators(path)} f")


def stroke(canvas: Canvas, path: str, colour: str, width: float) -> None:
    """Draw along ``path`` with round ends and corners."""
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.addLiteral(f"{_operators(path)} S")


def round_path(x: float, y: float, radius: float) -> str:
    """A circle as a path."""
    reach = radius * _ROUND
    return (
        f"M{x - radius:.3f} {y:.3f}"
        f"C{x - radius:.3f} {y - reach:.3f} {x - reach:.3f} {y - radius:.3f} {x:.3f} {y - radius:.3f}"
        f"C{x + reach:.3f} {y - radius:.3f} {x + radius:.3f} {y - reach:.3f} {x + radius:.3f} {y:.3f}"
        f"C{x + radius:.3f} {y + reach:.3f} {x + reach:.3f} {y + radius:.3f} {x:.3f} {y + radius:.3f}"
        f"C{x - reach:.3f} {y + radius:.3f} {x - radius:.3f} {y + reach:.3f} {x - radius:.3f} {y:.3f}Z"
    )


@contextmanager
def moved(canvas: Canvas, x: float, y: float, turn: float = 0.0, scale: float = 1.0) -> Iterator[None]:
    """Draw with the origin at ``x``, ``y``, turned clockwise by ``turn`` degrees and enlarged ``scale`` times."""
    canvas.saveState()
    across, down = scale * math.cos(math.radians(turn)), scale * math.sin(math.radians(turn))
    canvas.transform(across, down, -down, across, x, y)
    yield
    canvas.restoreState()


@lru_cache(maxsize=512)
def _operators(path: str) -> str:
    """PDF puts the operator behind its numbers."""
    written: list[str] = []
    numbers: list[str] = []
    waiting = ""
    for letter, number in _TOKEN.findall(path):
        if letter:
            written.extend((*numbers, waiting))
            numbers, waiting = [], _OPERATORS[letter]
        else:
            numbers.append(number)
    return " ".join((*written, *numbers, waiting)).strip()
