"""Tell us: a note about the program, written to a file that somebody reads through and hands on. Nothing leaves by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt

from shopdesk import tell_us
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words


class TellSection(Section):
    """Anybody may write; where the file goes is chosen each time."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Tell us"), _("what works, what does not, what is missing"))
        sentence = _("Your words go into a file that you can read through and hand on. Nothing about the shop or anybody in it is in it.")
        self._words = TextField(lines=3)
        self._words.setObjectName("tell_words")
        self._field = Field(_("What you would say to us"), self._words)
        self._write = KeyButton(_("Write the file"), icon="write", small=True)
        self._write.setObjectName("tell_write")
        self._where = Words("", "small", "ink2", lines=0)
        panel.body.addWidget(Words(sentence, "small", "ink2", lines=0))
        panel.body.addWidget(self._field)
        panel.body.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        panel.body.addWidget(self._where)
        Column(self).addWidget(panel)
        self._write.clicked.connect(self._on_write)

    def lock(self, owner: bool) -> None:
        """Anybody may tell us something."""

    def _on_write(self) -> None:
        if not self._words.toPlainText().strip():
            self._field.needs_a_look(_("There is nothing written yet."))
            self._words.setFocus()
            return
        folder = self.around.choose_folder(self, _("Where the file goes"))
        if folder is None:
            return
        now = self.shop.local(self.shop.clock.now())
        written: list[str] = []
        done = self.around.operations.do(
            lambda: written.append(str(tell_us.write(self._words.toPlainText(), folder, now))), said=_("Written"), undo=False,
            refused=self._refused,
        )
        if done:
            self._words.clear()
            self._where.say(_("It is in “{path}”.").format(path=written[0]))

    def _refused(self, error: ShopError) -> bool:
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        return True
