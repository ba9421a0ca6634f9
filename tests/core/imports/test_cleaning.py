"""Rows as the shop keeps them: what many rows say alike is made clean once, and held to its own length everywhere."""

from shopdesk.core.imports.cleaning import Cleaner
from shopdesk.core.imports.records import BadRow, Why
from shopdesk.core.shop import Shop
from tests.core.imports.test_taking_back import person


def test_what_is_short_enough_for_a_town_is_still_too_long_for_a_postcode(shop: Shop) -> None:
    cleaner, long = Cleaner(shop), "Rosenborg" * 5
    first = cleaner.clean(person(2, "Hanne Vik", city=long))
    assert not isinstance(first, BadRow)
    second = cleaner.clean(person(3, "Hanne Vik", postcode=long))
    assert isinstance(second, BadRow)
    assert second.why is Why.NOT_KEPT


def test_a_birthday_said_before_is_too_young_every_time_and_only_where_it_is(shop: Shop) -> None:
    shop.known.keeping.set_age_limit("DK", 13)
    shop.known.keeping.set_age_limit("NL", 16)
    cleaner, born = Cleaner(shop), (shop.today().year - 14, 1, 1)
    clean = [cleaner.clean(person(line, "Hanne Vik", birthday=born, country=land)) for line, land in enumerate(("DK", "NL", "DK", "NL"), 2)]
    assert [isinstance(one, BadRow) for one in clean] == [False, True, False, True]
