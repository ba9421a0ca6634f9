"""Who is worth considering, and what is to be looked at again: somebody here decides, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.privileges.records import Review, Suggestion
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.privileges.consider_row import ConsiderRow, reviewed, suggested
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, put_instead, rule
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words

_SHOWN = 3  # at a time: a decision takes a while, and the next one comes up by itself


class ConsideringPanel(Panel):
    """``member_asked`` with the id of whoever is to be asked before their privilege is passed on."""

    member_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, photos: Pixmaps, parent: QWidget | None = None) -> None:
        super().__init__(_("Worth considering"), _("You decide. Nobody is told they were considered."), lined=True, parent=parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._photos = photos
        self.rows: list[ConsiderRow] = []
        self._list = QWidget()
        self.body.addWidget(self._list)
        later = QShortcut(QKeySequence("Ctrl+L"), self)
        later.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        later.activated.connect(self._on_later_key)

    def refresh(self) -> None:
        """Show them as they are now, with the focus in the same place."""
        place = self._focused()
        self.rows = [self._suggestion(each) for each in self._shop.privileges.considering.suggestions(_SHOWN)]
        self.rows += [self._review(each) for each in self._shop.privileges.reviews()]
        fresh = QWidget()
        column = Column(fresh)
        for number, row in enumerate(self.rows):
            if number:
                column.addWidget(rule())
            column.addWidget(row)
            row.moved.connect(self._step_from(number))
        if not self.rows:
            column.addLayout(self._nobody())
        self._list = put_instead(self.body, self._list, fresh)
        if place is not None:
            self.take_focus(place)

    def take_focus(self, place: int = 0) -> None:
        """Go to a row, the last one where there are fewer."""
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _suggestion(self, each: Suggestion) -> ConsiderRow:
        row = suggested(each, self._photos(each.photo_id))
        considering = self._shop.privileges.considering
        said = _("“{kind}” given to {name}").format(kind=each.kind.name, name=each.name)
        row.done.connect(lambda: self._operations.do(lambda: considering.approve(each), said=said))
        row.put_off.connect(lambda: self._put_off(each))
        return row

    def _put_off(self, each: Suggestion) -> None:
        put_off = self._shop.privileges.considering.not_now
        self._operations.do(lambda: put_off(each.member_id), on_done=lambda until: self._say_rest(each.name, until))

    def _say_rest(self, name: str, until: dt.date) -> None:
        words = _("Not now. {name} is not brought up again before {month}.")
        self._messages.say(words.format(name=name, month=saying.month_name(until.month)), undo=True)

    def _review(self, review: Review) -> ConsiderRow:
        row = reviewed(review, self._photos(review.holder.photo_id))
        held, name = review.holder.held, review.holder.name
        row.done.connect(lambda: self.member_asked.emit(held.member_id))
        row.put_off.connect(
            lambda: self._operations.do(lambda: self._shop.privileges.keep(held.id), said=_("{name} keeps it").format(name=name))
        )
        return row

    def _nobody(self) -> Column:
        hold = self._shop.cases.hold(None)
        nobody = _("Nobody now, or every place is held. What people do for you is written on their page.")
        words = nobody if hold is None else hold.sentence
        column = Column(margins=(18, 12, 18, 14))
        column.addWidget(Words(words, "small", "ink2", lines=0))
        return column

    def _focused(self) -> int | None:
        return next((number for number, row in enumerate(self.rows) if row.hasFocus() or row.isAncestorOf(self._focus())), None)

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _step_from(self, number: int) -> Callable[[int], None]:
        return lambda steps: self.take_focus(max(number + steps, 0))

    def _on_later_key(self) -> None:
        place = self._focused()
        if place is not None:
            self.rows[place].put_off.emit()
