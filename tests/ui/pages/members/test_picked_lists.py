"""People picked by hand on the page: ticked, put on a list, taken off, taken back, and narrowed by it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from shopdesk.core.shop import Shop
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.pages.members.test_list_panel import lists, name_it, said
from tests.ui.pages.members.test_page import button, chip, choose, names
from tests.ui.recorded import RecordedMessages


def offers(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def press(page: MembersPage, offer: str) -> None:
    next(action for action in page.acts.offer_lists().actions() if action.text() == offer).trigger()


def picked(qtbot: QtBot, page: MembersPage, name: str, *rows: int) -> None:
    """A new list of those rows, made as somebody makes it."""
    page.table.members.clear_ticks()
    for row in rows:
        page.table.members.toggle(row)
    press(page, "A new list …")
    name_it(qtbot, page, name)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the sheet is gone when an event loop has run


def test_who_is_ticked_becomes_a_list_with_a_count_of_its_own(qtbot: QtBot, page: MembersPage, messages: RecordedMessages) -> None:
    picked(qtbot, page, "Christmas orders", 1, 3)
    assert messages.said == ["2 people are on “Christmas orders” now"]
    assert lists(page)[-1] == "Christmas orders"
    last = len(lists(page)) - 1
    qtbot.waitUntil(lambda: said(page, last) == "Christmas orders. 2 people.", timeout=10_000)
    page.lists.view.setCurrentIndex(page.lists.view.lists.index(last))
    assert names(page) == ["Birthe", "Ingrid"]
    assert chip(page, "listed").text() == "Christmas orders"


def test_people_join_it_and_are_taken_off_and_each_comes_back(
    qtbot: QtBot, shop: Shop, page: MembersPage, messages: RecordedMessages
) -> None:
    picked(qtbot, page, "Orders & wishes", 1)
    page.table.members.toggle(0)
    assert offers(page.acts.offer_lists()) == ["Orders && wishes", "A new list …"]
    press(page, "Orders && wishes")
    assert messages.said[-1] == "1 person is on “Orders & wishes” now"
    press(page, "Orders && wishes")
    assert messages.said[-1] == "They are on “Orders & wishes” already"
    page.lists.view.choose(shop.lists.all()[-1].key)
    assert names(page) == ["Agnieszka", "Birthe"]
    assert offers(page.acts.offer_lists()) == ["A new list …", "Take off “Orders && wishes”"]
    page.table.members.toggle(0)
    press(page, "Take off “Orders && wishes”")
    assert messages.said[-1] == "1 person taken off “Orders & wishes”"
    assert names(page) == ["Agnieszka"]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert names(page) == ["Agnieszka", "Birthe"]


def test_a_name_that_is_taken_is_said_at_the_field_and_makes_no_list(
    qtbot: QtBot, shop: Shop, page: MembersPage, messages: RecordedMessages
) -> None:
    picked(qtbot, page, "Everyone", 0)
    assert messages.problems == []
    assert not any(saved.own for saved in shop.lists.all())


def test_the_bar_offers_it_by_key(qtbot: QtBot, page: MembersPage) -> None:
    page.table.members.toggle(0)
    asked: list[object] = []
    page.ticks.list_asked.disconnect()  # a menu that pops up takes the keyboard, which is not to be had without a screen
    page.ticks.list_asked.connect(asked.append)
    qtbot.keyClick(page.table, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert asked == [button(page, "tick_list")]


def test_more_than_a_list_holds_are_told_to_keep_the_filter(shop: Shop, page: MembersPage, messages: RecordedMessages) -> None:
    kept = shop.lists.picking.begin("Orders", ())
    page.table.members._ticked.update(range(1, 3000))
    press(page, "Orders")
    assert "holds 2\u202f000 people" in str(messages.problems[0])
    assert shop.members.listing.count(kept.wanted) == 0


def test_being_on_a_list_combines_with_other_filters_and_is_kept(qtbot: QtBot, shop: Shop, page: MembersPage) -> None:
    assert not chip(page, "listed").isVisible()
    picked(qtbot, page, "Christmas orders", 0, 1, 2)
    choose(page, "listed", "Christmas orders")
    choose(page, "reach", "Phone known")
    assert names(page) == ["Agnieszka", "Håkon"]
    button(page, "list_keep").click()
    name_it(qtbot, page, "To ring before Christmas")
    assert shop.lists.all()[-1].wanted.listed == shop.lists.all()[-2].key
    shop.lists.remove(shop.lists.all()[-2].key)
    assert names(page) == []
    assert chip(page, "listed").text() == "A list that is gone"


def test_further_filters_stand_under_more_and_as_a_chip_while_they_are_on(page: MembersPage) -> None:
    assert [menu.title() for menu in chip(page, "more").offer().findChildren(QMenu)] == []
    titles = [action.text() for action in chip(page, "more").offer().actions()]
    assert titles == ["Town", "Birthday", "Language", "Remembered", "On a list"]
    town = chip(page, "town")
    assert not town.isVisible()
    town.menu.aboutToShow.emit()
    next(action for action in town.menu.actions() if action.text() == "Malvik").trigger()
    assert names(page) == ["Håkon"]
    assert town.isVisible()
    town.let_go.emit()
    assert not town.isVisible()


def test_keys_are_on_their_buttons_where_there_is_room_and_in_the_tooltip_where_not(qtbot: QtBot, page: MembersPage) -> None:
    page.table.members.toggle(0)
    wide = button(page, "tick_export").sizeHint().width()
    page.resize(990, 640)
    qtbot.waitUntil(lambda: button(page, "tick_export").sizeHint().width() < wide)
    assert button(page, "tick_export").toolTip() == "Export (Ctrl E)"
    page.resize(1300, 640)
    qtbot.waitUntil(lambda: button(page, "tick_export").sizeHint().width() == wide)
