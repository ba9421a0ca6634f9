"""Files that are no shop, and disks that give trouble: each gets its sentence, and nothing is changed."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage import problems
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.conftest import OPENING

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200


def database(**pragmas: int) -> bytes:
    """An SQLite file of somebody's, with these header values."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.db"
        with contextlib.closing(sqlite3.connect(path)) as connection:
            for name, value in pragmas.items():
                connection.execute(f"PRAGMA {name} = {value}")
            connection.execute("CREATE TABLE thing (id)")
        return path.read_bytes()


BAD = {
    "empty": (b"", "foreign"),
    "text": (b"name,email\nAnna,a@b.no\n", "foreign"),
    "short": (b"SQLite format 3\0", "foreign"),
    "png": (PNG, "foreign"),
    "another program": (database(application_id=0x0F055112), "foreign"),
    "no program": (database(), "foreign"),
    "newer": (database(application_id=APPLICATION_ID, user_version=SCHEMA_VERSION + 1), "newer"),
}


@pytest.mark.parametrize("which", BAD)
def test_a_file_that_is_no_shop_is_left_as_it_is(tmp_path: Path, which: str) -> None:
    content, kind = BAD[which]
    path = tmp_path / "file.shopdesk"
    path.write_bytes(content)
    with pytest.raises(StoreProblem) as refused:
        Shop.open(path)
    assert refused.value.kind == kind
    assert all((refused.value.what, refused.value.kept, refused.value.do))
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_folder_is_no_shop(tmp_path: Path) -> None:
    for create in (False, True):
        with pytest.raises(StoreProblem) as refused:
            Shop.open(tmp_path, create=create)
        assert refused.value.kind == "foreign"


@pytest.mark.parametrize("name", ["not there", "a" * 300, "no\0such"])
def test_nothing_is_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreProblem) as refused:
        Shop.open(tmp_path / name)
    assert refused.value.kind == "missing"


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreProblem):
        Shop.open(tmp_path / "file" / "shop.shopdesk", create=True)


@pytest.mark.parametrize("kept", [5000, 20_000, 60_000])
def test_a_file_cut_short_is_told_and_left(shop_file: Path, kept: int) -> None:
    content = shop_file.read_bytes()[:kept]
    shop_file.write_bytes(content)

    def use() -> None:
        with Shop.open(shop_file) as shop:
            shop.members.add(MemberDraft(name="Ida"))

    with pytest.raises(StoreProblem) as refused:
        use()
    assert refused.value.kind == "corrupt"
    assert shop_file.read_bytes() == content


def test_only_the_owner_of_the_files_may_read_them(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Shop.open(tmp_path / "new" / "shop.shopdesk", create=True, clock=FixedClock(OPENING)) as shop:
            shop.members.add(MemberDraft(name="Ida"))
            files = sorted((tmp_path / "new").iterdir())
            assert [file.name for file in files] == ["shop.shopdesk", "shop.shopdesk-shm", "shop.shopdesk-wal"]
            assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
            backup = shop.backups.make()
    finally:
        os.umask(before)
    assert {file.stat().st_mode & 0o777 for file in backup.path.parent.iterdir()} == {0o600}


def test_a_file_carried_here_is_closed_to_others(shop_file: Path) -> None:
    shop_file.chmod(0o644)
    Shop.open(shop_file).close()
    assert shop_file.stat().st_mode & 0o777 == 0o600


KILLED = """
import os, signal, sys
from pathlib import Path
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
shop = Shop.open(Path(sys.argv[1]), create=True)
shop.members.add(MemberDraft(name="Ida Moe"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_shop_killed_on_its_first_day_opens_with_everybody(tmp_path: Path) -> None:
    path = tmp_path / "shop.shopdesk"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with Shop.open(path) as shop:
        assert [match.name for match in shop.members.find("ida").matches] == ["Ida Moe"]
        assert shop.log.broken_at() is None


def test_a_full_disk_keeps_what_was_there_and_goes_on_when_there_is_room(shop: Shop) -> None:
    kept = shop.members.add(MemberDraft(name="Ida Moe"))
    pages = shop.store.rows("PRAGMA page_count")[0][0]
    shop.store.run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem) as refused:
        _fill(shop)
    assert refused.value.kind == "full"
    assert not shop.store.database.in_transaction()
    assert shop.members.find("ida").matches[0].id == kept.id
    assert all(check.well for check in shop.backups.check())
    shop.store.run("PRAGMA max_page_count = 1000000")
    assert shop.members.add(MemberDraft(name="Tor")).name == "Tor"


def _fill(shop: Shop) -> None:
    for number in range(1000):
        shop.members.note(shop.members.add(MemberDraft(name=f"Person {number}")).id, "x" * 2000)


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only there, and only root, can make a small disk")
def test_a_disk_without_any_room_is_called_full(shop_file: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False, capture_output=True).returncode:
        pytest.skip("this computer mounts nothing")
    try:
        shutil.copy(shop_file, disk)
        with (disk / "rest").open("wb", buffering=0) as rest, contextlib.suppress(OSError):
            while rest.write(bytes(4096)):
                pass
        with pytest.raises(StoreProblem) as refused:
            Shop.open(disk / shop_file.name)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert refused.value.kind == "full"


def test_another_program_is_writing(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida"))
    shop.store.run("PRAGMA busy_timeout = 20")
    with contextlib.closing(sqlite3.connect(shop.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem) as refused:
            shop.members.add(MemberDraft(name="Tor"))
        assert refused.value.kind == "busy"
        assert [match.name for match in shop.members.find("ida").matches] == ["Ida"]
    shop.members.add(MemberDraft(name="Tor"))
    assert shop.members.count() == 2


def test_a_file_that_may_only_be_read(shop_file: Path, tmp_path: Path) -> None:
    """In a folder without rights, as somebody who has none; the owner of the machine is let in everywhere."""
    code = (
        "import os, sys; from pathlib import Path; from shopdesk.core.shop import Shop; from shopdesk.errors import StoreProblem\n"
        "path = Path(sys.argv[1])\nos.getuid() or os.setuid(65534)\n"
        "try: Shop.open(path)\nexcept StoreProblem as problem: print(problem.kind)"
    )
    folder = Path("/tmp") / f"shopdesk-{os.getpid()}"
    folder.mkdir()
    try:
        shutil.copy(shop_file, folder)
        (folder / shop_file.name).chmod(0o444)
        folder.chmod(0o555)
        said = subprocess.run([sys.executable, "-c", code, str(folder / shop_file.name)], check=True, capture_output=True, text=True)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert said.stdout.strip() == "read_only"


def test_every_kind_has_a_whole_sentence() -> None:
    for kind in ("full", "io", "corrupt", "foreign", "busy", "read_only", "missing", "newer"):
        problem = problems.problem(kind, "shop.shopdesk")
        assert problem.kind == kind
        assert problem.what.endswith(".")
        assert problem.do.endswith(".")


def test_one_shop_at_a_time(shop: Shop) -> None:
    with pytest.raises(RuntimeError, match="open already"):
        Shop.open(shop.path)
    assert shop.members.count() == 0
