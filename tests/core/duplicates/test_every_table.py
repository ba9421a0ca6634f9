"""Every table about a person is read from the page that goes on: a row of the merged page in each, and what its feature gives of it."""

from collections.abc import Callable
from typing import Any

import peewee
import pytest

from shopdesk.core.known.rows import RowsAbout, treatment_of
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose, State
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.storage import tables as t
from shopdesk.storage.treatment import OnMerge
from tests.core.known.somebody import in_every_table

Made = dict[type[peewee.Model], int]
Read = Callable[[Shop, int, Made], Any]
WORDS = "flour"
# What a generated row cannot know: the codes its feature reads.
_CODES = (
    "UPDATE companion SET kind = 'dog'", "UPDATE printed_card SET kind = 'thank_you'",
    "UPDATE case_file SET status = '', reason = ''", "UPDATE message SET channel = 'email'", "UPDATE voice SET kind = 'said'",
    "UPDATE sending SET channel = 'email', purpose = 'news'", "UPDATE choice SET how = 'counter', ranked = '[]', topics = '[]'",
    "UPDATE gift_person SET part = 'receiver'", "UPDATE privilege SET ended_at = NULL, end_on = NULL",
)
_READ: dict[type[peewee.Model], Read] = {
    t.Member: lambda shop, page, made: shop.members.get(made[t.Member]).id == page,
    t.Phone: lambda shop, page, made: shop.members.get(page).phones,
    t.Email: lambda shop, page, made: shop.members.get(page).emails,
    t.Memory: lambda shop, page, made: shop.members.find(WORDS).matches,
    t.FormerJob: lambda shop, page, made: shop.members.former_jobs(page),
    t.Companion: lambda shop, page, made: shop.members.get(page).companions,
    t.Thing: lambda shop, page, made: shop.members.things(page),
    t.Note: lambda shop, page, made: shop.members.notes(page),
    t.Visit: lambda shop, page, made: shop.visits.of(page) and shop.visits.get(made[t.Visit]).member_id == page,
    t.PrintedCard: lambda shop, page, made: shop.cards.of(page),
    t.CaseFile: lambda shop, page, made: shop.cases.of(page, ended_too=True),
    t.TroubleMember: lambda shop, page, made: shop.cases.troubles.hits(made[t.Trouble])[0].member_id == page,
    t.Override: lambda shop, page, made: shop.cases.overrides(page),
    t.Contact: lambda shop, page, made: shop.followups.last_contact(page),
    t.Message: lambda shop, page, made: shop.followups.messages.of(page),
    t.TrustEntry: lambda shop, page, made: shop.trust.book(made[t.Member], TrustKind.GIFT) and shop.trust.history(page),
    t.Choice: lambda shop, page, made: shop.permissions.choices.of(page).day,
    t.Sending: lambda shop, page, made: shop.permissions.sendings.of(page),
    t.AskedQuestion: lambda shop, page, made: shop.asking.of(page),
    t.Voice: lambda shop, page, made: shop.voices.of(page),
    t.Privilege: lambda shop, page, made: shop.privileges.of(page),
    t.PrivilegeWaiting: lambda shop, page, made: shop.privileges.waiting.of(made[t.PrivilegeKind])[0].member_id == page,
    t.Gesture: lambda shop, page, made: shop.gestures.of(page),
    t.GiftPerson: lambda shop, page, made: shop.giftcards.shelf.times_received(page),
}
# These say something of a person only while nothing has ended, which a generated row has.
_STANDING: dict[type[peewee.Model], tuple[str, Read]] = {
    t.FollowUp: ("done_on", lambda shop, page, made: shop.followups.of(page)),
    t.Agreement: ("ended_at", lambda shop, page, made: shop.voices.agreements.of(page)),
    t.LostNote: ("ended_at", lambda shop, page, made: shop.voices.lost.of(page)),
}
_POINTED = [table for table in t.TABLES if treatment_of(table).merge is OnMerge.POINTER and treatment_of(table).person]
_NOT_DRAWN = {t.UndoStep, t.UndoRow, t.LogLine, t.Erasure}  # of acts and of who is gone: a row of theirs is nobody's page


@pytest.fixture
def merged(shop: Shop) -> tuple[int, Made]:
    """Hanne's page, which goes on, and what stands on Åse's in every table."""
    page, other = (shop.members.add(MemberDraft(name=name)).id for name in ("Hanne Vik", "Åse Bråten"))
    shop.duplicates.merge(page, other)
    made = in_every_table(shop, other, WORDS)
    for sql in (*_CODES, *(f"UPDATE {table._meta.table_name} SET {column} = NULL" for table, (column, _read) in _STANDING.items())):
        shop.store.run(sql)
    shop.store.run("UPDATE follow_up SET kind = 'solved'")
    shop.members.refresh((other,))
    return page, made


def test_what_a_feature_knows_of_the_merged_page_it_gives_of_the_one_that_goes_on(shop: Shop, merged: tuple[int, Made]) -> None:
    reading = {**_READ, **{table: read for table, (_column, read) in _STANDING.items()}}
    assert [table.__name__ for table, read in reading.items() if not read(shop, *merged)] == []


def test_every_table_that_is_followed_is_walked_from_the_page_that_goes_on(shop: Shop, merged: tuple[int, Made]) -> None:
    page, made = merged
    about = RowsAbout(shop, page)
    for table in _POINTED:
        if table not in _NOT_DRAWN:
            assert made[table] in about.of_person(table), table.__name__


def test_permissions_of_the_merged_page_speak_for_the_person(shop: Shop) -> None:
    page, other = (shop.members.add(MemberDraft(name=name, emails=(f"{name[0]}@vik.example",))).id for name in ("Hanne Vik", "Unn Vik"))
    shop.permissions.give(other, Channel.EMAIL, Purpose.OFFERS)
    shop.duplicates.merge(page, other)
    assert shop.permissions.state(page, Channel.EMAIL, Purpose.OFFERS) is State.YES
    assert page in shop.permissions.reach(Channel.EMAIL, Purpose.OFFERS)
    assert Channel.EMAIL in shop.permissions.channels(page)
