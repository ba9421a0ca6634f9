"""What is found on a server stands in the same order whether it is among the newest or further back."""

import datetime as dt
from itertools import product

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.storage.postgres import search

pytestmark = pytest.mark.postgresql
CAME = ("Hanne Berg", "Ole Moen", "Hans Dahl", "Åse Bråten", "Hanne Moe")  # the last one first
FOUND = ((["han"],), ["Hanne Berg", "Hans Dahl", "Hanne Moe"]), ((["ha"], ["mo", "_mo"]), ["Hanne Moe"]), ((["nobody"],), []), ((), [])


def test_who_came_last_stands_first(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name in enumerate(CAME):
        shop.visits.record(shop.members.add(MemberDraft(name)).id, shop.today() - dt.timedelta(place))
    for newest, limit, (terms, names) in product((0, 1, 2, 4, 1000), (1, 2, 8), FOUND):
        monkeypatch.setattr(search, "_NEWEST", newest)
        assert [row[2] for row in shop.store.search.find(terms, limit)] == names[:limit]
