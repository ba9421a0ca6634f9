"""Draws cards off the window's thread: the PDF that will be printed and one of its pages as a picture, the newest wish first.

The first card loads the whole typesetter, and no card may hold a keystroke up.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from shopdesk.core.cards.records import Card
from shopdesk.errors import ShopError
from shopdesk.printing.colours import PAPER
from shopdesk.printing.preview import Preview
from shopdesk.printing.sheets import Flip, Sheet

if TYPE_CHECKING:
    from shopdesk.printing.remarks import Remark


@dataclass(frozen=True, slots=True)
class Look:
    """Page ``page`` of ``cards`` on ``sheet``, at ``dpi``. ``purpose`` says what for: "page", "large", or the key of a kind."""

    cards: tuple[Card, ...]
    sheet: Sheet
    page: int
    dpi: float
    flip: Flip | None = None
    start: int = 0
    purpose: str = "page"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The page of ``look``, the whole PDF of ``pages``, and what is to be known of its first card before it is printed."""

    look: Look
    pdf: bytes
    pages: int
    image: QImage
    remarks: tuple[Remark, ...]


def draw(look: Look) -> Drawn:
    """Draw now. Raises ShopError when nobody signs the card; words that do not fit are shown as far as they do."""
    from shopdesk.printing import cards as engine  # the typesetter comes with the first card, not with the page

    printed = engine.render(look.cards, look.sheet, flip=look.flip, start=look.start, draft=True)
    with Preview(printed.pdf) as pages:
        raster = pages.page(min(look.page, len(pages) - 1), look.dpi, PAPER)
    image = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32).copy()
    return Drawn(look, printed.pdf, printed.pages, image, engine.look_over(look.cards[0], look.sheet))


class Drawing(QObject):
    """``drawn`` for each look that was still wanted when it was done; ``refused`` with the ShopError; ``broke`` with details."""

    drawn = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # One thread that stays: to begin one takes longer than many a card.
        self._thread: threading.Thread | None = None
        self._given: SimpleQueue[Look | None] = SimpleQueue()
        self.is_busy = False
        self._wanted = False
        self._next: Look | None = None
        self._later: Iterator[Look] = iter(())
        self._ended.connect(self._on_ended)

    def ask(self, look: Look) -> None:
        """Draw ``look`` as soon as may be, in the place of one that still waits."""
        self._next, self._wanted = look, True
        self._go_on()

    def ask_later(self, looks: Iterator[Look]) -> None:
        """Draw ``looks``, each made up when nothing else is wanted, in the place of what waited so before."""
        self._later = looks
        self._wanted = True
        self._go_on()

    def forget(self) -> None:
        """Nobody looks any more: what is being drawn now is not told."""
        self._next, self._wanted = None, False
        self._later = iter(())

    def wait(self) -> None:
        """Let what is being drawn come to its end, and forget it."""
        self.forget()
        if self._thread is not None:
            self._given.put(None)
            self._thread.join()
            self._thread = None

    def _go_on(self) -> None:
        if self.is_busy:
            return
        look, self._next = self._next or next(self._later, None), None
        if look is None:
            return
        self.is_busy = True
        self._given.put(look)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="card", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (look := self._given.get()) is not None:
            try:
                result: object = draw(look)
            except ShopError as error:
                result = error
            except Exception:
                result = traceback.format_exc()
            self._ended.emit(result)

    def _on_ended(self, result: object) -> None:
        self.is_busy = False
        wanted = self._wanted
        self._go_on()
        if not wanted:
            return
        if isinstance(result, Drawn):
            self.drawn.emit(result)
        elif isinstance(result, ShopError):
            self.refused.emit(result)
        else:
            self.broke.emit(str(result))
