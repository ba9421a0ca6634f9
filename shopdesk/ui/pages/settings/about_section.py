"""About the program: what somebody who helps would ask first."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

import shopdesk
from shopdesk import paths
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words


class AboutSection(Section):
    """Version, where things are, licence; all of it can be copied."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("About"), _("Everything stays on this computer."))
        grid = Grid(across=20, down=4)
        self._lines: list[tuple[str, Words]] = []
        names = (_("ShopDesk"), _("Kept by"), _("Shop"), _("Log of mishaps"), _("Licence"))
        for number, name in enumerate(names):
            value = Words("", "small", "ink", lines=0)
            grid.addWidget(Words(name, "small", "ink2"), number, 0)
            grid.addWidget(value, number, 1)
            self._lines.append((name, value))
        grid.setColumnStretch(1, 1)
        self._copy = KeyButton(_("Copy these lines"), icon="note", small=True)
        self._copy.setObjectName("copy_about")
        self._copy.clicked.connect(self._on_copy)
        row = Row(margins=(0, 4, 0, 0))
        row.addWidget(self._copy)
        row.addStretch(1)
        panel.body.addLayout(grid)
        panel.body.addLayout(row)
        Column(self).addWidget(panel)

    def fill(self) -> None:
        values = (
            _("Version {version}").format(version=shopdesk.__version__),
            self.shop.store.engine, str(self.shop.location), str(paths.logs()),
            _("GNU General Public Licence 3 or later; you may use, change and pass it on."),
        )
        for (_name, line), value in zip(self._lines, values, strict=True):
            line.say(value)

    def lock(self, owner: bool) -> None:
        """Anybody may read this."""

    def text(self) -> str:
        """All lines, as they are copied."""
        return "\n".join(f"{name}: {line.text()}" for name, line in self._lines)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.around.messages.say(_("Copied"))
