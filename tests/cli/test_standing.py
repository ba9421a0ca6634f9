import csv
import datetime as dt
import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Type

FRIDAY = dt.date(2026, 11, 13)


def log(rows: list[tuple[str, dt.date]]) -> str:
    return "member_id,date,amount\n" + "".join(f"{member},{day.isoformat()},9.50\n" for member, day in rows)


def every(member: str, days: int, times: int, last: dt.date = FRIDAY) -> list[tuple[str, dt.date]]:
    return [(member, last - dt.timedelta(days=days * place)) for place in reversed(range(times))]


def judged(answer: Answer) -> dict[str, dict[str, str]]:
    assert answer.code == 0, answer.err
    return {row["member_id"]: row for row in csv.DictReader(io.StringIO(answer.out))}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "visits.csv"
    here = [*every("fridays", 7, 105), *every("nines", 9, 12, FRIDAY - dt.timedelta(23)), *every("once", 1, 1)]
    path.write_text(log([*here, *every("gone", 10, 9, dt.date(2025, 1, 1))]))
    return path


@pytest.mark.idea(11, part=True)
@pytest.mark.idea(84, part=True)
def test_a_small_log_is_judged(typed: Type, small: Path) -> None:
    answer = typed("standing", "--visits", small, "--as-of", "2026-11-21", "--horizon-days", 91)
    assert answer.out.splitlines()[0] == "member_id,p_return,expected_visits,expected_on,standing,sentence"
    rows = judged(answer)
    assert rows["fridays"]["sentence"] == "Every Friday for two years; one Friday missing."
    assert (rows["fridays"]["standing"], rows["fridays"]["expected_on"]) == ("regular", "2026-11-27")
    assert rows["nines"]["sentence"] == "Comes about every 9 days. Last here 31 days ago."
    assert rows["nines"]["standing"] == "slipping"
    assert (rows["once"]["standing"], rows["gone"]["standing"], rows["gone"]["expected_on"]) == ("new", "away", "")
    assert "Too early to say." in rows["once"]["sentence"]
    assert float(rows["gone"]["p_return"]) < float(rows["nines"]["p_return"]) < float(rows["fridays"]["p_return"]) <= 1
    assert float(rows["fridays"]["expected_visits"]) > 5


def test_the_order_of_lines_and_split_receipts_change_nothing(typed: Type, small: Path, tmp_path: Path) -> None:
    heading, *lines = small.read_text().splitlines()
    mixed = tmp_path / "mixed.csv.gz"
    mixed.write_bytes(gzip.compress("\n".join([heading, *sorted(lines, key=hash), *lines[::3]]).encode()))
    wanted = typed("standing", "--visits", small, "--as-of", "2026-11-21").out
    assert typed("standing", "--visits", mixed, "--as-of", "2026-11-21").out == wanted


def test_the_machines_time_zone_changes_nothing(small: Path) -> None:
    answers = set()
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        program = "import sys; from shopdesk.app import main; sys.exit(main(sys.argv[1:]))"
        words = ["standing", "--visits", "-", "--as-of", "2026-11-21"]
        typed = [sys.executable, "-c", program, *words]
        done = subprocess.run(typed, input=small.read_bytes(), env={**os.environ, "TZ": zone}, capture_output=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1


def test_it_needs_neither_window_nor_store(small: Path) -> None:
    program = (
        "import sys; from shopdesk.app import main; code = main(sys.argv[1:]);"
        "assert not any(m.startswith(('PySide6', 'peewee', 'pysqlite3')) for m in sys.modules); sys.exit(code)"
    )
    words = ["standing", "--visits", str(small), "--as-of", "2026-11-21"]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_data_on_request(typed: Type, small: Path) -> None:
    rows = typed("standing", "--visits", small, "--as-of", "2026-11-21", "--json").data
    assert {row["member_id"]: row["standing"] for row in rows}["fridays"] == "regular"


def test_visits_after_the_day_are_not_looked_at(typed: Type, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(log([("a", FRIDAY), ("a", FRIDAY + dt.timedelta(400)), ("b", FRIDAY + dt.timedelta(1))]))
    assert list(judged(typed("standing", "--visits", path, "--as-of", FRIDAY))) == ["a"]


def test_declared_closures_make_nobody_late(typed: Type, small: Path) -> None:
    words = ("standing", "--visits", small, "--as-of", "2026-11-21")
    open_, closed = (judged(typed(*words, *more)) for more in ((), ("--closed", "2026-10-25..2026-11-10", "--closed", "2026-11-20")))
    assert (open_["nines"]["standing"], closed["nines"]["standing"]) == ("slipping", "regular")
    assert closed["fridays"]["sentence"] == "Every Friday for two years. Last here 8 days ago."


def test_rows_that_cannot_be_read_are_told_in_a_sentence(typed: Type, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(log([("a", FRIDAY)]) + "b,yesterday,1\n,2026-11-01,1\n")
    answer = typed("standing", "--visits", path, "--as-of", FRIDAY)
    assert list(judged(answer)) == ["a"]
    assert answer.err == "2 rows were left out: they have no member, or no day that can be read. The first is line 3.\n"


@pytest.mark.parametrize("content", [b"member_id,date,amount\n", b"member_id,date,amount\na,2030-01-01,1\n"])
def test_nobody_to_judge(typed: Type, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "visits.csv"
    path.write_bytes(content)
    assert judged(typed("standing", "--visits", path, "--as-of", FRIDAY)) == {}


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x1f\x8bbroken"])
def test_what_is_no_log_is_said_so(typed: Type, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "visits.csv"
    path.write_bytes(content)
    answer = typed("standing", "--visits", path, "--as-of", FRIDAY)
    assert answer.code == 1
    assert "Nothing was judged." in answer.err
    assert typed("standing", "--visits", tmp_path / "not-there", "--as-of", FRIDAY).code == 1


@pytest.mark.parametrize("words", ["--as-of soon", "--as-of 2026-11-21 --horizon-days 0", "--as-of 2026-11-21 --closed July", ""])
def test_wrong_use_is_told_apart(typed: Type, small: Path, words: str) -> None:
    assert typed("standing", "--visits", small, *words.split()).code == 2
