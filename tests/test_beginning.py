from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk import beginning
from shopdesk.beginning import Beginning, How, Place, begin, begin_apart, guessed
from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role
from shopdesk.errors import FileProblem, NeedsALook
from shopdesk.printing.pictures import admit

OSLO = Place("NO", "NOK", "Europe/Oslo")
LIST = "Name,Phone,E-mail,Town\nSøren Kjær,91234567,soren@example.no,Oslo\n,,,Bergen\nÅse Bråten,73500100,,\n"


class Stopped(Exception):
    """What progress raises to stop."""


@pytest.fixture
def fresh(shop_file: Path, clock: FixedClock) -> Iterator[Shop]:
    with Shop.open(shop_file, clock=clock, gate=admit) as shop:
        yield shop


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "kunder.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_an_empty_page_has_a_shop_and_its_owner(fresh: Shop) -> None:
    begin(fresh, Beginning("Dahl & Sønn", "Ingrid Dahl", How.EMPTY, place=OSLO))

    shop = fresh.settings.shop()
    assert (shop.name, shop.currency, shop.time_zone, shop.address.country) == ("Dahl & Sønn", "NOK", "Europe/Oslo", "NO")
    assert not shop.is_sample
    here = fresh.staff.at_counter()
    assert here is not None
    assert (here.name, here.role) == ("Ingrid Dahl", Role.OWNER)
    assert fresh.members.count() == 0
    assert fresh.undo.last() is None


def test_a_list_is_brought_in_and_what_stays_out_lies_beside_it(fresh: Shop, listed: Path) -> None:
    begun = begin(fresh, Beginning("Dahl & Sønn", "Ingrid Dahl", How.LIST, path=listed, place=OSLO))

    assert begun.brought is not None
    assert (begun.brought.taken, begun.brought.left) == (2, 1)
    assert begun.not_taken is not None
    assert begun.not_taken.parent == listed.parent
    assert [match.name for match in fresh.members.find("aase").matches] == ["Åse Bråten"]
    assert fresh.members.find("91234567").matches[0].name == "Søren Kjær"


def test_the_sample_is_ones_own_where_one_says_so(fresh: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "SAMPLE_PEOPLE", 3)
    heard: list[tuple[int, int]] = []

    begin(fresh, Beginning("Dahl & Sønn", "Åse Dahl", How.SAMPLE), lambda done, total: heard.append((done, total)))

    assert fresh.settings.shop().is_sample
    assert fresh.settings.shop().name == "Dahl & Sønn"
    assert fresh.members.count() == 3
    here = fresh.staff.at_counter()
    assert here is not None
    assert here.name == "Åse Dahl"
    assert heard[-1] == (3, 3)


def test_the_sample_needs_no_name(fresh: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "SAMPLE_PEOPLE", 1)

    begin(fresh, Beginning("", "", How.SAMPLE))

    assert fresh.settings.shop().name
    assert fresh.staff.at_counter() is not None


def test_nothing_is_begun_when_it_is_stopped(fresh: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "SAMPLE_PEOPLE", 3)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        begin(fresh, Beginning("", "", How.SAMPLE), stop)

    assert fresh.members.count() == 0
    assert fresh.staff.all() == ()
    assert fresh.settings.shop().name == ""


def test_a_photo_that_is_none_begins_nothing(fresh: Shop) -> None:
    with pytest.raises(FileProblem):
        begin(fresh, Beginning("Dahl", "Ingrid Dahl", How.EMPTY, photo=b"no picture"))

    assert fresh.staff.all() == ()


def test_a_shop_without_a_name_is_refused(fresh: Shop) -> None:
    with pytest.raises(NeedsALook):
        begin(fresh, Beginning(" ", "Ingrid Dahl", How.EMPTY))


def test_a_file_that_was_begun_is_taken_away_when_it_cannot_be_finished(tmp_path: Path) -> None:
    path = tmp_path / "new" / "shop.shopdesk"

    with pytest.raises(FileProblem):
        begin_apart(lambda done, total: None, path, Beginning("Dahl", "Ingrid", How.LIST, path=tmp_path))

    assert list(path.parent.iterdir()) == []


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "shop.shopdesk"
    (tmp_path / "shop.shopdesk.begun").write_bytes(b"left by a computer that stopped")
    seen = []

    begin_apart(lambda done, total: seen.append(path.exists()), path, Beginning("Dahl", "Ingrid", How.SAMPLE))

    assert seen
    assert not any(seen)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    with Shop.open(path) as shop:
        assert shop.members.count() == beginning.SAMPLE_PEOPLE


def test_a_shop_that_was_there_is_left_there(shop_file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        begin_apart(lambda done, total: None, shop_file, Beginning("Dahl", "Ingrid", How.LIST, path=tmp_path))

    assert shop_file.exists()


@pytest.mark.parametrize(
    ("language", "zone", "place"),
    [
        ("nb_NO.UTF-8", "Europe/Oslo", Place("NO", "NOK", "Europe/Oslo")),
        ("da_DK.UTF-8", "Europe/Oslo", Place("DK", "DKK", "Europe/Oslo")),
        ("C.UTF-8", "Europe/Amsterdam", Place("NL", "EUR", "Europe/Amsterdam")), ("C.UTF-8", "UTC", Place("", "EUR", "UTC")),
    ],
)
def test_where_the_shop_is_is_guessed(language: str, zone: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("TZ", zone)
    monkeypatch.delenv("LANGUAGE", raising=False)

    assert guessed() == place
