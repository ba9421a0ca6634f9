"""The fields of their choices: ranked ways, how often, quiet hours, topics, how they are addressed, and how much is remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Member, Remembered
from shopdesk.core.permissions.records import Channel, Choices, How, QuietHours, Told, Topic
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, pgettext
from shopdesk.ui import theme
from shopdesk.ui.pages.counter.choices import words as choice_words
from shopdesk.ui.widgets.boxes import Column, Flow, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Choice, Field, LineField, TickBox
from shopdesk.ui.widgets.words import Words

_RANKS = 3
_MOST = 12


class ChoiceFields(QWidget):
    """Shows what was told, and gives what stands there now."""

    def __init__(self, told: Told, topics: Sequence[Topic], remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices = told.choices
        self._ranked = [_choice(f"rank_{place}", _channels(), _ranked(choices, place)) for place in range(_RANKS)]
        self._often = _choice("per_month", _counts(), choices.per_month)
        self._begins = _choice("quiet_from", _hours(), choices.quiet and choices.quiet.begins)
        self._ends = _choice("quiet_to", _hours(), choices.quiet and choices.quiet.ends)
        self._topics = {topic.key: _tick(f"topic_{topic.key}", topic.name, topic.key in choices.topics) for topic in topics}
        self._addressed = _line("addressed", choices.addressed, _("first name, Mrs Vik"))
        self._handle = _line("handle", choices.handle, "@")
        self._mention = _tick("mention", _("May be named there"), choices.mention)
        self._ask_nothing = _tick("ask_nothing", _("Wants no questions"), choices.ask_nothing)
        self._remembered = Segments(_levels(), remembered)
        self._how = _choice("told_how", _told_how(), None)
        self._fields: dict[str, Field] = {}
        self.setFocusProxy(self._ranked[0])
        self._build()

    def _build(self) -> None:
        column = Column(self, gap=12)
        ranks = (_("Likes best"), _("Then"), _("Then"))
        column.addLayout(_side_by_side(*(Field(label, field) for label, field in zip(ranks, self._ranked, strict=True))))
        self._fields["per_month"] = Field(_("At most, together"), self._often)
        self._fields["quiet"] = Field(_("Quiet from"), self._begins)
        column.addLayout(_side_by_side(self._fields["per_month"], self._fields["quiet"], Field(_("to"), self._ends)))
        if self._topics:
            column.addWidget(Words(_("News about"), "label", "ink2"))
            topics = QWidget()
            flow = Flow(topics, gap=14)
            for tick in self._topics.values():
                flow.addWidget(tick)
            column.addWidget(topics)
        self._fields["addressed"] = Field(_("Wishes to be addressed as"), self._addressed)
        self._fields["handle"] = Field(_("Name on social media"), self._handle)
        column.addLayout(_side_by_side(self._fields["addressed"], self._fields["handle"]))
        column.addLayout(_side_by_side(self._ask_nothing, self._mention))
        column.addWidget(Words(_("How much we remember"), "label", "ink2"))
        column.addWidget(self._remembered)
        column.addWidget(Field(_("How they told us"), self._how))

    def choices(self) -> Choices:
        """What stands in the fields; raises NeedsALook when only one end of the quiet hours is chosen."""
        begins, ends = self._begins.currentData(), self._ends.currentData()
        if (begins is None) is not (ends is None):
            raise NeedsALook("quiet", _("Quiet hours have a beginning and an end."), do=_("Choose both, or neither."))
        ranked = [Channel(field.currentData()) for field in self._ranked if field.currentData() is not None]
        return Choices(
            tuple(dict.fromkeys(ranked)), self._often.currentData(), None if begins is None else QuietHours(begins, ends),
            frozenset(key for key, tick in self._topics.items() if tick.isChecked()), self._addressed.text(), self._handle.text(),
            self._mention.isChecked(), self._ask_nothing.isChecked(),
        )

    def how(self) -> How:
        """How it reached us."""
        return How(self._how.currentData())

    def keep_remembered(self, shop: Shop, member: Member) -> None:
        """Keep how much they let us remember, if it is another than before."""
        wanted = self._remembered.value()
        if isinstance(wanted, Remembered) and wanted is not member.remembered:
            shop.members.edit(member.id, replace(member.draft(), remembered=wanted))

    def point_at(self, problem: NeedsALook) -> bool:
        """Mark the field a refusal is about; False when it is none of these."""
        field = self._fields.get(problem.field)
        if field is None:
            return False
        field.needs_a_look(str(problem))
        field.inside.setFocus()
        return True


def _choice(name: str, offered: Sequence[tuple[object, str]], value: object) -> Choice:
    field = Choice()
    field.setObjectName(name)
    field.setMinimumWidth(theme.em(96))
    for each, words in offered:
        field.addItem(words, each)
    place = next((place for place, (each, _words) in enumerate(offered) if each == value), 0)
    field.setCurrentIndex(place)
    return field


def _line(name: str, text: str, hint: str) -> LineField:
    field = LineField(text, hint=hint)
    field.setObjectName(name)
    return field


def _tick(name: str, words: str, on: bool) -> TickBox:
    tick = TickBox(words)
    tick.setObjectName(name)
    tick.setChecked(on)
    return tick


def _side_by_side(*widgets: QWidget) -> Row:
    row = Row(gap=10)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row


def _ranked(choices: Choices, place: int) -> Channel | None:
    return choices.ranked[place] if place < len(choices.ranked) else None


def _channels() -> tuple[tuple[object, str], ...]:
    short = {Channel.TEXT: pgettext("a text message", "Text")}
    return (None, _("Not said")), *((channel, short.get(channel, choice_words.channel(channel))) for channel in Channel)


def _counts() -> tuple[tuple[object, str], ...]:
    return (None, _("Not said")), *((count, _("{count} a month").format(count=count)) for count in range(_MOST + 1))


def _hours() -> tuple[tuple[object, str], ...]:
    halves = [dt.time(hour, minute) for hour in range(24) for minute in (0, 30)]
    return (None, _("Not said")), *((time, f"{time:%H:%M}") for time in halves)


def _told_how() -> tuple[tuple[object, str], ...]:
    return (
        (How.COUNTER, _("Said it here")), (How.PAPER, _("Signed the sheet")), (How.PHONE, _("On the phone")), (How.WRITTEN, _("Wrote it")),
    )


def _levels() -> tuple[tuple[object, str], ...]:
    return (
        (Remembered.NOTHING, _("Nothing")), (Remembered.VISITS, _("Visits")), (Remembered.PURCHASES, _("Visits and purchases")),
    )
