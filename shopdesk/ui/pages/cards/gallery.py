"""The kinds of card below each other, each with a small drawing that the press itself has made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.cards.kinds import Offered
from shopdesk.ui.widgets.words import clean

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_KIND, _DRAWING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WIDE, _HIGH, _GAP = 196, 90, 8
_ROOM, _TALL = 66, 70
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class KindModel(QAbstractListModel):
    """The kinds, and of each its drawing once there is one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kinds: tuple[Offered, ...] = ()
        self.drawings: dict[str, QImage] = {}

    def show(self, kinds: Sequence[Offered]) -> None:
        """Offer other kinds."""
        self.beginResetModel()
        self.kinds = tuple(kinds)
        self.endResetModel()

    def draw(self, key: str, drawing: QImage) -> None:
        """Show the drawing of the kind of that key."""
        self.drawings[key] = drawing
        for row, kind in enumerate(self.kinds):
            if kind.key == key:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.kinds)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        kind = self.kinds[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: kind.name, Qt.ItemDataRole.AccessibleTextRole: f"{kind.name}. {kind.size}", _KIND: kind,
            _DRAWING: self.drawings.get(kind.key),
        }.get(role)


class KindDelegate(QStyledItemDelegate):
    """Paints a kind: its drawing, its name, its size; the chosen one on a sheet of its own."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.em(_WIDE), max(theme.px(_HIGH), 3 * theme.line_height("body") + theme.px(8)) + theme.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        kind, rect = index.data(_KIND), QRect(option.rect).adjusted(0, 0, 0, -theme.px(_GAP))
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, QRectF(rect), option)
        self._paint_drawing(painter, rect, index.data(_DRAWING))
        words = rect.adjusted(theme.px(97), 0, -theme.px(10), 0)
        strong, small = theme.line_height("body"), theme.line_height("small")
        painter.setFont(theme.font("strong"))
        lines = painter.fontMetrics().boundingRect(words, int(_WRAPPED), clean(kind.name)).height() > strong + 2
        name = strong * (2 if lines else 1)
        top = words.top() + (words.height() - name - small) // 2
        painter.setPen(theme.color("ink"))
        painter.drawText(QRect(words.left(), top, words.width(), name), int(_WRAPPED), clean(kind.name))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRect(words.left(), top + name, words.width(), small), int(_WRAPPED), kind.size)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        chosen, over = bool(option.state & QStyle.StateFlag.State_Selected), bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.setPen(QPen(theme.color("accent"), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("card" if chosen else "well"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(12), theme.px(12))

    def _paint_drawing(self, painter: QPainter, rect: QRect, drawing: QImage | None) -> None:
        room, tall = theme.px(_ROOM), theme.px(_TALL)
        middle_x, middle_y = rect.left() + theme.px(15) + room / 2, rect.center().y() + 0.5
        shape = drawing.width() / drawing.height() if drawing is not None else 105 / 148
        wide = min(room, tall * shape)
        place = QRectF(middle_x - wide / 2, middle_y - wide / shape / 2, wide, wide / shape)
        if drawing is None:
            painter.fillRect(place, theme.color("well"))
            return
        painter.drawImage(place, drawing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)


class Gallery(QListView):
    """``chosen`` gives the kind (Offered) somebody went to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_kinds")
        self.setAccessibleName(_("Kinds of card"))
        self.kinds = KindModel(self)
        self.setModel(self.kinds)
        self.setItemDelegate(KindDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._telling = True
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_kinds(self, kinds: Sequence[Offered]) -> None:
        """Offer these."""
        self._telling = False
        self.kinds.show(kinds)
        self._telling = True

    def current(self) -> Offered:
        """The kind that is chosen."""
        kind = self.currentIndex().data(_KIND)
        return kind if isinstance(kind, Offered) else self.kinds.kinds[0]

    def choose(self, key: str) -> None:
        """Go to the kind of that key without telling."""
        self._telling = False
        row = next((row for row, kind in enumerate(self.kinds.kinds) if kind.key == key), 0)
        self.setCurrentIndex(self.kinds.index(row))
        self._telling = True

    def keyboardSearch(self, search: str) -> None:
        """Letters are no shortcuts."""

    def _on_current_changed(self, current: QModelIndex) -> None:
        if self._telling and current.isValid():
            self.chosen.emit(current.data(_KIND))

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(_WIDE) + theme.px(6))
        self.scheduleDelayedItemsLayout()
