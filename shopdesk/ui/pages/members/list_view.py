"""The saved lists at the left with how many are in each: one stop for Tab, arrow keys inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.core.lists.records import SavedList
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.widgets.painting import LEFT
from shopdesk.ui.widgets.words import clean

WIDTH = 212
_HEIGHT, _GAP = 40, 2
_LIST = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ListModel(QAbstractListModel):
    """The lists, and the counts that are known so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lists: tuple[SavedList, ...] = ()
        self._counts: dict[str, int] = {}

    def show(self, lists: Sequence[SavedList]) -> None:
        """Show other lists; a count stays until it is counted anew."""
        self.beginResetModel()
        self._lists = tuple(lists)
        self.endResetModel()

    def lists(self) -> tuple[SavedList, ...]:
        """All lists in order."""
        return self._lists

    def put_count(self, key: str, count: int) -> None:
        """Say how many are in a list."""
        self._counts[key] = count
        for row, saved in enumerate(self._lists):
            if saved.key == key:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lists)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        saved = self._lists[index.row()]
        count = self._counts.get(saved.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return saved.name if count is None else f"{saved.name}. {sentences.people(count)}"
        return {_LIST: saved, _COUNT: count, Qt.ItemDataRole.DisplayRole: saved.name, Qt.ItemDataRole.ToolTipRole: saved.name}.get(role)


class ListDelegate(QStyledItemDelegate):
    """Paints a list; the chosen one lies on a sheet of its own."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(theme.em(WIDTH), theme.px(_HEIGHT + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        rect: QRect = option.rect  # type of a field that the stubs know too little about
        box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5 - theme.px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        room = rect.adjusted(theme.px(13), 0, -theme.px(13), -theme.px(_GAP))
        self._paint_words(painter, room, index, chosen)
        if chosen and isinstance(view, QListView) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, index: AnyIndex, chosen: bool) -> None:
        count = index.data(_COUNT)
        figure = "" if count is None else f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)
        painter.setFont(theme.font("label" if chosen else "caption"))
        painter.setPen(theme.color("ink3"))
        wide = painter.fontMetrics().horizontalAdvance(figure)
        painter.drawText(QRect(room.right() + 1 - wide, room.top(), wide + 2, room.height()), LEFT, figure)
        words = room.adjusted(0, 0, -wide - theme.px(8), 0)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.color("ink"))
        painter.drawText(words, LEFT, painter.fontMetrics().elidedText(clean(index.data()), Qt.TextElideMode.ElideRight, words.width()))


class ListView(QListView):
    """``list_chosen`` gives the SavedList somebody went to, or chose once more; ``remove_asked`` and ``menu_asked`` an own one."""

    list_chosen = Signal(object)
    remove_asked = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("member_lists")
        self.setAccessibleName(_("Lists"))
        self.lists = ListModel(self)
        self.setModel(self.lists)
        self.setItemDelegate(ListDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._telling = True
        self._was_current = QModelIndex()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_lists(self, lists: Sequence[SavedList], current: str) -> None:
        """Show the lists with the one of key ``current`` chosen."""
        self._telling = False
        self.lists.show(lists)
        row = next((row for row, saved in enumerate(lists) if saved.key == current), 0)
        self.selectionModel().setCurrentIndex(self.lists.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._telling = True
        self.updateGeometry()

    def current(self) -> SavedList | None:
        """The chosen list."""
        saved = self.currentIndex().data(_LIST)
        return saved if isinstance(saved, SavedList) else None

    def choose(self, key: str) -> None:
        """Go to the list of that key."""
        for row, saved in enumerate(self.lists.lists()):
            if saved.key == key:
                self.setCurrentIndex(self.lists.index(row))

    def sizeHint(self) -> QSize:
        return QSize(theme.em(WIDTH), self.lists.rowCount() * theme.px(_HEIGHT + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(WIDTH), theme.px(3 * (_HEIGHT + _GAP)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_current = self.currentIndex()
        super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the find field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        saved = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and saved is not None:
            self.list_chosen.emit(saved)
        elif event.key() == Qt.Key.Key_Delete and saved is not None and saved.own:
            self.remove_asked.emit(saved)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        saved = index.data(_LIST)
        if isinstance(saved, SavedList) and saved.own:
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_asked.emit(saved, self.viewport().mapToGlobal(place))

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        if self._telling and current.isValid():
            self.list_chosen.emit(current.data(_LIST))

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._was_current == index:  # any other press has moved the eye, which was told already
            self.list_chosen.emit(index.data(_LIST))

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(WIDTH))
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
