"""Two pages that may be one person, side by side: one person, two people, or later."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shopdesk.core.duplicates import rules
from shopdesk.core.duplicates.records import Alike, Taken
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.members.pair_side import PairSide, values
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import WIDEST, Sheet


class PairSheet(Sheet):
    """Goes through ``pairs``, one at a time; closes after the last. Later is the safe answer: it has the focus and Esc."""

    def __init__(self, shop: Shop, operations: Operations, pairs: Sequence[Alike], parent: QWidget | None = None) -> None:
        super().__init__(_("One person, or two?"), " ", width=WIDEST, parent=parent)
        self._shop = shop
        self._operations = operations
        self._waiting = list(pairs)
        self._pages = (0, 0)
        self._sides: tuple[PairSide, PairSide] | None = None
        self._across = Row(gap=12)
        self.body.addLayout(self._across)
        self._build_buttons()
        self._show_next()

    def _build_buttons(self) -> None:
        self._later = self.add_button(KeyButton(_("Later"), key="Esc"))
        self._turn = KeyButton(_("Let the other page go on"), icon="sync", kind="quiet", small=True)
        self._two = self.add_button(KeyButton(_("Two people")))
        self._same = self.add_button(KeyButton(_("Same person"), icon="merge"))
        for name, button in (("later", self._later), ("turn", self._turn), ("two", self._two), ("same", self._same)):
            button.setObjectName(f"pair_{name}")
        self.body.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        self._later.setDefault(True)
        self._later.clicked.connect(self.reject)
        self._turn.clicked.connect(self._on_turned)
        self._two.clicked.connect(self._on_two)
        self._same.clicked.connect(self._on_same)

    def _show_next(self) -> None:
        still = self._shop.duplicates.still(self._waiting)
        if not still:
            self.accept()
            return
        self._waiting = list(still)
        pair = still[0]
        members = sorted((self._shop.members.get(page) for page in (pair.first, pair.second)), key=lambda member: -member.visits)
        left = ngettext("{count} pair left.", "{count} pairs left.", len(still)).format(count=len(still))
        why = rules.sentence(pair.whys)
        self.title.say(_("Is {name} one person or two?").format(name=self._shop.members.match(members[0].id).name))
        self.text.say(_("{why}. Everything on both pages stays, and you can take it back for 30 days. {left}").format(why=why, left=left))
        self._show_pair(members[0].id, members[1].id)

    def _show_pair(self, goes_on: int, joins: int) -> None:
        self._pages = (goes_on, joins)
        here, there = self._shop.members.get(goes_on), self._shop.members.get(joins)
        said, also = values(here), values(there)
        differ = frozenset(what for what in Taken if what in said and what in also and (said[what] != also[what] or what is Taken.PHOTO))
        for side in self._sides or ():
            self._across.removeWidget(side)
            side.deleteLater()
        self._sides = (PairSide(self._shop, here, differ, joins=False), PairSide(self._shop, there, differ, joins=True))
        for side in self._sides:
            self._across.addWidget(side, 1)
        self.adjustSize()
        self._later.setFocus()

    def _on_turned(self) -> None:
        self._show_pair(self._pages[1], self._pages[0])

    def _on_two(self) -> None:
        self._operations.do(
            partial(self._shop.duplicates.two_people, *self._pages), said=_("Two people. Nobody is asked again."), on_done=self._on_decided
        )

    def _on_same(self) -> None:
        taken = self._sides[1].taken() if self._sides else frozenset()
        merge = partial(self._shop.duplicates.merge, *self._pages, taken)
        self._operations.do(merge, said=_("One page now"), on_done=self._on_decided)

    def _on_decided(self, _done: object) -> None:
        self._show_next()
