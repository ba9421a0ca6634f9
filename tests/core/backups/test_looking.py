"""Damage: found beside the open window, told, kept from getting worse, and the way out of it."""

import shutil
import threading
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.looking import look_at_start, look_thoroughly
from shopdesk.core.backups.service import restore
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from tests.conftest import OPENING


@pytest.fixture
def damaged(shop: Shop) -> Path:
    """A closed shop with a backup, of which a page with words in it was lost."""
    for number in range(60):
        shop.members.note(shop.members.add(MemberDraft(name=f"Person {number}")).id, "x" * 1500)
    shop.backups.make()
    path = shop.path
    shop.close()
    content = bytearray(path.read_bytes())
    page = content.rindex(b"x" * 1500) // 4096
    content[4096 * page : 4096 * (page + 1)] = bytes(4096)
    path.write_bytes(content)
    return path


def found(path: Path) -> list[str]:
    return [check.name for check in look_thoroughly(path, OPENING) if not check.well]


def test_a_whole_shop_is_well_in_every_look(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida Moe"))
    shop.visits.record(member.id)
    shop.backups.make()
    checks = shop.backups.check()
    assert [check.name for check in checks] == [
        "file", "log", "schema", "references", "match rows", "visits", "amounts", "gift cards", "words", "clock", "finding", "backups",
        "place",
    ]
    assert all(check.well for check in checks)
    assert shop.read_only is None


def test_damage_is_found_in_a_thread_beside_the_open_shop(damaged: Path) -> None:
    with Shop.open(damaged, clock=FixedClock(OPENING)) as shop:
        look, seen = shop.backups.look(), []
        thread = threading.Thread(target=lambda: seen.append(look()))
        thread.start()
        assert shop.members.find("person 7").matches, "the first search does not wait"
        thread.join()
        checks = shop.backups.heed(seen[0])
        assert "file" in [check.name for check in checks if not check.well]
        assert shop.read_only is not None


def test_a_damaged_shop_is_read_and_not_written(damaged: Path) -> None:
    before = damaged.read_bytes()
    with Shop.open(damaged, clock=FixedClock(OPENING)) as shop:
        shop.backups.heed(shop.backups.look()())
        with pytest.raises(StoreProblem) as refused:
            shop.members.add(MemberDraft(name="Eva Lie"))
        assert refused.value.kind == "corrupt"
        assert "still look people up" in refused.value.kept
        assert shop.members.find("person 7").matches
        rescue = shop.backups.rescue()
        assert rescue is not None
        assert rescue.newest == shop.backups.newest()
    assert damaged.read_bytes() == before


def test_damage_met_in_use_stops_the_writing_too(damaged: Path) -> None:
    with Shop.open(damaged, clock=FixedClock(OPENING)) as shop:
        assert shop.read_only is None
        with pytest.raises(StoreProblem):
            shop.store.rows("SELECT (SELECT sum(length(text)) FROM note), (SELECT sum(length(after)) FROM undo_row)")
        assert shop.read_only is not None
        with pytest.raises(StoreProblem):
            shop.members.add(MemberDraft(name="Eva Lie"))


def test_the_damaged_file_is_kept_when_the_backup_takes_its_place(damaged: Path) -> None:
    before = damaged.read_bytes()
    with Shop.open(damaged, clock=FixedClock(OPENING)) as shop:
        shop.backups.heed(shop.backups.look()())
        rescue = shop.backups.rescue()
    assert rescue is not None
    assert rescue.newest is not None
    aside = restore(damaged, rescue.newest.path, OPENING)
    assert aside.read_bytes() == before
    assert found(damaged) == []
    with Shop.open(damaged) as shop:
        assert shop.read_only is None
        assert shop.members.count() == 60
    with pytest.raises(StoreProblem):
        restore(damaged, aside, OPENING)


def test_what_only_counts_shows_does_not_stop_the_shop(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    shop.store.run("UPDATE glance SET visits = 3")
    assert [check.name for check in shop.backups.check() if not check.well] == ["visits"]
    assert shop.read_only is None
    backup = shop.backups.make()
    path = shop.path
    shop.close()
    restore(path, backup.path, OPENING)
    assert found(path) == ["visits"], "our own copy goes back as it was"


def test_a_backup_that_changed_is_told(shop: Shop) -> None:
    backup = shop.backups.make()
    backup.path.write_bytes(backup.path.read_bytes() + b"x")
    [check] = [check for check in shop.backups.check() if check.name == "backups"]
    assert backup.path.name in check.found[0]


@pytest.mark.parametrize("kind", ["missing", "foreign"])
def test_what_is_no_shop_gets_its_sentence_and_no_list(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "shop.shopdesk"
    if kind == "foreign":
        path.write_text("hello")
    with pytest.raises(StoreProblem) as refused:
        look_thoroughly(path, OPENING)
    assert refused.value.kind == kind


def test_a_file_that_was_replaced_while_open_is_not_written(shop: Shop, tmp_path: Path) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    shutil.copy(shop.path, tmp_path / "other")
    (tmp_path / "other").replace(shop.path)
    with pytest.raises(StoreProblem) as refused:
        shop.members.add(MemberDraft(name="Eva Lie"))
    assert refused.value.kind == "replaced"
    assert shop.members.find("ida").matches


def test_a_file_that_was_taken_away_while_open_is_not_written(shop: Shop) -> None:
    shop.path.unlink()
    with pytest.raises(StoreProblem) as refused:
        shop.members.add(MemberDraft(name="Eva Lie"))
    assert refused.value.kind == "replaced"


def test_looking_writes_nothing(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe"))
    before = {file.name: file.read_bytes() for file in shop.path.parent.iterdir() if not file.name.endswith("-shm")}
    version = shop.store.changed_by_others()
    assert all(check.well for check in (*look_at_start(shop.path, OPENING), *look_thoroughly(shop.path, OPENING)))
    assert {file.name: file.read_bytes() for file in shop.path.parent.iterdir() if not file.name.endswith("-shm")} == before
    assert shop.store.changed_by_others() == version
