"""What they come for and what to remember: allergies and never first, who told us and when, and what may not be true any more."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core.members.records import CompanionKind, Member, Memory, MemoryKind
from shopdesk.core.members.rules import is_stale
from shopdesk.i18n import _
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.panels.pressable import Pressable
from shopdesk.ui.widgets.boxes import Column, Row, put_instead, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Chip
from shopdesk.ui.widgets.words import Words

_COMPANION_ICONS = {CompanionKind.CHILD: "person", CompanionKind.BIKE: "link", CompanionKind.INSTRUMENT: "bell"}


class RememberPanel(QFrame):
    """One row each. A press on a row asks to change it; a memory nobody confirmed for long asks whether it is still true."""

    job_pressed = Signal()
    memory_pressed = Signal(object)
    companion_pressed = Signal(object)
    thing_pressed = Signal(object)
    confirmed = Signal(object)
    forgotten = Signal(object)
    add_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(_("Remember"))
        outer = Column(self, gap=6, margins=(9, 9, 9, 12))
        head = Row(margins=(10, 0, 0, 0))
        head.addWidget(Words(_("Remember"), "strong"), 1)
        self._add = KeyButton(_("Remember something"), icon="plus", kind="quiet", small=True, icon_only=True)
        self._add.setObjectName("remember_add")
        self._add.clicked.connect(self.add_pressed)
        head.addWidget(self._add)
        outer.addLayout(head)
        self._rows = QWidget()
        Column(self._rows, gap=6)
        outer.addWidget(self._rows)
        self._outer = outer

    def show_member(self, member: Member, today: dt.date) -> None:
        """Show all of ``member`` there is to remember."""
        rows = QWidget()
        column = Column(rows, gap=6)
        if said := sentences.job(member.job):
            row = Pressable("job", _("What they come for"), said)
            row.setObjectName("job")
            row.clicked.connect(self.job_pressed)
            column.addWidget(row)
            column.addLayout(_ruled())
        self._add_memories(column, member, today)
        self._add_company(column, member, today)
        if not column.count():
            nothing = _("Nothing yet. What they tell you is kept here, with who told you and when.")
            column.addLayout(_indented(Words(nothing, "small", "ink2", lines=0)))
        self._rows = put_instead(self._outer, self._rows, rows)

    def _add_memories(self, column: Column, member: Member, today: dt.date) -> None:
        for memory in member.memories:
            column.addWidget(self._memory_row(memory, member, today))
            if is_stale(memory, today):
                column.addLayout(self._still_true(memory))

    def _memory_row(self, memory: Memory, member: Member, today: dt.date) -> Pressable:
        label, icon = sentences.kind_of_memory(memory.kind)
        hot = memory.kind is MemoryKind.ALLERGY
        row = Pressable(
            icon, label, memory.text, sentences.told(memory, member, today), hot=hot,
            warm_icon=memory.kind is MemoryKind.NEVER,
        )
        row.setObjectName(f"memory_{memory.id}")
        row.clicked.connect(lambda: self.memory_pressed.emit(memory))
        return row

    def _still_true(self, memory: Memory) -> Column:
        yes = KeyButton(_("Yes"), icon="check", small=True)
        no = KeyButton(_("No, forget it"), kind="quiet", small=True)
        yes.setObjectName(f"still_true_{memory.id}")
        no.setObjectName(f"not_true_{memory.id}")
        yes.setAccessibleDescription(memory.text)
        no.setAccessibleDescription(memory.text)
        yes.clicked.connect(lambda: self.confirmed.emit(memory.id))
        no.clicked.connect(lambda: self.forgotten.emit(memory.id))
        answers = Row(gap=8)
        answers.addWidget(yes)
        answers.addWidget(no)
        answers.addStretch(1)
        column = Column(gap=4, margins=(44, 2, 8, 2))
        column.addWidget(Chip(_("Still true?"), "warm", "ask"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(answers)
        return column

    def _add_company(self, column: Column, member: Member, today: dt.date) -> None:
        if (member.companions or member.things) and column.count():
            column.addLayout(_ruled())
        for place, companion in enumerate(member.companions):
            icon = _COMPANION_ICONS.get(companion.kind, "members")
            row = Pressable(icon, "" if place else _("Comes with"), sentences.companion(companion.kind, companion.name))
            row.setObjectName(f"companion_{companion.id}")
            row.clicked.connect(lambda _checked=False, companion=companion: self.companion_pressed.emit(companion))
            column.addWidget(row)
        for place, thing in enumerate(member.things):
            row = Pressable("tag", "" if place else _("In use"), sentences.thing(thing, today))
            row.setObjectName(f"thing_{thing.id}")
            row.clicked.connect(lambda _checked=False, thing=thing: self.thing_pressed.emit(thing))
            column.addWidget(row)


def _ruled() -> Column:
    column = Column(margins=(10, 5, 10, 5))
    column.addWidget(rule())
    return column


def _indented(words: Words) -> Column:
    column = Column(margins=(10, 0, 10, 4))
    column.addWidget(words)
    return column
