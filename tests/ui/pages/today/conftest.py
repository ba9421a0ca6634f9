"""The Today page alone, over a shop in which a few things wait."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.today.page import TodayPage
from shopdesk.ui.widgets.sheet import Sheet
from tests.ui.recorded import RecordedMessages
from tests.ui.recorded_desktop import RecordedDesktop


class Waiting:
    """A shop with a problem of Hanne's, a promise to Joost, and a question after Åse's cake."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        shop.settings.save_shop(replace(shop.settings.shop(), name="Møllebakken Bakery", time_zone="Europe/Oslo"))
        ingrid = shop.staff.at_counter_id()
        assert ingrid is not None
        self.ingrid = ingrid
        self.tomasz = shop.staff.add(StaffDraft("Tomasz Wójcik", Role.STAFF, "baker")).id
        self.hanne = self._somebody("Hanne Vik", "+47 963 10 111", "hanne@example.com")
        self.joost = self._somebody("Joost van Dijk", "+47 963 10 222", "joost@example.com")
        self.ase = self._somebody("Åse Bråten", "+47 963 10 333", "ase@example.com")
        now = shop.clock.now()
        self.problem = shop.cases.open(
            NewCase(self.hanne, CaseKind.PROBLEM, "Her Saturday loaf was given to someone else.", owner_id=self.tomasz)
        ).id
        self.promise = shop.cases.promises.give(self.joost, "A plain kringle set aside by noon.", now + dt.timedelta(hours=3)).id
        shop.visits.record(self.ase, day=shop.today() - dt.timedelta(days=7), what="A cake for 80", ask_how=True)

    def _somebody(self, name: str, phone: str, email: str) -> int:
        member = self.shop.members.add(MemberDraft(name, phones=(phone,), emails=(email,))).id
        for channel in (Channel.PHONE, Channel.TEXT, Channel.EMAIL):
            self.shop.permissions.give(member, channel, Purpose.PERSONAL)
        return member


@pytest.fixture
def waiting(shop: Shop) -> Waiting:
    return Waiting(shop)


@pytest.fixture
def desktop() -> RecordedDesktop:
    return RecordedDesktop()


@pytest.fixture
def page(
    qtbot: QtBot, waiting: Waiting, operations: Operations, messages: RecordedMessages, desktop: RecordedDesktop
) -> TodayPage:
    """The page, shown, with the focus in its list."""
    page = TodayPage(waiting.shop, operations, messages, desktop)
    operations.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1178, 732)
    page.refresh(None)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    return page


def sheet() -> Sheet:
    """The box in front of the page."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, Sheet) and each.isVisible())
