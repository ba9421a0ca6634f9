"""What can be written about something owed, in a strip: what came in, what was done, what is promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer

from shopdesk.core.cases import rules
from shopdesk.core.cases.records import Case, CaseKind, Hold, NewCase, OrderStatus, Promise, Reason
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.widgets.day_and_time import WhenField
from shopdesk.ui.widgets.fields import Choice, LineField, TextField
from shopdesk.ui.widgets.strip import Strip

_LINES = 2


def case_words(kind: CaseKind) -> str:
    """A kind of case as it stands on the screen."""
    return {CaseKind.PROBLEM: _("A problem"), CaseKind.REQUEST: _("A request"), CaseKind.ORDER: _("An order")}[kind]


class _OwedStrip(Strip):
    """A strip for several lines, kept with Ctrl+Enter."""

    def __init__(self, shop: Shop, title: str, small: str) -> None:
        super().__init__(title, key="Ctrl+Enter", small=small)
        self._shop = shop

    def _when_field(self, when: dt.datetime, name: str) -> WhenField:
        return WhenField(self._shop.local(when).replace(second=0, microsecond=0, tzinfo=None), f"strip_{name}")

    def _instant(self, field: WhenField) -> dt.datetime:
        return self._shop.cases.answers.clock().at(field.when())


class CaseStrip(_OwedStrip):
    """A problem, a request or an order that came in: what it is, who has it, and for a problem what sort."""

    def __init__(self, shop: Shop, member_id: int, kind: CaseKind) -> None:
        small = {
            CaseKind.PROBLEM: _("put right first, before anything nice"), CaseKind.REQUEST: _("what they asked us"),
            CaseKind.ORDER: _("what they ordered, or left for repair"),
        }
        super().__init__(shop, case_words(kind), small[kind])
        self.done = _("Written down")
        self._member_id, self._kind = member_id, kind
        self._what = LineField()
        self.ask("what", _("What, in one sentence"), self._what, stretch=1)
        self._reason = _reason_choice()
        if kind is CaseKind.PROBLEM:
            self.ask("reason", _("What sort"), self._reason)
        self._owner = _staff_choice(shop)
        self.ask("owner", _("Who has it"), self._owner)
        self._due = self._when_field(shop.cases.answers.due(), "due")
        self.ask("due", _("Ready by") if kind is CaseKind.ORDER else _("Answer by"), self._due)

    def write(self) -> object:
        code = self._reason.currentData()
        return self._shop.cases.open(NewCase(
            self._member_id, self._kind, self._what.text(), Reason(code) if code else None, self._owner.currentData(),
            self._instant(self._due),
        ))


class CaseNoteStrip(_OwedStrip):
    """What we did about it, for everybody here to read."""

    def __init__(self, shop: Shop, case: Case) -> None:
        super().__init__(shop, _("What did we do?"), _("so that nobody has to tell it twice"))
        self.done = _("Written down")
        self._case = case
        self._text = TextField(lines=_LINES)
        self.ask("note", case.what, self._text, stretch=1)

    def write(self) -> object:
        return self._shop.cases.note(self._case.id, self._text.toPlainText())


class WaitStrip(_OwedStrip):
    """It waits for somebody else: for what, and when we look at it again."""

    def __init__(self, shop: Shop, case: Case) -> None:
        super().__init__(shop, _("What does it wait for?"), _("until then it rests on Today; what was promised stays promised"))
        self.done = _("It waits")
        self._case = case
        self._word = LineField()
        self.ask("note", case.what, self._word, stretch=1)
        soon = shop.rhythm.opening_day_after(shop.today(), 1) - shop.today()
        self._until = self._when_field(shop.clock.now() + soon, "due")
        self.ask("due", _("We look at it again"), self._until)

    def write(self) -> object:
        return self._shop.cases.wait(self._case.id, self._word.text(), self._instant(self._until))


class RewordCaseStrip(_OwedStrip):
    """Say better what it is, what sort of problem, or agree on another time."""

    def __init__(self, shop: Shop, case: Case) -> None:
        super().__init__(shop, _("Say it better"), _("nobody has to tell it twice"))
        self.done = _("Said better")
        self._case = case
        self._what = LineField(case.what)
        self.ask("what", _("What, in one sentence"), self._what, stretch=1)
        self._reason = _reason_choice(case.reason)
        if case.kind is CaseKind.PROBLEM:
            self.ask("reason", _("What sort"), self._reason)
        self._due = self._when_field(case.due, "due")
        self._as_it_was = self._due.when()
        self.ask("due", _("Ready by") if case.kind is CaseKind.ORDER else _("Answer by"), self._due)

    def write(self) -> object:
        code, moved = self._reason.currentData(), self._due.when() != self._as_it_was
        due = self._instant(self._due) if moved else None
        return self._shop.cases.edit(self._case.id, self._what.text(), Reason(code) if code else None, due)


def _reason_choice(reason: Reason | None = None) -> Choice:
    """What sort of problem it is, as staff choose it."""
    choice = Choice()
    choice.addItem(_("Not said yet"), None)
    for one, words in rules.reason_words().items():
        choice.addItem(words, one.value)
    choice.setCurrentIndex(max(choice.findData(reason.value if reason else None), 0))
    return choice


def _staff_choice(shop: Shop) -> Choice:
    """Who works here, with who is at the counter chosen."""
    choice = Choice()
    for one in shop.staff.all():
        choice.addItem(one.first_name, one.id)
    choice.setCurrentIndex(max(choice.findData(shop.staff.at_counter_id()), 0))
    return choice


class PromiseStrip(_OwedStrip):
    """Our word: what, by when, and who gave it."""

    def __init__(self, shop: Shop, member_id: int) -> None:
        super().__init__(shop, _("Promise"), _("kept, or told before it is late"))
        self.done = _("Promised")
        self._member_id = member_id
        self._what = LineField()
        self.ask("what", _("What we promise"), self._what, stretch=1)
        self._due = self._when_field(shop.cases.answers.due(), "due")
        self.ask("due", _("By when"), self._due)
        self._staff = _staff_choice(shop)
        self.ask("owner", _("Who gives their word"), self._staff)

    def write(self) -> object:
        return self._shop.cases.promises.give(self._member_id, self._what.text(), self._instant(self._due), self._staff.currentData())


class HeldStrip(_OwedStrip):
    """Something nice before it is put right: the owner's words why, which are kept; ``then`` goes on once they are."""

    def __init__(self, shop: Shop, member_id: int, hold: Hold, then: Callable[[], object]) -> None:
        super().__init__(shop, hold.sentence, _("an owner may go on with a word why"))
        self._member_id = member_id
        self._then = then
        self._why = LineField()
        self.ask("override", _("Why it cannot wait"), self._why, stretch=1)

    def write(self) -> object:
        if not self._why.text().strip():
            raise NeedsALook("override", _("There is nothing written yet."), do=_("Write a few words, or leave with Esc."))
        self._shop.cases.require_free(self._member_id, self._why.text())
        QTimer.singleShot(0, self._then)  # after the strip has gone
        return None


class LateStrip(_OwedStrip):
    """It will be late: why, so that they are told before they ask."""

    def __init__(self, shop: Shop, owed: Case | Promise) -> None:
        super().__init__(shop, _("It will be late"), _("tell them before they ask"))
        self.done = _("Written down. Tell them now.")
        self._owed = owed
        self._why = LineField()
        self.ask("why", _("Why"), self._why, stretch=1)

    def write(self) -> object:
        late = self._shop.cases.orders.will_be_late if isinstance(self._owed, Case) else self._shop.cases.promises.will_be_late
        return late(self._owed.id, self._why.text())


class ToldStrip(_OwedStrip):
    """They know: by when it is now."""

    def __init__(self, shop: Shop, owed: Case | Promise) -> None:
        super().__init__(shop, _("They know now"), _("and by when is it?"))
        self.done = _("Told")
        self._owed = owed
        self._due = self._when_field(max(owed.due, shop.cases.answers.due()), "due")
        self.ask("due", _("By when, as agreed"), self._due)

    def write(self) -> object:
        due = self._instant(self._due)
        if isinstance(self._owed, Case):
            return self._shop.cases.orders.told(self._owed.id, new_due=due)
        return self._shop.cases.promises.told(self._owed.id, due)


class StatusStrip(_OwedStrip):
    """Where an order or a repair is, in plain words, and when we speak next."""

    def __init__(self, shop: Shop, order: Case) -> None:
        super().__init__(shop, _("Where is it?"), order.what)
        self.done = _("Written down. They can be told.")
        self._order = order
        self._status = Choice()
        for status, words in rules.status_words().items():
            self._status.addItem(words, status.value)
        self._status.setCurrentIndex(max(self._status.findData(order.status.value if order.status else ""), 0))
        self.ask("status", _("As one would say it on the phone"), self._status, stretch=1)
        self._next = self._when_field(shop.cases.answers.due(), "due")
        self.ask("due", _("We speak next"), self._next)

    def write(self) -> object:
        status = OrderStatus(self._status.currentData())
        return self._shop.cases.orders.set_status(self._order.id, status, self._instant(self._next))
