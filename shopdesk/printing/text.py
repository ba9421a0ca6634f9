"""Setting words into a box: shrunk within limits when there are many, never cut off. No markup is read: a letter is a letter."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing import bidi, fonts, lines, shaping
from shopdesk.printing.style import Style
from shopdesk.printing.words import words

_STEPS = 20
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together and the space before them, in millimetres at full size."""

    text: str
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ``down`` millimetres from the top of the box to its baseline, ``width`` as it runs.

    ``leftwards``: it belongs to a paragraph that begins at the right.
    """

    text: str
    down: float
    width: float
    leftwards: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it will stand: ``size`` and ``height`` in millimetres. ``words_over`` counts the words there was no room for."""

    style: Style
    lines: tuple[Line, ...]
    size: float
    height: float
    words_over: int = 0

    @property
    def fits(self) -> bool:
        return self.words_over == 0

    @property
    def width(self) -> float:
        """How wide the widest line runs, in millimetres."""
        return max((line.width for line in self.lines), default=0.0)


def paragraphs(text: str, before: float = 0.0, blank: float = 0.0) -> tuple[Block, ...]:
    """Part ``text`` at its line breaks; ``before`` stands above the first part, ``blank`` for each empty line between."""
    blocks: list[Block] = []
    for part in text.strip("\n").split("\n"):
        if part.strip(" "):
            blocks.append(Block(part, before))
            before = 0.0
        else:
            before += blank
    return tuple(blocks)


@lru_cache(maxsize=512)
def fit(blocks: tuple[Block, ...], style: Style, width: float, height: float, language: str = "") -> Setting:
    """Set ``blocks`` as large as they fit a box of ``width`` by ``height`` millimetres, between the style's size and its smallest.

    Words are parted, after the rules of ``language`` (two letters), only where the letters could not be as large otherwise.
    """
    whole = _largest(blocks, style, width, height, "")
    if language and whole != 1.0:
        parted = _largest(blocks, style, width, height, language)
        if parted is not None and (whole is None or parted > whole):
            return _set(blocks, style, parted, width, language)
    return _shortened(blocks, style, width, height) if whole is None else _set(blocks, style, whole, width, "")


def _largest(blocks: tuple[Block, ...], style: Style, width: float, height: float, language: str) -> float | None:
    """The share of the style's size at which ``blocks`` fit; None when not even its smallest is small enough."""
    scales = [1 - (1 - style.smallest) * step / _STEPS for step in range(_STEPS + 1 if style.smallest < 1 else 1)]
    step = bisect_left(scales, True, key=lambda scale: _height(blocks, style, scale, width, language) <= height + 1e-6)
    return scales[step] if step < len(scales) else None


def draw(canvas: Canvas, setting: Setting, left: float, top: float, width: float) -> None:
    """Write ``setting`` into the box whose top left corner is at ``left``, ``top`` (points, y upwards); ``width`` in millimetres."""
    colour = HexColor(setting.style.colour)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    for line in setting.lines:
        share = {"left": float(line.leftwards), "centre": 0.5, "right": 1.0}[setting.style.align]
        x = left + share * (width - line.width) * mm
        signs = shaping.shaped(line.text, setting.style.face, line.leftwards)
        shaping.draw(canvas, signs, x, top - line.down * mm, setting.size * mm, bold=setting.style.bold)


def _height(blocks: tuple[Block, ...], style: Style, scale: float, width: float, language: str) -> float:
    measure = width / (style.size * scale)
    total = 0.0
    for block in blocks:
        total += block.before + style.leading * lines.count(words(block.text, style.face, measure, language).pieces, measure)
    return total * scale


def _set(blocks: tuple[Block, ...], style: Style, scale: float, width: float, language: str) -> Setting:
    size, leading = style.size * scale, style.leading * scale
    measure, down = width / size, _first_baseline(style, scale)
    placed: list[Line] = []
    for block in blocks:
        parted = words(block.text, style.face, measure, language)
        leftwards = bidi.runs_leftwards(block.text)
        down += block.before * scale
        for begin, end in lines.break_up(parted.pieces, measure):
            text = parted.line(begin, end)
            placed.append(Line(text, down, shaping.width(text, style.face) * size, leftwards))
            down += leading
    return Setting(style, tuple(placed), size, down - _first_baseline(style, scale))


def _first_baseline(style: Style, scale: float) -> float:
    """From the top of the box: half of what the leading has over the face's own height, then the part above the baseline."""
    reach = fonts.heights(style.face)
    return ((style.leading - (reach.above + reach.below) * style.size) / 2 + reach.above * style.size) * scale


def _shortened(blocks: tuple[Block, ...], style: Style, width: float, height: float) -> Setting:
    """What fits at the smallest size, closed by an ellipsis, for looking at only: ``words_over`` says it must not be printed."""
    whole = _set(blocks, style, style.smallest, width, "")
    foot = height - (style.leading * style.smallest - _first_baseline(style, style.smallest))
    kept = [line for line in whole.lines if line.down <= foot + 1e-6]
    over = sum(len(line.text.split(" ")) for line in whole.lines[len(kept) :])
    if kept:
        last = kept[-1].text.rsplit(" ", 1)[0] + _ELLIPSIS
        kept[-1] = replace(kept[-1], text=last, width=shaping.width(last, style.face) * whole.size)
    return Setting(style, tuple(kept), whole.size, height, max(over, 1))
