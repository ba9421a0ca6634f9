"""A list of people: keyboard, pointer and touch choose a row; Enter, or a press on what it offers, does its action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import LEFT, text_width
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn
from shopdesk.ui.widgets.row_delegate import RowDelegate, clip_to_corners

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Photos = Callable[[int], QPixmap | None]


class RowRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole


class RowModel(QAbstractListModel):
    """The rows, as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PersonRow] = ()

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> tuple[PersonRow, ...]:
        """All rows in order."""
        return tuple(self._rows)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said()
        return None


class RowHeader(QWidget):
    """The titles above the columns of a list."""

    def __init__(self, rows: RowList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        rows.verticalScrollBar().rangeChanged.connect(self._on_room_changed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.em(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip_to_corners(painter, self.rect(), None, (True, False))
        painter.fillRect(self.rect(), theme.color("well"))
        painter.restore()
        painter.setPen(theme.color("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("ink2"))
        # As wide as the rows are, with or without a scroll bar beside them.
        for place in self._rows.row_delegate.places(self._rows.viewport().rect()):
            left = min(place.left, self.width() - theme.px(10) - text_width(place.column.title, theme.font("label")))
            painter.drawText(QRect(left, 0, place.width, self.height()), LEFT, place.column.title)

    def _on_room_changed(self) -> None:
        self.update()


class RowList(QListView):
    """People in rows of ``height`` (68; results 76). ``chosen`` gives the key of the row whose action was asked for,
    ``current_changed`` that of the row the eye is on (None: no row)."""

    # Keys are larger than the integers of C++, so they travel as objects.
    chosen = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self, columns: Sequence[RowColumn], *, height: int = 68, photos: Photos | None = None, fits: bool = False,
        select_first: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fits = fits
        self._select_first = select_first
        self.rows_model = RowModel(self)
        self.setModel(self.rows_model)
        self.row_delegate = RowDelegate(columns, height, photos or (lambda _key: None), self)
        self.setItemDelegate(self.row_delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum if fits else QSizePolicy.Policy.Expanding)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.current().changed.connect(self._on_look_changed)

    def header(self) -> RowHeader:
        """Make the titles to be put above the list."""
        return RowHeader(self)

    def round_corners(self, *, top: bool = False, bottom: bool = False) -> None:
        """Say that the list fills its panel up to the round corners at its top, at its bottom."""
        self.row_delegate.rounded = (top, bottom)
        self.viewport().update()

    def show_rows(self, rows: Sequence[PersonRow], *, keep: bool = False) -> None:
        """Show ``rows``; ``keep`` leaves the eye on the same person where they are still there."""
        before = self.current_key()
        self.rows_model.show(rows)
        keys = [row.key for row in rows] if keep else []
        if before in keys:
            self.setCurrentIndex(self.rows_model.index(keys.index(before)))
        elif self._select_first and rows:
            self.setCurrentIndex(self.rows_model.index(0))
        else:
            self.current_changed.emit(None)
        self.updateGeometry()

    def current_row(self) -> PersonRow | None:
        """The row the eye is on."""
        row = self.currentIndex().data(RowRole.ROW)
        return row if isinstance(row, PersonRow) else None

    def current_key(self) -> int | None:
        """The key of the row the eye is on."""
        row = self.current_row()
        return None if row is None else row.key

    def move_by(self, steps: int) -> None:
        """Move the eye down (or up) so many rows; from nowhere to the first."""
        count = self.rows_model.rowCount()
        if count:
            now = self.currentIndex().row()
            self.setCurrentIndex(self.rows_model.index(0 if now < 0 and steps > 0 else max(0, min(count - 1, now + steps))))

    def choose_current(self) -> None:
        """Ask for the action of the row the eye is on."""
        key = self.current_key()
        if key is not None:
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        rows = self.rows_model.rowCount()
        return QSize(theme.px(300), rows * self.row_delegate.height() if self._fits else theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), min(self.row_delegate.height(), self.sizeHint().height()) if self._fits else self.row_delegate.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.choose_current()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt has put the eye on a row by now, but shows it only where the row is chosen too.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setCurrentIndex(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the find field; a list does not jump by them."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._offers_action(index, event):
            self.choose_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_current = self.currentIndex()
        super().mousePressEvent(event)

    def _offers_action(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Whether a press here asks for the action: on its button, or anywhere in a row that was chosen before."""
        if self._was_current == index:
            return True
        return any(
            place.column.part is Part.ACTION and place.left <= event.position().x() <= place.left + place.width
            for place in self.row_delegate.places(self.visualRect(index))
        )

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(RowRole.ROW)
        self.current_changed.emit(row.key if isinstance(row, PersonRow) else None)

    def _on_look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()
