"""The trust account: what is booked adds up, month by month, and an empty one says so."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import DatabaseError

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.trust import rules
from shopdesk.core.trust.records import Booked, TrustKind
from shopdesk.errors import NotFound, ShopError
from shopdesk.storage.tables import Member

TODAY = dt.date(2026, 11, 19)
days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 3, 1))
entries = st.lists(st.builds(lambda kind, day: Booked(kind, rules.VALUES[kind], day), st.sampled_from(TrustKind), days))


@pytest.fixture
def hanne(shop: Shop) -> int:
    return shop.members.add(MemberDraft(name="Hanne Vik")).id


def test_every_kind_has_its_value_and_gives_or_takes() -> None:
    assert set(rules.VALUES) == set(TrustKind)
    taken = {kind for kind, value in rules.VALUES.items() if value < 0}
    assert taken == {
        TrustKind.ASKED, TrustKind.OFFER, TrustKind.LATE, TrustKind.PROMISE_BROKEN, TrustKind.PROBLEM, TrustKind.ASKED_TWICE,
    }
    assert 0 not in rules.VALUES.values()


@pytest.mark.idea(75)
@given(entries)
def test_the_months_add_up_to_what_was_booked_in_them(booked: list[Booked]) -> None:
    account = rules.account(booked, TODAY, held=False)
    year = [one for one in booked if one.day >= dt.date(2025, 12, 1)]
    assert len(account.months) == 12
    assert [month.first for month in account.months] == [dt.date(2025, 12, 1)] + [dt.date(2026, month, 1) for month in range(1, 12)]
    assert sum(month.given - month.taken for month in account.months) == sum(one.value for one in year)
    assert account.good_turns + account.asks + account.slips == len(year)
    assert account.is_empty is (sum(one.value for one in year) <= 0)
    for month in account.months[:-1]:
        here = [one.value for one in year if one.day.replace(day=1) == month.first]
        assert (month.given, month.taken) == (sum(value for value in here if value > 0), -sum(value for value in here if value < 0))


def test_what_a_clock_that_was_set_back_left_ahead_stands_in_this_month() -> None:
    account = rules.account([Booked(TrustKind.GIFT, 2, dt.date(2027, 1, 3))], TODAY, held=False)
    assert account.months[-1].given == 2
    assert not account.is_empty


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "Nothing given this year, nothing asked. Give first, ask later."),
        ({TrustKind.GESTURE: 10, TrustKind.ASKED: 2}, "Ten good turns this year, two asks. There is goodwill to draw on."),
        ({TrustKind.GIFT: 1}, "One good turn this year, no asks. There is goodwill to draw on."),
        ({TrustKind.GESTURE: 20, TrustKind.LATE: 1}, "20 good turns this year, one slip of ours. There is goodwill to draw on."),
        ({TrustKind.OFFER: 1}, "No good turns this year, one ask. Give first, ask later."),
    ],
)
def test_the_year_is_said_in_a_sentence(counts: dict[TrustKind, int], sentence: str) -> None:
    booked = [Booked(kind, rules.VALUES[kind], TODAY) for kind, count in counts.items() for _ in range(count)]
    assert rules.account(booked, TODAY, held=False).sentence == sentence
    assert rules.account(booked, TODAY, held=True).sentence == "This drew it down. Mend first, ask later."


@pytest.mark.idea(75)
def test_asking_from_an_empty_account_is_warned_against(shop: Shop, hanne: int, clock: FixedClock) -> None:
    assert shop.trust.is_empty(hanne)
    assert "Give something first" in shop.trust.warning(hanne)
    shop.trust.book(hanne, TrustKind.GESTURE)
    assert not shop.trust.is_empty(hanne)
    assert shop.trust.warning(hanne) == ""
    shop.trust.book(hanne, TrustKind.ASKED)
    assert not shop.trust.is_empty(hanne)
    shop.trust.book(hanne, TrustKind.OFFER)
    assert shop.trust.is_empty(hanne)
    clock.move(dt.timedelta(400))
    assert shop.trust.account(hanne).good_turns == 0  # more than a year ago


def test_what_was_booked_is_kept_with_its_day_and_what_it_came_from(shop: Shop, hanne: int) -> None:
    shop.trust.book(hanne, TrustKind.GIFT, about_id=77)
    assert shop.trust.history(hanne) == (Booked(TrustKind.GIFT, 2, TODAY, 77),)
    assert shop.trust.count(TrustKind.GIFT, TODAY, TODAY) == 1
    assert shop.trust.count(TrustKind.GIFT, TODAY + dt.timedelta(1), dt.date.max) == 0
    with pytest.raises(NotFound):
        shop.trust.book(7, TrustKind.GIFT)


def test_the_same_is_booked_once_about_one_thing_until_it_is_taken_back(shop: Shop, hanne: int) -> None:
    assert shop.trust.book_once(hanne, TrustKind.LATE, 77) is not None
    assert shop.trust.book_once(hanne, TrustKind.LATE, 77) is None
    shop.trust.unbook(77, TrustKind.LATE)
    shop.trust.unbook(77, TrustKind.LATE)
    assert shop.trust.history(hanne) == ()
    assert shop.trust.book_once(hanne, TrustKind.LATE, 77) is not None
    assert len(shop.trust.history(hanne)) == 1
    assert shop.store.rows("SELECT sum(value) FROM trust_entry") == [(-1,)]


def test_the_ledger_is_only_added_to(shop: Shop, hanne: int) -> None:
    entry = shop.trust.book(hanne, TrustKind.PROBLEM)
    for sql in ("UPDATE trust_entry SET value = 9 WHERE id = ?", "DELETE FROM trust_entry WHERE id = ?"):
        with pytest.raises((DatabaseError, ShopError), match="a ledger is only added to"):
            shop.store.run(sql, (entry,))
    assert shop.store.rows("SELECT value FROM trust_entry") == [(-3,)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_undo_in_any_order_of_booking_leaves_the_sum_of_what_stands(shop: Shop, data: st.DataObject) -> None:
    member = shop.members.add(MemberDraft(name="Åse Bråten")).id
    kinds = data.draw(st.lists(st.sampled_from(TrustKind), max_size=6))
    gone = data.draw(st.sets(st.integers(0, 5)))
    booked = [shop.trust.book(member, kind) for kind in kinds]
    for place in gone & set(range(len(booked))):
        shop.trust.reverse(booked[place])
        shop.trust.reverse(booked[place])
    standing = Counter(kind for place, kind in enumerate(kinds) if place not in gone)
    assert Counter(one.kind for one in shop.trust.history(member)) == standing
    total = shop.store.rows("SELECT coalesce(sum(value), 0) FROM trust_entry WHERE member_id = ?", (member,))[0][0]
    assert total == sum(rules.VALUES[kind] * count for kind, count in standing.items())


def test_a_merged_page_brings_its_account_along(shop: Shop, hanne: int) -> None:
    soren = shop.members.add(MemberDraft(name="Søren Kjær")).id
    shop.trust.book(hanne, TrustKind.GIFT)
    Member.update(merged_into=soren).where(Member.id == hanne).execute()
    shop.trust.book(hanne, TrustKind.GESTURE)
    assert {one.kind for one in shop.trust.history(soren)} == {TrustKind.GIFT, TrustKind.GESTURE}
    assert shop.trust.account(soren) == shop.trust.account(hanne)


def test_who_shows_the_account_hears_of_it(shop: Shop, hanne: int) -> None:
    heard = []
    shop.listen(heard.append)
    shop.trust.book(hanne, TrustKind.GIFT)
    assert heard[-1].features == {"trust"}
    assert heard[-1].members == {hanne}
    assert "trust" in shop.log.touched_since(0).features
