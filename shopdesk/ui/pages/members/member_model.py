"""The table of members as Qt asks for it: ids in order, rows read in blocks before they are seen, and who is ticked."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from shopdesk.core.members.filters import MemberRow, Order
from shopdesk.i18n import _
from shopdesk.ui.pages.members import sentences

BLOCK = 100  # rows read at once
_KEPT = 40  # blocks kept in mind
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Read = Callable[[Sequence[int]], tuple[MemberRow, ...]]


class Column(IntEnum):
    """What stands beside each other, from left to right."""

    TICK = 0
    NAME = 1
    STANDING = 2
    LAST_HERE = 3
    VISITS = 4
    REMEMBER = 5
    PRIVILEGES = 6
    REACH = 7
    TOWN = 8


class Role(IntEnum):
    """What the model answers beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole  # the MemberRow, or None while it is not read
    TICKED = Qt.ItemDataRole.UserRole + 1


SORTED = {Column.NAME: Order.NAME, Column.STANDING: Order.STANDING, Column.LAST_HERE: Order.LAST_HERE, Column.VISITS: Order.VISITS}


class MemberModel(QAbstractTableModel):
    """``read`` gives the rows of some ids. Nothing is read while Qt asks: the table says beforehand what it is about to show.

    Ticks belong to people, not to rows: they outlive sorting, filtering and reading anew.
    """

    ticks_changed = Signal()

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._ids: Sequence[int] = ()
        self._today = dt.date.min
        self._blocks: OrderedDict[int, dict[int, MemberRow]] = OrderedDict()
        self._ticked: set[int] = set()

    # showing

    def show(self, ids: Sequence[int], today: dt.date) -> None:
        """Show these people as of ``today``."""
        self.beginResetModel()
        self._ids, self._today = ids, today
        self._blocks.clear()
        self.endResetModel()
        self.ticks_changed.emit()

    def make_ready(self, first: int, last: int) -> None:
        """Read the rows ``first`` to ``last`` unless they are there."""
        for block in range(max(0, first) // BLOCK, min(last, len(self._ids) - 1) // BLOCK + 1):
            if block in self._blocks:
                self._blocks.move_to_end(block)
                continue
            start = block * BLOCK
            self._blocks[block] = {row.id: row for row in self._read(self._ids[start : start + BLOCK])}
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
            end = min(start + BLOCK, len(self._ids)) - 1
            self.dataChanged.emit(self.index(start, 0), self.index(end, len(Column) - 1))

    def ids(self) -> Sequence[int]:
        """Everyone shown, in order."""
        return self._ids

    def member_id(self, row: int) -> int | None:
        """Who stands in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def place(self, member_id: int | None) -> int:
        """In which row somebody stands; -1 when they are not shown."""
        return self._ids.index(member_id) if member_id is not None and member_id in self._ids else -1

    # ticks

    @property
    def ticked(self) -> frozenset[int]:
        """Who is ticked, shown or not."""
        return frozenset(self._ticked)

    def ticked_shown(self) -> int:
        """How many of those shown are ticked."""
        return sum(map(self._ticked.__contains__, self._ids)) if self._ticked else 0

    def toggle(self, row: int) -> None:
        """Tick somebody, or take the tick off."""
        member_id = self.member_id(row)
        if member_id is not None:
            self._ticked ^= {member_id}
            self._tell(row, row)

    def tick_all_shown(self) -> None:
        """Tick everyone in the list, also those one would have to scroll to."""
        self._ticked.update(self._ids)
        self._tell(0, len(self._ids) - 1)

    def untick_shown(self) -> None:
        """Take the ticks off everyone in the list; who is not shown keeps theirs."""
        self._ticked.difference_update(self._ids)
        self._tell(0, len(self._ids) - 1)

    def clear_ticks(self) -> None:
        """Take every tick off, also of who is not shown."""
        self._ticked.clear()
        self._tell(0, len(self._ids) - 1)

    def _tell(self, first: int, last: int) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        self.ticks_changed.emit()

    # Qt

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.TICK else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        member_id = self.member_id(index.row())
        if role == Role.TICKED:
            return member_id in self._ticked
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TICK:
            return Qt.CheckState.Checked if member_id in self._ticked else Qt.CheckState.Unchecked
        row = self._blocks.get(index.row() // BLOCK, {}).get(member_id or 0)
        if role == Role.ROW or row is None:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentences.row_said(row, self._today, member_id in self._ticked)
        return self._text(row, Column(index.column())) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TICK:
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != (self.member_id(index.row()) in self._ticked):
            self.toggle(index.row())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.REMEMBER: _("Remember"), Column.REACH: _("May reach by"), Column.PRIVILEGES: _("Privileges"), Column.TOWN: _("Town"),
        }
        column = Column(section)
        return sentences.order(SORTED[column]) if column in SORTED else titles.get(column, "")

    def today(self) -> dt.date:
        """The day the rows are shown as of."""
        return self._today

    def _text(self, row: MemberRow, column: Column) -> str:
        return {
            Column.NAME: row.name, Column.STANDING: sentences.row_standing(row),
            Column.LAST_HERE: sentences.last_here(row, self._today)[0], Column.VISITS: str(row.visits), Column.REMEMBER: row.remember,
            Column.PRIVILEGES: ", ".join(mark.meaning for mark in row.marks),
            Column.REACH: ", ".join(sentences.channel(way) for way in sentences.CHANNEL_ICONS if way in row.may),
            Column.TOWN: row.city,
        }.get(column, "")
