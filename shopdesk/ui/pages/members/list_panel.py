"""Everything about lists at the left of the page: going to one, keeping a filter as one, renaming, removing, and counting them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from shopdesk.core.lists.records import SavedList
from shopdesk.core.lists.rules import EVERYONE
from shopdesk.core.members.filters import MemberFilter, Order
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import icons, theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.members.list_view import ListView
from shopdesk.ui.pages.members.name_sheet import NameSheet
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.menus import unfold
from shopdesk.ui.widgets.words import Words

_IDLE_MS = 200  # counting waits until nobody has done anything for so long, and between any two lists


class ListPanel(QWidget):
    """``list_chosen`` gives the SavedList to be shown."""

    list_chosen = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._current = EVERYONE
        self._to_count: list[SavedList] = []
        self._filter: tuple[MemberFilter, Order, bool] = (MemberFilter(), Order.NAME, False)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view = ListView()
        self._keep = self._button(_("Keep this filter"), "plus", "list_keep")
        self._rename = self._button(_("Rename"), "edit", "list_rename")
        self._remove = self._button(_("Remove"), "bin", "list_remove")
        column = Column(self, gap=2)
        title = Row(margins=(12, 0, 12, 4))
        title.addWidget(Words(_("Lists"), "strong"))
        column.addLayout(title)
        self.view.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        column.addWidget(self.view)
        for button in (self._keep, self._rename, self._remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _button(self, words: str, icon: str, name: str) -> KeyButton:
        button = KeyButton(words, icon=icon, kind="quiet", small=True)
        button.setObjectName(name)
        button.hide()
        return button

    def _connect(self) -> None:
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self.view.list_chosen.connect(self._on_chosen)
        self.view.remove_asked.connect(self._on_remove_asked)
        self.view.menu_asked.connect(self._on_menu_asked)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._rename.clicked.connect(lambda: self._for_current(self._on_rename_asked))
        self._remove.clicked.connect(lambda: self._for_current(self._on_remove_asked))

    def refresh(self) -> None:
        """Show the lists as they are now and count them anew, one at a time, while nobody waits."""
        lists = self._shop.lists.all()
        if all(saved.key != self._current for saved in lists):
            self._current = EVERYONE
        self.view.show_lists(lists, self._current)
        self._to_count = list(lists)
        self._idle.start()
        self._show_buttons()

    def put_off_counting(self) -> None:
        """Somebody is doing something: count later."""
        if self._to_count:
            self._idle.start()

    def show_filter(self, wanted: MemberFilter, order: Order, backwards: bool) -> None:
        """Know what the page shows, to offer keeping it."""
        self._filter = (wanted, order, backwards)
        self._show_buttons()

    def current(self) -> SavedList:
        """The list one is in."""
        return self.view.current() or self._shop.lists.all()[0]

    def go_to_everyone(self) -> None:
        """Leave the list for the one of all."""
        self.view.choose(EVERYONE)

    def _show_buttons(self) -> None:
        current, wanted = self.current(), self._filter[0]
        self._keep.setVisible(wanted not in (MemberFilter(), current.wanted))
        self._rename.setVisible(current.own)
        self._remove.setVisible(current.own)

    def _for_current(self, act: Callable[[SavedList], None]) -> None:
        act(self.current())

    def _on_chosen(self, saved: SavedList) -> None:
        self._current = saved.key
        self.list_chosen.emit(saved)

    def _on_idle(self) -> None:
        if self._to_count:
            saved = self._to_count.pop(0)
            self.view.lists.put_count(saved.key, self._shop.members.listing.count(saved.wanted))
        if self._to_count:
            self._idle.start()

    # own lists

    def _on_keep_clicked(self) -> None:
        sheet = NameSheet(_("Keep this filter"), _("Whoever meets it will be in the list, also later."), self.window())
        sheet.name_given.connect(lambda name: self._keep_as(name, sheet))
        sheet.open()

    def _keep_as(self, name: str, sheet: NameSheet) -> None:
        wanted, order, backwards = self._filter
        self._operations.do(
            lambda: self._shop.lists.keep(name, wanted, order, backwards), said=_("List kept"), refused=sheet.refused,
            on_done=lambda saved: self._on_kept(saved, sheet),
        )

    def _on_kept(self, saved: SavedList, sheet: NameSheet) -> None:
        sheet.accept()
        self._current = saved.key
        self.refresh()

    def _on_rename_asked(self, saved: SavedList) -> None:
        sheet = NameSheet(_("Rename “{name}”").format(name=saved.name), "", self.window(), saved.name)
        sheet.name_given.connect(lambda name: self._rename_to(saved, name, sheet))
        sheet.open()

    def _rename_to(self, saved: SavedList, name: str, sheet: NameSheet) -> None:
        self._operations.do(
            lambda: self._shop.lists.rename(saved.key, name), said=_("List renamed"), refused=sheet.refused,
            on_done=lambda _renamed: sheet.accept(),
        )

    def _on_remove_asked(self, saved: SavedList) -> None:
        self._operations.do(lambda: self._shop.lists.remove(saved.key), said=_("List “{name}” removed").format(name=saved.name))

    def _on_menu_asked(self, saved: SavedList, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        color = theme.color("ink2")
        menu.addAction(icons.icon("edit", color), _("Rename"), partial(self._on_rename_asked, saved))
        menu.addAction(icons.icon("bin", color), _("Remove"), partial(self._on_remove_asked, saved))
        unfold(menu, place)
