"""Work that takes longer than a person should wait: done in another process, with progress and a way to stop it."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from shopdesk.errors import Cancelled, ShopError

_LOOK_EVERY_MS = 40
_PATIENCE = 5.0  # seconds


class LongWork(QObject):
    """One piece of work. Exactly one of ``finished``, ``refused``, ``broke`` and ``cancelled`` comes, then ``ended``.

    ``gone`` comes when the other process is no more either. After its last word it is waited for as long as ``patience`` says (seconds),
    which a window with somebody at the counter has none of.
    """

    # As objects: a list of two thousand million bytes is more than C++ counts.
    progressed = Signal(object, object)
    finished = Signal(object)
    refused = Signal(object)
    broke = Signal(str)
    cancelled = Signal()
    ended = Signal()
    gone = Signal()

    def __init__(
        self, work: Callable[..., Any], arguments: tuple[Any, ...], parent: QObject | None = None, *, patience: float = _PATIENCE
    ) -> None:
        super().__init__(parent)
        self._patience = patience
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._there: Connection | None = there
        self._process = context.Process(target=_run, args=(there,), daemon=True)
        # The other process reads only once it has come up, and a thousand cards are more than a pipe holds until then.
        given = ForkingPickler.dumps((work, arguments))
        self._giving = threading.Thread(target=_give, args=(self._here, given), name="giving work", daemon=True)
        self._is_to_stop = False
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
        self._is_to_stop = self._look.isActive() and not self._here.closed
        self._pass_on_stop()

    def close(self) -> None:
        """Ask it to stop; a process that has said its last word is waited for, for a window that closes leaves none behind."""
        if self._here.closed and self._look.isActive():
            self._wait(_PATIENCE)
        else:
            self.cancel()

    def finish(self) -> None:
        """Let it come to its end before anything else: the window closes over something that must not be left half done."""
        while not self._here.closed:
            self._here.poll(None)  # what it says is more than a pipe holds, perhaps, and it waits until that was heard
            self._on_look()
        if self._look.isActive():
            self._wait(None)

    def _pass_on_stop(self) -> None:
        if self._is_to_stop and not self._giving.is_alive():
            self._is_to_stop = False
            with contextlib.suppress(OSError):  # it may have finished and gone, and only its word not been read yet
                self._here.send("cancel")

    def _on_look(self) -> None:
        self._pass_on_stop()
        try:
            while not self._here.closed and self._here.poll():
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
        self._look.timeout.disconnect()
        self._look.timeout.connect(self._on_wait)
        self._look.start()
        if self._patience:
            self._wait(self._patience)

    def _wait(self, patience: float | None) -> None:
        self._process.join(patience)
        self._on_wait()

    def _on_wait(self) -> None:
        if self._process.exitcode is not None:
            self._look.stop()
            self._process.close()
            self.gone.emit()


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
    finally:
        logging.shutdown()
        os._exit(0)  # taking the interpreter apart costs a second beside a window that is in use, and nothing is left to put away
