"""The table of members: arrow keys choose, Space ticks, Enter opens; the rows in sight are read before they are painted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.members.member_delegate import HEIGHT, MemberDelegate
from shopdesk.ui.pages.members.member_model import Column, MemberModel, Read
from shopdesk.ui.pages.members.table_header import TableHeader

_WIDTHS = {
    Column.TICK: 47, Column.STANDING: 188, Column.LAST_HERE: 130, Column.VISITS: 70, Column.REMEMBER: 230, Column.PRIVILEGES: 82,
    Column.REACH: 118, Column.TOWN: 104,
}
_NAME = 260
_SPARED = (Column.VISITS, Column.TOWN, Column.PRIVILEGES, Column.REACH)  # go in this order where a name would have too little room
_LEAST_NAME = 215
_AHEAD = 40  # rows read beyond those in sight, so that a turn of the wheel finds them there


class _HeadOfScrollBar(QWidget):
    """Goes on with the line under the head above the scroll bar."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("edge"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class MemberTable(QTableView):
    """``chosen`` gives whom Enter, or a press on a row that was chosen before, opens. The eye is always on a whole row."""

    chosen = Signal(object)  # ids are larger than the integers of C++

    def __init__(self, read: Read, photos: Callable[[int], QPixmap | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("member_table")
        self.setAccessibleName(_("Members"))
        self.members = MemberModel(read, self)
        self.head = TableHeader(self)
        self._head_of_bar = _HeadOfScrollBar()
        self.addScrollBarWidget(self._head_of_bar, Qt.AlignmentFlag.AlignTop)
        self._pressed_before = False
        self._unwanted: frozenset[Column] = frozenset()
        self.setModel(self.members)
        self.setItemDelegate(MemberDelegate(photos, self))
        self.setHorizontalHeader(self.head)
        self._set_up()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)

    # showing

    def show_members(self, ids: Sequence[int], today: dt.date, *, stay: bool) -> None:
        """Show these people. ``stay`` keeps the eye on whom it was on, and the place one has scrolled to."""
        member_id, scrolled = self.current_id(), self.verticalScrollBar().value()
        self.members.show(ids, today)
        place = self.members.place(member_id) if stay else -1
        self.verticalScrollBar().setValue(scrolled if stay else 0)
        self._make_ready()
        if ids:
            self._go_to(max(place, 0), scroll=False)

    def current_id(self) -> int | None:
        """Whom the eye is on."""
        return self.members.member_id(self.currentIndex().row())

    def move_by(self, rows: int) -> None:
        """Move the eye up or down."""
        last = self.members.rowCount() - 1
        if last >= 0:
            self._go_to(min(max(self.currentIndex().row() + rows, 0), last), scroll=True)

    def choose_current(self) -> None:
        """Open whom the eye is on."""
        member_id = self.current_id()
        if member_id is not None:
            self.chosen.emit(member_id)

    def _go_to(self, row: int, *, scroll: bool) -> None:
        self.members.make_ready(row, row)
        if scroll:
            self.setCurrentIndex(self.members.index(row, Column.NAME))
            return
        self.setAutoScroll(False)
        self.setCurrentIndex(self.members.index(row, Column.NAME))
        self.setAutoScroll(True)

    def _make_ready(self) -> None:
        high = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // high
        self.members.make_ready(first - _AHEAD, first + self.viewport().height() // high + _AHEAD)

    # keys and pointer

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        sideways = (QAbstractItemView.CursorAction.MoveLeft, QAbstractItemView.CursorAction.MoveRight)
        row = self.currentIndex().row() if action in sideways else self._row_after(action, modifiers)
        self.members.make_ready(row, row)
        return self.members.index(row, Column.NAME)

    def _row_after(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> int:
        if action == QAbstractItemView.CursorAction.MoveHome:
            return 0
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.members.rowCount() - 1
        return super().moveCursor(action, modifiers).row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if key == Qt.Key.Key_Space:
            self.members.toggle(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the find field; the table does not jump by them."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._pressed_before = index.isValid() and index.row() == self.currentIndex().row() and self.hasFocus()
        if index.isValid():
            index = self.members.index(index.row(), Column.NAME)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go_to(index.row(), scroll=False)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.row() != self.currentIndex().row() or not index.isValid():
            return
        if index.column() == Column.TICK:
            self.members.toggle(index.row())
        elif self._pressed_before:
            self.choose_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if self.property("hovered") != row:
            self.setProperty("hovered", row)
            self.viewport().update()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()
        super().resizeEvent(event)
        self._make_ready()

    def put_away(self, columns: frozenset[Column]) -> None:
        """Leave out columns that nobody wants to see."""
        self._unwanted = columns
        self._share_room()

    def _share_room(self) -> None:
        """What there is to remember stands in the table where it is wide enough; where it is narrow, names come first."""
        wanted = {column: wide for column, wide in _WIDTHS.items() if column is not Column.REMEMBER and column not in self._unwanted}
        room = self.viewport().width() - theme.em(sum(wanted.values()))
        more = room - theme.em(_NAME)
        for column in _WIDTHS:
            self.setColumnHidden(column, column in self._unwanted)
        self.setColumnHidden(Column.REMEMBER, Column.REMEMBER in self._unwanted or more < theme.em(140))
        self.setColumnWidth(Column.REMEMBER, min(more, theme.em(360)))
        for column in (column for column in _SPARED if column in wanted):
            self.setColumnHidden(column, room < theme.em(_LEAST_NAME))
            room += theme.em(_WIDTHS[column]) if self.isColumnHidden(column) else 0

    def _on_scrolled(self) -> None:
        self._make_ready()

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.em(HEIGHT))
        self.head.setFixedHeight(theme.em(33))
        self._head_of_bar.setFixedHeight(theme.em(33))
        for column, wide in _WIDTHS.items():
            self.setColumnWidth(column, theme.em(wide))
        self._share_room()
        self.viewport().update()
