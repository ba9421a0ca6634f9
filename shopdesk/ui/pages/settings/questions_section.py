"""The small questions of Ask next, each with its reason; one at a visit, and never from an empty account."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core.asking.records import Question
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import LineField, TickBox
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words

_OWN = 3  # empty lines below what there is


class QuestionRow(QWidget):
    """Asked or not, what to say, and why."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.key = ""
        self.on = TickBox("")
        self.on.setObjectName(f"question_on_{place}")
        self.on.setAccessibleName(_("Ask this"))
        self.on.setFixedWidth(theme.px(28))
        self.ask, self.why = LineField(hint=_("A question of your own")), LineField(hint=_("Why, as a customer may hear it"))
        self.ask.setObjectName(f"question_ask_{place}")
        self.why.setObjectName(f"question_why_{place}")
        self.ask.setAccessibleName(_("What to ask"))
        self.why.setAccessibleName(_("Why we ask"))
        row = Row(self, gap=10)
        row.addWidget(self.on)
        row.addWidget(self.ask, 1)
        row.addWidget(self.why, 1)

    def show_question(self, question: Question | None) -> None:
        """Show what is kept, or an empty line."""
        self.key = question.key if question else ""
        self.on.setChecked(question.on if question else False)
        show_text(self.ask, question.ask if question else "")
        show_text(self.why, question.why if question else "")

    def typed(self) -> Question:
        """What stands there."""
        return Question(self.key, self.ask.text().strip(), self.why.text().strip(), self.on.isChecked())


class QuestionsSection(Section):
    """A question without a reason cannot be switched on."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Ask next"), _("one small question at a visit"))
        sentence = _("They may let any of them pass. None comes again within a year, and none while the trust account is empty.")
        panel.body.addWidget(Words(sentence, "small", "ink2", lines=0))
        self._rows = [QuestionRow(place) for place in range(len(self.shop.asking.questions()) + _OWN)]
        for row in self._rows:
            panel.body.addWidget(row)
            row.ask.textChanged.connect(self.touched)
            row.why.textChanged.connect(self.touched)
            row.on.clicked.connect(self.touched)
        self._sentence = Words("", "caption", "warm", lines=0)
        self._sentence.setObjectName("question_sentence")
        panel.body.addWidget(self._sentence)
        Column(self).addWidget(panel)

    def fill(self) -> None:
        questions = self.shop.asking.questions()
        for place, row in enumerate(self._rows):
            row.show_question(questions[place] if place < len(questions) else None)
        self._sentence.say("")

    def typed(self) -> object:
        return tuple(row.typed() for row in self._rows)

    def keep(self) -> None:
        wanted = tuple(question for question in (row.typed() for row in self._rows) if question.ask or question.key)
        if wanted != self.shop.asking.questions():
            self.shop.asking.keep_questions(wanted)

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field not in ("why", "question"):
            return None
        self._sentence.say(str(problem))
        wrong = next((row for row in self._rows if row.on.isChecked() and not (row.ask.text().strip() and row.why.text().strip())), None)
        return (wrong or self._rows[0]).why
