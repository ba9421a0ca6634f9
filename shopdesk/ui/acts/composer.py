"""Writing to somebody: their channel, one's own words, how they sound, and then copied or opened in the mail program.

The program sends nothing: who wrote it says when it has gone out.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.followups.messages import Draft
from shopdesk.core.members.records import Member
from shopdesk.core.members.rules import shown_phone
from shopdesk.core.permissions.records import Channel
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import TodayRow
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.acts import links
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.tone_lines import ToneLines
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.words import Words

_WRITTEN = (Channel.TEXT, Channel.EMAIL)


def channel_words(channel: Channel) -> str:
    """A channel one writes to, as it stands on the screen."""
    return _("E-mail") if channel is Channel.EMAIL else _("Text message")


class Composer(Sheet):
    """``sent`` gives the Draft once somebody says it has gone out; whoever hears it closes the sheet, or says through ``refused`` why not.

    What the playbook would say stands beside the field, never in it.
    """

    sent = Signal(object)

    def __init__(self, shop: Shop, row: TodayRow, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(_("Write to {name}").format(name=row.name), row.sentence, width=520, parent=parent)
        self._shop = shop
        self._row = row
        self._desktop = desktop
        self._member = shop.members.get(row.member_id)
        self._build(self._allowed())
        self._connect()
        self._show_channel()
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _allowed(self) -> tuple[Channel, ...]:
        """The channels one may write to, theirs first."""
        may, row = self._shop.permissions.may, self._row
        ranked = [channel for channel in self._shop.permissions.channels(row.member_id) if channel in _WRITTEN]
        return tuple(channel for channel in ranked if may(row.member_id, channel, row.purpose).allowed)

    def _build(self, allowed: Sequence[Channel]) -> None:
        wanted = self._row.channel if self._row.channel in allowed else (allowed[0] if allowed else None)
        self.channel = Segments([(channel, channel_words(channel)) for channel in allowed], wanted)
        self.channel.setObjectName("channel")
        self._where = Words("", "body", "ink2")
        top = Row(gap=12)
        top.addWidget(self.channel)
        top.addWidget(self._where, 1)
        self.words = TextField(lines=5)
        self.words.setObjectName("message")
        self.words.setMaximumHeight(self.words.minimumHeight())
        own = _("At least one line that only you could write to them.")
        self._field = Field(_("In your own words"), self.words, reason=f"{own} {_as_hint(self._row.hint)}".strip())
        self.tone = ToneLines()
        self.body.addLayout(top)
        self.body.addWidget(self._field)
        self.body.addWidget(self.tone)
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.copy = self.add_button(KeyButton(_("Copy"), icon="note", letter="c"))
        self.open_mail = self.add_button(KeyButton(_("Open mail program"), icon="mail", letter="o"))
        self.gone = self.add_button(KeyButton(_("Sent"), icon="check", key="Ctrl+Enter", kind="primary", bound=False))
        for button, name in ((self.copy, "copy"), (self.open_mail, "open_mail"), (self.gone, "sent")):
            button.setObjectName(name)

    def _connect(self) -> None:
        self.channel.chosen.connect(self._show_channel)
        self.words.textChanged.connect(self._on_typed)
        self.copy.clicked.connect(self._on_copy)
        self.open_mail.clicked.connect(self._on_open_mail)
        self.gone.clicked.connect(self._on_gone)
        on_ctrl_enter(self, self.gone.click)

    def refused(self, error: ShopError) -> bool:
        """Say at the words what is to be looked at; False when it is about something else."""
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        self.words.setFocus()
        return True

    def _show_channel(self) -> None:
        channel = self.channel.value()
        region = self._shop.settings.shop().address.country
        self.channel.setVisible(channel is not None)
        self._where.say(_where(self._member, channel, region) if isinstance(channel, Channel) else _("They allow no writing now."))
        self.open_mail.setVisible(channel is Channel.EMAIL)

    def _on_typed(self) -> None:
        draft = self._draft()
        remarks = self._shop.followups.messages.remarks(self._member.id, draft) if draft.text else ()
        self.tone.show_remarks(draft.text, remarks)

    def _draft(self) -> Draft:
        """What stands there, and why it concerns them."""
        row, channel = self._row, self.channel.value()
        return Draft(
            self.words.toPlainText().strip(), row.sentence, channel if isinstance(channel, Channel) else Channel.IN_PERSON, self._row.hint,
            row.kind, row.purpose,
        )

    def _on_copy(self) -> None:
        self._desktop.copy(self.words.toPlainText())
        self.text.say(_("Copied. Paste it where you write to them, then come back and press Sent."))

    def _on_open_mail(self) -> None:
        shop = self._shop.settings.shop().name
        try:
            link = links.mailto(self._member.emails[0], _("From {shop}").format(shop=shop), self.words.toPlainText())
        except ShopError as error:
            self._field.needs_a_look(str(error))
            return
        if self._desktop.open(link):
            self.text.say(_("It stands in your mail program. Send it there, then come back and press Sent."))
        else:
            self.text.say(_("Nothing on this computer writes mail. Copy the words instead; the address stands below."))

    def _on_gone(self) -> None:
        self.sent.emit(self._draft())


def _as_hint(hint: str) -> str:
    """What the playbook would say, as a hint."""
    return _("The playbook: “{hint}”").format(hint=hint) if hint else ""


def _where(member: Member, channel: Channel, region: str) -> str:
    """The number or the address a channel goes to."""
    if channel is Channel.EMAIL:
        return member.emails[0]
    return shown_phone(member.phones[0], region)
