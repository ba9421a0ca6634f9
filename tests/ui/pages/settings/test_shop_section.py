from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLabel, QLineEdit, QTimeEdit, QWidget

from shopdesk.core.settings.records import ClosedDays, OpeningHours
from shopdesk.ui.pages.settings.closed_days import ClosedField

from .conftest import Desk, huge, photo


def test_everything_about_the_shop_can_be_typed(desk: Desk) -> None:
    for name, text in (
        ("name", "Dahl & Sønn"), ("street", "Møllebakken 4"), ("postcode", "7014"), ("city", "Trondheim"), ("region", "Trøndelag"),
        ("phone", "+47 73 50 01 00"), ("web", "https://dahl.example.no"),
    ):
        desk.find(QLineEdit, f"shop_{name}").setText(text)
    for name, value in (("country", "NO"), ("currency", "DKK"), ("time_zone", "Europe/Copenhagen")):
        choice = desk.find(QComboBox, f"shop_{name}")
        choice.setCurrentIndex(choice.findData(value))
    desk.click("colour_6A3A5E")
    desk.find(QLineEdit, "shop_name").setFocus()
    desk.save()

    shop = desk.shop.settings.shop()
    assert (shop.name, shop.currency, shop.time_zone, shop.accent) == ("Dahl & Sønn", "DKK", "Europe/Copenhagen", "#6A3A5E")
    address = shop.address
    assert (address.street, address.postcode, address.city, address.region, address.country) == (
        "Møllebakken 4", "7014", "Trondheim", "Trøndelag", "NO"
    )
    assert (shop.phone, shop.web) == ("+47 73 50 01 00", "https://dahl.example.no")


def test_hours_are_typed_and_a_day_is_closed_by_the_keyboard(desk: Desk) -> None:
    opens = desk.find(QTimeEdit, "opens_0")
    opens.setFocus()
    opens.setSelectedSection(QTimeEdit.Section.HourSection)
    desk.qtbot.keyClicks(opens, "0630")
    desk.find(QAbstractButton, "open_1").setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.save()

    week = desk.shop.settings.shop().week
    assert week[0] == OpeningHours(dt.time(6, 30), dt.time(17))
    assert week[1] is None
    assert not desk.find(QTimeEdit, "opens_1").isVisible()


def test_a_day_that_closes_before_it_opens_is_marked_and_nothing_kept(desk: Desk) -> None:
    desk.find(QTimeEdit, "closes_3").setTime(QTime(8, 0))
    desk.find(QLineEdit, "shop_city").setText("Trondheim")

    desk.save()

    assert desk.find(QTimeEdit, "closes_3").property("look") == "warm"
    assert desk.find(QTimeEdit, "closes_2").property("look") != "warm"
    assert desk.find(QTimeEdit, "closes_3").hasFocus()
    assert "A day closes before it opens." in [label.text()[:29] for label in desk.page.findChildren(QLabel)]
    assert desk.shop.settings.shop().address.city == ""


def test_closed_days_are_added_changed_and_taken_away(desk: Desk) -> None:
    desk.find(QWidget, "add_closed").setFocus()
    desk.press(Qt.Key.Key_Space)
    first, last = desk.find(ClosedField, "closed_days").findChildren(QDateEdit)
    first.setDate(QDate(2026, 12, 24))
    assert last.date() == QDate(2026, 12, 24)
    last.setDate(QDate(2026, 12, 26))
    desk.save()
    assert desk.shop.settings.shop().closed == (ClosedDays(dt.date(2026, 12, 24), dt.date(2026, 12, 26)),)

    row = desk.find(ClosedField, "closed_days").rows()[0]
    first, last = row.findChildren(QDateEdit)
    last.setDate(QDate(2026, 12, 1))
    desk.save()
    assert last.property("look") == "warm"
    assert desk.shop.settings.shop().closed[0].last == dt.date(2026, 12, 26)


def test_closed_days_that_have_passed_are_out_of_sight_but_not_lost(desk: Desk) -> None:
    past = ClosedDays(dt.date(2026, 1, 1), dt.date(2026, 1, 1), "New Year")
    desk.shop.settings.save_shop(replace(desk.shop.settings.shop(), closed=(past,)))
    assert desk.find(ClosedField, "closed_days").rows() == []

    desk.find(QLineEdit, "shop_city").setText("Trondheim")
    desk.find(QLineEdit, "shop_city").setFocus()
    desk.save()

    assert desk.shop.settings.shop().closed == (past,)


def test_a_shop_has_a_name(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_name").setText("   ")
    desk.find(QLineEdit, "shop_name").setFocus()

    desk.save()

    assert desk.find(QLineEdit, "shop_name").property("look") == "warm"
    assert desk.shop.settings.shop().name == "Møllebakken Bakery"
    desk.find(QLineEdit, "shop_name").setText("Dahl")
    assert desk.find(QLineEdit, "shop_name").property("look") == ""


@pytest.mark.parametrize("typed", ["green", "#12", "1F5A49", "#GGGGGG", ""])
def test_a_colour_that_is_none_is_said_and_not_kept(desk: Desk, typed: str) -> None:
    line = desk.find(QLineEdit, "accent")
    line.setText(typed)
    line.setFocus()

    desk.save()

    assert line.property("look") == "warm"
    assert line.text() == typed
    assert desk.shop.settings.shop().accent == "#1F5A49"


def test_a_colour_too_pale_to_read_is_kept_and_said_how_it_will_look(desk: Desk) -> None:
    line = desk.find(QLineEdit, "accent")
    line.setText("#F0E68C")
    line.setFocus()

    remark = desk.find(QLabel, "colour_remark").text()

    assert remark.startswith("Shown as #")
    assert "#f0e68c on paper" not in remark
    desk.save()
    assert desk.shop.settings.shop().accent == "#F0E68C"


def test_a_logo_is_chosen_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    desk.files.append(photo(tmp_path / "logo.png"))
    desk.click("choose_logo")
    assert desk.shop.settings.shop().logo_id is None
    desk.save()
    logo_id = desk.shop.settings.shop().logo_id
    assert logo_id is not None
    assert desk.shop.pictures.get(logo_id)[:3] == b"\xff\xd8\xff"

    desk.click("drop_logo")
    desk.save()
    assert desk.shop.settings.shop().logo_id is None


def test_what_is_no_picture_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    words = tmp_path / "words.png"
    words.write_text("no picture at all")
    for path in (words, huge(tmp_path / "huge.png"), tmp_path, tmp_path / "nowhere.png"):
        desk.files.append(path)
        desk.click("choose_logo")

    assert len(desk.messages.problems) == 4
    assert all(problem.what and problem.kept for problem in desk.messages.problems)
    assert not desk.find(QWidget, "save").isVisible()


def test_the_sample_shop_can_be_left_for_ones_own(desk: Desk) -> None:
    assert not desk.find(QWidget, "own_shop").isVisible()
    desk.shop.settings.save_shop(replace(desk.shop.settings.shop(), is_sample=True))
    assert desk.find(QWidget, "own_shop").isVisible()

    with desk.qtbot.waitSignal(desk.page.own_shop_wanted):
        desk.click("own_shop")
