"""The flower: what small gifts may cost in a month, and how many people each of us can be the person of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core import money, saying
from shopdesk.core.privileges.records import Carrier
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.widgets.boxes import Column, Flow, Row, put_instead
from shopdesk.ui.widgets.fields import Choice, Field, LineField
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import FilterChip
from shopdesk.ui.widgets.words import Words


class CarrierRow(QWidget):
    """One of the staff: how many people, who stands in, and the weekdays off."""

    def __init__(self, carrier: Carrier, others: tuple[Carrier, ...]) -> None:
        super().__init__()
        self.carrier = carrier
        name = carrier.staff.name
        self.carries = LineField(str(carrier.carries))
        self.carries.setObjectName(f"carries_{carrier.staff.first_name}")
        self.carries.setAccessibleName(_("How many people {name} can carry").format(name=name))
        self.stand_in = Choice()
        self.stand_in.setAccessibleName(_("Who stands in for {name}").format(name=name))
        self.stand_in.addItem(_("Nobody"), None)
        for other in others:
            if other.staff.id != carrier.staff.id:
                self.stand_in.addItem(other.staff.name, other.staff.id)
        chosen = carrier.stand_in.id if carrier.stand_in else None
        self.stand_in.setCurrentIndex(max(self.stand_in.findData(chosen), 0))
        self.days = [FilterChip(day[:2], chosen=number in carrier.free_weekdays) for number, day in enumerate(saying.weekdays())]
        row = Row(self, gap=10)
        label = Words(name, "body")
        label.setFixedWidth(theme.em(130))
        self.carries.setFixedWidth(theme.em(70))
        row.addWidget(label)
        row.addWidget(self.carries)
        row.addWidget(self.stand_in, 1)
        place = QWidget()
        week = Flow(place, gap=6)  # goes on in a second line in a narrow window
        for chip, day in zip(self.days, saying.weekdays(), strict=True):
            chip.setAccessibleName(_("{name} is off on {day}").format(name=name, day=day))
            week.addWidget(chip)
        row.addWidget(place, 2)

    def typed(self) -> tuple[object, ...]:
        """What stands in the row."""
        return self.carries.text(), self.stand_in.currentData(), tuple(chip.isChecked() for chip in self.days)


class FlowerSection(Section):
    """The budget and the people are the owner's to decide."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._currency = self.shop.settings.shop().currency
        self._budget = LineField()
        self._budget.setObjectName("gift_budget")
        self._budget_field = Field(
            _("Small gifts in a month, in {currency}").format(currency=self._currency), self._budget,
            reason=_("Staff stop at it; you may go on and say why. Empty: no budget."),
        )
        self._rows: list[CarrierRow] = []
        self._people = QWidget()
        panel = Panel(_("Gifts and personal contacts"), _("a little more for some"))
        panel.body.addWidget(self._budget_field)
        heading = _("How many people each of you can be the person of, who stands in, and on which days off")
        panel.body.addWidget(Words(heading, "label", "ink2", lines=0))
        panel.body.addWidget(self._people)
        self._sentence = Words("", "caption", "warm", lines=0)
        panel.body.addWidget(self._sentence)
        self._body = panel.body
        Column(self).addWidget(panel)
        self._budget.textChanged.connect(self.touched)

    def fill(self) -> None:
        limit = self.shop.gestures.budget.limit()
        show_text(self._budget, "" if limit is None else f"{limit.decimal():f}")
        self._budget_field.is_fine()
        self._sentence.say("")
        place = QWidget()
        column = Column(place, gap=8)
        carriers = self.shop.privileges.contacts.all()
        self._rows = [CarrierRow(carrier, carriers) for carrier in carriers]
        for row in self._rows:
            column.addWidget(row)
            row.carries.textChanged.connect(self.touched)
            row.stand_in.currentIndexChanged.connect(self.touched)
            for chip in row.days:
                chip.toggled.connect(self.touched)
        self._people = put_instead(self._body, self._people, place)

    def typed(self) -> object:
        return self._budget.text(), tuple(row.typed() for row in self._rows)

    def keep(self) -> None:
        self._keep_budget()
        for row in self._rows:
            carries, stand_in, days = row.carries.text().strip(), row.stand_in.currentData(), _chosen(row)
            if not carries.isdecimal():
                raise NeedsALook("carries", _("“{typed}” is no number of people.").format(typed=carries), do=_("Type it like 12."))
            was = row.carrier
            if (int(carries), stand_in, days) != (was.carries, was.stand_in.id if was.stand_in else None, was.free_weekdays):
                self.shop.privileges.contacts.settle(was.staff.id, int(carries), stand_in, days)

    def _keep_budget(self) -> None:
        typed = self._budget.text().strip()
        try:
            limit = money.parse(typed, self._currency) if typed else None
        except NeedsALook as error:
            raise NeedsALook("gift_budget", error.what, error.kept, error.do) from error
        if limit != self.shop.gestures.budget.limit():
            self.shop.gestures.budget.set_limit(limit)

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field == "gift_budget":
            self._budget_field.needs_a_look(str(problem))
            return self._budget
        if problem.field in ("carries", "stand_in") and self._rows:
            self._sentence.say(str(problem))
            return next((row.carries for row in self._rows if not row.carries.text().strip().isdecimal()), self._rows[0].carries)
        return None


def _chosen(row: CarrierRow) -> frozenset[int]:
    return frozenset(number for number, chip in enumerate(row.days) if chip.isChecked())
