"""The choices of the sample shop's members."""

import datetime as dt
from pathlib import Path

from shopdesk.clock import FixedClock
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.sample.fill import fill


def test_soren_chose_and_many_chose_bread(shop_file: Path, clock: FixedClock) -> None:
    with Shop.open(shop_file, clock=clock, gate=lambda picture, keep_alpha=False: picture) as shop:
        fill(shop, 60)
        _look_at(shop)


def _look_at(shop: Shop) -> None:
    soren = shop.members.find("Søren Kjær").matches[0].id
    told = shop.permissions.choices.of(soren)
    assert (told.choices.ranked, told.choices.per_month) == ((Channel.TEXT,), 2)
    assert told.day == shop.today() - dt.timedelta(250)
    assert shop.permissions.may(soren, Channel.TEXT, Purpose.PERSONAL)
    bread = next(topic.key for topic in shop.permissions.manners.topics() if topic.name == "Bread")
    assert len(shop.news.recipients(bread).permitted) > 5
    assert shop.voices.agreements.of(soren) is not None
