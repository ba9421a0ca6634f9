"""The box in front of the page in which an act towards somebody is done and then booked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.acts.outcome_field import OutcomeField
from shopdesk.ui.acts.outcomes import Offered
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


class ActSheet(Sheet):
    """``above`` takes what the act needs. ``booked`` gives the outcome and what was said; whoever hears it closes the sheet, or says
    through ``refused`` why not."""

    booked = Signal(object, str)

    def __init__(self, title: str, text: str, offered: Sequence[Offered], *, do: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, width=520, parent=parent)
        self.above = Column(gap=12)
        self.outcome = OutcomeField(offered)
        self.body.addLayout(self.above)
        self.body.addWidget(self.outcome)
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        leave.setAutoDefault(False)
        done = self.add_button(KeyButton(do, icon="check", key="Ctrl+Enter", kind="primary", bound=False))
        done.setObjectName("act_done")
        leave.clicked.connect(self.reject)
        done.clicked.connect(self._on_done)
        on_ctrl_enter(self, done.click)

    def refused(self, error: ShopError) -> bool:
        """Say at the field what is to be looked at; False when it is about something else."""
        if not isinstance(error, NeedsALook):
            return False
        self.outcome.needs_a_look(str(error))
        return True

    def _on_done(self) -> None:
        self.booked.emit(self.outcome.outcome(), self.outcome.said())


class OutcomeSheet(ActSheet):
    """Only how it went, for what was done without the program."""

    def __init__(self, title: str, text: str, offered: Sequence[Offered], parent: QWidget | None = None) -> None:
        super().__init__(title, text, offered, do=_("Done"), parent=parent)
        first = self.outcome.choice.findChild(QWidget)
        (first if isinstance(first, QWidget) and len(offered) > 1 else self.outcome.text).setFocus(Qt.FocusReason.TabFocusReason)
