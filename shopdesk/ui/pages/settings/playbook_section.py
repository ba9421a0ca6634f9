"""The playbook: what the shop does at each event, as a table the owner edits; and what it advises in each phase."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.core.followups import rules
from shopdesk.core.followups.records import Event, Phase, Rule
from shopdesk.core.rhythm.records import Standing
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.playbook_rows import CellRow, RuleRow, advice_head, event_words, rules_head, standing_words
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row, put_instead, rule
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words

Place = tuple[Event, Standing | None]
_FIRST = frozenset((one.event, one.standing) for one in rules.FIRST_RULES)


class PlaybookSection(Section):
    """Today follows the first table; the second is only said as advice on somebody's page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._rows: dict[Place, RuleRow] = {}
        self._cells = {phase: CellRow(phase) for phase in Phase}
        self._panel = Panel(_("Playbook"), _("what we do, for whom, how many opening days later"), lined=True)
        self._table = QWidget()
        self._panel.body.addWidget(rules_head())
        self._panel.body.addWidget(self._table)
        for one in rules.FIRST_RULES:
            self._add(one)
        self._lay_out()
        self._panel.body.addWidget(rule())
        self._own = self._build_own()
        self._panel.body.addWidget(self._own)
        advice = Panel(_("Advice by phase"), _("said on somebody's page, never a task"), lined=True)
        advice.body.addWidget(advice_head())
        for number, cell in enumerate(self._cells.values()):
            if number:
                advice.body.addWidget(rule())
            advice.body.addWidget(cell)
            for line in cell.lines():
                line.textChanged.connect(self.touched)
        self._sentence = Words("", "caption", "warm", lines=0)
        column = Column(self, gap=14)
        for widget in (self._panel, self._sentence, advice):
            column.addWidget(widget)

    def _build_own(self) -> QWidget:
        """Where a rule of its own begins for one standing."""
        own = QWidget()
        self._event, self._standing = Choice(), Choice()
        self._event.setObjectName("own_event")
        self._standing.setObjectName("own_standing")
        self._event.setAccessibleName(_("A rule of its own: when"))
        self._standing.setAccessibleName(_("A rule of its own: with whom"))
        for event in Event:
            self._event.addItem(event_words(event), event.value)
        for standing in Standing:
            self._standing.addItem(standing_words(standing), standing.value)
        add = KeyButton(_("Add the rule"), icon="plus", small=True)
        add.setObjectName("own_rule")
        add.clicked.connect(self._on_own_rule)
        column = Column(own, gap=4, margins=(18, 6, 18, 6))
        column.addWidget(Words(_("A rule of its own:"), "small", "ink2"))
        row = Row(gap=10)
        for widget in (self._event, self._standing, add):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        return own

    # the rows

    def _add(self, one: Rule) -> RuleRow:
        place = one.event, one.standing
        row = self._rows[place] = RuleRow(one, own=place not in _FIRST)
        row.show_rule(one)
        row.on.toggled.connect(self.touched)
        for choice in (row.act, row.card):
            choice.currentIndexChanged.connect(self.touched)
        for line in (row.days, row.hint):
            line.textChanged.connect(self.touched)
        row.removed.connect(partial(self._on_removed, place))
        return row

    def _lay_out(self) -> None:
        """Put the rows below each other, by event and then by standing."""
        order = list(Event)
        self._rows = dict(sorted(self._rows.items(), key=lambda placed: (order.index(placed[0][0]), placed[0][1] or "")))
        table = QWidget()
        column = Column(table)
        for number, row in enumerate(self._rows.values()):
            if number:
                column.addWidget(rule())
            column.addWidget(row)
        self._table = put_instead(self._panel.body, self._table, table)

    def _lay_out_anew(self) -> None:
        self._lay_out()
        read_on(next(iter(self._rows.values())).on, self._table, self._own, *self._cells.values())

    def _on_own_rule(self) -> None:
        place = Event(self._event.currentData()), Standing(self._standing.currentData())
        if place not in self._rows:
            usual = self._rows.get((place[0], None)) or next(row for (event, _standing), row in self._rows.items() if event is place[0])
            self._add(rules.for_standing(usual.typed(), place[1]))
            self._lay_out_anew()
            self.touched.emit()
        self._rows[place].days.setFocus()

    def _on_removed(self, place: Place) -> None:
        self._rows.pop(place)
        self._lay_out_anew()
        self.touched.emit()

    # what is kept

    def fill(self) -> None:
        kept = {(one.event, one.standing): one for one in self.shop.followups.playbook.rules()}
        if set(kept) != set(self._rows):
            self._rows = {place: row for place, row in self._rows.items() if place in kept}
            for place in kept.keys() - self._rows.keys():
                self._add(kept[place])
            self._lay_out_anew()
        for place, one in kept.items():
            self._rows[place].show_rule(one)
        for cell in self.shop.followups.playbook.cells():
            self._cells[cell.phase].show_cell(cell)
        self._say("")

    def typed(self) -> object:
        return {place: row.as_typed() for place, row in self._rows.items()}, tuple(cell.typed() for cell in self._cells.values())

    def keep(self) -> None:
        playbook = self.shop.followups.playbook
        kept = {(one.event, one.standing): one for one in playbook.rules()}
        cells = {cell.phase: cell for cell in playbook.cells()}
        with self.shop.transaction("followups.playbook"):
            for event, standing in kept.keys() - self._rows.keys():
                playbook.reset(event, standing)
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
