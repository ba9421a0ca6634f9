"""Letters as they stand on paper: joined, kerned and in the order they are seen, by HarfBuzz, one typeface after another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr
from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing import bidi, fonts
from shopdesk.printing.style import Face
from shopdesk.printing.typefaces import Typeface, typeface

_FEATURES = {"kern": True, "liga": True, "calt": True}
_SPACE = " "
_FILLED, _FILLED_AND_DRAWN = 0, 2
_BOLD = 0.035  # of the size, half of it outside each letter


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs of one typeface in the order they stand, left to right; ``width`` in parts of the size."""

    font: str
    signs: ShapedStr
    width: float


def width(text: str, face: Face) -> float:
    """How wide ``text`` runs on one line, in parts of the size."""
    return sum(glyphs.width for glyphs in shaped(text, face))


def shaped(text: str, face: Face, leftwards: bool = False) -> tuple[Glyphs, ...]:
    """Set ``text`` on one line of a paragraph that runs ``leftwards`` or not: what stands there, from left to right."""
    if leftwards or bidi.is_mixed(text):
        return _both_ways(text, face, leftwards)
    words = text.split(_SPACE)
    if len(words) == 1:
        return _word(text, face)
    # Word by word: the same words come again and again, and a space between two changes nothing that can be seen.
    line: list[Glyphs] = []
    for number, word in enumerate(words):
        if number:
            line.extend(_word(_SPACE, face))
        line.extend(_word(word, face))
    return tuple(line)


@lru_cache(maxsize=32768)
def _word(text: str, face: Face) -> tuple[Glyphs, ...]:
    return tuple(_set(run.text, typeface(run.font), leftwards=False) for run in fonts.runs(text, face) if run.text)


@lru_cache(maxsize=2048)
def _both_ways(text: str, face: Face, leftwards: bool) -> tuple[Glyphs, ...]:
    levels = bidi.levels(text, leftwards)
    parts = [
        (run, level)
        for begin, end, level in bidi.pieces(levels)
        for run in fonts.runs(text[begin:end], face)
        if run.text
    ]
    order = bidi.in_order([level for _run, level in parts])
    return tuple(_set(parts[place][0].text, typeface(parts[place][0].font), leftwards=bool(parts[place][1] % 2)) for place in order)


def _set(text: str, font: Typeface, *, leftwards: bool) -> Glyphs:
    """Shape ``text``, all of one typeface and direction."""
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.direction = "rtl" if leftwards else "ltr"
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.shaper, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    meant = _meanings(text, [info.cluster for info in infos])
    signs = [font.letter_of(info.codepoint, means) for info, means in zip(infos, meant, strict=True)]
    data = [
        ShapeData(
            info.cluster, font.pdfScale(place.x_advance), font.pdfScale(place.y_advance), font.pdfScale(place.x_offset),
            font.pdfScale(place.y_offset), font.face.charWidths[ord(sign)],
        )
        for info, place, sign in zip(infos, positions, signs, strict=True)
    ]
    return Glyphs(font.fontName, ShapedStr("".join(signs), shapeData=data), sum(each.x_advance for each in data) / 1000)


def _meanings(text: str, clusters: list[int]) -> list[str]:
    """The letters each sign stands for: from the start of its cluster to the start of the next; a second sign of one means nothing more."""
    ends = dict(pairwise((*sorted(set(clusters)), len(text))))
    said: set[int] = set()
    meanings = []
    for cluster in clusters:
        meanings.append("" if cluster in said else text[cluster : ends[cluster]])
        said.add(cluster)
    return meanings


def draw(canvas: Canvas, line: tuple[Glyphs, ...], x: float, y: float, size: float, *, bold: bool = False) -> None:
    """Write ``line`` from ``x``, ``y`` on (points), ``size`` in points, in the canvas's colours."""
    words = canvas.beginText(x, y)
    if bold:
        canvas.setLineWidth(size * _BOLD)
        words.setTextRenderMode(_FILLED_AND_DRAWN)
    for glyphs in line:
        words.setFont(glyphs.font, size)
        words.textOut(glyphs.signs)
    if bold:
        words.setTextRenderMode(_FILLED)
    canvas.drawText(words)
