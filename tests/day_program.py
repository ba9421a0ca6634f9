"""The whole program with a clock whose hands a test moves: ``python -m tests.day_program SHOP HANDS``.

HANDS is a file with the instant the clock shows, ISO 8601; it is read at each look at the clock.
"""

import datetime as dt
import sys
from pathlib import Path

from shopdesk import app
from shopdesk.cli.session import Session


class FileClock:
    """Shows what stands in a file."""

    def __init__(self, hands: Path) -> None:
        self._hands = hands

    def now(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self._hands.read_text(encoding="utf-8")).astimezone(dt.UTC)


if __name__ == "__main__":
    sys.exit(app._open_window(Session(Path(sys.argv[1]), clock=FileClock(Path(sys.argv[2])))))
