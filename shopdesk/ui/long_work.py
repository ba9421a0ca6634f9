"""Work that takes longer than a person should wait: done in another process, with progress and a way to stop it."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
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
        self._process = context.Process(target=_run, args=(there,), daemon=True)
        # The other process reads only once it has come up, and a thousand cards are more than a pipe holds until then.
        given = ForkingPickler.dumps((work, arguments))
        self._giving = threading.Thread(target=_give, args=(self._here, given), name="giving work", daemon=True)
        self._is_to_stop = False
        self._last: tuple[str, Any] | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        if self._there is not None:
            self._there.close()
            self._there = None
        self._giving.start()
        self._look.start()

    def cancel(self) -> None:
        """Ask it to stop at the next thing it reports; ``cancelled`` follows."""
        self._is_to_stop = self._look.isActive()
        self._pass_on_stop()

    def wait(self) -> None:
        """Let it come to its end before anything else, as when the window closes over what must not be left half done."""
        self._process.join()

    def _pass_on_stop(self) -> None:
        if self._is_to_stop and not self._giving.is_alive():
            self._is_to_stop = False
            with contextlib.suppress(OSError):  # it may have finished and gone, and only its word not been read yet
                self._here.send("cancel")

    def _on_look(self) -> None:
        self._pass_on_stop()
        try:
            while self._last is None and self._here.poll():
                self._take(*self._here.recv())
        except (EOFError, OSError):
            self._last = "broke", "The other process went away without a word."
        # A process that has said its last word takes a moment to go; nobody needs to stand still for that.
        if self._last is not None and not self._process.is_alive():
            self._end(*self._last)

    def _take(self, what: str, value: Any) -> None:
        if what == "progress":
            self.progressed.emit(*value)
        else:
            self._last = what, value

    def _end(self, what: str, value: Any) -> None:
        self._look.stop()
        self._here.close()
        self._process.close()
        if what == "done":
            self.finished.emit(value)
        elif what == "refused":
            self.refused.emit(ShopError(*value))
        elif what == "broke":
            self.broke.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()


def _give(pipe: Connection, given: memoryview) -> None:
    with contextlib.suppress(OSError):  # it went away, which whoever looks at the pipe is told
        pipe.send_bytes(given)


def _run(pipe: Connection) -> None:
    """What the other process does."""

    def tell(done: int, total: int) -> None:
        if pipe.poll():
            raise Cancelled
        pipe.send(("progress", (done, total)))

    try:
        work, arguments = pipe.recv()
        pipe.send(("done", work(tell, *arguments)))
    except Cancelled:
        pipe.send(("cancelled", None))
    except ShopError as error:
        pipe.send(("refused", (error.what, error.kept, error.do)))
    except Exception:
        pipe.send(("broke", traceback.format_exc()))
