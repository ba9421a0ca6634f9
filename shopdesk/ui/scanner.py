"""Scanners that type: a burst of letters is recognised wherever the focus is, and taken out of the field it fell into.

Judged at the window, where each key comes by once, before any widget has it; by the event's own timestamp, because the
clock tells when a blocked loop got round to a key, not when the key was pressed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from shopdesk.ui.field_memory import Memory, remember
from shopdesk.ui.widgets.window_filter import WindowFilter

LEAST_LETTERS = 6
GAP_MS = 35
# A scanner may hold its breath once; then it must show more letters before it is believed.
_BREATH_MS = 120
_BEFORE_A_BREATH = 4
_LEAST_WITH_A_BREATH = 8
_TWICE_WITHIN_MS = 200

_ENDINGS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ENDING_TEXTS = ("\r", "\n", "\t", "\r\n")
_SILENT = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
    Qt.Key.Key_Mode_switch,
)
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


@dataclass(slots=True)
class Burst:
    """Letters that came fast; ``field`` is how the focused field stood before the first."""

    began: int = 0
    last: int = 0
    letters: list[str] = field(default_factory=list)
    breaths: int = 0
    field: Memory | None = None

    def is_a_scan(self) -> bool:
        """Whether that many letters that fast can only be a scanner."""
        return len(self.letters) >= (_LEAST_WITH_A_BREATH if self.breaths else LEAST_LETTERS)


class Scanner(WindowFilter):
    """Watches all windows; ``scanned`` gives what a scanner read, after its last key has been dealt with."""

    scanned = Signal(str)

    def __init__(self, application: QApplication, gap_ms: int = GAP_MS, parent: QObject | None = None) -> None:
        super().__init__(application, parent)
        self.gap_ms = gap_ms
        self._burst = Burst()
        self._eaten: set[int] = set()
        self._ended = -1
        self._told = ("", -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._keep_from_shortcuts(event)
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)
        return self._pressed(event)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """A closing key comes to us first, even where it is somebody's shortcut."""
        if not _is_ending(event) or not self._goes_on(event.timestamp()) or not self._burst.is_a_scan():
            return False
        event.accept()
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() in self._eaten and not event.isAutoRepeat():
            self._eaten.discard(event.key())
            return True
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Judge one key; True when it is eaten."""
        if event.key() in _SILENT:
            return False
        if event.isAutoRepeat():
            self._burst = Burst()
            return event.key() in self._eaten
        if _is_ending(event):
            return self._closed(event)
        if _is_letter(event):
            return self._letter(event)
        self._burst = Burst()
        return False

    def _letter(self, event: QKeyEvent) -> bool:
        stamp, burst = event.timestamp(), self._burst
        if burst.letters and self._goes_on(stamp):
            burst.breaths += stamp - burst.last > self.gap_ms
            burst.letters.append(event.text())
            burst.last = stamp
            return self._would_press(event)
        self._burst = Burst(stamp, stamp, [event.text()], 0, remember(QApplication.focusWidget()))
        return False

    def _would_press(self, event: QKeyEvent) -> bool:
        """A space in mid-burst would press the button that has the focus; eat it, field or none."""
        if event.key() != Qt.Key.Key_Space or len(self._burst.letters) < 3 or _takes_text():
            return False
        self._eaten.add(event.key())
        return True

    def _goes_on(self, stamp: int) -> bool:
        """Whether a key at ``stamp`` belongs to the burst so far."""
        burst = self._burst
        gap = stamp - burst.last
        if 0 <= gap <= self.gap_ms:
            return True
        return self.gap_ms < gap <= max(_BREATH_MS, self.gap_ms) and not burst.breaths and len(burst.letters) >= _BEFORE_A_BREATH

    def _closed(self, event: QKeyEvent) -> bool:
        """A closing key: the end of a scan, the second half of CR LF, or just somebody's Enter."""
        stamp, burst = event.timestamp(), self._burst
        self._burst = Burst()
        goes_on = bool(burst.letters) and self._still(burst, stamp)
        if goes_on and burst.is_a_scan():
            self._eaten.add(event.key())
            self._ended = stamp
            if burst.field is not None:
                burst.field.put_back()
            self._tell("".join(burst.letters), burst.began, stamp)
            return True
        if not burst.letters and self._ended >= 0 and 0 <= stamp - self._ended <= self.gap_ms:
            self._eaten.add(event.key())
            return True
        return False

    def _still(self, burst: Burst, stamp: int) -> bool:
        """Whether the closing key came as fast as the letters; a breath before it counts as one."""
        self._burst = burst
        goes_on = self._goes_on(stamp)
        burst.breaths += stamp - burst.last > self.gap_ms
        self._burst = Burst()
        return goes_on

    def _tell(self, text: str, began: int, ended: int) -> None:
        """Tell it once: a nervous trigger reads the same card twice."""
        before, when = self._told
        self._told = (text, ended)
        if text == before and 0 <= began - when < _TWICE_WITHIN_MS:
            return
        QTimer.singleShot(0, self, lambda: self.scanned.emit(text))


def _is_ending(event: QKeyEvent) -> bool:
    return event.key() in _ENDINGS or event.text() in _ENDING_TEXTS


def _is_letter(event: QKeyEvent) -> bool:
    """Whether the key types something; Ctrl and Alt together are AltGr."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return control == alt and bool(event.text()) and event.text().isprintable()


def _takes_text() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox)
