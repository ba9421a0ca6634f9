"""The Members page: lists at the left, filters above, and the table of everyone who meets them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from shopdesk.core.changes import Changes
from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import MemberFilter, Order
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.choose_file import LISTS, Chooser, choose_file
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Page
from shopdesk.ui.pages.members import sentences
from shopdesk.ui.pages.members.column_button import ColumnButton
from shopdesk.ui.pages.members.filter_bar import FilterBar
from shopdesk.ui.pages.members.list_panel import ListPanel
from shopdesk.ui.pages.members.look_alikes import LookAlikes
from shopdesk.ui.pages.members.member_table import MemberTable
from shopdesk.ui.pages.members.tick_bar import TickBar
from shopdesk.ui.pages.members.ticked_acts import TickedActs
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.panels import EmptyState

_PAUSE_MS = 90  # between letters: who types on need not wait for a list they do not want any more
_CONCERNED = frozenset({"members", "visits", "rhythm", "lists", "permissions", "privileges"})


class MembersPage(Page):
    """Everyone, or whoever a list, the filters and the find field leave; opens one of them on the Counter."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self.choose_file: Chooser = choose_file
        self._wanted = MemberFilter()
        self._order, self._backwards = Order.NAME, False
        self.finder = FindField(_("Find in this list"), small=True)
        self.filters = FilterBar(shop)
        self.lists = ListPanel(shop, operations)
        self.look_alikes = LookAlikes(shop, operations)
        self.ticks = TickBar()
        self.table = MemberTable(shop.members.listing.rows, Pixmaps(shop.pictures.get))
        self.acts = TickedActs(shop, operations, messages, self.table.members, self.lists, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = Column(self)
        self.bar = PageBar(_("Members"))
        self._import = KeyButton(_("Import"), icon="import", small=True)
        self._import.setObjectName("import_list")
        self._import.clicked.connect(self._on_import)
        self.bar.right.addWidget(self._import)
        self.bar.right.addWidget(self.finder)
        column.addWidget(self.bar)
        across = Row(gap=12, margins=(16, 14, 28, 14))
        left = Column(gap=8)
        left.addWidget(self.lists, 1)
        left.addWidget(self.look_alikes)
        across.addLayout(left)
        across.addLayout(self._build_right(), 1)
        column.addLayout(across, 1)

    def _build_right(self) -> Column:
        right = Column(gap=12)
        top = Row(gap=8)
        self._new = KeyButton(_("New member"), icon="person-add", key="Ctrl+N", kind="primary", small=True)
        self._new.setObjectName("new_member")
        self._columns = ColumnButton(self._shop, self._operations)
        self.table.put_away(self._columns.unwanted())
        top.addWidget(self.filters, 1)
        top.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        self._nobody_met = EmptyState(
            _("Nobody is in this list now"), _("Let go of a filter, or look among everyone."), icon="filter", do=_("Show everyone")
        )
        self._nobody_met.setObjectName("nobody_met")
        self._nobody_yet = EmptyState(
            _("Nobody here yet"), _("Somebody's page begins with a name, an e-mail or a phone."), icon="members"
        )
        self._nobody_yet.setObjectName("nobody_yet")
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        inside = Column(self._panel, margins=(1, 1, 1, 1))
        inside.addWidget(self.ticks)
        inside.addWidget(self.table, 1)
        self._views = QStackedWidget()
        for view in (self._panel, self._nobody_met, self._nobody_yet):
            self._views.addWidget(view)
        right.addLayout(top)
        right.addWidget(self._views, 1)
        return right

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_typed)
        self.finder.text_changed.connect(self._on_text_changed)
        self.finder.moved.connect(self.table.move_by)
        self.finder.submitted.connect(self._on_submitted)
        self.finder.escaped.connect(self.table.setFocus)
        self.filters.narrowed.connect(self._on_narrowed)
        self.lists.list_chosen.connect(self._on_list_chosen)
        self.table.chosen.connect(self.member_asked)
        self.table.head.sort_asked.connect(self._on_sort_asked)
        self.table.members.ticks_changed.connect(self._on_ticks_changed)
        self.ticks.cleared.connect(self._on_cleared)
        self.acts.connect_bar(self.ticks)
        self.acts.errand_asked.connect(self.errand_asked)
        self.ticks.all_asked.connect(self.table.members.tick_all_shown)
        self.ticks.none_asked.connect(self.table.members.untick_shown)
        self._new.clicked.connect(self.new_member_asked)
        self._columns.changed.connect(self.table.put_away)
        self._nobody_met.pressed.connect(self._on_everyone_asked)
        self._bind("Ctrl+A", self.table.members.tick_all_shown)
        self._bind("Ctrl+F", self.filters.take_focus)
        self._bind("Ctrl+E", self.acts.export)

    def _bind(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # what the window asks

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", _("Choose")), ("Space", _("Tick")), ("Ctrl A", _("Tick all shown")), ("Enter", _("Open")), ("Ctrl F", _("Filter")),
            ("F2", _("Find")), ("Ctrl Z", _("Undo")), ("F1", _("All keys")),
        )

    def refresh(self, changes: Changes | None) -> None:
        self.look_alikes.refresh(changes)
        if changes is None or changes.by_others or changes.features & _CONCERNED:
            self.lists.refresh()
            self._show(stay=True)

    def activated(self) -> None:
        self.look_alikes.look_soon()
        (self.table if self._views.currentWidget() is self._panel else self.finder).setFocus()

    def step_back(self) -> bool:
        if self._wanted != self.lists.current().wanted:
            self._on_list_chosen(self.lists.current())
            return True
        if self.lists.current().wanted != MemberFilter():
            self.lists.go_to_everyone()
            return True
        return False

    def takes_find_key(self) -> bool:
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.edit.selectAll()
        return True

    # showing

    def _show(self, *, stay: bool) -> None:
        listing = self._shop.members.listing
        ids, everyone = listing.ids(self._wanted, self._order, self._backwards), self._shop.members.count()
        self.table.show_members(ids, self._shop.today(), stay=stay)
        self.table.head.show_order(self._order, self._backwards)
        self.filters.show_filter(self._wanted)
        self.lists.show_filter(self._wanted, self._order, self._backwards)
        self.bar.say(_("Members"), sentences.how_many(everyone, len(ids)))
        self._views.setCurrentWidget(self._panel if ids else self._nobody_met if everyone else self._nobody_yet)
        self.lists.put_off_counting()

    # what a person does

    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    def _on_typed(self) -> None:
        if self.finder.text() != self._wanted.text:
            self._wanted = replace(self._wanted, text=self.finder.text())
            self._show(stay=False)

    def _on_submitted(self) -> None:
        self._pause.stop()
        self._on_typed()
        self.table.choose_current()

    def _on_narrowed(self, wanted: MemberFilter) -> None:
        self._wanted = wanted
        self._show(stay=False)

    def _on_list_chosen(self, saved: SavedList) -> None:
        self._wanted, self._order, self._backwards = saved.wanted, saved.order, saved.backwards
        self.finder.edit.setText(saved.wanted.text)
        self._pause.stop()
        self._show(stay=False)

    def _on_everyone_asked(self) -> None:
        self.lists.go_to_everyone()
        self._on_list_chosen(self.lists.current())
        self.table.setFocus()

    def _on_sort_asked(self, order: Order) -> None:
        self._backwards = order is self._order and not self._backwards
        self._order = order
        self._show(stay=False)

    def _on_ticks_changed(self) -> None:
        members = self.table.members
        ticked = len(members.ticked)
        self.ticks.show_ticks(ticked, members.ticked_shown(), len(members.ids()))
        self.table.head.rounded = not ticked

    def _on_import(self) -> None:
        from shopdesk.ui.lists.import_window import ImportWindow  # brings everything that reads a file

        path = self.choose_file(self, _("Import a list"), LISTS)
        if path is not None:
            window = ImportWindow(self._shop, self._operations, path, self.window())
            window.brought.connect(lambda _done: self.refresh(None))
            window.open()

    def _on_cleared(self) -> None:
        self.table.members.clear_ticks()
        self.table.setFocus()
