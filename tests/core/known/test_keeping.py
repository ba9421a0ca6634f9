"""For how long somebody unseen is kept, below which age nobody is, which fields nobody uses, and how somebody leaves."""

from __future__ import annotations

import ast
import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import shopdesk.core
from shopdesk.clock import FixedClock
from shopdesk.core.imports.records import BadRow, ListSource, PersonRow
from shopdesk.core.known import rules
from shopdesk.core.known.records import Leaving
from shopdesk.core.members.records import Address, Age, Birthday, CompanionKind, MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Refusal, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.today.records import Act, Group
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from shopdesk.storage.tables import Companion, Member
from tests.core.known.somebody import NAME, somebody


def in_norway(shop: Shop) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Møllebakken", address=Address(country="NO")))


# unseen


def test_nobody_is_listed_a_day_too_early_or_forgotten(shop: Shop, clock: FixedClock) -> None:
    member_id = somebody(shop)
    assert shop.known.keeping.unseen_months == 36
    clock.move(dt.datetime(2029, 11, 18, 12, tzinfo=dt.UTC) - clock.now())
    assert shop.known.keeping.unseen() == ()
    clock.move(dt.timedelta(days=1))
    (listed,) = shop.known.keeping.unseen()
    assert (listed.member_id, listed.name, listed.last) == (member_id, NAME, dt.date(2026, 11, 19))
    assert shop.members.get(member_id).name == NAME  # listed, never erased by itself


def test_whom_the_owner_keeps_is_asked_about_again_after_the_same_time(shop: Shop, clock: FixedClock) -> None:
    member_id = somebody(shop)
    clock.move(dt.timedelta(days=1200))
    shop.known.keeping.keep(member_id)
    assert shop.known.keeping.unseen() == ()
    clock.move(dt.timedelta(days=1100))
    assert [one.member_id for one in shop.known.keeping.unseen()] == [member_id]
    shop.known.erase(member_id)
    assert shop.known.keeping.unseen() == ()


def test_today_asks_about_three_a_day_and_each_is_kept_or_erased(shop: Shop, clock: FixedClock) -> None:
    five = [somebody(shop, f"Ingrid {name}") for name in ("Dahl", "Vik", "Kjær", "Berg", "Moe")]
    clock.move(dt.timedelta(days=1200))
    rows = shop.today_list.now().rows
    assert [(row.member_id, row.group, row.act) for row in rows] == [(one, Group.REVIEWS, Act.LOOK) for one in five[:3]]
    assert rows[0].sentence == "Not here since Thu 19 Nov 2026. Keep the page, or erase it?"
    shop.today_list.done(rows[0])
    shop.known.erase(five[1])
    assert [row.member_id for row in shop.today_list.now().rows] == five[2:4]
    assert [one.member_id for one in shop.known.keeping.unseen()] == five[2:]


def test_a_visit_takes_somebody_off_the_list(shop: Shop, clock: FixedClock) -> None:
    member_id = somebody(shop)
    clock.move(dt.timedelta(days=1200))
    shop.visits.record(member_id)
    assert shop.known.keeping.unseen() == ()


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 240))
def test_months_are_counted_back_to_a_day_that_is_there(day: dt.date, months: int) -> None:
    before = rules.months_before(day, months)
    assert (day.year - before.year) * 12 + day.month - before.month == months
    assert before.day <= day.day
    assert before.day == day.day or (before + dt.timedelta(1)).day == 1


def test_what_is_kept_for_how_long_is_an_owners(shop: Shop) -> None:
    shop.known.keeping.set_unseen_months(24)
    assert shop.known.keeping.unseen_months == 24
    with pytest.raises(NeedsALook):
        shop.known.keeping.set_unseen_months(0)
    shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    for act in (lambda: shop.known.keeping.set_unseen_months(12), lambda: shop.known.keeping.set_age_limit("NO", 15)):
        with pytest.raises(NotAllowed):
            act()


# children


@pytest.mark.idea(67)
def test_the_table_of_ages_can_be_edited(shop: Shop) -> None:
    in_norway(shop)
    limits = shop.known.keeping.age_limits()
    assert (limits["DK"], limits["NO"], limits["NL"], shop.known.keeping.age_limit("XX")) == (15, 13, 16, 13)
    shop.known.keeping.set_age_limit("no", 15)
    assert shop.known.keeping.age_limit() == 15
    for country, age in (("N", 15), ("12", 15), ("NO", -1), ("NO", 40)):
        with pytest.raises(NeedsALook):
            shop.known.keeping.set_age_limit(country, age)


@pytest.mark.idea(67)
def test_no_page_begins_for_a_child_and_none_becomes_one(shop: Shop) -> None:
    in_norway(shop)
    with pytest.raises(NeedsALook, match="under 13") as refusal:
        shop.members.add(MemberDraft("Åse", birthday=Birthday(11, 20, 2013)))
    assert refusal.value.field == "birthday"
    assert "parent" in refusal.value.do
    member = shop.members.add(MemberDraft("Åse", birthday=Birthday(11, 19, 2013)))  # thirteen today
    with pytest.raises(NeedsALook):
        shop.members.edit(member.id, dataclasses.replace(member.draft(), birthday=Birthday(1, 1, 2020)))
    assert shop.members.get(member.id).birthday == Birthday(11, 19, 2013)


@pytest.mark.idea(67)
def test_an_age_is_enough_where_no_birthday_is_told(shop: Shop) -> None:
    member = shop.members.add(MemberDraft("Åse", age=Age.YOUNG))
    assert shop.members.get(member.id).age is Age.YOUNG
    with pytest.raises(NeedsALook, match="under 13") as refusal:
        shop.members.edit(member.id, dataclasses.replace(member.draft(), age=Age.CHILD))
    assert (refusal.value.field, "parent" in refusal.value.do) == ("age", True)
    born = shop.members.edit(member.id, dataclasses.replace(member.draft(), birthday=Birthday(5, 1, 1971)))
    assert (born.birthday, born.age) == (Birthday(5, 1, 1971), Age.UNKNOWN)  # a year says it, and stays right


@pytest.mark.idea(67)
def test_only_the_age_is_kept_of_grown_ups_where_the_owner_wants_no_years(shop: Shop, clock: FixedClock) -> None:
    days = {"Eighteen today": (11, 19, 2008), "Tomorrow": (11, 20, 2008), "Grown up": (12, 31, 1971), "No year": (5, 1, None)}
    ids = {name: shop.members.add(MemberDraft(name, birthday=Birthday(*born))).id for name, born in days.items()}
    shop.known.keeping.set_only_age(True)
    kept = {name: (member.birthday and member.birthday.year, member.age) for name, one in ids.items() if (member := shop.members.get(one))}
    assert kept == {
        "Eighteen today": (None, Age.ADULT), "Tomorrow": (2008, Age.UNKNOWN), "Grown up": (None, Age.ADULT), "No year": (None, Age.UNKNOWN),
    }
    clock.move(dt.timedelta(days=1))
    grown = shop.members.edit(ids["Tomorrow"], shop.members.get(ids["Tomorrow"]).draft())
    assert (grown.birthday, grown.age) == (Birthday(11, 20), Age.ADULT)
    empty = PersonRow(*([""] * len(PersonRow._fields)))
    row = empty._replace(line=2, raw="x", name="Of a list", phones=(), emails=(), birthday=(1960, 5, 1), doubts=())
    shop.imports.bring_people([row], ListSource("list.csv", "plain", ("Name",)), lambda bad: None)
    assert shop.store.rows("SELECT birth_year, birth_day, age FROM member WHERE name = 'Of a list'") == [(None, 1, "adult")]


@pytest.mark.idea(67)
def test_a_country_of_their_own_counts_before_the_shops(shop: Shop) -> None:
    in_norway(shop)
    with pytest.raises(NeedsALook, match="under 16"):
        shop.members.add(MemberDraft("Åse", birthday=Birthday(1, 1, 2011), address=Address(country="NL")))


@pytest.mark.idea(67)
def test_a_page_that_became_a_childs_gets_no_topic_contact_photo_or_visit(shop: Shop) -> None:
    in_norway(shop)
    shop.pictures._gate = lambda picture, *, keep_alpha=False: picture
    (bread,) = shop.permissions.manners.keep_topics((Topic("", "Bread"),))
    member = shop.members.add(MemberDraft("Åse", emails=("aase@example.no",), birthday=Birthday(11, 19, 2013)))  # thirteen today
    shop.permissions.give(member.id, Channel.EMAIL, Purpose.NEWS)
    shop.known.keeping.set_age_limit("NO", 15)
    for refused, field in (
        (lambda: shop.permissions.choices.choose(member.id, Choices(topics=frozenset({bread.key}))), "topics"),
        (lambda: shop.members.set_photo(member.id, b"a face"), "photo"),
    ):
        with pytest.raises(NeedsALook) as refusal:
            refused()
        assert refusal.value.field == field
    assert shop.visits.record(member.id) is None
    assert shop.permissions.may(member.id, Channel.EMAIL, Purpose.NEWS, topic=bread.key).reason is Refusal.CHILD
    assert shop.store.rows("SELECT count(*) FROM visit UNION ALL SELECT count(*) FROM picture") == [(0,), (0,)]


@pytest.mark.idea(67)
def test_a_list_brings_no_child_in(shop: Shop) -> None:
    in_norway(shop)
    empty = PersonRow(*([""] * len(PersonRow._fields)))
    rows = [
        empty._replace(line=number, raw=name, name=name, phones=(), emails=(), birthday=born, doubts=())
        for number, (name, born) in enumerate([("Åse", (2020, 5, 1)), ("Søren", (1960, 5, 1)), ("Hanne", None), ("Tor", (None, 5, 1))], 2)
    ]
    bad: list[BadRow] = []
    brought = shop.imports.bring_people(rows, ListSource("list.csv", "plain", ("Name",)), bad.append)
    assert brought.taken == 3
    assert [row.line for row in bad] == [2]
    assert "No page is kept of a child" in bad[0].detail


@pytest.mark.idea(67)
def test_a_child_comes_along_by_first_name_and_nothing_else(shop: Shop) -> None:
    member_id = somebody(shop)
    shop.members.add_companion(member_id, CompanionKind.CHILD, "Tor Bråten")
    assert shop.members.get(member_id).companions[0].name == "Tor"
    assert {field.name for field in Companion._meta.sorted_fields} == {"id", "member", "kind", "name"}


# fields nobody uses


@pytest.mark.idea(77, part=True)
def test_a_field_that_was_not_used_for_a_year_is_named(shop: Shop, clock: FixedClock) -> None:
    member_id = shop.members.add(MemberDraft(NAME, phones=("73 50 01 99",), birthday=Birthday(5, 18))).id
    assert shop.known.keeping.unused() == ()
    clock.move(dt.timedelta(days=366))
    assert {unused.field: unused.people for unused in shop.known.keeping.unused()} == {"phones": 1, "birthday": 1}
    shop.known.used(member_id, "phones", member_id, "call")
    shop.known.used(member_id, "birthday", member_id, "card")
    assert shop.known.keeping.unused() == ()
    clock.move(dt.timedelta(days=366))
    shop.settings.save_reason(dataclasses.replace(next(r for r in shop.settings.reasons() if r.field == "phones"), on=False))
    (birthday,) = shop.known.keeping.unused()
    assert (birthday.field, birthday.last) == ("birthday", dt.date(2027, 11, 20))


# leaving


@pytest.mark.idea(31)
def test_whoever_leaves_is_erased_or_left_alone_as_they_wish(shop: Shop) -> None:
    silent, gone = somebody(shop), somebody(shop, "Søren Kjær")
    assert shop.known.leave(silent, Leaving.SILENCE) is None
    assert shop.members.get(silent).left_alone
    assert shop.members.get(silent).memories
    done = shop.known.leave(gone, Leaving.ERASE)
    assert done is not None
    with pytest.raises(NotFound):
        shop.members.get(gone)


@pytest.mark.idea(31)
def test_there_are_no_points_and_leaving_costs_nothing() -> None:
    words = {"points", "penalty", "penalties", "forfeit", "expires", "surcharge", "fee"}
    columns = {field.column_name for table in Member.__subclasses__() or [Member] for field in table._meta.sorted_fields}
    assert not words & columns
    for path in (Path(shopdesk.core.__file__).parent / "known").glob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert not words & names
