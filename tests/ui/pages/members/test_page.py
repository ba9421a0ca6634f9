"""The Members page as a person uses it: sort, filter, find, tick, open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.changes import Changes
from shopdesk.core.members.filters import Order
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.privileges.records import Category, Giving, KindDraft
from shopdesk.core.shop import Shop
from shopdesk.ui.choose_file import LISTS
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.page import CARDS, Errand
from shopdesk.ui.pages.members.member_model import SORTED, Column
from shopdesk.ui.pages.members.menu_chip import MenuChip
from shopdesk.ui.pages.members.name_sheet import NameSheet
from shopdesk.ui.pages.members.page import MembersPage
from shopdesk.ui.widgets.words import Words
from tests.ui.pages.members.conftest import make
from tests.ui.recorded import RecordedMessages


def names(page: MembersPage) -> list[str]:
    model = page.table.members
    return [model.index(row, Column.NAME).data().split()[0] for row in range(model.rowCount())]


def words(page: MembersPage, name: str) -> str:
    found = page.findChild(Words, name)
    assert found is not None
    return found.text()


def chip(page: MembersPage, name: str) -> MenuChip:
    found = page.findChild(MenuChip, f"filter_{name}")
    assert found is not None
    return found


def choose(page: MembersPage, name: str, offer: str) -> None:
    """Choose ``offer`` in a chip's menu."""
    next(action for action in chip(page, name).offer().actions() if action.text() == offer).trigger()


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    return found


def test_everyone_is_shown_by_name(page: MembersPage) -> None:
    assert names(page) == ["Agnieszka", "Birthe", "Håkon", "Ingrid", "Søren"]
    assert page.bar.sentence.text() == "5 people."
    assert page.table.hasFocus()


def test_enter_opens_whom_the_arrow_keys_chose(qtbot: QtBot, page: MembersPage, ids: dict[str, int]) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.member_asked) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [ids["Birthe"]]


def test_the_second_press_on_a_row_opens_it(qtbot: QtBot, page: MembersPage, ids: dict[str, int]) -> None:
    place = cell(page, 2, Column.STANDING)
    with qtbot.assertNotEmitted(page.member_asked):
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.member_asked) as asked:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [ids["Håkon"]]


def cell(page: MembersPage, row: int, column: Column) -> QPoint:
    box: QRect = page.table.visualRect(page.table.members.index(row, column))
    return box.center()


def test_a_word_of_the_head_sorts_and_once_more_turns_round(qtbot: QtBot, page: MembersPage) -> None:
    page.resize(1500, 732)  # visits stand there where there is room for them
    press_head(qtbot, page, Column.VISITS)
    assert names(page) == ["Håkon", "Agnieszka", "Søren", "Birthe", "Ingrid"]
    press_head(qtbot, page, Column.VISITS)
    assert names(page)[0] == "Ingrid"


def press_head(qtbot: QtBot, page: MembersPage, column: Column) -> None:
    head = page.table.head
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(column) + 20, 12))


def test_the_head_sorts_from_the_keyboard(qtbot: QtBot, page: MembersPage) -> None:
    page.table.head.setFocus()
    for _step in range(list(SORTED.values()).index(Order.LAST_HERE)):
        qtbot.keyClick(page.table.head, Qt.Key.Key_Right)
    qtbot.keyClick(page.table.head, Qt.Key.Key_Return)
    assert names(page) == ["Birthe", "Agnieszka", "Håkon", "Søren", "Ingrid"]


def test_filters_combine_and_are_let_go_of(qtbot: QtBot, page: MembersPage) -> None:
    choose(page, "reach", "Phone known")
    choose(page, "here", "Here in the last 30 days")
    assert names(page) == ["Agnieszka", "Håkon"]
    assert page.bar.sentence.text() == "5 people. Showing 2."
    assert chip(page, "here").text() == "Here in the last 30 days"
    qtbot.keyClick(chip(page, "here"), Qt.Key.Key_Delete)
    assert names(page) == ["Agnieszka", "Håkon", "Søren"]
    reach = chip(page, "reach")
    qtbot.mouseClick(reach, Qt.MouseButton.LeftButton, pos=QPoint(reach.width() - 20, 20))
    assert len(names(page)) == 5


@pytest.mark.parametrize(
    ("name", "offer", "left"),
    [
        ("standing", "New", ["Birthe"]),
        ("standing", "Not seen for a while", ["Søren"]),
        ("standing", "Comes now and then", ["Agnieszka", "Håkon"]),
        ("here", "Not here for 90 days", ["Søren"]),
        ("birthday", "Birthday this month", ["Birthe"]),
        ("birthday", "May", []),
    ],
)
def test_each_filter_leaves_who_meets_it(page: MembersPage, name: str, offer: str, left: list[str]) -> None:
    choose(page, name, offer)
    assert names(page) == left


def test_letters_narrow_the_list_and_enter_opens_the_first(qtbot: QtBot, page: MembersPage, ids: dict[str, int]) -> None:
    assert page.takes_find_key()
    qtbot.keyClicks(page.finder.edit, "sor")
    qtbot.waitUntil(lambda: names(page) == ["Birthe", "Søren"])
    qtbot.keyClick(page.finder.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.member_asked) as asked:
        qtbot.keyClick(page.finder.edit, Qt.Key.Key_Return)
    assert asked.args == [ids["Søren"]]
    qtbot.keyClick(page.finder.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 5)


def test_enter_does_not_wait_for_the_pause(qtbot: QtBot, page: MembersPage, ids: dict[str, int]) -> None:
    qtbot.keyClicks(page.finder.edit, "hazel")
    with qtbot.waitSignal(page.member_asked) as asked:
        qtbot.keyClick(page.finder.edit, Qt.Key.Key_Return)
    assert asked.args == [ids["Søren"]]


def test_ticks_survive_sorting_filtering_and_what_others_write(qtbot: QtBot, shop: Shop, page: MembersPage, ids: dict[str, int]) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell(page, 4, Column.TICK))
    assert words(page, "tick_count") == "2 ticked"
    press_head(qtbot, page, Column.NAME)
    choose(page, "here", "Not here for 90 days")
    assert words(page, "tick_hidden") == "1 of them is not in this list"
    shop.visits.record(ids["Birthe"])
    assert page.table.members.ticked == {ids["Agnieszka"], ids["Søren"]}
    qtbot.mouseClick(button(page, "tick_clear"), Qt.MouseButton.LeftButton)
    assert page.table.members.ticked == frozenset()
    assert not page.ticks.isVisible()


def test_ctrl_a_ticks_everyone_shown_and_the_box_takes_it_back(qtbot: QtBot, page: MembersPage, ids: dict[str, int]) -> None:
    choose(page, "reach", "Phone known")
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.table.members.ticked == {ids["Agnieszka"], ids["Håkon"], ids["Søren"]}
    qtbot.mouseClick(button(page, "tick_all"), Qt.MouseButton.LeftButton)
    assert page.table.members.ticked == frozenset()


def test_ctrl_a_in_the_find_field_is_about_its_text(qtbot: QtBot, page: MembersPage) -> None:
    page.finder.setFocus()
    page.finder.edit.setText("sor")
    qtbot.keyClick(page.finder.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.finder.edit.selectedText() == "sor"
    assert page.table.members.ticked == frozenset()


def test_ctrl_p_sends_everyone_ticked_to_the_cards_in_the_order_of_the_list(
    qtbot: QtBot, page: MembersPage, ids: dict[str, int]
) -> None:
    errands: list[Errand] = []
    page.errand_asked.connect(errands.append)
    for name in ("Søren", "Agnieszka"):
        page.table.members.toggle(page.table.members.place(ids[name]))
    qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert errands == [Errand(CARDS, "print", (ids["Agnieszka"], ids["Søren"]))]


def test_ctrl_f_goes_to_the_filters(qtbot: QtBot, page: MembersPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert chip(page, "standing").hasFocus()


def test_a_refresh_keeps_the_eye_on_the_same_person(qtbot: QtBot, shop: Shop, page: MembersPage, ids: dict[str, int]) -> None:
    page.table.move_by(2)
    shop.members.add(MemberDraft("Abdi Elmi"))
    assert names(page)[0] == "Abdi"
    assert page.table.current_id() == ids["Håkon"]


def test_what_is_not_about_members_is_not_read_anew(shop: Shop, page: MembersPage) -> None:
    shown = page.table.members.ids()
    page.refresh(Changes(frozenset({"settings"})))
    assert page.table.members.ids() is shown
    page.refresh(Changes(frozenset({"settings"}), by_others=True))
    assert page.table.members.index(0, Column.NAME).data() == "Agnieszka Nowak"


def test_somebody_who_is_edited_is_shown_as_they_are_now(shop: Shop, page: MembersPage, ids: dict[str, int]) -> None:
    shop.members.edit(ids["Håkon"], replace(shop.members.get(ids["Håkon"]).draft(), name="Åse Lund"))
    assert "Åse" in names(page)


def test_nobody_who_meets_it_is_said_with_a_way_out(qtbot: QtBot, page: MembersPage) -> None:
    choose(page, "birthday", "May")
    empty = page.findChild(QWidget, "nobody_met")
    assert empty is not None
    assert empty.isVisible()
    out = empty.findChild(QAbstractButton)
    assert out is not None
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert len(names(page)) == 5


def test_a_shop_without_anybody_says_so(qtbot: QtBot, shop: Shop, messages: RecordedMessages) -> None:
    page = make(qtbot, shop, messages)
    empty = page.findChild(QWidget, "nobody_yet")
    assert empty is not None
    assert empty.isVisible()
    with qtbot.waitSignal(page.new_member_asked):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


def test_esc_goes_back_step_by_step(page: MembersPage) -> None:
    page.lists.view.choose("allergies")
    choose(page, "standing", "New")
    assert page.step_back()
    assert chip(page, "standing").text() == "Standing"
    assert names(page) == ["Søren"]
    assert page.step_back()
    assert len(names(page)) == 5
    assert not page.step_back()


def test_names_keep_their_room_in_a_narrow_window(qtbot: QtBot, page: MembersPage) -> None:
    page.resize(990, 640)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(Column.TOWN))
    assert page.table.columnWidth(Column.NAME) >= 200
    page.resize(1600, 700)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(Column.REMEMBER))
    assert not page.table.isColumnHidden(Column.TOWN)


def test_every_part_has_a_name_for_who_listens(page: MembersPage) -> None:
    parts = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit), page.table, page.lists.view, page.table.head]
    assert [part for part in parts if part.isVisible() and not part.accessibleName()] == []


def test_privilege_town_language_and_what_is_remembered_narrow_too(page: MembersPage, shop: Shop, ids: dict[str, int]) -> None:
    kind = shop.privileges.kinds.add(KindDraft("Loaf put aside", Category.PRIORITY, "It waits until five"))
    shop.privileges.give(ids["Håkon"], kind.id, Giving("Carried our flour up the stairs"))
    choose(page, "privilege", kind.name)
    assert names(page) == ["Håkon"]
    choose(page, "town", "Malvik")
    assert names(page) == ["Håkon"]
    choose(page, "town", "Trondheim")
    assert page.table.members.rowCount() == 0
    chip(page, "town").let_go.emit()
    choose(page, "privilege", "With any, or none")
    page.filters._on_word_given("hazel", NameSheet("", "", page))
    assert names(page) == ["Søren"]
    assert chip(page, "remembers").text() == "hazel"


def test_who_may_be_reached_is_who_said_yes(page: MembersPage, shop: Shop, ids: dict[str, int]) -> None:
    shop.permissions.give(ids["Søren"], Channel.EMAIL, Purpose.NEWS)
    shop.permissions.refuse(ids["Birthe"], Channel.EMAIL, Purpose.NEWS)
    choose(page, "reach", "May be reached by e-mail")
    assert names(page) == ["Søren"]
    assert page.table.members.index(0, Column.REACH).data() == "e-mail"


def test_a_column_nobody_wants_is_put_away_and_stays_so(qtbot: QtBot, page: MembersPage, shop: Shop, messages: RecordedMessages) -> None:
    next(action for action in page._columns.offer().actions() if action.text() == "Standing").trigger()
    assert page.table.isColumnHidden(Column.STANDING)
    assert not page.table.isColumnHidden(Column.LAST_HERE)
    assert make(qtbot, shop, messages).table.isColumnHidden(Column.STANDING)


def test_import_begins_with_a_file_and_without_one_there_is_nothing(
    qtbot: QtBot, page: MembersPage, tmp_path: Path
) -> None:
    asked: list[tuple[str, str]] = []
    files = iter((None, tmp_path / "customers.csv"))
    (tmp_path / "customers.csv").write_text("Name;Telefon\nHanne Vik;97 30 10 21\n", "utf-8")

    def chosen(_over: QWidget, title: str, kinds: str) -> Path | None:
        asked.append((title, kinds))
        return next(files)

    page.choose_file = chosen
    button(page, "import_list").click()
    assert page.window().findChild(ImportWindow) is None
    button(page, "import_list").click()
    window = page.window().findChild(ImportWindow)
    assert isinstance(window, ImportWindow)
    assert asked == [("Import a list", LISTS)] * 2
    shown: list[Changes | None] = []
    page.refresh = shown.append
    window.brought.emit(None)  # by another process, so nobody here was told
    assert shown == [None]
    window.reject()
    qtbot.waitUntil(lambda: not page._operations._working, timeout=30_000)
