"""Paints one person in a list: face, name over a sentence, columns that never move, marks, and the action of the chosen row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.painting import (
    LEFT,
    ButtonLook,
    broken,
    button_height,
    button_width,
    elided,
    paint_avatar,
    paint_button,
    paint_chip,
    text_width,
)
from shopdesk.ui.widgets.person_row import Part, PersonRow, Place, RowColumn, places
from shopdesk.ui.widgets.words import clean

_PAD = 18
_GAP = 14
_FACE = 44
AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The row of a person. ``rounded`` says whether the list ends in a panel's corners at its top and at its bottom."""

    def __init__(
        self, columns: Sequence[RowColumn], height: int, photos: Callable[[int], QPixmap | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._height = height
        self.photos = photos
        self.rounded = (False, False)

    def height(self) -> int:
        """How high a row is, pixels."""
        return theme.em(self._height)

    def places(self, box: QRect) -> tuple[Place, ...]:
        """Where the columns stand in a row as wide as ``box``."""
        start = box.left() + theme.px(_PAD + _FACE + _GAP)
        return places(self._columns, start, box.right() + 1 - theme.px(_PAD), theme.px(_GAP), theme.em(1000) / 1000)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.px(200), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, PersonRow):
            return
        box, state = option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        clip_to_corners(painter, box, option.widget, self.rounded)
        self._paint_ground(painter, box, selected, bool(state & QStyle.StateFlag.State_MouseOver), index.row() == 0)
        side = theme.px(_FACE)
        face = QRect(box.left() + theme.px(_PAD), box.center().y() + 1 - side // 2, side, side)
        paint_avatar(painter, face, clean(row.name), None if row.photo is None else self.photos(row.photo), str(row.key))
        for place in self.places(box):
            self._paint_column(painter, row, place, box, selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, selected: bool, hover: bool, first: bool) -> None:
        if selected:
            painter.fillRect(box, theme.color("accentSoft"))
            painter.fillRect(QRect(box.left(), box.top(), theme.px(4), box.height()), theme.color("accent"))
        elif hover:
            painter.fillRect(box, theme.color("well"))
        if not first:
            painter.setPen(theme.color("line"))
            painter.drawLine(box.topLeft(), box.topRight())

    def _paint_column(self, painter: QPainter, row: PersonRow, place: Place, box: QRect, selected: bool) -> None:
        room = QRect(place.left, box.top(), place.width, box.height())
        if place.column.part is Part.NAME:
            self._paint_name(painter, row, room, selected)
        elif place.column.part is Part.TEXT:
            _paint_lines(painter, room, row.text, "ink")
        elif place.column.part is Part.CHIP and row.chip:
            paint_chip(painter, room.left(), room.center().y() + 1, clean(row.chip), row.chip_kind, room=room.width())
        elif place.column.part is Part.REMEMBER:
            self._paint_remember(painter, row, room)
        elif place.column.part is Part.MARKS:
            _paint_marks(painter, row, room, to_right=not place.column.title)
        elif place.column.part is Part.ACTION and selected and row.action:
            look = ButtonLook(row.action, key="Enter", kind="primary", small=True)
            wide, high = min(button_width(look), room.width()), button_height(look)
            paint_button(painter, QRect(room.right() + 1 - wide, room.center().y() + 1 - high // 2, wide, high), look)

    def _paint_name(self, painter: QPainter, row: PersonRow, room: QRect, selected: bool) -> None:
        name_line, small_line = theme.line_height("name"), theme.line_height("small" if not row.text else "caption")
        top = room.center().y() + 1 - (name_line + (small_line if row.sentence else 0)) // 2
        line = QRect(room.left(), top, room.width(), name_line)
        metrics = QFontMetrics(theme.font("name"))
        name = elided(clean(row.name).replace("\n", " "), theme.font("name"), room.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("mark"))
        for start, end in row.spans:
            left, right = metrics.horizontalAdvance(name[:start]), metrics.horizontalAdvance(name[:end])
            if right > left:
                ground = QRectF(line.left() + left - 1, line.top(), right - left + 2, line.height())
                painter.drawRoundedRect(ground, theme.px(3), theme.px(3))
        painter.setFont(theme.font("name"))
        painter.setPen(theme.color("ink"))
        painter.drawText(line, LEFT, name)
        if row.sentence:
            role = "caption" if row.text else "small"
            painter.setFont(theme.font(role))
            painter.setPen(theme.color("ink2" if selected or not row.text else "ink3"))
            words = elided(clean(row.sentence), theme.font(role), room.width())
            painter.drawText(QRect(room.left(), top + name_line, room.width(), small_line), LEFT, words)

    def _paint_remember(self, painter: QPainter, row: PersonRow, room: QRect) -> None:
        tone = "warm" if row.remember_warm else "ink2"
        if row.remember_icon:
            size = theme.px(18)
            icons.paint(painter, row.remember_icon, theme.color(tone), QRect(room.left(), room.center().y() + 1 - size // 2, size, size))
            room = room.adjusted(size + theme.px(7), 0, 0, 0)
        _paint_lines(painter, room, row.remember, tone)


def clip_to_corners(painter: QPainter, box: QRect, view: QWidget | None, rounded: tuple[bool, bool]) -> None:
    """Keep ``box`` inside the round corners of the panel that ``view`` fills."""
    room = view.viewport().rect() if isinstance(view, QAbstractScrollArea) else box
    top, bottom = rounded[0] and box.top() <= room.top(), rounded[1] and box.bottom() >= room.bottom()
    if not (top or bottom):
        return
    radius = theme.px(12) - 1
    path = QPainterPath()
    path.addRoundedRect(QRectF(box.adjusted(0, 0 if top else -2 * radius, 0, 0 if bottom else 2 * radius)), radius, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def _paint_lines(painter: QPainter, room: QRect, text: str, tone: str) -> None:
    """Paint ``text`` in at most two lines, the second elided."""
    font = theme.font("small")
    text = clean(text).replace("\n", " ")
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    if text_width(text, font) <= room.width():
        painter.drawText(room, LEFT, text)
        return
    first, rest = broken(text, font, room.width())
    lines = [first, elided(rest, font, room.width())] if rest else [first]
    height = theme.line_height("small")
    top = room.center().y() + 1 - height * len(lines) // 2
    for number, line in enumerate(lines):
        painter.drawText(QRect(room.left(), top + number * height, room.width(), height), LEFT, line)


def _paint_marks(painter: QPainter, row: PersonRow, room: QRect, *, to_right: bool) -> None:
    size, gap = theme.px(20), theme.px(8)
    wide = len(row.marks) * (size + gap) - gap
    x = room.right() + 1 - wide if to_right else room.left()
    for name, _meaning in row.marks:
        icons.paint(painter, name, theme.color("accent"), QRect(x, room.center().y() + 1 - size // 2, size, size))
        x += size + gap
