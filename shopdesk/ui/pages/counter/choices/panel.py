"""How they wish to be reached, as they chose it, and what each way may be used for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shopdesk.core.cards.records import CardKind, Wish
from shopdesk.core.members.records import Address, Member
from shopdesk.core.members.rules import shown_phone
from shopdesk.core.permissions.records import Channel, Choices, Purpose, State
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.choices import words as choice_words
from shopdesk.ui.pages.counter.choices.sheet import ChoicesSheet
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.ui.pages.cards.press import Press
    from shopdesk.ui.pages.cards.run import Run


class ChoicesPanel(MemberPanel):
    """What they chose first, then every way with what it may be used for. A press opens the sheet on which it is changed."""

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("How to reach them"))
        self.edges = Edges()
        self._member: Member | None = None
        self._press: Press | None = None
        self._change = KeyButton(_("Their choices"), icon="edit", kind="quiet", small=True, icon_only=True, letter="w")
        self._change.setObjectName("choices_change")
        self._change.clicked.connect(self.open_sheet)
        self.head.addWidget(self._change)
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def show_member(self, member: Member) -> None:
        self._member = member
        told = self._shop.permissions.choices.of(member.id)
        self.set_title(_("How to reach them"), _("they chose this") if told.day else _("nothing chosen yet"))
        rows = QWidget()
        column = Column(rows, gap=6)
        self._add_choices(column, told.choices)
        states = self._shop.permissions.states(member.id)
        ways = self._ways(member, told.choices)
        for channel in self._shop.permissions.channels(member.id):
            if channel in ways:
                column.addLayout(_way(channel, ways[channel], states))
        if not ways:
            column.addWidget(Words(_("Only across the counter. That is fine."), "small", "ink2", lines=0))
        self._rows = put_instead(self.body, self._rows, rows)

    def _add_choices(self, column: Column, choices: Choices) -> None:
        first = choice_words.chosen(choices)
        if first:
            icon = choice_words.ICONS[choices.ranked[0]] if choices.ranked else "calendar"
            row = Row(gap=10)
            row.addWidget(Icon(icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
            words = Words(first, "body", lines=2)
            words.setObjectName("choices_first")
            row.addWidget(words, 1)
            column.addLayout(row)
        topics = {topic.key: topic.name for topic in self._shop.permissions.manners.topics()}
        below = Column(gap=2, margins=(30, 0, 0, 6))
        for line in choice_words.further(choices, topics):
            below.addWidget(Words(line, "small", "ink2", lines=0))
        column.addLayout(below)

    def _ways(self, member: Member, choices: Choices) -> dict[Channel, str]:
        region = self._shop.settings.shop().address.country
        numbers = ", ".join(shown_phone(phone, region) for phone in member.phones)
        ways = {
            Channel.PHONE: numbers, Channel.TEXT: numbers, Channel.EMAIL: ", ".join(member.emails),
            Channel.POST: _written(member.address), Channel.SOCIAL: choices.handle,
        }
        return {channel: words for channel, words in ways.items() if words}

    # the sheet

    def open_sheet(self) -> None:
        """Open their choices for changing."""
        if self._member is not None:
            sheet = ChoicesSheet(self._shop, self._operations, self._member.id, self.window())
            sheet.print_asked.connect(self._on_print)
            sheet.save_asked.connect(self._on_save)
            sheet.open()

    def _on_print(self) -> None:
        printer = self.edges.printer(self)
        if printer is not None:
            self._bring_out(lambda press, run: press.print(run, printer, _("Preferences")))

    def _on_save(self) -> None:
        path = self.edges.pdf(self, _("preferences.pdf"))
        if path is not None:
            self._bring_out(lambda press, run: press.save(run, path))

    def _bring_out(self, how: Callable[[Press, Run], None]) -> None:
        """The sheet they sign goes the way of every card: typeset, onto paper, written down as theirs."""
        from shopdesk.ui.pages.cards.press import Press  # brings the print system, which few sittings need

        if self._press is None:
            self._press = Press(self._shop, self._operations, self._messages, self)
        press = self._press
        if press.is_busy:  # pressed twice
            return
        self._operations.do(self._sheet_to_sign, on_done=lambda run: how(press, run))

    def _sheet_to_sign(self) -> Run:
        from shopdesk.ui.pages.cards.run import Run

        assert self._member is not None
        return Run.for_one(self._member.id, self._shop.cards.make(self._member.id, Wish(CardKind.PREFERENCES)))


def _way(channel: Channel, words: str, states: dict[tuple[Channel, Purpose], State]) -> Row:
    """One way: accent where a personal word is permitted."""
    open_way = states[channel, Purpose.PERSONAL] is State.YES
    row = Row(gap=10)
    row.addWidget(Icon(choice_words.ICONS[channel], "accent" if open_way else "ink3", 20), 0, Qt.AlignmentFlag.AlignTop)
    said = Column()
    said.addWidget(Words(words, "body", lines=2))
    may = _("{channel}: {what}").format(channel=choice_words.channel(channel), what=choice_words.permitted(channel, states))
    below = Words(may, "caption", "ink2", lines=0)
    below.setObjectName(f"way_{channel.value}")
    said.addWidget(below)
    row.addLayout(said, 1)
    return row


def _written(address: Address) -> str:
    town = " ".join(part for part in (address.postcode, address.city) if part)
    return ", ".join(part for part in (address.street, town, address.region) if part)
