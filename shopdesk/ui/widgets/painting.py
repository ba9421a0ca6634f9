"""Painting that widgets and list rows share, so that a button in a row is the same button as on the page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.initials import initials, tint

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_ROUNDS_KEPT = 400
_MEASURES_KEPT = 4000
_AVATAR_LETTERS = {28: 13, 36: 15, 44: 17, 88: 32}


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """What stands on a button. ``kind`` is primary, secondary, quiet, quietWarm, mend, held or toast; small ones are 40 high."""

    words: str
    icon: str = ""
    key: str = ""
    kind: str = "secondary"
    small: bool = False
    underline: str = ""


def text_width(text: str, font: QFont) -> int:
    """How wide ``text`` is in ``font``, pixels."""
    wide: int = _measured(("wide", text, font.key(), 0), lambda: QFontMetrics(font).horizontalAdvance(text))
    return wide


_measures: OrderedDict[tuple[str, str, str, int], Any] = OrderedDict()


def _measured(what: tuple[str, str, str, int], measure: Callable[[], Any]) -> Any:
    """What was measured before: from letter to letter most rows say what they said; the last few thousand are kept."""
    if what not in _measures:
        _measures[what] = measure()
        if len(_measures) > _MEASURES_KEPT:
            _measures.popitem(last=False)
    return _measures[what]


def key_words(key: str) -> str:
    """A key as it stands on a cap: "Ctrl+N" is "Ctrl N"."""
    return key.replace("+", " ")


def key_width(key: str) -> int:
    """How wide the cap of ``key`` is."""
    return text_width(key_words(key), theme.font("key")) + theme.px(12)


def paint_key(painter: QPainter, left: float, middle: float, key: str, color: QColor, edge: QColor, fill: QColor | None = None) -> None:
    """Paint the cap of ``key`` with its left side at ``left`` and its middle at the height ``middle``."""
    height = theme.line_height("key") + 2
    box = QRectF(left + 0.5, round(middle - height / 2) + 0.5, key_width(key) - 1, height - 1)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setPen(color)
    painter.setFont(theme.font("key"))
    painter.drawText(box, CENTRE, key_words(key))


def button_font(look: ButtonLook) -> QFont:
    """The font of a button's words."""
    font = QFont(theme.font("small" if look.small else "body"))
    font.setWeight(QFont.Weight.Medium if look.kind == "held" else QFont.Weight.DemiBold)
    return font


def button_width(look: ButtonLook) -> int:
    """How wide the button is with all that stands on it."""
    gap = theme.px(9)
    parts = [text_width(look.words, button_font(look)) + 1] if look.words else []
    parts += [theme.px(20)] if look.icon else []
    parts += [key_width(look.key)] if look.key else []
    return sum(parts) + gap * (len(parts) - 1) + 2 * theme.px(13 if look.small else 16) + 2


def button_height(look: ButtonLook) -> int:
    """44, or 40 for small ones, scaled."""
    return theme.px(40 if look.small else 44)


def _fill(kind: str, hover: bool) -> QColor | None:
    fills = {"primary": ("accent", "accentHover"), "mend": ("warmSolid", "warm"), "secondary": ("card", "well")}
    if kind in fills:
        return theme.color(fills[kind][hover])
    return theme.color("well") if hover and kind != "toast" else None


def _ink(kind: str) -> QColor:
    inks = {"primary": "onAccent", "mend": "onWarm", "held": "ink3", "quiet": "accent", "quietWarm": "warm", "toast": "toastAction"}
    return theme.color(inks.get(kind, "ink"))


def paint_button(
    painter: QPainter, box: QRect, look: ButtonLook, *, hover: bool = False, pressed: bool = False, left: bool = False
) -> None:
    """Paint the whole button into ``box``; ``left`` begins its parts at the left, as in a column of buttons of one width."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = _fill(look.kind, hover or pressed)
    if look.kind in ("secondary", "held"):
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine if look.kind == "held" else Qt.PenStyle.SolidLine))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = 0.5 if look.kind in ("secondary", "held") else 0
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))
    spare = 0 if left else max(0, (box.width() - button_width(look)) // 2)
    _paint_button_parts(painter, box.translated(0, 1 if pressed else 0), look, spare)


def _paint_button_parts(painter: QPainter, box: QRect, look: ButtonLook, spare: int) -> None:
    ink, gap, font = _ink(look.kind), theme.px(9), button_font(look)
    x = box.left() + spare + theme.px(13 if look.small else 16) + 1
    if look.icon:
        size = theme.px(20)
        icons.paint(painter, look.icon, ink, QRect(x, box.center().y() + 1 - size // 2, size, size))
        x += size + gap
    if look.words:
        painter.setPen(ink)
        painter.setFont(font)
        wide = text_width(look.words, font) + 1
        painter.drawText(QRect(x, box.top(), wide + 2, box.height()), LEFT, look.words)
        _paint_underline(painter, x, box, look, font)
        x += wide + gap
    if look.key:
        quiet_cap = look.kind in ("secondary", "quiet", "quietWarm", "held")
        cap = theme.color("onToast") if look.kind == "toast" else theme.color("ink2") if quiet_cap else ink
        edge = theme.color("edge") if quiet_cap else theme.color("line") if look.kind == "toast" else ink
        paint_key(painter, x, box.center().y() + 1, look.key, cap, edge)


def _paint_underline(painter: QPainter, x: int, box: QRect, look: ButtonLook, font: QFont) -> None:
    place = look.words.casefold().find(look.underline.casefold()) if look.underline else -1
    if place < 0:
        return
    metrics = QFontMetrics(font)
    start = x + metrics.horizontalAdvance(look.words[:place])
    y = box.center().y() + metrics.ascent() // 2 + 2
    painter.drawLine(start, y, start + metrics.horizontalAdvance(look.words[place]) - 1, y)


def paint_avatar(painter: QPainter, box: QRect, name: str, photo: QPixmap | None, key: str = "", size: int = 44) -> None:
    """Paint a photo cropped round, or the initials of ``name`` on the tint of ``key`` (the name, where none is given)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    if photo is not None and not photo.isNull():
        painter.drawPixmap(box, _round(photo, box.width(), painter.device().devicePixelRatio()))
        return
    painter.setBrush(theme.color(f"tint{tint(key or name)}"))
    painter.drawEllipse(QRectF(box))
    letters = initials(name)
    if not letters:
        quarter = round(box.width() * 0.25)
        icons.paint(painter, "person", theme.color("ink2"), box.adjusted(quarter, quarter, -quarter, -quarter))
        return
    font = QFont(theme.font("name"))
    font.setPixelSize(max(1, round(box.width() * _AVATAR_LETTERS[size] / size)))
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    painter.drawText(box, CENTRE, letters)


_rounds: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()


def _round(photo: QPixmap, side: int, ratio: float) -> QPixmap:
    """The middle of ``photo`` in a circle with a smooth edge; the last few hundred are kept."""
    key = (photo.cacheKey(), side, ratio)
    if key not in _rounds:
        _rounds[key] = _cut_round(photo, round(side * ratio))
        if len(_rounds) > _ROUNDS_KEPT:
            _rounds.popitem(last=False)
    _rounds.move_to_end(key)
    return _rounds[key]


def _cut_round(photo: QPixmap, side: int) -> QPixmap:
    grown = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = photo.scaled(side, side, grown, Qt.TransformationMode.SmoothTransformation)
    cut = QPixmap(side, side)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled.copy((scaled.width() - side) // 2, (scaled.height() - side) // 2, side, side)))
    painter.drawEllipse(0, 0, side, side)
    painter.end()
    return cut


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip that says ``text`` is."""
    return text_width(text, theme.font("key")) + theme.px(22) + (theme.px(22) if icon else 0)


def paint_chip(painter: QPainter, left: int, middle: float, text: str, kind: str = "plain", icon: str = "", room: int = 10_000) -> None:
    """Paint a chip that says something, 26 high; ``kind`` is plain, accent or warm; in two lines where one is wider than ``room``."""
    fill, edge, ink = {
        "accent": ("accentSoft", "accentLine", "accent"), "warm": ("warmSoft", "warmLine", "warm"), "plain": ("well", "line", "ink2"),
    }[kind]
    font = theme.font("key")
    wide = min(chip_width(text, icon), room)
    inside = wide - chip_width("", icon) + 2
    lines = [text] if text_width(text, font) <= inside else [line for line in broken(text, font, inside) if line]
    height = theme.em(26) + (len(lines) - 1) * theme.line_height("key")
    box = QRectF(left + 0.5, round(middle - height / 2) + 0.5, wide - 1, height - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(edge), 1))
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(box, theme.em(13), theme.em(13))
    start = box.left() + theme.px(10)
    if icon:
        size = theme.px(16)
        icons.paint(painter, icon, theme.color(ink), QRectF(start, middle - size / 2, size, size))
        start += size + theme.px(6)
    painter.setPen(theme.color(ink))
    painter.setFont(font)
    for number, line in enumerate(lines):
        words = elided(line, font, inside + 1)
        line_height = box.height() / len(lines) if len(lines) == 1 else theme.line_height("key")
        top = box.top() + (box.height() - line_height * len(lines)) / 2 + number * line_height
        painter.drawText(QRectF(start, top, inside, line_height), LEFT, words)


def elided(text: str, font: QFont, width: int) -> str:
    """As much of ``text`` as goes into ``width`` pixels, with … where something is left out."""
    right = Qt.TextElideMode.ElideRight
    shown: str = _measured(("elided", text, font.key(), width), lambda: QFontMetrics(font).elidedText(text, right, width))
    return shown


def broken(text: str, font: QFont, width: int) -> tuple[str, str]:
    """Break ``text`` after the last word that fits into ``width`` pixels; a word too long for a line is elided."""
    found: tuple[str, str] = _measured(("broken", text, font.key(), width), lambda: _broken(text, QFontMetrics(font), width))
    return found


def _broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    words = text.split(" ")
    taken = 1
    while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
        taken += 1
    return metrics.elidedText(" ".join(words[:taken]), Qt.TextElideMode.ElideRight, width), " ".join(words[taken:])
