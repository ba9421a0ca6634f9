"""Why a follow-up is worth doing, read from what it follows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.followups import sentences
from shopdesk.core.followups.records import Event
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_VISIT = "SELECT day, what FROM visit WHERE id = ?"
_THING = "SELECT what, coalesce(care_every_days, 0) FROM thing WHERE id = ?"
_SOLVED = "SELECT what FROM case_file WHERE id = ? AND state = 'solved'"


def sentence(shop: Shop, event: Event, about_id: int | None, made_on: dt.date, today: dt.date) -> str | None:
    """Say it in the language in use; None when what it follows is not there any more, or was settled otherwise."""
    if event is Event.FIRST_WEEK:
        return sentences.first_week(made_on, today)
    if event is Event.WISH:
        return sentences.wish("")
    found = _read(shop, _SOLVED if event is Event.SOLVED else _VISIT if event is Event.HOW else _THING, about_id)
    if found is None:
        return None
    if event is Event.HOW:
        return sentences.how(day_of(found[0]), found[1], today)
    if event is Event.SOLVED:
        return sentences.solved(found[0])
    if event is Event.CARE:
        return sentences.care(*found)
    return sentences.so_so(found[0]) if event is Event.SO_SO else sentences.stuck(found[0])


def _read(shop: Shop, sql: str, about_id: int | None) -> tuple[Any, ...] | None:
    rows = shop.store.rows(sql, (about_id,))
    return rows[0] if rows else None
