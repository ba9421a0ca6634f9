"""From the desk to paper: what is missing is said, then it is asked where to, and the press does the rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.cards.desk import FOR_SOMEBODY, Desk
from shopdesk.ui.pages.cards.people import Recipient
from shopdesk.ui.pages.cards.press import Press, Run
from shopdesk.ui.pages.counter.edges import Edges


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
        self._press.progressed.connect(self.progressed)
        self._press.ended.connect(self.ended)
        self._press.booked.connect(self._on_booked)

    def print(self, name: str) -> None:
        """Print all that are ready, on the printer somebody chooses; ``name`` is what they are called there."""
        run = self._run()
        printer = None if run is None else self._edges.printer(self._page)
        if run is not None and printer is not None:
            self.began.emit(True)
            self._press.print(run, printer, name)

    def save(self, name: str) -> None:
        """Put all that are ready into one PDF."""
        run = self._run()
        path = None if run is None else self._edges.pdf(self._page, _file_name(run, name))
        if run is not None and path is not None:
            self.began.emit(False)
            self._press.save(run, path)

    def stop(self) -> None:
        """Leave off."""
        self._press.stop()

    def _run(self) -> Run | None:
        """What is to be printed now; None once it was said what is missing."""
        desk = self._desk
        people = desk.ready()
        if self._press.is_busy or not self._is_written():
            return None
        if desk.people and not people:
            self._messages.say(_("No card is ready: each of them waits for something."))
        elif not people and desk.kind in FOR_SOMEBODY:
            self._messages.say(_("This card is for somebody. Say for whom at the right."))
        else:
            return self._made(people)
        return None

    def _made(self, people: tuple[Recipient, ...]) -> Run | None:
        desk, papers = self._desk, self._desk.papers
        try:
            cards = tuple(desk.card(person) for person in people) or (desk.card(None),) * papers.free
        except ShopError as error:
            self.refused.emit(str(error))
            return None
        return Run(cards, people, papers.sheet, papers.flip, papers.start, desk.waiting.by_post, self.today)

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
        self._desk.clear(run.people)
        self.today = ""


def _file_name(run: Run, name: str) -> str:
    if len(run.people) != 1:
        return f"{name}.pdf"
    plain = "".join(sign for sign in run.people[0].name if sign.isalnum() or sign in " -")[:60]
    return _("Card for {name}.pdf").format(name=plain)
