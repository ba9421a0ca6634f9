"""The Cards page: which card, for whom, in whose words; the card itself in the middle, and then paper."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards.records import CardKind
from shopdesk.core.changes import Changes
from shopdesk.core.shop import Shop
from shopdesk.errors import Held
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARD, FREED, GIFTS, Errand, Keys, Page
from shopdesk.ui.pages.cards import sentences
from shopdesk.ui.pages.cards.boxes import Boxes
from shopdesk.ui.pages.cards.delivery import Delivery
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.form import CardForm
from shopdesk.ui.pages.cards.gallery import Gallery
from shopdesk.ui.pages.cards.kinds import Offered, offered
from shopdesk.ui.pages.cards.laying_out import LayingOut
from shopdesk.ui.pages.cards.looking import Looking
from shopdesk.ui.pages.cards.papers import Papers
from shopdesk.ui.pages.cards.stage import SHEET, Stage
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.words import Words

_CONCERNED = frozenset({"cases", "members", "permissions", "settings", "staff"})
_LOOKS = frozenset({"settings", "staff"})


class CardsPage(Page):
    """Shows at every stroke the very page that will be printed. What is asked of the desktop goes through ``edges``."""

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, edges: Edges | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._came_from: int | None = None
        self.gallery = Gallery()
        self.gallery.show_kinds(offered())
        self.gallery.choose(CardKind.THANK_YOU.value)
        self.desk = Desk(shop, Papers(self.gallery.current().template))
        self.stage = Stage()
        self.form = CardForm(shop, self.desk, Pixmaps(shop.pictures.get))
        self.looking = Looking(shop, self.desk, self.stage, self.gallery, self)
        self.laying_out = LayingOut(self.desk, self)
        self._boxes = Boxes(shop, operations, self.desk, edges or Edges(), self)
        self.delivery = Delivery(shop, operations, messages, self.desk, edges or Edges(), self)
        self._build()
        self._connect(messages)

    def _build(self) -> None:
        self._bar = PageBar(_("Cards"), find_hint=_("Find or scan anyone"))
        kinds = Column(gap=8)
        kinds.addWidget(Words(_("Kinds of card"), "strong"))
        kinds.addWidget(self.gallery, 1)
        content = Row(gap=20, margins=(28, 14, 28, 14))
        content.addLayout(kinds)
        content.addWidget(self.stage, 1)
        content.addWidget(self.form)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(content, 1)

    def _connect(self, messages: Messages) -> None:
        form, delivery = self.form, self.delivery
        self._bar.find_asked.connect(self.find_asked)
        self.gallery.chosen.connect(self._on_kind)
        self.stage.turned.connect(self._on_turned)
        self.stage.paper_asked.connect(lambda: self._boxes.paper())
        self.stage.go_on_asked.connect(self._boxes.go_on)
        self._boxes.changed.connect(self._show)
        self._boxes.paper_changed.connect(self._on_paper_changed)
        form.changed.connect(self._on_typed)
        form.more_asked.connect(self._boxes.more)
        form.print_asked.connect(self._on_print)
        form.save_asked.connect(self._on_save)
        form.stop_asked.connect(self._on_stop)
        self.laying_out.progressed.connect(self._bar.sentence.say)
        self.laying_out.ended.connect(self._on_ended)
        form.for_whom.changed.connect(self._show)
        self.looking.remarked.connect(form.remark)
        self.looking.broke.connect(messages.report)
        delivery.began.connect(form.set_busy)
        delivery.progressed.connect(self._bar.sentence.say)
        delivery.unwritten.connect(self._on_unwritten)
        delivery.refused.connect(form.remark)
        delivery.ended.connect(self._on_ended)

    # what the window asks

    def keys(self) -> Keys:
        several = (("PgUp", _("Previous person")), ("PgDn", _("Next person"))) if len(self.desk.people) > 1 else ()
        back = (("Esc", _("Back")),) if self._came_from is not None else ()
        return *several, ("Ctrl P", _("Print")), ("Ctrl S", _("Save PDF")), *back, ("F1", _("All keys"))

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.by_others or changes.features & _CONCERNED:
            self.desk.waiting.look_again(() if changes is None or changes.by_others else changes.members)
            self._show()
            if changes is None or changes.features & _LOOKS:
                self.looking.look_at_kinds()

    def activated(self) -> None:
        (self.form.words if self.form.words.isVisible() else self.gallery).setFocus()

    def take_errand(self, errand: Errand) -> None:
        """Cards for the members it brings; its words are the key of a thing on Today that is done with it."""
        self._came_from = errand.members[0] if errand.act in (CARD, FREED) else None
        self.delivery.today = errand.words
        self.desk.begin(errand.members)
        if errand.kind:
            self.gallery.choose(errand.kind)
            self._on_kind(self.gallery.current())
        if errand.act == FREED:
            self.desk.waiting.free(errand.members[0])
        self._show()
        self.activated()

    def step_back(self) -> bool:
        """To the page of whoever the card is for, where one came from there."""
        if self._came_from is None:
            return False
        self.member_asked.emit(self._came_from)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self.window().isVisible():
            self.laying_out.stop()
            self.delivery.close()
            self.looking.drawing.wait()

    # showing

    def _show(self) -> None:
        """Show everything as it stands on the desk."""
        kind = self.gallery.current()
        self.desk.papers.take(self.desk.template)
        self._bar.say(_("Cards"), sentences.subject(self.desk, kind.name))
        self.laying_out.begin()
        self.looking.show_sides()
        self.form.fill()
        self._show_state()
        self.looking.look()
        self.keys_changed.emit()

    def _show_state(self) -> None:
        """What follows from words, people and paper: who waits, how many cards come out."""
        desk = self.desk
        self.stage.say(sentences.whose(desk), len(desk.people) > 1, sentences.paper(desk.papers, desk.template))
        person = desk.current
        refusal = None if person is None else desk.refusal(person)
        if person is None or refusal is None:
            self.stage.say_held("", "", overridable=False)
        else:
            title = _("{name}’s card waits").format(name=person.name)
            self.stage.say_held(title, refusal.what, overridable=isinstance(refusal, Held))
        gift = desk.kind is CardKind.GIFT
        self.form.print.set_words(_("Make gift cards") if gift else sentences.print_words(desk.how_many(), desk.kind))
        self.form.save.setVisible(not gift)
        self.form.say_state()
        if self.laying_out.is_busy:
            self.form.set_laying_out()

    # what a person does

    def _on_kind(self, kind: Offered) -> None:
        self.desk.choose(kind.kind, kind.own)
        self._show()

    def _on_turned(self, steps: int) -> None:
        self.desk.people.turn(steps)
        self._show()

    def _on_typed(self) -> None:
        self.looking.look()
        self._show_state()

    def _on_paper_changed(self) -> None:
        self.stage.show_side(SHEET)
        self._show()

    def _on_print(self) -> None:
        if self.desk.kind is CardKind.GIFT:
            self.errand_asked.emit(Errand(GIFTS))  # what is worth money is made and counted there
        else:
            self.looking.drawing.wait()
            self.delivery.print(self.gallery.current().name)

    def _on_save(self) -> None:
        self.looking.drawing.wait()
        self.delivery.save(self.gallery.current().name)

    def _on_stop(self) -> None:
        if self.laying_out.is_busy:
            self.laying_out.stop()
        else:
            self.delivery.stop()

    def _on_unwritten(self) -> None:
        self._show()
        self.form.needs_words(_("There is nothing written yet. One line of your own is enough."))

    def _on_ended(self) -> None:
        self.form.set_idle()
        self._show()
