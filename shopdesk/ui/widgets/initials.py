"""The letters and the tint that stand for somebody without a photo."""

from __future__ import annotations

import unicodedata
import zlib

_PARTICLES = frozenset(
    "af al auf av da das de degli del dela della den der des di do dos du e el la las le lo los of ter ten the til 't "
    "van vd von vom y zu zum zur".split()
)
_TINTS = 6


def initials(name: str) -> str:
    """Give one or two letters for ``name``: of its first and last word, never of a particle; one sign for Chinese, Japanese and Korean."""
    words = [word for word in (_bare(part) for part in name.split()) if word]
    kept = [word for word in words if word.casefold() not in _PARTICLES] or words
    if not kept:
        return ""
    if _is_cjk(kept[0][0]):
        return kept[0][0]
    letters = kept[0][0] if len(kept) == 1 else kept[0][0] + kept[-1][0]
    return letters.upper() if len(letters.upper()) == len(letters) else letters


def tint(key: str) -> int:
    """Give the number of the tint (0 to 5) of ``key``, the same on every run and computer."""
    folded = unicodedata.normalize("NFC", key.strip().casefold())
    return zlib.crc32(folded.encode("utf-8", "replace")) % _TINTS


def _bare(word: str) -> str:
    """The word from its first letter or figure on."""
    composed = unicodedata.normalize("NFC", word)
    start = next((place for place, sign in enumerate(composed) if sign.isalnum()), None)
    return "" if start is None else composed[start:]


def _is_cjk(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
