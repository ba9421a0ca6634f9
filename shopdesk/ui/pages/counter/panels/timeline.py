"""What happened last: visits, notes, cards and gifts together, newest first. What was paid is shown only when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.cards.records import CardKind, Printed
from shopdesk.core.cards.rules import name_of
from shopdesk.core.gestures.records import Gesture
from shopdesk.core.gestures.rules import kind_names
from shopdesk.core.members.records import Note
from shopdesk.core.money import Money
from shopdesk.core.visits.records import Visit
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

SHORT, SHORT_WIDE = 4, 7  # things shown before more is asked for, in a narrow and in a wide window


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: what it was, on which day, who was there; ``amount`` only for a visit that has one."""

    day: dt.date
    icon: str
    text: str
    staff_name: str
    amount: Money | None = None


def events(
    visits: Sequence[Visit], notes: Sequence[Note], cards: Sequence[Printed], gestures: Sequence[Gesture] = (),
    others: Sequence[Event] = (),
) -> tuple[Event, ...]:
    """Put what happened in order, newest first; of one day the visit comes before what was written, and ``others`` before both."""
    found = list(others)
    found += [Event(visit.day, "visit", _visit(visit), visit.staff_name, visit.amount) for visit in visits]
    found += [Event(note.day, "note", saying.quoted(note.text), note.staff_name) for note in notes]
    found += [Event(card.day, "card", _card(card), card.staff_name) for card in cards]
    found += [Event(gesture.day, "gift", _gesture(gesture), gesture.staff_name) for gesture in gestures]
    return tuple(sorted(found, key=lambda event: event.day, reverse=True))


def _card(card: Printed) -> str:
    kind = _("Thank-you card") if card.kind is CardKind.THANK_YOU else name_of(card.kind)
    return _("{card}: {words}").format(card=kind, words=saying.quoted(card.words)) if card.words else kind


def _gesture(gesture: Gesture) -> str:
    words = f"{kind_names()[gesture.kind]}. {gesture.what}"
    return _("{gift}. Received: {words}").format(gift=words.rstrip("."), words=gesture.received) if gesture.received else words


def _visit(visit: Visit) -> str:
    return _("Visit. {what}").format(what=visit.what) if visit.what else _("Visit")


class Timeline(Panel):
    """``more_asked`` when somebody wants to see further back."""

    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Recent"), gap=10, parent=parent)
        self._events: tuple[Event, ...] = ()
        self._amounts = False
        self._all = False
        self._money = KeyButton(_("Show amounts"), kind="quiet", small=True)
        self._money.setObjectName("show_amounts")
        self._money.clicked.connect(self._on_money_clicked)
        self._more = KeyButton(_("Show more"), icon="down", kind="quiet", small=True)
        self._more.setObjectName("show_more")
        self._more.clicked.connect(self._on_more_clicked)
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self._foot = QWidget()
        foot = Row(self._foot, margins=(5, 0, 5, 6))
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._money)
        outer = self.layout()
        assert isinstance(outer, Column)
        outer.addWidget(self._foot)

    def begin(self) -> None:
        """Somebody else's page: short, and without amounts."""
        self._amounts = self._all = False

    def show_events(self, happened: Sequence[Event], today: dt.date) -> None:
        """Show what ``happened``."""
        self._events, self._today = tuple(happened), today
        self._show()

    def _show(self) -> None:
        rows = QWidget()
        column = Column(rows, gap=10)
        short = SHORT_WIDE if theme.px(100) > 100 else SHORT
        for event in self._events if self._all else self._events[:short]:
            column.addLayout(self._row(event))
        if not self._events:
            column.addWidget(Words(_("Nothing has happened yet. The first visit will stand here."), "small", "ink2", lines=0))
        self._rows = put_instead(self.body, self._rows, rows)
        more, money = len(self._events) > short and not self._all, any(event.amount for event in self._events)
        self._more.setVisible(more)
        self._money.setVisible(money)
        self._foot.setVisible(more or money)
        self._money.set_words(_("Hide amounts") if self._amounts else _("Show amounts"))

    def _row(self, event: Event) -> Row:
        when = saying.short_day(event.day, self._today)
        parts = [when, event.staff_name.split()[0] if event.staff_name.strip() else ""]
        if self._amounts and event.amount is not None:
            parts.append(saying.money(event.amount))
        texts = Column()
        texts.addWidget(Words(event.text, "small", lines=2))
        texts.addWidget(Words(" · ".join(part for part in parts if part), "caption", "ink3"))
        row = Row(gap=12)
        row.addWidget(Icon(event.icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _on_money_clicked(self) -> None:
        self._amounts = not self._amounts
        self._show()

    def _on_more_clicked(self) -> None:
        self._all = True
        self.more_asked.emit()
        self._show()
