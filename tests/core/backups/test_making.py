"""When a backup is made, where it can be made, and what thinning leaves alone."""

import datetime as dt
import multiprocessing
import pickle
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.making import BackupTask
from shopdesk.core.backups.records import Backup
from shopdesk.core.backups.service import backups_of, folder_of, newest_good, restore
from shopdesk.core.imports.records import ListSource
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from tests.conftest import OPENING


def test_half_an_hour_after_a_change_it_is_time(shop: Shop, clock: FixedClock) -> None:
    assert not shop.backups.is_due(), "nothing was written"
    shop.members.add(MemberDraft(name="Ida Moe"))
    assert shop.backups.is_due()
    shop.backups.make()
    shop.members.add(MemberDraft(name="Tor Berg"))
    clock.move(dt.timedelta(minutes=29))
    assert not shop.backups.is_due()
    clock.move(dt.timedelta(minutes=1))
    assert shop.backups.is_due()
    shop.backups.make()
    clock.move(dt.timedelta(hours=5))
    assert not shop.backups.is_due()


def test_it_is_made_in_another_process_while_this_one_writes(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    task, mark = shop.backups.begin()
    shop.members.add(MemberDraft(name="Tor Berg"))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        backup = pool.apply(BackupTask.run, (pickle.loads(pickle.dumps(task)),))
        pool.close()
        pool.join()
    shop.backups.made(mark)
    assert isinstance(backup, Backup)
    assert shop.backups.newest() == backup
    assert shop.backups.changed(), "Tor came after the backup was asked for"


def test_what_was_written_before_the_program_was_killed_counts_as_changed(shop: Shop, clock: FixedClock) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    path = shop.path
    shop.close()
    with Shop.open(path, clock=clock) as again:
        assert again.backups.make_if_changed() is not None
    with Shop.open(path, clock=clock) as again:
        assert again.backups.make_if_changed() is None


def test_before_a_list_comes_in_there_is_a_backup(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    shop.imports.bring_people([], ListSource("list.csv", "plain", ("Name",)))
    assert [(backup.members, backup.cause) for backup in shop.backups.all()] == [(1, "import")]


def test_other_files_in_the_folder_are_left_alone(shop: Shop, clock: FixedClock) -> None:
    folder = folder_of(shop.path)
    folder.mkdir()
    for name in ("letter.txt", "20261119T074000.000000Z.txt", "000001 no time.backup", "000001 20261399T074000.000000Z.backup"):
        (folder / name).write_text("mine")
    for _half_hour in range(8):
        shop.members.add(MemberDraft(name="Ida Moe"))
        shop.backups.make()
        clock.move(dt.timedelta(minutes=30))
    clock.move(dt.timedelta(days=4))
    shop.backups.make()
    assert len(shop.backups.all()) == 3
    assert sorted(file.name for file in folder.iterdir() if file.read_bytes() == b"mine") == [
        "000001 20261399T074000.000000Z.backup", "000001 no time.backup", "20261119T074000.000000Z.txt", "letter.txt",
    ]


def test_a_clock_set_back_a_year_thins_nothing_and_mixes_nothing_up(shop: Shop, clock: FixedClock) -> None:
    for number in range(5):
        shop.members.add(MemberDraft(name=f"Person {number}"))
        shop.backups.make()
        clock.move(dt.timedelta(minutes=30))
    clock.move(dt.timedelta(days=-365))
    shop.members.add(MemberDraft(name="Ida Moe"))
    newest = shop.backups.make()
    assert len(shop.backups.all()) == 6
    assert shop.backups.newest() == newest
    assert newest.members == 6
    [clock_check] = [check for check in shop.backups.check() if check.name == "clock"]
    assert "2026-11-19" in clock_check.found[0]
    assert "2025-11-19" in clock_check.found[0]
    assert shop.read_only is None


def test_the_newest_whole_one_is_offered(shop: Shop, clock: FixedClock) -> None:
    made = []
    for _time in range(3):
        shop.members.add(MemberDraft(name="Ida Moe"))
        made.append(shop.backups.make())
        clock.move(dt.timedelta(minutes=30))
    made[2].path.write_bytes(made[2].path.read_bytes()[:-4096])
    assert newest_good(shop.path) == made[1]
    made[1].path.unlink()
    assert newest_good(shop.path) == made[0]


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Shop.open(path, clock=FixedClock(OPENING)) as shop:
        tables = [row[0] for row in shop.store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'")]
        return {table: sorted(shop.store.rows(f'SELECT * FROM "{table}"'), key=repr) for table in tables}


@pytest.mark.idea(73, part=True)
def test_backup_wipe_restore_gives_the_same_data(shop: Shop) -> None:
    """The part about the backup; lists in open formats, out and in again, come with the export."""
    for name in ("Søren Kjær", "Åse Bråten", "Ingrid Dahl"):
        member = shop.members.add(MemberDraft(name=name, phones=("+47 40 00 00 01",), emails=("a@example.org",)))
        shop.visits.record(member.id, amount=Money(4850, shop.settings.shop().currency), what="rye")
        shop.members.note(member.id, "Came with the dog.")
    backup, path = shop.backups.make(), shop.path
    shop.close()
    before = everything(path)
    path.unlink()
    restore(path, backup.path, OPENING)
    after = everything(path)
    assert after == before
    assert len(after["visit"]) == 3
    with Shop.open(path) as shop:
        assert [match.name for match in shop.members.find("åse").matches] == ["Åse Bråten"]
    assert [one.path for one in backups_of(path)] == [backup.path]
