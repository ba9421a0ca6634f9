"""The middle of the page: which side is shown, whose card it is, the card itself, and the paper it is printed on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.i18n import _
from shopdesk.ui.pages.cards.preview import CardPreview
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Banner
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

SHEET = "sheet"
"""The side that is no side: the whole sheet as it comes out of the printer."""


class Stage(QWidget):
    """``turned`` gives a step to another person; ``side_chosen``, ``paper_asked``, ``go_on_asked`` (with a card that waits)."""

    turned = Signal(int)
    side_chosen = Signal()
    paper_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._sides: QWidget = QWidget()
        self.side: object = 1
        self._who = Words("", "small", "ink2")
        self._who.setObjectName("card_whose")
        self._back = KeyButton(_("Previous person"), icon="back", key="PgUp", small=True, icon_only=True)
        self._on = KeyButton(_("Next person"), icon="forward", key="PgDown", small=True, icon_only=True)
        self._held = Banner("", "", icon="hold")
        self._held.setObjectName("card_held")
        self._go_on = self._held.add_action(KeyButton(_("Go on all the same"), small=True))
        self._go_on.setObjectName("card_go_on")
        self._held.hide()
        self.preview = CardPreview()
        self._paper = Words("", "small", "ink2", lines=2)
        self._paper.setObjectName("card_paper_said")
        self._change = KeyButton(_("Paper"), icon="print", kind="quiet", small=True)
        self._change.setObjectName("card_paper")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = Row(gap=20)
        self._head.addWidget(self._sides)
        self._head.addWidget(self._who, 1)
        steps = Row(gap=12)
        for name, button in (("card_back", self._back), ("card_on", self._on)):
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            steps.addWidget(button)
        self._head.addLayout(steps)
        about = Row(gap=8)
        about.addStretch(1)
        about.addWidget(Icon("info", "ink2", 18))
        about.addWidget(self._paper)
        about.addWidget(self._change)
        about.addStretch(1)
        column = Column(self, gap=10)
        column.addLayout(self._head)
        column.addWidget(self._held)
        column.addWidget(self.preview, 1)
        column.addLayout(about)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._on.clicked.connect(lambda: self.turned.emit(1))
        self._change.clicked.connect(self.paper_asked)
        self._go_on.clicked.connect(self.go_on_asked)

    def show_sides(self, words: Sequence[str]) -> None:
        """Offer these sides and the whole sheet; the one in front stays there where it can."""
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        if isinstance(self.side, int):
            self.side = min(self.side, len(words) - 1)
        sides = Segments((*enumerate(words), (SHEET, _("Sheet"))), self.side)
        sides.setObjectName("card_sides")
        sides.chosen.connect(self._on_chosen)
        self._sides = put_instead(self._head, self._sides, sides)

    def show_side(self, side: object) -> None:
        """Bring a side to the front without telling."""
        self.side = side
        if isinstance(self._sides, Segments):
            self._sides.set_value(side)

    @property
    def page(self) -> int:
        """The page of the PDF that is in front."""
        return self.side if isinstance(self.side, int) else 0

    def side_words(self) -> str:
        """What the side in front is called."""
        return self._words[self.page] if self.side != SHEET else _("Sheet")

    def say(self, whose: str, several: bool, paper: str) -> None:
        """Say whose card it is and what it is printed on; ``several``: one can go to another person."""
        self._who.say(whose)
        self._back.setVisible(several)
        self._on.setVisible(several)
        self._paper.say(paper)

    def say_held(self, title: str, sentence: str, *, overridable: bool) -> None:
        """Say why the shown card waits; nothing takes that away."""
        self._held.say(title, sentence)
        self._held.setVisible(bool(title))
        self._go_on.setVisible(overridable)

    def _on_chosen(self, side: object) -> None:
        self.side = side
        self.side_chosen.emit()
