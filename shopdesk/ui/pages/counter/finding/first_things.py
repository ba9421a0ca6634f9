"""First things first: the few most urgent things of Today, beside who is expected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.page import TODAY, Errand
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row, put_instead, rule
from shopdesk.ui.widgets.each_minute import EachMinute
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import EmptyState, Panel
from shopdesk.ui.widgets.small_parts import KeyCap
from shopdesk.ui.widgets.tab_order import read_on

if TYPE_CHECKING:
    from shopdesk.core.today.records import TodayRow
    from shopdesk.ui.pages.today.day_row import DayRow

_MOST = 3
_AROUND = 94  # the title of the panel and its foot


class FirstThings(Panel):
    """Shows as many as there is height for. ``act_asked`` gives the TodayRow whose act was asked for, ``errand_asked`` the way to all of
    Today."""

    act_asked = Signal(object)
    errand_asked = Signal(object)

    def __init__(self, shop: Shop, photos: Pixmaps, parent: QWidget | None = None) -> None:
        super().__init__(_("First things first"), _("nothing waits"), lined=True, parent=parent)
        self._shop = shop
        self._photos = photos
        self._found: tuple[TodayRow, ...] = ()
        self._places: list[QWidget] = []
        self._room = 0
        self._shown: tuple[tuple[DayRow, bool], ...] | None = None
        self._things = QWidget()
        self.body.addWidget(self._things)
        self._all = KeyButton(_("See all of today"), icon="arrow", kind="quiet", small=True)
        self._all.setObjectName("see_all")
        self._all.clicked.connect(lambda: self.errand_asked.emit(Errand(TODAY)))
        foot = Row(margins=(4, 3, 18, 3))
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(KeyCap("Ctrl 2"))
        self.body.addWidget(rule())
        self.body.addLayout(foot)
        EachMinute(self).passed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is most urgent now; the first time only when the page stands, for whoever comes in can be looked for before that."""
        if self._shown is None:
            QTimer.singleShot(0, self, self._look)
        else:
            self._look()

    def _look(self) -> None:
        from shopdesk.ui.pages.today import rows

        found = self._shop.today_list.now()
        self._found = found.rows[:_MOST]
        waiting = len(found.rows)
        self.set_title(_("First things first"), _("the most urgent of {count}").format(count=waiting) if waiting else _("nothing waits"))
        shown = tuple((rows.day_row(self._shop, row, whole=True), self._is_mine(row)) for row in self._found)
        if shown != self._shown:  # most often they are the same as before the last person
            self._shown = shown
            self._things = put_instead(self.body, self._things, self._all_of(shown))
            self.fit(self._room)
            if self._places:
                read_on(*self._places[0].findChildren(KeyButton, "first_thing_act"), *self._places[1:], self._all)

    def _is_mine(self, row: TodayRow) -> bool:
        return row.owner_id is not None and row.owner_id == self._shop.staff.at_counter_id()

    def _all_of(self, shown: tuple[tuple[DayRow, bool], ...]) -> QWidget:
        things = QWidget()
        column = Column(things)
        self._places = [self._place(place, row, mine) for place, (row, mine) in enumerate(shown)]
        for each in self._places:
            column.addWidget(each)
        if not shown:
            room = Column(margins=(18, 18, 18, 18))
            room.addWidget(EmptyState(_("Nothing waits today"), _("A good hour to write one card by hand."), icon="check-circle"))
            column.addLayout(room)
        return things

    def fit(self, room: int) -> None:
        """Show each of them whole, or not at all where ``room`` pixels of height are too few for it; the first one always."""
        self._room = room
        taken = theme.px(_AROUND)
        for number, place in enumerate(self._places):
            taken += place.heightForWidth(self.width())
            place.setVisible(number == 0 or taken <= room)

    def _place(self, number: int, row: DayRow, mine: bool) -> QWidget:
        from shopdesk.ui.pages.counter.finding.first_thing import FirstThing

        place = QWidget()
        column = Column(place)
        if number:
            column.addWidget(rule())
        thing = FirstThing(row, mine, self._photos, first=number == 0)
        thing.act_asked.connect(partial(self._on_act_asked, number))
        column.addWidget(thing)
        return place

    def _on_act_asked(self, place: int) -> None:
        self.act_asked.emit(self._found[place])
