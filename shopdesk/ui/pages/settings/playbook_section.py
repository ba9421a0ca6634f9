"""The playbook: what the shop does at each event, as a table the owner edits; and what it advises in each phase."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.core.followups.records import Cell, Event, Phase, Rule
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.pages.today import words as today_words
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import Choice, LineField, TickBox
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words

_ACTS = (Act.CALL, Act.WRITE, Act.PRINT, Act.SAY, Act.TELL, Act.LOOK)


def event_words(event: Event) -> str:
    """An event as it stands in the table."""
    return {
        Event.HOW: _("Marked “ask how it goes”"), Event.SOLVED: _("A problem was put right"), Event.CARE: _("A thing needs its care"),
        Event.STUCK: _("Somebody is stuck"), Event.SO_SO: _("Something goes so-so"), Event.FIRST_WEEK: _("Somebody is new"),
        Event.MISSED: _("A regular is missed"),
        Event.BIRTHDAY: _("Birthday"), Event.ANNIVERSARY: _("A year more with us"), Event.REVIEW: _("A privilege to review"),
        Event.WISH: _("A wish is done"),
    }[event]


def standing_words(standing: Standing | None) -> str:
    """For whom a rule is."""
    named = {
        Standing.NEW: _("new"), Standing.BECOMING: _("now and then"), Standing.REGULAR: _("regular"),
        Standing.SLIPPING: _("longer away than usual"), Standing.AWAY: _("not seen for a while"),
    }
    return named[standing] if standing else _("everybody")


def phase_words(phase: Phase) -> str:
    """A phase as it stands in the table."""
    return {
        Phase.STRANGER: _("Stranger"), Phase.FIRST_VISIT: _("First visit"), Phase.RETURN: _("Came back"), Phase.REGULAR: _("Regular"),
        Phase.FRIEND: _("Friend of the house"), Phase.DRIFTING: _("Drifting away"), Phase.GONE: _("Gone"),
    }[phase]


class RuleRow(QWidget):
    """One rule: on or off, at what, for whom, how many opening days later, by which act, with which words as a hint."""

    def __init__(self, one: Rule) -> None:
        super().__init__()
        self._rule = one
        name = f"{one.event.value}_{one.standing.value if one.standing else 'any'}"
        self.on = TickBox(event_words(one.event))
        self.on.setObjectName(f"rule_{name}")
        self.days, self.act, self.hint = LineField(), Choice(), LineField(hint=_("A hint for the words, never sent by itself"))
        self.days.setObjectName(f"days_{name}")
        self.act.setObjectName(f"act_{name}")
        self.hint.setObjectName(f"hint_{name}")
        for widget, said in ((self.days, _("Opening days later")), (self.act, _("What we do")), (self.hint, _("Hint for the words"))):
            widget.setAccessibleName(f"{event_words(one.event)}: {said}")
        for act in _ACTS:
            self.act.addItem(today_words.act(act)[0], act.value)
        self._whom = Words(standing_words(one.standing), "small", "ink2", lines=2)
        row = Row(self, gap=10, margins=(18, 3, 18, 3))
        row.addWidget(self.on)
        row.addWidget(self._whom)
        row.addWidget(self.days)
        row.addWidget(self.act)
        row.addWidget(self.hint, 1)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_rule(self, one: Rule) -> None:
        """Show what is kept."""
        self._rule = one
        self.on.setChecked(one.active)
        show_text(self.days, str(one.after_days))
        self.act.setCurrentIndex(max(self.act.findData(one.act.value), 0))
        show_text(self.hint, one.words)

    def as_typed(self) -> tuple[bool, str, str, str]:
        """What stands in the row."""
        return self.on.isChecked(), self.days.text(), str(self.act.currentData()), self.hint.text()

    def typed(self) -> Rule:
        """The rule as it was typed; raises NeedsALook for days that are no number."""
        days = self.days.text().strip()
        if not days.lstrip("-").isdecimal():
            raise NeedsALook("after_days", _("“{typed}” is no number of days.").format(typed=days), do=_("Type a number."))
        act = Act(self.act.currentData())
        return replace(self._rule, active=self.on.isChecked(), after_days=int(days), act=act, words=self.hint.text())

    def _on_look_changed(self) -> None:
        self.on.setFixedWidth(theme.em(212))
        self._whom.setFixedWidth(theme.em(96))
        self.days.setFixedWidth(theme.em(52))
        self.act.setFixedWidth(theme.em(132))
        self.hint.setMinimumWidth(theme.em(60))


class CellRow(QWidget):
    """The advice for one phase: what to be good at, and up to three acts, each after the other with a semicolon."""

    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self.phase = phase
        self.discipline, self.acts = LineField(), LineField()
        self.discipline.setObjectName(f"discipline_{phase.value}")
        self.acts.setObjectName(f"acts_{phase.value}")
        self.discipline.setAccessibleName(_("{phase}: what to be good at").format(phase=phase_words(phase)))
        self.acts.setAccessibleName(_("{phase}: one to three acts").format(phase=phase_words(phase)))
        self._name = Words(phase_words(phase), "strong")
        row = Row(self, gap=10, margins=(18, 3, 18, 3))
        row.addWidget(self._name)
        row.addWidget(self.discipline, 1)
        row.addWidget(self.acts, 2)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_cell(self, cell: Cell) -> None:
        """Show what is kept."""
        show_text(self.discipline, cell.discipline)
        show_text(self.acts, "; ".join(cell.acts))

    def typed(self) -> Cell:
        """The advice as it was typed."""
        acts = tuple(act.strip() for act in self.acts.text().split(";") if act.strip())
        return Cell(self.phase, self.discipline.text(), acts)

    def _on_look_changed(self) -> None:
        self._name.setFixedWidth(theme.em(140))


class PlaybookSection(Section):
    """Today follows the first table; the second is only said as advice on somebody's page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Playbook"), _("what we do, for whom, how many opening days later"), lined=True)
        self._rows = {(one.event, one.standing): RuleRow(one) for one in self.shop.followups.playbook.rules()}
        self._cells = {phase: CellRow(phase) for phase in Phase}
        advice = Panel(_("Advice by phase"), _("said on somebody's page, never a task"), lined=True)
        for panel_of, rows in ((panel, self._rows.values()), (advice, self._cells.values())):
            for number, row in enumerate(rows):
                if number:
                    panel_of.body.addWidget(rule())
                panel_of.body.addWidget(row)
        self._sentence = Words("", "caption", "warm", lines=0)
        column = Column(self, gap=14)
        for widget in (panel, self._sentence, advice):
            column.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        for row in self._rows.values():
            row.on.toggled.connect(self.touched)
            row.act.currentIndexChanged.connect(self.touched)
            for line in (row.days, row.hint):
                line.textChanged.connect(self.touched)
        for cell in self._cells.values():
            cell.discipline.textChanged.connect(self.touched)
            cell.acts.textChanged.connect(self.touched)

    def fill(self) -> None:
        for one in self.shop.followups.playbook.rules():
            if (one.event, one.standing) in self._rows:
                self._rows[one.event, one.standing].show_rule(one)
        for cell in self.shop.followups.playbook.cells():
            self._cells[cell.phase].show_cell(cell)
        self._say("")

    def typed(self) -> object:
        return tuple(row.as_typed() for row in self._rows.values()), tuple(cell.typed() for cell in self._cells.values())

    def keep(self) -> None:
        playbook = self.shop.followups.playbook
        kept = {(one.event, one.standing): one for one in playbook.rules()}
        cells = {cell.phase: cell for cell in playbook.cells()}
        with self.shop.transaction("followups.playbook"):
            for place, row in self._rows.items():
                if row.typed() != kept.get(place):
                    playbook.save(row.typed())
            for phase, cell in self._cells.items():
                if cell.typed() != cells[phase]:
                    playbook.save_cell(cell.typed())

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field not in ("after_days", "words", "card", "acts", "discipline"):
            return None
        self._say(str(problem))
        return next(iter(self._rows.values())).days

    def _say(self, sentence: str) -> None:
        self._sentence.say(sentence)
        self._sentence.setVisible(bool(sentence))
