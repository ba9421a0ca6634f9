"""Copies of the file: what lies beside them, what a broken-off one leaves, and folders that give trouble."""

import datetime as dt
import os
from pathlib import Path

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage import backup
from tests.conftest import OPENING

LATER = OPENING + dt.timedelta(hours=1)


@pytest.fixture
def folder(shop_file: Path) -> Path:
    return backup.folder_of(shop_file)


def test_a_copy_counts_on_from_the_newest_whatever_the_clock_says(shop_file: Path, folder: Path) -> None:
    first = backup.make_copy(shop_file, folder, OPENING)
    second = backup.make_copy(shop_file, folder, OPENING - dt.timedelta(days=365))
    assert [copy.path for copy in backup.copies_in(folder)] == [second.path, first.path]
    assert (first.number, second.number) == (1, 2)


def test_a_copy_is_made_of_an_open_shop_with_its_log(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    copy = backup.make_copy(shop.path, backup.folder_of(shop.path), OPENING, {"cause": "trial"})
    manifest = backup.read_manifest(copy.path)
    assert (manifest["counts"]["member"], manifest["cause"], manifest["log_last"]) == (1, "trial", shop.log.last())
    assert backup.is_good(copy.path)


def test_a_copy_that_changed_is_not_good(shop_file: Path, folder: Path) -> None:
    copy = backup.make_copy(shop_file, folder, OPENING)
    content = bytearray(copy.path.read_bytes())
    content[-100] ^= 1
    copy.path.write_bytes(content)
    assert not backup.is_good(copy.path)
    backup.manifest_path(copy.path).unlink()
    assert not backup.is_good(copy.path)


def test_what_was_broken_off_is_taken_away_after_an_hour_and_nothing_else(shop_file: Path, folder: Path) -> None:
    copy = backup.make_copy(shop_file, folder, OPENING)
    stamp = "000009 20261119T074000.000000Z.backup"
    ours = [folder / f"{stamp}.tmp", folder / f"{stamp}.tmp-journal", folder / f"{stamp}.json"]
    others = [folder / "holiday.tmp", folder / "holiday.json", folder / "holiday.backup", folder / "second place.json"]
    for path in (*ours, *others):
        path.write_text("x")
    backup.tidy(folder)
    assert all(path.exists() for path in (*ours, *others)), "somebody may still be writing"
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    backup.tidy(folder)
    assert [path.exists() for path in ours] == [False] * 3
    assert all(path.exists() for path in (*others, copy.path, backup.manifest_path(copy.path)))


def test_a_folder_that_vanished_is_made_again(shop_file: Path, folder: Path) -> None:
    backup.let_go(backup.make_copy(shop_file, folder, OPENING))
    folder.rmdir()
    assert backup.copies_in(folder) == ()
    assert backup.make_copy(shop_file, folder, LATER).path.exists()


def test_a_second_place_is_never_made(shop_file: Path, folder: Path, tmp_path: Path) -> None:
    copy = backup.make_copy(shop_file, folder, OPENING)
    stick = tmp_path / "stick"
    with pytest.raises(StoreProblem) as refused:
        backup.carry(copy, stick / folder.name)
    assert refused.value.kind == "missing"
    assert "no backup was made" in refused.value.what
    assert not stick.exists()
    stick.mkdir()
    assert backup.is_good(backup.carry(copy, stick / folder.name).path)


def test_a_copy_that_arrives_changed_does_not_count(shop_file: Path, folder: Path, tmp_path: Path) -> None:
    copy = backup.make_copy(shop_file, folder, OPENING)
    (tmp_path / "stick").mkdir()
    copy.path.write_bytes(copy.path.read_bytes()[:-1] + b"?")
    with pytest.raises(StoreProblem):
        backup.carry(copy, tmp_path / "stick" / folder.name)
    assert list((tmp_path / "stick" / folder.name).iterdir()) == []
