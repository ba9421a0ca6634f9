"""One of the first things, as a card beside who is expected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.i18n import _
from shopdesk.ui.pages.today.day_row import DayRow
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.response_clock import Clock, ResponseClock
from shopdesk.ui.widgets.small_parts import Avatar, Icon
from shopdesk.ui.widgets.words import Words


class FirstThing(QWidget):
    """One of them: what kind, how long, who and why, the main act, and whose it is."""

    act_asked = Signal()

    def __init__(self, row: DayRow, mine: bool, photos: Pixmaps, *, first: bool) -> None:
        super().__init__()
        self.setObjectName("first_thing")
        self.setAccessibleName(row.said())
        across = Row(self, gap=14, margins=(18, 12, 16, 12))
        across.addWidget(Icon(row.group.icon, "warm" if row.group.warm else "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        column = Column(gap=2)
        head = Row(gap=8)
        head.addWidget(Words(row.group.title, "label", "warm" if row.group.warm else "ink2"), 1)
        head.addWidget(ResponseClock(row.clock or Clock(_("any time today"))))
        column.addLayout(head)
        column.addWidget(Words(row.name, "name"))
        column.addWidget(Words(row.sentence, "small", "ink2", lines=2))
        column.addLayout(self._foot(row, mine, photos, first=first))
        across.addLayout(column, 1)

    def _foot(self, row: DayRow, mine: bool, photos: Pixmaps, *, first: bool) -> Row:
        act = KeyButton(row.act, icon=row.act_icon, kind="primary" if first else "secondary", small=True)
        act.setObjectName("first_thing_act")
        act.setAccessibleDescription(row.said())
        act.clicked.connect(self.act_asked)
        foot = Row(gap=8, margins=(0, 6, 0, 0))
        foot.addWidget(act)
        foot.addStretch(1)
        if row.owner:
            foot.addWidget(Avatar(row.owner, photos(row.owner_face), size=28, key=row.owner_tint))
            foot.addWidget(Words(_("You") if mine else row.owner, "small", "ink2"))
        return foot
