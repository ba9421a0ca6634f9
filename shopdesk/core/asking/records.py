"""Small questions, as everyone outside the store sees them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """``ask`` is what to say, ``why`` the reason as a customer may hear it; ``key`` "" for one that is new; off: nobody is asked."""

    key: str
    ask: str
    why: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to somebody on a day, and what they said; ``passed``: they let it pass."""

    id: int
    key: str
    answer: str
    passed: bool
    day: dt.date
