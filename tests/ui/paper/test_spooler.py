"""The PDF itself goes to the print system: a stand-in for ``lp`` writes down what it was given."""

from __future__ import annotations

import io
import json
import os
import sys
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from shopdesk.core.cards.records import NO_CODE, Card, CardKind, Letterhead, Signer
from shopdesk.errors import ShopError
from shopdesk.printing.cards import render
from shopdesk.ui.paper import spooler
from shopdesk.ui.paper.printer import Feed, prepare, way_to

TAKES = """
import json, sys
from pathlib import Path
here = Path(__file__).parent
(here / "asked.json").write_text(json.dumps(sys.argv[1:]))
(here / "given.pdf").write_bytes(sys.stdin.buffer.read())
"""
REFUSES = "import sys; sys.stdin.buffer.read(); sys.exit('lp: The queue is not accepting jobs.')"
SLOW = "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"


@pytest.fixture
def pdf() -> bytes:
    shop = Letterhead("Møllebakken Bakery", "Møllebakken 4, Trondheim")
    card = Card(CardKind.THANK_YOU, "Thank you", "Dear Søren,", "Your rye is on us.", Signer("Ingrid Dahl", "owner"), shop, NO_CODE)
    return render([card]).pdf


@pytest.fixture
def printer(qapp: object) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    prepare(printer, (210, 148), "Thank you", "short")
    return printer


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is searched for programs first."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path


def bring_lp(system: Path, does: str) -> None:
    (system / "lp").write_text(f"#!{sys.executable}\n{does}", "utf-8")
    (system / "lp").chmod(0o700)


def handed(printer: QPrinter, pdf: bytes, qtbot: QtBot) -> spooler.Handing:
    handing = spooler.Handing(printer, pdf)
    with qtbot.waitSignal(handing.done, timeout=30_000):
        handing.start()
    return handing


def test_it_gets_the_very_pages_and_what_was_chosen(pdf: bytes, printer: QPrinter, system: Path, qtbot: QtBot) -> None:
    bring_lp(system, TAKES)
    printer.setCopyCount(2)
    printer.setFromTo(1, 2)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    handed(printer, pdf, qtbot)
    asked = json.loads((system / "asked.json").read_text())
    options = [value for flag, value in pairwise(asked) if flag == "-o"]
    # A file has no second side, so that cannot be asked here.
    assert options == ["media=Custom.148x210mm", "sides=one-sided", "print-scaling=none", "print-color-mode=monochrome"]
    assert asked[asked.index("-t") + 1] == "Thank you"
    assert (asked[asked.index("-n") + 1], asked[asked.index("-P") + 1]) == ("2", "1-2")
    given, made = (pypdf.PdfReader(io.BytesIO(whole)).pages for whole in ((system / "given.pdf").read_bytes(), pdf))
    assert [[round(float(side) * 25.4 / 72) for side in (page.mediabox.width, page.mediabox.height)] for page in given] == [[210, 148]] * 2
    assert [page.extract_text() for page in given] == [page.extract_text() for page in made]


def test_a_few_pages_go_at_once_by_the_same_way(pdf: bytes, printer: QPrinter, system: Path) -> None:
    bring_lp(system, TAKES)
    prepare(printer, (210, 297), "Test sheet for the printer")
    spooler.hand_over(printer, pdf)
    assert {"media=A4", "sides=one-sided"} <= set(json.loads((system / "asked.json").read_text()))
    assert (system / "given.pdf").read_bytes().startswith(b"%PDF")


def test_a_refusal_is_said_in_the_print_systems_own_words(pdf: bytes, printer: QPrinter, system: Path, qtbot: QtBot) -> None:
    bring_lp(system, REFUSES)
    handing, stopped = spooler.Handing(printer, pdf), []
    handing.stopped.connect(stopped.append)
    with qtbot.waitSignal(handing.stopped, timeout=30_000):
        handing.start()
    with pytest.raises(ShopError) as refused:
        spooler.hand_over(printer, pdf)
    assert stopped[0].what == refused.value.what == "The printer did not take it: lp: The queue is not accepting jobs."
    assert refused.value.kept
    assert refused.value.do


def test_what_is_stopped_is_taken_back(pdf: bytes, printer: QPrinter, system: Path, qtbot: QtBot) -> None:
    bring_lp(system, SLOW)
    handing, stopped = spooler.Handing(printer, pdf), []
    handing.stopped.connect(stopped.append)
    handing._process.started.connect(handing.stop)
    with qtbot.waitSignal(handing.stopped, timeout=30_000):
        handing.start()
    handing.stop()
    assert stopped == [None]


def test_without_a_print_system_that_takes_a_pdf_pages_are_drawn(
    pdf: bytes, printer: QPrinter, system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_lp(system, TAKES)
    assert not spooler.takes_pdf(printer)  # it prints into a file
    assert isinstance(way_to(printer, pdf), Feed)
    monkeypatch.setenv("PATH", str(system / "nothing"))
    with pytest.raises(ShopError, match="did not answer"):
        spooler.hand_over(printer, pdf)
