"""Gift cards in rows: what is on them at the right, so that one looks down a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.core.giftcards.records import GiftCard
from shopdesk.core.giftcards.rules import in_words, shown_code
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.gifts import sentences
from shopdesk.ui.widgets.painting import LEFT
from shopdesk.ui.widgets.words import clean

HEIGHT = 46
_CODE, _PEOPLE, _LEFT_ON_IT = 140, 330, 170
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class GiftRow:
    """One card in the list."""

    card_id: int
    code: str
    people: str
    what: str
    left: str

    def said(self) -> str:
        """The row as one sentence."""
        return ". ".join(part for part in (self.code, self.people, self.what, self.left) if part)


def row_of(shop: Shop, card: GiftCard) -> GiftRow:
    """Give a card's row."""
    worth = card.balance if card.balance.units else card.value
    left = in_words(worth) if card.balance.units or card.activated_at is None else ""
    return GiftRow(card.id, shown_code(card.tail), sentences.people(card), sentences.in_list(shop, card), left)


class GiftRows(QAbstractListModel):
    """The rows, as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GiftRow, ...] = ()

    def show(self, rows: Sequence[GiftRow]) -> None:
        """Show other rows."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.code
        return row.said() if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    """Paints a row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.em(600), theme.em(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, box = index.data(RowRole.ROW), option.rect
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_Selected) and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("accentSoft" if focused else "well"))
        if focused:
            painter.fillRect(QRect(box.left(), box.top(), theme.px(4), box.height()), theme.color("accent"))
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        left, right = box.left() + theme.px(18), box.right() - theme.px(18)
        code, people, money = theme.em(_CODE), theme.em(_PEOPLE), theme.em(_LEFT_ON_IT)
        self._write(painter, QRect(left, box.top(), code, box.height()), row.code, strong=True)
        self._write(painter, QRect(left + code, box.top(), people, box.height()), row.people)
        middle = right - money - left - code - people
        self._write(painter, QRect(left + code + people, box.top(), middle, box.height()), row.what, "ink2")
        self._write(painter, QRect(right - money, box.top(), money, box.height()), row.left, strong=True, align=_RIGHT)

    def _write(
        self, painter: QPainter, room: QRect, text: str, tone: str = "ink", *, strong: bool = False, align: Any = LEFT
    ) -> None:
        font = QFont(theme.font("small"))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        elided = painter.fontMetrics().elidedText(clean(text), Qt.TextElideMode.ElideRight, room.width() - theme.px(12))
        painter.drawText(room, align, elided)


class CardList(QListView):
    """``card_chosen`` gives the id of the card whose row was pressed, or had the focus at Enter."""

    card_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = GiftRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Gift cards"))
        self.setObjectName("gift_list")
        self.clicked.connect(self._on_pressed)
        self.activated.connect(self._on_pressed)
        theme.current().changed.connect(self.scheduleDelayedItemsLayout)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt has put the eye on a row by now, but shows it only where the row is chosen too.
        self.setCurrentIndex(self.currentIndex())

    def show_rows(self, rows: Sequence[GiftRow]) -> None:
        """Show other rows."""
        self.rows.show(rows)

    def _on_pressed(self, index: QModelIndex) -> None:
        self.card_chosen.emit(index.data(RowRole.ROW).card_id)
