"""Taking a list out of the shop: in which form, for what, who stays in and why; everybody only with the owner's reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopdesk.core.exports.records import Tally, Wanted
from shopdesk.core.permissions.records import Purpose
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.exchange.writing import apart, people_file, refusals
from shopdesk.i18n import _, ngettext
from shopdesk.ui.widgets.fields import Choice, Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.ui.long_work import LongWork
    from shopdesk.ui.operations import Operations

_AT_ONCE = 300  # people the gate is asked about while one waits; more are asked about in another process


def _kinds() -> tuple[tuple[str, str, str, str], ...]:
    """What is offered: words, the file's ending, the form of a table, the version of a card."""
    return (
        (_("Table for a spreadsheet (CSV)"), ".csv", "spreadsheet", ""), (_("Excel"), ".xlsx", "spreadsheet", ""),
        (_("Address book (vCard 3)"), ".vcf", "", "3.0"), (_("Address book (vCard 4)"), ".vcf", "", "4.0"),
        ("Mailchimp", ".csv", "mailchimp", ""), ("listmonk", ".csv", "listmonk", ""), ("Google Contacts", ".csv", "google", ""),
        ("Square", ".csv", "square", ""), (_("Table for a program (CSV, plain)"), ".csv", "plain", ""),
    )


class ExportSheet(Sheet):
    """``among`` is who is ticked, or shown; ``place`` asks where to write. Another process writes what goes out; leaving stops that."""

    def __init__(
        self, shop: Shop, operations: Operations, among: Sequence[int], parent: QWidget, place: Callable[[QWidget, str, str], Path | None]
    ) -> None:
        count = len(among)
        title = ngettext("Export {count} person", "Export {count} people", count).format(count=count)
        super().__init__(title, width=520, parent=parent)
        self.setObjectName("export_sheet")
        self._shop, self._operations, self._among, self._place = shop, operations, tuple(among), place
        self._writing: LongWork | None = None
        self._list_id = 0
        self.kind, self.purpose, self.why = Choice(), Choice(), LineField()
        for words, *what in _kinds():
            self.kind.addItem(words, what)
        for words, purpose in (
            (_("Offers"), Purpose.OFFERS), (_("News"), Purpose.NEWS), (_("A personal word"), Purpose.PERSONAL),
            (_("Everybody, whatever they permitted"), None),
        ):
            self.purpose.addItem(words, purpose)
        self.going, self.staying = Words("", "strong", lines=0), Words("", "small", "ink2", lines=0)
        self._why = Field(_("Why"), self.why, reason=_("Kept with your name."))
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        for part in (Field(_("As"), self.kind), Field(_("For"), self.purpose), self._why, self.going, self.staying):
            self.body.addWidget(part)
        self.leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        self.export = self.add_button(KeyButton(_("Export"), icon="export", key="Ctrl+Enter", kind="primary", bound=False))
        for name, widget in (
            ("export_kind", self.kind), ("export_purpose", self.purpose), ("export_why", self.why), ("export_going", self.going),
            ("export_staying", self.staying), ("export_leave", self.leave), ("export_do", self.export),
        ):
            widget.setObjectName(name)
        self.leave.setAutoDefault(False)
        self.export.setAutoDefault(False)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.export.clicked.connect(self._on_export)
        self.kind.currentIndexChanged.connect(self._show)
        self.purpose.currentIndexChanged.connect(self._show)
        self.rejected.connect(self._on_left)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.export.click)
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def order(self, path: Path | None = None) -> people_file.Order:
        """What stands in the fields."""
        ending, form, version = self.kind.currentData()
        purpose = self.purpose.currentData()
        meant = None if purpose is None else Purpose(purpose)
        return people_file.order(path or Path(f"{_('members')}{ending}"), form, version or "3.0", meant, why=self.why.text())

    # who stays in

    def _show(self) -> None:
        wanted = self.order().wanted()
        self._why.setVisible(wanted.purpose is None)
        if len(self._among) <= _AT_ONCE:
            self._on_looked((wanted, self._shop.exports.look(self._among, wanted)))
            return
        self.going.say(_("Asking the permissions…"))
        self.staying.say("")
        self._operations.run_long(apart.look, self._shop.location, self._among, wanted, on_done=self._on_looked)

    def _on_looked(self, found: tuple[Wanted, Tally]) -> None:
        wanted, tally = found
        if (wanted.form, wanted.purpose) != (self.order().wanted().form, self.order().wanted().purpose):
            return  # something else was chosen meanwhile
        self.going.say(ngettext("{count} person goes out.", "{count} people go out.", tally.going).format(count=tally.going))
        self.staying.say(_("Left out, {why}.").format(why="; ".join(refusals.reasons(tally))) if tally.staying else "")
        self.staying.setVisible(bool(tally.staying))

    # writing

    def _on_export(self) -> None:
        ending = self.kind.currentData()[0]
        if self._writing is not None:
            return
        if self.purpose.currentData() is None and not self.why.text().strip():
            self._why.needs_a_look(_("Everybody, whatever they permitted: that needs a reason."))
            self.why.setFocus()
            return
        path = self._place(self, self.order().path.name, f"*{ending}")
        if path is not None:
            order = self.order(path if path.suffix.lower() == ending else path.with_name(path.name + ending))
            self._operations.do(
                lambda: self._shop.exports.begin(order.wanted()), on_done=lambda list_id: self._write(list_id, order), refused=self._refused
            )

    def _write(self, list_id: int, order: people_file.Order) -> None:
        self._list_id = list_id
        self.export.set_busy(_("Exporting…"))
        self._writing = self._operations.run_long(
            apart.write, self._shop.location, self._among, order, on_done=self._on_written, on_progress=self._on_progress,
            on_end=self._on_end,
        )

    def _on_progress(self, done: int, total: int) -> None:
        self.going.say(_("{done} of {total}").format(done=done, total=total))

    def _on_written(self, tally: Tally) -> None:
        said = ngettext("{count} person exported", "{count} people exported", tally.going).format(count=tally.going)
        self._operations.do(lambda: self._shop.exports.finished(self._list_id, tally.going, tally.staying), said=said, undo=False)
        self.accept()

    def _on_end(self) -> None:
        self._writing = None
        self.export.set_idle()

    def _on_left(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def _refused(self, error: ShopError) -> bool:
        if not (isinstance(error, NeedsALook) and error.field == "why"):
            return False
        self._why.needs_a_look(str(error))
        self.why.setFocus()
        return True
