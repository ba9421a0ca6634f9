"""What each way may be used for, asked word for word: one cell a channel under each question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from shopdesk.core.permissions.records import Channel, Purpose, State, Wording
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.counter.choices import words as choice_words
from shopdesk.ui.widgets.boxes import Column, Grid
from shopdesk.ui.widgets.fields import Choice, Field
from shopdesk.ui.widgets.words import Words

_ACROSS = 3
# What can be said to each answer that stands: taking back a yes takes no more than giving one.
_OFFERED = {
    State.UNKNOWN: (State.UNKNOWN, State.YES, State.NO), State.YES: (State.YES, State.WITHDRAWN),
    State.NO: (State.NO, State.YES), State.WITHDRAWN: (State.WITHDRAWN, State.YES),
}


class PermissionCells(QWidget):
    """``changed`` gives what is to be booked; nothing is booked here."""

    def __init__(
        self, wordings: Sequence[Wording], channels: Sequence[Channel], states: Mapping[tuple[Channel, Purpose], State],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._states = states
        self._cells: dict[tuple[Channel, Purpose], Choice] = {}
        column = Column(self, gap=12)
        for wording in wordings:
            column.addWidget(Words(choice_words.purpose(wording.purpose), "strong"))
            column.addWidget(Words(_("Ask: “{words}”").format(words=wording.text), "small", "ink2", lines=0))
            grid = Grid(across=10, down=8)
            for place, channel in enumerate(channels):
                grid.addWidget(self._cell(channel, wording.purpose), place // _ACROSS, place % _ACROSS)
            for place in range(_ACROSS):
                grid.setColumnStretch(place, 1)
            column.addLayout(grid)

    def _cell(self, channel: Channel, purpose: Purpose) -> Field:
        cell = Choice()
        cell.setMinimumWidth(theme.em(96))
        for state in _OFFERED[self._states[channel, purpose]]:
            cell.addItem(choice_words.state(state), state)
        cell.setObjectName(f"may_{channel.value}_{purpose.value}")
        self._cells[channel, purpose] = cell
        return Field(choice_words.channel(channel), cell)

    def changed(self) -> Iterator[tuple[Channel, Purpose, State, State]]:
        """Channel, purpose, what stood there and what they say now, for each that is another."""
        for (channel, purpose), cell in self._cells.items():
            before, now = self._states[channel, purpose], State(cell.currentData())
            if now is not before:
                yield channel, purpose, before, now
