"""The three columns of the open page: what to remember, what we owe and how they are reached, what happened and, last, what was paid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.ui import theme
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.choices.panel import ChoicesPanel
from shopdesk.ui.pages.counter.panels import owed_events, timeline
from shopdesk.ui.pages.counter.panels.advice import AdvicePanel
from shopdesk.ui.pages.counter.panels.expectation import ExpectationPanel
from shopdesk.ui.pages.counter.panels.flower import FlowerPanel
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.pages.counter.panels.privileges import PrivilegesPanel
from shopdesk.ui.pages.counter.panels.promises import PromisesPanel
from shopdesk.ui.pages.counter.panels.remember import RememberPanel
from shopdesk.ui.pages.counter.panels.timeline import Timeline
from shopdesk.ui.pages.counter.panels.trust import TrustPanel
from shopdesk.ui.pages.counter.panels.voices import VoicesPanel
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.tab_order import read_on

_LEFT, _RIGHT, _BOTH_WIDE = 370, 350, 430
_MIDDLE_LEAST = 250
_BACK = 200  # visits, notes and cards looked back at when more is asked for


class MemberPanels(QScrollArea):
    """Scrolls where it must. In a narrow window the third column goes below the second. ``errand_asked``: see Page; ``strip_asked``: see
    PromisesPanel."""

    errand_asked = Signal(object)
    strip_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._member_id = 0
        self.remember = RememberPanel()
        self.reach = ChoicesPanel(shop, operations, messages)
        self.timeline = Timeline()
        self.flower = FlowerPanel()
        self.expectation = ExpectationPanel(shop, operations, messages)
        self._promises = PromisesPanel(shop, operations, messages)
        self._privileges = PrivilegesPanel(shop, operations, messages)
        self._voices = VoicesPanel(shop, operations, messages)
        self._trust = TrustPanel(shop, operations, messages)
        self._advice = AdvicePanel(shop, operations, messages)
        # What is shown of a member by a panel of its own, in the order of reading.
        self._shown: tuple[MemberPanel, ...] = (
            self.expectation,
            self._promises,
            self._privileges,
            self._trust,
            self.reach,
            self._voices,
            self._advice,
        )
        self._build()
        for writing in (self.expectation, self._promises):
            writing.strip_asked.connect(self.strip_asked)
        self.timeline.more_asked.connect(self._on_more_asked)
        for panel in self._shown:
            panel.errand_asked.connect(self.errand_asked)
        theme.current().changed.connect(self._arrange)

    def _build(self) -> None:
        self.setObjectName("member_panels")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        content = QWidget()
        content.setObjectName("content")
        self._grid = Grid(across=16, down=16)
        self._margin = QWidget()
        row = Row(content, margins=(28, 0, 0, 14))
        row.addLayout(self._grid, 1)
        row.addWidget(self._margin)
        self._columns = [
            _stacked(self.remember, self.expectation), _stacked(self.flower, self._promises, self._privileges, self.reach),
            _stacked(self._trust, self.timeline, self._voices, self._advice),
        ]
        self.setWidget(content)
        self._arrange()

    def order(self) -> tuple[QWidget, ...]:
        """The panels as they are read."""
        owed = self._promises, self._privileges, self.reach
        return self.remember, self.expectation, *owed, self._trust, self.timeline, self._voices, self._advice

    def show_member(self, member: Member) -> None:
        """Show ``member`` as of today."""
        if member.id != self._member_id:
            self._member_id = member.id
            self.timeline.begin()
            self.verticalScrollBar().setValue(0)
        today = self._shop.today()
        self.remember.show_member(member, today)
        for panel in self._shown:
            panel.show_member(member)
        self._show_events(12)
        read_on(self, *self.order())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_events(self, limit: int) -> None:
        shop, member_id = self._shop, self._member_id
        visits, notes, cards = shop.visits.of(member_id, limit), shop.members.notes(member_id, limit), shop.cards.of(member_id, limit)
        others = owed_events.events(shop, member_id) + owed_events.in_use(shop, member_id)
        happened = timeline.events(visits, notes, cards, shop.gestures.of(member_id, limit), others)
        self.timeline.show_events(happened, shop.today())

    def _on_more_asked(self) -> None:
        self._show_events(_BACK)

    def _arrange(self) -> None:
        wide = theme.px(100) > 100
        left, right = (theme.px(_BOTH_WIDE), theme.px(_BOTH_WIDE)) if wide else (theme.px(_LEFT), theme.px(_RIGHT))
        # The scroll bar stands in the margin, so that the columns end where everything else does.
        self._margin.setFixedWidth(max(theme.px(28) - (self.width() - self.viewport().width()), 0))
        room = self.width() - theme.px(28 + 16 + 16 + 28)
        narrow = room - left - right < theme.em(_MIDDLE_LEAST)
        if narrow:
            left = right = room // 3
        folded = narrow and room // 3 < theme.em(270)
        self._place(folded)
        grid = self._grid
        for number, width in enumerate((left, 0, right)):
            grid.setColumnMinimumWidth(number, 0)
            grid.setColumnStretch(number, 0 if width and not narrow else 1)
            self._columns[number].setMinimumWidth(0)
            self._columns[number].setMaximumWidth(width if width and not narrow else 16_777_215)
            if width and not narrow:
                grid.setColumnMinimumWidth(number, width)
        if folded:
            grid.setColumnStretch(2, 0)

    def _place(self, folded: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        places = ((0, 0, 2 if folded else 1), (0, 1, 1), (1, 1, 1) if folded else (0, 2, 1))
        for widget, (row, column, rows) in zip(self._columns, places, strict=True):
            self._grid.addWidget(widget, row, column, rows, 1, top)
        self._grid.setRowStretch(2, 1)


def _stacked(*panels: QWidget) -> QWidget:
    place = QWidget()
    column = Column(place, gap=16)
    for panel in panels:
        column.addWidget(panel)
    return place

