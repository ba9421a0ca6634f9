"""Paints the cells of the table of members: tick box, face and name, chip, last visit, ways to reach them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from shopdesk.core.members.filters import MemberRow
from shopdesk.core.members.records import MemoryKind
from shopdesk.ui import icons, theme
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.member_model import Column, MemberModel, Role
from shopdesk.ui.standing_words import standing_words
from shopdesk.ui.widgets.painting import LEFT, paint_avatar, paint_chip
from shopdesk.ui.widgets.row_delegate import clip_to_corners
from shopdesk.ui.widgets.words import clean

HEIGHT = 46
PAD = 10
TICK_LEFT = 16
_FACE, _FACE_GAP = 36, 12
_MEMORY_ICONS = {MemoryKind.ALLERGY: "allergy", MemoryKind.NEVER: "never"}
AnyIndex = QModelIndex | QPersistentModelIndex


def name_font() -> QFont:
    """The serif of names, a size smaller than elsewhere."""
    font = QFont(theme.font("name"))
    font.setPixelSize(theme.em(19))
    return font


def paint_tick(painter: QPainter, box: QRectF, mark: str) -> None:
    """Paint a tick box of 20 px; ``mark`` is check, minus (some are ticked), or empty."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if mark else "edge"), 1.5))
    painter.setBrush(theme.color("accent" if mark else "card"))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), theme.px(5), theme.px(5))
    if mark:
        icons.paint(painter, mark, theme.color("onAccent"), box.adjusted(2, 2, -2, -2))


class MemberDelegate(QStyledItemDelegate):
    """One for all columns. A row under the eye has a 4 px bar at its left, a ticked one is filled."""

    def __init__(self, photos: Callable[[int], QPixmap | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.px(40), theme.em(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view, box, state = self.parent(), option.rect, option.state
        if not isinstance(view, QTableView):
            return
        painter.save()
        clip_to_corners(painter, QRect(0, box.top(), view.viewport().width(), box.height()), view, (False, True))
        self._paint_ground(painter, box, index, view, bool(state & QStyle.StateFlag.State_Selected))
        row = index.data(Role.ROW)
        if index.column() == Column.TICK:
            side = theme.px(20)
            tick = QRectF(box.left() + theme.px(TICK_LEFT), box.center().y() + 1 - side / 2, side, side)
            paint_tick(painter, tick, "check" if index.data(Role.TICKED) else "")
        elif isinstance(row, MemberRow):
            self._paint_cell(painter, box.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0), row, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, index: AnyIndex, view: QTableView, current: bool) -> None:
        if index.data(Role.TICKED):
            painter.fillRect(box, theme.color("accentSoft"))
        elif current or index.row() == view.property("hovered"):
            painter.fillRect(box, theme.color("well"))
        if current and index.column() == Column.TICK:
            painter.fillRect(QRect(box.left(), box.top(), theme.px(4), box.height() - 1), theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_cell(self, painter: QPainter, room: QRect, row: MemberRow, index: AnyIndex) -> None:
        column = Column(index.column())
        if column is Column.NAME:
            self._paint_name(painter, room, row)
        elif column is Column.STANDING:
            if row.standing is None:
                _paint_text(painter, room, sentences.row_standing(row), "ink3")
            else:
                words, kind = standing_words(row.standing)
                paint_chip(painter, room.left(), room.center().y() + 0.5, words, kind, room=room.width() + theme.px(PAD))
        elif column is Column.LAST_HERE:
            model = index.model()
            assert isinstance(model, MemberModel)
            _paint_two_lines(painter, room, *sentences.last_here(row, model.today()))
        elif column is Column.REACH:
            _paint_ways(painter, room, row)
        elif column is Column.PRIVILEGES:
            _paint_privileges(painter, room, row)
        elif column is Column.REMEMBER:
            _paint_memory(painter, room, row)
        else:
            _paint_text(painter, room, str(index.data() or ""), "ink" if column is Column.VISITS else "ink2")

    def _paint_name(self, painter: QPainter, room: QRect, row: MemberRow) -> None:
        side = theme.px(_FACE)
        face = QRect(room.left(), room.center().y() + 1 - side // 2, side, side)
        photo = None if row.photo_id is None else self._photos(row.photo_id)
        paint_avatar(painter, face, clean(row.name), photo, str(row.id), _FACE)
        line = room.adjusted(side + theme.px(_FACE_GAP), 0, 0, 0)
        font = name_font()
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        name = clean(row.name).replace("\n", " ")
        painter.drawText(line, LEFT, QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, line.width()))


def _paint_text(painter: QPainter, room: QRect, text: str, tone: str) -> None:
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color(tone))
    words = clean(text).replace("\n", " ")
    painter.drawText(room, LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width()))


def _paint_two_lines(painter: QPainter, room: QRect, first: str, second: str) -> None:
    if not second:
        _paint_text(painter, room, first, "ink3")
        return
    high, low = theme.em(18), theme.em(16)
    top = room.center().y() + 1 - (high + low) // 2
    _paint_text(painter, QRect(room.left(), top, room.width(), high), first, "ink")
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color("ink3"))
    painter.drawText(QRect(room.left(), top + high, room.width(), low), LEFT, second)


def _paint_memory(painter: QPainter, room: QRect, row: MemberRow) -> None:
    icon = _MEMORY_ICONS.get(row.remember_kind) if row.remember_kind else None
    if icon:
        size = theme.px(18)
        icons.paint(painter, icon, theme.color("warm"), QRect(room.left(), room.center().y() + 1 - size // 2, size, size))
        room = room.adjusted(size + theme.px(7), 0, 0, 0)
    _paint_text(painter, room, row.remember, "warm" if icon else "ink2")


def _paint_ways(painter: QPainter, room: QRect, row: MemberRow) -> None:
    """Always the same marks in the same order; a way by which nobody said yes is struck through."""
    for box, (channel, icon) in zip(_boxes(room), sentences.CHANNEL_ICONS.items(), strict=False):
        if channel in row.may:
            icons.paint(painter, icon, theme.color("accent"), box)
        else:
            _paint_struck(painter, icon, theme.color("ink3"), box)


def _paint_privileges(painter: QPainter, room: QRect, row: MemberRow) -> None:
    """An icon for each, as many as there is room for."""
    for box, mark in zip(_boxes(room), row.marks, strict=False):
        if box.right() <= room.right() + 1:
            icons.paint(painter, mark.icon, theme.color("accent"), box)


def _boxes(room: QRect) -> Iterator[QRect]:
    """Places of marks, from left to right."""
    size = theme.px(20)
    return (QRect(x, room.center().y() + 1 - size // 2, size, size) for x in count(room.left(), size + theme.px(6)))


def _paint_struck(painter: QPainter, icon: str, color: QColor, box: QRect) -> None:
    painter.setOpacity(0.45)
    icons.paint(painter, icon, color, box)
    painter.setOpacity(1)
    painter.setPen(QPen(color, theme.px(1.75)))
    reach, middle = theme.px(11) * 0.7071, QRectF(box).center()
    painter.drawLine(middle - QPointF(reach, reach), middle + QPointF(reach, reach))
