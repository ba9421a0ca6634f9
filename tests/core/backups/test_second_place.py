"""A second place for backups: a stick that comes and goes, and the line that says so."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.service import folder_of
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import FileProblem, NotAllowed
from shopdesk.storage import backup as storage
from tests.conftest import OPENING


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_every_backup_goes_there_too(shop: Shop, stick: Path) -> None:
    shop.backups.name_second_place(stick)
    first = shop.backups.make()
    there = storage.copies_in(stick / folder_of(shop.path).name)
    assert [copy.path.read_bytes() for copy in there] == [first.path.read_bytes()]
    assert storage.is_good(there[0].path)
    state = shop.backups.state()
    assert (state.second_place, state.second_newest, state.missing_days, state.warm) == (stick, OPENING, 0, False)


def test_a_stick_that_is_away_for_seven_days_warms_the_line(shop: Shop, stick: Path, clock: FixedClock) -> None:
    shop.backups.name_second_place(stick)
    shop.backups.make()
    shutil.rmtree(stick)
    seen = []
    for _day in range(8):
        clock.move(dt.timedelta(days=1))
        shop.backups.make()
        state = shop.backups.state()
        seen.append((state.missing_days, state.warm))
    assert seen == [(1, False), (2, False), (3, False), (4, False), (5, False), (6, False), (7, True), (8, True)]
    assert "is not there" in shop.backups.state().second_trouble
    assert len(shop.backups.all()) == 9, "the first copies are made all the same"
    stick.mkdir()
    shop.backups.make()
    assert (shop.backups.state().missing_days, shop.backups.state().warm, shop.backups.state().second_trouble) == (0, False, "")


def test_a_place_that_fills_up_is_said_and_the_first_copy_stands(shop: Shop, stick: Path) -> None:
    shop.backups.name_second_place(stick)
    (stick / folder_of(shop.path).name).write_text("a file where the folder should be")
    assert shop.backups.make().path.exists()
    assert "no backup was made" in shop.backups.state().second_trouble


def test_noting_it_is_no_change_to_back_up(shop: Shop, stick: Path) -> None:
    shop.backups.name_second_place(stick)
    assert shop.backups.make_if_changed() is not None
    assert not shop.backups.changed()


def test_only_the_owner_names_a_place_that_is_there(shop: Shop, stick: Path) -> None:
    with pytest.raises(FileProblem):
        shop.backups.name_second_place(stick / "not there")
    with pytest.raises(FileProblem):
        shop.backups.name_second_place(shop.path.parent)
    ingrid = shop.staff.add(StaffDraft(name="Ingrid Dahl", role=Role.OWNER))
    shop.staff.hand_over(ingrid.id)
    soren = shop.staff.add(StaffDraft(name="Søren Kjær", role=Role.STAFF))
    shop.staff.hand_over(soren.id)
    with pytest.raises(NotAllowed):
        shop.backups.name_second_place(stick)
    shop.staff.hand_over(ingrid.id)
    shop.backups.name_second_place(stick)
    shop.backups.name_second_place(None)
    assert shop.backups.second_place() is None
    assert shop.log.tail(1)[0].verb == "settings.second_place"


def test_the_line_turns_warm_after_two_days_without_a_backup(shop: Shop, clock: FixedClock) -> None:
    assert not shop.backups.state().warm, "an empty shop has nothing to lose"
    shop.members.add(MemberDraft(name="Ida Moe"))
    assert shop.backups.state().warm
    shop.backups.make()
    clock.move(dt.timedelta(hours=47))
    assert not shop.backups.state().warm
    clock.move(dt.timedelta(hours=1))
    assert shop.backups.state().warm
    clock.move(dt.timedelta(days=-400))
    assert shop.backups.state().warm, "a clock that is a year behind says nothing about how old a backup is"
