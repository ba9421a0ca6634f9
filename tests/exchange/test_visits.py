"""Lists of visits: who, when, how much."""

from __future__ import annotations

import datetime as dt
import gzip
import tempfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import money
from shopdesk.core.imports.records import BadRow, VisitRow, Why
from shopdesk.errors import FileProblem, NeedsALook
from shopdesk.exchange.visits import is_visits, read_visits
from tests.exchange.lists import TODAY, written

OSLO = ZoneInfo("Europe/Oslo")
at = dt.datetime.fromisoformat


def read(path: Path, currency: str = "NOK") -> list[VisitRow | BadRow]:
    with read_visits(path, currency, TODAY, OSLO) as visits:
        return list(visits.rows())


@pytest.mark.parametrize("who", ["member_id", "member", "customer_id", "Customer ID", "E-mail", "phone"])
def test_plain_or_packed_in_any_order_of_columns(tmp_path: Path, who: str) -> None:
    text = f"amount,till,{who},date\n38.7,1,0001,2024-03-01\n,2,'0002,2024-03-02\n"
    expected = [
        VisitRow(2, "38.7,1,0001,2024-03-01", "0001", dt.date(2024, 3, 1), None, 3870),
        VisitRow(3, ",2,'0002,2024-03-02", "0002", dt.date(2024, 3, 2), None, None),
    ]
    assert read(written(tmp_path, text)) == expected
    packed = tmp_path / "visits.csv.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    assert read(packed) == expected


def day(text: str, tmp_path: Path, others: tuple[str, ...] = ()) -> Any:
    """What a day's cell is read as: (day, time) or why not."""
    found = read(written(tmp_path, "member,date\n" + "".join(f'a,"{said}"\n' for said in (text, *others))))[0]
    return found.why if isinstance(found, BadRow) else (found.day, found.at)


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2024-03-01", (dt.date(2024, 3, 1), None)),
        ("20240301", (dt.date(2024, 3, 1), None)),
        ("01.03.2024", (dt.date(2024, 3, 1), None)),
        ("1.3.24", (dt.date(2024, 3, 1), None)),
        ("2024-03-01 10:15:50.520000", (dt.date(2024, 3, 1), at("2024-03-01 10:15:50.520000"))),
        ("2024-03-01T00:00:00", (dt.date(2024, 3, 1), None)),
        ("01.03.2024 10:15", (dt.date(2024, 3, 1), at("2024-03-01 10:15:00"))),
        ("01.03.2024 25:15", Why.DAY),
        ("13/03/2024 12:05 AM", (dt.date(2024, 3, 13), at("2024-03-13 00:05:00"))),
        ("13/03/2024 1:15 PM", (dt.date(2024, 3, 13), at("2024-03-13 13:15:00"))),
        ("2024-03-01T23:30:00Z", (dt.date(2024, 3, 2), at("2024-03-01 23:30+00:00"))),
        ("2024-03-01 23:30:00 UTC", (dt.date(2024, 3, 2), at("2024-03-01 23:30+00:00"))),
        ("2026-11-20", (TODAY, None)),
        ("2026-11-21", Why.FUTURE_DAY),
        ("0204-03-01", Why.DAY),
        ("2023-02-29", Why.DAY),
        ("04/05/2024", Why.UNSURE_DAY),
        ("Friday", Why.DAY),
        ("2024-03-01 sometime", Why.DAY),
        (" ", Why.NO_DAY),
    ],
)
def test_days(tmp_path: Path, text: str, read_as: Any) -> None:
    assert day(text, tmp_path) == read_as


def test_the_list_tells_whether_the_month_comes_first(tmp_path: Path) -> None:
    assert day("04/05/2024", tmp_path, ("04/13/2024",)) == (dt.date(2024, 4, 5), None)
    assert day("04/05/2024 10:00", tmp_path, ("13/04/2024 10:00",)) == (dt.date(2024, 5, 4), at("2024-05-04 10:00:00"))
    assert day("04/05/2024", tmp_path, ("04/13/2024", "13/04/2024")) is Why.UNSURE_DAY


def test_it_tells_so_even_late_in_the_list(tmp_path: Path) -> None:
    assert day("04/05/2024", tmp_path, ("04/06/2024",) * 30_000 + ("04/13/2024",)) == (dt.date(2024, 4, 5), None)


def test_a_time_in_its_own_column(tmp_path: Path) -> None:
    found = read(written(tmp_path, "member;date;time\na;01.03.2024;10:15\na;01.03.2024;\na;01.03.2024;soon\n"))
    assert [row.at for row in found if isinstance(row, VisitRow)] == [at("2024-03-01 10:15:00"), None, None]


def test_rows_without_who_when_or_an_amount_that_is_none_are_refused_by_line(tmp_path: Path) -> None:
    found = read(
        written(tmp_path, "member,date,amount\n,2024-03-01,1\na,,1\n,,\na,2024-03-01,much\na,2024-03-01,kr 48.50\na,2024-03-01,-0.01\n")
    )
    assert [(row.line, row.why) if isinstance(row, BadRow) else (row.line, row.minor) for row in found] == [
        (2, Why.NO_KEY), (3, Why.NO_DAY), (5, Why.AMOUNT), (6, 4850), (7, -1),
    ]


@given(st.from_regex(r"[-+]?[0-9]{0,12}([.,][0-9]{0,4})?( kr)?", fullmatch=True), st.sampled_from(["NOK", "JPY", "KWD"]))
def test_amounts_are_read_as_they_are_at_the_counter(said: str, currency: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read(written(Path(folder), f'member,date,amount\na,2024-03-01,"{said}"\na,2024-03-01,"{said}"\n'), currency)
    try:
        expected: Any = money.parse(said, currency).minor if said else None
    except NeedsALook:
        expected = Why.AMOUNT
    assert [row.why if isinstance(row, BadRow) else row.minor for row in found] == [expected, expected]


@pytest.mark.parametrize("heading", ["name,email", "member,amount", "date,amount"])
def test_a_list_that_does_not_say_who_and_when_is_refused_in_words(tmp_path: Path, heading: str) -> None:
    with pytest.raises(FileProblem, match="does not say who came and when"):
        read(written(tmp_path, heading + "\na,b\n"))


def test_a_list_of_visits_is_told_from_one_of_people() -> None:
    assert is_visits(("customer_id", "date", "amount"))
    assert not is_visits(("Name", "E-mail", "Date"))
    assert not is_visits(("member", "phone"))
