"""Brings the cards onto paper or into a PDF, and remembers who got which: all of them, or as if nothing had been asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from shopdesk import i18n
from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cards.records import Card
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext
from shopdesk.printing import pdf_file
from shopdesk.printing.sheets import Correction, Flip, Sheet
from shopdesk.printing.template_file import template_for
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.cards.people import Recipient
from shopdesk.ui.paper import printer as paper

if TYPE_CHECKING:
    from shopdesk.ui.long_work import LongWork

_AT_ONCE = 24  # cards that are typeset before anybody could wonder; more go to another process


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be printed: a card each for ``people``, or ``cards`` for nobody yet. ``today`` is the row of Today it is done with."""

    cards: tuple[Card, ...]
    people: tuple[Recipient, ...]
    sheet: Sheet
    flip: Flip
    start: int
    by_post: bool
    today: str = ""


def typeset(tell: Callable[[int, int], None] | None, language: str, run: Run, error: PrinterError) -> bytes:
    """Make the PDF of ``run`` for a printer that errs so. This is what another process does; ``tell`` raises to stop it."""
    from shopdesk.printing import cards as engine

    i18n.use_language(language)
    correction = Correction(error.right, error.down, error.wider, error.taller)
    return engine.render(run.cards, run.sheet, tell, flip=run.flip, start=run.start, correction=correction).pdf


class Press(QObject):
    """``progressed`` in words while it goes on; ``ended`` whatever became of it; ``booked`` with the Run that is on paper."""

    progressed = Signal(str)
    ended = Signal()
    booked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._work: LongWork | None = None
        self._feed: paper.Feed | None = None

    @property
    def is_busy(self) -> bool:
        return self._work is not None or self._feed is not None

    def save(self, run: Run, path: Path) -> None:
        """Write the PDF to ``path``."""
        said = ngettext("Card saved", "{count} cards saved", len(run.cards)).format(count=len(run.cards))
        self._make(run, PrinterError(), lambda pdf: self._book(run, lambda: pdf_file.write(path, pdf), said))

    def print(self, run: Run, printer: QPrinter, name: str) -> None:
        """Print on ``printer``, corrected by what was measured of it; ``name`` stands in its list of jobs."""
        sides = run.flip.value if len(template_for(run.cards[0]).sides) > 1 else ""
        paper.prepare(printer, (run.sheet.width, run.sheet.height), name, sides)
        self._make(run, self._shop.cards.printers.error_of(printer.printerName()), lambda pdf: self._put(run, pdf, printer))

    def stop(self) -> None:
        """Leave off; nothing is written down, and no file is there that was not there before."""
        if self._work is not None:
            self._work.cancel()
        elif self._feed is not None:
            self._feed.stop()

    def _make(self, run: Run, error: PrinterError, then: Callable[[bytes], None]) -> None:
        if len(run.cards) <= _AT_ONCE:
            self._operations.do(lambda: typeset(None, i18n.language(), run, error), on_done=then)
            self._end_unless_busy()
            return
        work = self._operations.run_long(
            typeset, i18n.language(), run, error, on_done=then, on_progress=self._on_typeset, on_end=self._on_work_ended
        )
        work.cancelled.connect(self.say_stopped)
        self._work = work

    def _put(self, run: Run, pdf: bytes, printer: QPrinter) -> None:
        feed = self._feed = paper.Feed(printer, pdf, self)
        said = ngettext("Card printed", "{count} cards printed", len(run.cards)).format(count=len(run.cards))
        feed.fed.connect(self._on_fed)
        feed.done.connect(lambda: self._on_feed_ended(lambda: self._book(run, lambda: None, said)))
        feed.stopped.connect(lambda error: self._on_feed_ended(lambda: self._say_why(error)))
        feed.start()

    def _book(self, run: Run, act: Callable[[], None], said: str) -> None:
        """Do it, and remember in one step who got a card."""

        def do() -> None:
            with self._shop.transaction("cards.print"):
                act()  # inside: a card that has to wait to be written down is not made twice
                for person, card in zip(run.people, run.cards, strict=False):
                    self._shop.cards.printed(person.member_id, card, posted=run.by_post)
                row = self._shop.today_list.row(run.today) if run.today else None
                if row is not None and row.member_id in {person.member_id for person in run.people}:
                    self._shop.today_list.done(row)

        self._operations.do(do, said=said, undo=bool(run.people), on_done=lambda _done: self.booked.emit(run))

    # hearing

    def _on_typeset(self, done: int, total: int) -> None:
        self.progressed.emit(_("{done} of {total} cards").format(done=done, total=total))

    def _on_fed(self, done: int, total: int) -> None:
        self.progressed.emit(_("Page {done} of {total}").format(done=done, total=total))

    def _on_work_ended(self) -> None:
        self._work = None
        self._end_unless_busy()

    def _on_feed_ended(self, then: Callable[[], None]) -> None:
        if self._feed is not None:
            self._feed.deleteLater()
        self._feed = None
        then()
        self.ended.emit()

    def _end_unless_busy(self) -> None:
        if not self.is_busy:
            self.ended.emit()

    def _say_why(self, error: ShopError | None) -> None:
        if error is None:
            self.say_stopped()
        else:
            self._messages.problem(error)

    def say_stopped(self) -> None:
        """Say that nothing came of it."""
        self._messages.say(_("Stopped. Nothing is written down as printed, and your words are kept."))
