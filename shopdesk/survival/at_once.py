"""Several counters in processes of their own that do the same thing at the same moment, again and again, and tell what they met."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

# Read once, before the counters begin.
_NEEDED = [f"shopdesk.core.{feature}.service" for feature in ("giftcards", "known", "log", "privileges", "settings", "staff")]
_PATIENCE = 60  # seconds
Stand = Callable[..., None]


class Together:
    """What one counter has of the others: they meet before each act, and what each was told is counted."""

    def __init__(self, barrier: Barrier) -> None:
        self._barrier = barrier
        self.told: Counter[str] = Counter()

    def meet(self) -> None:
        """Wait until every counter stands here."""
        self._barrier.wait(_PATIENCE)


def at_once(counters: int, stand: Stand, *words: Any) -> Counter[str]:
    """Run ``stand(number, together, *words)`` in so many processes, and add up what they were told."""
    context = _context()
    barrier = context.Barrier(counters)
    ends = [context.Pipe() for _counter in range(counters)]
    running = [context.Process(target=_stand, args=(stand, number, barrier, end[1], words)) for number, end in enumerate(ends)]
    for process, end in zip(running, ends, strict=True):
        process.start()
        end[1].close()  # so that one that died is heard as such
    told: Counter[str] = Counter()
    for end in ends:
        told.update(end[0].recv())
    for process in running:
        process.join()
    return told


def _context() -> ForkServerContext | SpawnContext:
    """Processes that begin where all that a counter needs has been read, if the system has such."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *_NEEDED])
    return context


def _stand(stand: Stand, number: int, barrier: Barrier, end: Connection, words: tuple[Any, ...]) -> None:
    together = Together(barrier)
    try:
        stand(number, together, *words)
    except BaseException as error:
        barrier.abort()
        together.told[f"broke off: {error!r}"] += 1
    end.send(together.told)
