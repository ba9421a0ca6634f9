"""Somebody who wants to be forgotten is gone from every table, every byte and every older backup, whenever it is broken off."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups import service as backups
from shopdesk.core.known import sentences
from shopdesk.core.known.rows import RowsAbout, links_of, treatment_of
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import NotAllowed, NotFound
from shopdesk.storage import backup, erased, file_bytes
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.store import Washed
from shopdesk.storage.tables import LEDGERS, TABLES, Picture, UndoStep
from shopdesk.storage.treatment import OnErase
from tests.core.behind import dangling
from tests.core.known.somebody import EMAIL, NAME, PHONE, in_every_table, somebody

TRACES = (NAME.encode(), NAME.lower().encode(), b"braten", PHONE.encode(), b"4773500199", b"73500199", EMAIL.encode())


def traces(shop_file: Path) -> list[tuple[str, bytes]]:
    """Which bytes of the person are where, in and beside the shop's file, leaving out backups."""
    files = [path for path in shop_file.parent.rglob("*") if path.is_file() and path.suffix != ".backup"]
    return [(path.name, trace) for path in files for trace in TRACES if trace in path.read_bytes().lower() or trace in path.read_bytes()]


def test_no_byte_is_left_but_in_backups(shop: Shop, shop_file: Path) -> None:
    member_id, other = somebody(shop), somebody(shop, "Søren Kjær", "+47 73 50 01 00", "soren@example.no")
    in_every_table(shop, member_id, NAME)
    (shop_file.parent / "list-not-taken.csv").write_text(f"Name;Mail\nSøren;soren@example.no\n{NAME};x\n;{EMAIL.upper()}\n", "utf-8")
    far = shop_file.parent / "lists" / "far-not-taken.csv"
    far.parent.mkdir()
    far.write_text(f"Name\n{NAME}\n", "utf-8")
    shop.known.elsewhere.note(far)
    assert {name for name, _trace in traces(shop_file)} >= {"shop.shopdesk-wal", "list-not-taken.csv", far.name}
    done = shop.known.erase(member_id)
    assert done.washed
    assert not done.scraps
    assert done.struck == 3
    assert not traces(shop_file)
    shop.close()
    assert not traces(shop_file)
    assert not (shop_file.parent / "list-not-taken.csv").read_text("utf-8-sig").count("Bråten")
    with Shop.open(shop_file) as again:
        assert again.members.get(other).name == "Søren Kjær"
        assert again.members.find("Søren").matches
        assert not again.members.find("Bråten").matches


def leave_lying(shop_file: Path, member_id: int, text: str) -> None:
    """Write notes and delete them as a program does that wipes nothing."""
    with contextlib.closing(sqlite3.connect(str(shop_file))) as other:
        other.execute("PRAGMA secure_delete = 0")
        added = "INSERT INTO note (id, member_id, text, day, at) VALUES (?, ?, ?, 1, 1)"
        with other:
            other.executemany(added, [(number, member_id, text) for number in range(1, 40)])
        with other:
            other.execute("DELETE FROM note WHERE id < 40")


@pytest.mark.parametrize("large", [0, 2**40])
def test_what_another_program_deleted_without_wiping_goes_too(
    shop: Shop, shop_file: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    member_id = somebody(shop)
    leave_lying(shop_file, member_id, f"{NAME} {'x' * 900}")
    monkeypatch.setattr(file_bytes, "_LARGE", large)
    done = shop.known.erase(member_id)
    assert (done.washed, done.scraps) == (True, False)
    assert not traces(shop_file)


def test_a_large_file_is_looked_through_at_once_and_written_anew_at_closing(
    shop: Shop, shop_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    member_id, log = somebody(shop), erased.beside(shop_file)
    leave_lying(shop_file, member_id, f"likes {'rye ' * 200}")
    monkeypatch.setattr(file_bytes, "_LARGE", 0)
    assert shop.known.erase(member_id).scraps
    assert not traces(shop_file)
    assert erased.read_log(log).to_wash
    shop.store.close()  # as if the program were killed now
    with Shop.open(shop_file):
        assert b"rye rye" in shop_file.read_bytes()
    assert b"rye rye" not in shop_file.read_bytes()
    assert erased.read_log(log) == ({member_id: erased.read(log)[member_id]}, False)


def test_every_table_gives_up_what_it_knows_and_ledgers_keep_ids(shop: Shop) -> None:
    member_id = somebody(shop)
    made = in_every_table(shop, member_id, NAME)
    counts = {table: table.select().count() for table in LEDGERS}
    pages = RowsAbout(shop, member_id)
    assert set(made) - set(pages.tables()) == {
        table for table in made if treatment_of(table).erase is not OnErase.DELETED or table is Picture
    }
    shop.known.erase(member_id)
    for table in TABLES:
        key = table._meta.primary_key
        left = set(table.select(key).where(key == made[table]).tuples()) if table in made else set()
        kept = treatment_of(table).erase is not OnErase.DELETED
        assert bool(left) is ((kept and table in made) or table is Picture), table  # the picture is also the face of somebody here
    assert all(table.select().count() >= count for table, count in counts.items())
    assert not dangling(shop)
    assert shop.log.broken_at() is None


def test_no_ledger_points_to_what_may_be_erased() -> None:
    for table in TABLES:
        if treatment_of(table).erase is OnErase.KEPT_AS_NUMBERS:
            held = [link.column_name for link in links_of(table) if treatment_of(link.rel_model).erase is OnErase.DELETED]
            assert not held, f"{table.__name__}: keep the bare id in {held}, a reference would hold the person"


def test_pages_that_were_merged_into_theirs_go_too(shop: Shop) -> None:
    first, second, third = (somebody(shop, f"{NAME} {number}") for number in range(3))
    shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (second, first))
    shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (third, second))
    assert set(shop.known.erase(first).pages) == {first, second, third}
    assert shop.members.count() == 0


def test_nothing_takes_it_back(shop: Shop) -> None:
    other = somebody(shop, "Søren Kjær")
    member_id = somebody(shop)
    shop.known.erase(member_id)
    step = shop.undo.last()
    assert step is not None
    assert step.member_id == other
    steps = [row[0] for row in UndoStep.select(UndoStep.id).where(UndoStep.undone_at >> None).order_by(UndoStep.id.desc()).tuples()]
    for step_id in steps:
        shop.undo.take_back(step_id)
    with pytest.raises(NotFound):
        shop.members.get(member_id)


def test_a_picture_goes_unless_somebody_else_is_on_it(shop: Shop) -> None:
    shop.pictures._gate = lambda picture, *, keep_alpha=False: picture
    member_id, other = somebody(shop), somebody(shop, "Søren Kjær")
    for photo in (b"first photo", b"second photo"):
        shop.members.set_photo(member_id, photo)
    shared = shop.members.get(member_id).photo_id
    shop.store.run("UPDATE member SET photo_id = ? WHERE id = ?", (shared, other))
    shop.known.erase(member_id)
    assert [bytes(row[0]) for row in shop.store.rows("SELECT content FROM picture")] == [b"second photo"]


def test_only_an_owner_erases(shop: Shop) -> None:
    member_id = somebody(shop)
    shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    with pytest.raises(NotAllowed):
        shop.known.erase(member_id)
    assert shop.members.get(member_id).name == NAME


def older_backup(shop: Shop) -> Path:
    return shop.backups.make("asked").path


@pytest.mark.parametrize("lost", ["nothing", "beside the shop", "among the backups"])
def test_an_older_backup_brings_nobody_back(shop: Shop, shop_file: Path, clock: FixedClock, lost: str) -> None:
    member_id = somebody(shop)
    chosen = older_backup(shop)
    shop.known.erase(member_id)
    shop.close()
    if lost != "nothing":
        (erased.beside(shop_file) if lost == "beside the shop" else erased.among(chosen.parent)).unlink()
    backups.restore(shop_file, chosen, clock.now())
    with Shop.open(shop_file, clock=clock) as again:
        with pytest.raises(NotFound):
            again.members.get(member_id)
        assert not again.members.find(NAME).matches
        assert [path.name in sentences.what_erasing_does(again) for path in again.known.elsewhere.put_aside()] == [True]
    aside = next(shop_file.parent.glob("shop before *.shopdesk"))
    backups.restore(shop_file, aside, clock.now() + dt.timedelta(minutes=1))
    assert not traces(shop_file)


@pytest.mark.usefixtures("shop_file")
def test_a_backup_opened_elsewhere_knows_it_from_its_folder(shop: Shop, tmp_path: Path, clock: FixedClock) -> None:
    member_id = somebody(shop)
    chosen = older_backup(shop)
    shop.known.erase(member_id)
    shop.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    backups.restore(elsewhere / "new.shopdesk", chosen, clock.now())
    with Shop.open(elsewhere / "new.shopdesk", clock=clock) as again, pytest.raises(NotFound):
        again.members.get(member_id)


@pytest.mark.usefixtures("shop_file")
def test_the_second_place_gets_the_log(shop: Shop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shop.backups.name_second_place(stick)
    member_id = somebody(shop)
    older_backup(shop)
    shop.known.erase(member_id)
    assert set(erased.read(erased.among(stick / backup.folder_of(shop.path).name))) == {member_id}


def test_the_log_outside_the_file_holds_ids_and_times_only(shop: Shop) -> None:
    member_id = somebody(shop)
    shop.known.erase(member_id)
    written = erased.beside(shop.path).read_text("utf-8")
    assert set(written) <= set('0123456789[]{}"erasd:, to_wash')
    assert str(member_id) in written
    assert erased.beside(shop.path).stat().st_mode & 0o077 == 0


def _kill_in(name: str) -> Callable[[Path, int], None]:
    """Erase in a process of its own that kills itself when it comes to ``name``."""
    def run(shop_file: Path, member_id: int) -> None:
        code = (
            "import os, sys, signal\n"
            "from pathlib import Path\n"
            "from shopdesk.core.shop import Shop\n"
            "from shopdesk.core.known.erasing import Erasing\n"
            "from shopdesk.storage import erased, database, file_bytes\n"
            "file_bytes._LARGE = 0\n"
            f"owner, attribute = {name}\n"
            "real = getattr(owner, attribute)\n"
            "def stop(*anything, **more):\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
            "shop = Shop.open(Path(sys.argv[1]))\n"
            "setattr(owner, attribute, stop)\n"
            "shop.known.erase(int(sys.argv[2]))\n"
            "shop.close()\n"
        )
        ended = subprocess.run([sys.executable, "-c", code, str(shop_file), str(member_id)], cwd=Path(__file__).parents[3], check=False)
        assert ended.returncode == -signal.SIGKILL
    return run


@pytest.mark.parametrize(
    ("place", "erased_by_then"),
    [
        ("Erasing, '_take_out'", False), ("Erasing, '_note'", False), ("Erasing, 'finish'", True), ("erased, 'add_among'", True),
        ("database.SqliteStore, 'wash'", True), ("file_bytes.FileBytes, 'hold_any'", True), ("erased, 'add'", True),
        ("Erasing, 'put_away'", True),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_kill_at_any_moment_leaves_all_or_nobody(
    shop: Shop, shop_file: Path, clock: FixedClock, place: str, erased_by_then: bool
) -> None:
    member_id = somebody(shop)
    chosen = older_backup(shop)
    shop.close()
    _kill_in(place)(shop_file, member_id)
    backups.restore(shop_file, chosen, clock.now()) if erased_by_then else None
    with Shop.open(shop_file, clock=clock) as again:
        if not erased_by_then:
            assert again.members.get(member_id).name == NAME
            again.known.erase(member_id)
        assert not again.members.find(NAME).matches
        assert set(erased.read(erased.beside(shop_file))) == {member_id}
    aside = [path for path in shop_file.parent.iterdir() if " before " in path.name]
    for path in aside:
        path.unlink()  # the file of before is as good as a backup
    assert not traces(shop_file)


def test_what_another_program_holds_up_is_finished_later(shop: Shop, shop_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    member_id = somebody(shop)
    monkeypatch.setattr(type(shop.store), "wash", lambda _store, _words: Washed.NOT_YET)
    assert not shop.known.erase(member_id).washed
    assert not erased.beside(shop_file).exists()
    monkeypatch.undo()
    shop.close()
    with Shop.open(shop_file):
        assert set(erased.read(erased.beside(shop_file))) == {member_id}
        assert not traces(shop_file)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"erased": 5}', '{"erased": [["x", 1]]}', "\x00" * 50])
def test_a_log_that_cannot_be_read_is_written_anew_from_the_file(shop: Shop, shop_file: Path, content: str) -> None:
    member_id = somebody(shop)
    shop.known.erase(member_id)
    shop.close()
    erased.beside(shop_file).write_text(content, "utf-8")
    with Shop.open(shop_file):
        assert set(erased.read(erased.beside(shop_file))) == {member_id}


def test_a_table_without_treatment_is_found() -> None:
    class Forgotten(peewee.Model):
        pass

    with pytest.raises(KeyError):
        treatment_of(Forgotten)
    assert all(treatment_of(table) for table in TABLES)


def test_words_that_hang_on_their_case_alone_go_with_it(shop: Shop) -> None:
    member_id, other = somebody(shop), somebody(shop, "Søren Kjær")
    made = in_every_table(shop, member_id, NAME)
    override = next(table for table in made if table.__name__ == "Override")
    shop.store.run("UPDATE override SET member_id = NULL WHERE id = ?", (made[override],))
    theirs = override.insert(id=5, member=other, case=made[override._meta.columns["case_id"].rel_model], words="Of Søren", at=0, day=0)
    theirs.execute()
    shop.known.erase(member_id)
    assert shop.store.rows("SELECT words, case_id FROM override") == [("Of Søren", None)]
