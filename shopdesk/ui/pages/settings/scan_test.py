"""A place to scan a card and see what the scanner really did."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shopdesk.i18n import _
from shopdesk.ui.pages.settings import scan_reading
from shopdesk.ui.pages.settings.scan_reading import ScanReading
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words, clean

_QUIET_MS = 400  # after the last key, when no Enter came
_ENDINGS = {Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter", Qt.Key.Key_Tab: "Tab"}


class KeyWatch(LineField):
    """Notes every key with its own time. ``read`` when a scanner, or a person, has come to an end."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__(hint=_("Click here, then scan any card"))
        self.setObjectName("scan_test")
        self._letters: list[str] = []
        self._stamps: list[int] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(lambda: self.finish(""))

    def event(self, event: QEvent) -> bool:
        """Tab is a scanner's end here as long as letters wait, else the way to the next field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self._letters:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDINGS and self._letters:
            self.finish(_ENDINGS[Qt.Key(event.key())])
            return
        if event.text() and event.text().isprintable():
            self._letters.append(event.text())
            self._stamps.append(event.timestamp())
            self._quiet.start()
        super().keyPressEvent(event)

    def finish(self, ending: str) -> None:
        """Tell what came since the last end."""
        self._quiet.stop()
        gaps = [after - before for before, after in zip(self._stamps, self._stamps[1:], strict=False)]
        reading = ScanReading("".join(self._letters), max(gaps, default=0), ending)
        self._letters, self._stamps = [], []
        self.clear()
        if reading.text:
            self.read.emit(reading)


def _help() -> Column:
    """What to do about a scanner that does nothing."""
    column = Column(gap=4, margins=(0, 6, 0, 0))
    column.addWidget(Words(_("When a scan does nothing"), "label", "ink2"))
    for step in (
        _("1. Set the scanner to keyboard mode; its handbook may call it USB HID."),
        _("2. Let it press Enter after each code."),
        _("3. Give it the same keyboard language as this computer."),
        _("4. Scan a card here and read what it did."),
    ):
        column.addWidget(Words(step, "small", "ink2", lines=0))
    return column


class ScanTest(QWidget):
    """The field, what was read, and what to do about it. ``gap_wanted`` when a slower scanner shall be let in, in ms."""

    gap_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scanner_test")
        self._allowed = 35
        self._wanted: int | None = None
        self.keys = KeyWatch()
        self._read = Words("", "strong", lines=0)
        self._read.setObjectName("scan_read")
        self._lines = [Words("", "small", "ink2", lines=0) for _line in range(3)]
        self._allow = KeyButton("", icon="check", small=True)
        self._allow.setObjectName("allow_gap")
        column = Column(self, gap=8)
        column.addWidget(Field(_("Scanner test"), self.keys, reason=_("Shows what was read, how fast, and whether a code came whole.")))
        column.addWidget(self._read)
        for line in self._lines:
            column.addWidget(line)
        row = Row()
        row.addWidget(self._allow)
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(_help())
        column.addStretch(1)
        self.keys.read.connect(self._on_read)
        self._allow.clicked.connect(self._on_allow)
        self._hide_result()

    @property
    def findings(self) -> tuple[str, ...]:
        """What was said about the last reading."""
        return tuple(line.text() for line in self._lines)

    def allow(self, gap_ms: int) -> None:
        """Judge by this gap from now on."""
        self._allowed = gap_ms

    def _hide_result(self) -> None:
        for widget in (self._read, *self._lines, self._allow):
            widget.hide()

    def _on_read(self, reading: ScanReading) -> None:
        said = [scan_reading.about_speed(reading, self._allowed)]
        if not reading.by_hand:
            said += [scan_reading.about_ending(reading), scan_reading.about_code(reading)]
        self._read.say(_("Read: {text}").format(text=clean(reading.text)))
        self._read.show()
        for line, words in zip(self._lines, (*said, "", ""), strict=False):
            line.say(words)
            line.setVisible(bool(words))
        self._wanted = reading.wanted_gap(self._allowed)
        self._allow.setVisible(self._wanted is not None)
        if self._wanted is not None:
            self._allow.set_words(_("Let this scanner in: {gap} ms").format(gap=self._wanted))
        announce(self, " ".join((self._read.text(), *said)))

    def _on_allow(self) -> None:
        if self._wanted is not None:
            self._allow.hide()
            self.gap_wanted.emit(self._wanted)
