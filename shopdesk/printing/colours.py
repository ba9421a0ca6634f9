"""Colours on paper: what can be read on the shop's own colour, and the tones a picture takes from it. Contrast as WCAG 2.2 counts it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

PAPER = "#FFFBF0"
INK = "#2B2621"
INK2 = "#544B41"
PEN = "#1F3E66"
HAIRLINE = "#675C4E"

_CREAM, _NIGHT, _READABLE = "#FFF6E3", "#2B2621", 4.5
_FALLBACK = "#1F5A49"


@dataclass(frozen=True, slots=True)
class Palette:
    """The tones of one front: its ``ground``, the picture's ``main`` and ``second`` tone, and what ``words`` are written in."""

    ground: str
    main: str
    second: str
    words: str


TINTS = {"cream": "#F3E3C8", "sand": "#E7DCC5", "rose": "#EBD3CB", "butter": "#F1DFAE"}
"""Grounds for cards that should not shout; ink can be read on each."""
STRAW = "#F4DFA6"
LINE = "#D9CDB6"


def on_ground(ground: str, accent: str) -> Palette:
    """The tones on a face: "accent" is the shop's own colour, "paper" bare paper, else one of ``TINTS``."""
    if ground == "accent":
        return palette(accent)
    return Palette(TINTS.get(ground, PAPER), on_paper(accent), mix(on_paper(accent), PAPER, 0.45), INK)


@lru_cache(maxsize=64)
def palette(accent: str) -> Palette:
    """Choose tones for a front in ``accent`` ("#rrggbb"); anything else gives the program's own green."""
    ground = accent if _is_colour(accent) else _FALLBACK
    # Cream or ink where either can be read; between them lie middle tones on which only pure white or black can.
    words = next(tone for tone in (_CREAM, _NIGHT, "#FFFFFF", "#000000") if contrast(tone, ground) >= _READABLE)
    if _luminance(words) > _luminance(ground):
        return Palette(ground, STRAW, mix(ground, _CREAM, 0.78), words)
    return Palette(ground, mix(ground, words, 0.82), mix(ground, words, 0.5), words)


def soft_words(ground: str) -> str:
    """Straw where it can be read on ``ground``, which may be any colour; else what can."""
    tones = palette(ground)
    return tones.main if contrast(tones.main, tones.ground) >= _READABLE else tones.words


def on_paper(accent: str) -> str:
    """``accent`` darkened until it can be seen as a drawing on paper."""
    colour = palette(accent).ground
    while contrast(colour, PAPER) < 3.0:
        colour = mix(colour, _NIGHT, 0.15)
    return colour


def contrast(one: str, other: str) -> float:
    """How well two colours part, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb", 0 to 1."""
    red, green, blue = _channels(colour)
    return red / 255, green / 255, blue / 255


def mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(_channels(one), _channels(other), strict=True))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(letter in "0123456789abcdefABCDEF" for letter in text[1:])
