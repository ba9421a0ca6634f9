"""The Counter alone: a shop with a few people, a page, and what it said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing.pictures import admit
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.page import CounterPage
from tests.ui.recorded import RecordedMessages


class GivenEdges(Edges):
    """Files and a printer that a test chose beforehand."""

    def __init__(self) -> None:
        self.photo: Path | None = None
        self.paper: Path | None = None
        self.print_to: Path | None = None
        self.given_folder: Path | None = None

    def picture(self, asker: QWidget) -> Path | None:
        return self.photo

    def pdf(self, asker: QWidget, name: str) -> Path | None:
        return self.paper

    def folder(self, asker: QWidget, title: str) -> Path | None:
        return self.given_folder

    def printer(self, asker: QWidget) -> QPrinter | None:
        if self.print_to is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.print_to))
        printer.setResolution(150)
        return printer


@pytest.fixture
def shop(shop_file: Path, clock) -> Iterator[Shop]:
    shop = Shop.open(shop_file, clock=clock, counter="Counter", gate=admit)
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner", "+47 73 50 01 00"))
    shop.staff.hand_over(ingrid.id)
    yield shop
    shop.close()


@pytest.fixture
def soren(shop: Shop) -> int:
    """Søren Kjær, here eight days ago, with an allergy told long ago."""
    draft = MemberDraft("Søren Kjær", "Søren", language="da", phones=("+47 963 10 218",), emails=("soren@example.com",))
    member = shop.members.add(draft)
    today = shop.today()
    for days in (26, 17, 8):
        shop.visits.record(member.id, day=today - dt.timedelta(days))
    shop.members.remember(member.id, MemoryKind.LIKES, "Dark rye, well baked", told_on=today - dt.timedelta(640))
    shop.members.remember(member.id, MemoryKind.ALLERGY, "Hazelnuts", "Freja", told_on=today - dt.timedelta(100))
    return member.id


@pytest.fixture
def birthe(shop: Shop) -> int:
    """Birthe Sørensen, here yesterday for the first time, by e-mail only."""
    member = shop.members.add(MemberDraft("Birthe Sørensen", emails=("birthe@example.com",)))
    shop.visits.record(member.id, day=shop.today() - dt.timedelta(1))
    return member.id


@pytest.fixture
def edges() -> GivenEdges:
    return GivenEdges()


@pytest.fixture
def counter(qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages, edges: GivenEdges) -> CounterPage:
    """The page, shown, at rest."""
    page = CounterPage(shop, operations, messages, edges)
    operations.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1178, 732)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page
