"""What the Counter shows of people's rhythms: chips, sentences, the picture, who is expected, and who wants to be left alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.rhythm.records import RhythmPicture, Standing
from shopdesk.core.shop import Shop
from shopdesk.ui.pages.counter import rhythm_words
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.day_line import DayLine
from shopdesk.ui.widgets.row_list import RowList
from tests.ui.pages.seen import names, part, shows, words

TODAY = dt.date(2026, 11, 19)


def someone(shop: Shop, name: str, *ago: int) -> int:
    """Somebody who came so many days ago."""
    member_id = shop.members.add(MemberDraft(name)).id
    for days in ago:
        shop.visits.record(member_id, day=TODAY - dt.timedelta(days))
    return member_id


@pytest.fixture
def marta(shop: Shop) -> int:
    """Marta Nowak, here every 12 days, and due today."""
    return someone(shop, "Marta Nowak", *range(132, 0, -12))


def chip(counter: CounterPage) -> str:
    return part(counter, QWidget, "member_chip").accessibleName()


@pytest.mark.parametrize(("standing", "visits", "due", "said"), [
    (Standing.NEW, 1, None, "New"), (Standing.NEW, 2, None, "New, second visit"), (Standing.BECOMING, 4, 0, "Comes now and then"),
    (Standing.REGULAR, 9, None, "Regular"), (Standing.REGULAR, 9, 0, "Regular, due today"),
    (Standing.REGULAR, 9, 1, "Regular, due tomorrow"), (Standing.REGULAR, 9, 2, "Regular"), (Standing.REGULAR, 9, -1, "Regular"),
    (Standing.SLIPPING, 9, 0, "Longer away than usual"), (Standing.AWAY, 9, None, "Not seen for a while"),
])
def test_a_standing_is_said_in_the_words_of_the_shop(standing: Standing, visits: int, due: int | None, said: str) -> None:
    assert rhythm_words.standing(standing, visits, due)[0] == said


@pytest.mark.parametrize(("window", "said"), [
    (None, "Here on 2 days since Mon 2 Nov."), ((TODAY, TODAY), "Here on 2 days since Mon 2 Nov. Expected on Thu 19 Nov."),
    ((TODAY, TODAY + dt.timedelta(2)), "Here on 2 days since Mon 2 Nov. Expected between Thu 19 Nov and Sat 21 Nov."),
])
def test_the_picture_is_told_in_words(window: tuple[dt.date, dt.date] | None, said: str) -> None:
    drawn = RhythmPicture((dt.date(2026, 11, 2), dt.date(2026, 11, 11)), TODAY, window)
    assert rhythm_words.picture(drawn) == said


def test_at_rest_shows_who_is_expected_by_their_own_rhythm(shop: Shop, marta: int, counter: CounterPage, qtbot: QtBot) -> None:
    someone(shop, "Birthe Sørensen", 1)
    rows = part(counter, RowList, "lately_list").rows_model.rows()
    assert [(row.name, row.sentence) for row in rows] == [("Marta Nowak", "Comes about every 12 days. Last here 12 days ago.")]
    assert {"Expected today", "by their own rhythm"} <= set(words(counter))
    shop.visits.record(marta)
    assert "Here lately" in words(counter)
    assert names(part(counter, RowList, "lately_list")) == ["Marta Nowak", "Birthe Sørensen"]


def test_a_row_says_who_is_due_and_who_is_missed(shop: Shop, marta: int, counter: CounterPage, qtbot: QtBot) -> None:
    someone(shop, "Mads Nowak", *range(160, 40, -12))
    someone(shop, "Mia Nowak", 3)
    qtbot.keyClicks(counter.focusWidget(), "nowak")
    rows = part(counter, RowList, "results_list").rows_model.rows()
    assert [(row.name, row.chip, row.chip_kind) for row in rows] == [
        ("Marta Nowak", "Regular, due today", "accent"), ("Mia Nowak", "New", "plain"),
        ("Mads Nowak", "Longer away than usual", "warm"),
    ]


def test_the_open_page_says_the_rhythm_and_draws_it(shop: Shop, marta: int, counter: CounterPage, clock: FixedClock) -> None:
    counter.open_member(marta)
    assert chip(counter) == "Regular"
    assert "Comes about every 12 days. Last here 12 days ago. Usually served by Ingrid." in words(counter)
    drawn = part(counter, DayLine, "member_rhythm")
    assert drawn.accessibleName().startswith("Here on 9 days since")
    assert "Expected" in drawn.accessibleName()
    assert drawn.place(TODAY - dt.timedelta(132)) < drawn.place(TODAY - dt.timedelta(12)) < drawn.place(TODAY) <= drawn.width()
    clock.move(dt.timedelta(days=30))
    counter.refresh(None)
    assert chip(counter) in ("Longer away than usual", "Not seen for a while")


def test_the_window_is_shaded_and_the_marks_are_painted(shop: Shop, marta: int, counter: CounterPage) -> None:
    counter.open_member(marta)
    drawn = part(counter, DayLine, "member_rhythm")
    with_window = drawn.grab().toImage()
    picture = shop.rhythm.picture(marta)
    assert picture is not None
    drawn.show_days(picture.days, picture.today, None, ("", ""), "")
    without = drawn.grab().toImage()
    assert with_window != without
    drawn.show_days((), picture.today, None, ("", ""), "")
    assert drawn.grab().toImage() != without


def test_one_visit_draws_nothing(shop: Shop, birthe: int, counter: CounterPage) -> None:
    counter.open_member(birthe)
    assert not shows(counter, "member_rhythm")
    assert chip(counter) == "New"


def test_who_wants_to_be_left_alone_is_told_so_once_and_no_more_is_said(
    shop: Shop, marta: int, counter: CounterPage, qtbot: QtBot
) -> None:
    counter.open_member(marta)
    qtbot.keyClick(counter, Qt.Key.Key_F11)
    yes = next(each for each in part(counter, QWidget, "form_left_alone").findChildren(QAbstractButton) if each.text() == "Yes")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part(counter, QAbstractButton, "form_keep"), Qt.MouseButton.LeftButton)
    assert shop.members.get(marta).left_alone
    assert chip(counter) == "Wants to be left alone"
    assert not shows(counter, "member_rhythm")
    assert not any(said.startswith("Comes about") for said in words(counter))
    counter.step_back()
    assert "Expected today" not in words(counter)
    qtbot.keyClicks(counter.focusWidget(), "nowak")
    assert part(counter, RowList, "results_list").rows_model.rows()[0].chip == "Wants to be left alone"
