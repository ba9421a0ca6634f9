"""The shop's rhythm is learned beside the window: soon after a list or other opening days, else when nobody is there."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.changes import Changes
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.settings.records import ClosedDays
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit
from shopdesk.ui.operations import Operations
from shopdesk.ui.rhythm_watch import RhythmWatch
from tests.ui.recorded import RecordedMessages


class Nobody:
    """Says for how long nobody has touched anything."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def idle() -> Nobody:
    return Nobody()


@pytest.fixture
def watch(shop: Shop, operations: Operations, idle: Nobody) -> Iterator[RhythmWatch]:
    watch = RhythmWatch(shop, operations, idle)
    yield watch
    for timer in (watch._look, watch._soon):
        timer.stop()


@pytest.fixture
def ida(shop: Shop) -> int:
    member_id = shop.members.add(MemberDraft("Ida Moe")).id
    shop.visits.record_many([NewVisit(member_id, shop.today() - dt.timedelta(days)) for days in range(7, 70, 7)])
    return member_id


def ended(watch: RhythmWatch) -> bool:
    return not watch.is_learning


def test_after_a_list_it_is_learned_whoever_is_there(
    shop: Shop, ida: int, watch: RhythmWatch, operations: Operations, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(operations.changed, timeout=30_000) as told:
        watch.look()
        assert watch.is_learning
        watch.look()
    qtbot.waitUntil(lambda: ended(watch))
    assert isinstance(told.args[0], Changes)
    assert told.args[0].by_others
    assert not shop.rhythm.is_due()
    assert shop.members.match(ida).standing is not None


def test_a_new_day_waits_until_nobody_is_there(
    shop: Shop, ida: int, watch: RhythmWatch, idle: Nobody, clock: FixedClock, qtbot: QtBot
) -> None:
    shop.rhythm.learn_all()
    clock.move(dt.timedelta(days=1))
    watch.look()
    assert not watch.is_learning
    idle.seconds = 61.0
    watch.look()
    qtbot.waitUntil(lambda: ended(watch) and not shop.rhythm.is_due(), timeout=30_000)
    watch.look()
    assert not watch.is_learning


def test_other_opening_days_are_looked_at_soon(shop: Shop, ida: int, watch: RhythmWatch) -> None:
    shop.rhythm.learn_all()
    watch._soon.stop()
    shop.members.add(MemberDraft("Tor"))
    assert not watch._soon.isActive()
    closed = ClosedDays(shop.today(), shop.today())
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", closed=(closed,)))
    assert watch._soon.isActive()


def test_closing_the_shop_stops_it(
    shop: Shop, ida: int, watch: RhythmWatch, operations: Operations, messages: RecordedMessages, qtbot: QtBot
) -> None:
    watch.look()
    operations.close()
    qtbot.waitUntil(lambda: ended(watch), timeout=30_000)
    assert messages.said == []
