"""Today: how much a day can hold, and how soon we answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.core.cases.records import Answers
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.panels import Panel


class TodaySection(Section):
    """Two numbers the owner gives their word on."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._limit, self._hours = LineField(), LineField()
        self._limit.setObjectName("today_limit")
        self._hours.setObjectName("answer_hours")
        self._limit_field = Field(
            _("Things a day can hold"), self._limit, reason=_("Today never shows more. Nine is a good number; the rest waits.")
        )
        self._hours_field = Field(
            _("We answer within … opening hours"), self._hours, reason=_("Nights, Sundays and closed days are not counted.")
        )
        panel = Panel(_("Today"), _("what we promise, and how much of it"))
        across = Row(gap=28)
        across.addWidget(self._limit_field, 1)
        across.addWidget(self._hours_field, 1)
        panel.body.addLayout(across)
        Column(self).addWidget(panel)
        for line in (self._limit, self._hours):
            line.textChanged.connect(self.touched)

    def fill(self) -> None:
        show_text(self._limit, str(self.shop.settings.shop().today_limit))
        show_text(self._hours, str(self.shop.cases.answers.settings().hours))
        self._limit_field.is_fine()
        self._hours_field.is_fine()

    def typed(self) -> object:
        return self._limit.text(), self._hours.text()

    def keep(self) -> None:
        limit, hours = _number("today_limit", self._limit.text()), _number("answers", self._hours.text())
        settings = self.shop.settings.shop()
        if limit != settings.today_limit:
            self.shop.settings.save_shop(replace(settings, today_limit=limit))
        if hours != self.shop.cases.answers.settings().hours:
            self.shop.cases.answers.save(Answers(hours))

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        for name, field, line in (("today_limit", self._limit_field, self._limit), ("answers", self._hours_field, self._hours)):
            if problem.field == name:
                field.needs_a_look(str(problem))
                return line
        return None


def _number(field: str, typed: str) -> int:
    if not typed.strip().isdecimal() or int(typed) < 1:
        raise NeedsALook(field, _("“{typed}” is no number to keep to.").format(typed=typed.strip()), do=_("Type a number from 1 on."))
    return int(typed)
