"""Paints one thing of Today: its group left of the margin line, then the person, why, how long, whose it is, the act and later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from shopdesk.ui import icons, theme
from shopdesk.ui.pages.today.day_row import DayRow, GroupLabel
from shopdesk.ui.widgets.painting import LEFT, ButtonLook, broken, button_height, paint_avatar, paint_button
from shopdesk.ui.widgets.response_clock import paint_clock
from shopdesk.ui.widgets.row_delegate import clip_to_corners
from shopdesk.ui.widgets.words import clean

_HEIGHT = 58
_LABEL = 196  # up to the margin line, which is 2 wide
_MARGIN = 2
_GAP = 12
_NAME, _CLOCK, _ACT = 158, 98, 130
AnyIndex = QModelIndex | QPersistentModelIndex
Photos = Callable[[int], QPixmap | None]


class Spot(Enum):
    """What of a row can be pressed."""

    ACT = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row stand."""

    label: QRect
    margin: QRect
    ground: QRect
    face: QRect
    name: QRect
    why: QRect
    clock: QRect
    owner: QRect
    act: QRect
    later: QRect


def places(box: QRect, *, clock: bool) -> Places:
    """Share a row: what stands at the right keeps its width, the sentence takes the rest; without a clock it takes its room too."""
    middle, gap = box.center().y() + 1, theme.px(_GAP)

    def square(left: int, side: int) -> QRect:
        return QRect(left, middle - side // 2, side, side)

    line = box.left() + theme.em(_LABEL)
    ground = QRect(line + theme.px(_MARGIN), box.top(), box.right() + 1 - line - theme.px(_MARGIN), box.height())
    face = square(ground.left() + theme.px(16), theme.px(36))
    later = square(box.right() + 1 - theme.px(8 + 40), theme.px(40))
    high = button_height(ButtonLook("", small=True))
    act = QRect(later.left() - gap - theme.em(_ACT), middle - high // 2, theme.em(_ACT), high)
    owner = square(act.left() - gap - theme.px(28), theme.px(28))
    ticking = QRect(owner.left() - gap - theme.em(_CLOCK), box.top(), theme.em(_CLOCK), box.height())
    name = QRect(face.right() + 1 + gap, box.top(), theme.em(_NAME), box.height())
    start, end = name.right() + 1 + gap, (ticking if clock else owner).left() - gap
    why = QRect(start, box.top(), max(end - start, 0), box.height())
    label = QRect(box.left(), box.top(), theme.em(_LABEL), box.height())
    return Places(label, QRect(line, box.top(), theme.px(_MARGIN), box.height()), ground, face, name, why, ticking, owner, act, later)


class DayDelegate(QStyledItemDelegate):
    """``spot`` is what of the chosen row Enter presses; ``under`` is what the pointer is on."""

    def __init__(self, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self.spot = Spot.ACT
        self.under: tuple[int, Spot | None] = (-1, None)

    def height(self) -> int:
        """How high a row is, pixels."""
        return theme.em(_HEIGHT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.px(400), self.height())

    def spot_at(self, box: QRect, row: DayRow, at: QPoint) -> Spot | None:
        """What of a row in ``box`` stands at a point."""
        where = places(box, clock=row.clock is not None)
        if where.act.contains(at):
            return Spot.ACT
        return Spot.LATER if where.later.contains(at) else None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, DayRow):
            return
        where = places(option.rect, clock=row.clock is not None)
        above = index.sibling(index.row() - 1, 0).data(Qt.ItemDataRole.UserRole)
        begins = not isinstance(above, DayRow) or above.group != row.group
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip_to_corners(painter, option.rect, option.widget, (True, True))
        self._paint_ground(painter, option.rect, where, selected, index.row(), begins)
        if begins:
            _paint_label(painter, where.label, row.group)
        self._paint_person(painter, where, row)
        if row.clock is not None:
            paint_clock(painter, where.clock.adjusted(0, 0, theme.px(_GAP) - 2, 0), row.clock)
        if row.owner:
            face = None if row.owner_face is None else self._photos(row.owner_face)
            paint_avatar(painter, where.owner, clean(row.owner), face, row.owner_tint, 28)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_buttons(painter, where, row, index.row(), selected, focused)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, where: Places, selected: bool, number: int, begins: bool) -> None:
        if selected:
            painter.fillRect(where.ground, theme.color("accentSoft"))
        elif self.under[0] == number:
            painter.fillRect(where.ground, theme.color("well"))
        if number:
            start = box.left() if begins else where.ground.left()
            painter.fillRect(QRect(start, box.top(), box.right() + 1 - start, 1), theme.color("line"))
        painter.fillRect(where.margin, theme.color("margin"))
        if selected:
            painter.fillRect(QRect(where.ground.left(), box.top(), theme.px(4), box.height()), theme.color("accent"))

    def _paint_person(self, painter: QPainter, where: Places, row: DayRow) -> None:
        photo = None if row.photo is None else self._photos(row.photo)
        paint_avatar(painter, where.face, clean(row.name), photo, row.tint, 36)
        painter.setFont(theme.font("name"))
        painter.setPen(theme.color("ink"))
        name = clean(row.name).replace("\n", " ")
        name = QFontMetrics(theme.font("name")).elidedText(name, Qt.TextElideMode.ElideRight, where.name.width())
        painter.drawText(where.name, LEFT, name)
        _paint_why(painter, where.why, row.sentence)

    def _paint_buttons(self, painter: QPainter, where: Places, row: DayRow, number: int, selected: bool, focused: bool) -> None:
        on = self.under[1] if self.under[0] == number else None
        kind = "primary" if selected else "secondary"
        look = ButtonLook(row.act, row.act_icon, kind=kind, small=True)
        paint_button(painter, where.act, look, hover=on is Spot.ACT, left=True)
        if on is Spot.LATER or (focused and self.spot is Spot.LATER):
            painter.setPen(QPen(theme.color("accent"), 2) if focused and self.spot is Spot.LATER else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("card" if selected else "well"))
            painter.drawRoundedRect(QRectF(where.later).adjusted(2, 2, -2, -2), theme.px(8), theme.px(8))
        inset = (where.later.width() - theme.px(20)) // 2
        icons.paint(painter, "snooze", theme.color("ink2"), where.later.adjusted(inset, inset, -inset, -inset))


def _paint_label(painter: QPainter, box: QRect, group: GroupLabel) -> None:
    size, tone = theme.px(20), "warm" if group.warm else "accent"
    left, middle = box.left() + theme.px(18), box.center().y() + 1
    icons.paint(painter, group.icon, theme.color(tone), QRect(left, middle - size // 2, size, size))
    font = QFont(theme.font("small"))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.color("warm" if group.warm else "ink"))
    start = left + size + theme.px(10)
    room = QRect(start, box.top(), box.right() - theme.px(4) - start, box.height())
    painter.drawText(room, LEFT, QFontMetrics(font).elidedText(group.title, Qt.TextElideMode.ElideRight, room.width()))


def _paint_why(painter: QPainter, room: QRect, sentence: str) -> None:
    """Paint the sentence in at most two lines, the second elided."""
    font = theme.font("body")
    metrics, text, high = QFontMetrics(font), clean(sentence).replace("\n", " "), theme.em(20)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    first, rest = (text, "") if metrics.horizontalAdvance(text) <= room.width() else broken(text, font, room.width())
    lines = [first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())] if rest else [first]
    top = room.center().y() + 1 - high * len(lines) // 2
    for number, line in enumerate(lines):
        painter.drawText(QRect(room.left(), top + number * high, room.width(), high), LEFT, line)
