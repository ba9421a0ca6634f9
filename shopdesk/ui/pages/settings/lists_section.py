"""Lists that were brought in, each with the way back for thirty days, and bringing another one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.imports.records import PastList
from shopdesk.i18n import _, ngettext
from shopdesk.ui.choose_file import LISTS
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.lists.way_back import take_back
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words

_SHOWN = 20


class PastRow(QWidget):
    """One list that was brought in."""

    def __init__(self, one: PastList, said: str, *, can_go: bool) -> None:
        super().__init__()
        row = Row(self, gap=12, margins=(18, 4, 10, 4))
        row.addWidget(Words(one.file_name, "strong"))
        row.addWidget(Words(said, "caption", "ink3"), 1)
        self.back = KeyButton(_("Take back…"), icon="undo", small=True)
        self.back.setObjectName(f"back_{one.list_id}")
        self.back.setAccessibleName(_("Take {file} back").format(file=one.file_name))
        self.back.setVisible(can_go)
        row.addWidget(self.back)


class ListsSection(Section):
    """Nothing here waits to be saved: a list is brought in or taken back at once."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("Lists brought in"), _("each can be taken back whole for 30 days"), lined=True)
        head = Row(gap=12, margins=(18, 10, 18, 10))
        head.addWidget(Words(_("From another program, a spreadsheet or an address book."), "small", "ink2"), 1)
        self.bring = KeyButton(_("Import a list…"), icon="import", small=True)
        self.bring.setObjectName("import_list")
        self.bring.clicked.connect(self._on_bring)
        head.addWidget(self.bring)
        panel.body.addLayout(head)
        self._rows = Column()
        panel.body.addLayout(self._rows)
        Column(self).addWidget(panel)

    def fill(self) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        now, rows = self.shop.clock.now(), []
        for one in self.shop.imports.past()[:_SHOWN]:
            can_go = one.taken_back is None and one.can_go and now <= one.until
            row = PastRow(one, self._said(one), can_go=can_go)
            row.back.clicked.connect(partial(self._on_back, one))
            self._rows.addWidget(rule())
            self._rows.addWidget(row)
            rows.append(row)
        read_on(self.bring, *rows)

    def _said(self, one: PastList) -> str:
        day = saying.long_day(self.shop.local(one.at).date())
        taken = ngettext("{count} taken", "{count} taken", one.taken).format(count=f"{one.taken:,}")
        back = [] if one.taken_back is None else [_("taken back")]
        return ", ".join([day, taken, *back])

    def _on_bring(self) -> None:
        path = self.around.choose_file(self, _("Import a list"), LISTS)
        if path is not None:
            window = ImportWindow(self.shop, self.around.operations, path, self.window())
            window.brought.connect(self._on_changed)
            window.open()

    def _on_back(self, one: PastList, _checked: bool = False) -> None:
        self.around.messages.ask(
            _("Take {file} back?").format(file=one.file_name),
            _("The pages it began go in one step. Whoever was here or was changed since stays, and you are told who."),
            keep=_("Leave it as it is"), do=_("Take back"), icon="undo", on_yes=partial(self._take_back, one),
        )

    def _take_back(self, one: PastList) -> None:
        self.setEnabled(False)
        take_back(
            self.shop, self.around.operations, one.list_id, lambda _back: self.fill(), on_end=partial(self.setEnabled, True)
        )

    def _on_changed(self, _what: object) -> None:
        self.fill()
