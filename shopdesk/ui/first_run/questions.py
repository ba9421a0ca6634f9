"""The three questions of the first run, and what was answered."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from shopdesk.beginning import SAMPLE_PEOPLE, Beginning, How, Place
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.choose_file import PICTURES, Chooser, picture_from
from shopdesk.ui.first_run.list_look import ListPanel
from shopdesk.ui.first_run.photo_button import PhotoButton
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.choices import ChoiceCard
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.words import Words

_LONGEST = 100  # letters of a name
_NUMBER, _FORM = 52, 508  # width of a number and of what stands beside it
RING = 6  # room for the focus ring


class AnswerLine(LineField):
    """A line in larger letters than elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMaxLength(_LONGEST)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def mark(self, look: str) -> None:
        """Give it a warm border, or take it away."""
        if self.property("look") != look:
            theme.restyle(self, "look", look)

    def _on_look_changed(self) -> None:
        # By a style of its own: font and height alone would be forgotten when the border changes.
        high = max(theme.px(52), theme.line_height("cue") + theme.px(26))
        self.setStyleSheet(f"font-size: {theme.font('cue').pixelSize()}px; min-height: {high - 2}px; max-height: {high - 2}px;")


class Questions(QWidget):
    """What the shop is called, who you are, how to begin. ``broke`` when the program itself was at fault."""

    broke = Signal(str)

    def __init__(self, choose: Chooser, today: dt.date) -> None:
        super().__init__()
        self._choose = choose
        self._photo: bytes | None = None
        self.name = AnswerLine("shop_name")
        self.owner = AnswerLine("owner_name")
        self.list = ListPanel(choose, today)
        self._photo_button = PhotoButton()
        self._name_field = Field(_("What is your shop called?"), self.name)
        self._owner_words = Words("", "small", "ink2", lines=0)
        self._owner_words.setObjectName("owner_words")
        self.cards = _cards()
        self._build()
        self._say_of_owner()
        self._photo_button.clicked.connect(self._on_photo)
        self.owner.textChanged.connect(self._on_owner_changed)
        for card in self.cards.values():
            card.toggled.connect(self._on_how_changed)
        self.list.broke.connect(self.broke)

    def _build(self) -> None:
        grid = Grid(self, down=22, margins=(RING, RING, RING, RING))
        grid.setColumnStretch(1, 1)
        for number, step in enumerate((self._build_name(), self._build_owner(), self._build_how())):
            beside = Column(margins=(0, 28, 0, 0))
            beside.addWidget(Words(str(number + 1), "nameXL", "accent"))
            beside.addStretch(1)
            grid.addLayout(beside, number, 0)
            grid.addLayout(step, number, 1)
        grid.setRowStretch(3, 1)
        self._grid = grid
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_name(self) -> Column:
        step = Column()
        step.addWidget(self._name_field)
        return step

    def _build_owner(self) -> Column:
        label = Words(_("And you?"), "label", "ink2")
        label.setBuddy(self.owner)
        self.owner.setAccessibleName(_("And you?"))
        row = Row(gap=12)
        row.addWidget(self._photo_button)
        row.addWidget(self.owner, 1)
        step = Column(gap=8)
        step.addWidget(label)
        step.addLayout(row)
        step.addWidget(self._owner_words)
        return step

    def _build_how(self) -> Column:
        step = Column(gap=10)
        step.addWidget(Words(_("How would you like to begin?"), "label", "ink2"))
        for how, card in self.cards.items():
            step.addWidget(card)
            if how is How.LIST:
                step.addWidget(self.list)
        self.list.hide()
        return step

    # answers

    def how(self) -> How:
        """How somebody would like to begin."""
        return next(how for how, card in self.cards.items() if card.isChecked())

    def answers(self, language: str, place: Place) -> Beginning:
        """All that was answered."""
        path = self.list.ready if self.how() is How.LIST else None
        return Beginning(self.name.text().strip(), self.owner.text().strip(), self.how(), self._photo, path, language, place)

    def first_missing(self) -> QWidget | None:
        """Mark what must be answered first and give it; None when all is said. The sample has a name and an owner of its own."""
        if self.how() is How.SAMPLE:
            return None
        if not self.name.text().strip():
            self._name_field.needs_a_look(_("The shop needs a name. Type what stands above the door."))
            return self.name
        if not self.owner.text().strip():
            self._say_of_owner(_("Somebody owns the shop. Type your name; it stands on cards and promises."))
            self.owner.mark("warm")
            return self.owner
        if self.how() is How.LIST and self.list.ready is None:
            self.list.needs_a_look(_("Choose a list that holds people, or begin another way."))
            return self.list.choose_button
        return None

    def _say_of_owner(self, problem: str = "") -> None:
        usual = _("Your name goes on cards and promises. A photo is nice, and can wait.")
        self._owner_words.say(problem or usual, tone="warm" if problem else "ink2")

    def _on_owner_changed(self) -> None:
        self.owner.mark("")
        self._say_of_owner()

    def _on_how_changed(self) -> None:
        self.list.setVisible(self.cards[How.LIST].isChecked())

    def _on_photo(self) -> None:
        path = self._choose(self.window(), _("Pictures"), PICTURES)
        if path is None:
            return
        try:
            self._photo = picture_from(path)
        except ShopError as error:
            self._say_of_owner(str(error))
            return
        self._photo_button.show_picture(self._photo)
        self._say_of_owner()
        self.owner.setFocus()

    def _on_look_changed(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme.px(_NUMBER))
        self.setFixedWidth(theme.px(_NUMBER + 2 * RING) + theme.em(_FORM))


class QuestionSheet(QScrollArea):
    """As tall as the questions where there is room, scrolling where there is none."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        questions.setObjectName("pageBody")
        self.setWidget(questions)

    def sizeHint(self) -> QSize:
        wide = self._questions.width()
        layout = self._questions.layout()
        high = max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height()) if layout is not None else 0
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _cards() -> dict[How, ChoiceCard]:
    people = _("{count} invented people. Throw them out in Settings at any time.").format(count=SAMPLE_PEOPLE)
    cards = {
        How.SAMPLE: ChoiceCard(_("Try the sample shop"), people, icon="sample", chosen=True),
        How.LIST: ChoiceCard(_("Bring my list"), _("Spreadsheet or contacts. You see it all before it is saved."), icon="import"),
        How.EMPTY: ChoiceCard(_("Start with an empty page"), _("Add people as they come in."), icon="note"),
    }
    for how, card in cards.items():
        card.setObjectName(f"begin_{how.value}")
    return cards
