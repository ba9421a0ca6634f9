"""Brings the cards onto paper or into a PDF, and remembers who got which: all of them, or as if nothing had been asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from shopdesk import i18n
from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cards.records import CardKind
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext
from shopdesk.printing.template_file import template_for
from shopdesk.ui.apart import Counter
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.cards.run import Run, book, book_apart, save, save_apart, typeset
from shopdesk.ui.paper import printer as paper
from shopdesk.ui.paper.spooler import Handing

if TYPE_CHECKING:
    from shopdesk.ui.long_work import LongWork

_AT_ONCE = 10  # cards that are typeset and booked before anybody could notice; more go to another process
_SHEETS_AT_ONCE = 3  # a whole page of words takes as long as several cards


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
        self._feed: paper.Feed | Handing | None = None
        self._is_booking = False

    @property
    def is_busy(self) -> bool:
        return self._work is not None or self._feed is not None

    def save(self, run: Run, path: Path) -> None:
        """Write the PDF to ``path``."""
        if _is_long(run):
            self._apart(save_apart, Counter.of(self._shop), run, path, on_done=lambda _none: self._on_saved_apart(run))
            return
        said, language = _saved(run), i18n.language()
        self._operations.do(
            lambda: save(self._shop, run, typeset(None, language, run, PrinterError()), path), said=said, undo=bool(run.member_ids),
            on_done=lambda _done: self.booked.emit(run),
        )
        self.ended.emit()

    def print(self, run: Run, printer: QPrinter, name: str) -> None:
        """Print on ``printer``, corrected by what was measured of it; ``name`` stands in its list of jobs."""
        sides = run.flip.value if len(template_for(run.cards[0]).sides) > 1 else ""
        paper.prepare(printer, (run.sheet.width, run.sheet.height), name, sides)
        error, language = self._shop.cards.printers.error_of(printer.printerName()), i18n.language()
        if _is_long(run):
            self._apart(typeset, language, run, error, on_done=lambda pdf: self._put(run, pdf, printer))
            return
        self._operations.do(lambda: typeset(None, language, run, error), on_done=lambda pdf: self._put(run, pdf, printer))
        self._end_unless_busy()

    def stop(self) -> None:
        """Leave off; nothing is written down, and no file is there that was not there before."""
        if self._work is not None:
            self._work.cancel()
        elif self._feed is not None:
            self._feed.stop()

    def close(self) -> None:
        """The window goes: leave off, but what is on paper is written down first."""
        if self._is_booking and self._work is not None:
            self._work.finish()
        else:
            self.stop()

    def _apart(self, work: Callable[..., Any], *arguments: Any, on_done: Callable[[Any], None]) -> None:
        self._work = self._operations.run_long(
            work, *arguments, on_done=on_done, on_progress=self._on_typeset, on_end=self._on_work_ended
        )
        self._work.cancelled.connect(self.say_stopped)

    def _put(self, run: Run, pdf: bytes, printer: QPrinter) -> None:
        feed = self._feed = paper.way_to(printer, pdf, self)
        feed.fed.connect(self._on_fed)
        feed.done.connect(lambda: self._on_feed_ended(lambda: self._book(run)))
        feed.stopped.connect(lambda error: self._on_feed_ended(lambda: self._say_why(error)))
        feed.start()

    def _book(self, run: Run) -> None:
        """They are on paper: remember who got one."""
        if len(run.member_ids) > _AT_ONCE:
            self._is_booking = True
            self.progressed.emit(_("Writing down who got one"))
            self._apart(book_apart, Counter.of(self._shop), run, on_done=lambda _none: self._on_booked_apart(run, _printed(run)))
            return
        said, undo = _printed(run), bool(run.member_ids)
        self._operations.do(lambda: book(self._shop, run), said=said, undo=undo, on_done=lambda _done: self.booked.emit(run))

    # hearing

    def _on_saved_apart(self, run: Run) -> None:
        self._on_booked_apart(run, _saved(run))

    def _on_booked_apart(self, run: Run, said: str) -> None:
        self._shop.hear_others()
        self._messages.no_problem()
        self._messages.say(said, undo=bool(run.member_ids))
        self.booked.emit(run)

    def _on_typeset(self, done: int, total: int) -> None:
        self.progressed.emit(_("{done} of {total} cards").format(done=done, total=total))

    def _on_fed(self, done: int, total: int) -> None:
        self.progressed.emit(_("Page {done} of {total}").format(done=done, total=total))

    def _on_work_ended(self) -> None:
        self._work, self._is_booking = None, False
        self._end_unless_busy()

    def _on_feed_ended(self, then: Callable[[], None]) -> None:
        if self._feed is not None:
            self._feed.deleteLater()
        self._feed = None
        then()
        self._end_unless_busy()

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


def _is_long(run: Run) -> bool:
    """Whether the window would stand still: so it would too while the typesetter is read, where no card was drawn yet."""
    if "shopdesk.printing.cards" not in sys.modules:
        return True
    return len(run.cards) > (_SHEETS_AT_ONCE if run.kind is CardKind.PREFERENCES else _AT_ONCE)


def _saved(run: Run) -> str:
    if run.kind is CardKind.PREFERENCES:
        return ngettext("The sheet to sign is saved", "{count} sheets to sign are saved", len(run.cards)).format(count=len(run.cards))
    return ngettext("Card saved", "{count} cards saved", len(run.cards)).format(count=len(run.cards))


def _printed(run: Run) -> str:
    if run.kind is CardKind.PREFERENCES:
        return ngettext("The sheet is printed, to be signed", "{count} sheets are printed, to be signed", len(run.cards)).format(
            count=len(run.cards)
        )
    return ngettext("Card printed", "{count} cards printed", len(run.cards)).format(count=len(run.cards))
