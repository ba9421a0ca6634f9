"""Doing things: the one way from a page to the shop. What cannot be done becomes a message, what was done one signal."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from shopdesk.errors import NeedsSecret, ShopError, StoreProblem
from shopdesk.ui.messages import Messages
from shopdesk.ui.taking_back import TakingBack
from shopdesk.ui.waiting_line import Asked, BoxInFront, WaitingLine

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop
    from shopdesk.core.visits.records import Press
    from shopdesk.ui.long_work import LongWork

T = TypeVar("T")
Refused = Callable[[ShopError], bool]
# Asks for the PIN or password that is wanted, and does the act again when it was right.
AskSecret = Callable[[NeedsSecret, Callable[[], object]], None]
_log = logging.getLogger(__name__)
_TextEdit = QLineEdit | QTextEdit | QPlainTextEdit


class Operations(QObject):
    """Acts on one shop. ``changed`` carries the ``Changes`` of each act, whoever did it.

    ``went_beside`` gives what long work is called, and the work, when the page it was begun on is free again before it has ended.
    An act that meets another program writing is never refused and never holds up the window: it waits in ``waiting``, in its order.
    """

    changed = Signal(object)
    went_beside = Signal(str, object)
    _caught_in_thread = Signal(str)

    def __init__(self, shop: Shop, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._messages = messages
        self._typed_before: dict[QWidget, str] = {}
        self._stop_listening = shop.listen(self._on_shop_changed)
        self._working: list[LongWork] = []
        self._way_back: Callable[[], None] | None = None  # of long work, until something else is done
        self.waiting = WaitingLine(shop, self._do_later, self)
        self.waiting.took_long.connect(messages.problem)
        self._taking_back = TakingBack(shop, self, messages)
        self.ask_secret: AskSecret = lambda wanted, _again: messages.problem(wanted)  # until a window can ask

    def close(self) -> None:
        """Hear no more of the shop, and stop what still runs."""
        self._stop_listening()
        self.waiting.stop()
        for work in tuple(self._working):
            work.close()

    def do(
        self, act: Callable[[], T], *, said: str = "", undo: bool = True, on_done: Callable[[T], None] | None = None,
        refused: Refused | None = None, put_aside: Callable[[bool], None] | None = None, press: Press | None = None,
    ) -> None:
        """Do ``act`` now; then confirm with ``said`` and pass on what it gave.

        A refusal is offered to ``refused`` first (True: dealt with, at the field it is about), then shown. An act that waits for a PIN
        or password is done when that was right. One that meets another program writing is done once that is over, from the beginning: so
        it is one transaction, and what cannot be done twice is done inside it. ``put_aside`` hears True when it has to wait and False when
        that is over, and puts the form away meanwhile (the box in front, where there is one). ``press``: the visit it logs, to be noted.
        """
        self._do(Asked(act, said, undo, on_done, refused, put_aside or BoxInFront(), press), now=True)

    def _do_later(self, asked: Asked) -> bool:
        """Do what waited; True when that is over, however it went."""
        return self._do(asked, now=False)

    def _do(self, asked: Asked, *, now: bool) -> bool:
        """Do what was asked, or let it wait; False when it has to wait still."""
        try:
            with self._shop.store.at_once(held=self.waiting.holds_back) as turn:
                result = asked.act()
        except Exception as error:
            if isinstance(error, StoreProblem) and error.kind == "busy" and not turn.kept:
                if now:
                    self.waiting.add(asked)
                return False
            if not now:
                asked.put_aside(False)
            self._say_why(asked, error)
        else:
            self._follow(asked, result)
            if not now:
                asked.put_aside(False)
        return True

    def _follow(self, asked: Asked, result: Any) -> None:
        """After an act that was done."""
        self._typed_before, self._way_back = _texts(), None
        try:
            if asked.on_done is not None:
                asked.on_done(result)
        except Exception as error:
            self._say_why(asked, error)
            return
        self._messages.no_problem()
        if asked.said:
            self._messages.say(asked.said, undo=asked.undo)

    def _say_why(self, asked: Asked, error: Exception) -> None:
        """After an act that was not done."""
        if isinstance(error, NeedsSecret):
            self.ask_secret(error, lambda: self._do(asked, now=True))
        elif not isinstance(error, ShopError):
            self.report(type(error), error, error.__traceback__)
        elif asked.refused is None or not asked.refused(error):
            self._messages.problem(error)

    def confirm(self, words: str, way_back: Callable[[], None] | None = None) -> None:
        """Say what became of long work; where it has a way back of its own, that is what Undo means until something else is done."""
        self._typed_before, self._way_back = _texts(), way_back
        self._messages.say(words, undo=way_back is not None)

    def undo(self) -> None:
        """Take back text if something was typed since the last act, else the act."""
        field = QApplication.focusWidget()
        if isinstance(field, _TextEdit) and _undoable(field) and _text(field) != self._typed_before.get(field, ""):
            field.undo()
            return
        self.take_back()

    def take_back(self) -> None:
        """Take back the last act, or the long work that was done after it."""
        if self._way_back is not None:
            way_back, self._way_back = self._way_back, None
            way_back()
        else:
            self._taking_back.start()

    def run_long(
        self, work: Callable[..., Any], *arguments: Any, on_done: Callable[[Any], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None, on_end: Callable[[], None] | None = None,
    ) -> LongWork:
        """Run ``work(tell, *arguments)`` in another process; ``tell(done, total)`` reports and stops it when it is cancelled.

        ``work`` is a function of a module, its arguments and its result can be pickled. ``on_end`` comes last, whatever happened.
        """
        from shopdesk.ui.long_work import LongWork  # only where it is wanted: it brings multiprocessing

        running = LongWork(work, arguments, self, patience=0)
        self._working.append(running)
        running.refused.connect(self._messages.problem)
        running.broke.connect(self._on_broke)
        if on_done is not None:
            running.finished.connect(on_done)
        if on_progress is not None:
            running.progressed.connect(on_progress)
        running.gone.connect(lambda: self._forget(running))
        if on_end is not None:
            running.ended.connect(on_end)
        running.start()
        return running

    def go_beside(self, title: str, running: LongWork) -> None:
        """Let work go on while the counter does; the window shows how far it is and a way to stop it."""
        self.went_beside.emit(title, running)

    def _forget(self, running: LongWork) -> None:
        self._working.remove(running)
        running.deleteLater()

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log what the program did wrong and show it once; the program goes on."""
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("Unforeseen: %s", details)
        self._messages.report(details)

    def catch_all(self) -> None:
        """Let whatever nobody caught, in any thread, come to ``report``."""
        self._caught_in_thread.connect(self._on_broke)
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, ShopError):
            self._messages.problem(error)
        else:
            self.report(kind, error, trace)

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught_in_thread.emit("".join(traceback.format_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)))

    def _on_shop_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def _on_broke(self, details: str) -> None:
        _log.error("Unforeseen: %s", details)
        self._messages.report(details)


def _texts() -> dict[QWidget, str]:
    """What stands in every field of the window in use."""
    window = QApplication.activeWindow()
    if window is None:
        return {}
    lines, texts, plain = window.findChildren(QLineEdit), window.findChildren(QTextEdit), window.findChildren(QPlainTextEdit)
    return {field: _text(field) for field in (*lines, *texts, *plain) if isinstance(field, _TextEdit)}


def _text(field: QLineEdit | QTextEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _undoable(field: QLineEdit | QTextEdit | QPlainTextEdit) -> bool:
    if field.isReadOnly():
        return False
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()
