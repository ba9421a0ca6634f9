"""What there may be news about, and what the shop keeps to with everybody who has not said otherwise."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.core.permissions.records import Manners, QuietHours, Topic
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Section, Surroundings, show_text
from shopdesk.ui.widgets.boxes import Column, Grid, Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.words import Words

_PLACES = 8
_NUMBERS = ("per_month", "questions_per_quarter", "many")


class NewsSection(Section):
    """Topics in their order, and the shop's manners. A member's own choice beats every one of them."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        panel = Panel(_("News and restraint"), _("a member’s own choice beats all of this"))
        sentence = _("News goes only to those who chose its topic. There is no way to write to everybody.")
        panel.body.addWidget(Words(sentence, "small", "ink2", lines=0))
        self._topics: tuple[Topic, ...] = ()
        self._names = [_line(f"topic_{place}", _("Topic {place}").format(place=place + 1)) for place in range(_PLACES)]
        grid = Grid(across=10, down=8)
        for place, line in enumerate(self._names):
            grid.addWidget(line, place // 4, place % 4)
        panel.body.addLayout(grid)
        self._sentence = Words("", "caption", "warm", lines=0)
        panel.body.addWidget(self._sentence)
        self._lines = {name: _line(name, "") for name in (*_NUMBERS, "quiet_from", "quiet_to")}
        self._fields = {name: Field(label, self._lines[name], reason=reason) for name, (label, reason) in _labels().items()}
        row = Row(gap=14)
        for field in self._fields.values():
            row.addWidget(field, 1)
        panel.body.addLayout(row)
        Column(self).addWidget(panel)
        for line in (*self._names, *self._lines.values()):
            line.textChanged.connect(self.touched)

    def fill(self) -> None:
        self._topics = self.shop.permissions.manners.topics()
        for place, line in enumerate(self._names):
            show_text(line, self._topics[place].name if place < len(self._topics) else "")
        manners = self.shop.permissions.manners.get()
        for name in _NUMBERS:
            show_text(self._lines[name], str(getattr(manners, name)))
        show_text(self._lines["quiet_from"], f"{manners.quiet.begins:%H:%M}" if manners.quiet else "")
        show_text(self._lines["quiet_to"], f"{manners.quiet.ends:%H:%M}" if manners.quiet else "")
        self._sentence.say("")
        for field in self._fields.values():
            field.is_fine()

    def typed(self) -> object:
        return tuple(line.text() for line in (*self._names, *self._lines.values()))

    def keep(self) -> None:
        keeping = self.shop.permissions.manners
        manners, topics = self._manners(), self._typed_topics()
        if topics != self._topics:
            keeping.keep_topics(topics)
        if manners != keeping.get():
            keeping.keep(manners)

    def _typed_topics(self) -> tuple[Topic, ...]:
        """The topics as they stand; a renamed one stays the one people chose."""
        kept = [*self._topics, *([Topic("", "")] * _PLACES)]
        return tuple(replace(topic, name=line.text()) for topic, line in zip(kept, self._names, strict=False) if line.text().strip())

    def _manners(self) -> Manners:
        numbers = {name: _number(name, self._lines[name].text()) for name in _NUMBERS}
        begins, ends = (_time(name, self._lines[name].text()) for name in ("quiet_from", "quiet_to"))
        if (begins is None) is not (ends is None):
            raise NeedsALook("quiet_to", _("Quiet hours have a beginning and an end."), do=_("Type both, or leave both empty."))
        quiet = None if begins is None or ends is None else QuietHours(begins, ends)
        return Manners(numbers["per_month"], quiet, numbers["questions_per_quarter"], numbers["many"])

    def point_at(self, problem: NeedsALook) -> QWidget | None:
        if problem.field == "topics":
            self._sentence.say(str(problem))
            return self._names[0]
        field = self._fields.get(problem.field)
        if field is None:
            return None
        field.needs_a_look(str(problem))
        return field.inside


def _labels() -> dict[str, tuple[str, str]]:
    return {
        "per_month": (_("Contacts a month"), _("all ways together")),
        "quiet_from": (_("Nothing rings from"), _("empty: at any hour")),
        "quiet_to": (_("until"), ""),
        "questions_per_quarter": (_("Questions a quarter"), _("to one member")),
        "many": (_("Reason and test from"), _("recipients on, 30 at most")),
    }


def _line(name: str, spoken: str) -> LineField:
    line = LineField(hint=spoken)
    line.setObjectName(name)
    line.setAccessibleName(spoken)
    return line


def _number(field: str, typed: str) -> int:
    if not typed.strip().isdecimal():
        raise NeedsALook(field, _("“{typed}” is no number.").format(typed=typed.strip()), do=_("Type a number."))
    return int(typed)


def _time(field: str, typed: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        raise NeedsALook(field, _("“{typed}” is no time.").format(typed=typed.strip()), do=_("Type it like 21:00.")) from None
