"""The list of Today: arrows choose a row, Enter does its act, Tab goes on to "later" and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.today.day_delegate import DayDelegate, Photos, Spot
from shopdesk.ui.pages.today.day_row import DayRow
from shopdesk.ui.widgets.fading import fade_away

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DayModel(QAbstractListModel):
    """The rows, as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DayRow, ...] = ()

    def show(self, rows: Sequence[DayRow]) -> None:
        """Show other rows; where only what they say has changed, the eye stays where it is."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[DayRow, ...]:
        """All rows in order."""
        return self._rows

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return row.said() if role == Qt.ItemDataRole.AccessibleTextRole else None


class DayList(QListView):
    """``act_asked`` and ``later_asked`` give the key of a row, ``looked`` says that another one is chosen."""

    act_asked = Signal(str)
    later_asked = Signal(str)
    looked = Signal()

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = DayModel(self)
        self.setModel(self.days)
        self.delegate = DayDelegate(photos, self)
        self.setItemDelegate(self.delegate)
        self.setObjectName("day_list")
        self.setAccessibleName(_("Today"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.current().changed.connect(self._on_look_changed)

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        """Show ``rows``; the eye stays on its row, or where that has gone on the one that took its place."""
        before, place = self.current_key(), max(self.currentIndex().row(), 0)
        self._fade_what_is_done(rows)
        self.days.show(rows)
        keys = [row.key for row in rows]
        if keys and self.current_key() is None:
            self.setCurrentIndex(self.days.index(keys.index(before) if before in keys else min(place, len(keys) - 1)))
        self.updateGeometry()

    def _fade_what_is_done(self, rows: Sequence[DayRow]) -> None:
        """Where one row has gone and all others are as they were, let it fade."""
        left, shown = {row.key for row in rows}, [row.key for row in self.days.rows()]
        gone = [place for place, key in enumerate(shown) if key not in left]
        if len(gone) == 1 and len(shown) > 1:
            fade_away(self.visualRect(self.days.index(gone[0])) & self.viewport().rect(), self.viewport())

    def current_key(self) -> str | None:
        """The key of the row the eye is on."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, DayRow) else None

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), self.days.rowCount() * self.delegate.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(400), min(self.days.rowCount(), 1) * self.delegate.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and key:
            self._ask(key, self.delegate.spot)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(Spot.LATER if event.key() == Qt.Key.Key_Right else Spot.ACT)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        wanted = Spot.LATER if next else Spot.ACT
        if self.current_key() is not None and self.delegate.spot is not wanted:
            self._go_to(wanted)
            return True
        self._go_to(Spot.ACT)
        return super().focusNextPrevChild(next)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the find field; a list does not jump by them."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._point_at((index.row(), self._spot_at(event.position().toPoint())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = self._spot_at(event.position().toPoint())
        key = self.current_key()
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and key is not None:
            self._ask(key, spot)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at((-1, None))

    def _spot_at(self, at: QPoint) -> Spot | None:
        index = self.indexAt(at)
        row = index.data(Qt.ItemDataRole.UserRole)
        return self.delegate.spot_at(self.visualRect(index), row, at) if isinstance(row, DayRow) else None

    def _ask(self, key: str, spot: Spot) -> None:
        (self.later_asked if spot is Spot.LATER else self.act_asked).emit(key)

    def _go_to(self, spot: Spot) -> None:
        self.delegate.spot = spot
        self.viewport().update()

    def _point_at(self, under: tuple[int, Spot | None]) -> None:
        if under != self.delegate.under:
            self.delegate.under = under
            self.viewport().update()

    def _on_current_changed(self) -> None:
        self._go_to(Spot.ACT)
        self.looked.emit()

    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()
