"""Going back to a backup: which there are, what each holds, and one question before it is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from shopdesk.core import saying
from shopdesk.core.backups.records import Backup
from shopdesk.i18n import _, ngettext
from shopdesk.ui import theme
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.painting import LEFT
from shopdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ROOT = QModelIndex()
_SHOWN = 5


def said(shop: Shop, backup: Backup) -> str:
    """A backup in one line: when, and what it holds."""
    local = shop.local(backup.at)
    when = _("{day}, {time}").format(day=saying.short_day(local.date(), shop.today()), time=saying.clock_time(local))
    if backup.members is None or backup.visits is None:
        return _("{when} · not counted").format(when=when)
    people = ngettext("{count} person", "{count} people", backup.members).format(count=f"{backup.members:,}")
    visits = ngettext("{count} visit", "{count} visits", backup.visits).format(count=f"{backup.visits:,}")
    return _("{when} · {people}, {visits}").format(when=when, people=people, visits=visits)


class BackupsModel(QAbstractListModel):
    """The backups there are, newest first."""

    def __init__(self, shop: Shop, parent: QWidget) -> None:
        super().__init__(parent)
        self.backups = shop.backups.all()
        self._lines = [said(shop, backup) for backup in self.backups]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lines[index.row()]
        return None


class BackupDelegate(QStyledItemDelegate):
    """Paints a backup as a line one can press; the chosen one has the bar at its left."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(200), _line_high())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        view = self.parent()
        rect: QRect = option.rect
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.color("accentSoft"))
            painter.fillRect(rect.left(), rect.top(), theme.px(4), rect.height(), theme.color("accent"))
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.color("ink"))
        words = rect.adjusted(theme.px(16), 0, -theme.px(8), 0)
        painter.drawText(words, LEFT, painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width()))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _line_high() -> int:
    return max(theme.px(44), theme.line_height("body") + theme.px(14))


class RestoreSheet(Sheet):
    """``chosen`` gives the backup that shall take the shop's place."""

    chosen = Signal(Path)

    def __init__(self, shop: Shop, parent: QWidget) -> None:
        super().__init__(_("Go back to a backup?"), width=520, parent=parent)
        self._shop = shop
        self._model = BackupsModel(shop, self)
        self.setObjectName("restore_sheet")
        self.list = QListView()
        self.list.setObjectName("backups")
        self.list.setModel(self._model)
        self.list.setAccessibleName(_("Backups, newest first"))
        self.list.setProperty("ring", 8)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(BackupDelegate(self.list))
        self.body.addWidget(self.list)
        self.keep = self.add_button(KeyButton(_("Leave it as it is"), key="Esc"))
        self.do = self.add_button(KeyButton(_("Go back"), icon="undo", kind="quietWarm"))
        self.keep.setObjectName("keep")
        self.do.setObjectName("do")
        self.keep.clicked.connect(self.reject)
        self.do.clicked.connect(self._on_do)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.selectionModel().setCurrentIndex(self._model.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.keep.setDefault(True)
        self.keep.setFocus()
        theme.current().changed.connect(self._on_lines_changed)
        self._on_lines_changed()

    def _current(self) -> Backup | None:
        row = self.list.currentIndex().row()
        return self._model.backups[row] if 0 <= row < len(self._model.backups) else None

    def _on_current_changed(self) -> None:
        backup = self._current()
        self.do.setEnabled(backup is not None)
        if backup is None:
            return
        local = self._shop.local(backup.at)
        self.title.say(_("Go back to {day}, {time}?").format(day=saying.long_day(local.date()), time=saying.clock_time(local)))
        self.text.say(
            _("What was written after that leaves the shop, but is not lost: the present file is kept beside it under another name.")
        )
        self.text.show()

    def _on_do(self) -> None:
        backup = self._current()
        if backup is not None:
            self.chosen.emit(backup.path)
            self.accept()

    def _on_lines_changed(self) -> None:
        self.list.scheduleDelayedItemsLayout()
        self.list.setFixedHeight(_line_high() * min(max(self._model.rowCount(), 1), _SHOWN) + 2)
