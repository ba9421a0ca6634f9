"""How did it go: one of a few outcomes, and room for what was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from shopdesk.core.today.records import Outcome
from shopdesk.i18n import _
from shopdesk.ui.acts.outcomes import Offered
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.words import Words


class OutcomeField(QWidget):
    """One of those ``offered``, the first one chosen; below it what follows from it."""

    def __init__(self, offered: Sequence[Offered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._senses = {one.outcome: one.sense for one in offered}
        self.choice = Segments([(one.outcome, one.words) for one in offered], offered[0].outcome)
        self.choice.setObjectName("outcome")
        self._sense = Words(offered[0].sense, "caption", "ink3", lines=0)
        self.text = TextField(lines=2)
        self.text.setObjectName("outcome_words")
        self.text.setMaximumHeight(self.text.minimumHeight())
        self._field = Field(_("What was said, if it helps the next of us"), self.text)
        column = Column(self, gap=8)
        for widget in (self.choice, self._sense, self._field):
            column.addWidget(widget)
        for widget in (self.choice, self._sense):
            widget.setVisible(len(offered) > 1)
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
        self._sense.say(self._senses[outcome])
