"""One time a member came."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from shopdesk.core.money import Money


@dataclass(frozen=True, slots=True)
class Visit:
    """When, who served, optionally how much and what. ``at`` is None when only the day is known."""

    id: int
    member_id: int
    day: dt.date
    at: dt.datetime | None
    staff_id: int | None
    staff_name: str
    counter_id: int | None
    amount: Money | None
    what: str
    ask_how: bool


class Press(NamedTuple):
    """That somebody is here, as it was pressed at the counter: writing it later gives the same visit, and writing it twice gives one."""

    visit_id: int
    member_id: int
    at: dt.datetime


class NewVisit(NamedTuple):
    """One visit of many: only ``member_id`` and ``day`` are needed."""

    member_id: int
    day: dt.date
    at: dt.datetime | None = None
    staff_id: int | None = None
    amount: Money | None = None
    what: str = ""
    ask_how: bool = False
