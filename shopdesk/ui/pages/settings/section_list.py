"""The list of sections at the left: one stop for Tab, arrow keys inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.painting import LEFT

WIDTH = 232
_HEIGHT, _GAP = 44, 2
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ICON = Qt.ItemDataRole.UserRole


class SectionModel(QAbstractListModel):
    """The sections by name and icon."""

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, icon = self._entries[index.row()]
        if role == _ICON:
            return icon
        return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class SectionDelegate(QStyledItemDelegate):
    """Paints a section; the chosen one lies on a sheet of its own."""

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
        size = theme.px(20)
        icon = QRectF(box.left() + theme.px(13), box.center().y() - size / 2, size, size)
        icons.paint(painter, index.data(_ICON), theme.color("accent" if chosen else "ink2"), icon)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.color("ink" if chosen else "ink2"))
        words = QRect(int(icon.right()) + theme.px(11), rect.top(), rect.width() - theme.px(56), rect.height() - theme.px(_GAP))
        painter.drawText(words, LEFT, painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width()))
        if chosen and isinstance(view, QListView) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.restore()


class SectionList(QListView):
    """``section_chosen`` gives the number of the section somebody went to."""

    section_chosen = Signal(int)

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sections")
        self.setAccessibleName(_("Sections of the settings"))
        self.setModel(SectionModel(entries, self))
        self.setItemDelegate(SectionDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._telling = True
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_current(self, number: int) -> None:
        """Mark the section somebody is in, without going there."""
        self._telling = False
        self.selectionModel().setCurrentIndex(self.model().index(number, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._telling = True

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.viewport().update()
        if self._telling and current.isValid():
            self.section_chosen.emit(current.row())

    def _on_clicked(self, index: QModelIndex) -> None:
        self.section_chosen.emit(index.row())

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(WIDTH))
        self.scheduleDelayedItemsLayout()
