"""Backups: how old the last one is, making one, and going back to one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from shopdesk.core import saying
from shopdesk.core.backups import rules
from shopdesk.core.backups.apart import run_task
from shopdesk.core.backups.records import Backup
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.restore_sheet import RestoreSheet
from shopdesk.ui.pages.settings.second_place import SecondPlace
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.pages.settings.whole_shop import WholeShopExport
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Chip, Icon
from shopdesk.ui.widgets.words import Words


class BackupSection(Section):
    """``restore_wanted`` gives the backup that shall take the shop's place, once somebody said yes."""

    restore_wanted = Signal(Path)

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(gap=8)
        panel.setAccessibleName(_("Backup"))
        head = Row(gap=10)
        self._chip = Chip(_("verified"), "accent", "check")
        head.addWidget(Icon("backup", "accent", 20))
        head.addWidget(Words(_("Backup"), "strong"), 1)
        head.addWidget(self._chip)
        self._sentence = Words("", "body", lines=0)
        self._sentence.setObjectName("backup_sentence")
        self._now = KeyButton(_("Back up now"), icon="backup", small=True)
        self._now.setObjectName("back_up_now")
        self._restore = KeyButton(_("Restore…"), kind="quiet", small=True)
        self._restore.setObjectName("restore")
        buttons = Row(gap=8)
        buttons.addWidget(self._now)
        buttons.addWidget(self._restore)
        buttons.addStretch(1)
        panel.body.addLayout(head)
        panel.body.addWidget(self._sentence)
        panel.body.addLayout(buttons)
        self._second = SecondPlace(around)
        panel.body.addWidget(self._second)
        self._whole = WholeShopExport(around)
        panel.body.addWidget(self._whole)
        Column(self).addWidget(panel)
        self._now.clicked.connect(self._on_back_up)
        self._restore.clicked.connect(self._on_restore)

    def fill(self) -> None:
        self._second.show_state()
        state = self.shop.backups.state()
        newest = state.newest
        for part in (self._now, self._restore, self._second):
            part.setVisible(not state.kept_elsewhere)
        self._chip.setVisible(newest is not None and newest.members is not None)
        self._restore.setEnabled(newest is not None)
        if state.kept_elsewhere:
            self._sentence.say(state.kept_elsewhere)
            return
        if newest is None:
            words = _("There is no backup yet. One is made every half hour and on closing, when something was changed.")
            self._sentence.say(words, tone="warm")
            return
        seconds = (self.shop.clock.now() - newest.at).total_seconds()
        said = _("Last backup {age}, in the folder “{folder}”.").format(age=saying.age(seconds), folder=newest.path.parent.name)
        if newest.members is not None:
            said = f"{said} {_('Opened and read back without errors.')}"
        self._sentence.say(said, tone="warm" if seconds >= rules.WARM_AFTER.total_seconds() else "ink")

    def lock(self, owner: bool) -> None:
        """Anybody may make a backup; going back to one is the owner's."""
        self._restore.setEnabled(owner and self.shop.backups.newest() is not None)
        self._second.lock(owner)
        self._whole.lock(owner)

    def _on_back_up(self) -> None:
        self._now.set_busy(_("Backing up…"))
        task, mark = self.shop.backups.begin("asked")
        self.around.operations.run_long(run_task, task, on_done=partial(self._on_made, mark), on_end=self._now.set_idle)

    def _on_made(self, mark: tuple[int, int], backup: Backup) -> None:
        self.shop.backups.made(mark)
        self.load()
        self._restore.setEnabled(self.shop.staff.is_owner())
        self.around.messages.say(_("Backed up and read back: {folder}").format(folder=backup.path.parent.name))

    def _on_restore(self) -> None:
        sheet = RestoreSheet(self.shop, self.window())
        sheet.chosen.connect(self.restore_wanted)
        sheet.open()
