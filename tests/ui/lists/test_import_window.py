"""From a file to pages and back again, in the window: looked at first, put right by keys, brought in, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.exchange.mapping import Meaning
from shopdesk.ui import theme
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.operations import Operations
from tests.ui.recorded import RecordedMessages

LIST = (
    "Navn;Tlf;E-post;Merknad;Poeng;Bursdag\nSøren Kjær;912 44 318;soren@kjaer.example;nøtter – datter!;1 240;04.02.1971\n"
    "Hanne Vik;934 10 552;hanne@vik.example;;;31.02.2026\nÅse Bråten;;;;;\n;;;only a note;;\n"
)


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


def opened(qtbot: QtBot, shop: Shop, messages: RecordedMessages, path: Path) -> ImportWindow:
    theme.current().use("light", 100)
    operations = Operations(shop, messages)
    window = ImportWindow(shop, operations, path)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    operations.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _window: operations.close())
    with qtbot.waitActive(window):
        window.show()
    return window


def test_a_list_is_looked_at_put_right_brought_in_and_taken_back(
    qtbot: QtBot, shop: Shop, messages: RecordedMessages, tmp_path: Path
) -> None:
    shop.members.add(MemberDraft("Hanne Vik", emails=("hanne@vik.example",)))
    path = tmp_path / "kunder_høst.csv"
    path.write_text(LIST, encoding="cp1252")
    window = opened(qtbot, shop, messages, path)
    with qtbot.waitSignal(window.looked, timeout=60_000):
        pass
    assert window.says.text() == "kunder_høst.csv has 4 rows: 2 new people, 1 already here, 1 left out."
    assert (window.bring.words, shop.members.count()) == ("Import 3 people", 1)
    points = window.columns.choices[4]
    assert points.currentData() == Meaning.POINTS.value
    with qtbot.waitSignal(window.looked, timeout=60_000):
        points.setCurrentIndex(points.findData(Meaning.LEAVE_OUT.value))
    with qtbot.waitSignal(window.brought, timeout=60_000):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (shop.members.count(), messages.problems) == (3, [])
    soren = shop.members.get(shop.members.find("soren").matches[0].id)
    assert (soren.phones[0].typed, [note.text for note in shop.members.notes(soren.id)]) == ("912 44 318", ["nøtter – datter!"])
    assert (tmp_path / "kunder_høst-not-taken.csv").exists()
    with qtbot.waitSignal(window.went, timeout=60_000):
        qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert shop.members.count() == 1
    assert window.says.text() == "2 pages went with the list."
    assert len(shop.imports.remembered_columns(("Navn", "Tlf", "E-post", "Merknad", "Poeng", "Bursdag"))) == 6


def test_what_is_no_list_is_said_in_its_place_and_nothing_can_be_pressed(
    qtbot: QtBot, shop: Shop, messages: RecordedMessages, tmp_path: Path
) -> None:
    path = tmp_path / "kunder.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(600))
    window = opened(qtbot, shop, messages, path)
    qtbot.waitUntil(lambda: bool(messages.problems), timeout=60_000)
    assert "is a picture" in window.says.text()
    assert not window.bring.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
