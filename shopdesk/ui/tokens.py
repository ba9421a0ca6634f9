"""The colours of the design, as read from tokens.json, with a shop's own accent or the system's high contrast put in their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QPalette

from shopdesk import paths

DESIGN_ACCENT = "#1F5A49"
TINTS = 6


@cache
def design() -> Mapping[str, Any]:
    """Everything in tokens.json."""
    read: Mapping[str, Any] = json.loads((paths.resources() / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return read


def paper(dark: bool, accent: str = DESIGN_ACCENT) -> dict[str, QColor]:
    """Give the colours of the light or dark paper, with ``accent`` ("#rrggbb") made readable on it."""
    colors = _flat(design()["dark" if dark else "light"])
    if QColor(accent).isValid() and QColor(accent) != QColor(DESIGN_ACCENT):
        colors |= _own_accent(QColor(accent), colors, dark)
    return colors


def _flat(table: Mapping[str, Any]) -> dict[str, QColor]:
    colors = {name: QColor(value) for name, value in table.items() if name != "tints"}
    return colors | {f"tint{number}": QColor(value) for number, value in enumerate(table["tints"])}


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: QColor) -> float:
    shares = (color.redF(), color.greenF(), color.blueF())
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _mixed(color: QColor, into: QColor, share: float) -> QColor:
    """``share`` of ``color``, the rest of ``into``."""
    pairs = ((color.redF(), into.redF()), (color.greenF(), into.greenF()), (color.blueF(), into.blueF()))
    return QColor.fromRgbF(*(share * one + (1 - share) * other for one, other in pairs))


def _readable(color: QColor, on: QColor, towards: QColor, ratio: float) -> QColor:
    """Move ``color`` towards black or white until it reads on ``on``."""
    for step in range(21):
        moved = _mixed(color, towards, 1 - step / 20)
        if contrast(moved, on) >= ratio:
            return moved
    return towards


def _own_accent(wish: QColor, colors: Mapping[str, QColor], dark: bool) -> dict[str, QColor]:
    towards = QColor("white") if dark else QColor("black")
    soft = _mixed(wish, colors["page"], 0.16 if dark else 0.12)
    accent = _readable(wish, soft, towards, 5.2)
    on_accent = max((colors["page"], colors["card"], colors["ink"]), key=lambda ink: contrast(ink, accent))
    return {
        "accent": accent, "accentHover": _mixed(accent, towards, 0.85), "onAccent": on_accent,
        "accentSoft": soft, "accentLine": _mixed(accent, soft, 0.4),
    }


def high_contrast(palette: QPalette) -> dict[str, QColor]:
    """Give every token a colour of the system's own ``palette``; borders stay because they are drawn in its ink."""
    role = QPalette.ColorRole
    window, ink, base, text = (palette.color(each) for each in (role.Window, role.WindowText, role.Base, role.Text))
    accent, on_accent = palette.color(role.Highlight), palette.color(role.HighlightedText)
    colors = dict.fromkeys(("page", "side", "well", "accentSoft", "warmSoft", "mark"), window)
    colors |= dict.fromkeys(("line", "edge", "ink", "ink2", "ink3", "warm", "warmLine", "accentLine", "margin", "toast", "warmSolid"), ink)
    colors |= dict.fromkeys(("onWarm", "onToast", "toastAction"), window)
    colors |= {"card": base, "accent": accent if contrast(accent, base) >= 4.5 else text, "accentHover": accent, "onAccent": on_accent}
    if colors["accent"] is text:
        colors["onAccent"] = base
    return colors | {f"tint{number}": window for number in range(TINTS)}
