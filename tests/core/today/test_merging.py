"""Rows of many sources in one order."""

import datetime as dt
from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.today.merging import in_order
from shopdesk.core.today.records import Act, Group, Moment, TodayRow
from shopdesk.core.today.source import Source

DAY = dt.date(2026, 11, 19)
MOMENT = Moment(dt.datetime(2026, 11, 19, 8, tzinfo=dt.UTC), DAY)


class Told(Source):
    """Rows of these groups and ranks; ``asked`` once Today has come to them."""

    kinds = frozenset({"told"})

    def __init__(self, places: Iterable[tuple[Group, int]], begins: Group = Group.PUT_RIGHT) -> None:
        self._places = sorted(places)
        self.begins = begins  # type of the class, value of this one
        self.asked = False

    def rows(self, moment: Moment) -> Iterator[TodayRow]:
        self.asked = True
        for group, rank in self._places:
            yield TodayRow("key", group, "told", 1, "Søren Kjær", "Why.", Act.DONE, rank=rank)


places = st.lists(st.tuples(st.sampled_from(list(Group)), st.integers(0, 5)), max_size=8)


@given(st.lists(places, max_size=5), st.randoms())
def test_everything_comes_once_and_in_order(told: list[list[tuple[Group, int]]], chance) -> None:
    sources = [Told(some, min((group for group, _rank in some), default=Group.ASK_NEXT)) for some in told]
    chance.shuffle(sources)
    found = [(row.group, row.rank) for row in in_order(sources, MOMENT)]
    assert found == sorted(place for some in told for place in some)


def test_a_source_is_not_asked_before_the_list_has_come_to_it() -> None:
    first, later = Told([(Group.PROMISED, 1), (Group.REVIEWS, 1)]), Told([(Group.MISSED, 1)], Group.MISSED)
    rows = in_order([first, later], MOMENT)
    assert next(rows).group is Group.PROMISED
    assert not later.asked
    assert [row.group for row in rows] == [Group.MISSED, Group.REVIEWS]
