"""The sample shop's privileges: full enough to look at, none against the rules."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.sample.fill import fill


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    path = tmp_path_factory.mktemp("sample") / "bakery.shopdesk"
    clock = FixedClock(dt.datetime(2026, 11, 19, 7, 40, tzinfo=dt.UTC))
    with Shop.open(path, clock=clock, create=True, gate=lambda picture, **_more: picture) as shop:
        fill(shop, 200)
        budget = shop.gestures.budget.month()
        return {
            "held": {kind.name: (kind.held, kind.places) for kind in shop.privileges.kinds.all()},
            "suggested": {each.name: each.kind.name for each in shop.privileges.considering.suggestions(3)},
            "reviews": [review.holder.name for review in shop.privileges.reviews()],
            "budget": (budget.used.minor, budget.limit and budget.limit.minor, budget.people),
        }


def test_it_is_as_the_pictures_show_it(counts: dict[str, object]) -> None:
    assert counts["held"] == {"Personal contact": (17, 20), "Kept aside": (24, 30), "First taste": (9, 12), "Early door": (8, 8)}
    assert counts["suggested"] == {
        "Willemijn de Groot": "Kept aside", "Marta Sorokowska": "Personal contact", "Ole Moen": "First taste",
    }
    assert counts["reviews"] == ["Håkon Lund"]
    assert counts["budget"] == (42000, 60000, 11)


@pytest.mark.parametrize("members", [0, 5])
def test_a_small_sample_has_whom_it_has(tmp_path: Path, members: int) -> None:
    clock = FixedClock(dt.datetime(2026, 12, 1, 7, 40, tzinfo=dt.UTC))
    with Shop.open(tmp_path / "small.shopdesk", clock=clock, create=True, gate=lambda picture, **_more: picture) as shop:
        fill(shop, members)
        assert len(shop.privileges.kinds.all()) == 4
