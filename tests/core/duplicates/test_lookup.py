"""Somebody on a list is compared with who is here as pages of the shop are compared with each other."""

from itertools import product

from shopdesk.core.duplicates import searching
from shopdesk.core.duplicates.records import Person, Why
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop

NAMES = [
    "Birthe Sørensen", "Birte Sørensen", "Sørensen Birthe", "Kristin Moe", "Christine Moe", "Jan de Vries", "Jan Vries", "Hanne Vik",
    "Hanne", "Søren Kjær", "",
]


def test_it_finds_whom_a_search_of_the_shop_would_find(shop: Shop) -> None:
    there = [
        shop.members.add(MemberDraft(other, phones=("+47 934 10 552",) if other == "Kristin Moe" else (), emails=(f"{place}@moe.example",)))
        for place, other in enumerate(NAMES)
    ]
    people = [Person(one.id, one.name, frozenset(number.e164 for number in one.phones if number.e164)) for one in there]
    lookup = shop.duplicates.lookup()
    for name, phones in product(NAMES, (frozenset[str](), frozenset(["+4793410552"]))):
        asked = Person(0, name, phones)
        best = max((pair for pair in searching.alike([asked, *people]) if pair.first == 0), key=lambda pair: pair.weight, default=None)
        found = lookup.like(asked)
        assert (found and (found.whys, found.weight)) == (best and (best.whys, best.weight)), asked


def test_a_merged_page_is_met_as_the_one_that_goes_on(shop: Shop) -> None:
    kept, joined = shop.members.add(MemberDraft("Hanne Vik")), shop.members.add(MemberDraft("Hanna Vik", phones=("+47 934 10 552",)))
    shop.duplicates.merge(kept.id, joined.id)
    found = shop.duplicates.lookup().like(Person(0, "", frozenset(["+4793410552"])))
    assert (found and (found.second, found.whys[0])) == (kept.id, Why.PHONE)


def test_an_empty_shop_has_nobody_to_ask_about(shop: Shop) -> None:
    assert shop.duplicates.lookup().like(Person(0, "Hanne Vik")) is None


def test_many_asked_about_together_are_found_as_one_by_one(shop: Shop) -> None:
    here = [shop.members.add(MemberDraft(name)).id for name in ("Ingrid Dahl", "Kristin Berg", "Ole Jon Hansen")]
    lookup = shop.duplicates.lookup()
    people = [Person(0, name) for name in ("Ingrid Dall", "Hanne Vik", "Christine Berg", "Ole Hansen", "", "Ingrid Dahl", "Ingrid Dahl")]
    found = lookup.like_each(people)
    assert found == [lookup.like(person) for person in people]
    assert [pair and pair.second for pair in found] == [here[0], None, here[1], here[2], None, here[0], here[0]]
