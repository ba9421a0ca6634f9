"""The three faces of ShopDesk: loaded from the program's own folder at the first asking, with the system's nearest as fallback."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from shopdesk import paths

_FAMILIES = {
    "serif": ["Gentium Book Plus", "Gentium Book Basic", "Georgia", "Iowan Old Style", "DejaVu Serif"],
    "sans": ["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"],
    "hand": ["Caveat", "Segoe Print", "Bradley Hand", "Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"],
}
_FILES = {"serif": "Gentium*.ttf", "sans": "Inter*.ttf", "hand": "Caveat*.ttf"}
_OWN_HANDS = ("Caveat", "Segoe Print", "Bradley Hand")
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


@cache
def _load(face: str) -> frozenset[str]:
    """Load the program's own files of a face once; give the families that came."""
    families: set[str] = set()
    for file in sorted((paths.resources() / "fonts").glob(_FILES[face])):
        families.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    return frozenset(families)


@cache
def _has_a_hand() -> bool:
    return any(family in _load("hand") or QFontDatabase.hasFamily(family) for family in _OWN_HANDS)


def make(face: str, pixels: int, weight: int) -> QFont:
    """Give the font of ``face`` (serif, sans, hand) at ``pixels`` and ``weight`` (400, 500, 600); sans with figures of one width."""
    _load(face)
    font = QFont()
    font.setFamilies(_FAMILIES[face])
    font.setPixelSize(max(pixels, 1))
    font.setWeight(_WEIGHTS[weight])
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if face == "sans":
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
    if face == "hand":
        font.setItalic(not _has_a_hand())
    return font
