from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from shopdesk.ui.scanner import Scanner
from tests.ui.keys import CODE, Keyboard


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    scanner = Scanner(qapp)
    yield scanner
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


@pytest.fixture
def heard(scanner: Scanner) -> list[str]:
    texts: list[str] = []
    scanner.scanned.connect(texts.append)
    return texts


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


def block(milliseconds: int) -> None:
    """Keep the event loop from running, as a slow act would."""
    end = time.monotonic() + milliseconds / 1000
    while time.monotonic() < end:
        pass


def window_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    show(qtbot, window, widgets[0])
    return window


def show(qtbot: QtBot, window: QWidget, focused: QWidget) -> None:
    window.show()
    window.activateWindow()
    focused.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is focused)


@pytest.mark.parametrize("ending", ["\r", "\t", "\n", "<enter>"])
@pytest.mark.parametrize("gap", [0, 5, 20, 35])
def test_a_burst_is_a_scan_and_leaves_no_trace(
    qtbot: QtBot, scanner: Scanner, keyboard: Keyboard, ending: str, gap: int
) -> None:
    edit, other = QLineEdit("Søren"), QLineEdit()
    window = window_with(qtbot, edit, other)

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window, ending=ending, gap=gap)

    assert scanned.args == [CODE]
    assert edit.text() == "Søren"
    assert QApplication.focusWidget() is edit


@pytest.mark.parametrize("gaps", [[150] * 8, [40] * 8, [60, 36, 45, 38, 70, 36, 50, 44], [30, 45, 30, 45, 30, 45, 30, 30], [5] * 7 + [300]])
def test_typing_however_fast_is_not_a_scan(qtbot: QtBot, heard: list[str], keyboard: Keyboard, gaps: list[int]) -> None:
    edit = QLineEdit()
    entered: list[str] = []
    window = window_with(qtbot, edit)
    edit.returnPressed.connect(lambda: entered.append(edit.text()))

    for letter, gap in zip("sorenkj\r", gaps, strict=True):
        keyboard.type(letter, window, gap)

    qtbot.waitUntil(lambda: entered == ["sorenkj"])
    assert heard == []


def test_five_letters_are_too_few_and_six_are_enough(qtbot: QtBot, scanner: Scanner, heard: list[str], keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)

    keyboard.scan(window, "ABCDE")
    assert edit.text() == "ABCDE"
    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window, "ABCDEF")

    assert heard == ["ABCDEF"]
    assert edit.text() == "ABCDE"


def test_the_gap_can_be_set_for_a_slow_scanner(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    scanner.gap_ms = 80

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window, gap=70)

    assert scanned.args == [CODE]
    assert edit.text() == ""


def test_a_blocked_loop_in_mid_burst_changes_nothing_as_the_keys_tell_their_own_time(
    qtbot: QtBot, scanner: Scanner, keyboard: Keyboard
) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    edit.textChanged.connect(lambda text: block(60) if len(text) == 9 else None)

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window)

    assert scanned.args == [CODE]
    assert edit.text() == ""


def test_one_late_key_in_a_long_burst_is_still_one_scan(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit("x")
    window = window_with(qtbot, edit)
    keyboard.type(CODE[:9], window)
    keyboard.type(CODE[9], window, 60)

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.type([*CODE[10:], "\r"], window)

    assert scanned.args == [CODE]
    assert edit.text() == "x"


def test_a_long_pause_ends_the_burst(qtbot: QtBot, heard: list[str], keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    keyboard.type("ABCDEFGH", window)
    keyboard.type("IJK\r", window, 400)

    assert edit.text() == "ABCDEFGHIJK"
    assert heard == []


def test_shift_between_letters_and_a_held_key(qtbot: QtBot, scanner: Scanner, heard: list[str], keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    keyboard.type("aaaaaaaa", window, 30, repeat=True)
    keyboard.type("\r", window, 30)
    assert edit.text() == "aaaaaaaa"

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window, [key for letter in "SDPBCDFG" for key in ("<shift>", letter)])

    assert heard == ["SDPBCDFG"]


def test_text_cursor_selection_and_undo_come_back_in_a_line(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    keyboard.type("Kari", window, 200)
    edit.setSelection(1, 2)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert (edit.text(), edit.selectedText(), edit.cursorPosition()) == ("Kari", "ar", 3)
    assert not edit.isRedoAvailable()
    edit.undo()
    assert edit.text() == ""


def test_a_scan_right_after_typing_keeps_what_was_typed(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit("Åse ")
    window = window_with(qtbot, edit)
    keyboard.type("Br", window, 200)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert (edit.text(), edit.cursorPosition(), edit.isRedoAvailable()) == ("Åse Br", 6, False)
    edit.undo()
    assert edit.text() == "Åse "


def test_after_a_deletion_the_deletion_is_still_what_undo_takes_back(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    keyboard.type("Kari", window, 200)
    keyboard.type(["<backspace>"], window, 200)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert (edit.text(), edit.isRedoAvailable()) == ("Kar", False)
    edit.undo()
    assert edit.text() == "Kari"


@pytest.mark.parametrize("kind", [QTextEdit, QPlainTextEdit])
def test_a_note_comes_back_with_selection_and_undo(
    qtbot: QtBot, scanner: Scanner, keyboard: Keyboard, kind: type[QTextEdit] | type[QPlainTextEdit]
) -> None:
    edit = kind()
    window = window_with(qtbot, edit)
    keyboard.type("rye bread", window, 200)
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert edit.toPlainText() == "rye bread"
    assert edit.textCursor().selectedText() == "rye"
    assert not edit.document().isRedoAvailable()
    edit.undo()
    assert edit.toPlainText() == ""


@pytest.mark.parametrize("kind", [QTextEdit, QPlainTextEdit])
def test_a_scan_in_mid_sentence_keeps_the_sentence(
    qtbot: QtBot, scanner: Scanner, keyboard: Keyboard, kind: type[QTextEdit] | type[QPlainTextEdit]
) -> None:
    edit = kind()
    window = window_with(qtbot, edit)
    keyboard.type("rye ", window, 200)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)
    keyboard.type("bread", window, 200)

    assert edit.toPlainText() == "rye bread"


def test_a_spin_box_keeps_its_figure(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    box = QSpinBox()
    box.setRange(0, 10**9)
    box.setValue(12)
    window = window_with(qtbot, box)

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window, "7044012345")

    assert scanned.args == ["7044012345"]
    assert (box.value(), box.text()) == (12, "12")


@pytest.mark.parametrize("editable", [True, False])
def test_a_choice_stays_chosen(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard, editable: bool) -> None:
    combo = QComboBox()
    combo.addItems(["Vik", "Sørlie", "Dahl", "Bråten"])
    combo.setEditable(editable)
    combo.setCurrentIndex(1)
    window = window_with(qtbot, combo)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert (combo.currentIndex(), combo.currentText(), combo.count()) == (1, "Sørlie", 4)


def test_a_completer_does_not_choose_for_anybody(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    edit = QLineEdit()
    completer = QCompleter(["SDPBCDFG", "Søren"], edit)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    edit.setCompleter(completer)
    window = window_with(qtbot, edit)
    keyboard.type("K", window, 200)

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window, "SDPBCDFG")

    assert scanned.args == ["SDPBCDFG"]
    assert edit.text() == "K"


def test_a_list_stays_on_its_row(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    view = QListView()
    model = QStringListModel(["Ane", "Bo", "Siri", "Dag", "Pia"], view)
    view.setModel(model)
    view.setCurrentIndex(model.index(1))
    window = window_with(qtbot, view)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)

    assert view.currentIndex().row() == 1


@pytest.mark.parametrize("ending", ["\r", "\t", "<enter>"])
def test_the_default_button_of_an_open_dialog_is_not_pressed(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard, ending: str) -> None:
    dialog = QDialog()
    button, edit = QPushButton("Erase", dialog), QLineEdit(dialog)
    button.setDefault(True)
    column = QVBoxLayout(dialog)
    column.addWidget(edit)
    column.addWidget(button)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    show(qtbot, dialog, edit)

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(dialog, ending=ending)

    assert pressed == []
    assert dialog.isVisible()
    assert edit.text() == ""


def test_a_button_in_focus_is_pressed_neither_by_enter_nor_by_a_space_inside(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    button = QPushButton("Log visit")
    button.setAutoDefault(True)
    window = window_with(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))

    with qtbot.waitSignal(scanner.scanned) as scanned:
        keyboard.scan(window, "BCDF GHJK NPRS")

    assert scanned.args == ["BCDF GHJK NPRS"]
    assert pressed == []
    keyboard.type([" "], window, 400)
    assert pressed == [True]


def test_the_second_half_of_a_two_part_line_end_is_eaten_too(qtbot: QtBot, scanner: Scanner, keyboard: Keyboard) -> None:
    button = QPushButton("Erase")
    button.setAutoDefault(True)
    window = window_with(qtbot, button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))

    with qtbot.waitSignal(scanner.scanned):
        keyboard.scan(window)
        keyboard.type("\r", window)
    assert pressed == []
    keyboard.type("\r", window, 300)

    assert pressed == [True]


def test_a_card_read_twice_at_once_is_told_once(qtbot: QtBot, scanner: Scanner, heard: list[str], keyboard: Keyboard) -> None:
    edit = QLineEdit()
    window = window_with(qtbot, edit)
    keyboard.type([*CODE, "\r"], window, 3)
    keyboard.type([*CODE, "\r"], window, 3)
    with qtbot.waitSignal(scanner.scanned, check_params_cb=lambda text: text == "BCDFGHJK"):
        keyboard.type([*"BCDFGHJK", "\r"], window, 3)

    assert heard == [CODE, "BCDFGHJK"]
    assert edit.text() == ""


def test_the_same_card_a_second_later_is_told_again(qtbot: QtBot, scanner: Scanner, heard: list[str], keyboard: Keyboard) -> None:
    window = window_with(qtbot, QLineEdit())
    keyboard.scan(window)
    keyboard.now += 1000
    keyboard.scan(window)

    qtbot.waitUntil(lambda: heard == [CODE, CODE])


def test_a_slow_reader_still_has_plain_keys(qtbot: QtBot, heard: list[str], keyboard: Keyboard) -> None:
    edit = QLineEdit()
    edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = window_with(qtbot, edit)
    keyboard.type("ABC", window)
    keyboard.type(["<backspace>"], window)
    keyboard.type("DEF\r", window)

    assert edit.text() == "ABDEF"
    assert heard == []
