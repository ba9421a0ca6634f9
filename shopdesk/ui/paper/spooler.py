"""Hands the PDF itself to the system's print system, where that takes one (CUPS, on Linux and macOS): as sharp as the printer is."""

from __future__ import annotations

import shutil
import subprocess

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.printing.preview import trimmed

_PATIENCE = 20  # seconds
_SIDES = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge", QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    QPrinter.DuplexMode.DuplexNone: "one-sided",
}


def takes_pdf(printer: QPrinter) -> bool:
    """Whether this is a real printer of a system that takes a PDF as it is."""
    return printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and bool(printer.printerName()) and bool(shutil.which("lp"))


def order(printer: QPrinter) -> list[str]:
    """The arguments of ``lp`` that ask for what was chosen: which printer, how many, which pages, which paper, which sides."""
    paper = printer.pageLayout().pageSize()
    size = paper.size(QPageSize.Unit.Millimeter)
    # By name where it has one that all drivers know; else by its size.
    media = "A4" if paper.id() is QPageSize.PageSizeId.A4 else f"Custom.{size.width():g}x{size.height():g}mm"
    asked = ["-s", "-d", printer.printerName(), "-t", printer.docName(), "-n", str(printer.copyCount())]
    options = [f"media={media}", f"sides={_SIDES.get(printer.duplex(), 'one-sided')}", "print-scaling=none"]
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    pages = ["-P", f"{printer.fromPage()}-{printer.toPage()}"] if printer.fromPage() else []
    return [*asked, *pages, *(word for option in options for word in ("-o", option))]


def hand_over(printer: QPrinter, pdf: bytes) -> None:
    """Hand over a few pages now; raises ShopError when the print system does not take them."""
    try:
        done = subprocess.run(["lp", *order(printer)], input=trimmed(pdf), capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise not_taken() from error
    if done.returncode:
        raise not_taken(done.stderr.decode(errors="replace"))


class Handing(QObject):
    """Hands a PDF over while the window goes on. ``done`` once the print system has it all, or ``stopped`` with a ShopError, or None when
    somebody wanted it; ``fed`` is a Feed's and never comes."""

    fed = Signal(int, int)
    done = Signal()
    stopped = Signal(object)

    def __init__(self, printer: QPrinter, pdf: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf = trimmed(pdf)
        self._process = QProcess(self)
        self._process.setProgram("lp")
        self._process.setArguments(order(printer))
        self._process.started.connect(self._on_started)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._is_wanted = True

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def stop(self) -> None:
        """Take it back, as long as the print system does not have it all."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._is_wanted = False
            self._process.kill()

    def _on_started(self) -> None:
        self._process.write(self._pdf)
        self._process.closeWriteChannel()

    def _on_finished(self, code: int) -> None:
        if not self._is_wanted:
            self.stopped.emit(None)
        elif code or self._process.exitStatus() is not QProcess.ExitStatus.NormalExit:
            self.stopped.emit(not_taken(bytes(self._process.readAllStandardError().data()).decode(errors="replace")))
        else:
            self.done.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.stopped.emit(not_taken())


def not_taken(why: str = "") -> ShopError:
    """The print system does not want it; ``why`` in its own words."""
    said = " ".join(why.split())[:200]
    what = _("The printer did not take it: {why}").format(why=said) if said else _("The printer did not answer.")
    return ShopError(what, _("Everything is as you wrote it."), _("Look at the printer and press Print."))
