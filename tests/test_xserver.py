import subprocess
import sys

import pytest

from tests.xserver import XServer

WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit()
field.setWindowTitle("find")
field.returnPressed.connect(application.quit)
field.show()
field.activateWindow()
application.exec()
print(application.platformName(), field.text())
"""


@pytest.mark.xvfb
def test_real_keys_reach_a_real_window(x_server: XServer) -> None:
    with subprocess.Popen([sys.executable, "-c", WINDOW], env=x_server.environment, stdout=subprocess.PIPE, text=True) as program:
        window = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "^find$")
        x_server.xdotool("windowfocus", "--sync", window, "type", "soren")
        x_server.xdotool("key", "Return")
        answer, _nothing = program.communicate(timeout=60)

    assert answer.strip() == "xcb soren"
