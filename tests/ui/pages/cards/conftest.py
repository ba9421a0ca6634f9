"""The Cards page alone: a shop with an owner and four people, a page, and files and a printer that a test chose beforehand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.printing import template_file
from shopdesk.ui import theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARDS, Errand
from shopdesk.ui.pages.cards.page import CardsPage
from tests.ui.pages.conftest import GivenEdges
from tests.ui.recorded import RecordedMessages

SLOW_MS = 30_000  # the first card loads the whole typesetter


@pytest.fixture
def hanne(shop: Shop) -> int:
    return shop.members.add(MemberDraft("Hanne Vik", address=Address("Elvegata 3", city="Trondheim", postcode="7012"))).id


@pytest.fixture
def ase(shop: Shop) -> int:
    return shop.members.add(MemberDraft("Åse Bråten")).id


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages, edges: GivenEdges) -> CardsPage:
    """The page, shown, with nobody on it yet."""
    template_file.look_again()  # this home has none of its own, whatever the last one had
    shop.settings.save_shop(replace(shop.settings.shop(), name="Møllebakken Bakery", time_zone="Europe/Oslo"))
    theme.current().use("light", 100)
    theme.current().fit_window(1366)
    page = CardsPage(shop, operations, messages, edges)
    operations.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1178, 732)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh(None)
    page.activated()
    drawn(page, qtbot)
    return page


def drawn(page: CardsPage, qtbot: QtBot) -> None:
    """Wait until everybody is laid out and everything that was asked for is drawn."""
    qtbot.waitUntil(lambda: not page.laying_out.is_busy and not page.looking.drawing.is_busy, timeout=SLOW_MS)


def lay_out(page: CardsPage, qtbot: QtBot, *members: int, act: str = "print", today: str = "") -> None:
    """Cards for these members."""
    page.take_errand(Errand(CARDS, act, members, words=today))
    drawn(page, qtbot)


def write(page: CardsPage, qtbot: QtBot, words: str) -> None:
    """Type the words and wait for the card that shows them."""
    page.form.words.setPlainText(words)
    drawn(page, qtbot)
