"""The head of the open page: face, name, how well we know each other, and how to greet them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPixmap
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.members.records import Member
from shopdesk.core.privileges.records import Mark
from shopdesk.core.rhythm.records import Judgement, RhythmPicture
from shopdesk.i18n import _
from shopdesk.ui.pages.counter import rhythm_words, sentences
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.day_line import DayLine
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
        self._chip.setObjectName("member_chip")
        self._marks = QWidget()
        self._marks.setObjectName("member_marks")
        self.rhythm = DayLine()
        self.rhythm.setObjectName("member_rhythm")
        self._standing = Words("", "lead", lines=2)
        self._standing.setObjectName("member_standing")
        self._greet_icon = Icon("greet", "ink2", 20)
        self._greet = Words("", "small", "ink2", lines=2)
        self._greet.setObjectName("member_greeting")
        self._build()

    def _build(self) -> None:
        self._name_row = name_row = Row(gap=12)
        name_row.addWidget(self._name)
        name_row.addWidget(self._chip)
        name_row.addWidget(self._marks)
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
        row.addWidget(self.rhythm, 0, Qt.AlignmentFlag.AlignTop)

    def show_rhythm(self, drawn: RhythmPicture | None) -> None:
        """Draw a rhythm, or none while there is too little of it."""
        self.rhythm.setVisible(drawn is not None and len(drawn.days) > 1)
        if drawn is not None:
            captions = saying.short_day(drawn.days[0], drawn.today), _("today")
            self.rhythm.show_days(drawn.days, drawn.today, drawn.window, captions, rhythm_words.picture(drawn))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show an icon for each privilege, and what it means under the pointer."""
        place = QWidget()
        place.setObjectName("member_marks")
        place.setAccessibleName(", ".join(mark.meaning for mark in marks))
        row = Row(place, gap=8)
        for mark in marks:
            icon = Icon(mark.icon, "accent", 20)
            icon.setToolTip(mark.meaning)
            row.addWidget(icon)
        self._marks = put_instead(self._name_row, self._marks, place)

    def show_member(self, member: Member, photo: QPixmap | None, today: dt.date, judged: Judgement | None) -> None:
        """Show ``member`` as of ``today``; ``judged`` is what their rhythm says."""
        name = sentences.shown_name(member)
        self._face.show_person(name, photo, str(member.id))
        self._name.say(name)
        self._chip.say(*rhythm_words.chip_of(member, judged))
        self._chip.setVisible(member.left_alone or judged is not None or member.visits <= _STILL_NEW)
        self._standing.say(rhythm_words.sentence(member, judged, today))
        called = sentences.called_by(member)
        greeting = " ".join(part for part in (sentences.greeting(member), sentences.pronounced(member)) if part)
        self._greet.say(greeting, strong=called)
        for widget in (self._greet_icon, self._greet):
            widget.setVisible(bool(greeting))
