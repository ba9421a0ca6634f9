"""The columns of a list, each with a cell of it and what it becomes; changed by the keyboard as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.exchange.mapping import Meaning
from shopdesk.i18n import _, ngettext
from shopdesk.ui import theme
from shopdesk.ui.lists import words
from shopdesk.ui.lists.apart import Look
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class ColumnsPanel(Panel):
    """``changed`` when somebody made a column mean something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Columns"), " ", lined=True, parent=parent)
        self.choices: list[Choice] = []
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = (), ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(theme.em(200))
        self.body.addWidget(self._area)
        self.leave = KeyButton(_("Leave out what nobody knows"), kind="quiet", small=True)
        self.leave.setObjectName("leave_unknown")
        self.leave.setToolTip(_("Columns that would become a line in the note are left out."))
        self.leave.clicked.connect(self._on_leave)
        self.leave.hide()
        self.body.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)

    def show_look(self, seen: Look) -> None:
        """Show the columns of a list; those that stand there already keep the focus."""
        self.setVisible(bool(seen.titles))
        if self._shown != (seen.titles, seen.samples):
            self._begin(seen)
        self._shown = seen.titles, seen.samples
        for choice, meaning in zip(self.choices, seen.meanings, strict=True):
            choice.blockSignals(True)
            choice.setCurrentIndex(choice.findData(meaning))
            choice.blockSignals(False)
            _look_of(choice, meaning, asked=meaning not in seen.not_asked)
        left = seen.meanings.count(Meaning.LEAVE_OUT.value)
        not_asked = sum(meaning in seen.not_asked for meaning in seen.meanings)
        used = len(seen.titles) - left - not_asked
        says = ngettext("{used} used, {left} left out", "{used} used, {left} left out", used).format(used=used, left=left)
        if not_asked:
            says += _(", ") + ngettext("{count} needs a reason", "{count} need a reason", not_asked).format(count=not_asked)
        self.set_title(_("Columns"), says)
        self.leave.setVisible(Meaning.AS_NOTE.value in seen.meanings)

    def meanings(self) -> tuple[str, ...]:
        """What the columns shall mean now."""
        return tuple(str(choice.currentData()) for choice in self.choices)

    def _begin(self, seen: Look) -> None:
        inside = QFrame()
        inside.setObjectName("content")
        column = Column(inside)
        self.choices = []
        offered = words.offered()
        for place, (title, sample) in enumerate(zip(seen.titles, seen.samples, strict=True)):
            choice = Choice()
            choice.setObjectName(f"column_{place}")
            choice.setAccessibleName(_("What “{column}” becomes").format(column=title))
            for meaning, said in offered.items():
                choice.addItem(said, meaning.value)
            choice.currentIndexChanged.connect(self._on_changed)
            self.choices.append(choice)
            column.addLayout(_row(title or f"{place + 1}", sample, choice))
            column.addWidget(rule())
        column.addStretch(1)
        self._area.setWidget(inside)

    def _on_changed(self, _index: int) -> None:
        self.changed.emit()

    def _on_leave(self) -> None:
        for choice in self.choices:
            if choice.currentData() == Meaning.AS_NOTE.value:
                choice.setCurrentIndex(choice.findData(Meaning.LEAVE_OUT.value))


def _look_of(choice: Choice, meaning: str, *, asked: bool) -> None:
    """A column that is left out is drawn so; one that the shop asks nobody about asks for its reason."""
    for place in range(choice.count()):
        choice.setItemText(place, words.offered()[Meaning(choice.itemData(place))])
    if not asked:
        choice.setItemText(choice.currentIndex(), _("{what}: why?").format(what=choice.currentText()))
    choice.setToolTip("" if asked else _("This shop asks nobody for it (Settings, Why we ask). It stays out."))
    look = "left" if meaning == Meaning.LEAVE_OUT.value else "" if asked else "warm"
    if choice.property("look") != look:
        choice.setProperty("look", look)
        choice.style().unpolish(choice)
        choice.style().polish(choice)


def _row(title: str, sample: str, choice: Choice) -> Row:
    row = Row(gap=12, margins=(18, 8, 14, 8))
    said = Column()
    said.addWidget(Words(title, "strong"))
    said.addWidget(Words(sample, "small", "ink2"))
    row.addLayout(said, 1)
    row.addWidget(Icon("forward", "ink2", 18))
    choice.setFixedWidth(theme.em(172))
    row.addWidget(choice)
    return row
