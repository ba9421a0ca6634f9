"""The shop itself: its name and look, where it is, what it counts in, and when it is open."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from shopdesk import i18n
from shopdesk.core.members.records import Address
from shopdesk.core.settings.records import ShopSettings
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings import offered
from shopdesk.ui.pages.settings.beside import Beside
from shopdesk.ui.pages.settings.closed_days import ClosedField
from shopdesk.ui.pages.settings.colours import ColourField
from shopdesk.ui.pages.settings.picture_field import Logo, PictureField
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.pages.settings.week import WeekField
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_ROOM = 820  # that fields and opening hours need beside each other


class ShopSection(Section):
    """The form of the shop. ``own_shop_wanted`` when the sample shall make room for a shop of one's own."""

    own_shop_wanted = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._fields: dict[str, Field] = {}
        self._logo = PictureField(Logo(), around.choose_file, around.messages, words=_("Choose a logo…"), keep_alpha=True)
        self._logo.choose_button.setObjectName("choose_logo")
        self._logo.drop_button.setObjectName("drop_logo")
        self._accent = ColourField()
        self._week = WeekField()
        self._closed = ClosedField()
        self._closed.setObjectName("closed_days")
        self._sample = self._sample_note()
        column = Column(self, gap=14)
        column.addWidget(self._sample)
        column.addWidget(self._panel())
        for part in (self._logo, self._accent, self._week, self._closed):
            part.changed.connect(self.touched)

    def _sample_note(self) -> QFrame:
        note = QFrame()
        note.setObjectName("soft")
        row = Row(note, gap=14, margins=(17, 10, 14, 10))
        words = Column()
        words.addWidget(Words(_("This is the sample shop"), "strong", "accent"))
        words.addWidget(Words(
            _("Everybody in it is invented. Try whatever you like, then start your own; the sample is kept in a file beside it."),
            "small", "ink2", lines=0,
        ))
        begin = KeyButton(_("Start my own shop"), icon="forward", small=True)
        begin.setObjectName("own_shop")
        begin.clicked.connect(self.own_shop_wanted)
        row.addWidget(Icon("sample", "accent", 26))
        row.addLayout(words, 1)
        row.addWidget(begin)
        return note

    def _panel(self) -> Panel:
        panel = Panel(_("Shop"), _("Stands on cards, and tells who comes late."))
        columns = Beside(gap=36, room=_ROOM)
        columns.left.addLayout(self._about())
        columns.left.addWidget(self._labelled("accent", _("Colour"), self._accent))
        columns.left.addWidget(self._labelled("closed", _("Closed days"), self._closed))
        columns.right.addWidget(self._labelled("week", _("Opening hours"), self._week))
        panel.body.addWidget(columns)
        return panel

    def _about(self) -> Grid:
        language = i18n.language()
        grid = Grid(across=12, down=12)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._line("name", _("Name")), 0, 0, 1, 3)
        grid.addWidget(self._logo, 0, 3, 1, 3)
        grid.addWidget(self._line("street", _("Street")), 1, 0, 1, 3)
        grid.addWidget(self._line("postcode", _("Postcode")), 1, 3, 1, 1)
        grid.addWidget(self._line("city", _("Town")), 1, 4, 1, 2)
        grid.addWidget(self._choice("country", _("Country"), offered.countries(language)), 2, 0, 1, 3)
        grid.addWidget(self._line("region", _("Region")), 2, 3, 1, 3)
        grid.addWidget(self._line("phone", _("Phone")), 3, 0, 1, 3)
        grid.addWidget(self._line("web", _("Web page")), 3, 3, 1, 3)
        grid.addWidget(self._choice("currency", _("Currency"), offered.currencies(language)), 4, 0, 1, 3)
        grid.addWidget(self._choice("time_zone", _("Time zone"), offered.time_zones()), 4, 3, 1, 3)
        return grid

    def _line(self, name: str, label: str) -> Field:
        line = LineField()
        line.setObjectName(f"shop_{name}")
        line.textChanged.connect(self.touched)
        return self._field(name, label, line)

    def _choice(self, name: str, label: str, choices: offered.Offered) -> Field:
        choice = offered.choice(choices, f"shop_{name}")
        choice.currentIndexChanged.connect(self.touched)
        return self._field(name, label, choice)

    def _field(self, name: str, label: str, inside: QWidget) -> Field:
        self._fields[name] = Field(label, inside)
        return self._fields[name]

    def _labelled(self, name: str, label: str, inside: QWidget) -> QWidget:
        """A label above something larger than a field."""
        box = QWidget()
        column = Column(box, gap=5)
        column.addWidget(Words(label, "label", "ink2"))
        column.addWidget(inside)
        inside.setAccessibleName(label)
        box.setObjectName(f"part_{name}")
        return box

    # what is kept, and what is typed

    def fill(self) -> None:
        shop = self.shop.settings.shop()
        address = shop.address
        values = {
            "name": shop.name, "street": address.street, "postcode": address.postcode, "city": address.city, "region": address.region,
            "country": address.country, "phone": shop.phone, "web": shop.web, "currency": shop.currency, "time_zone": shop.time_zone,
        }
        for name, value in values.items():
            inside = self._fields[name].inside
            if isinstance(inside, QComboBox):
                offered.choose(inside, value)
            elif isinstance(inside, QLineEdit):
                show_text(inside, value)
            self._fields[name].is_fine()
        self._logo.show_kept(shop.name, self._kept_logo(shop))
        self._accent.show_colour(shop.accent)
        self._week.show_week(shop.week)
        self._closed.show_closed(shop.closed, self.shop.today())
        self._closed.needs_a_look("")
        self._sample.setVisible(shop.is_sample)

    def _kept_logo(self, shop: ShopSettings) -> QPixmap | None:
        if shop.logo_id is None:
            return None
        pixmap = QPixmap()
        return pixmap if pixmap.loadFromData(self.shop.pictures.get(shop.logo_id)) else None

    def typed(self) -> object:
        return (self._read(ShopSettings()), self._logo.typed())

    def _read(self, kept: ShopSettings) -> ShopSettings:
        def said(name: str) -> str:
            inside = self._fields[name].inside
            return str(inside.currentData()) if isinstance(inside, QComboBox) else inside.text() if isinstance(inside, QLineEdit) else ""

        return replace(
            kept, name=said("name"), phone=said("phone"), web=said("web"), currency=said("currency"),
            time_zone=said("time_zone"), accent=self._accent.text(), week=self._week.week(), closed=self._closed.closed(),
            address=Address(said("street"), said("postcode"), said("city"), said("region"), said("country")),
        )

    def keep(self) -> None:
        self.shop.settings.save_shop(self._read(self.shop.settings.shop()))
        if self._logo.chosen is not None or self._logo.taken_away:
            self.shop.settings.set_logo(self._logo.chosen)

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        sentence = str(problem)
        if problem.field == "week":
            return self._week.needs_a_look(sentence)
        if problem.field == "closed":
            return self._closed.needs_a_look(sentence)
        if problem.field == "accent":
            self._accent.needs_a_look(sentence)
            return self._accent.line
        field = self._fields.get({"address": "street"}.get(problem.field, problem.field))
        if field is not None:
            field.needs_a_look(sentence)
        return field
