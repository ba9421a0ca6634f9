"""What is asked for seldom: lines of one's own on the front, a picture of one's own, the same words for all, a pen, the post."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import CardKind
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.choose_file import picture_from
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Field, LineField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.words import Words

_W = TypeVar("_W", bound=QWidget)
_NO_FRONT = frozenset({CardKind.LABEL, CardKind.CONTACT, CardKind.GIFT, CardKind.PREFERENCES})


class MoreChoice(Sheet):
    """``changed`` at every stroke: all is used at once, as on the page itself."""

    changed = Signal()

    def __init__(self, desk: Desk, usual_dear: str, edges: Edges, parent: QWidget | None = None) -> None:
        super().__init__(_("More about these cards"), width=500, parent=parent)
        self._desk = desk
        self._edges = edges
        self._front = _named("more_front", LineField(desk.wish.front, hint=rules.front_line(desk.kind)))
        self._under = _named("more_under", LineField(desk.wish.under, hint=rules.under_line(desk.kind)))
        self._dear = _named("more_dear", LineField(desk.dear, hint=usual_dear))
        if desk.kind not in _NO_FRONT:
            self.body.addWidget(Field(_("Line on the front"), self._front))
            self.body.addWidget(Field(_("Below it"), self._under))
            self.body.addWidget(Field(_("Picture on the front"), self._build_picture()))
        if desk.kind in rules.LETTERS:
            self.body.addWidget(Field(_("First line inside"), self._dear))
        self.body.addLayout(self._build_ticks())
        done = self.add_button(KeyButton(_("Done"), icon="check", kind="primary"))
        done.clicked.connect(self.accept)
        for line in (self._front, self._under, self._dear):
            line.textChanged.connect(self._on_typed)

    def _build_picture(self) -> QWidget:
        place = QWidget()
        row = Row(place, gap=10)
        choose = _named("more_picture", KeyButton(_("Choose a picture"), icon="camera", small=True))
        self._drop = _named("more_drawing", KeyButton(_("The drawing again"), kind="quiet", small=True))
        self._picture = _named("more_picture_said", Words("", "small", "ink2", lines=0))
        row.addWidget(choose)
        row.addWidget(self._picture, 1)
        row.addWidget(self._drop)
        choose.clicked.connect(self._on_choose)
        self._drop.clicked.connect(self._on_drop)
        self._say_picture()
        return place

    def _build_ticks(self) -> Column:
        ticks, desk = Column(), self._desk
        self._same = _named("more_same", TickBox(_("The same words for all of them")))
        self._ruled = _named("more_ruled", TickBox(_("Lines to write on by hand")))
        self._post = _named("more_post", TickBox(_("They go by post")))
        says_something = desk.kind in rules.LETTERS or desk.kind in (CardKind.PRIVACY, CardKind.REFERRAL)
        shown = (
            (self._same, desk.same_words, says_something and len(desk.people) > 1), (self._ruled, desk.wish.ruled, says_something),
            (self._post, desk.waiting.by_post, bool(desk.people)),
        )
        for tick, on, wanted in shown:
            ticks.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
            tick.setChecked(on)
            tick.setVisible(wanted)
            tick.toggled.connect(self._on_ticked)
        return ticks

    def _say_picture(self, problem: str = "") -> None:
        own = self._desk.wish.picture is not None
        said = _("Your own picture is on the front.") if own else _("The drawing of your set is on the front.")
        self._picture.say(problem or said, tone="warm" if problem else "ink2")
        self._drop.setVisible(own)

    def _on_typed(self) -> None:
        self._desk.set(front=self._front.text(), under=self._under.text())
        self._desk.address(self._dear.text())
        self.changed.emit()

    def _on_ticked(self) -> None:
        self._desk.share_words(self._same.isChecked())
        self._desk.waiting.by_post = self._post.isChecked()
        self._desk.set(ruled=self._ruled.isChecked())
        self.changed.emit()

    def _on_choose(self) -> None:
        path = self._edges.picture(self)
        if path is None:
            return
        try:
            self._desk.set(picture=picture_from(path))
        except ShopError as error:
            self._say_picture(str(error))
            return
        self._say_picture()
        self.changed.emit()

    def _on_drop(self) -> None:
        self._desk.set(picture=None)
        self._say_picture()
        self.changed.emit()


def _named(name: str, widget: _W) -> _W:
    widget.setObjectName(name)
    return widget
