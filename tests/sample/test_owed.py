"""What the sample shop owes and is owed, on the day of the design's pictures and on the worst of days."""

import datetime as dt
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, CaseState, OrderStatus
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Group
from shopdesk.sample.fill import fill


def plain(picture: bytes, **_how: object) -> bytes:
    return picture


@pytest.fixture
def sample(shop: Shop) -> Shop:
    shop.pictures._gate = plain
    fill(shop, 40)
    return shop


def of(shop: Shop, name: str) -> int:
    return next(match.id for match in shop.members.find(name).matches if match.name == name)


def test_today_begins_as_the_design_draws_it(sample: Shop) -> None:
    owed = [row for row in sample.today_list.now().rows if row.group <= Group.ANSWER]
    assert [(row.name, row.sentence, sample.staff.get(row.owner_id or 0).first_name) for row in owed] == [
        ("Hanne Vik", "Her Saturday loaf was given to someone else.", "Tomasz"),
        ("Kasper Nørgaard", "Charged twice for one coffee on Monday.", "Emil"),
        ("Joost van Dijk", "A plain kringle set aside by noon.", "Noor"),
        ("Pieter Bakker", "Are there gluten-free buns? He wrote yesterday.", "Ingrid"),
    ]


def test_what_was_put_right_before_was_asked_about_and_holds_nothing(sample: Shop) -> None:
    (case,) = sample.cases.of(of(sample, "Marta Sorokowska"), ended_too=True)
    assert (case.kind, case.state) == (CaseKind.PROBLEM, CaseState.CHECKED)
    assert sample.cases.hold(case.member_id) is None
    assert sample.cases.hold(of(sample, "Hanne Vik")) is not None


def test_the_accounts_say_what_the_design_says(sample: Shop) -> None:
    soren = sample.trust.account(of(sample, "Søren Kjær"))
    assert soren.sentence == "Ten good turns this year, two asks. There is goodwill to draw on."
    assert sample.trust.account(of(sample, "Hanne Vik")).sentence == "This drew it down. Mend first, ask later."


def test_one_had_to_ask_when_the_flour_came_late(sample: Shop) -> None:
    trouble = sample.cases.troubles.all(over_too=True)[-1]
    assert (trouble.members, trouble.share_told_first) == (5, 0.8)


def test_orders_say_where_they_are_and_whoever_ordered_knows_it(sample: Shop) -> None:
    (order,) = sample.cases.of(of(sample, "Birthe Sørensen"))
    assert (order.kind, order.status, order.to_tell) == (CaseKind.ORDER, OrderStatus.IN_WORK, False)


@pytest.mark.parametrize("night", [dt.datetime(2026, 12, 24, 23, tzinfo=dt.UTC), dt.datetime(2027, 3, 28, 1, 30, tzinfo=dt.UTC)])
def test_it_can_be_told_at_any_hour(tmp_path: Path, night: dt.datetime) -> None:
    with Shop.open(tmp_path / "s.shopdesk", clock=FixedClock(night), create=True, gate=plain) as shop:
        fill(shop, 20)
        assert len(shop.cases.all_open()) == 5
