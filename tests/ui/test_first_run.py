from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from shopdesk import beginning
from shopdesk.beginning import How, Place
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role
from shopdesk.errors import StoreProblem
from shopdesk.ui.first_run.dialog import FirstRun

LIST = "Name,Phone,E-mail,Town\nSøren Kjær,91234567,soren@example.no,Trondheim\n,,,Oslo\nÅse Bråten,73500100,,Oslo\n"
LONG_MS = 30_000  # another process starts; on a busy machine that takes its time
Start = Callable[..., FirstRun]


@pytest.fixture
def files() -> list[Path]:
    """What somebody chooses in the file chooser, one after the other."""
    return []


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, files: list[Path]) -> Start:
    def begin(shop_file: Path = tmp_path / "made" / "shop.shopdesk") -> FirstRun:
        first = FirstRun(
            shop_file, dt.date(2026, 11, 19), choose=lambda _parent, _title, _kinds: files.pop(0) if files else None,
            guess=lambda: Place("NO", "NOK", "Europe/Oslo"),
        )
        qtbot.addWidget(first)
        with qtbot.waitExposed(first):
            first.open()
        first.activateWindow()
        return first

    return begin


def _type(qtbot: QtBot, first: FirstRun, name: str, text: str) -> None:
    line = first.findChild(QLineEdit, name)
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, text)


def _choose(first: FirstRun, how: How) -> None:
    card = first.findChild(QRadioButton, f"begin_{how.value}")
    assert card is not None
    card.setChecked(True)


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def _click(qtbot: QtBot, first: FirstRun, name: str) -> None:
    qtbot.mouseClick(first.findChild(QWidget, name), Qt.MouseButton.LeftButton)


def _words(first: FirstRun, name: str) -> str:
    label = first.findChild(QLabel, name)
    assert label is not None
    return label.text()


def _look(qtbot: QtBot, first: FirstRun) -> None:
    with qtbot.waitSignal(first.questions.list.looked, timeout=LONG_MS):
        _click(qtbot, first, "choose_list")


def test_an_empty_page_with_the_keyboard_alone(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start()
    qtbot.keyClicks(QApplication.focusWidget(), "Dahl and Daughters")
    _press(qtbot, Qt.Key.Key_Tab)
    assert first.findChild(QWidget, "photo").hasFocus()
    _press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Ingrid Dahl")
    _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Down)
    _press(qtbot, Qt.Key.Key_Down)
    assert first.questions.how() is How.EMPTY

    with qtbot.waitSignal(first.accepted, timeout=LONG_MS):
        _press(qtbot, Qt.Key.Key_Return)

    with Shop.open(tmp_path / "made" / "shop.shopdesk") as shop:
        settings = shop.settings.shop()
        assert (settings.name, settings.currency, settings.time_zone, settings.address.country) == (
            "Dahl and Daughters", "NOK", "Europe/Oslo", "NO"
        )
        here = shop.staff.at_counter()
        assert here is not None
        assert (here.name, here.role) == ("Ingrid Dahl", Role.OWNER)


def test_the_sample_opens_with_one_key(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start()

    with qtbot.waitSignal(first.accepted, timeout=2 * LONG_MS):
        _press(qtbot, Qt.Key.Key_Return)

    assert first.beginning is not None
    assert first.beginning.how is How.SAMPLE
    with Shop.open(tmp_path / "made" / "shop.shopdesk") as shop:
        assert shop.settings.shop().is_sample
        assert shop.members.count() == beginning.SAMPLE_PEOPLE


def test_a_list_is_looked_through_before_anybody_is_brought(qtbot: QtBot, start: Start, files: list[Path], tmp_path: Path) -> None:
    first = start()
    _type(qtbot, first, "shop_name", "Dahl")
    _type(qtbot, first, "owner_name", "Ingrid")
    _choose(first, How.LIST)
    files.append(tmp_path / "kunder.csv")
    files[0].write_text(LIST, encoding="utf-8")

    _look(qtbot, first)

    assert _words(first, "list_title") == "kunder.csv"
    assert _words(first, "list_count") == "2 people, 1 row stays out."
    assert _words(first, "list_notes").startswith("Line 3: ")
    assert any("Åse Bråten" in label.text() for label in first.findChildren(QLabel))
    assert not (tmp_path / "made").exists()

    with qtbot.waitSignal(first.accepted, timeout=LONG_MS):
        _click(qtbot, first, "open_shop")
    assert first.begun is not None
    assert first.begun.not_taken == tmp_path / "kunder-not-taken.csv"
    with Shop.open(tmp_path / "made" / "shop.shopdesk") as shop:
        assert shop.members.count() == 2


@pytest.mark.parametrize("kind", ["folder", "empty", "binary", "missing", "nobody"])
def test_what_is_no_list_is_said_and_nothing_begun(qtbot: QtBot, start: Start, files: list[Path], tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.csv"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes({"empty": b"", "binary": bytes(range(256)) * 40, "nobody": b"Colour,Size\nred,4\n"}[kind])
    first = start()
    _type(qtbot, first, "shop_name", "Dahl")
    _type(qtbot, first, "owner_name", "Ingrid")
    _choose(first, How.LIST)
    files.append(path)

    _look(qtbot, first)
    said = _words(first, "list_count")
    _click(qtbot, first, "open_shop")

    assert said.endswith(".")
    assert "Traceback" not in said
    assert first.isVisible()
    assert _words(first, "list_count") == "Choose a list that holds people, or begin another way."
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("name", "owner", "wanted"), [("", "Ingrid", "shop_name"), ("   ", "Ingrid", "shop_name"), ("Dahl", "", "owner_name")]
)
def test_what_is_missing_is_pointed_at(qtbot: QtBot, start: Start, tmp_path: Path, name: str, owner: str, wanted: str) -> None:
    first = start()
    _type(qtbot, first, "shop_name", name)
    _type(qtbot, first, "owner_name", owner)
    _choose(first, How.EMPTY)

    _press(qtbot, Qt.Key.Key_Return)

    line = first.findChild(QLineEdit, wanted)
    assert line is not None
    assert line.hasFocus()
    assert line.property("look") == "warm"
    assert not (tmp_path / "made").exists()
    qtbot.keyClicks(line, "D")
    assert line.property("look") == ""


def test_a_photo_goes_with_the_owner_and_what_is_none_is_said(qtbot: QtBot, start: Start, files: list[Path], tmp_path: Path) -> None:
    first = start()
    words = tmp_path / "words.jpg"
    words.write_text("no picture")
    picture = tmp_path / "me.png"
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(picture))
    files += [words, tmp_path, picture]

    _click(qtbot, first, "photo")
    assert "not a photograph" in _words(first, "owner_words")
    _click(qtbot, first, "photo")
    assert "is a folder" in _words(first, "owner_words")
    _click(qtbot, first, "photo")
    assert _words(first, "owner_words").startswith("Your name goes on cards")

    _type(qtbot, first, "shop_name", "Dahl")
    _type(qtbot, first, "owner_name", "Ingrid")
    _choose(first, How.EMPTY)
    with qtbot.waitSignal(first.accepted, timeout=LONG_MS):
        _click(qtbot, first, "open_shop")
    with Shop.open(tmp_path / "made" / "shop.shopdesk") as shop:
        assert shop.staff.all()[0].face_id is not None


def test_stopping_half_way_begins_nothing_and_keeps_what_was_typed(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start()
    _type(qtbot, first, "shop_name", "Dahl")
    _click(qtbot, first, "open_shop")
    qtbot.waitUntil(lambda: "people" in _words(first, "sentence"), timeout=LONG_MS)

    _press(qtbot, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: _words(first, "sentence").startswith("Stopped."), timeout=LONG_MS)
    assert first.isVisible()
    assert list((tmp_path / "made").iterdir()) == []
    line = first.findChild(QLineEdit, "shop_name")
    assert line is not None
    assert line.text() == "Dahl"
    assert line.isEnabled()


def test_a_place_that_cannot_hold_a_shop_is_said(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    _type(qtbot, first, "shop_name", "Dahl")
    _type(qtbot, first, "owner_name", "Ingrid")
    _choose(first, How.EMPTY)
    before = _words(first, "sentence")

    _click(qtbot, first, "open_shop")

    qtbot.waitUntil(lambda: first.findChild(QPushButton, "open_shop").accessibleName() == "Open the shop", timeout=LONG_MS)
    assert _words(first, "sentence") not in (before, "Opening the shop…")
    with pytest.raises(StoreProblem):
        Shop.open(tmp_path)


def test_esc_leaves_and_begins_nothing(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    first = start()

    with qtbot.waitSignal(first.rejected):
        _press(qtbot, Qt.Key.Key_Escape)

    assert not (tmp_path / "made").exists()
