"""The typefaces of printed things: loaded when first used, embedded as subsets, one standing in for the other letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from shopdesk import paths


class Face(StrEnum):
    """What kind of writing it is: by hand, for names and titles, for plain information."""

    HAND = "hand"
    SERIF = "serif"
    SANS = "sans"


_ORDER = {
    Face.HAND: ("Caveat-SemiBold", "GentiumBookPlus-Regular", "Inter-Regular"),
    Face.SERIF: ("GentiumBookPlus-Regular", "Inter-Regular", "Caveat-SemiBold"),
    Face.SANS: ("Inter-Regular", "GentiumBookPlus-Regular", "Caveat-SemiBold"),
}
BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter that was already broken in the file it came from; no typeface counts as having it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in a row that one typeface sets. ``font`` is its registered name."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Heights:
    """How far a face reaches above and below its baseline, in parts of its size, both positive."""

    above: float
    below: float


def default_font() -> str:
    """A registered typeface to begin a document with, so that no unembedded one is ever named in it."""
    _font(_ORDER[Face.SANS][0])
    return _ORDER[Face.SANS][0]


def has(letters: str) -> bool:
    """Whether one of the typefaces has all of ``letters`` (a letter with its marks)."""
    return any(set(letters) <= _letters(font) for font in _ORDER[Face.SANS])


def heights(face: Face) -> Heights:
    """Measure ``face`` by its own typeface, whichever stands in for it here and there."""
    metrics = _font(_ORDER[face][0]).face
    return Heights(metrics.ascent / 1000, -metrics.descent / 1000)


@lru_cache(maxsize=16384)
def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Part ``text`` by the typefaces that set it; letters none has must have been replaced before."""
    first = _ORDER[face][0]
    if set(text) <= _letters(first):
        return (Run(first, text),)
    joined: list[Run] = []
    for piece, font in _set_pieces(text, face):
        if joined and (joined[-1].font == font or piece == " "):
            joined[-1] = Run(joined[-1].font, joined[-1].text + piece)
        else:
            joined.append(Run(font, piece))
    return tuple(joined)


def _set_pieces(text: str, face: Face) -> Iterator[tuple[str, str]]:
    """Words with the first typeface that has all of them, so that no word mixes two; only where none has, letter by letter."""
    for piece in re.split("( )", text):
        whole = _first_with(piece, face)
        if whole:
            yield piece, whole
            continue
        for cluster in clusters(piece):
            yield cluster, _first_with(cluster, face) or _ORDER[face][0]


def _first_with(letters: str, face: Face) -> str:
    return next((font for font in _ORDER[face] if set(letters) <= _letters(font)), "")


@lru_cache(maxsize=65536)
def width(text: str, face: Face) -> float:
    """How wide ``text`` runs, in parts of the size."""
    return float(sum(pdfmetrics.stringWidth(run.text, run.font, 1.0) for run in runs(text, face)))


def clusters(text: str) -> Iterator[str]:
    """The letters of ``text``, each with the marks that sit on it."""
    cluster = ""
    for letter in text:
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), shapable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def _letters(name: str) -> frozenset[str]:
    return frozenset(map(chr, _font(name).face.charToGlyph)) - {BROKEN}
