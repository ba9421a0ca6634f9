"""What must always be right for somebody."""


from shopdesk.core.shop import Shop
from shopdesk.storage.tables import Member
from tests.core.cases.bakery import take_back


def test_the_line_is_kept_said_otherwise_and_taken_away(shop: Shop, hanne: int, soren: int) -> None:
    expectations = shop.cases.expectations
    assert expectations.of(hanne) is None
    first = expectations.set(hanne, "  Her loaf is there at eight. ")
    assert first is not None
    assert (first.text, first.told_on) == ("Her loaf is there at eight.", shop.today())
    assert expectations.set(hanne, first.text) == first
    second = expectations.set(hanne, "Nobody makes her wait.")
    assert expectations.of(hanne) == second
    assert shop.store.rows("SELECT count(*) FROM expectation") == [(2,)]  # what she said before stays behind
    take_back(shop)
    assert expectations.of(hanne) == first
    assert expectations.set(hanne, "") is None
    assert expectations.of(hanne) is None
    assert expectations.of(soren) is None


def test_a_merged_page_brings_its_line_along(shop: Shop, hanne: int, soren: int) -> None:
    shop.cases.expectations.set(hanne, "On time.")
    Member.update(merged_into=soren).where(Member.id == hanne).execute()
    line = shop.cases.expectations.of(soren)
    assert line is not None
    assert line.text == "On time."
