"""Plugin: a test fails that logs a warning nobody expected, or leaves a thread, a process, a window or a running timer behind."""

import gc
import logging
import multiprocessing
import sys
import threading
from collections.abc import Iterator
from multiprocessing.process import BaseProcess

import pytest

_MOMENT = 3  # seconds


class LogWatch(logging.Handler):
    """Hears what is logged at warning or above during one test. Call it with the words of a message that shall come."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._expected: list[str] = []

    def __call__(self, words: str) -> None:
        self._expected.append(words)

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        """Give what was heard and not expected, and what was expected and not heard."""
        stray = [f"stray log line: {line}" for line in self.heard if not any(words in line for words in self._expected)]
        silent = [f"never logged: {words}" for words in self._expected if not any(words in line for line in self.heard)]
        return stray + silent


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[LogWatch]:
    """Call it with words to say that a warning with these words belongs to the test; it fails when none comes."""
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    assert not watch.complaints()


def _ends(child: BaseProcess) -> bool:
    """Whether a process that has said all it had to say is gone, too, in a moment: that is the system's time, not ours."""
    child.join(_MOMENT)
    return not child.is_alive()


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    threads, windows = threading.enumerate(), _windows()
    yield
    left: list[object] = [thread for thread in threading.enumerate() if thread not in threads]
    left += [child for child in multiprocessing.active_children() if not _ends(child)]
    if "qapp" in request.fixturenames:
        left += _left_windows(windows) + _running_timers()
    assert not left, f"left behind: {left}"


def _windows() -> list[object]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return list(QApplication.topLevelWidgets()) if QApplication.instance() else []


def _left_windows(before: list[object]) -> list[object]:
    from PySide6.QtCore import QCoreApplication, QEvent

    # What was given to deleteLater() is gone only when an event loop has run, and a test has none.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if all(window in before for window in _windows()):
        return []
    gc.collect()
    return [window for window in _windows() if window not in before]


def _running_timers() -> list[object]:
    import shiboken6
    from PySide6.QtCore import QTimer

    timers = [thing for thing in gc.get_objects() if isinstance(thing, QTimer)]
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]
