"""A line of the log."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LogEntry:
    """``numbers`` are ids, codes and numbers before and after; never words about anybody."""

    id: int
    at: dt.datetime
    counter_id: int | None
    staff_id: int | None
    verb: str
    member_id: int | None
    numbers: dict[str, Any]
