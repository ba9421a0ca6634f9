"""The Today page: what one of us does next, for whom and why; everything by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QWidget

from shopdesk.core import saying
from shopdesk.core.changes import Changes
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import TodayList, TodayRow
from shopdesk.i18n import _, ngettext
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.row_acts import RowActs
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Errand, Keys, Page
from shopdesk.ui.pages.today import rows
from shopdesk.ui.pages.today.board import TroubleBoard
from shopdesk.ui.pages.today.day_list import DayList
from shopdesk.ui.pages.today.foot import Foot
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.each_minute import EachMinute
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.panels import EmptyState
from shopdesk.ui.widgets.small_parts import FilterChip

_MINUTE = dt.timedelta(minutes=1)


class TodayPage(Page):
    """Everyone's things or one's own, never more than a day can hold; ``desktop`` opens links and takes copies."""

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, desktop: Desktop | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._found = TodayList()
        self._as_of: dt.datetime | None = None
        self.list = DayList(Pixmaps(shop.pictures.get))
        self.acts = RowActs(shop, operations, messages, desktop or Desktop(), self)
        self.board = TroubleBoard(shop, operations, desktop or Desktop())
        self._build()
        self._connect()

    def _build(self) -> None:
        self.bar = PageBar(_("Today"), find_hint=_("Find or scan anyone"))
        self.everyone = FilterChip(_("Everyone"), chosen=True)
        self.mine = FilterChip(_("Mine"))
        self._whose = QButtonGroup(self)
        chips = Row(gap=8)
        for chip in (self.everyone, self.mine):
            self._whose.addButton(chip)
            chips.addWidget(chip)
        self._troubles = KeyButton(_("Troubles"), icon="attention", kind="quiet", small=True, letter="t")
        self._troubles.setObjectName("troubles")
        self.bar.right.addWidget(self._troubles)
        self.bar.right.addLayout(chips)
        self._book = QFrame()
        self._book.setObjectName("panel")
        Column(self._book, margins=(1, 1, 1, 1)).addWidget(self.list)
        self._empty = EmptyState(
            _("Nothing waits today"), _("A good hour to write one card by hand."), icon="check-circle", do=_("Find who to write to"),
            do_icon="card",
        )
        self._empty.setObjectName("nothing_waits")
        self.foot = Foot()
        things = QWidget()
        content = Column(things, gap=14, margins=(28, 14, 28, 14))
        content.addWidget(self._book)
        content.addWidget(self._empty)
        content.addWidget(self.foot)
        content.addStretch(1)
        self._things = things
        self._views = QStackedWidget()
        self._views.addWidget(things)
        self._views.addWidget(self.board)
        column = Column(self)
        column.addWidget(self.bar)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.bar.find_asked.connect(self.find_asked)
        self._whose.buttonToggled.connect(self._show)
        self.foot.folded_toggled.connect(self._show)
        self.list.act_asked.connect(lambda key: self._with(key, self.acts.act))
        self.list.later_asked.connect(lambda key: self._with(key, self.acts.later))
        self.acts.errand_asked.connect(self.errand_asked)
        self.acts.member_asked.connect(self.member_asked)
        self._troubles.clicked.connect(self._on_troubles)
        self.board.member_asked.connect(self.member_asked)
        self._empty.pressed.connect(lambda: self.find_asked.emit(""))
        EachMinute(self).passed.connect(self._show)
        for keys, act in (
            ("Ctrl+Return", self.acts.done), ("Ctrl+Enter", self.acts.done), ("Ctrl+L", self.acts.later), ("Ctrl+O", self.acts.give),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._things)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._with_current, act))

    # what the window asks

    def keys(self) -> Keys:
        if self._on_board():
            return ("Ctrl N", _("A new trouble")), ("Tab", _("Next")), ("Esc", _("Back to Today")), ("F1", _("All keys"))
        if not self.list.days.rows():
            return ("F2", _("Find or scan")), ("Ctrl Z", _("Undo")), ("F1", _("All keys"))
        return (
            ("↑ ↓", _("Choose")), ("Enter", _("Do it")), ("Ctrl Enter", _("Done")), ("Ctrl L", _("Later")),
            ("Ctrl O", _("Give to a colleague")), ("Ctrl Z", _("Undo")), ("F1", _("All keys")),
        )

    def refresh(self, changes: Changes | None) -> None:
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._as_of is not None and self._shop.clock.now() - self._as_of >= _MINUTE:
            self._show()  # clocks ran, and a day may have begun, while nobody looked

    def step_back(self) -> bool:
        if not self._on_board():
            return False
        if not self.board.step_back():
            self._on_troubles()
        return True

    def take_errand(self, errand: Errand) -> None:
        """Act "trouble": begin one that hits the members it brings."""
        if errand.act == "trouble":
            if not self._on_board():
                self._on_troubles()
            self.board.begin(errand.members)

    def activated(self) -> None:
        if self._on_board():
            self.board.activated()
            return
        (self.list if self.list.days.rows() else self.everyone).setFocus()

    def takes_find_key(self) -> bool:
        if self.bar.finder is not None:
            self.bar.finder.setFocus()
        return True

    # showing

    def _on_board(self) -> bool:
        return self._views.currentWidget() is self.board

    def _on_troubles(self) -> None:
        """Go to the trouble board, or back from it."""
        self._views.setCurrentIndex(0 if self._on_board() else 1)
        self._troubles.set_words(_("Back to Today") if self._on_board() else _("Troubles"))
        self._show()
        self.activated()

    def _show(self) -> None:
        shop = self._shop
        self.everyone.setVisible(not self._on_board())
        self.mine.setVisible(not self._on_board())
        if self._on_board():
            self.board.refresh()
            self.bar.say(_("Troubles"), _("One trouble, many people: told before they ask."))
            self.keys_changed.emit()
            return
        self._found, self._as_of = shop.today_list.now(), shop.clock.now()
        me = shop.staff.at_counter_id()
        mine = self._found.of(me)
        self.mine.setText(_("Mine, {count}").format(count=len(mine)))
        self.mine.setVisible(me is not None)
        shown = self._shown(mine if self.mine.isChecked() else self._found.rows)
        self.bar.say(_("Today"), self._sentence(shown))
        self.list.show_rows([rows.day_row(shop, row) for row in shown])
        self._book.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.foot.show_list(self._found, shop.settings.shop().today_limit, shop.cases.answers.settings().hours)
        self.keys_changed.emit()

    def _shown(self, kept: tuple[TodayRow, ...]) -> tuple[TodayRow, ...]:
        return kept + self._found.folded if self.foot.unfolded else kept

    def _sentence(self, shown: tuple[TodayRow, ...]) -> str:
        day = saying.long_day(self._shop.today())
        if not shown:
            return _("{day}.").format(day=day)
        things = ngettext("{count} thing", "{count} things", len(shown)).format(count=len(shown))
        return _("{day}. {things}, about {minutes} minutes.").format(day=day, things=things, minutes=rows.minutes(shown))

    # acts

    def _with(self, key: str, act: Callable[[TodayRow], None]) -> None:
        row = next((row for row in (*self._found.rows, *self._found.folded) if row.key == key), None)
        if row is not None:
            act(row)

    def _with_current(self, act: Callable[[TodayRow], None]) -> None:
        key = self.list.current_key()
        if key is not None:
            self._with(key, act)
