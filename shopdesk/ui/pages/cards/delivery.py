"""From the desk to paper: what is missing is said, then it is asked where to, and the press does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards.records import Card
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.cards.desk import FOR_SOMEBODY, Desk
from shopdesk.ui.pages.cards.people import Recipient
from shopdesk.ui.pages.cards.press import Press
from shopdesk.ui.pages.cards.run import Run
from shopdesk.ui.pages.counter.edges import Edges

_SLICE = 10  # cards that are made up without anybody noticing


class Delivery(QObject):
    """``began`` with whether it is printed (else saved), ``progressed`` in words, ``ended`` whatever became of it; ``unwritten`` when the
    shown card says nothing yet, ``refused`` with why it cannot be made. ``today`` is the row of Today that is done with it."""

    began = Signal(bool)
    progressed = Signal(str)
    ended = Signal()
    unwritten = Signal()
    refused = Signal(str)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, desk: Desk, edges: Edges, page: QWidget) -> None:
        super().__init__(page)
        self._messages = messages
        self._desk = desk
        self._edges = edges
        self._page = page
        self._press = Press(shop, operations, messages, self)
        self.today = ""
        self._gathering: Iterator[None] = iter(())
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._on_slice)
        self._press.progressed.connect(self.progressed)
        self._press.ended.connect(self.ended)
        self._press.booked.connect(self._on_booked)

    def print(self, name: str) -> None:
        """Print all that are ready, on the printer somebody chooses; ``name`` is what they are called there."""
        people = self._ready()
        printer = None if people is None else self._edges.printer(self._page)
        if people is not None and printer is not None:
            self.began.emit(True)
            self._begin(people, lambda run: self._press.print(run, printer, name))

    def save(self, name: str) -> None:
        """Put all that are ready into one PDF."""
        people = self._ready()
        path = None if people is None else self._edges.pdf(self._page, _file_name(people, name))
        if people is not None and path is not None:
            self.began.emit(False)
            self._begin(people, lambda run: self._press.save(run, path))

    def stop(self) -> None:
        """Leave off."""
        if self._slice.isActive():
            self._slice.stop()
            self._press.say_stopped()
            self.ended.emit()
        else:
            self._press.stop()

    def close(self) -> None:
        """The window goes."""
        self._slice.stop()
        self._press.close()

    def _ready(self) -> tuple[Recipient, ...] | None:
        """Who gets a card now, nobody where it is for nobody yet; None once it was said what is missing."""
        desk = self._desk
        people = desk.ready()
        if self._press.is_busy or self._slice.isActive() or not self._is_written():
            return None
        if desk.people and not people:
            self._messages.say(_("No card is ready: each of them waits for something."))
        elif not people and desk.kind in FOR_SOMEBODY:
            self._messages.say(_("This card is for somebody. Say for whom at the right."))
        else:
            return people
        return None

    def _begin(self, people: tuple[Recipient, ...], then: Callable[[Run], None]) -> None:
        """Make the cards, of many a slice at a time so that the window goes on."""
        self._gathering = self._gathered(people, then)
        self._slice.start()
        self._on_slice()

    def _gathered(self, people: tuple[Recipient, ...], then: Callable[[Run], None]) -> Iterator[None]:
        desk, papers = self._desk, self._desk.papers
        by_post, flip, start, sheet = desk.waiting.by_post, papers.flip, papers.start, papers.sheet
        cards: list[Card] = [] if people else [desk.card(None)] * papers.free
        for person in people:
            cards.append(desk.card(person))
            if len(cards) % _SLICE == 0:
                self.progressed.emit(_("{done} of {total} cards made up").format(done=len(cards), total=len(people)))
                yield
        self._slice.stop()
        then(Run(tuple(cards), tuple(person.member_id for person in people), sheet, flip, start, by_post, self.today))

    def _on_slice(self) -> None:
        try:
            next(self._gathering, None)
        except ShopError as error:
            self._slice.stop()
            self.refused.emit(str(error))
            self.ended.emit()

    def _is_written(self) -> bool:
        desk = self._desk
        unwritten = desk.unwritten()
        nothing = not desk.people and desk.needs_words() and not desk.words.strip()
        if unwritten and desk.current not in unwritten:
            desk.people.turn_to(unwritten[0].member_id)
        if unwritten or nothing:
            self.unwritten.emit()
        return not unwritten and not nothing

    def _on_booked(self, run: Run) -> None:
        self._desk.clear(run.member_ids)
        self.today = ""


def _file_name(people: tuple[Recipient, ...], name: str) -> str:
    if len(people) != 1:
        return f"{name}.pdf"
    plain = "".join(sign for sign in people[0].name if sign.isalnum() or sign in " -")[:60]
    return _("Card for {name}.pdf").format(name=plain)
