"""A real shop with a few people, and the Members page in front of it."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import Address, Birthday, MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.ui import theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.recorded import RecordedMessages

PEOPLE = (
    (MemberDraft("Agnieszka Nowak", phones=("91234561",), address=Address(street="Bakklandet 3", city="Trondheim")), (2, 9, 16)),
    (MemberDraft("Birthe Sørensen", emails=("birthe@example.no",), birthday=Birthday(11, 2)), (1,)),
    (MemberDraft("Håkon Lund", phones=("91234562",), address=Address(city="Malvik")), (14, 28, 42, 56)),
    (MemberDraft("Ingrid Dahl"), ()),
    (MemberDraft("Søren Kjær", phones=("91234563",), emails=("soren@example.no",)), (120, 130)),
)


@pytest.fixture
def ids(shop: Shop) -> dict[str, int]:
    """Five people by first name, in the order of their names."""
    found = {}
    for draft, days in PEOPLE:
        member_id = found[draft.name.split()[0]] = shop.members.add(draft).id
        for ago in days:
            shop.visits.record(member_id, shop.today() - dt.timedelta(ago))
    shop.members.remember(found["Søren"], MemoryKind.ALLERGY, "Hazelnuts")
    return found


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, ids: dict[str, int], messages: RecordedMessages) -> MembersPage:
    """The page as it is first shown."""
    return make(qtbot, shop, messages)


def make(qtbot: QtBot, shop: Shop, messages: RecordedMessages) -> MembersPage:
    theme.current().use("light", 100)
    theme.current().fit_window(1366)
    operations = Operations(shop, messages)
    page = MembersPage(shop, operations, messages)
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
