"""What we owe them: promises, what they asked for, orders; each with its clock, whose it is, and what settles it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from shopdesk.core.cases import rules
from shopdesk.core.cases.records import Case, CaseKind, CaseState, Promise, Trouble
from shopdesk.core.members.records import Member
from shopdesk.core.permissions.records import Channel
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.acts.ticking import by_when
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.owed_item import Act, Owed, OwedItem
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.pages.counter.strips.owed_strips import (
    CaseNoteStrip,
    LateStrip,
    RewordCaseStrip,
    StatusStrip,
    ToldStrip,
    WaitStrip,
)
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, put_instead, rule
from shopdesk.ui.widgets.response_clock import Clock, ResponseClock
from shopdesk.ui.widgets.words import Words


class PromisesPanel(MemberPanel):
    """``strip_asked`` gives a strip to open for whatever has to be written."""

    strip_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Open promises"))
        self._photos = Pixmaps(shop.pictures.get)
        self._clock = ResponseClock()
        self.head.addWidget(self._clock)
        self._items = QWidget()
        self.body.addWidget(self._items)

    def show_member(self, member: Member) -> None:
        cases = self._shop.cases
        promises = [(self._promise(one), f"kept_{one.id}") for one in cases.promises.of(member.id)]
        asked = [(self._case(one), f"done_{one.id}") for one in cases.of(member.id) if one.kind is not CaseKind.PROBLEM]
        untold = [(self._trouble(one, member), f"told_{one.id}") for one in cases.troubles.untold(member.id)]
        owed = untold + promises + asked
        single = len(owed) == 1 and bool(promises)
        self.set_title(_("Open promise") if single else _("Open promises"))
        self._clock.show_clock(owed[0][0].clock if single else None)
        items = QWidget()
        column = Column(items, gap=10)
        for place, (one, name) in enumerate(owed):
            if place:
                column.addWidget(rule())
            column.addWidget(OwedItem(one, name, own_clock=not single))
        if not owed:
            column.addWidget(Words(_("Nothing is promised. F8 keeps what you say, and by when."), "small", "ink2", lines=0))
        self._items = put_instead(self.body, self._items, items)

    def _promise(self, promise: Promise) -> Owed:
        promises, late = self._shop.cases.promises, promise.late_since is not None
        name = self._first_name(promise.staff_id, promise.staff_here)
        more: tuple[Act, ...] = (
            self._strip("clock", _("It will be late"), partial(LateStrip, self._shop, promise)),
            self._strip("voices", _("They know now"), partial(ToldStrip, self._shop, promise)),
            self._do("attention", _("Not kept"), partial(promises.broken, promise.id), _("A promise not kept is put right first")),
            self._do("close", _("They do not want it any more"), partial(promises.let_go, promise.id), _("Let go")),
        )
        who = _("{name} promised it").format(name=name) if name else _("Nobody stands for it")
        return Owed(
            promise.what, self._ticking(promise), who, name, self._face(promise.staff_id), str(promise.staff_id),
            self._do("check", _("Kept"), partial(promises.kept, promise.id), _("Kept")), more,
            news=_("Not told yet: {why}").format(why=promise.known_problem) if late and promise.to_tell else "",
        )

    def _case(self, case: Case) -> Owed:
        name, order = self._first_name(case.owner_id, case.owner_here), case.kind is CaseKind.ORDER
        more: tuple[Act, ...] = (
            self._strip("note", _("Add what we did"), partial(CaseNoteStrip, self._shop, case)),
            self._strip("edit", _("Say it better"), partial(RewordCaseStrip, self._shop, case)),
            self._waiting(case),
        )
        if order:
            more += (
                self._strip("forward", _("Say where it is"), partial(StatusStrip, self._shop, case)),
                self._strip("clock", _("It will be late"), partial(LateStrip, self._shop, case)),
                self._strip("voices", _("They know now"), partial(ToldStrip, self._shop, case)),
            )
        again = partial(self._shop.cases.asked_twice, case.member_id, case.id)
        more += (self._do("attention", _("They asked twice"), again, _("Admitted: they had to ask twice")),)
        words, said = (_("Fetched"), _("Fetched")) if order else (_("Answered"), _("Answered"))
        return Owed(
            case.what, self._ticking(case), _("{name} has it").format(name=name) if name else _("Nobody has it now"), name,
            self._face(case.owner_id), str(case.owner_id), self._do("check", words, partial(self._shop.cases.solve, case.id), said), more,
            label=_("Order") if order else _("Asked for"), news=_status(case),
        )

    def _waiting(self, case: Case) -> Act:
        """It waits for somebody else, or no longer."""
        if case.state is CaseState.WAITING:
            return self._do("snooze", _("It goes on now"), partial(self._shop.cases.go_on, case.id), _("It goes on"))
        return self._strip("snooze", _("It waits for somebody else"), partial(WaitStrip, self._shop, case))

    def _trouble(self, trouble: Trouble, member: Member) -> Owed:
        """A trouble that hits them and of which they do not know the last."""
        troubles, name = self._shop.cases.troubles, self._first_name(trouble.owner_id, trouble.owner_here)
        told = partial(troubles.told, trouble.id, member.id, Channel.IN_PERSON.value)
        asked = partial(troubles.asked, trouble.id, member.id)
        when = by_when(self._shop, trouble.next_update)
        clock = Clock(_("news was due {time}").format(time=when) if troubles.is_overdue(trouble) else when, warm=True)
        return Owed(
            trouble.words or trouble.what, clock, _("{name} has it").format(name=name) if name else _("Nobody has it now"), name,
            self._face(trouble.owner_id), str(trouble.owner_id), self._do("check", _("Told"), told, _("They know")),
            (self._do("ask", _("They asked"), asked, _("They asked first")),),
            label=_("A trouble that hits them"), news=_("They do not know yet."),
        )

    # parts

    def _ticking(self, owed: Case | Promise) -> Clock:
        left = self._shop.cases.answers.time_left(owed)
        when = by_when(self._shop, owed.due)
        return Clock(_("late since {time}").format(time=when) if left.late else when, warm=left.late, late=left.late)

    def _first_name(self, staff_id: int | None, here: bool) -> str:
        return self._shop.staff.get(staff_id).first_name if staff_id is not None and here else ""

    def _face(self, staff_id: int | None) -> QPixmap | None:
        return self._photos(self._shop.staff.get(staff_id).face_id) if staff_id is not None else None

    def _do(self, icon: str, words: str, act: Callable[[], object], said: str) -> Act:
        return icon, words, lambda: self._operations.do(act, said=said)

    def _strip(self, icon: str, words: str, make: Callable[[], object]) -> Act:
        return icon, words, lambda: self.strip_asked.emit(make())


def _status(case: Case) -> str:
    """Where it is, while they have not been told."""
    if case.known_late and case.to_tell:
        return _("It will be late, and they do not know yet.")
    if case.state is CaseState.WAITING:
        return _("It waits for somebody else.")
    if case.to_tell and case.status is not None:
        return _("They do not know yet: {status}").format(status=rules.status_words()[case.status])
    return ""
