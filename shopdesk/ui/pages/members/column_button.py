"""Which columns the table shows: a button with a menu of them, kept for the shop."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.members.member_model import Column
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold

_KEPT = "member_columns"  # the setting that names the columns which are not wanted
CHOSEN = (Column.STANDING, Column.LAST_HERE, Column.VISITS, Column.REMEMBER, Column.PRIVILEGES, Column.REACH, Column.TOWN)


class ColumnButton(KeyButton):
    """``changed`` gives the columns that are not wanted."""

    changed = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(_("Columns"), icon="eye", kind="quiet", small=True, icon_only=True, parent=parent)
        self._shop = shop
        self._operations = operations
        self.setObjectName("columns")
        self._offered = QMenu(self)
        self.clicked.connect(lambda: unfold(self.offer(), self.mapToGlobal(QPoint(0, self.height()))))

    def unwanted(self) -> frozenset[Column]:
        """The columns somebody put away."""
        put_away = set(self._shop.settings.kept(_KEPT) or ())
        return frozenset(column for column in CHOSEN if column.name.lower() in put_away)

    def offer(self) -> QMenu:
        """Put the columns into the menu, and give it."""
        self._offered.clear()
        put_away = self.unwanted()
        for column, words in self._titles().items():
            action = self._offered.addAction(words)
            action.setCheckable(True)
            action.setChecked(column not in put_away)
            action.triggered.connect(lambda _on, column=column: self._turn(column))
        return self._offered

    def _turn(self, column: Column) -> None:
        put_away = self.unwanted() ^ {column}
        names = sorted(each.name.lower() for each in put_away)
        self._operations.do(
            lambda: self._shop.settings.keep(_KEPT, names, "lists.columns"), undo=False, on_done=lambda _done: self.changed.emit(put_away)
        )

    def _titles(self) -> dict[Column, str]:
        return {
            Column.STANDING: _("Standing"), Column.LAST_HERE: _("Last here"), Column.VISITS: _("Visits"), Column.REMEMBER: _("Remember"),
            Column.PRIVILEGES: _("Privileges"), Column.REACH: _("May reach by"), Column.TOWN: _("Town"),
        }
