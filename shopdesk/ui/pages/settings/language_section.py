"""The language, how large the text is, and light or dark."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QWidget

from shopdesk import i18n
from shopdesk.core.settings.rules import TEXT_SIZES
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings import offered
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class LanguageSection(Section):
    """Three small panels. The language is the shop's and so the owner's; the look is this counter's and anybody's."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._language = offered.choice(tuple(i18n.LANGUAGES.items()), "language")
        self._text = offered.choice(tuple((str(size), _("{percent} %").format(percent=size)) for size in TEXT_SIZES), "text_size")
        self._theme = offered.choice((("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))), "theme")
        column = Column(self, gap=14)
        column.addWidget(self._panel("globe", _("Language"), self._language))
        column.addWidget(self._panel("eye", _("Size of text"), self._text))
        column.addWidget(self._panel("theme", _("Light or dark"), self._theme))
        column.addStretch(1)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _panel(self, icon: str, label: str, choice: Choice) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        row = Row(panel, gap=10, margins=(18, 10, 18, 10))
        row.addWidget(Icon(icon, "accent", 20))
        words = Words(label, "label", "ink2")
        words.setBuddy(choice)
        choice.setAccessibleName(label)
        row.addWidget(words, 1)
        row.addWidget(choice)
        choice.currentIndexChanged.connect(self.touched)
        return panel

    def fill(self) -> None:
        counter = self.shop.settings.counter()
        offered.choose(self._language, self.shop.settings.shop().language)
        offered.choose(self._text, str(counter.text_size))
        offered.choose(self._theme, counter.theme)

    def typed(self) -> object:
        return tuple(choice.currentData() for choice in (self._language, self._text, self._theme))

    def keep(self) -> None:
        shop, counter = self.shop.settings.shop(), self.shop.settings.counter()
        language = str(self._language.currentData())
        if language != shop.language:
            self.shop.settings.save_shop(replace(shop, language=language))
        look = replace(counter, text_size=int(self._text.currentData()), theme=str(self._theme.currentData()))
        if look != counter:
            self.shop.settings.save_counter(look)

    def lock(self, owner: bool) -> None:
        self._language.setEnabled(owner)

    def first_field(self) -> QWidget:
        """Where choosing begins."""
        return self._language

    def _on_look_changed(self) -> None:
        for choice in (self._language, self._text, self._theme):
            choice.setFixedWidth(theme.em(140) + theme.px(34))
