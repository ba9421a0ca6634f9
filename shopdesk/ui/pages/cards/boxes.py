"""The boxes the page opens: paper, more choices, and an owner's word for a card that waits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.held_choice import HeldChoice
from shopdesk.ui.pages.cards.more_choice import MoreChoice
from shopdesk.ui.pages.cards.paper_choice import PaperChoice
from shopdesk.ui.pages.counter.edges import Edges


class Boxes(QObject):
    """``changed`` when the cards are other ones now, ``paper_changed`` when they lie otherwise on their sheet."""

    changed = Signal()
    paper_changed = Signal()

    def __init__(self, shop: Shop, operations: Operations, desk: Desk, edges: Edges, page: QWidget) -> None:
        super().__init__(page)
        self._shop = shop
        self._operations = operations
        self._desk = desk
        self._edges = edges
        self._page = page

    def more(self) -> None:
        """Ask what is asked seldom."""
        try:
            usual = self._desk.card(self._desk.current).dear
        except ShopError:
            usual = ""
        choice = MoreChoice(self._desk, usual, self._edges, self._page.window())
        choice.changed.connect(self.changed)
        choice.open()

    def paper(self) -> None:
        """Ask for the paper."""
        choice = PaperChoice(self._desk, self._page.window())
        choice.changed.connect(self.paper_changed)
        choice.open()

    def go_on(self) -> None:
        """Ask an owner why the shown card cannot wait."""
        person = self._desk.current
        refusal = None if person is None else self._desk.refusal(person)
        if person is None or refusal is None:
            return
        choice = HeldChoice(person.name, refusal.what, self._page.window())

        def keep(words: str) -> None:
            free = partial(self._shop.cases.require_free, person.member_id, words)
            self._operations.do(free, on_done=kept, refused=choice.refused)

        def kept(_done: object) -> None:
            self._desk.waiting.free(person.member_id)
            self.changed.emit()
            choice.accept()

        choice.said.connect(keep)
        choice.open()
