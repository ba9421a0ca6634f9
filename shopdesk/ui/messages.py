"""All that is said to the person outside the page itself: what was done, what is amiss, what must be decided. The only boxes are here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.fields import TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Banner
from shopdesk.ui.widgets.sheet import Question, Sheet
from shopdesk.ui.widgets.toast import Toast


class Messages(Protocol):
    """How a page speaks."""

    def say(self, words: str, *, undo: bool = False) -> None:
        """Confirm in one short sentence; ``undo`` offers the way back."""
        ...

    def problem(self, error: ShopError) -> None:
        """Say what happened, what was kept and what to do."""
        ...

    def no_problem(self) -> None:
        """Take the last problem off the screen."""
        ...

    def ask(self, title: str, text: str, *, keep: str, do: str, on_yes: Callable[[], None], icon: str = "bin") -> None:
        """Ask before what cannot be taken back; ``keep`` is the safe answer."""
        ...

    def report(self, details: str) -> None:
        """Show that the program itself is at fault, with ``details`` for whoever helps."""
        ...


class WindowMessages:
    """Messages of a window: toast, problem bar (with the ``room`` it stands in), questions and the report."""

    def __init__(self, window: QWidget, bar: Banner, room: QWidget, on_undo: Callable[[], None]) -> None:
        self._window = window
        self._bar = bar
        self._room = room
        self._toast = Toast(window)
        self._toast.undo_pressed.connect(on_undo)
        self._report: Sheet | None = None
        close = bar.add_action(KeyButton(_("All right"), small=True))
        close.clicked.connect(self.no_problem)
        room.hide()

    def say(self, words: str, *, undo: bool = False) -> None:
        self.no_problem()
        self._toast.say(words, undo=undo)

    def problem(self, error: ShopError) -> None:
        self._toast.hide()
        self._bar.say(error.what, " ".join(part for part in (error.kept, error.do) if part))
        self._room.show()
        announce(self._bar, str(error))

    def no_problem(self) -> None:
        self._room.hide()

    def put_aside(self) -> bool:
        """Take the last problem off the screen, if one stands there (Esc)."""
        shown = self._room.isVisible()
        self.no_problem()
        return shown

    def ask(self, title: str, text: str, *, keep: str, do: str, on_yes: Callable[[], None], icon: str = "bin") -> None:
        question = Question(title, text, keep=keep, do=do, icon=icon, parent=self._window)
        question.accepted.connect(on_yes)
        question.open()

    def report(self, details: str) -> None:
        if self._report is not None:
            return
        sheet = Sheet(
            _("Something in ShopDesk is not right"),
            _("What you did last was not done. Everything before it is saved, and you can go on.")
            + " " + _("If it happens again, show this to whoever helps you."),
            width=520, parent=self._window,
        )
        field = TextField(details, lines=8)
        field.setReadOnly(True)
        field.setAccessibleName(_("For whoever helps"))
        sheet.body.addWidget(field)
        copy = sheet.add_button(KeyButton(_("Copy"), icon="note"))
        go_on = sheet.add_button(KeyButton(_("Go on"), key="Esc", kind="primary"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on.clicked.connect(sheet.accept)
        sheet.finished.connect(self._on_report_closed)
        self._report = sheet
        go_on.setFocus()
        sheet.open()

    def _on_report_closed(self) -> None:
        self._report = None
