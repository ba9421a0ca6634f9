"""Every schema that was ever released still opens: one snapshot file a version, kept for ever."""

import multiprocessing
import shutil
from multiprocessing.synchronize import Barrier
from pathlib import Path

import peewee
import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.service import backups_of
from shopdesk.core.members.records import MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.storage import backup as storage
from shopdesk.storage import gate, schema
from shopdesk.storage.database import Sqlite
from shopdesk.storage.reader import reading
from tests.conftest import OPENING

FOLDER = Path(__file__).parent / "snapshots"
MAKE = "make it anew: python -m tests.storage.snapshots.make (only while this version is not released)"
STEP = """
from peewee import IntegerField


def up(migrator, db):
    migrator.add_column("member", "trial", IntegerField(default=7)).run()
    {more}
"""


def test_every_version_has_its_snapshot_and_its_fingerprint() -> None:
    assert sorted(file.name for file in FOLDER.glob("*.shopdesk")) == [f"schema-{version}.shopdesk" for version in schema.RELEASED], MAKE
    assert sorted(schema.KNOWN) == list(range(1, schema.SCHEMA_VERSION + 1))
    assert schema.RELEASED[-1] == schema.SCHEMA_VERSION


def test_a_fresh_file_has_the_fingerprint_that_is_written_down(shop: Shop) -> None:
    fingerprint = schema.fingerprint(shop.store.rows(schema.ROWS))
    words = f'the schema is not the known one; if version {schema.SCHEMA_VERSION} is not released, write "{fingerprint}" into schema.KNOWN'
    assert schema.KNOWN[schema.SCHEMA_VERSION] == fingerprint, words


@pytest.mark.parametrize("version", schema.RELEASED)
def test_a_snapshot_passes_the_gate_as_it_was(version: int) -> None:
    path = FOLDER / f"schema-{version}.shopdesk"
    before = path.read_bytes()
    findings = gate.judge(path)
    assert (findings.version, findings.wrong, findings.sums) == (version, (), {}), MAKE
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", schema.RELEASED)
def test_a_snapshot_opens_with_everybody_in_it(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / f"schema-{version}.shopdesk", tmp_path / "old.shopdesk"))
    with Shop.open(path, clock=FixedClock(OPENING)) as shop:
        assert all(check.well for check in shop.backups.check())
        member = shop.members.get(shop.members.find("søren kjær").matches[0].id)
        assert [(memory.kind, memory.text) for memory in member.memories] == [(MemoryKind.ALLERGY, "walnuts")]
        assert len(shop.visits.of(member.id)) == 2
        assert shop.visits.record(member.id) is not None
        assert shop.store.rows("PRAGMA user_version") == [(schema.SCHEMA_VERSION,)]
    # A file of an earlier version was backed up before anything was done to it.
    assert len(backups_of(path)) == (1 if version < schema.SCHEMA_VERSION else 0)


def later(folder: Path, more: str = "pass") -> Path:
    """The steps there are, and one more."""
    shutil.copytree(schema.STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{schema.SCHEMA_VERSION + 1:04}_trial.py").write_text(STEP.format(more=more), "utf-8")
    return folder


def walk(path: Path, steps: Path, told: list[str]) -> None:
    database = Sqlite(str(path), lock_type="IMMEDIATE", pragmas={"foreign_keys": 1})
    with database.connection_context():
        schema.walk(database, lambda: told.append("backup"), steps, schema.SCHEMA_VERSION + 1)
        assert database.foreign_keys == 1
    database.close()


def version_of(path: Path) -> int:
    with reading(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_backup_comes_before_a_step(shop_file: Path, tmp_path: Path) -> None:
    told: list[str] = []
    walk(shop_file, later(tmp_path / "steps"), told)
    assert told == ["backup"]
    assert version_of(shop_file) == schema.SCHEMA_VERSION + 1
    walk(shop_file, tmp_path / "steps", told)
    assert told == ["backup"]


@pytest.mark.parametrize(
    "more",
    ['raise ValueError("in the middle")', 'db.execute_sql("INSERT INTO phone VALUES (1, 2, 0, \'\', NULL)")'],
    ids=["stops", "leaves a loose end"],
)
def test_a_step_that_does_not_end_well_leaves_the_file_as_it_was(shop_file: Path, tmp_path: Path, more: str) -> None:
    with pytest.raises((ValueError, peewee.IntegrityError)):
        walk(shop_file, later(tmp_path / "steps", more), [])
    with reading(shop_file) as connection:
        assert schema.is_known(schema.SCHEMA_VERSION, connection.execute(schema.ROWS))
    assert version_of(shop_file) == schema.SCHEMA_VERSION


def test_no_step_when_there_is_no_backup(shop_file: Path, tmp_path: Path) -> None:
    def fails() -> None:
        raise OSError("no room")

    database = Sqlite(str(shop_file))
    with database.connection_context(), pytest.raises(OSError, match="no room"):
        schema.walk(database, fails, later(tmp_path / "steps"), schema.SCHEMA_VERSION + 1)
    database.close()
    assert version_of(shop_file) == schema.SCHEMA_VERSION


def _open(path: Path, go: Barrier, counter: str) -> None:
    go.wait()
    with Shop.open(path, clock=FixedClock(OPENING), counter=counter) as shop:
        shop.visits.record(shop.members.find("søren kjær").matches[0].id)


@pytest.mark.parametrize("version", schema.RELEASED[:-1])
def test_two_programs_bring_one_old_file_up_to_date_at_once(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / f"schema-{version}.shopdesk", tmp_path / "old.shopdesk"))
    context = multiprocessing.get_context("spawn")
    go = context.Barrier(3)
    programs = [context.Process(target=_open, args=(path, go, f"Counter {number}")) for number in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0, 0, 0]
    with Shop.open(path, clock=FixedClock(OPENING)) as shop:
        assert len(shop.visits.of(shop.members.find("søren kjær").matches[0].id)) == 5
        assert all(check.well for check in shop.backups.check())
    copies = backups_of(path)
    assert copies
    assert all(storage.is_good(copy.path) for copy in copies)
    assert not list(copies[0].path.parent.glob("*.tmp*"))
