"""The whole shop out of one file and into another: every table, row by row, on both engines, and nobody who was erased."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.exports.whole import Plain
from shopdesk.core.location import Location
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem, NotAllowed
from shopdesk.exchange.writing import whole_file
from shopdesk.storage import tables
from shopdesk.storage.location import Server
from tests.core.behind import dangling
from tests.core.known.somebody import in_every_table, somebody
from tests.postgres import PostgresServer

Everything = dict[str, list[Plain]]
OPENING = "2026-11-19T07:40:00+00:00"


def everything(shop: Shop) -> Everything:
    """All rows of all tables."""
    return {shape.name: list(shop.exports.whole.rows(shape.name)) for shape in shop.exports.whole.tables()}


def fill(shop: Shop) -> None:
    """Something in every table, with rows that point to rows of their own table."""
    low, high = sorted(shop.members.add(MemberDraft(name)).id for name in ("Ingrid Dahl", "Hanne Vik"))
    member_id = somebody(shop)
    shop.rhythm.learn_all()
    with shop.transaction("test") as writing:
        writing.update(tables.Member, low, merged_into=high)  # the row that points stands before the one it points to
        shop.members.drop_glance(low)
        writing.log("test", member_id, a=1)
        in_every_table(shop, member_id, "kringle, “rye” & \\ 🥨")
        shop.store.run("UPDATE counter SET settings = '{ }' WHERE name = ?", (shop.counter_name,))  # as we would not write it


@pytest.fixture
def full(shop: Shop, tmp_path: Path) -> tuple[Everything, Path]:
    """A shop that uses every table: what is in it, and its file."""
    fill(shop)
    before = everything(shop)
    assert {name for name, rows in before.items() if not rows} == set()
    path = tmp_path / "shop.json"
    counts = whole_file.write(path, shop.exports.whole, OPENING)
    assert counts == {name: len(rows) for name, rows in before.items()}
    shop.close()
    return before, path


def _brought(location: Location, path: Path, clock: FixedClock) -> Iterator[Shop]:
    with Shop.open(location, clock=clock, counter="Counter", create=True) as new:
        whole_file.read(path, new.exports.whole)
        yield new


@pytest.mark.idea(73, part=True)
def test_an_empty_shop_becomes_an_equal_one(full: tuple[Everything, Path], tmp_path: Path, clock: FixedClock) -> None:
    before, path = full
    for new in _brought(tmp_path / "new.shopdesk", path, clock):
        after = everything(new)
        for name, rows in before.items():
            assert after[name] == rows, name
        assert not dangling(new)
        assert new.log.broken_at() is None
        assert new.members.find("braten").matches
        with new.transaction("test") as writing:  # and it goes on
            writing.log("test")
        assert new.log.last() > before["log_line"][-1]["id"]


@pytest.mark.postgresql
def test_a_server_takes_what_a_file_held(
    shop_file: Path, full: tuple[Everything, Path], postgres_server: PostgresServer, tmp_path: Path, clock: FixedClock
) -> None:
    before, path = full
    server: Server = postgres_server.emptied()
    back = tmp_path / "back.json"
    for new in _brought(server, path, clock):
        after = everything(new)
        for name, rows in before.items():
            assert after[name] == rows, name
        whole_file.write(back, new.exports.whole, OPENING)
        assert new.members.find("braten").matches
        with new.transaction("test") as writing:
            writing.log("test")
    assert back.read_bytes() == path.read_bytes()


def test_whoever_was_erased_since_does_not_come_back(shop: Shop, shop_file: Path, tmp_path: Path, clock: FixedClock) -> None:
    gone = somebody(shop)
    path = tmp_path / "before.json"
    whole_file.write(path, shop.exports.whole, OPENING)
    shop.known.erase(gone)
    shop.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{shop_file}{ending}").unlink(missing_ok=True)
    for new in _brought(shop_file, path, clock):
        assert new.members.count() == 0
        assert new.store.rows("SELECT count(*) FROM member")[0][0] == 0


def test_a_shop_with_somebody_in_it_takes_no_whole_shop(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    whole_file.write(path, shop.exports.whole, OPENING)
    somebody(shop)
    before = everything(shop)
    with pytest.raises(NotAllowed):
        whole_file.read(path, shop.exports.whole)
    assert everything(shop) == before


def _cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def _without_a_row(text: bytes) -> bytes:
    lines = text.split(b"\n")
    place = next(place for place, line in enumerate(lines) if line.startswith(b'"staff"'))
    return b"\n".join(lines[: place + 1] + lines[place + 2 :])


def _of_a_later_program(text: bytes) -> bytes:
    return text.replace(b'"format":1', b'"format":2', 1)


def _with_another_table(text: bytes) -> bytes:
    return text.replace(b'"staff": [', b'"sqlite_master": [', 1)


def _with_words_for_a_number(text: bytes) -> bytes:
    return text.replace(b'"works_here":0', b'"works_here":"yes"', 1)


def _with_another_column(text: bytes) -> bytes:
    return text.replace(b'"works_here":0', b'"works_here":0,"salary":2', 1)


def _with_a_link_to_nobody(text: bytes) -> bytes:
    return re.sub(rb'"face_id":\d+', b'"face_id":1', text, count=1)


@pytest.mark.parametrize("spoil", [
    _cut, _without_a_row, _of_a_later_program, _with_another_table, _with_words_for_a_number, _with_another_column, _with_a_link_to_nobody,
    lambda text: b"", lambda text: b"[]\n", lambda text: text.replace(b"{", b"[" * 5000, 1),
])
def test_what_is_not_whole_brings_nothing(
    spoil: Callable[[bytes], bytes], shop_file: Path, full: tuple[Everything, Path], tmp_path: Path, clock: FixedClock
) -> None:
    _before, path = full
    assert spoil(path.read_bytes()) != path.read_bytes()
    path.write_bytes(spoil(path.read_bytes()))
    with Shop.open(tmp_path / "new.shopdesk", clock=clock, create=True) as new:
        with pytest.raises(FileProblem):
            whole_file.read(path, new.exports.whole)
        assert not any(everything(new).values())
