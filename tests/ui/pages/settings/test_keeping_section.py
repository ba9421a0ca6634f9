"""The owner decides how long somebody unseen is kept, from what age, and about each one listed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import Age, Birthday, MemberDraft
from shopdesk.errors import NotFound
from shopdesk.ui.pages.settings.keeping_section import KeepingSection, UnseenRow
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.key_button import KeyButton

from .conftest import Desk


def _later(desk: Desk, days: int) -> None:
    assert isinstance(desk.shop.clock, FixedClock)
    desk.shop.clock.move(dt.timedelta(days))


def _somebody_unseen(desk: Desk) -> tuple[int, int]:
    first = desk.shop.members.add(MemberDraft("Søren Kjær")).id
    second = desk.shop.members.add(MemberDraft("Åse Bråten")).id
    _later(desk, 1200)
    desk.page.refresh(None)
    return first, second


def _lists(desk: Desk, *members: int) -> None:
    """Wait until these, and nobody else, are listed."""
    wanted = {f"unseen_{member}" for member in members}
    desk.qtbot.waitUntil(lambda: {row.objectName() for row in desk.page.findChildren(UnseenRow) if row.isVisibleTo(desk.page)} == wanted)


def test_each_one_unseen_is_kept_or_erased_with_one_press(desk: Desk) -> None:
    soren, aase = _somebody_unseen(desk)
    _lists(desk, soren, aase)
    desk.find(KeyButton, f"keep_{soren}").click()
    _lists(desk, aase)
    desk.messages.answer = True
    desk.find(KeyButton, f"erase_{aase}").click()
    _lists(desk)
    assert desk.shop.members.get(soren).name == "Søren Kjær"
    with pytest.raises(NotFound):
        desk.shop.members.get(aase)


def test_months_and_ages_are_saved(desk: Desk) -> None:
    months = desk.find(Choice, "unseen_months")
    months.setCurrentIndex(months.findData("24"))
    country = desk.find(QLineEdit, "age_country")
    country.selectAll()
    desk.qtbot.keyClicks(country, "DK")
    age = desk.find(QLineEdit, "age_limit")
    assert age.text() == "15"
    age.selectAll()
    desk.qtbot.keyClicks(age, "14")
    desk.save()
    assert desk.shop.known.keeping.unseen_months == 24
    assert desk.shop.known.keeping.age_limit("DK") == 14


def test_years_of_birth_go_where_only_the_age_is_kept(desk: Desk) -> None:
    member = desk.shop.members.add(MemberDraft("Søren Kjær", birthday=Birthday(5, 1, 1971)))
    years = desk.find(Choice, "only_age")
    years.setCurrentIndex(years.findData("1"))
    desk.save()
    kept = desk.shop.members.get(member.id)
    assert (kept.birthday, kept.age) == (Birthday(5, 1), Age.ADULT)


def test_what_is_kept_as_a_whole_is_saved_for_whoever_asks(desk: Desk, tmp_path: Path) -> None:
    section = desk.page.findChild(KeepingSection)
    assert section is not None
    section.around = dataclasses.replace(section.around, choose_folder=lambda _over, _title: tmp_path)
    desk.find(KeyButton, "save_record").click()
    desk.qtbot.waitUntil(lambda: "Saved as what-we-keep.pdf" in desk.messages.said, timeout=30_000)
    assert (tmp_path / "what-we-keep.pdf").read_bytes().startswith(b"%PDF")


def test_an_age_that_is_none_is_pointed_at(desk: Desk) -> None:
    age = desk.find(QLineEdit, "age_limit")
    age.selectAll()
    desk.qtbot.keyClicks(age, "xx")
    desk.save()
    assert any("number of years" in label.text() for label in desk.page.findChildren(QLabel))
    assert desk.shop.known.keeping.age_limit("NO") == 13


def test_a_field_nobody_used_asks_to_be_dropped(desk: Desk) -> None:
    desk.shop.members.add(MemberDraft("Søren Kjær", phones=("73 50 01 00",)))
    _later(desk, 400)
    desk.page.refresh(None)
    assert "Phone" in desk.find(QLabel, "unused_fields").text()
    assert desk.find(QWidget, "unused_fields").isVisibleTo(desk.page)
