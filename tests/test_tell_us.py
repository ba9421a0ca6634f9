"""Tell us: what stands in the note, and that it never takes the place of another file."""

import datetime as dt
import socket
from pathlib import Path

import pytest

from shopdesk import tell_us
from shopdesk.errors import FileProblem, NeedsALook

NOW = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)


@pytest.mark.idea(87)
def test_the_note_holds_the_words_and_the_version_and_nothing_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_more: object) -> None:
        raise AssertionError("a note was sent")

    monkeypatch.setattr(socket, "socket", refused)
    path = tell_us.write("The print key is hard to find.\nI looked twice.", tmp_path, NOW)
    first, about, empty, *words = path.read_text(encoding="utf-8").splitlines()
    assert (first, empty, words) == ("2026-11-19 08:40", "", ["The print key is hard to find.", "I looked twice."])
    assert about.startswith("ShopDesk ")


def test_two_notes_in_a_minute_are_two_files(tmp_path: Path) -> None:
    first, second = (tell_us.write(words, tmp_path, NOW) for words in ("One", "Two"))
    assert [path.read_text(encoding="utf-8").splitlines()[-1] for path in (first, second)] == ["One", "Two"]


def test_without_words_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(NeedsALook):
        tell_us.write("  \n ", tmp_path, NOW)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_a_problem_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        tell_us.write("Hello", tmp_path / "gone", NOW)
