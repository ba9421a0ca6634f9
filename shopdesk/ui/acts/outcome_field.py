"""How did it go: good, a question, a problem, or nobody there; and in their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.today.records import Outcome
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.words import Words


def outcome_words(outcome: Outcome) -> str:
    """An outcome as it stands on the screen."""
    return {
        Outcome.GOOD: _("Good"), Outcome.QUESTION: _("A question"), Outcome.PROBLEM: _("A problem"),
        Outcome.NOT_REACHED: _("Not reached"),
    }[outcome]


def outcome_sense(outcome: Outcome) -> str:
    """What follows from an outcome."""
    return {
        Outcome.GOOD: _("It is kept with them, and this is done."),
        Outcome.QUESTION: _("It becomes a question to answer, with your name on it."),
        Outcome.PROBLEM: _("It becomes something to put right first. Nice things wait."),
        Outcome.NOT_REACHED: _("It comes back another day."),
    }[outcome]


class OutcomeField(QWidget):
    """One of the ``outcomes``, the first one chosen, and room for what was said."""

    chosen = Signal(object)

    def __init__(self, outcomes: Sequence[Outcome], words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Segments([(outcome, outcome_words(outcome)) for outcome in outcomes], outcomes[0])
        self.choice.setObjectName("outcome")
        self.choice.setVisible(len(outcomes) > 1)
        self._sense = Words(outcome_sense(outcomes[0]), "caption", "ink3", lines=0)
        self._sense.setVisible(len(outcomes) > 1)
        self.text = TextField(words, lines=2)
        self.text.setObjectName("outcome_words")
        self._field = Field(_("What was said, if it helps the next of us"), self.text)
        column = Column(self, gap=8)
        for widget in (self.choice, self._sense, self._field):
            column.addWidget(widget)
        self.choice.chosen.connect(self._on_chosen)

    def outcome(self) -> Outcome:
        """What was chosen."""
        value = self.choice.value()
        assert isinstance(value, Outcome)
        return value

    def said(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText().strip()

    def needs_a_look(self, sentence: str) -> None:
        """Say at the field what is to be looked at."""
        self._field.needs_a_look(sentence)
        self.text.setFocus()

    def _on_chosen(self, outcome: Outcome) -> None:
        self._sense.say(outcome_sense(outcome))
        self.chosen.emit(outcome)
