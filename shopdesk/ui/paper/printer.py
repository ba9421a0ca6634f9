"""Puts pages onto a printer: the PDF itself where the system takes it, else each at the printer's own resolution, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.printing.preview import WHITE, Preview
from shopdesk.ui.paper.spooler import Handing, hand_over, takes_pdf

FINEST = 300  # dots an inch; more than this no eye sees on a card


def prepare(printer: QPrinter, size: tuple[float, float], name: str, flip: str = "") -> None:
    """Set paper of ``size`` millimetres; ``flip`` is the edge ("long", "short") to turn it round where both sides are printed."""
    across, high = sorted(size)
    lying = size[0] > size[1]
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    paper = QPageSize(QSizeF(across, high), QPageSize.Unit.Millimeter)
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    modes = {"short": QPrinter.DuplexMode.DuplexShortSide, "long": QPrinter.DuplexMode.DuplexLongSide}
    printer.setDuplex(modes.get(flip, QPrinter.DuplexMode.DuplexNone))
    printer.setDocName(name)


class Feed(QObject):
    """Feeds the pages of a PDF to a printer. ``fed`` gives how many of how many; ``done`` once all went out, or ``stopped`` with a
    ShopError, or None when somebody wanted it."""

    fed = Signal(int, int)
    done = Signal()
    stopped = Signal(object)

    def __init__(self, printer: QPrinter, pdf: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = Preview(pdf)
        self._painter = QPainter()
        self._number = 0
        self._next = QTimer(self)
        self._next.timeout.connect(self._feed)

    def start(self) -> None:
        """Begin."""
        if self._painter.begin(self._printer):
            self._next.start(0)
        else:
            self._end(no_answer())

    def stop(self) -> None:
        """Send nothing more and let the printer forget what it has not printed yet."""
        if self._next.isActive():
            self._printer.abort()
            self._end(None)

    def _feed(self) -> None:
        if self._number and not self._printer.newPage():
            self._end(_stopped_after(self._number))
            return
        image = _image(self._pages, self._number, min(FINEST, self._printer.resolution()))
        self._painter.drawImage(_fitted(image, self._printer), image)
        self._number += 1
        total = len(self._pages)
        self.fed.emit(self._number, total)
        if self._number == total and self._next.isActive():  # whoever heard it may have stopped it
            ended = self._painter.end()
            self._put_away()
            self.done.emit() if ended else self.stopped.emit(no_answer())

    def _end(self, error: ShopError | None) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._put_away()
        self.stopped.emit(error)

    def _put_away(self) -> None:
        self._next.stop()
        self._pages.close()


def way_to(printer: QPrinter, pdf: bytes, parent: QObject | None = None) -> Feed | Handing:
    """How ``pdf`` gets onto ``printer``: as it is where the system takes it so, else page by page."""
    return Handing(printer, pdf, parent) if takes_pdf(printer) else Feed(printer, pdf, parent)


def put(printer: QPrinter, pdf: bytes) -> None:
    """Print all pages of ``pdf`` now; raises ShopError when the printer does not take them."""
    if takes_pdf(printer):
        hand_over(printer, pdf)
        return
    painter = QPainter()
    if not painter.begin(printer):
        raise no_answer()
    try:
        with Preview(pdf) as pages:
            for number in range(len(pages)):
                if number and not printer.newPage():
                    raise _stopped_after(number)
                image = _image(pages, number, min(FINEST, printer.resolution()))
                painter.drawImage(_fitted(image, printer), image)
    finally:
        painter.end()


def no_answer() -> ShopError:
    """The printer takes nothing."""
    return ShopError(_("The printer did not answer."), _("Everything is as you wrote it."), _("Switch it on and press Print."))


def _stopped_after(pages: int) -> ShopError:
    what = _("The printer stopped after page {number}; it may be out of paper.").format(number=pages)
    return ShopError(what, _("Everything is as you wrote it."), _("Look at its paper and press Print."))


def _image(pages: Preview, number: int, dpi: float) -> QImage:
    raster = pages.page(number, dpi, WHITE)
    return QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32).copy()


def _fitted(image: QImage, printer: QPrinter) -> QRectF:
    """The page in the middle of the paper, at its true shape."""
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
