"""The head of the open page: face, name, how well we know each other, and how to greet them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPixmap
from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Member
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.small_parts import Avatar, Chip, Icon
from shopdesk.ui.widgets.words import Words

_STILL_NEW = 2  # visits; after that the sentence below says it


class PersonName(Words):
    """A name as large as it is written; it never ends in dots, it goes on in the next line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "nameXL", lines=0, parent=parent)

    def sizeHint(self) -> QSize:
        width = int(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 4
        return QSize(width, self.heightForWidth(width))


class MemberHeader(QWidget):
    """Everything needed to say hello."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Avatar(size=88)
        self._name = PersonName()
        self._name.setObjectName("member_name")
        self._chip = Chip()
        self._standing = Words("", "lead", lines=2)
        self._standing.setObjectName("member_standing")
        self._greet_icon = Icon("greet", "ink2", 20)
        self._greet = Words("", "small", "ink2", lines=2)
        self._greet.setObjectName("member_greeting")
        self._build()

    def _build(self) -> None:
        name_row = Row(gap=12)
        name_row.addWidget(self._name)
        name_row.addWidget(self._chip)
        name_row.addStretch(1)
        greet_row = Row(gap=8)
        greet_row.addWidget(self._greet_icon)
        greet_row.addWidget(self._greet, 1)
        words = Column(gap=2)
        words.addLayout(name_row)
        words.addWidget(self._standing)
        words.addLayout(greet_row)
        words.addStretch(1)
        row = Row(self, gap=20)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_member(self, member: Member, photo: QPixmap | None, today: dt.date) -> None:
        """Show ``member`` as of ``today``."""
        name = sentences.shown_name(member)
        self._face.show_person(name, photo, str(member.id))
        self._name.say(name)
        self._chip.say(*sentences.familiarity(member.visits))
        self._chip.setVisible(member.visits <= _STILL_NEW)
        self._standing.say(sentences.standing(member, today))
        called = sentences.called_by(member)
        greeting = " ".join(part for part in (sentences.greeting(member), sentences.pronounced(member)) if part)
        self._greet.say(greeting, strong=called)
        for widget in (self._greet_icon, self._greet):
            widget.setVisible(bool(greeting))
