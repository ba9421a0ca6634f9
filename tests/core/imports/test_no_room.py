"""No room for a list: where it is made ready, in the shop, and where it is to go. Always a sentence, and nothing half is left."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from shopdesk.core.imports.records import ListSource, PersonRow
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem, ShopError, StoreProblem
from shopdesk.exchange.writing import people_file

SOURCE = ListSource("people.csv", "plain", ("Name",))
_SAID, _DONE, _BUG = 7, 8, 9


def rows(count: int) -> list[PersonRow]:
    return [
        PersonRow(line, f"Guest {line}", "", f"Guest {line}", "", "", (f"g{line}@example.org",), (), "", "", "", "", "", None, "", "", ())
        for line in range(2, count + 2)
    ]


def in_room(room: int, deed: Callable[[Callable[[], None]], object]) -> tuple[int, str]:
    """Do it in a process in which no file may grow beyond ``room`` bytes once it says so; how it ended, and what was said."""
    hears, speaks = os.pipe()
    child = os.fork()
    if child == 0:
        code = _BUG
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            deed(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
            code = _DONE
        except ShopError as error:
            os.write(speaks, str(error).encode())
            code = _SAID
        finally:
            os._exit(code)
    os.close(speaks)
    with os.fdopen(hears, "rb") as pipe:
        said = pipe.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def bring(path: Path, count: int, fill_the_disk: Callable[[], None] = lambda: None) -> None:
    with Shop.open(path) as shop:
        fill_the_disk()
        shop.imports.bring_people(rows(count), SOURCE)


def test_no_place_to_make_a_list_ready(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreProblem) as refused:
        shop.imports.bring_people(rows(3), SOURCE)
    assert refused.value.what.endswith("gone”, where lists are made ready.")
    assert refused.value.kept == "Nothing was brought in."
    assert shop.members.count() == 0


@pytest.mark.parametrize("room", [0, 4096, 60_000, 700_000])
def test_a_disk_that_is_full_at_any_moment_of_an_import(
    shop_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    (tmp_path / "passing").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "passing"))
    ended, said = in_room(room, lambda fill_the_disk: bring(shop_file, 3000, fill_the_disk))
    assert ended == _SAID
    assert len(said.split(". ")) >= 2
    assert "list.db" not in said
    assert list((tmp_path / "passing").iterdir()) == []
    with Shop.open(shop_file) as shop:
        assert shop.members.count() == 0
        assert shop.imports.past() == ()


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_a_disk_that_is_full_where_a_list_is_to_go(shop_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    bring(shop_file, 400)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    target = tmp_path / "to" / f"list{ending}"
    target.parent.mkdir()
    target.write_bytes(b"before")

    def export(fill_the_disk: Callable[[], None]) -> None:
        with Shop.open(shop_file) as shop:
            fill_the_disk()
            ids = [row[0] for row in shop.store.rows("SELECT id FROM member")]
            people_file.write(shop, ids, people_file.order(target, why="trial"))

    ended, said = in_room(2000, export)
    assert (ended, said.split(" could")[0]) == (_SAID, f"“{target}”")
    assert "What stood there before stays as it was." in said
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    assert target.read_bytes() == b"before"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("shopdesk-")]


def test_a_folder_that_takes_nothing(shop: Shop, tmp_path: Path) -> None:
    shop.imports.bring_people(rows(3), SOURCE)
    (tmp_path / "a file").write_text("")
    order = people_file.order(tmp_path / "a file" / "a.csv", why="trial")
    with pytest.raises(FileProblem, match="could not be written"):
        people_file.write(shop, [match.id for match in shop.members.find("Guest").matches], order)
