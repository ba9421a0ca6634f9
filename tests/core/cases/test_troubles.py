"""The trouble board: one trouble, many people, and who heard of it before they had to ask."""

import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, QuietHours
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.storage.tables import Member
from tests.core.cases.bakery import booked, oslo, take_back

At = Callable[[dt.datetime], None]


@pytest.fixture
def four(shop: Shop, staff: dict[str, int]) -> list[int]:
    names = ("Hanne Vik", "Søren Kjær", "Åse Bråten", "Joost van Dijk")
    return [shop.members.add(MemberDraft(name=name)).id for name in names]


@pytest.mark.idea(74)
def test_one_trouble_many_people_and_the_share_told_before_they_asked(shop: Shop, four: list[int], at: At) -> None:
    troubles = shop.cases.troubles
    trouble = troubles.open("The flour came late.", oslo(11, 19, 11), four, "Your bread is ready at noon, not at nine.")
    assert (trouble.members, trouble.told, trouble.share_told_first, trouble.owner_name) == (4, 0, 0.0, "Ingrid Dahl")
    hanne, soren, aase, _joost = four
    troubles.told(trouble.id, hanne, "phone")
    troubles.asked(trouble.id, soren)
    at(oslo(11, 19, 9))
    troubles.told(trouble.id, soren, "text")
    after = troubles.told(trouble.id, aase, "in_person")
    assert (after.told, after.told_first, after.share_told_first) == (3, 2, 0.5)
    hits = {hit.member_name: hit for hit in troubles.hits(trouble.id)}
    assert list(hits) == ["Joost van Dijk", "Åse Bråten", "Hanne Vik", "Søren Kjær"]  # who is still to be told stands first
    assert (hits["Hanne Vik"].channel, hits["Hanne Vik"].told_first) == ("phone", True)
    assert (hits["Søren Kjær"].channel, hits["Søren Kjær"].told_first) == ("text", False)
    assert hits["Joost van Dijk"].told_at is None
    assert booked(shop, hanne) == booked(shop, aase) == [TrustKind.HELP_BEFORE_ASKED]
    assert booked(shop, soren) == []
    day = shop.today()
    assert troubles.share_told_first(day, day) == 0.5
    assert troubles.share_told_first(day + dt.timedelta(1), day + dt.timedelta(2)) is None

    assert not troubles.is_overdue(after)
    at(oslo(11, 19, 11, 1))
    assert troubles.is_overdue(after)
    news = troubles.update(trouble.id, oslo(11, 19, 13), "The mill says two o'clock.")
    assert (troubles.is_overdue(news), news.words) == (False, "The mill says two o'clock.")
    at(oslo(11, 19, 14))
    assert not troubles.is_overdue(troubles.over(trouble.id))
    assert troubles.all() == ()
    assert [one.id for one in troubles.all(over_too=True)] == [trouble.id]


@pytest.mark.idea(74)
def test_news_are_told_to_each_again(shop: Shop, four: list[int], at: At) -> None:
    troubles = shop.cases.troubles
    trouble = troubles.open("The flour came late.", oslo(11, 19, 11), four, "Your bread is ready at noon.")
    for member_id in four[:3]:
        troubles.told(trouble.id, member_id, "phone")
        shop.today_list.marks.require_open(next(row for row in shop.today_list.now().rows if row.kind == "trouble"))
    news = troubles.update(trouble.id, oslo(11, 19, 13), "The mill says two o'clock.")
    assert (news.told, news.told_first, news.news) == (0, 3, 2)
    rows = {row.member_id: row for row in shop.today_list.now().rows if row.kind == "trouble"}
    assert set(rows) == set(four)
    shop.today_list.done(rows[four[0]])
    troubles.asked(trouble.id, four[1])
    after = troubles.told(trouble.id, four[1], "phone")
    assert (after.told, after.told_first) == (2, 2)  # one of those told first had to ask for the news of it
    assert [hit.knows for hit in troubles.hits(trouble.id)] == [False, False, True, True]
    assert booked(shop, four[0]) == [TrustKind.HELP_BEFORE_ASKED]
    take_back(shop)
    assert troubles.get(trouble.id).told == 1


def test_they_hear_of_it_their_own_way_which_is_never_the_post(shop: Shop, at: At) -> None:
    reach = {"phones": ("+47 963 10 111",), "address": Address("Street 1", "0150", "Oslo", "", "NO")}
    hanne, nobody = (shop.members.add(MemberDraft(name=name, **more)).id for name, more in (("Hanne Vik", reach), ("Åse Bråten", {})))
    shop.permissions.choices.choose(hanne, Choices(ranked=(Channel.POST, Channel.TEXT), quiet=QuietHours(dt.time(8), dt.time(15))))
    assert shop.cases.troubles.way(hanne) is Channel.TEXT
    assert shop.cases.troubles.way(nobody) is Channel.IN_PERSON


def test_telling_or_asking_twice_changes_nothing(shop: Shop, four: list[int], at: At) -> None:
    trouble = shop.cases.troubles.open("No power.", oslo(11, 19, 11), four[:1])
    shop.cases.troubles.told(trouble.id, four[0], "phone")
    at(oslo(11, 19, 10))
    shop.cases.troubles.told(trouble.id, four[0], "text")
    shop.cases.troubles.asked(trouble.id, four[0])
    (hit,) = shop.cases.troubles.hits(trouble.id)
    assert (hit.channel, hit.told_at, hit.asked_at) == ("phone", oslo(11, 19, 8, 40), None)
    assert booked(shop, four[0]) == [TrustKind.HELP_BEFORE_ASKED]


def test_people_are_added_once_and_a_merged_page_is_the_same_person(shop: Shop, four: list[int]) -> None:
    hanne, soren, *_others = four
    trouble = shop.cases.troubles.open("No power.", oslo(11, 19, 11), [hanne, hanne])
    assert shop.cases.troubles.add(trouble.id, [hanne, soren]).members == 2
    Member.update(merged_into=soren).where(Member.id == four[2]).execute()
    assert shop.cases.troubles.add(trouble.id, [four[2]]).members == 2
    assert [one.id for one in shop.cases.troubles.of(four[2])] == [trouble.id]
    assert shop.cases.troubles.of(four[3]) == ()
    shop.cases.troubles.told(trouble.id, four[2], "phone")
    assert booked(shop, soren) == [TrustKind.HELP_BEFORE_ASKED]


def test_what_cannot_be_written_down(shop: Shop, four: list[int]) -> None:
    for what, when in ((" ", oslo(11, 19, 11)), ("No power.", oslo(11, 18, 11))):
        with pytest.raises(NeedsALook):
            shop.cases.troubles.open(what, when)
    trouble = shop.cases.troubles.open("No power.", oslo(11, 19, 11))
    assert trouble.share_told_first is None
    with pytest.raises(NotFound):
        shop.cases.troubles.told(trouble.id, four[0], "phone")
    with pytest.raises(NotFound):
        shop.cases.troubles.over(7)


def test_undo_takes_the_whole_trouble_back(shop: Shop, four: list[int]) -> None:
    shop.cases.troubles.open("No power.", oslo(11, 19, 11), four)
    take_back(shop)
    assert shop.cases.troubles.all(over_too=True) == ()
    assert shop.store.rows("SELECT count(*) FROM trouble_member") == [(0,)]
