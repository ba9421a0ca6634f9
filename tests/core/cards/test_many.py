"""What is asked about many at once is what is asked one by one."""

import dataclasses

import pytest

from shopdesk.core.cards.records import CardKind
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import ShopError

NAMES = ("Søren Kjær", "Hanne Vik", "Åse Bråten", "Ingrid Dahl", "Emil Holm", "Noor Bakker", "Freja Kjær", "Ragnhild Moe")


@pytest.fixture
def people(shop: Shop) -> list[int]:
    """Eight of them, each in another way to the shop; the seventh's page goes on as the first's."""
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id)
    ids = [shop.members.add(MemberDraft(name)).id for name in NAMES]
    shop.cases.open(NewCase(ids[1], CaseKind.PROBLEM, "Her loaf was given to someone else."))
    solved = shop.cases.open(NewCase(ids[2], CaseKind.PROBLEM, "The bill was wrong.")).id
    shop.cases.solve(solved, "Put right.")
    shop.permissions.refuse(ids[3], Channel.IN_PERSON, Purpose.PERSONAL)
    shop.permissions.give(ids[4], Channel.POST, Purpose.PERSONAL)
    shop.members.edit(ids[5], dataclasses.replace(MemberDraft(NAMES[5]), left_alone=True))
    shop.duplicates.merge(ids[0], ids[6])
    return ids


def one_by_one(shop: Shop, people: list[int], kind: CardKind, posted: bool) -> set[int]:
    may = set()
    for member_id in people:
        try:
            shop.cards.require_printable(member_id, kind, posted=posted)
            may.add(member_id)
        except ShopError:
            continue
    return may


@pytest.mark.parametrize("posted", [False, True])
def test_who_may_get_a_card_is_the_same_for_many_as_for_one(shop: Shop, people: list[int], posted: bool) -> None:
    for kind in CardKind:
        assert shop.cards.many.printable(people, kind, posted=posted) == one_by_one(shop, people, kind, posted), kind


def test_a_core_thing_that_is_not_right_holds_nice_cards_for_all(shop: Shop, people: list[int]) -> None:
    shop.cases.core.mark_red(shop.cases.core.all()[0].key, "The oven is cold.")
    for kind in (CardKind.THANK_YOU, CardKind.MEMBER):
        assert shop.cards.many.printable(people, kind) == one_by_one(shop, people, kind, posted=False)


def test_what_each_was_told_before_is_known_by_kind(shop: Shop, people: list[int]) -> None:
    soren, hanne, *_others, freja, _ragnhild = people
    for member_id, words in ((soren, "Thank you for the jam."), (freja, "The oven waited for you.")):
        shop.cards.printed(member_id, shop.cards.thank_you(member_id, words))
    assert shop.cards.many.words_before([soren, hanne], CardKind.THANK_YOU) == {
        soren: frozenset({"Thank you for the jam.", "The oven waited for you."})
    }
    assert shop.cards.many.words_before([soren], CardKind.BIRTHDAY) == shop.cards.many.words_before([], CardKind.BIRTHDAY) == {}
