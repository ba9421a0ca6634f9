"""From a file to pages and back again, in the window: looked at first, put right by keys, brought in, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.duplicates.records import Taken
from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.exchange.mapping import Meaning
from shopdesk.ui import theme
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.key_button import KeyButton
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
    # It holds the window too: closed by hand, it would be gone before its processes are waited for.
    qtbot.addWidget(window, before_close_func=lambda _window, kept=(window, operations): kept[1].close())
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
    assert window.says.text() == "kunder_høst.csv has 4 rows: 2 new people, 1 already here who gets fresh details, 1 left out."
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
    assert not window.isVisible()
    assert messages.said[-1] == "2 people were brought in, 1 was here already, 1 row was left out. They stand in kunder_høst-not-taken.csv."
    operations = window.findChild(Operations)
    assert operations is not None
    assert messages.undo_offered
    operations.undo()
    qtbot.waitUntil(lambda: len(messages.said) > 1, timeout=60_000)
    assert (shop.members.count(), messages.said[-1]) == (1, "2 pages went with the list. 1 says again what it said before.")
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


BIRTHE = MemberDraft("Birthe Sørensen", phones=("+47 934 10 552",), address=Address(city="Rosenborg"))
PERHAPS = (
    "Navn;Tlf;Sted;Poeng\nBirte Sørensen;+47 934 10 552;Lade;12\nHanne Vik;;;\nBirthe Sørensenn;+47 934 10 552;;\n"
    "Jan de Vries;912 44 318;;\nAstrid Berg;906 55 210;;\nAstrid Bergh;906 55 210;;\n"
)


def tab_from(qtbot: QtBot, window: ImportWindow, place: QWidget) -> QWidget | None:
    place.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    return window.focusWidget()


def pressed(qtbot: QtBot, window: ImportWindow, name: str) -> None:
    button = window.findChild(KeyButton, name)
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_who_may_be_here_is_decided_side_by_side_and_the_counts_follow(
    qtbot: QtBot, shop: Shop, messages: RecordedMessages, tmp_path: Path
) -> None:
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", role=Role.OWNER))
    shop.staff.hand_over(ingrid.id)
    birthe = shop.members.add(BIRTHE)
    path = tmp_path / "kunder.csv"
    path.write_text(PERHAPS, encoding="utf-8")
    window = opened(qtbot, shop, messages, path)
    with qtbot.waitSignal(window.looked, timeout=60_000):
        pass
    assert window.says.text() == "kunder.csv has 6 rows: 4 new people, 2 to decide."
    assert [row.pair.place[1] for row in window.pairs.rows.values()] == [2, 4]
    assert not window.lines.isVisible()
    last, first = window.columns.choices[-1], window.pairs.findChild(KeyButton, "all_same_0")
    assert first is not None
    assert [tab_from(qtbot, window, place) for place in (window.read_as.separator, last, window.pairs.rows["", 4].two)] == [
        window.columns.choices[0], first, window.cancel,
    ]
    pressed(qtbot, window, "all_same_0")
    assert window.pairs.tally() == (2, 0)
    assert window.says.text() == "kunder.csv has 6 rows: 4 new people, 2 already here who get fresh details."
    pressed(qtbot, window, "two_4")
    window.pairs.rows["", 2].ticks[Taken.ADDRESS].setChecked(True)
    assert window.says.text() == "kunder.csv has 6 rows: 5 new people, 1 already here who gets fresh details."
    with qtbot.waitSignal(window.brought, timeout=60_000):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = shop.members.get(birthe.id)
    assert (page.name, page.address.city) == ("Birthe Sørensen", "Lade")
    assert shop.imports.past()[0].staff == "Ingrid Dahl"
    assert shop.store.rows("SELECT count(*) FROM two_people WHERE member_id = ?", (birthe.id,)) == [(1,)]


def test_how_a_list_is_read_is_told_in_the_window_and_the_preview_follows(
    qtbot: QtBot, shop: Shop, messages: RecordedMessages, tmp_path: Path
) -> None:
    path = tmp_path / "kunder.csv"
    path.write_text("Åpen,Kjær\nSøren,x\n", encoding="cp850")
    window = opened(qtbot, shop, messages, path)
    with qtbot.waitSignal(window.looked, timeout=60_000):
        pass
    assert (window.columns.meanings(), window.bring.isEnabled()) == (("as_note", "as_note"), False)
    assert "say below which does" in window.small.text()
    letters = window.read_as.encoding
    with qtbot.waitSignal(window.looked, timeout=60_000) as seen:
        letters.setCurrentIndex(letters.findData("cp850"))
        letters.activated.emit(letters.currentIndex())
    assert seen.args is not None
    assert (seen.args[0].encoding, seen.args[0].titles, seen.args[0].samples[0]) == ("cp850", ("Åpen", "Kjær"), "Søren")
    with qtbot.waitSignal(window.looked, timeout=60_000):
        window.columns.choices[0].setCurrentIndex(window.columns.choices[0].findData(Meaning.NAME.value))
    assert window.bring.isEnabled()
    with qtbot.waitSignal(window.looked, timeout=60_000):
        pressed(qtbot, window, "leave_unknown")
    assert window.columns.meanings() == ("name", "leave_out")
