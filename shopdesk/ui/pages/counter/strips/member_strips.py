"""What can be written on the open page in a strip: more about a visit, a note, something to remember, who comes along, what is in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core import money
from shopdesk.core.followups.records import Going
from shopdesk.core.members.records import Companion, CompanionKind, Member, Memory, MemoryKind, Remembered, Thing
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import Visit
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Choice, LineField, TextField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.strip import Strip
from shopdesk.ui.widgets.words import Words

Act = Callable[[], object]


class VisitStrip(Strip):
    """What they bought, how much, and whether to ask how it goes: all of it can be left out."""

    def __init__(self, shop: Shop, visit: Visit, remembered: Remembered) -> None:
        super().__init__(_("Anything to add to this visit?"), small=_("only if it helps"))
        self.done = _("Kept with the visit")
        self._shop = shop
        self.visit = visit
        self._purchases = remembered is Remembered.PURCHASES
        self._currency = shop.settings.shop().currency
        if self._purchases:
            self._ask_what(visit)
        else:
            self.add(Words(_("They chose that what they buy is not written down."), "small", "ink2", lines=2), 1)
        self._ask = TickBox(_("Ask how it goes"))
        self._ask.setObjectName("strip_ask_how")
        self._ask.setChecked(visit.ask_how)
        self.add(self._ask)

    def _ask_what(self, visit: Visit) -> None:
        self._what = LineField(visit.what)
        self._amount = LineField("" if visit.amount is None else f"{visit.amount.decimal():f}")
        self._amount.setFixedWidth(theme.em(130))
        self.ask("what", _("What they took home"), self._what, stretch=1)
        self.ask("amount", _("How much, in {currency}").format(currency=self._currency), self._amount)

    def begin(self) -> None:
        if self._purchases:
            super().begin()
        else:
            self._ask.setFocus()

    def write(self) -> object:
        if not self._purchases:
            return self._shop.visits.edit(self.visit.id, ask_how=self._ask.isChecked())
        typed = self._amount.text().strip()
        amount = money.parse(typed, self._currency) if typed else None
        return self._shop.visits.edit(self.visit.id, amount=amount, what=self._what.text(), ask_how=self._ask.isChecked())


class NoteStrip(Strip):
    """A line about them, as of today. What was begun and left is there again the next time."""

    def __init__(self, shop: Shop, member_id: int, begun: str = "") -> None:
        super().__init__(_("Note"), key="Ctrl+Enter", small=_("everybody here can read it"))
        self.done = _("Note kept")
        self._shop = shop
        self.member_id = member_id
        self._kept = False
        self._text = TextField(begun, lines=2)
        self._text.setFixedHeight(theme.line_height("body") * 2 + theme.px(26))
        self.ask("note", _("What happened, or what somebody should know"), self._text, stretch=1)

    @property
    def unfinished(self) -> str:
        """What stands there and was not kept."""
        return "" if self._kept else self._text.toPlainText()

    def write(self) -> object:
        note = self._shop.members.note(self.member_id, self._text.toPlainText())
        self._kept = True
        return note


class RememberStrip(Strip):
    """Something to remember, and who told us."""

    def __init__(self, shop: Shop, member: Member) -> None:
        super().__init__(_("Remember"), small=_("so nobody has to say it twice"))
        self.done = _("Remembered")
        self._shop = shop
        self._member_id = member.id
        self._kind = Choice()
        for kind in (MemoryKind.LIKES, MemoryKind.NEVER, MemoryKind.ALLERGY, MemoryKind.TALK, MemoryKind.NOTE):
            if kind is not MemoryKind.ALLERGY or shop.settings.is_asked("allergy"):
                self._kind.addItem(sentences.kind_of_memory(kind)[0], kind.value)
        self._text = LineField()
        self._told_by = LineField(hint=sentences.called_by(member))
        self._told_by.setFixedWidth(theme.em(150))
        self.ask("kind", _("What kind"), self._kind)
        self.ask("memories", _("In their words"), self._text, stretch=1)
        self.ask("told_by", _("Who told us"), self._told_by)

    def begin(self) -> None:
        self._text.setFocus()

    def write(self) -> object:
        return self._shop.members.remember(self._member_id, MemoryKind(self._kind.currentData()), self._text.text(), self._told_by.text())


class RewordStrip(Strip):
    """Say a memory better, forget it, or see what it said before."""

    forget_asked = Signal(object)
    confirm_asked = Signal(object)

    def __init__(self, shop: Shop, memory: Memory) -> None:
        super().__init__(sentences.kind_of_memory(memory.kind)[0], small=_before(shop, memory))
        self.done = _("Said better")
        self._shop = shop
        self._memory = memory
        self._text = LineField(memory.text)
        self.ask("memories", _("Say it better"), self._text, stretch=1)
        confirm = self.add_act(KeyButton(_("Still true"), small=True))
        forget = self.add_act(KeyButton(_("Forget it"), icon="bin", kind="quietWarm", small=True))
        confirm.setObjectName("strip_confirm")
        forget.setObjectName("strip_forget")
        confirm.clicked.connect(lambda: self.confirm_asked.emit(memory.id))
        forget.clicked.connect(lambda: self.forget_asked.emit(memory.id))

    def write(self) -> object:
        return self._shop.members.reword(self._memory.id, self._text.text())


def _before(shop: Shop, memory: Memory) -> str:
    history = shop.members.memory_history(memory.id)[:-1]
    return _("Before: {said}").format(said=" / ".join(old.text for old in reversed(history))) if history else ""


class CompanionStrip(Strip):
    """Who or what comes along."""

    def __init__(self, shop: Shop, member_id: int) -> None:
        super().__init__(_("Who or what comes along?"), small=_("a child by first name only"))
        self.done = _("Kept")
        self._shop = shop
        self._member_id = member_id
        self._kind = Choice()
        for kind, words in sentences.kinds_of_companion():
            self._kind.addItem(words, kind.value)
        self._name = LineField()
        self.ask("kind", _("What it is"), self._kind)
        self.ask("companions", _("What it is called"), self._name, stretch=1)

    def begin(self) -> None:
        self._name.setFocus()

    def write(self) -> object:
        return self._shop.members.add_companion(self._member_id, CompanionKind(self._kind.currentData()), self._name.text())


class ThingStrip(Strip):
    """Something of theirs in use, and when it needs care."""

    def __init__(self, shop: Shop, member_id: int) -> None:
        super().__init__(_("What do they have in use?"), small=_("so we can tell them when it needs care"))
        self.done = _("Kept")
        self._shop = shop
        self._member_id = member_id
        self._what = LineField()
        self._since = LineField(hint=_("2026-11-19"))
        self._every = LineField()
        self.ask("what", _("What"), self._what, stretch=1)
        self.ask("since", _("Since, if known"), self._since)
        self.ask("things", _("Care every … days"), self._every)

    def write(self) -> object:
        if not self._what.text().strip():
            raise NeedsALook("what", _("There is nothing written yet."), do=_("Write a few words, or leave with Esc."))
        return self._shop.members.add_thing(self._member_id, self._what.text(), self._day(), self._days())

    def _day(self) -> dt.date | None:
        typed = self._since.text().strip()
        try:
            return dt.date.fromisoformat(typed) if typed else None
        except ValueError:
            raise NeedsALook(
                "since", _("“{typed}” is no day.").format(typed=typed), do=_("Type year, month and day: 2026-11-19.")
            ) from None

    def _days(self) -> int | None:
        typed = self._every.text().strip()
        if typed and not typed.isdecimal():
            raise NeedsALook("things", _("“{typed}” is no number of days.").format(typed=typed), do=_("Type a number from 1 to 3660."))
        return int(typed) if typed else None


class UseStrip(Strip):
    """How something of theirs goes, with the tip we gave; ``gone_asked`` (the thing) where it is out of use."""

    gone_asked = Signal(object)

    def __init__(self, shop: Shop, thing: Thing) -> None:
        super().__init__(_("How does it go: {thing}?").format(thing=thing.what), small=_before_in_use(shop, thing))
        self._shop = shop
        self._thing = thing
        self._going = Segments([(going, words) for going, words in sentences.going_words().items()], Going.GOOD)
        self._tip = LineField()
        self.ask("going", _("They say"), self._going)
        self.ask("tip", _("The tip we gave, if any"), self._tip, stretch=1)
        gone = self.add_act(KeyButton(_("Out of use"), kind="quiet", small=True))
        gone.setObjectName("strip_gone")
        gone.clicked.connect(lambda: self.gone_asked.emit(thing))
        self._going.chosen.connect(self._on_chosen)
        self._on_chosen(Going.GOOD)

    def write(self) -> object:
        going = self._going.value()
        assert isinstance(going, Going)
        self._shop.followups.use.check(self._thing.id, going, self._tip.text())
        return going

    def _on_chosen(self, going: Going) -> None:
        self.done = {
            Going.GOOD: _("Kept"), Going.SO_SO: _("Kept. We ask again whether it goes better."),
            Going.STUCK: _("Kept. Help them today: it stands on Today."),
        }[going]


def _before_in_use(shop: Shop, thing: Thing) -> str:
    last = next(iter(shop.followups.use.checks(thing.id)), None)
    return "" if last is None else sentences.went(last, shop.today())


class GoneStrip(Strip):
    """Somebody does not come along any more, or something is out of use."""

    def __init__(self, shop: Shop, gone: Companion | Thing) -> None:
        name = gone.name if isinstance(gone, Companion) else gone.what
        keep = _("Take off the page")
        if isinstance(gone, Companion):
            super().__init__(_("{name} does not come along any more?").format(name=name), keep=keep)
        else:
            super().__init__(_("{name} is out of use?").format(name=name), keep=keep)
        self.done = _("Taken off the page")
        remove = shop.members.remove_companion if isinstance(gone, Companion) else shop.members.remove_thing
        self._act: Act = lambda: remove(gone.id)

    def begin(self) -> None:
        button = self.findChild(QWidget, "strip_leave")
        if isinstance(button, QWidget):
            button.setFocus()

    def write(self) -> object:
        return self._act()
