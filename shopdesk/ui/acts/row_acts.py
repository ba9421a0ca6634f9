"""Does what a row of Today asks for, wherever the row stands: call, write, say, print, done, later, give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.followups.messages import Draft
from shopdesk.core.known.today_rows import UNSEEN
from shopdesk.core.permissions.records import Channel
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Act, Group, Outcome, TodayRow
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.acts import outcomes
from shopdesk.ui.acts.act_sheet import ActSheet, OutcomeSheet
from shopdesk.ui.acts.call_sheet import CallSheet
from shopdesk.ui.acts.composer import Composer
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.give_sheet import GiveSheet
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARDS, COUNTER, KNOWN, Errand
from shopdesk.ui.pixmaps import Pixmaps

_NEXT_VISIT = dt.timedelta(days=28)  # what nobody could say by then comes back


class RowActs(QObject):
    """``errand_asked`` where another page goes on, ``member_asked`` where their page is opened. Boxes stand in front of ``page``."""

    errand_asked = Signal(object)
    member_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, desktop: Desktop, page: QWidget) -> None:
        super().__init__(page)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._desktop = desktop
        self._page = page
        self._photos = Pixmaps(shop.pictures.get)

    def act(self, row: TodayRow) -> None:
        """Do the main act of ``row``, if they allow it now: what was allowed when the list was made may be no more."""
        if row.channel is not None:
            answer = self._shop.permissions.may(row.member_id, row.channel, row.purpose)
            if not answer and row.channel is not Channel.IN_PERSON:
                self._messages.say(_("{why} It stays on the list: put it off, or say it when they come.").format(why=answer.words))
                return
        doing: dict[Act, Callable[[TodayRow], None]] = {
            Act.CALL: self._call, Act.WRITE: self._write, Act.PRINT: self._print, Act.SAY: self._say, Act.TELL: self._tell,
            Act.DONE: self.done, Act.LOOK: self._look,
        }
        doing[row.act](row)

    def done(self, row: TodayRow) -> None:
        """It was done: ask how it went where somebody was asked, else book it."""
        if row.group in (Group.HOW_DID_IT_GO, Group.MISSED):
            self._open(OutcomeSheet(row.name, row.sentence, outcomes.offered(row), self._window()), row)
        else:
            self._book(row, None, Outcome.GOOD, "")

    def later(self, row: TodayRow) -> None:
        """Not now."""
        self._operations.do(
            lambda: self._shop.today_list.later(row), said=_("{name}: later, on the next day we are open").format(name=row.name)
        )

    def give(self, row: TodayRow) -> None:
        """Give it to a colleague."""
        colleagues = [one for one in self._shop.staff.all() if one.id != row.owner_id]
        if not colleagues:
            self._messages.say(_("There is nobody else here to give it to."))
            return
        sheet = GiveSheet(_("Who takes {name}?").format(name=row.name), row.sentence, colleagues, self._photos, self._window())
        sheet.given.connect(partial(self._on_given, sheet, row))
        sheet.open()

    # acts

    def _call(self, row: TodayRow) -> None:
        member, region = self._shop.members.get(row.member_id), self._shop.settings.shop().address.country
        self._open(CallSheet(member, row.name, _why(row), outcomes.offered(row), region, self._desktop, self._window()), row)

    def _write(self, row: TodayRow) -> None:
        composer = Composer(self._shop, row, self._desktop, self._window())
        composer.sent.connect(partial(self._on_sent, composer, row))
        composer.open()

    def _tell(self, row: TodayRow) -> None:
        by = {Channel.PHONE: self._call, Channel.TEXT: self._write, Channel.EMAIL: self._write, Channel.POST: self._print}
        by.get(row.channel or Channel.IN_PERSON, self._say)(row)

    def _print(self, row: TodayRow) -> None:
        self.errand_asked.emit(Errand(CARDS, "print", (row.member_id,), row.about_id or 0, row.key, row.card))

    def _say(self, row: TodayRow) -> None:
        """It waits for their next visit: their page says it then. What is owed stays, and their page is opened."""
        if row.is_owed:
            self.member_asked.emit(row.member_id)
            return
        until = self._shop.today() + _NEXT_VISIT
        self._operations.do(
            lambda: self._shop.today_list.later(row, until),
            said=_("It waits until {name} comes in. Their page says it then.").format(name=row.name),
        )

    def _look(self, row: TodayRow) -> None:
        """Where it is decided: whether somebody is kept, on the page of what we know; else on their own."""
        if row.kind == UNSEEN:
            self.errand_asked.emit(Errand(COUNTER, KNOWN, (row.member_id,)))
        else:
            self.member_asked.emit(row.member_id)

    # booking

    def _window(self) -> QWidget:
        return self._page.window()

    def _open(self, sheet: ActSheet, row: TodayRow) -> None:
        sheet.booked.connect(partial(self._on_booked, sheet, row))
        sheet.open()

    def _on_booked(self, sheet: ActSheet, row: TodayRow, outcome: Outcome, words: str) -> None:
        self._book(row, sheet.refused, outcome, words, lambda _done: sheet.accept())

    def _on_sent(self, composer: Composer, row: TodayRow, draft: Draft) -> None:
        said = self._said(row, Outcome.GOOD)
        self._operations.do(
            lambda: self._keep(row, draft), said=said, on_done=lambda _done: composer.accept(), refused=composer.refused
        )

    def _keep(self, row: TodayRow, draft: Draft) -> None:
        """Keep what was written, and that it was done, as one."""
        with self._shop.transaction("today.done"):
            self._shop.followups.messages.keep(row.member_id, draft)
            self._shop.today_list.done(replace(row, channel=draft.channel))

    def _book(
        self, row: TodayRow, refused: Callable[[ShopError], bool] | None, outcome: Outcome, words: str,
        on_done: Callable[[object], None] | None = None,
    ) -> None:
        done = partial(self._shop.today_list.done, row, outcome, words)
        self._operations.do(done, said=self._said(row, outcome), on_done=on_done, refused=refused)

    def _said(self, row: TodayRow, outcome: Outcome) -> str:
        sentences = {
            Outcome.GOOD: _("{name}: done"), Outcome.QUESTION: _("{name}: a question to answer"),
            Outcome.PROBLEM: _("{name}: to be put right first"), Outcome.NOT_REACHED: _("{name}: not reached, it comes back"),
        }
        return sentences[outcome].format(name=row.name)

    def _on_given(self, sheet: GiveSheet, row: TodayRow, staff_id: int, word: str) -> None:
        name = self._shop.staff.get(staff_id).first_name
        said = _("{name}: {colleague} has it now").format(name=row.name, colleague=name)
        give = partial(self._shop.today_list.give, row, staff_id, word)
        self._operations.do(give, said=said, on_done=lambda _done: sheet.accept(), refused=sheet.refused)


def _why(row: TodayRow) -> str:
    """Why, and what to mind just now (their quiet hours)."""
    return f"{row.sentence} {row.why_not}".strip()
