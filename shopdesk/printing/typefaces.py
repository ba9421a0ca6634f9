"""The typefaces themselves: loaded when first used, embedded as subsets, and able to print a letter that only shaping makes."""

from __future__ import annotations

import logging
import struct
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

from shopdesk import paths

BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter that was already broken in the file it came from; no typeface counts as having it."""

JOINERS = frozenset("\u200c\u200d")
"""Say whether the letters beside them hold hands; no typeface need have them."""

OWN = ("Inter-Regular", "GentiumBookPlus-Regular", "Caveat-SemiBold")
SCRIPTS = ("NotoNaskhArabic-Regular", "NotoSerifHebrew-Regular")
_PRIVATE = 0xF0000
_log = logging.getLogger(__name__)

# Every PDF of ours goes through here: its streams stay the bytes they are, a fifth smaller than written out in letters.
rl_config.useA85 = 0


class Typeface(TTFont):
    """A TrueType font that also prints glyphs no single letter stands for, and says in the file which letters they mean."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self.letters = frozenset(map(chr, self.face.charToGlyph)) - {BROKEN} | JOINERS
        self._said: dict[int, str] = {}
        self._private: dict[tuple[int, str], str] = {}
        # While somebody types, most strokes bring no new letter, and picking the letters out takes as long as setting the page.
        pick = lru_cache(maxsize=8)(self.face.makeSubset)
        self.face.makeSubset = lambda letters: pick(tuple(letters))

    @cached_property
    def shaper(self) -> Any:
        """HarfBuzz's view of the font, in units of the font."""
        return uharfbuzz.Font(self.hbFace)

    def letter_of(self, glyph: int, means: str) -> str:
        """A letter that prints ``glyph``; one of our own where the font has none, read back from the file as ``means``."""
        known = [chr(code) for code in self.face.glyphToChar.get(glyph, ()) if code < _PRIVATE]
        if means in known:
            return means
        if known and (not means or means.isspace()):
            return known[0]
        if (glyph, means) not in self._private:
            self._private[glyph, means] = self._new_letter(glyph, means)
        return self._private[glyph, means]

    def _new_letter(self, glyph: int, means: str) -> str:
        code = _PRIVATE + len(self._private)
        self._said[code] = means
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self.pdfScale(self.shaper.get_glyph_h_advance(glyph))
        return chr(code)

    def addObjects(self, doc: Any) -> None:
        count = len(self.state[doc].subsets)
        super().addObjects(doc)
        for number in range(count):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            letters = doc.idToObject[f"toUnicodeCMap:{name}"]
            for code, means in self._said.items():
                letters.content = letters.content.replace(f"<{code:04X}>", f"<{means.encode('utf-16-be').hex().upper()}>")


@cache
def typeface(name: str) -> Typeface:
    """One of our own typefaces, or one somebody added, by its name."""
    font = Typeface(name, _files()[name])
    pdfmetrics.registerFont(font)
    return font


@cache
def _files() -> dict[str, Path]:
    ours = paths.resources() / "fonts"
    found = {name: ours / f"{name}.ttf" for name in OWN} | {name: ours / "scripts" / f"{name}.ttf" for name in SCRIPTS}
    return found | {f"Added-{path.stem}": path for path in _added_files()}


def _added_files() -> list[Path]:
    folder = paths.typefaces()
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in (".ttf", ".ttc")) if folder.is_dir() else []


@cache
def added() -> tuple[str, ...]:
    """The names of the typefaces somebody put into the folder for them; one that cannot be read is passed over."""
    return tuple(name for name in _files() if name.startswith("Added-") and _can_be_read(name))


def _can_be_read(name: str) -> bool:
    try:
        return bool(typeface(name).letters)
    except (TTFError, OSError, ValueError, KeyError, IndexError, struct.error):
        _log.info("the typeface %s cannot be read", name)
        return False


def look_again() -> None:
    """Forget which typefaces were added, after one was."""
    for kept in (_files, added):
        kept.cache_clear()
