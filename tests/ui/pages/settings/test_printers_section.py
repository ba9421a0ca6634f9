"""Printers: a test sheet on paper, four figures typed, kept by the printer's name; and the folders for what is one's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from shopdesk import paths
from shopdesk.core.cards.printers import PrinterError
from shopdesk.printing import template_file
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.settings.paper_folders import PaperFolders
from shopdesk.ui.pages.settings.printers_section import PrintersSection
from shopdesk.ui.widgets.words import Words

from .conftest import Desk

FIGURES = {"left": "20,4", "top": "19.5", "across": "170.17 mm", "down": "257"}


class GivenEdges(Edges):
    """A printer that writes a file, and a place to save."""

    def __init__(self, paper: Path) -> None:
        self.paper = paper

    def printer(self, asker: QWidget) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(self.paper))
        return printer

    def pdf(self, asker: QWidget, name: str) -> Path:
        return self.paper


@pytest.fixture
def section(desk: Desk, tmp_path: Path) -> PrintersSection:
    found = desk.page.findChild(PrintersSection)
    assert found is not None
    found.edges = GivenEdges(tmp_path / "sheet.pdf")
    found.names = lambda: ("Office", "Labels")
    found.load()
    return found


def state(desk: Desk) -> str:
    return desk.find(Words, "printer_state").text()


def type_in(desk: Desk, **figures: str) -> None:
    for name, text in figures.items():
        desk.find(QLineEdit, f"measured_{name}").setText(text)


def test_four_figures_are_kept_for_the_printer_and_used_when_printing(desk: Desk, section: PrintersSection) -> None:
    assert "Not measured yet" in state(desk)
    desk.find(QComboBox, "printer").setCurrentIndex(1)
    type_in(desk, **FIGURES)
    desk.click("keep_figures")
    error = desk.shop.cards.printers.error_of("Labels")
    assert (error.right, error.down, error.wider, error.taller) == pytest.approx((0.38, -0.5, 1.001, 1.0))
    assert desk.shop.cards.printers.error_of("Office") == PrinterError()
    assert "0.4 mm to the right and 0.5 mm too high, +0.1 % wider" in state(desk)
    assert desk.find(QComboBox, "printer").currentText() == "Labels"
    assert desk.find(QLineEdit, "measured_left").text() == ""
    desk.click("forget_figures")
    assert desk.shop.cards.printers.measured() == ()


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("left", "", "no length"), ("top", "x", "no length"), ("across", "-3", "no length"), ("down", "1e9", "no length"),
        ("left", "60", "cannot be of the test sheet"), ("across", "٢٠", "no length"),
    ],
)
def test_a_figure_that_cannot_be_is_pointed_at_and_nothing_is_kept(
    desk: Desk, section: PrintersSection, name: str, typed: str, words: str
) -> None:
    type_in(desk, **(FIGURES | {name: typed}))
    desk.click("keep_figures")
    assert words in section._fields[name].sentence
    assert desk.find(QLineEdit, f"measured_{name}").text() == typed
    assert desk.shop.cards.printers.measured() == ()
    assert desk.messages.problems == []


def test_the_test_sheet_is_printed_or_saved(desk: Desk, section: PrintersSection, tmp_path: Path) -> None:
    for button in ("save_test_sheet", "print_test_sheet"):
        (tmp_path / "sheet.pdf").unlink(missing_ok=True)
        desk.click(button)
        [page] = pypdf.PdfReader(tmp_path / "sheet.pdf").pages
        assert float(page.mediabox.width) / 72 * 25.4 == pytest.approx(210, abs=0.5)
        assert float(page.mediabox.height) / 72 * 25.4 == pytest.approx(297, abs=0.5)


def test_all_of_it_is_done_by_keys(desk: Desk, section: PrintersSection) -> None:
    desk.find(QComboBox, "printer").setFocus()
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    for typed in (Qt.Key.Key_2, Qt.Key.Key_0):
        desk.press(typed)
    assert desk.find(QLineEdit, "measured_left").text() == "20"
    type_in(desk, top="20", across="170", down="257")
    desk.find(QWidget, "keep_figures").setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.shop.cards.printers.measured() == ("Office",)


def test_without_a_printer_it_says_so(desk: Desk, section: PrintersSection) -> None:
    section.names = tuple
    desk.find(QComboBox, "printer").clear()
    section.load()
    assert "No printer is set up" in state(desk)
    desk.click("keep_figures")
    assert desk.shop.cards.printers.measured() == ()


def test_the_folders_are_made_shown_and_read_again(desk: Desk, section: PrintersSection) -> None:
    folders = section.findChild(PaperFolders)
    assert folders is not None
    shown: list[Path] = []
    folders.show_folder = shown.append
    desk.click("show_templates")
    desk.click("show_typefaces")
    assert shown == [paths.templates(), paths.typefaces()]
    assert all(folder.is_dir() for folder in shown)
    (paths.templates() / "wrong.json").write_text('{\n "format": 7\n}', "utf-8")
    desk.click("read_again")
    said = desk.find(Words, "templates_found").text()
    assert "0 templates of your own are used" in said
    assert "wrong.json" in said
    assert "missing" in said
    template_file.look_again()


def test_the_settings_open_without_the_typesetter() -> None:

    code = (
        "import sys, shopdesk.app, shopdesk.ui.main_window, shopdesk.ui.pages.settings.printers_section;"
        "print(', '.join(name for name in ('uharfbuzz', 'reportlab', 'qrcode', 'pyphen', 'bidi') if name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
