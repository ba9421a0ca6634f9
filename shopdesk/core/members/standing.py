"""Where the store says how somebody stands with the shop: the one place that knows which table holds it."""

from __future__ import annotations

from typing import NamedTuple


class StandingIn(NamedTuple):
    """A ``table`` with a column ``member_id``, and what in it, called ``s``, gives the standing's code (no code: no visit yet)."""

    table: str
    code: str


def standing_on(day: int) -> StandingIn:
    """Say where the standing of a day (days since 1970-01-01) is read: a comparison with the days on which the next ones begin."""
    return StandingIn("rhythm", f"CASE WHEN {day:d} >= s.away_on THEN 'away' WHEN {day:d} >= s.slipping_on THEN 'slipping' ELSE s.base END")
