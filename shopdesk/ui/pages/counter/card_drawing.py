"""Draws cards off the window's thread: the PDF and its pages as pictures, the newest wish first.

The first card loads the whole typesetter, and a page at a printer's resolution takes a while; neither may hold a keystroke up.
"""

from __future__ import annotations

import threading
import traceback
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from shopdesk.core.cards.records import Card
from shopdesk.errors import ShopError


@dataclass(frozen=True, slots=True)
class Wish:
    """A card to draw on ``sheet`` ("A5", "A4") with its pages at ``dpi``; a ``draft`` shows words that do not fit as far as they do."""

    card: Card
    sheet: str
    dpi: float
    draft: bool
    purpose: str = "look"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The finished PDF of ``wish``, its pages, what must be known before printing, what stops it, and the edge to turn the paper round."""

    wish: Wish
    pdf: bytes
    pages: tuple[QImage, ...]
    remarks: tuple[str, ...]
    stops: str
    flip: str


def draw(wish: Wish) -> Drawn:
    """Draw now. Raises ShopError when the card must not be printed."""
    from shopdesk.printing import cards, colours, preview
    from shopdesk.printing.stock import sheet_named

    remarks = cards.look_over(wish.card)
    printed = cards.render([wish.card], sheet_named(wish.sheet), draft=wish.draft)
    with preview.Preview(printed.pdf) as pages:
        paper = colours.PAPER if wish.purpose == "look" else preview.WHITE
        images = tuple(_image(pages.page(number, wish.dpi, paper)) for number in range(len(pages)))
    stops = next((f"{remark.sentence} {remark.do}".strip() for remark in remarks if remark.stops), "")
    return Drawn(wish, printed.pdf, images, tuple(remark.sentence for remark in remarks if not remark.stops), stops, printed.flip.value)


def _image(raster: object) -> QImage:
    from shopdesk.printing.preview import Raster

    assert isinstance(raster, Raster)
    return QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32).copy()


class Drawing(QObject):
    """``drawn`` for each wish that was still wanted when it was done; ``refused`` with the ShopError; ``broke`` with details."""

    drawn = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._wanted = False
        self._next: Wish | None = None
        self._ended.connect(self._on_ended)

    def ask(self, wish: Wish) -> None:
        """Draw ``wish`` as soon as may be; one to look at that waits gives way to a newer, one for paper never to one to look at."""
        if self._thread is not None:
            if self._next is None or self._next.purpose == "look" or wish.purpose != "look":
                self._next = wish
            return
        self._wanted = True
        self._thread = threading.Thread(target=self._work, args=(wish,), name="card")
        self._thread.start()

    def forget(self) -> None:
        """Nobody looks any more: what is being drawn now is not told."""
        self._next, self._wanted = None, False

    def wait(self) -> None:
        """Let what is being drawn come to its end, and forget it."""
        self.forget()
        if self._thread is not None:
            self._thread.join()

    def _work(self, wish: Wish) -> None:
        try:
            result: object = draw(wish)
        except ShopError as error:
            result = error
        except Exception:
            result = traceback.format_exc()
        self._ended.emit(result)

    def _on_ended(self, result: object) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        wanted, waiting, self._next = self._wanted, self._next, None
        if waiting is not None:
            self.ask(waiting)
        if not wanted:
            return
        if isinstance(result, Drawn):
            self.drawn.emit(result)
        elif isinstance(result, ShopError):
            self.refused.emit(result)
        else:
            self.broke.emit(str(result))
