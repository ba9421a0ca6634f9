"""The exact words people are asked with, in each language; every change makes new ones with a number of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core.permissions.first_words import FIRST_WORDS
from shopdesk.core.permissions.records import ASKED_FOR, Purpose, Wording
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words

_NAMES = {"en": "English", "da": "Dansk", "nb": "Norsk", "nl": "Nederlands"}


class WordingsSection(Section):
    """Three questions in the language chosen above. What was answered before keeps the words it was answered to."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("What people say yes to"), _("kept word for word with each answer"))
        self._typed: dict[tuple[str, Purpose], str] = {}
        self._language = around.shop.settings.shop().language if around.shop.settings.shop().language in FIRST_WORDS else "en"
        self._languages = Segments(list(_NAMES.items()), self._language)
        self._languages.setObjectName("wording_language")
        panel.body.addWidget(self._languages)
        self._texts: dict[Purpose, TextField] = {}
        self._fields: dict[Purpose, Field] = {}
        row = Row(gap=14)
        labels = {Purpose.PERSONAL: _("A personal word"), Purpose.NEWS: _("News"), Purpose.OFFERS: _("Offers")}
        for purpose in ASKED_FOR:
            self._texts[purpose] = TextField(lines=4)
            self._texts[purpose].setObjectName(f"wording_{purpose.value}")
            self._fields[purpose] = Field(labels[purpose], self._texts[purpose])
            row.addWidget(self._fields[purpose], 1)
            self._texts[purpose].textChanged.connect(self._on_typed)
        panel.body.addLayout(row)
        self._add_evidence(panel)
        Column(self).addWidget(panel)
        self._languages.chosen.connect(self._on_language)

    def _add_evidence(self, panel: Panel) -> None:
        """What lists that were brought in earlier say, where nobody has read it yet."""
        self._unread = QWidget()
        row = Row(self._unread, gap=14)
        row.addWidget(Words(_("Lists brought in earlier say who said no, and who said yes with proof."), "small", "ink2", lines=0), 1)
        read = KeyButton(_("Read them now"), icon="import", small=True)
        read.setObjectName("read_evidence")
        read.clicked.connect(self._on_read)
        row.addWidget(read)
        panel.body.addWidget(self._unread)

    def fill(self) -> None:
        self._typed = {(code, purpose): self._kept(code, purpose).text for code in FIRST_WORDS for purpose in ASKED_FOR}
        self._show()
        self._unread.setVisible(bool(self.shop.permissions.evidence.unread()))

    def _kept(self, language: str, purpose: Purpose) -> Wording:
        return self.shop.permissions.wordings.current(purpose, language)

    def _show(self) -> None:
        for purpose, text in self._texts.items():
            text.blockSignals(True)
            text.setPlainText(self._typed[self._language, purpose])
            text.blockSignals(False)
            number = self._kept(self._language, purpose).number
            self._fields[purpose].is_fine()
            text.setAccessibleDescription(_("Number {number}").format(number=number) if number else _("not used yet"))

    def typed(self) -> object:
        return tuple(self._typed.values())

    def keep(self) -> None:
        for (language, purpose), text in self._typed.items():
            if text != self._kept(language, purpose).text:
                try:
                    self.shop.permissions.wordings.reword(purpose, language, text)
                except NeedsALook as problem:
                    raise NeedsALook(f"wording_{language}_{purpose.value}", problem.what, problem.kept, problem.do) from problem

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        kind, _sign, rest = problem.field.partition("_")
        if kind != "wording" or "_" not in rest:
            return None
        language, _sign, purpose = rest.partition("_")
        self._languages.set_value(language)
        self._on_language(language)
        field = self._fields[Purpose(purpose)]
        field.needs_a_look(str(problem))
        return field.inside

    def _on_language(self, language: object) -> None:
        self._language = str(language)
        self._show()

    def _on_typed(self) -> None:
        for purpose, text in self._texts.items():
            self._typed[self._language, purpose] = text.toPlainText()
        self.touched.emit()

    def _on_read(self) -> None:
        read = self.shop.permissions.evidence.read_unread
        said = _("Read. A no is a no now; a yes without proof stays unknown.")
        self.around.operations.do(read, said=said, on_done=lambda _done: self._unread.hide())
