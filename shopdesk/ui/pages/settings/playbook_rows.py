"""The rows of the playbook: a rule each, and the advice for one phase each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards.rules import name_of
from shopdesk.core.followups.records import Cell, Event, Phase, Rule
from shopdesk.core.followups.rules import CARDS, MOST_ACTS
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings.section import show_text
from shopdesk.ui.pages.today import words as today_words
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice, LineField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_ACTS = (Act.CALL, Act.WRITE, Act.PRINT, Act.SAY, Act.TELL, Act.LOOK)
_WHOM, _DAYS, _ACT, _CARD, _REMOVE = 94, 50, 150, 172, 40
_INDENT = 34  # as far as the words of a box with a tick
_PHASE = 140
Typed = tuple[bool, str, str, str, str]


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


class Head(QWidget):
    """What stands below it, each title over its column; ``widths`` in design pixels, 0: it takes a share of the rest."""

    def __init__(self, titles: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self._titles = [Words(title, "label", "ink2") for title in titles]
        self._widths = widths
        row = Row(self, gap=10, margins=(18, 6, 18, 3))
        for title, width in zip(self._titles, widths, strict=True):
            row.addWidget(title, 0 if width else 1)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        for title, width in zip(self._titles, self._widths, strict=True):
            if width:
                title.setFixedWidth(theme.em(width))


def rules_head() -> Head:
    """The titles over the rules."""
    return Head((_("When"), _("With whom"), _("Days"), _("What we do"), ""), (0, _WHOM, _DAYS, _ACT, _REMOVE))


def advice_head() -> Head:
    """The titles over the advice."""
    return Head((_("Phase"), _("Be good at, and below it what to do first, then, and after that")), (_PHASE, 0))


class RuleRow(QWidget):
    """One rule: on or off, at what, for whom, how many opening days later, by which act; below it which card, and a hint for the words.

    ``removed`` where it is one of the owner's own and shall go.
    """

    removed = Signal()

    def __init__(self, one: Rule, *, own: bool) -> None:
        super().__init__()
        self._rule = one
        name = f"{one.event.value}_{one.standing.value if one.standing else 'any'}"
        self.on = TickBox(event_words(one.event))
        self.days, self.act, self.card = LineField(), Choice(), Choice()
        self.hint = LineField(hint=_("Hint for the words, never sent"))
        self._remove = KeyButton(_("Take this rule out"), icon="bin", kind="quiet", small=True, icon_only=True)
        self._remove.clicked.connect(self.removed)
        self._whom = Words(standing_words(one.standing), "small", "ink2", lines=2)
        for widget, part, said in (
            (self.on, "rule", event_words(one.event)), (self.days, "days", _("Opening days later")), (self.act, "act", _("What we do")),
            (self.card, "card", _("Card")), (self.hint, "hint", _("Hint for the words")), (self._remove, "remove", _("Take this rule out")),
        ):
            widget.setObjectName(f"{part}_{name}")
            if widget is not self.on:
                widget.setAccessibleName(f"{event_words(one.event)}, {standing_words(one.standing)}: {said}")
        for act in _ACTS:
            self.act.addItem(today_words.act(act)[0], act.value)
        self.card.addItem(_("No card"), "")
        for kind in CARDS:
            self.card.addItem(name_of(kind), kind.value)
        self._build(own=own)

    def _build(self, *, own: bool) -> None:
        room = QWidget()
        Row(room).addWidget(self._remove)
        self._remove.setVisible(own)
        first, second = Row(gap=10), Row(gap=10, margins=(_INDENT, 0, 0, 0))
        first.addWidget(self.on, 1)
        for widget in (self._whom, self.days, self.act, room):
            first.addWidget(widget)
        second.addWidget(self.card)
        second.addWidget(self.hint, 1)
        column = Column(self, gap=4, margins=(18, 5, 18, 5))
        column.addLayout(first)
        column.addLayout(second)
        self._widths = ((self._whom, _WHOM), (self.days, _DAYS), (self.act, _ACT), (self.card, _CARD), (room, _REMOVE))
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_rule(self, one: Rule) -> None:
        """Show what is kept."""
        self._rule = one
        self.on.setChecked(one.active)
        show_text(self.days, str(one.after_days))
        self.act.setCurrentIndex(max(self.act.findData(one.act.value), 0))
        self.card.setCurrentIndex(max(self.card.findData(one.card), 0))
        show_text(self.hint, one.words)

    def as_typed(self) -> Typed:
        """What stands in the row."""
        return self.on.isChecked(), self.days.text(), str(self.act.currentData()), str(self.card.currentData()), self.hint.text()

    def typed(self) -> Rule:
        """The rule as it was typed; raises NeedsALook for days that are no number."""
        days = self.days.text().strip()
        if not days.lstrip("-").isdecimal():
            raise NeedsALook("after_days", _("“{typed}” is no number of days.").format(typed=days), do=_("Type a number."))
        act = Act(self.act.currentData())
        return replace(
            self._rule, active=self.on.isChecked(), after_days=int(days), act=act, card=str(self.card.currentData()), words=self.hint.text()
        )

    def _on_look_changed(self) -> None:
        for widget, width in self._widths:
            widget.setFixedWidth(theme.em(width))


class CellRow(QWidget):
    """The advice for one phase: what to be good at, and one to three acts."""

    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self.phase = phase
        self.discipline = LineField()
        self.discipline.setObjectName(f"discipline_{phase.value}")
        self.discipline.setAccessibleName(_("{phase}: what to be good at").format(phase=phase_words(phase)))
        self.acts = tuple(LineField(hint=hint) for hint in (_("First"), _("Then"), _("And"))[:MOST_ACTS])
        for place, act in enumerate(self.acts, 1):
            act.setObjectName(f"act_{phase.value}_{place}")
            act.setAccessibleName(_("{phase}: act {number}").format(phase=phase_words(phase), number=place))
        self._name = Words(phase_words(phase), "strong")
        first, second = Row(gap=10), Row(gap=10)
        first.addWidget(self._name)
        first.addWidget(self.discipline, 1)
        for act in self.acts:
            second.addWidget(act, 1)
        column = Column(self, gap=4, margins=(18, 5, 18, 5))
        column.addLayout(first)
        column.addLayout(second)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def lines(self) -> tuple[LineField, ...]:
        """Every line of the row."""
        return self.discipline, *self.acts

    def show_cell(self, cell: Cell) -> None:
        """Show what is kept."""
        for line, text in zip(self.lines(), (cell.discipline, *cell.acts, *("",) * MOST_ACTS), strict=False):
            show_text(line, text)

    def typed(self) -> Cell:
        """The advice as it was typed."""
        acts = tuple(act.text().strip() for act in self.acts if act.text().strip())
        return Cell(self.phase, self.discipline.text(), acts)

    def _on_look_changed(self) -> None:
        self._name.setFixedWidth(theme.em(_PHASE))
