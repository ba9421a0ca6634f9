"""Work that takes longer than a person should wait: done in another process, with progress and a way to stop it."""

from __future__ import annotations

import contextlib
import multiprocessing
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from shopdesk.errors import Cancelled, ShopError

_LOOK_EVERY_MS = 40


class LongWork(QObject):
    """One piece of work. Exactly one of ``finished``, ``refused``, ``broke`` and ``cancelled`` comes, then ``ended``."""

    # As objects: a list of two thousand million bytes is more than C++ counts.
    progressed = Signal(object, object)
    finished = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Callable[..., Any], arguments: tuple[Any, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._there: Connection | None = there
        self._process = context.Process(target=_run, args=(there, work, arguments), daemon=True)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        if self._there is not None:
            self._there.close()
            self._there = None
        self._look.start()

    def cancel(self) -> None:
        """Ask it to stop at the next thing it reports; ``cancelled`` follows."""
        if self._look.isActive():
            with contextlib.suppress(OSError):  # it may have finished and gone, and only its word not been read yet
                self._here.send("cancel")

    def _on_look(self) -> None:
        try:
            while self._look.isActive() and self._here.poll():
                self._take(*self._here.recv())
        except (EOFError, OSError):
            self._end()
            self.broke.emit("The other process went away without a word.")
            self.ended.emit()

    def _take(self, what: str, value: Any) -> None:
        if what == "progress":
            self.progressed.emit(*value)
            return
        self._end()
        if what == "done":
            self.finished.emit(value)
        elif what == "refused":
            self.refused.emit(ShopError(*value))
        elif what == "broke":
            self.broke.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()

    def _end(self) -> None:
        self._look.stop()
        self._here.close()
        self._process.join(5)
        self._process.close()


def _run(pipe: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """What the other process does."""

    def tell(done: int, total: int) -> None:
        if pipe.poll():
            raise Cancelled
        pipe.send(("progress", (done, total)))

    try:
        pipe.send(("done", work(tell, *arguments)))
    except Cancelled:
        pipe.send(("cancelled", None))
    except ShopError as error:
        pipe.send(("refused", (error.what, error.kept, error.do)))
    except Exception:
        pipe.send(("broke", traceback.format_exc()))
