"""The second place for backups: a stick or a synced folder the owner names, and since when it has not been reached."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.backups import rules
from shopdesk.i18n import _, ngettext
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.core.backups.records import BackupState
    from shopdesk.ui.pages.settings.section import Surroundings


class SecondPlace(QWidget):
    """A sentence about it, and the two things the owner can do with it. It is kept at once, as backing up is."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._sentence = Words("", "body", lines=0)
        self._sentence.setObjectName("second_place")
        self._choose = KeyButton(_("Choose a second place…"), icon="backup", small=True)
        self._choose.setObjectName("choose_place")
        self._remove = KeyButton(_("No second place"), kind="quiet", small=True)
        self._remove.setObjectName("remove_place")
        buttons = Row(gap=8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = Column(self, gap=8)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)

    def show_state(self) -> None:
        """Say where it is and how it stands."""
        state = self._around.shop.backups.state()
        self._remove.setVisible(state.second_place is not None)
        warm = bool(state.second_trouble) or state.missing_days >= rules.MISSED_AFTER.days
        self._sentence.say(self._words(state), tone="warm" if warm else "ink")

    def lock(self, owner: bool) -> None:
        """Naming a place is the owner's."""
        self._choose.setEnabled(owner)
        self._remove.setEnabled(owner)

    def _words(self, state: BackupState) -> str:
        place = state.second_place
        if place is None:
            return _("Every backup lies on this computer only. A stick or a synced folder can take a second copy of each.")
        if state.missing_days:
            missing = ngettext(
                "No second copy has reached “{folder}” for {count} day.", "No second copy has reached “{folder}” for {count} days.",
                state.missing_days,
            ).format(folder=place, count=state.missing_days)
            return f"{missing} {state.second_trouble or _('Connect the disk or stick, or choose another place.')}"
        if state.second_trouble:
            return state.second_trouble
        if state.second_newest is None:
            return _("Second copies go to “{folder}”.").format(folder=place)
        age = saying.age((self._around.shop.clock.now() - state.second_newest).total_seconds())
        return _("Second copies go to “{folder}”. It was last reached {age}.").format(folder=place, age=age)

    def _on_choose(self) -> None:
        place = self._around.choose_folder(self.window(), _("Where shall the second copies go?"))
        if place is not None:
            self._name(place, _("Second copies go to “{folder}” from the next backup on.").format(folder=place.name))

    def _on_remove(self) -> None:
        self._name(None, _("There is no second place any more. The copies there stay."))

    def _name(self, place: Path | None, said: str) -> None:
        backups = self._around.shop.backups
        self._around.operations.do(
            lambda: backups.name_second_place(place), said=said, undo=False, on_done=lambda _done: self.show_state()
        )
