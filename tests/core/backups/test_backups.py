"""Backups: whole, verified, for our eyes only; put back all or nothing, and the present file kept aside."""

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.service import aside_name, backups_of, folder_of, restore, set_aside
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage.backup import read_manifest
from tests.conftest import OPENING


@pytest.fixture
def backed_up(shop: Shop) -> tuple[Path, Path]:
    """A closed shop of two people, and its backup from when there was one."""
    shop.members.add(MemberDraft(name="Ida Moe"))
    backup = shop.backups.make()
    shop.members.add(MemberDraft(name="Tor Berg"))
    shop.close()
    return shop.path, backup.path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_backup_is_whole_and_says_what_it_holds(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida Moe"))
    shop.visits.record(member.id)
    backup = shop.backups.make()
    assert (backup.members, backup.visits, backup.at) == (1, 1, OPENING)
    manifest = read_manifest(backup.path)
    assert manifest["sha256"] == hashlib.sha256(backup.path.read_bytes()).hexdigest()
    assert manifest["log_heads"] == {str(shop.counter_id): shop.log.head(shop.counter_id)}
    assert [file.name for file in sorted(backup.path.parent.iterdir())] == [backup.path.name, backup.path.name + ".json"]
    shop.close()
    with Shop.open(backup.path) as copy:
        assert copy.members.find("ida").matches[0].visits == 1
        assert all(check.well for check in copy.backups.check())


def test_the_newest_comes_first_and_strangers_are_passed_over(shop: Shop, clock: FixedClock) -> None:
    made = []
    for _again in range(3):
        made.append(shop.backups.make())
        clock.move(dt.timedelta(hours=1))
    (folder_of(shop.path) / "holiday.backup").write_text("x")
    assert [backup.path for backup in shop.backups.all()] == [backup.path for backup in reversed(made)]
    assert shop.backups.newest() == backups_of(shop.path)[0]


def test_none_is_made_when_nothing_was_written(shop: Shop) -> None:
    assert shop.backups.make_if_changed() is None
    shop.members.add(MemberDraft(name="Ida"))
    assert shop.backups.make_if_changed() is not None
    assert shop.backups.make_if_changed() is None


def test_none_is_kept_of_a_damaged_shop(shop: Shop) -> None:
    for number in range(200):
        shop.members.add(MemberDraft(name=f"Person {number}"))
    path = shop.path
    shop.close()
    damaged = bytearray(path.read_bytes())
    damaged[-16384:-8192] = b"\0" * 8192  # far from what opening reads
    path.write_bytes(damaged)
    with Shop.open(path) as shop:
        assert not all(check.well for check in shop.backups.check())
        with pytest.raises(StoreProblem):
            shop.backups.make()
    assert list(folder_of(path).iterdir()) == []


def test_none_is_kept_of_a_shop_whose_rows_point_to_nothing(shop: Shop) -> None:
    """Readable from end to end, and not whole all the same."""
    shop.visits.record(shop.members.add(MemberDraft(name="Ida Moe")).id)
    shop.store.run("PRAGMA foreign_keys = 0")
    shop.store.run("DELETE FROM member")
    with pytest.raises(StoreProblem) as refused:
        shop.backups.make()
    assert refused.value.kind == "corrupt"
    assert list(folder_of(shop.path).iterdir()) == []


def test_an_older_one_is_put_back_and_the_present_file_kept(backed_up: tuple[Path, Path]) -> None:
    path, backup = backed_up
    aside = restore(path, backup, OPENING)
    with Shop.open(path) as shop:
        assert [match.name for match in shop.members.find("i").matches] == ["Ida Moe"]
        assert shop.members.count() == 1
    with Shop.open(aside) as shop:
        assert shop.members.count() == 2
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_is_put_back_where_there_is_no_shop_any_more(backed_up: tuple[Path, Path]) -> None:
    path, backup = backed_up
    path.unlink()
    aside = restore(path, backup, OPENING)
    assert not aside.exists()
    with Shop.open(path) as shop:
        assert shop.members.count() == 1


@pytest.mark.parametrize("damage", ["cut", "one bit", "text", "empty", "gone", "folder"])
def test_a_damaged_one_changes_nothing(backed_up: tuple[Path, Path], damage: str) -> None:
    path, backup = backed_up
    whole = backup.read_bytes()
    backup.unlink()
    if damage == "folder":
        backup.mkdir()
    elif damage != "gone":
        bit = bytearray(whole)
        bit[len(bit) - 700] ^= 1
        backup.write_bytes({"cut": whole[:9000], "one bit": bytes(bit), "text": b"hello", "empty": b""}[damage])
    before = contents(path.parent)
    with pytest.raises(StoreProblem) as refused:
        restore(path, backup, OPENING)
    assert refused.value.what
    assert contents(path.parent) == before


def test_a_folder_is_not_replaced_by_a_shop(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    _path, backup = backed_up
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all")
    before = contents(tmp_path)
    with pytest.raises(StoreProblem):
        restore(folder, backup, OPENING)
    assert contents(tmp_path) == before


def test_a_restore_that_cannot_finish_puts_the_present_file_back(backed_up: tuple[Path, Path]) -> None:
    path, backup = backed_up
    aside = aside_name(path, OPENING)
    aside.mkdir()
    (aside / "something").write_text("in the way")
    before = contents(path.parent)
    with pytest.raises(StoreProblem):
        restore(path, backup, OPENING)
    assert contents(path.parent) == before


def test_a_backup_where_none_can_be_written(shop: Shop) -> None:
    folder_of(shop.path).write_text("a file where the folder should be")
    with pytest.raises(StoreProblem) as refused:
        shop.backups.make()
    assert refused.value.kind == "io"


def test_what_does_not_add_up_is_found(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    assert all(check.well for check in shop.backups.check())
    shop.store.run("UPDATE glance SET visits = 3")
    shop.store.run("UPDATE glance SET words = 'tor' WHERE member_id = ?", (member.id,))
    assert [check.name for check in shop.backups.check() if not check.well] == ["visits", "finding"]
    shop.store.run("DELETE FROM glance")
    assert "match rows" in [check.name for check in shop.backups.check() if not check.well]


def pulled_plug(shop: Shop, target: Path) -> Path:
    """The files of an open shop as they lie there when the computer stops, under another name; the last acts stand in the log only."""
    for end in ("", "-wal"):
        shutil.copy(f"{shop.path}{end}", f"{target}{end}")
    assert Path(f"{target}-wal").stat().st_size
    return target


def test_a_shop_is_set_aside_with_what_stands_in_its_log(shop: Shop, tmp_path: Path) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    path = pulled_plug(shop, tmp_path / "pulled.shopdesk")
    shop.close()
    aside = set_aside(path, OPENING)
    assert sorted(file.name for file in tmp_path.iterdir() if "pulled" in file.name) == [aside.name, aside.name + ".json"]
    with Shop.open(aside) as shop:
        assert shop.members.count() == 1


def test_the_log_of_the_file_of_before_is_not_read_into_the_backup(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    path, backup = backed_up
    with Shop.open(path) as shop:
        shop.members.add(MemberDraft(name="Eva Lie"))
        path = pulled_plug(shop, tmp_path / "pulled.shopdesk")
    aside = restore(path, backup, OPENING)
    with Shop.open(path) as shop:
        assert shop.members.count() == 1
    restore(path, aside, OPENING + dt.timedelta(minutes=1))
    with Shop.open(path) as shop:
        assert shop.members.count() == 3


def test_a_shop_that_cannot_be_set_aside_stays(backed_up: tuple[Path, Path]) -> None:
    path, _backup = backed_up
    (aside_name(path, OPENING) / "in the way").mkdir(parents=True)
    before = contents(path.parent)
    with pytest.raises(StoreProblem):
        set_aside(path, OPENING)
    assert contents(path.parent) == before
