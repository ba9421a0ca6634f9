from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from shopdesk.core.cards.records import NO_CODE, Card, CardKind, Letterhead, Signer
from shopdesk.printing.cards import render
from shopdesk.ui.paper.printer import Feed, prepare


@pytest.fixture
def pdf() -> bytes:
    """Three cards, six pages."""
    shop = Letterhead("Møllebakken Bakery", "Møllebakken 4, Trondheim")
    card = Card(CardKind.THANK_YOU, "Thank you", "Dear Søren,", "Your rye is on us.", Signer("Ingrid Dahl", "owner"), shop, NO_CODE)
    return render([card] * 3).pdf


@pytest.fixture
def printer(tmp_path: Path, qapp: object) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(100)
    prepare(printer, (210, 148), "Cards", "short")
    return printer


def test_every_page_goes_out_at_its_true_size(pdf: bytes, printer: QPrinter, qtbot: QtBot) -> None:
    feed, fed = Feed(printer, pdf), []
    feed.fed.connect(lambda done, total: fed.append((done, total)))
    with qtbot.waitSignal(feed.done, timeout=30_000):
        feed.start()
    assert fed == [(number, 6) for number in range(1, 7)]
    document = pypdfium2.PdfDocument(printer.outputFileName())
    sizes = {tuple(round(side * 25.4 / 72) for side in document.get_page_size(number)) for number in range(len(document))}
    pages = len(document)
    document.close()
    assert (pages, sizes) == (6, {(210, 148)})


def test_what_is_stopped_sends_no_more_pages(pdf: bytes, printer: QPrinter, qtbot: QtBot) -> None:
    feed, fed, stopped = Feed(printer, pdf), [], []
    feed.fed.connect(lambda done, _total: (fed.append(done), feed.stop() if done == 2 else None))
    feed.stopped.connect(stopped.append)
    with qtbot.waitSignal(feed.stopped, timeout=30_000):
        feed.start()
    assert fed == [1, 2]
    feed.stop()
    assert stopped == [None]


def test_paper_of_any_size_lies_as_its_cards_do(printer: QPrinter) -> None:
    for size in ((210, 297), (85, 55), (297, 210)):
        prepare(printer, size, "Cards")
        paper = printer.pageLayout().fullRect(printer.pageLayout().Unit.Millimeter)
        assert (round(paper.width()), round(paper.height())) == size


class LastSheets(QPrinter):
    """A printer with paper for two pages."""

    left = 2

    def newPage(self) -> bool:
        self.left -= 1
        return self.left > 0 and super().newPage()


def test_a_printer_that_runs_out_of_paper_says_after_which_page_and_nothing_is_done(pdf: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    printer = LastSheets(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    feed, ended = Feed(printer, pdf), []
    feed.done.connect(lambda: ended.append("done"))
    with qtbot.waitSignal(feed.stopped, timeout=30_000) as stopped:
        feed.start()
    [error] = stopped.args
    assert error.what == "The printer stopped after page 2; it may be out of paper."
    assert (error.kept, error.do) == ("Everything is as you wrote it.", "Look at its paper and press Print.")
    assert ended == []
