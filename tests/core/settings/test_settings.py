"""Settings come back as they were saved, and what cannot be is refused by name."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.members.records import Address
from shopdesk.core.settings import rules
from shopdesk.core.settings.records import FIELDS, ClosedDays, CounterSettings, FieldReason, OpeningHours, ShopSettings
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, StoreProblem

WEEK = (OpeningHours(dt.time(7, 30), dt.time(18)), None, None, OpeningHours(dt.time(0), dt.time(23, 59)), None, None, None)
BAKERY = ShopSettings(
    name="Sol & Måne", address=Address("Gata 1", "5003", "Bergen", "", "NO"), phone="55 00 00 00", web="example.no", currency="NOK",
    time_zone="Europe/Oslo", accent="#aabbcc", week=WEEK, closed=(ClosedDays(dt.date(2026, 12, 24), dt.date(2026, 12, 26), "Christmas"),),
    language="nb", is_sample=True,
)


def test_the_shop_comes_back_as_it_was_saved(shop: Shop) -> None:
    assert shop.settings.shop() == ShopSettings()
    assert shop.settings.save_shop(BAKERY) == BAKERY
    shop.close()
    with Shop.open(shop.location, clock=shop.clock) as again:
        assert again.settings.shop() == BAKERY
        assert str(again.zone()) == "Europe/Oslo"


TIMES = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(OpeningHours, TIMES, TIMES)
CLOSED = st.builds(ClosedDays, st.dates(), st.dates(), st.text(max_size=5))


@given(st.tuples(*[st.none() | HOURS] * 7), st.lists(CLOSED, max_size=4))
def test_hours_and_closed_days_survive_being_written(week: tuple[OpeningHours | None, ...], closed: list[ClosedDays]) -> None:
    settings = dataclasses.replace(BAKERY, week=week, closed=tuple(closed))
    assert rules.shop_from_plain(rules.shop_as_plain(settings)) == settings


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("name", "x" * 101), ("currency", "kroner"), ("currency", ""), ("time_zone", "Europe/Bergen"),
     ("time_zone", "../etc/passwd"), ("time_zone", ""),
     ("accent", "green"), ("accent", "#12"), ("week", WEEK[:6]), ("week", (OpeningHours(dt.time(18), dt.time(7)),) * 7),
     ("closed", (ClosedDays(dt.date(2026, 12, 26), dt.date(2026, 12, 24)),)), ("address", Address(country="NOR"))],
)
def test_what_cannot_be_kept_of_a_shop(shop: Shop, field: str, value: object) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.settings.save_shop(dataclasses.replace(BAKERY, **{field: value}))
    assert refused.value.field == field
    assert shop.settings.shop() == ShopSettings()


def test_the_counter_comes_back_as_it_was_saved(shop: Shop) -> None:
    till = CounterSettings("Till", "dark", 130, 0, 60)
    assert shop.settings.save_counter(till) == till
    assert shop.counter_name == "Till"
    assert shop.settings.save_counter(CounterSettings("Till", "pink", 99, 9999, 1)) == CounterSettings("Till", "system", 100, 240, 10)
    shop.close()
    with Shop.open(shop.location, clock=shop.clock) as again:
        assert again.counter_name == "Till"
    with Shop.open(shop.location, clock=shop.clock, counter="Window") as window:
        assert window.settings.counter() == CounterSettings("Window")
        with pytest.raises(NeedsALook):
            window.settings.save_counter(CounterSettings("Till"))
        assert window.settings.save_counter(CounterSettings("Door")).name == window.counter_name == "Door"


def test_every_field_has_a_reason_until_it_is_switched_off(shop: Shop) -> None:
    assert [reason.field for reason in shop.settings.reasons()] == list(FIELDS)
    assert all(reason.reason and reason.on for reason in shop.settings.reasons())
    shop.settings.save_reason(FieldReason("birthday", "Ours", on=False))
    assert not shop.settings.is_asked("birthday")
    assert shop.settings.is_asked("phones")
    assert FieldReason("birthday", "Ours", on=False) in shop.settings.reasons()
    for reason in (FieldReason("birthday", " ", on=True), FieldReason("shoe size", "Because", on=True)):
        with pytest.raises(NeedsALook):
            shop.settings.save_reason(reason)
    assert not shop.settings.is_asked("birthday")


@pytest.mark.parametrize("value", ["{bad", '{"time_zone":"Mars/X"}', '{"week":[["25:00","26:00"]]}', '["a list"]'])
def test_a_value_damaged_in_a_sound_file_is_said_in_words(shop: Shop, value: str) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery"))
    shop.store.run("UPDATE setting SET value = ? WHERE key = 'shop'", (value,))
    shop.settings.forget_cached()
    with pytest.raises(StoreProblem) as damaged:
        shop.settings.shop()
    assert damaged.value.kind == "corrupt"


@pytest.mark.parametrize(
    ("opens", "closes", "right"),
    [((9, 0), (17, 0), True), ((20, 0), (3, 30), True), ((18, 0), (0, 0), True), ((15, 0), (3, 0), True), ((15, 0), (3, 1), False),
     ((17, 0), (9, 0), False), ((9, 0), (9, 0), False)],
)
def test_a_night_may_pass_midnight_but_no_more_than_half_a_day(
    shop: Shop, opens: tuple[int, int], closes: tuple[int, int], right: bool
) -> None:
    hours = OpeningHours(dt.time(*opens), dt.time(*closes))
    assert hours.looks_right is right
    night = dataclasses.replace(BAKERY, week=(hours,) * 7)
    if right:
        assert shop.settings.save_shop(night).week == night.week
    else:
        with pytest.raises(NeedsALook):
            shop.settings.save_shop(night)
