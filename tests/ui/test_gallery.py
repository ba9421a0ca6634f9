from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopdesk.ui import theme
from shopdesk.ui.gallery import Gallery
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    yield theme.current()
    theme.current().use("light", 100)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 115, 130])
def test_no_word_is_cut_at_any_size_of_text(qtbot: QtBot, look: theme.Theme, mode: str, percent: int) -> None:
    look.use(mode, percent)
    gallery = Gallery()
    gallery.resize(1366, 768)
    qtbot.addWidget(gallery)
    gallery.show()
    qtbot.waitExposed(gallery)

    words = [label for label in gallery.findChildren(Words) if label.isVisible() and label.text()]
    cut = [label.text() for label in words if label.height() < label.heightForWidth(label.width())]
    buttons = [button for button in gallery.findChildren(KeyButton) if button.isVisible()]
    narrow = [button.words for button in buttons if button.width() < button.sizeHint().width()]

    assert (cut, narrow) == ([], [])
    assert gallery.grab().toImage().pixelColor(2, 2) == look.color("page")
