"""Where the store says how somebody stands with the shop: the one place that knows which table holds it."""

from __future__ import annotations

from typing import NamedTuple


class StandingIn(NamedTuple):
    """A ``table`` with a column ``member_id``, and what in it, called ``s``, gives the standing's code (no code: no visit yet)."""

    table: str
    code: str


def standing_on(_day: int) -> StandingIn:
    """Say where the standing of a day (days since 1970-01-01) is read. Until a rhythm is learned it is counted from the visits."""
    return StandingIn("glance", "CASE WHEN s.visits = 0 THEN NULL WHEN s.visits <= 2 THEN 'new' ELSE 'becoming' END")
