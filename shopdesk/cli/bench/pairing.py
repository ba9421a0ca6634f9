"""Figure duplicates: a whole shop looked through for pages that may be one person, and how long a person being typed waits to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop

from .figure import Figure, timed
from .ground import OPENING, Ground

_SECONDS = 20.0
_TYPED_MS = 50.0  # the longest a window may be held up
_MOST = 10**9


def figures(ground: Ground) -> Iterator[Figure]:
    """The whole shop, and one who is typed."""
    with Shop.open(ground.shop_file(), clock=FixedClock(OPENING)) as shop:
        found = 0

        def look() -> None:
            nonlocal found
            found = len(shop.duplicates.pairs(_MOST))

        seconds = median(timed(look) for _round in range(ground.rounds(3)))
        yield Figure("duplicates", seconds, None, _SECONDS, "s", ground.members, absolute=True, more={"pairs": found})
        chance, ids = Random("typed"), tuple(shop.members.listing.ids())
        drafts = [_as_typed(shop.members.get(chance.choice(ids)).draft()) for _round in range(ground.rounds(40))]
        times = [1000 * timed(partial(shop.duplicates.like, draft)) for draft in drafts]
        yield Figure(
            "duplicates typed", median(times), None, _TYPED_MS, "ms", ground.members, absolute=True, more={"worst": round(max(times), 1)}
        )


def _as_typed(draft: MemberDraft) -> MemberDraft:
    """The same person with one letter of the name doubled and no e-mail."""
    return replace(draft, name=draft.name[:3] + draft.name[2:], emails=())
