"""F5: something done for them, what it was, why, and what it cost us. What somebody spends is no reason here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from shopdesk.core import money, saying
from shopdesk.core.cases.records import Case, CaseKind
from shopdesk.core.gestures import rules
from shopdesk.core.gestures.records import NICE, ON_PAPER, Gesture, GestureKind, NewGesture, Why
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TickBox
from shopdesk.ui.widgets.form_sheet import FormSheet
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


class GiftSheet(FormSheet):
    """Small gift, advice, help, a referral. Fields that belong to one kind only are there for that kind only."""

    def __init__(self, shop: Shop, operations: Operations, member: Member, parent: QWidget | None) -> None:
        title = _("Something for {name}").format(name=member.greeting or member.name)
        super().__init__(title, width=520, keep=_("Given"), icon="gift", parent=parent)
        self._shop = shop
        self._operations = operations
        self._member = member
        self._currency = shop.settings.shop().currency
        self._hold = shop.cases.hold(member.id)
        self._warned = ""  # what they are known to have had before; pressing once more gives it all the same
        self._only: dict[GestureKind, list[Field]] = {}
        self._ask_what()
        self._ask_why()
        self._ask_cost()
        self._ask_despite()
        self._over_budget = LineField()
        self._over = self.ask("over_budget", _("Why you go on beyond the budget"), self._over_budget)
        self._over.hide()
        self.kept.connect(self._on_kept)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._why.currentIndexChanged.connect(self._on_why_changed)
        self._what.textChanged.connect(self._on_what_changed)
        self._on_kind_changed()

    # the questions

    def _ask_what(self) -> None:
        self._kind, self._what, self._case, self._referred_to = Choice(), LineField(), Choice(), LineField()
        for kind, words in rules.kind_names().items():
            self._kind.addItem(words, kind.value)
        for case in self._solved():
            self._case.addItem(case.what, case.id)
        self._paid = TickBox(_("They pay us for it, or are related to us"))
        self._paid.setObjectName("sheet_paid")
        self.ask("kind", _("What sort"), self._kind)
        self.ask("what", _("What it was"), self._what)
        self._before = Words("", "caption", "warm", lines=0)
        self._before.hide()
        self.body.addWidget(self._before)
        fixed = self.ask("case", _("What was put right"), self._case)
        referral = self.ask("referred_to", _("Who does it better, and where"), self._referred_to)
        self._only = {GestureKind.FIXED: [fixed], GestureKind.REFERRAL: [referral]}
        self.body.addWidget(self._paid)

    def _ask_why(self) -> None:
        self._why, self._words = Choice(), LineField()
        for why, words in rules.why_names().items():
            self._why.addItem(words, why.value)
        row = Row(gap=12)
        row.addWidget(self.ask("why", _("Why"), self._why), 1)
        self._own = self.ask("words", _("In a sentence"), self._words)
        row.addWidget(self._own, 1)
        self.body.addLayout(row)

    def _ask_cost(self) -> None:
        self._cost, self._minutes = LineField(), LineField()
        row = Row(gap=12)
        row.addWidget(self.ask("cost", _("What it cost us, in {currency}").format(currency=self._currency), self._cost), 1)
        row.addWidget(self.ask("minutes", _("Minutes it took"), self._minutes), 1)
        self.body.addLayout(row)
        left = self._shop.gestures.budget.month().left
        if left is not None:
            words = _("This month’s gift budget has {left} left.").format(left=saying.money(money.Money(max(left.minor, 0), left.currency)))
            self.body.addWidget(Words(words, "caption", "ink3", lines=0))

    def _ask_despite(self) -> None:
        """While something is to be put right, help goes on and the flower waits, unless an owner says why not."""
        self._despite = LineField()
        self._all_the_same = self.ask("despite", _("Why it is given all the same"), self._despite)
        if self._hold is not None:
            self.text.say(self._hold.sentence, tone="warm")
            self.text.show()
            self._kind.setCurrentIndex(self._kind.findData(GestureKind.HELP.value))

    def _solved(self) -> tuple[Case, ...]:
        cases = self._shop.cases.of(self._member.id, ended_too=True)
        return tuple(case for case in cases if case.kind is CaseKind.PROBLEM and not case.is_open)

    # what is typed

    def _chosen(self) -> GestureKind:
        return GestureKind(self._kind.currentData())

    def _on_kind_changed(self) -> None:
        chosen = self._chosen()
        for kind, fields in self._only.items():
            for field in fields:
                field.setVisible(kind is chosen)
        held = self._hold is not None and chosen in NICE and self._shop.staff.is_owner()
        self._all_the_same.setVisible(held)
        self._paid.setVisible(chosen is GestureKind.REFERRAL)
        if chosen is GestureKind.FIXED:
            self._why.setCurrentIndex(self._why.findData(Why.PUT_RIGHT.value))
        self._on_what_changed()

    def _on_why_changed(self) -> None:
        if self._why.currentData() == Why.OTHER.value:
            self._words.setFocus()

    def _on_what_changed(self) -> None:
        """Say before anybody presses that they had the same already."""
        gift = self._chosen() is GestureKind.GIFT
        before = self._shop.gestures.given_before(self._member.id, self._what.text()) if gift else None
        self._warned = "" if before is None else self._what.text()
        if before is not None:
            self._before.say(_before(before, self._shop))
        self._before.setVisible(before is not None)

    def _new(self) -> NewGesture:
        cost, minutes = self._cost.text().strip(), self._minutes.text().strip()
        if minutes and not minutes.isdecimal():
            raise NeedsALook("minutes", _("That is no number of minutes."), _("What you typed is still there."), _("Type it like 10."))
        return NewGesture(
            self._chosen(), self._what.text(), Why(self._why.currentData()), self._words.text(), self._price(cost),
            int(minutes) if minutes else None, case_id=self._case.currentData() if self._chosen() is GestureKind.FIXED else None,
            referred_to=self._referred_to.text(), paid=self._paid.isChecked(), again=bool(self._warned),
            over_budget=self._over_budget.text(), despite=self._despite.text(),
        )

    def _price(self, typed: str) -> money.Money | None:
        try:
            return money.parse(typed, self._currency) if typed else None
        except NeedsALook as error:
            raise NeedsALook("cost", error.what, error.kept, error.do) from error

    def _on_kept(self) -> None:
        self.do(self._operations, lambda: self._shop.gestures.give(self._member.id, self._new()), _("Written down. It has no strings."))

    def refused(self, error: ShopError) -> bool:
        if isinstance(error, NeedsALook) and error.field == "over_budget":
            self._over.show()
        return super().refused(error)


class ReceivedSheet(FormSheet):
    """How the last thing done for them was received; of a referral, how it went there. ``slip_asked`` when it is to go home on paper."""

    slip_asked = Signal()

    def __init__(self, shop: Shop, operations: Operations, gesture: Gesture, parent: QWidget | None) -> None:
        super().__init__(_("How was it received?"), f"{gesture.what}. {saying.long_day(gesture.day)}", parent=parent)
        words: QLineEdit = LineField(gesture.received)
        self.ask("received", _("What they said or did"), words)
        if gesture.kind in ON_PAPER:
            self._offer_slip()
        received = shop.gestures.received
        self.kept.connect(lambda: self.do(operations, lambda: received(gesture.id, words.text()), _("Remembered")))

    def _offer_slip(self) -> None:
        button = KeyButton(_("Slip to take along"), icon="pdf", small=True)
        button.setObjectName("sheet_slip")
        button.clicked.connect(self.slip_asked)
        self.body.addWidget(button)


def _before(gesture: Gesture, shop: Shop) -> str:
    ago = saying.ago(gesture.day, shop.today())
    words = _("They had the same {ago}, from {name}. Give it again only if you mean to.")
    return words.format(ago=ago, name=gesture.staff_name or _("us"))
