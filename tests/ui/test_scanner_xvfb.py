"""The scanner under a real X server: real keys, real timestamps, a loop that is really blocked."""

import subprocess
import sys

import pytest

from tests.ui.keys import CODE
from tests.xserver import XServer

PROGRAM = """
import sys, time
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from shopdesk.ui.scanner import Scanner

application = QApplication([])
scanner = Scanner(application)
dialog = QDialog()
dialog.setWindowTitle("counter")
edit, button = QLineEdit(), QPushButton("Erase")
button.setDefault(True)
button.clicked.connect(lambda: print("pressed", flush=True))
column = QVBoxLayout(dialog)
column.addWidget(edit)
column.addWidget(button)
edit.textChanged.connect(lambda text: time.sleep(0.06) if len(text) == 9 else None)
edit.returnPressed.connect(lambda: print("entered", edit.text(), flush=True))
scanner.scanned.connect(lambda text: print("scanned", text, flush=True))
dialog.finished.connect(application.quit)
dialog.show()
dialog.activateWindow()
edit.setFocus()
application.exec()
print("left", edit.text())
"""


@pytest.mark.xvfb
@pytest.mark.parametrize("ending", ["\n", "\t"])
def test_a_scanner_is_heard_and_a_hand_is_not(x_server: XServer, ending: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], env=x_server.environment, stdout=subprocess.PIPE, text=True) as program:
        window = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "^counter$")
        x_server.xdotool("windowfocus", "--sync", window)
        x_server.xdotool("type", "--delay", "5", CODE + ending)
        x_server.xdotool("type", "--delay", "90", "sorenkj")
        x_server.xdotool("key", "Escape")
        answer, _nothing = program.communicate(timeout=60)

    assert answer.splitlines() == [f"scanned {CODE}", "left sorenkj"]
