"""Asked about many at once, the gate gives the very answers it gives one by one."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.core.members.records import Address, Birthday, MemberDraft
from shopdesk.core.permissions.many import ANY_TOPIC
from shopdesk.core.permissions.records import ASKED_FOR, Channel, Choices, Purpose, QuietHours, Topic
from shopdesk.core.shop import Shop
from shopdesk.storage import tables

NIGHT, DAY = dt.datetime(2026, 11, 19, 21, 30, tzinfo=dt.UTC), dt.datetime(2026, 11, 19, 9, tzinfo=dt.UTC)
HOURS = QuietHours(dt.time(9), dt.time(11))
channels, asked_for = st.sampled_from(Channel), st.sampled_from(ASKED_FOR)
choices = st.builds(
    Choices, per_month=st.sampled_from([None, 0, 1, 5]), quiet=st.sampled_from([None, HOURS]),
    topics=st.sets(st.sampled_from(["bread", "cake"])).map(frozenset),
)
acts = st.one_of(
    st.tuples(st.sampled_from(["give", "refuse", "withdraw"]), channels, asked_for),
    st.tuples(st.just("sent"), channels, st.sampled_from(Purpose)),
    st.tuples(st.just("choose"), choices),
    st.tuples(st.just("leave_alone")),
    st.tuples(st.just("lost")),
)


def _do(shop: Shop, member_id: int, verb: str, *given_: Any) -> None:
    if verb == "choose":
        shop.permissions.choices.choose(member_id, given_[0])
    elif verb == "leave_alone":
        with shop.transaction("test") as writing:
            writing.update(tables.Member, member_id, left_alone=True)
    elif verb == "lost":
        shop.voices.lost.leave(member_id, "too far")
    else:
        getattr(shop.permissions, verb)(member_id, *given_)


def _page(shop: Shop, born: Birthday | None, doings: list[tuple[Any, ...]]) -> int:
    member_id = shop.members.add(MemberDraft("Hanne Vik", address=Address(country="NO"))).id
    for doing in doings:
        _do(shop, member_id, *doing)
    if born:  # after the rest, as when the age limit was raised
        with shop.transaction("test") as writing:
            writing.update(tables.Member, member_id, birth_month=born.month, birth_day=born.day, birth_year=born.year)
    return member_id


pages = st.tuples(st.sampled_from([None, Birthday(5, 3), Birthday(5, 3, 1980), Birthday(5, 3, 2016)]), st.lists(acts, max_size=5))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pages, min_size=1, max_size=4), st.booleans(), st.sampled_from([DAY, NIGHT]))
def test_many_hear_what_each_would_hear(shop: Shop, everybody: list[Any], merged: bool, when: dt.datetime) -> None:
    shop.permissions.manners.keep_topics((Topic("bread", "Bread"), Topic("cake", "Cake")))
    ids = [_page(shop, *page) for page in everybody]
    if merged:  # each into the next, so that pages are several steps away
        with shop.transaction("test") as writing:
            for gone, stays in itertools.pairwise(ids):
                writing.update(tables.Member, gone, merged_into=stays)
                shop.members.drop_glance(gone)
        ids = ids[-1:]
    many, may = shop.permissions.many, shop.permissions.may
    for purpose in Purpose:
        for topic in ("", "bread"):
            found = many.refusals(ids, tuple(Channel), purpose, when, topic)
            assert found == {
                one: {channel: may(one, channel, purpose, when, topic).reason for channel in Channel} for one in ids
            }
    for member_id, answers in many.refusals(ids, tuple(Channel), Purpose.NEWS, when, ANY_TOPIC).items():
        for channel, reason in answers.items():
            assert (reason is None) == any(may(member_id, channel, Purpose.NEWS, when, topic) for topic in ("bread", "cake"))
