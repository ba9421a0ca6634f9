"""The open page of one person: greet, act, say the one thing, and everything we know below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.core.today.cue import Cue, Reason
from shopdesk.core.visits.records import Visit
from shopdesk.i18n import _
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter.finding.results import Results
from shopdesk.ui.pages.counter.member.acts import MemberActs
from shopdesk.ui.pages.counter.member.gift_acts import GiftActs
from shopdesk.ui.pages.counter.member.header import MemberHeader
from shopdesk.ui.pages.counter.member.owed_place import OwedPlace
from shopdesk.ui.pages.counter.member.writings import Writings
from shopdesk.ui.pages.counter.panels.columns import MemberPanels
from shopdesk.ui.pages.counter.strips.member_strips import VisitStrip
from shopdesk.ui.pages.counter.strips.owed_strips import HeldStrip
from shopdesk.ui.pages.counter.strips.place import StripPlace
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.focus_kept import FocusKept
from shopdesk.ui.widgets.key_button import back_button
from shopdesk.ui.widgets.panels import SayThisNow


class MemberView(QWidget):
    """``visit_asked``, ``card_asked`` and ``edit_asked`` are for the page; small writings are done here, in a strip."""

    back_asked = Signal()
    chosen = Signal(object)
    new_asked = Signal(str)
    visit_asked = Signal()
    card_asked = Signal()
    edit_asked = Signal()
    known_asked = Signal()
    state_changed = Signal()
    errand_asked = Signal(object)

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, photos: Pixmaps, desktop: Desktop, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._photos = photos
        self.member: Member | None = None
        self._cue: Cue | None = None
        self._acts = MemberActs(self)
        self._strips = StripPlace(operations, self)
        self.owed = OwedPlace(shop, operations, photos, desktop)
        self.field = FindField(_("Find or scan anyone"), small=True)
        self.results = Results(shop, messages, photos, self.field)
        self._build()
        self._connect()

    # what it looks like

    def _build(self) -> None:
        self._back = back_button(_("Counter"))
        bar = Row(gap=16, margins=(16, 10, 28, 0))
        bar.addWidget(self._back)
        bar.addStretch(1)
        bar.addWidget(self.field)
        self._below = QStackedWidget()
        self._below.addWidget(self._build_page())
        place = QWidget()
        Column(place, margins=(28, 14, 28, 14)).addWidget(self.results)
        self._below.addWidget(place)
        column = Column(self)
        column.addLayout(bar)
        column.addWidget(self._below, 1)

    def _build_page(self) -> QWidget:
        page = QWidget()
        self._header = MemberHeader()
        self._say = SayThisNow()
        self.panels = MemberPanels(self._shop, self._operations, self._messages)
        head = Column(gap=12, margins=(28, 8, 28, 12))
        head.addWidget(self._header)
        head.addWidget(self._acts)
        head.addWidget(self.owed)
        head.addWidget(self._say)
        head.addWidget(self._strips)
        column = Column(page)
        column.addLayout(head)
        column.addWidget(self.panels, 1)
        return page

    def _connect(self) -> None:
        acts = self._acts
        acts.visit_asked.connect(self.visit_asked)
        acts.card_asked.connect(self._on_card_asked)
        self._gifts = GiftActs(self._shop, self._operations, acts, lambda: self.member)
        acts.edit_asked.connect(self.edit_asked)
        acts.known_asked.connect(self.known_asked)
        acts.expectation_asked.connect(self.panels.expectation.ask)
        self._writings = Writings(self._shop, self._operations, self._strips, lambda: self.member)
        self._writings.hear(acts, self.panels.remember)
        self.owed.strip_asked.connect(self._strips.open)
        self.panels.strip_asked.connect(self._strips.open)
        self.owed.hear_keys_of(self)
        self._strips.changed.connect(self._on_strip_changed)
        self.panels.errand_asked.connect(self.errand_asked)
        self._back.clicked.connect(self.back_asked)
        self.field.text_changed.connect(self._on_typed)
        self.field.escaped.connect(self.back_asked)
        self.results.chosen.connect(self.chosen)
        self.results.new_asked.connect(self.new_asked)
        self.results.looked.connect(self.state_changed)
        self._say.asked.connect(self._on_asked)
        self._say.put_off.connect(self._on_put_off)
        self.panels.remember.job_pressed.connect(self.edit_asked)

    # showing somebody

    def show_member(self, member: Member, back: str) -> None:
        """Open the page of ``member``; ``back`` names the page to which Esc leads."""
        self._back.set_words(back)
        self._strips.close_strip()
        self.field.clear()
        self._show(member)
        self.panels.setFocus()

    def refresh(self) -> None:
        """Show the page as it is now; raises NotFound when it is gone."""
        if self.member is not None:
            kept = FocusKept(self.panels)
            self._show(self._shop.members.get(self.member.id))
            kept.give_back()
        self.results.refresh()

    def show_read(self, text: str) -> None:
        """Show for a moment what a scanner read, without looking for it."""
        self.field.blockSignals(True)
        self.field.show_scanned(text)
        self.field.blockSignals(False)

    @property
    def searching(self) -> bool:
        """Whether somebody else is looked for."""
        return self._below.currentIndex() == 1

    def _show(self, member: Member) -> None:
        self.member = member
        today = self._shop.today()
        visits = self._shop.visits.of(member.id, 8)
        self._header.show_member(member, self._photos(member.photo_id), today, self._shop.rhythm.of(member.id))
        self._header.show_marks(self._shop.privileges.marks((member.id,)).get(member.id, ()))
        self._header.show_rhythm(self._shop.rhythm.picture(member.id))
        self.owed.show_member(member)
        hold = self.owed.hold
        self._acts.hold(hold.sentence if hold else "", mend=self.owed.problem is not None)
        self.panels.show_member(member)
        self.panels.flower.show_hold(self.owed.unsaid, held=hold is not None, owner=self.owed.owner)
        self._cue = self._shop.today_list.say_now.cue(member.id)
        if self._cue is not None:
            self._say.say(self._cue.sentence)
        strip = self._strips.strip
        if isinstance(strip, VisitStrip) and all(visit.id != strip.visit.id for visit in visits):
            self._strips.close_strip()
        self._show_cue()

    def _show_cue(self) -> None:
        self.owed.leave_keys(self._strips.strip is not None)
        self._say.setVisible(self._cue is not None and self._strips.strip is None and self.owed.hold is None)

    def keys(self) -> Keys:
        """The keys that work now."""
        strip = self._strips.strip
        if strip is not None:
            return (strip.key, _("Keep")), ("Tab", _("Next question")), ("Esc", _("Leave")), ("F2", _("Next person"))
        if self.searching:
            return self.results.keys()
        mend = (("Ctrl Enter", _("Solved")),) if self.owed.problem is not None else ()
        card = (("F5", _("Gift")), ("F6", _("Card"))) if self.owed.hold is None else ()
        return (
            *mend, ("F4", _("Log visit")), *card, ("F7", _("Note")), ("F8", _("Promise")), ("F10", _("More")), ("F11", _("Edit")),
            ("Esc", _("Back")), ("F2", _("Next person")), ("F12", _("Cover the screen")),
        )

    def step_back(self) -> bool:
        """Leave the strip, or what was typed; False when the page itself is to be left."""
        if self._strips.strip is not None:
            self._strips.leave()
            return True
        if self.field.text():
            self.field.clear()
            return True
        return False

    def _on_typed(self, text: str) -> None:
        looking = bool(text.strip())
        if looking != self.searching:
            self._below.setCurrentIndex(1 if looking else 0)
            self.state_changed.emit()

    # strips

    def add_to_visit(self, visit: Visit) -> None:
        """Offer to say more about a visit just logged."""
        if self.member is not None:
            self._strips.open(VisitStrip(self._shop, visit, self.member.remembered))

    def _on_card_asked(self) -> None:
        """Begin a card; while nice things are held, ask the owner why it cannot wait."""
        hold = self.owed.hold
        if hold is None:
            self.card_asked.emit()
        elif self.member is not None:
            self._strips.open(HeldStrip(self._shop, self.member.id, hold, self.card_asked.emit))

    def _on_strip_changed(self) -> None:
        self._show_cue()
        self.state_changed.emit()

    # the cue and the rest

    def _on_asked(self) -> None:
        now = self._cue
        if now is None:
            return
        asked = now.reason in (Reason.ASK_HOW, Reason.FOLLOW_UP)
        said = _("Asked. A note (F7) keeps the answer.") if asked else ""
        self._operations.do(lambda: self._shop.today_list.say_now.said(now), said=said, on_done=lambda _done: self._hide_cue(now.member_id))
        if now.reason is Reason.STILL_TRUE:
            self._focus_still_true(now.about)

    def _focus_still_true(self, memory_id: int) -> None:
        answer = self.panels.remember.findChild(QWidget, f"still_true_{memory_id}")
        if isinstance(answer, QWidget):
            self.panels.ensureWidgetVisible(answer)
            answer.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_put_off(self) -> None:
        now = self._cue
        if now is not None:
            self._operations.do(lambda: self._shop.today_list.say_now.not_now(now), on_done=lambda _done: self._hide_cue(now.member_id))

    def _hide_cue(self, member_id: int) -> None:
        if self.member is not None and self.member.id == member_id:
            self._cue = None
            self._show_cue()
