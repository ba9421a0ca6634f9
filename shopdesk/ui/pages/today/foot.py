"""Below the list of Today: what is done, what waits, and what we promised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.today.records import TodayList
from shopdesk.i18n import _, ngettext
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class _Said(QWidget):
    """A few words behind an icon; nothing where there are none."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._words = Words("", "small", "ink2")
        row = Row(self, gap=8)
        row.addWidget(Icon(icon, "ink2", 20))
        row.addWidget(self._words)

    def say(self, text: str) -> None:
        self._words.say(text)
        self.setVisible(bool(text))


class Foot(QWidget):
    """``folded_toggled`` when the extras that wait are to be seen, or not any more."""

    folded_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._later, self._more, self._promised = (_Said(icon) for icon in ("check-circle", "snooze", "list", "clock"))
        self._folded = _Said("flower")
        self.unfold = KeyButton("", icon="down", kind="quiet", small=True, letter="w")
        self.unfold.setObjectName("unfold")
        self._unfolded = False
        self._extras = QWidget()
        folded = Row(self._extras, gap=8)
        folded.addWidget(self._folded)
        folded.addWidget(self.unfold)
        folded.addStretch(1)
        line = Row(gap=20)
        for said in (self._done, self._later, self._more):
            line.addWidget(said)
        line.addStretch(1)
        line.addWidget(self._promised)
        column = Column(self, gap=4, margins=(4, 0, 4, 0))
        column.addWidget(self._extras)
        column.addLayout(line)
        self.unfold.clicked.connect(self._on_unfold)

    @property
    def unfolded(self) -> bool:
        """Whether the extras are to be seen although something is to be put right."""
        return self._unfolded

    def show_list(self, found: TodayList, limit: int, hours: int) -> None:
        """Say what is beside the list; ``limit`` things a day, an answer within ``hours`` opening hours."""
        done, later, folded = found.done, found.later, len(found.folded)
        self._done.say(ngettext("{count} done today", "{count} done today", done).format(count=done) if done else "")
        self._later.say(ngettext("{count} waiting for later", "{count} waiting for later", later).format(count=later) if later else "")
        self._more.say(_("{count} a day are enough; the rest waits").format(count=limit) if found.more else "")
        self._promised.say(
            ngettext("We promised to answer within {count} working hour", "We promised to answer within {count} working hours", hours)
            .format(count=hours)
        )
        waits = ngettext(
            "{count} nice thing waits until what went wrong is put right", "{count} nice things wait until what went wrong is put right",
            folded,
        )
        self._folded.say(waits.format(count=folded))
        self._extras.setVisible(bool(folded))
        self.unfold.set_words(_("Fold away") if self._unfolded else _("Show what waits"))

    def _on_unfold(self) -> None:
        self._unfolded = not self._unfolded
        self.folded_toggled.emit()
