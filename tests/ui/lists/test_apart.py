"""What another process does for the import window, done here without one: the shop is closed while it works."""

import dataclasses
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.known.elsewhere import Elsewhere
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem
from shopdesk.exchange.writing import whole_file
from shopdesk.ui.lists import apart, words
from shopdesk.ui.lists.apart import Order

VISITS = "email,date,amount\nhanne@vik.example,2026-10-01,12.50\nhanne@vik.example,2026-10-08,\nnobody@vik.example,2026-10-08,\n"


def silent(_done: int, _total: int) -> None:
    """Nobody listens."""


@pytest.fixture
def order(shop_file: Path, clock: FixedClock) -> Order:
    with Shop.open(shop_file, clock=clock, counter="Counter") as shop:
        shop.members.add(MemberDraft("Hanne Vik", emails=("hanne@vik.example",)))
        return Order.of(shop, shop_file.with_name("list.csv"))


def test_a_list_of_visits_is_one_and_goes_back_too(order: Order) -> None:
    order.path.write_text(VISITS, "utf-8")
    seen = apart.look(silent, order)
    assert (words.what_will_happen(seen, 0, 0), words.press(seen)) == (
        "list.csv has 2 visits of people who are here; 1 row is left out.", "Import 2 visits"
    )
    assert [line.line for line in seen.lines] == [4]
    done = apart.bring(silent, order)
    assert words.became(done) == "2 visits were brought in, 1 row was left out. They stand in list-not-taken.csv."
    back = apart.take_back(silent, order, done.brought.list_id)
    assert words.went(back) == "0 pages went with the list. 2 visits went."
    left = apart.save_left_out(silent, order)
    assert left is not None
    assert left.name == "list-not-taken-2.csv"
    assert left_out(order) == {"list-not-taken.csv", "list-not-taken-2.csv"}


def test_an_erasure_knows_where_the_rows_left_out_of_people_lie(order: Order) -> None:
    order.path.write_text("name,phone\nIngrid Dahl,912 44 318\n,\n,tlf?\n", "utf-8")
    apart.save_left_out(silent, order)
    assert left_out(order) == {"list-not-taken.csv"}
    done = apart.bring(silent, order)
    assert (done.brought.taken, done.brought.left) == (1, 1)
    assert left_out(order) == {"list-not-taken.csv", "list-not-taken-2.csv"}


@pytest.mark.parametrize("words", ["name,phone\nIngrid Dahl,912 44 318\n,tlf?\n", VISITS])
def test_rows_left_out_of_a_list_that_is_in_stay_whatever_comes_after(order: Order, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    def disk_is_full(_elsewhere: Elsewhere, path: Path | None) -> None:
        raise FileProblem(f"no room for {path}")

    monkeypatch.setattr(Elsewhere, "note", disk_is_full)
    order.path.write_text(words, "utf-8")
    with pytest.raises(FileProblem):
        apart.bring(silent, order)
    assert order.path.with_name("list-not-taken.csv").exists()


def left_out(order: Order) -> set[str]:
    with Shop.open(order.shop, clock=order.clock) as shop:
        return {path.name for path in shop.known.elsewhere.left_out()}


def test_a_whole_shop_is_no_list(order: Order, clock: FixedClock) -> None:
    assert isinstance(order.shop, Path)
    with Shop.open(order.shop, clock=clock) as shop:
        whole_file.write(order.path, shop.exports.whole, "2026-11-19")
    with pytest.raises(FileProblem, match="holds a whole shop"):
        apart.look(silent, order)


def test_what_the_shop_asks_nobody_about_needs_a_reason(order: Order, clock: FixedClock) -> None:
    assert isinstance(order.shop, Path)
    order.path.write_text("name,birthday\nHanne Vik,1971-02-04\n", "utf-8")
    with Shop.open(order.shop, clock=clock) as shop:
        reasons = [reason for reason in shop.settings.reasons() if reason.field == "birthday"]
        shop.settings.save_reason(dataclasses.replace(reasons[0], on=False))
    assert apart.look(silent, order).not_asked == {"birthday"}
