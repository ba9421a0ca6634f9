"""What is asked for the cards: the words, who signs, what the code holds, for whom; and at its foot how they come out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import QrKind
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.cards import sentences
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.for_whom import ForWhom
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TextField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_WIDE, _LINES = 322, 4


class OwnWords(TextField):
    """Leaves the keys that go from person to person to the page."""

    def event(self, event: QEvent) -> bool:
        turning = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if turning and event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)


class CardForm(QFrame):
    """Fills ``desk`` as one types, and says so with ``changed``."""

    changed = Signal()
    more_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    stop_asked = Signal()

    def __init__(self, shop: Shop, desk: Desk, photos: Pixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._shop = shop
        self._desk = desk
        self._photos = photos
        self._filling = False
        self._build_questions()
        self.for_whom = ForWhom(shop, desk, photos)
        self._build_foot()
        column = Column(self, margins=(1, 1, 1, 1))
        column.addWidget(self._in_a_scroll(), 1)
        column.addLayout(self._foot)
        self._connect()
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_questions(self) -> None:
        self.words = OwnWords(lines=_LINES)
        self.words.setFixedHeight(theme.line_height("body") * _LINES + theme.px(30))
        self._words = Field(_("In your own words"), self.words)
        self._more = KeyButton(_("More choices"), icon="edit", kind="quiet", small=True, letter="m")
        self._signer = Choice()
        self._face = TickBox(_("Show my face"))
        self._qr = Choice()
        for kind, words in sentences.codes():
            self._qr.addItem(words, kind.value)
        self._qr_field = Field(_("QR code"), self._qr)
        self._reach = LineField()
        names = {
            "card_words": self.words, "card_more": self._more, "card_signer": self._signer, "card_face": self._face, "card_qr": self._qr,
            "card_reach": self._reach,
        }
        for name, widget in names.items():
            widget.setObjectName(name)

    def _in_a_scroll(self) -> QScrollArea:
        questions = QWidget()
        questions.setObjectName("content")
        column = Column(questions, gap=10, margins=(17, 15, 17, 6))
        self._signed = QWidget()
        signed = Column(self._signed, gap=0)
        signed.addWidget(Field(_("Signed by"), self._signer))
        signed.addWidget(self._face)
        people = Column(gap=5)
        people.addWidget(Words(_("For"), "label", "ink2"))
        people.addWidget(self.for_whom)
        people.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        column.addWidget(self._signed)
        column.addWidget(self._qr_field)
        column.addWidget(self._reach)
        column.addLayout(people)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(questions)
        return area

    def _build_foot(self) -> None:
        self.remarks = Words("", "small", "warm", lines=0)
        self.remarks.setObjectName("card_remarks")
        self.print = KeyButton(_("Print card"), icon="print", key="Ctrl+P", kind="primary")
        self.save = KeyButton(_("Save as PDF"), icon="pdf", key="Ctrl+S")
        self.stop = KeyButton(_("Stop"), icon="close", letter="s")
        self.stop.hide()
        self._foot = Column(gap=10, margins=(17, 6, 17, 15))
        self._foot.addWidget(self.remarks)
        for name, button in (("card_print", self.print), ("card_save", self.save), ("card_stop", self.stop)):
            button.setObjectName(name)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._foot.addWidget(button)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._on_words)
        self._face.toggled.connect(self._on_answered)
        self._signer.currentIndexChanged.connect(self._on_signer)
        self._qr.currentIndexChanged.connect(self._on_answered)
        self._reach.textChanged.connect(self._on_answered)
        pairs = (
            (self._more, self.more_asked), (self.print, self.print_asked), (self.save, self.save_asked), (self.stop, self.stop_asked),
        )
        for button, signal in pairs:
            button.clicked.connect(signal)

    # showing

    def fill(self) -> None:
        """Show the desk as it stands."""
        self._filling = True
        desk = self._desk
        if self.words.toPlainText() != desk.words:
            self.words.setPlainText(desk.words)
        self._words.setVisible(desk.kind not in rules.UNSIGNED)
        self._signed.setVisible(desk.kind not in rules.UNSIGNED)
        self._face.setChecked(desk.wish.show_face)
        self.for_whom.show_people()
        self._fill_signers()
        self._qr.setCurrentIndex(max(0, self._qr.findData(desk.wish.qr.value)))
        self._qr_field.setVisible(desk.kind not in rules.UNSIGNED)
        self._filling = False
        self.say_state()

    def _fill_signers(self) -> None:
        staff = self._shop.staff.all()
        if [self._signer.itemData(row) for row in range(self._signer.count())] != [person.id for person in staff]:
            self._signer.clear()
            for person in staff:
                self._signer.addItem(f"{person.name}, {person.title}" if person.title else person.name, person.id)
        self._signer.setCurrentIndex(self._signer.findData(self._desk.signer_id))

    def say_state(self) -> None:
        """Say what follows from what was typed: how much is to be written, what the code holds, how many cards come out."""
        desk = self._desk
        unwritten = len(desk.unwritten())
        alone = desk.same_words or len(desk.people) < 2
        self._words.ask_because(sentences.to_write(desk.kind, unwritten, bool(desk.words.strip()), alone))
        reaching = sentences.reach(desk.wish.qr) if desk.kind not in rules.UNSIGNED else ""
        self._qr_field.ask_because(sentences.holds(desk.wish.qr, self._signer.currentText()))
        self._reach.setVisible(bool(reaching))
        self._reach.setPlaceholderText(_("{what}, if not the usual one").format(what=reaching) if reaching else "")
        self._reach.setAccessibleName(reaching)

    def remark(self, words: str) -> None:
        """Say what must be known before printing; nothing takes it away."""
        self.remarks.say(words)
        self.remarks.setVisible(bool(words))

    def needs_words(self, sentence: str) -> None:
        """Say that nothing is written yet."""
        self._words.needs_a_look(sentence)
        self.words.setFocus()

    def set_busy(self, printing: bool) -> None:
        """The cards are on their way to paper, or to a file; they can be stopped."""
        if printing:
            self.print.set_busy(_("Printing…"))
        else:
            self.save.set_busy(_("Saving…"))
        self.stop.show()

    def set_laying_out(self) -> None:
        """So many people are being looked at that it takes a while; that can be stopped."""
        for button in (self.print, self.save):
            button.set_busy(_("Laying out…"))
        self.stop.show()

    def set_idle(self) -> None:
        """Nothing is on its way any more."""
        self.print.set_idle()
        self.save.set_idle()
        self.stop.hide()

    # hearing

    def _on_words(self) -> None:
        if not self._filling:
            self._desk.write(self.words.toPlainText())
            self.changed.emit()

    def _on_answered(self) -> None:
        if not self._filling:
            self._desk.set(show_face=self._face.isChecked(), qr=QrKind(self._qr.currentData()), reach=self._reach.text())
            self.changed.emit()

    def _on_signer(self) -> None:
        if not self._filling:
            self._desk.set(signer_id=self._signer.currentData())
            self.changed.emit()

    def _on_look_changed(self) -> None:
        self.setFixedWidth(theme.em(_WIDE))
