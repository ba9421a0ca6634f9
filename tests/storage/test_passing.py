"""What only passes through a folder of the system's goes, also when its program was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from shopdesk.storage import passing

_HOLD = "import sys; from shopdesk.storage import passing\nwith passing.folder('list') as place: print(place, flush=True); sys.stdin.read()"


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_it_goes_with_whoever_leaves_it_and_is_for_their_eyes_only(tmp_path: Path) -> None:
    def break_off() -> None:
        with passing.folder("list") as place:
            (place / "rows").write_text("Søren Kjær")
            assert place.stat().st_mode & 0o777 == 0o700
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_with_the_next_and_what_is_in_use_stays(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    holder = subprocess.Popen([sys.executable, "-c", _HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    with holder:
        assert holder.stdout is not None
        left = Path(holder.stdout.readline().strip())
        (tmp_path / "shopdesk-list-of-mine.txt").write_text("nobody's but mine")
        (tmp_path / "shopdesk-list-x").mkdir()
        passing.tidy()
        assert left.is_dir()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert left.is_dir()
        with passing.folder("excel") as place:
            assert sorted(path.name for path in tmp_path.iterdir()) == sorted([place.name, "shopdesk-list-of-mine.txt", "shopdesk-list-x"])


def test_one_that_is_tidied_away_while_it_is_made_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = passing.lock

    def lock_after_another_tidied(handle: int) -> None:
        monkeypatch.setattr(passing, "lock", lock)
        passing.tidy()
        lock(handle)

    monkeypatch.setattr(passing, "lock", lock_after_another_tidied)
    with passing.folder("list") as place:
        assert list(tmp_path.iterdir()) == [place]
    assert list(tmp_path.iterdir()) == []
