"""The questions of the form, by the names the shop knows them under."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Address, Age, Job, MemberDraft, Remembered
from shopdesk.core.settings.records import FieldReason
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.counter.form.birthday_field import BirthdayField
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TextField


class FormFields:
    """Fills the questions from a draft and reads them once, when they are kept."""

    def __init__(self) -> None:
        self._lines = {name: LineField() for name in ("name", "greeting", "pronounce", "language", "when", "want", "so_that")}
        self._address = {name: LineField(hint=hint) for name, hint in (
            ("street", _("Street")), ("postcode", _("Postcode")), ("city", _("Town")), ("region", _("Part of town")),
            ("country", _("Country, as NO")),
        )}
        self._phones, self._emails = TextField(lines=2), TextField(lines=2)
        self._birthday = BirthdayField()
        self._age = Choice()
        self._age.setObjectName("form_age")
        for age, words in ages():
            self._age.addItem(words, age)
        self._questions = self._asked()
        for name, line in (self._lines | self._address).items():
            line.setObjectName(f"form_{name}")
        for text, name in ((self._phones, "form_phones"), (self._emails, "form_emails")):
            text.setObjectName(name)
            text.setFixedHeight(theme.line_height("body") * 2 + theme.px(26))

    def _asked(self) -> dict[str, Field]:
        lines = self._lines
        return {
            "name": Field(_("Name"), lines["name"], reason=_("A name or an e-mail is enough.")),
            "greeting": Field(_("What they like to be called"), lines["greeting"]),
            "pronounce": Field(_("How to say the name"), lines["pronounce"]),
            "language": Field(_("Language"), lines["language"]),
            "birthday": Field(_("Birthday"), self._birthday),
            "age": Field(_("Or only how old"), self._age, reason=_("So that no page is kept of a child, without a year of birth.")),
            "phones": Field(_("Phones, one a line"), self._phones),
            "emails": Field(_("E-mails, one a line"), self._emails),
            "address": Field(_("Address"), self._address_box()),
            "job": Field(_("What they come for"), _beneath(lines["when"], lines["want"], lines["so_that"])),
        }

    def _address_box(self) -> QWidget:
        box = QWidget()
        column = Column(box, gap=8)
        parts = self._address
        town = Row(gap=8)
        parts["postcode"].setFixedWidth(theme.em(110))
        town.addWidget(parts["postcode"])
        town.addWidget(parts["city"], 1)
        more = Row(gap=8)
        more.addWidget(parts["region"], 1)
        more.addWidget(parts["country"], 1)
        column.addWidget(parts["street"])
        column.addLayout(town)
        column.addLayout(more)
        box.setFocusProxy(parts["street"])
        for part in parts.values():
            part.setAccessibleName(part.placeholderText())
        return box

    def __getitem__(self, name: str) -> Field:
        return self._questions[name]

    def get(self, name: str) -> Field | None:
        """The question of that name, if there is one."""
        return self._questions.get(name)

    def parts(self, *names: str) -> list[QWidget]:
        """The questions in this order, to be put on the form."""
        return [self._questions[name] for name in names]

    def show(self, draft: MemberDraft, reasons: Iterable[FieldReason]) -> None:
        """Fill in ``draft`` and say why each is asked; hide what is switched off."""
        values = {"name": draft.name, "greeting": draft.greeting, "pronounce": draft.pronounce, "language": draft.language}
        values |= {"when": draft.job.when, "want": draft.job.want, "so_that": draft.job.so_that}
        for name, text in values.items():
            self._lines[name].setText(text)
        for part, line in self._address.items():
            line.setText(getattr(draft.address, part))
        for part, hint in (("when", _("when …")), ("want", _("they want …")), ("so_that", _("so that …"))):
            self._lines[part].setPlaceholderText(hint)
            self._lines[part].setAccessibleName(hint)
        self._phones.setPlainText("\n".join(draft.phones))
        self._emails.setPlainText("\n".join(draft.emails))
        self._birthday.show_value(draft.birthday)
        self._age.setCurrentIndex(max(self._age.findData(draft.age), 0))
        self._questions["name"].is_fine()
        for reason in reasons:
            question = self._questions.get(reason.field)
            if question is not None:
                question.ask_because(reason.reason)
                question.setVisible(reason.on)

    def texts(self) -> tuple[str, ...]:
        """All that stands in the fields, to see whether something was typed."""
        lines = [*self._lines.values(), *self._address.values(), self._birthday.day, self._birthday.year]
        typed = tuple(line.text() for line in lines)
        return (*typed, self._birthday.month.currentText(), self._age.currentText(), self._phones.toPlainText(), self._emails.toPlainText())

    def draft(self, remembered: Remembered) -> MemberDraft:
        """Read the form; raises NeedsALook for a birthday that is none."""
        text = {name: line.text() for name, line in self._lines.items()}
        address = Address(**{part: line.text() for part, line in self._address.items()})
        return MemberDraft(
            text["name"], text["greeting"], text["pronounce"], text["language"], _lines_of(self._phones), _lines_of(self._emails), address,
            self._birthday.value(), Job(text["when"], text["want"], text["so_that"]), remembered,
            age=Age(self._age.currentData()),
        )


def ages() -> tuple[tuple[Age, str], ...]:
    """How old somebody may be said to be."""
    return (
        (Age.UNKNOWN, _("Not said")), (Age.ADULT, _("18 or older")), (Age.YOUNG, _("Under 18")),
        (Age.CHILD, _("A child, too young for a page")),
    )


def _lines_of(text: TextField) -> tuple[str, ...]:
    return tuple(line for line in text.toPlainText().splitlines() if line.strip())


def _beneath(*lines: QWidget) -> QWidget:
    box = QWidget()
    column = Column(box, gap=8)
    for line in lines:
        column.addWidget(line)
    box.setFocusProxy(lines[0])
    return box
