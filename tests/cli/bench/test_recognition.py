import gzip
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from shopdesk.cli.bench import recognition


def test_a_folder_without_logs_is_said_to_be_one(tmp_path: Path) -> None:
    assert "no visit logs" in (recognition.why_not(tmp_path) or "")
    assert "no visit logs" in (recognition.why_not(tmp_path / "not-there") or "")
    assert list(recognition.figures(tmp_path)) == []


def test_logs_are_found_plain_and_packed(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("member_id,date,amount\n")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"member_id,date,amount\n"))
    (tmp_path / "notes.txt").write_text("")
    assert [path.name for path in recognition.logs(tmp_path)] == ["a.csv.gz", "b.csv"]
    found = importlib.util.find_spec("scipy")
    assert (recognition.why_not(tmp_path) is None) == (found is not None)


@pytest.mark.parametrize(
    ("said", "came", "area"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1], 1.0), ([4, 3, 2, 1], [0, 0, 1, 1], 0.0),
        ([1, 1, 1, 1], [0, 1, 0, 1], 0.5), ([1, 3, 2, 4], [0, 0, 1, 1], 0.75),
    ],
)
def test_the_area_under_the_curve(said: list[float], came: list[int], area: float) -> None:
    assert recognition.area(np.array(said, dtype=float), np.array(came, dtype=bool)) == area


def test_where_all_did_the_same_nothing_can_be_told() -> None:
    assert np.isnan(recognition.area(np.ones(3), np.ones(3, dtype=bool)))
