import datetime as dt
import gzip
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.errors import FileProblem
from shopdesk.exchange.visit_log import VisitLog, read

DAY = dt.date(2026, 11, 19).toordinal()


def visits(log: VisitLog) -> list[tuple[str, str]]:
    pairs = zip(log.who.tolist(), log.days.tolist(), strict=True)
    return [(log.ids[who].decode(), dt.date.fromordinal(day).isoformat()) for who, day in pairs]


def read_text(text: str) -> VisitLog:
    return read(io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "member_id,date,amount\n7,2026-11-19,1.50\nåse,1969-12-31,\n",
        "\ufeffmember_id,date,amount\r\n7,2026-11-19,1.50\r\nåse,1969-12-31,\r\n",
        "customer_id,date\n7,2026-11-19\nåse,1969-12-31",
        "Member_ID;Date;Amount\n7;2026-11-19;1,50\n\nåse;1969-12-31;\n",
        'member_id,date,amount\n"7","2026-11-19",1\n"åse",1969-12-31,2\n',
        "amount,date,member_id\n1,2026-11-19,7\n,1969-12-31,åse\n",
        "member_id,date,amount\n 7 ,2026-11-19 08:40,1\nåse,1969-12-31T23:59:00Z,1\n",
    ],
)
def test_a_log_in_several_spellings(text: str) -> None:
    log = read_text(text)
    assert visits(log) == [("7", "2026-11-19"), ("åse", "1969-12-31")]
    assert log.left_out == 0


def test_packed_logs_are_unpacked() -> None:
    assert visits(read(io.BytesIO(gzip.compress(b"member_id,date,amount\n7,2026-11-19,1\n", mtime=0)))) == [("7", "2026-11-19")]


def test_a_name_with_a_comma_in_it() -> None:
    assert read_text('member_id,date,amount\n"Kjær, Søren",2026-11-19,1\n').ids == ("Kjær, Søren".encode(),)


def test_very_long_ids_are_kept_whole() -> None:
    assert read_text(f"member_id,date,amount\n{'x' * 300},2026-11-19,1\n").ids == (b"x" * 300,)


@pytest.mark.parametrize(
    "row",
    [
        ",2026-11-19,1", "7", "7,", "7,2026-13-01,1", "7,2026-02-29,1", "7,19.11.2026,1", "7,0000-01-01,1", "  ,2026-11-19,1",
        "7,20261119,1",
    ],
)
@pytest.mark.parametrize("quoted", ["8", '"8"'])
def test_rows_that_cannot_be_read_are_counted_and_the_rest_kept(row: str, quoted: str) -> None:
    log = read_text(f"member_id,date,amount\n{quoted},2026-11-18,1\n\n{row}\n9,2026-11-19,1\n{row}\n")
    assert visits(log) == [("8", "2026-11-18"), ("9", "2026-11-19")]
    assert (log.left_out, log.first_left_out) == (2, 4)


def test_an_amount_nobody_can_read_does_not_matter() -> None:
    assert read_text("member_id,date,amount\n7,2026-11-19,a lot\n").left_out == 0


def test_a_heading_alone_is_a_log_without_visits() -> None:
    log = read_text("member_id,date,amount\n")
    assert (log.ids, log.who.tolist()) == ((), [])


@pytest.mark.parametrize(
    "content",
    [
        b"", b"hello", b"name,day\nx,2026-01-01\n", b"\x89PNG\r\n\x1a\n", b"\x1f\x8bbroken",
        gzip.compress(b"member_id,date\n" * 99, mtime=0)[:-9],
    ],
)
def test_what_is_no_log_is_said_so(content: bytes) -> None:
    with pytest.raises(FileProblem):
        read(io.BytesIO(content))


def test_the_order_of_lines_changes_no_number() -> None:
    lines = [f"{name},2026-11-{day:02d},1" for name in ("b", "a", "10", "9") for day in (3, 1, 2)]
    logs = []
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        log = read_text("member_id,date,amount\n" + "\n".join(lines))
        logs.append((log.ids, sorted(visits(log))))
    assert logs[0] == logs[1] == logs[2]


@given(st.lists(st.tuples(st.text("abcdefgh0123456789 -æø", min_size=1, max_size=12).filter(str.strip), st.dates())))
def test_every_line_comes_back(rows: list[tuple[str, dt.date]]) -> None:
    text = "member_id,date,amount\n" + "".join(f"{name},{day.isoformat()},1\n" for name, day in rows)
    assert visits(read_text(text)) == [(name.strip(), day.isoformat()) for name, day in rows]


def test_logs_longer_than_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopdesk.exchange.visit_log._BLOCK", 64)
    text = "member_id,date,amount\n" + "".join(f"{number % 7},2026-01-{number % 28 + 1:02d},1\n" for number in range(500)) + "x\n"
    log = read_text(text)
    assert len(log.who) == 500
    assert (log.left_out, log.first_left_out) == (1, 502)
