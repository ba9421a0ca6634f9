"""The Gifts page alone: a shop with an owner, two people, gift cards of 350 kroner, and a printer that prints into a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.giftcards.records import Batch, Person, Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.ui import theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.gifts.edges import GiftEdges
from shopdesk.ui.pages.gifts.page import GiftsPage
from tests.ui.recorded import RecordedMessages

KRONER_350 = Worth(35_000, "NOK")


class GivenEdges(GiftEdges):
    """A file and a printer that a test chose beforehand."""

    def __init__(self) -> None:
        self.list_to: Path | None = None
        self.print_to: Path | None = None

    def list_file(self, asker: QWidget, name: str) -> Path | None:
        return self.list_to

    def printer(self, asker: QWidget) -> QPrinter | None:
        if self.print_to is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.print_to))
        printer.setResolution(200)
        return printer


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.settings.save_shop(replace(shop.settings.shop(), name="Møllebakken Bakery", currency="NOK", time_zone="Europe/Oslo"))
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, phone="+47 73 50 01 00")).id)
    return shop


@pytest.fixture
def hanne(shop: Shop) -> int:
    return shop.members.add(MemberDraft("Hanne Vik")).id


@pytest.fixture
def soren(shop: Shop) -> int:
    return shop.members.add(MemberDraft("Søren Kjær")).id


@pytest.fixture
def batch(shop: Shop, hanne: int, soren: int) -> Batch:
    """Two cards: one bought by Hanne for Søren, one printed and not sold."""
    made = shop.giftcards.making.issue(KRONER_350, 2)
    shop.giftcards.making.keep(made.id)
    giver, receiver = Person(hanne, words="For the lift home in the rain."), Person(soren)
    shop.giftcards.keeping.activate(made.card_ids[0], new_key(), giver=giver, receiver=receiver)
    return made


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@pytest.fixture
def edges() -> GivenEdges:
    return GivenEdges()


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, batch: Batch, messages: RecordedMessages, edges: GivenEdges) -> Iterator[GiftsPage]:
    """The page, shown, with no card on it."""
    theme.current().use("light", 100)
    theme.current().fit_window(1366)
    operations = Operations(shop, messages)
    page = GiftsPage(shop, operations, messages, edges)
    operations.setParent(page)
    operations.changed.connect(page.refresh)
    page.resize(1178, 732)
    qtbot.addWidget(page, before_close_func=lambda _page: operations.close())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh(None)
    page.activated()
    return page
