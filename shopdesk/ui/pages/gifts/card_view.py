"""One gift card: how it looks at the left, at the right what can be done with it, below what else is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from shopdesk.core.giftcards.records import GiftCard, GiftState
from shopdesk.core.giftcards.rules import in_words, shown_code
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.gifts import sentences
from shopdesk.ui.pages.gifts.card_face import CardFace
from shopdesk.ui.pages.gifts.card_list import HEIGHT, CardList, row_of
from shopdesk.ui.pages.gifts.gone_panel import GonePanel
from shopdesk.ui.pages.gifts.good_panel import GoodPanel
from shopdesk.ui.widgets.boxes import Column, Flow, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_BELOW = 2  # other open cards that are shown below
_MARKS = {"bakery": "wheat", "bookshop": "note", "bike_shop": "link"}


class CardView(QWidget):
    """``card_chosen`` with another card's id, ``all_asked`` for the whole list; ``replace_asked``, ``void_asked``, ``correct_asked``."""

    card_chosen = Signal(object)
    all_asked = Signal()
    replace_asked = Signal()
    void_asked = Signal()
    correct_asked = Signal()

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        settings = shop.settings.shop()
        self.face = CardFace(settings.name, _MARKS.get(settings.picture_set, "counter"))
        self.good, self.gone = GoodPanel(shop), GonePanel(shop)
        self._build()
        self._others.card_chosen.connect(self.card_chosen)

    def _build(self) -> None:
        across = Row(gap=34)
        across.addWidget(self._build_left(), 0, Qt.AlignmentFlag.AlignTop)
        right = Column()
        right.addWidget(self.good)
        right.addWidget(self.gone)
        right.addStretch(1)
        across.addLayout(right, 1)
        self._others = CardList()
        self._open = Panel(_("Open gift cards"), " ", lined=True)
        see_all = KeyButton(_("See all"), icon="forward", kind="quiet", small=True)
        see_all.setObjectName("gift_see_all")
        see_all.clicked.connect(self.all_asked)
        self._open.head.addWidget(see_all)
        self._open.body.addWidget(self._others)
        inside = QWidget()
        down = Column(inside, gap=14, margins=(28, 14, 28, 14))
        down.addLayout(across)
        down.addWidget(self._open)
        down.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        Column(self).addWidget(area)

    def _build_left(self) -> QWidget:
        self._code, self._until = Words("", "strong"), Words("", "small", "ink2")
        self._code.setObjectName("gift_code")
        self._until.setObjectName("gift_until")
        line = Row(gap=12)
        line.addWidget(self._code, 1)
        line.addWidget(self._until)
        note = Row(gap=8)
        self._note = Words("", "small", "ink2", lines=0)
        note.addWidget(Icon("lock", "ink2", 18), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        self._acts = QWidget()
        acts = Flow(self._acts, gap=8)
        self._buttons = {}
        for name, words, icon, signal in (
            ("gift_replace", _("Print again"), "print", self.replace_asked), ("gift_correct", _("Correct"), "edit", self.correct_asked),
            ("gift_void", _("Make void"), "never", self.void_asked),
        ):
            button = KeyButton(words, icon=icon, kind="quiet", small=True)
            button.setObjectName(name)
            button.clicked.connect(signal)
            self._buttons[name] = button
            acts.addWidget(button)
        beside = QWidget()
        left = Column(beside, gap=12)
        left.addWidget(self.face)
        left.addLayout(line)
        left.addLayout(note)
        left.addWidget(self._acts)
        left.addStretch(1)
        self._left = beside
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()
        return beside

    def show_card(self, card: GiftCard, *, in_hand: bool) -> None:
        """Show a card as it stands; ``in_hand`` when its code was read just now."""
        good = card.state is GiftState.OPEN
        known = card.receiver is not None and card.receiver.member_id is not None
        line = _("for {name}").format(name=sentences.first_name(card.receiver)) if known and card.receiver else _("for somebody dear")
        self.face.show_card(_("A gift"), line, in_words(card.value), faded=card.state in (GiftState.USED, GiftState.VOID))
        self._code.say(shown_code(card.tail))
        until = {GiftState.USED: _("Used up"), GiftState.VOID: _("Void"), GiftState.BLANK: _("Not sold yet")}
        self._until.say(until.get(card.state, _("No end date")))
        if good or card.state is GiftState.BLANK:
            self._note.say(_("The card holds a number only. The money is in your book, not on the card."))
        else:
            self._note.say(_("Every use is written down with time, counter and person, so the answer is never a guess."))
        self.good.setVisible(good)
        self.gone.setVisible(not good)
        if good:
            self.good.show_card(card, in_hand=in_hand)
        else:
            self.gone.show_card(card, self._shop.giftcards.entries(card.id))
        self._buttons["gift_replace"].setVisible(good or card.state is GiftState.BLANK)
        self._buttons["gift_void"].setVisible(good or card.state is GiftState.BLANK)
        self._buttons["gift_correct"].setVisible(good or card.state is GiftState.USED)
        self._show_others(visible=good)

    def take_focus(self, state: GiftState) -> None:
        """Put the focus where one goes on."""
        (self.good if state is GiftState.OPEN else self.gone).take_focus()

    def _on_look_changed(self) -> None:
        self._left.setFixedWidth(self.face.sizeHint().width())

    def _show_others(self, *, visible: bool) -> None:
        shelf = self._shop.giftcards.shelf
        cards = shelf.all((GiftState.OPEN,), _BELOW) if visible else ()
        self._open.setVisible(bool(cards))
        self._open.set_title(_("Open gift cards"), sentences.owed(shelf.owed()) if cards else "")
        self._others.show_rows([row_of(self._shop, card) for card in cards])
        self._others.setFixedHeight(theme.em(HEIGHT) * len(cards))
