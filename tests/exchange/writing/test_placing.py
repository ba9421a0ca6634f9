"""A file is there whole or not at all, whatever stops its writing."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from shopdesk.errors import Cancelled, FileProblem
from shopdesk.exchange.writing.placing import placed

OLD = b"what stood there"


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is there already; written as on Linux, and as where no file goes without a name."""
    if not request.param:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    path = tmp_path / "list.csv"
    path.write_bytes(OLD)
    return path


def test_it_takes_the_place_and_is_for_its_owner_alone(target: Path) -> None:
    target.chmod(0o644)
    with placed(target) as file:
        file.write(b"new")
        assert target.read_bytes() == OLD
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["list.csv"]


def _write(target: Path, lines: list[bytes], mishap: type[BaseException] | None = None) -> None:
    with placed(target) as file:
        file.writelines(lines)
        if mishap:
            raise mishap


@pytest.mark.parametrize("mishap", [Cancelled, ValueError, KeyboardInterrupt])
def test_broken_off_it_leaves_what_stood_there(target: Path, mishap: type[BaseException]) -> None:
    with pytest.raises(mishap):
        _write(target, [b"half"], mishap)
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["list.csv"]


def test_a_full_disk_is_said(target: Path) -> None:
    """A limit on the size of files gives what a full disk gives: a write that does not go through."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        with pytest.raises(FileProblem, match="could not be written"):
            _write(target, [b"a line of the list\r\n"] * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["list.csv"]


def test_a_folder_that_is_not_there_or_not_ours_is_said(tmp_path: Path) -> None:
    for place in (tmp_path / "gone" / "list.csv", Path("/proc/list.csv")):
        with pytest.raises(FileProblem), placed(place) as file:
            file.write(b"x")


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(FileProblem), placed(tmp_path / "list.csv") as file:
        file.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


KILLED = """
import os, signal, sys
from pathlib import Path
from shopdesk.exchange.writing.placing import placed
with placed(Path(sys.argv[1])) as file:
    file.write(b"half" * 100_000)
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_it_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(OLD)
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    if hasattr(os, "O_TMPFILE"):  # elsewhere a file cannot go with its process; the next export of that name takes it away
        assert [found.name for found in tmp_path.iterdir()] == ["list.csv"]
