"""The settings page alone: over a real shop with an owner and somebody of the staff, messages written down."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.settings.records import ShopSettings
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing.pictures import admit
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.settings.page import SettingsPage
from tests.ui.recorded import RecordedMessages

Kind = TypeVar("Kind", bound=QWidget)


@dataclass
class Desk:
    """A page, what it said, and the file or folder somebody chooses next."""

    qtbot: QtBot
    shop: Shop
    page: SettingsPage
    messages: RecordedMessages
    files: list[Path] = field(default_factory=list)

    def find(self, kind: type[Kind], name: str) -> Kind:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QWidget, name), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def save(self) -> None:
        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def staffed(shop_file: Path, clock: FixedClock) -> Iterator[Shop]:
    """A shop with a name; Ingrid owns it and is here, Noor works in it."""
    with Shop.open(shop_file, clock=clock, counter="Counter", gate=admit) as shop:
        shop.settings.save_shop(ShopSettings(name="Møllebakken Bakery", time_zone="Europe/Oslo", currency="NOK"))
        owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner"))
        shop.staff.hand_over(owner.id)
        shop.staff.add(StaffDraft("Noor Bakker", Role.STAFF, "behind the counter"))
        yield shop


def _next(files: list[Path], *_asked: object) -> Path | None:
    return files.pop() if files else None


@pytest.fixture
def desk(qtbot: QtBot, staffed: Shop) -> Iterator[Desk]:
    messages, files = RecordedMessages(), list[Path]()
    operations = Operations(staffed, messages)
    chosen = partial(_next, files)
    page = SettingsPage(staffed, operations, messages, chosen, chosen)
    operations.changed.connect(page.refresh)
    page.resize(1178, 732)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield Desk(qtbot, staffed, page, messages, files)
    operations.close()


def photo(path: Path, side: int = 40, colour: Qt.GlobalColor = Qt.GlobalColor.darkGreen) -> Path:
    """Write a picture of one colour."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


def huge(path: Path) -> Path:
    """Write what says of itself that it is a PNG of 30,000 by 30,000 pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)))
    return path
