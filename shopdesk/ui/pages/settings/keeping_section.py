"""What is kept for how long and of whom: people unseen for long, the age below which no page is kept, fields nobody uses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.known import sentences
from shopdesk.core.known.records import Erased, Unseen
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext
from shopdesk.ui import theme
from shopdesk.ui.acts.erase import erase
from shopdesk.ui.pages.settings import offered
from shopdesk.ui.pages.settings.apart import write_record
from shopdesk.ui.pages.settings.reasons_section import field_words
from shopdesk.ui.pages.settings.section import Section, Surroundings
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words

_MONTHS = (12, 24, 36, 48, 60)
_SHOWN = 8  # people to decide on at once; the next come when these are decided


def _months(count: int) -> str:
    return ngettext("After {count} month", "After {count} months", count).format(count=count)


class UnseenRow(QWidget):
    """Somebody not seen for long, with the two things that can be decided."""

    def __init__(self, person: Unseen, seen: str) -> None:
        super().__init__()
        self.setObjectName(f"unseen_{person.member_id}")
        row = Row(self, gap=12, margins=(18, 4, 10, 4))
        row.addWidget(Words(person.name, "name"))
        row.addWidget(Words(seen, "caption", "ink3"), 1)
        self.keep = KeyButton(_("Keep"), icon="kept", kind="secondary", small=True)
        self.erase = KeyButton(_("Erase…"), icon="bin", kind="quietWarm", small=True)
        self.keep.setObjectName(f"keep_{person.member_id}")
        self.erase.setObjectName(f"erase_{person.member_id}")
        row.addWidget(self.keep)
        row.addWidget(self.erase)


class KeepingSection(Section):
    """The owner's: how long, from what age, and a decision about each whom nobody has seen."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._months = offered.choice(tuple((str(count), _months(count)) for count in _MONTHS), "unseen_months")
        self._years = offered.choice((("", _("Kept where told")), ("1", _("Only if grown up"))), "only_age")
        self._country, self._age = LineField(), LineField()
        self._country.setObjectName("age_country")
        self._age.setObjectName("age_limit")
        self._country.setMaxLength(2)
        self._age.setMaxLength(2)
        self._fields = {
            "country": Field(_("Country"), self._country, reason=_("Two letters, like NO.")),
            "age": Field(_("A page from the age of"), self._age, reason=_("Younger children stand on a parent’s page, by first name.")),
        }
        self._unused = Words("", "caption", "warm", lines=0)
        self._unused.setObjectName("unused_fields")
        self._rows = Column()
        self._listed = Words("", "small", "ink2", lines=0)
        self._record = KeyButton(_("All of this for whoever asks, as PDF…"), icon="print", kind="secondary", small=True)
        self._record.setObjectName("save_record")
        self._build()
        self._connect()

    def _build(self) -> None:
        panel = Panel(_("What we keep, and how long"), _("listed for you to decide, never silently kept or erased"), lined=True)
        form = Row(gap=28, margins=(18, 12, 18, 8))
        form.addWidget(Field(_("Decide on the unseen"), self._months), 2)
        form.addWidget(Field(_("The year of birth"), self._years, reason=_("“Only if grown up”: years written down go at once.")), 2)
        form.addWidget(self._fields["country"], 1)
        form.addWidget(self._fields["age"], 2)
        panel.body.addLayout(form)
        for words in (self._unused, self._listed):
            panel.body.addWidget(words)
        below = Row(margins=(18, 0, 18, 8))
        below.addWidget(self._record)
        below.addStretch(1)
        panel.body.addLayout(below)
        panel.body.addLayout(self._rows)
        Column(self).addWidget(panel)

    def _connect(self) -> None:
        self._months.currentIndexChanged.connect(self.touched)
        self._years.currentIndexChanged.connect(self.touched)
        self._country.textEdited.connect(self._on_country_typed)
        self._record.clicked.connect(self._on_record)
        self._age.textEdited.connect(self.touched)

    def fill(self) -> None:
        keeping = self.shop.known.keeping
        months = keeping.unseen_months
        if self._months.findData(str(months)) < 0:
            self._months.addItem(_months(months), str(months))
        self._months.setCurrentIndex(self._months.findData(str(months)))
        self._years.setCurrentIndex(int(keeping.only_age))
        self._country.setText(self.shop.settings.shop().address.country or "NO")
        self._show_age()
        self._show_unused()
        self._show_unseen()

    def _show_age(self) -> None:
        self._age.setText(str(self.shop.known.keeping.age_limit(self._country.text())))

    def _show_unused(self) -> None:
        names = ", ".join(field_words()[unused.field] for unused in self.shop.known.keeping.unused())
        self._unused.setContentsMargins(theme.px(18), 0, theme.px(18), theme.px(6))
        self._unused.say(_("Not used for a year: {names}. Stop asking? Switch it off under Reasons for asking.").format(names=names))
        self._unused.setVisible(bool(names))

    def _show_unseen(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        unseen, rows = self.shop.known.keeping.unseen(_SHOWN), []
        self._listed.setContentsMargins(theme.px(18), theme.px(4), theme.px(18), theme.px(8))
        self._listed.say(_("Nobody waits for a decision.") if not unseen else _("Not seen for so long. Keep them, or erase them?"))
        for person in unseen:
            row = UnseenRow(person, _("last here {day}").format(day=saying.short_day(person.last, self.shop.today())))
            row.keep.clicked.connect(lambda _checked=False, one=person: self._keep(one))
            row.erase.clicked.connect(lambda _checked=False, one=person: self._ask_erase(one))
            self._rows.addWidget(rule())
            self._rows.addWidget(row)
            rows.append(row)
        read_on(self._age, *rows)

    def typed(self) -> object:
        return self._months.currentData(), self._years.currentData(), self._country.text(), self._age.text()

    def keep(self) -> None:
        keeping = self.shop.known.keeping
        months, country, age = int(self._months.currentData()), self._country.text().strip(), self._age.text().strip()
        if not age.isdecimal():
            raise NeedsALook("age", _("An age is a number of years."), _("Nothing was changed."))
        if months != keeping.unseen_months:
            keeping.set_unseen_months(months)
        if bool(self._years.currentData()) is not keeping.only_age:
            keeping.set_only_age(bool(self._years.currentData()))
        if int(age) != keeping.age_limit(country) or len(country) != 2:
            keeping.set_age_limit(country, int(age))

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        field = self._fields.get(problem.field)
        if field is None:
            return None
        field.needs_a_look(str(problem))
        return field.inside

    def _on_country_typed(self) -> None:
        if len(self._country.text().strip()) == 2:
            self._show_age()
        self.touched.emit()

    def _on_record(self) -> None:
        """What we keep of people as a whole, and why, for whoever asks."""
        folder = self.around.choose_folder(self, _("Where to put the PDF"))
        if folder is not None:
            file = folder / _("what-we-keep.pdf")
            self.around.operations.run_long(write_record, self.shop.location, file, on_done=self._on_recorded)

    def _on_recorded(self, file: Path) -> None:
        self.around.messages.say(_("Saved as {name}").format(name=file.name))

    def _keep(self, person: Unseen) -> None:
        said = _("{name} stays.").format(name=person.name)
        self.around.operations.do(
            lambda: self.shop.known.keeping.keep(person.member_id), said=said, on_done=lambda _nothing: self._show_unseen()
        )

    def _ask_erase(self, person: Unseen) -> None:
        self.around.messages.ask(
            _("Erase {name}?").format(name=person.name), sentences.what_erasing_does(self.shop), keep=_("Keep the page"), do=_("Erase"),
            on_yes=lambda: self._erase(person),
        )

    def _erase(self, person: Unseen) -> None:
        around = self.around
        erase(self.shop, around.operations, around.messages, lambda: self.shop.known.erase(person.member_id), self._on_erased)

    def _on_erased(self, done: Erased | None) -> None:
        self._show_unseen()
        if done is not None:
            self.around.messages.say(sentences.what_is_left(done))
