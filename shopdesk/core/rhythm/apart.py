"""Learning a whole shop anew in a process of its own, while the window has it open too."""

from __future__ import annotations

from pathlib import Path

from shopdesk.clock import Clock
from shopdesk.core.rhythm.anew import OnProgress
from shopdesk.core.shop import Shop


def learn_file(tell: OnProgress, path: Path, clock: Clock, counter: str) -> int:
    """Learn the shop at ``path`` and give the number of its members; ``tell(done, total)`` may raise to stop it."""
    with Shop.open(path, clock=clock, counter=counter) as shop:
        return shop.rhythm.learn_all(tell)
