"""One row of a list beside the page it may belong to: who stands on either side, why, and what it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core.duplicates import rules
from shopdesk.core.duplicates.records import Taken
from shopdesk.core.imports.records import Decision, Perhaps
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_QUESTION = 210  # wide
_LONGEST = 24  # letters of what a tick would write


class PairRow(QFrame):
    """``decided`` when somebody said one of the two, or picked a detail."""

    decided = Signal()

    def __init__(self, pair: Perhaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.said: bool | None = None
        self.by_reason: bool | None = True if pair.sure else None
        self.ticks = {one.what: TickBox(_take(one.what, one.there)) for one in pair.differs}
        for what, tick in self.ticks.items():
            tick.setObjectName(f"take_{what.value}_{pair.place[1]}")
            tick.toggled.connect(lambda _on: self.decided.emit())
        row = Row(self, gap=12, margins=(18, 9, 18, 9))
        where = _("In the file, line {line}").format(line=" ".join(filter(None, (pair.place[0], str(pair.place[1])))))
        row.addWidget(_side(_("Already here"), pair.here, ()), 1)
        row.addWidget(_side(where, pair.there, self.ticks.values()), 1)
        row.addWidget(self._build_question())
        self._show_said()

    def _build_question(self) -> QFrame:
        question = QFrame()
        question.setFixedWidth(theme.em(_QUESTION))
        column = Column(question, gap=6)
        column.addWidget(Words(rules.sentence(self.pair.whys), "small", lines=0))
        self.same, self.two = KeyButton(_("Same person"), icon="merge", small=True), KeyButton(_("Two people"), small=True)
        for button, name, said in ((self.same, "same", True), (self.two, "two", False)):
            button.setObjectName(f"{name}_{self.pair.place[1]}")
            button.setAccessibleDescription(_("{here} and {there}").format(here=self.pair.here[0], there=self.pair.there[0]))
            button.clicked.connect(lambda _checked=False, said=said: self._on_said(said))
            column.addWidget(button)
        column.addStretch(1)
        return question

    def is_same(self) -> bool | None:
        """What it is: said here, or for all with this reason, or not yet."""
        return self.by_reason if self.said is None else self.said

    def decision(self) -> Decision | None:
        """What was decided here; None where only the reason decides, or nobody did."""
        taken = frozenset(what for what, tick in self.ticks.items() if tick.isChecked()) if self.is_same() else frozenset[Taken]()
        if self.said is None and not taken:
            return None
        return Decision(self.pair.member_id, bool(self.is_same()), taken)

    def decide_by_reason(self, same: bool) -> None:
        """It was decided for all with this reason."""
        self.said, self.by_reason = None, same
        self._show_said()

    def say(self, same: bool) -> None:
        """It is one person, or two."""
        self.said = same
        self._show_said()

    def _on_said(self, same: bool) -> None:
        self.say(same)
        self.decided.emit()

    def _show_said(self) -> None:
        same = self.is_same()
        self.same.set_kind("primary" if same else "secondary")
        self.two.set_kind("primary" if same is False else "secondary")
        for tick in self.ticks.values():
            tick.setVisible(bool(same))


def _side(caption: str, lines: tuple[str, ...], ticks: Iterable[TickBox]) -> QFrame:
    side = QFrame()
    side.setProperty("part", "well")
    name, *others = lines
    column = Column(side, gap=2, margins=(11, 7, 11, 9))
    column.addWidget(Words(caption, "caption", "ink2"))
    column.addWidget(Words(name or _("No name"), "name"))
    for line in others[:2]:
        if line:
            column.addWidget(Words(line, "small", "ink2"))
    column.addWidget(Words(others[2] or _("no town"), "small", "ink2"))
    for tick in ticks:
        tick.setToolTip(_("Tick it to write this over what stands here; else that stays."))
        column.addWidget(tick)
    column.addStretch(1)
    side.setAccessibleName(", ".join((caption, *filter(None, lines))))
    return side


def _take(what: Taken, there: str) -> str:
    said = {
        Taken.NAME: _("Name: {said}"), Taken.ADDRESS: _("Address: {said}"), Taken.BIRTHDAY: _("Birthday: {said}"),
        Taken.GREETING: _("Called {said}"), Taken.PRONOUNCE: _("Said {said}"), Taken.LANGUAGE: _("Language: {said}"),
    }[what]
    return said.format(said=there if len(there) <= _LONGEST else there[: _LONGEST - 1] + "…")
