"""What is asked for a card: the words, who signs, what the code holds, on which paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from shopdesk.core.cards.records import Card, QrKind
from shopdesk.core.cards.rules import greeting_line
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.question import Question
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice, LineField, TextField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_WIDE = 322


@dataclass(frozen=True, slots=True)
class Answers:
    """How the form stands."""

    words: str
    dear: str
    signer_id: int | None
    with_face: bool
    qr: QrKind
    sheet: str

    def card(self, shop: Shop, member_id: int) -> Card:
        """Make up the card; raises ShopError when nobody signs it."""
        card = shop.cards.thank_you(member_id, self.words, dear=self.dear, qr=self.qr, signer_id=self.signer_id)
        return card if self.with_face else replace(card, signer=replace(card.signer, face=None))


class CardForm(QFrame):
    """``changed`` at every stroke; ``print_asked`` and ``save_asked`` when the card is ready."""

    changed = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._shop = shop
        self._build()
        self._connect()

    def _build(self) -> None:
        self.words = TextField(lines=4)
        self.words.setObjectName("card_words")
        self.words.setFixedHeight(theme.line_height("body") * 4 + theme.px(22))
        self._words = Question(_("In your own words"), self.words, reason=_("Nothing is written for you."))
        self._dear = LineField()
        self._dear.setObjectName("card_dear")
        self._signer = Choice()
        self._signer.setObjectName("card_signer")
        self._face = TickBox(_("Show the face"))
        self._face.setObjectName("card_face")
        self._qr = Choice()
        self._qr.setObjectName("card_qr")
        self._qr_field = Question(_("QR code"), self._qr)
        self._holds = Words("", "caption", "ink3", lines=0)
        self._sheet = Choice()
        self._sheet.setObjectName("card_sheet")
        self._sheet.addItem(_("A5"), "A5")
        self._sheet.addItem(_("A4"), "A4")
        self._sheet.setFixedWidth(theme.em(96))
        self._build_foot()
        column = Column(self, margins=(1, 1, 1, 1))
        column.addWidget(self._build_questions(), 1)
        column.addLayout(self._foot)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_foot(self) -> None:
        self.remarks = Words("", "small", "warm", lines=0)
        self.remarks.setObjectName("card_remarks")
        self.print = KeyButton(_("Print card"), icon="print", key="Ctrl+P", kind="primary")
        self.save = KeyButton(_("Save as PDF"), icon="pdf", key="Ctrl+S")
        self.print.setObjectName("card_print")
        self.save.setObjectName("card_save")
        for button in (self.print, self.save):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._foot = Column(gap=10, margins=(17, 4, 17, 16))
        self._foot.addWidget(self.remarks)
        self._foot.addWidget(self.print)
        self._foot.addWidget(self.save)

    def _build_questions(self) -> QScrollArea:
        questions = QWidget()
        questions.setObjectName("content")
        column = Column(questions, gap=9, margins=(17, 13, 17, 4))
        signed = Column(gap=2)
        signed.addWidget(Question(_("Signed by"), self._signer))
        signed.addWidget(self._face)
        code = Row(gap=12)
        code.addWidget(self._qr_field, 1)
        code.addWidget(Question(_("Paper"), self._sheet))
        column.addWidget(self._words)
        column.addWidget(Question(_("First line"), self._dear))
        column.addLayout(signed)
        column.addLayout(code)
        column.addWidget(self._holds)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(questions)
        return area

    def _connect(self) -> None:
        self.words.textChanged.connect(self.changed)
        self._dear.textChanged.connect(self.changed)
        self._face.toggled.connect(self.changed)
        for choice in (self._signer, self._qr, self._sheet):
            choice.currentIndexChanged.connect(self._on_choice)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)

    def begin(self, member: Member, words: str = "") -> None:
        """Start a card for ``member``, signed by who is at the counter, with ``words`` begun before."""
        self.blockSignals(True)
        self._fill(member)
        self.words.setPlainText(words)
        self.blockSignals(False)
        self.words.setFocus()

    def _fill(self, member: Member) -> None:
        present = self._shop.staff.at_counter_id()
        self._signer.clear()
        for person in self._shop.staff.all():
            self._signer.addItem(f"{person.name}, {person.title}" if person.title else person.name, person.id)
        self._signer.setCurrentIndex(max(0, self._signer.findData(present)))
        self._qr.clear()
        self._qr.addItem(_("Our contact"), QrKind.CONTACT.value)
        self._qr.addItem(_("Their card"), QrKind.MEMBER.value)
        self._dear.clear()
        self._dear.setPlaceholderText(greeting_line(sentences.called_by(member)))
        self._face.setChecked(True)
        self._words.is_fine()
        self._say_what_the_code_holds()

    def answers(self) -> Answers:
        """How the form stands now."""
        return Answers(
            self.words.toPlainText(), self._dear.text(), self._signer.currentData(), self._face.isChecked(),
            QrKind(self._qr.currentData() or QrKind.CONTACT.value), str(self._sheet.currentData()),
        )

    def remark(self, words: str) -> None:
        """Say what must be known before printing; nothing takes it away."""
        self.remarks.say(words)
        self.remarks.setVisible(bool(words))

    def needs_a_look(self, sentence: str) -> None:
        """Say what is to be looked at in the words."""
        self._words.needs_a_look(sentence)
        self.words.setFocus()

    def _say_what_the_code_holds(self) -> None:
        if self._qr.currentData() == QrKind.MEMBER.value:
            words = _("Opens their page at this counter. It holds a code, nothing about them.")
        else:
            words = _("Holds the signer’s name and phone. It does not track who scans it.")
        self._holds.say(words)
        self._qr.setAccessibleDescription(words)

    def _on_choice(self) -> None:
        if self._qr.count() == 2:
            self._say_what_the_code_holds()
        self.changed.emit()

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(_WIDE))
