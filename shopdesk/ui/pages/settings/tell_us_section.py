"""Tell us: a note about the program, written to a file that somebody can hand on. Nothing leaves by itself."""

from __future__ import annotations

from shopdesk import tell_us
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel


class TellUsSection(Section):
    """A few words and a button; the words are not the shop's, so nothing of them is kept in its file."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Tell us"), _("Written to a file that you can read through and hand on. Nothing is sent."))
        self._words = TextField(lines=3)
        self._words.setObjectName("tell_us_words")
        self._field = Field(_("What works well in ShopDesk, and what does not?"), self._words)
        write = KeyButton(_("Write it to a file…"), icon="note", small=True)
        write.setObjectName("tell_us_write")
        write.clicked.connect(self._on_write)
        row = Row()
        row.addWidget(write)
        row.addStretch(1)
        panel.body.addWidget(self._field)
        panel.body.addLayout(row)
        Column(self).addWidget(panel)

    def lock(self, owner: bool) -> None:
        """Anybody may say something."""

    def _on_write(self) -> None:
        folder = self.around.choose_folder(self.window(), _("Where shall the note be written?"))
        if folder is None:
            return
        now = self.shop.local(self.shop.clock.now())
        said = _("Written to “{folder}”. Nothing was sent.").format(folder=folder.name)
        self.around.operations.do(
            lambda: tell_us.write(self._words.toPlainText(), folder, now), said=said, undo=False,
            on_done=lambda _done: self._words.clear(), refused=self._refused,
        )

    def _refused(self, error: ShopError) -> bool:
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        self._words.setFocus()
        return True
