"""Who may take a list, what is kept of it, and whom the gate lets out of the shop."""

from __future__ import annotations

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.exports.records import WHOLE, Going, Tally, Wanted
from shopdesk.core.members.filters import Reach
from shopdesk.core.members.records import Address, Birthday, MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Refusal, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.storage import tables

HOME = Address("Storgata 4", "7030", "Trondheim", "", "NO")
EMAIL, PHONE, TEXT, POST = Channel.EMAIL, Channel.PHONE, Channel.TEXT, Channel.POST
OFFERS, NEWS = Purpose.OFFERS, Purpose.NEWS
MAILING = Wanted("mailchimp", OFFERS, frozenset({Reach.EMAIL}), Reach.EMAIL)


def member(shop: Shop, name: str, *channels: Channel, purpose: Purpose = OFFERS) -> int:
    """Somebody who can be reached in every way, and permits these."""
    first = name.split(" ", maxsplit=1)[0].lower()
    member_id = shop.members.add(MemberDraft(name, phones=("+47 900 12 345",), emails=(f"{first}@post.example",), address=HOME)).id
    for channel in channels:
        shop.permissions.give(member_id, channel, purpose)
    return member_id


def gone(shop: Shop, wanted: Wanted) -> tuple[list[Going], Tally]:
    tally = Tally()
    return list(shop.exports.going(shop.members.listing.ids(), wanted, tally)), tally


def test_only_who_permitted_it_goes_out_and_only_by_those_ways(shop: Shop) -> None:
    member(shop, "Hanne Vik", EMAIL)
    member(shop, "Søren Kjær", TEXT, POST)
    member(shop, "Ingrid Dahl")
    (hanne, soren), tally = gone(shop, Wanted("spreadsheet", OFFERS))
    assert (hanne.name, hanne.emails, hanne.phones, hanne.street, hanne.city) == ("Hanne Vik", ("hanne@post.example",), (), "", "")
    assert (soren.name, soren.emails, soren.street) == ("Søren Kjær", (), "Storgata 4")
    assert [e164 for _typed, e164 in soren.phones] == ["+4790012345"]
    assert (tally.going, tally.staying, tally.refused) == (2, 1, {Refusal.NOT_PERMITTED: 1})


def test_a_form_that_needs_a_way_asks_about_that_way_alone(shop: Shop) -> None:
    member(shop, "Hanne Vik", EMAIL)
    member(shop, "Søren Kjær", POST)
    without = shop.members.add(MemberDraft("Åse Bråten")).id
    shop.permissions.give(without, EMAIL, OFFERS)
    found, tally = gone(shop, MAILING)
    assert [one.name for one in found] == ["Hanne Vik"]
    assert (tally.refused, tally.no_way) == ({Refusal.NOT_PERMITTED: 1}, 1)


def test_the_moment_after_it_was_withdrawn_they_stay_in(shop: Shop) -> None:
    hanne = member(shop, "Hanne Vik", EMAIL)
    assert gone(shop, MAILING)[1].going == 1
    shop.permissions.withdraw(hanne, EMAIL, OFFERS)
    assert gone(shop, MAILING)[1].going == 0


def test_each_reason_is_counted_and_quiet_hours_are_none(shop: Shop, clock: FixedClock) -> None:
    child, alone, lost, often = (member(shop, name, EMAIL) for name in ("Hanne Vik", "Ingrid Dahl", "Åse Bråten", "Søren Kjær"))
    with shop.transaction("test") as writing:
        writing.update(tables.Member, child, birth_month=5, birth_day=3, birth_year=2018)
        writing.update(tables.Member, alone, left_alone=True)
    shop.voices.lost.leave(lost, "too far")
    shop.permissions.choices.choose(often, Choices(per_month=0))
    quiet = member(shop, "Vegard Tangen", PHONE)
    clock.move(dt.timedelta(hours=14))
    assert shop.permissions.may(quiet, PHONE, OFFERS).reason is Refusal.QUIET_HOURS
    found, tally = gone(shop, Wanted("spreadsheet", OFFERS))
    assert [one.name for one in found] == ["Vegard Tangen"]
    expected = dict.fromkeys((Refusal.CHILD, Refusal.LEFT_ALONE, Refusal.DO_NOT_COME_BACK, Refusal.TOO_OFTEN), 1)
    assert tally.refused == expected


def test_news_goes_to_who_chose_a_topic_and_names_what_they_chose(shop: Shop) -> None:
    bread, cake = shop.permissions.manners.keep_topics((Topic("", "Bread"), Topic("", "Cake")))
    both, one = member(shop, "Hanne Vik", EMAIL, purpose=NEWS), member(shop, "Søren Kjær", EMAIL, purpose=NEWS)
    member(shop, "Ingrid Dahl", EMAIL, purpose=NEWS)
    shop.permissions.choices.choose(both, Choices(topics=frozenset({bread.key, cake.key})))
    shop.permissions.choices.choose(one, Choices(topics=frozenset({cake.key})))
    found, tally = gone(shop, Wanted("listmonk", NEWS, frozenset({Reach.EMAIL}), Reach.EMAIL))
    assert {one.name: set(one.topics) for one in found} == {"Hanne Vik": {"Bread", "Cake"}, "Søren Kjær": {"Cake"}}
    assert tally.refused == {Refusal.TOPIC_NOT_CHOSEN: 1}
    found, _tally = gone(shop, Wanted("listmonk", NEWS, frozenset({Reach.EMAIL}), Reach.EMAIL, bread.key))
    assert [one.name for one in found] == ["Hanne Vik"]


def test_everybody_is_whole_and_merged_pages_do_not_go_twice(shop: Shop) -> None:
    stays, twice = member(shop, "Hanne Vik"), member(shop, "Hanne Wiik")
    shop.members.edit(stays, MemberDraft("Hanne Vik", birthday=Birthday(4, 14)))
    with shop.transaction("test") as writing:
        writing.update(tables.Member, twice, merged_into=stays)
        shop.members.drop_glance(twice)
    (one,), tally = gone(shop, Wanted("spreadsheet"))
    assert (one.id, one.birthday, one.emails) == (stays, (None, 4, 14), ("hanne@post.example",))
    assert (tally.going, tally.staying) == (1, 0)


# who, and what is kept of it


@pytest.fixture
def ingrid(shop: Shop) -> int:
    """An owner, at the counter."""
    owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(owner.id)
    return owner.id


@pytest.mark.parametrize("wanted", [MAILING, Wanted("spreadsheet", why="Moving house"), Wanted(WHOLE)])
def test_a_list_is_the_owners_to_take(shop: Shop, ingrid: int, wanted: Wanted) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft("Jonas Lie")).id)
    with pytest.raises(NotAllowed, match="take a list out of the shop"):
        shop.exports.begin(wanted)
    assert not shop.store.rows("SELECT 1 FROM taken_list")


@pytest.mark.idea(27, part=True)
@pytest.mark.parametrize("why", ["", "  "])
def test_everybody_needs_a_reason_and_the_whole_shop_none(shop: Shop, ingrid: int, why: str) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.exports.begin(Wanted("spreadsheet", why=why))
    assert refused.value.field == "why"
    shop.exports.begin(Wanted(WHOLE, why=why))


def test_it_is_written_down_before_it_leaves_and_no_name_with_it(shop: Shop, ingrid: int) -> None:
    list_id = shop.exports.begin(Wanted("spreadsheet", why="Moving house"))
    assert shop.store.rows("SELECT staff_id, form, purpose, why, going, staying FROM taken_list") == [
        (ingrid, "spreadsheet", "", "Moving house", None, None)
    ]
    shop.exports.finished(list_id, 12, 3)
    ended, begun = shop.log.tail(2)
    assert (begun.verb, begun.staff_id, begun.numbers) == ("exports.begin", ingrid, {"list": list_id, "form": "spreadsheet", "purpose": ""})
    assert (ended.verb, ended.numbers) == ("exports.end", {"list": list_id, "going": 12, "staying": 3})
    assert shop.store.rows("SELECT going, staying FROM taken_list") == [(12, 3)]
    step = shop.undo.last()
    assert step is None or not step.verb.startswith("exports.")
