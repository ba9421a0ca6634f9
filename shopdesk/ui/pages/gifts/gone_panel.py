"""A gift card that is good for nothing now: when and where it went, and what one can say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core.giftcards.records import Entry, GiftCard, GiftState
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.gifts import sentences
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_SHOWN = 6  # entries; a card has seldom more


class _Line(QWidget):
    """One thing that happened: when, and what."""

    def __init__(self, when: str, what: str) -> None:
        super().__init__()
        column = Column(self)
        column.addWidget(rule())
        row = Row(gap=12, margins=(0, 8, 0, 8))
        self._when = Words(when, "small", "ink2")
        row.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(what, "body", lines=0), 1)
        column.addLayout(row)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._when.setFixedWidth(theme.em(138))


class GonePanel(Panel):
    """``find_out_asked`` when somebody is to find out for them, ``sell_asked`` for a blank card, ``who_asked`` who took it off,
    ``another_asked`` and ``closed``."""

    find_out_asked = Signal()
    sell_asked = Signal()
    who_asked = Signal()
    another_asked = Signal()
    closed = Signal()

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(gap=14, parent=parent)
        self._shop = shop
        self.setObjectName("gift_gone")
        self._build()

    def _build(self) -> None:
        title = Row(gap=12)
        self._title = Words("", "state", lines=2)
        self._title.setObjectName("gone_title")
        close = KeyButton(_("Close"), icon="close", key="Esc", kind="quiet", small=True, icon_only=True)
        close.clicked.connect(self.closed)
        title.addWidget(Icon("attention", "warm", 28))
        title.addWidget(self._title, 1)
        title.addWidget(close)
        box = QFrame()
        box.setProperty("part", "warmSoft")
        words = Column(box, gap=4, margins=(18, 12, 18, 12))
        self._what, self._nothing = Words("", "body", lines=0), Words("", "body", lines=0)
        self._what.setObjectName("gone_what")
        words.addWidget(self._what)
        words.addWidget(self._nothing)
        self._history = Column()
        self._advice_room = QWidget()
        advice = Row(self._advice_room, gap=10)
        self._advice = Words("", "lead", lines=0)
        advice.addWidget(Icon("say", "ink2", 20), 0, Qt.AlignmentFlag.AlignTop)
        advice.addWidget(self._advice, 1)
        self.body.addLayout(title)
        self.body.addWidget(box)
        self.body.addWidget(Words(_("What happened to it"), "label", "ink2"))
        self.body.addLayout(self._history)
        self.body.addWidget(rule())
        self.body.addWidget(self._advice_room)
        self.body.addLayout(self._build_buttons())

    def _build_buttons(self) -> Row:
        self.find_out = KeyButton(_("Find out for them"), icon="mend", key="Enter", kind="primary")
        self.sell = KeyButton(_("Sell or give it"), icon="gift", key="Enter", kind="primary")
        self._who = KeyButton(_("Ask"), icon="person")
        another = KeyButton(_("Scan another"), icon="scan", key="F2", bound=False)
        for button, name, signal in (
            (self.find_out, "gone_find_out", self.find_out_asked), (self.sell, "gone_sell", self.sell_asked),
            (self._who, "gone_who", self.who_asked), (another, "gone_another", self.another_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        buttons = Row(gap=12)
        for button in (self.find_out, self.sell, self._who, another):
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def show_card(self, card: GiftCard, entries: Sequence[Entry]) -> None:
        """Show what happened to a card."""
        shop, blank = self._shop, card.state is GiftState.BLANK
        title, what, nothing = sentences.gone(shop, card, entries)
        self._title.say(title)
        last = entries[-1]
        self._what.say(what, strong=last.staff.split()[0] if last.staff else "")
        self._nothing.say(nothing)
        self._nothing.setVisible(bool(nothing))
        self._show_history(card, entries)
        self._advice.say(self._advice_for(card, last))
        self._advice_room.setVisible(not blank)
        self.find_out.setVisible(not blank)
        self.sell.setVisible(blank)
        self._who.setVisible(bool(last.staff) and not blank)
        self._who.set_words(_("Ask {name}").format(name=last.staff.split()[0] if last.staff else ""))

    def take_focus(self) -> None:
        """Put the focus on what Enter does."""
        (self.sell if self.sell.isVisibleTo(self) else self.find_out).setFocus()

    def _show_history(self, card: GiftCard, entries: Sequence[Entry]) -> None:
        while (item := self._history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries[-_SHOWN:]:
            self._history.addWidget(_Line(sentences.moment(self._shop, entry.at), sentences.happened(self._shop, entry, card)))
        if card.state is not GiftState.BLANK:
            now = sentences.moment(self._shop, self._shop.clock.now())
            self._history.addWidget(_Line(now, _("Shown again, nothing taken off")))

    def _advice_for(self, card: GiftCard, last: Entry) -> str:
        if card.followed_by is not None:
            return _("The person in front of you may not know. Try: “There is a newer card for this one. Let us look for it.”")
        said = _("The person in front of you may not know. Try: “This one was used on {day}. Let me find out what happened.”")
        return said.format(day=sentences.day(self._shop, last.at))
