"""The typefaces of printed things by what they are for, one standing in for the other word by word or letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shopdesk.printing import typefaces
from shopdesk.printing.style import Face
from shopdesk.printing.typefaces import BROKEN, OWN, SCRIPTS, typeface

__all__ = ["BROKEN", "Heights", "Run", "clusters", "default_font", "has", "heights", "look_again", "runs"]


_INTER, _GENTIUM, _CAVEAT = OWN
_ORDER = {
    Face.HAND: (_CAVEAT, _GENTIUM, _INTER, *SCRIPTS),
    Face.SERIF: (_GENTIUM, _INTER, _CAVEAT, *SCRIPTS),
    Face.SANS: (_INTER, _GENTIUM, _CAVEAT, *SCRIPTS),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in a row, as they are read, that one typeface sets. ``font`` is its name."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Heights:
    """How far a face reaches above and below its baseline, in parts of its size, both positive."""

    above: float
    below: float


def default_font() -> str:
    """A registered typeface to begin a document with, so that no unembedded one is ever named in it."""
    return str(typeface(_ORDER[Face.SANS][0]).fontName)


@lru_cache(maxsize=8192)
def has(letters: str) -> bool:
    """Whether one of the typefaces has all of ``letters`` (a letter with its marks)."""
    return any(set(letters) <= typeface(font).letters for font in _order(Face.SANS))


def heights(face: Face) -> Heights:
    """Measure ``face`` by its own typeface, whichever stands in for it here and there."""
    metrics = typeface(_ORDER[face][0]).face
    return Heights(metrics.ascent / 1000, -metrics.descent / 1000)


def look_again() -> None:
    """Look anew which typefaces somebody added."""
    typefaces.look_again()
    for kept in (has, runs):
        kept.cache_clear()


def _order(face: Face) -> tuple[str, ...]:
    return _ORDER[face] + typefaces.added()


@lru_cache(maxsize=16384)
def runs(text: str, face: Face) -> tuple[Run, ...]:
    """Part ``text`` by the typefaces that set it; letters none has must have been replaced before."""
    first = _ORDER[face][0]
    if set(text) <= typeface(first).letters:
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
    return next((font for font in _order(face) if set(letters) <= typeface(font).letters), "")


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
