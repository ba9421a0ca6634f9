"""The one place that asks what time it is, so that tests and pictures can say it themselves."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> dt.datetime:
        """Give the present instant, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Give seconds that run on whatever is done to the clock on the wall; only their difference says something."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def steady(self) -> float:
        return time.monotonic()


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, instant: dt.datetime) -> None:
        self._instant = instant.astimezone(dt.UTC)
        self._steady = 0.0

    def now(self) -> dt.datetime:
        return self._instant

    def steady(self) -> float:
        return self._steady

    def move(self, by: dt.timedelta) -> None:
        """Let ``by`` pass; negative: somebody sets it back."""
        self._instant += by
        self._steady += max(by.total_seconds(), 0.0)

    def set_forward(self, by: dt.timedelta) -> None:
        """Somebody sets it forward, and no time passes."""
        self._instant += by
