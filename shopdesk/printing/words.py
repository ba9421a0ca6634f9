"""The words of a text as pieces that stand whole on a line, and where a long one may be parted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from shopdesk.printing import fonts, shaping
from shopdesk.printing.lines import Piece
from shopdesk.printing.style import Face

HYPHEN = "-"
_SHORTEST = 7  # letters of a word that is parted at all
_PATTERNS = {"en": "en_GB", "no": "nb_NO"}  # where a language has several


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in pieces: ``texts`` as they are written, ``pieces`` as lines.break_up measures them."""

    texts: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def line(self, begin: int, end: int) -> str:
        """The text of the line from one piece up to another."""
        parts = [text + (" " if piece.after else "") for text, piece in zip(self.texts[begin:end], self.pieces[begin:end], strict=True)]
        return "".join(parts).rstrip(" ") + (HYPHEN if self.pieces[end - 1].mark else "")


@lru_cache(maxsize=2048)
def words(text: str, face: Face, measure: float, language: str = "") -> Words:
    """Part ``text`` at its spaces, long words also at their syllables in ``language`` (two letters; none: not at all).

    What is wider than ``measure`` (parts of the size) all the same is parted wherever a line is full.
    """
    texts: list[str] = []
    pieces: list[Piece] = []
    space, mark = shaping.width(" ", face), shaping.width(HYPHEN, face)
    for word in text.split(" "):
        if not word:
            continue
        syllables = _syllables(word, language)
        for number, syllable in enumerate(syllables):
            last = number == len(syllables) - 1
            for part in _narrow(syllable, face, measure):
                texts.append(part)
                pieces.append(Piece(shaping.width(part, face)))
            if not last and pieces[-1].width + mark <= measure:
                pieces[-1] = pieces[-1]._replace(mark=mark)
        pieces[-1] = pieces[-1]._replace(after=space)
    return Words(tuple(texts), tuple(pieces))


def _narrow(text: str, face: Face, measure: float) -> Iterator[str]:
    if shaping.width(text, face) <= measure:
        yield text
        return
    part = ""
    for cluster in fonts.clusters(text):
        if part and shaping.width(part + cluster, face) > measure:
            yield part
            part = ""
        part += cluster
    yield part


@lru_cache(maxsize=4096)
def _syllables(word: str, language: str) -> tuple[str, ...]:
    letters = word.strip(".,;:!?()“”\"'")
    patterns = _patterns(language) if len(letters) >= _SHORTEST and letters.isalpha() else None
    if patterns is None:
        return (word,)
    start = word.index(letters)
    places = [start + place for place in patterns.positions(letters)]
    return tuple(word[begin:end] for begin, end in zip([0, *places], [*places, len(word)], strict=True))


@lru_cache(maxsize=64)
def _patterns(language: str) -> pyphen.Pyphen | None:
    """How words are parted in ``language``; None where nobody wrote that down."""
    known = pyphen.language_fallback(_PATTERNS.get(language, language)) if language else None
    return None if known is None else pyphen.Pyphen(lang=known, left=2, right=3)
