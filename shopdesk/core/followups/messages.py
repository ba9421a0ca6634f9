"""Words one of us writes to a member. The program sends nothing: it looks at them, and keeps what went out and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shopdesk.core import tone, validation
from shopdesk.core.followups.records import Event
from shopdesk.core.members.merged import marks
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.tone import Remark
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_OF = (
    "SELECT id, kind, channel, why, text, day, staff_id FROM message WHERE member_id IN ({marks}) ORDER BY at DESC, id LIMIT ?"
)
# Of the same words on the same day, those of which somebody took back since that they were sent.
_TAKEN_BACK = (
    "SELECT m.id FROM message m JOIN undo_row r ON r.row_id = m.id JOIN undo_step s ON s.id = r.step_id WHERE m.member_id = ?"
    " AND m.channel = ? AND m.day = ? AND m.text = ? AND s.undone_at >= m.at"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to send. ``why`` it concerns this person; ``template`` are the ready words it began with;
    ``kind`` names the row of Today it answers ("missed")."""

    text: str
    why: str
    channel: Channel
    template: str = ""
    kind: str = ""
    purpose: Purpose = Purpose.PERSONAL


@dataclass(frozen=True, slots=True)
class Message:
    """What was written to a member on a day."""

    id: int
    member_id: int
    kind: str
    channel: Channel
    why: str
    text: str
    day: dt.date
    staff_id: int | None


class Messages:
    """Nothing goes out from here: a person copies it, or presses send in their own mail program."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def remarks(self, member_id: int, draft: Draft) -> tuple[Remark, ...]:
        """What to think of before it goes out, in the language they read."""
        language = self._shop.members.get(member_id).language[:2] or self._shop.settings.shop().language
        return tone.remarks(draft.text, language, template=draft.template, no_offer=draft.kind == Event.MISSED)

    def keep(self, member_id: int, draft: Draft) -> int:
        """Write down what is about to go out and give its id. Raises NeedsALook for what must be dealt with, NotAllowed where
        they do not want it."""
        shop = self._shop
        member_id = shop.members.resolved(member_id)
        text, why = validation.passage("text", draft.text), validation.line("why", draft.why, 500)
        if not why:
            raise NeedsALook(
                "why", _("Why does this concern this person?"), _("What you typed is still there."), _("Write it in a few words.")
            )
        self._require_good(member_id, draft)
        if (kept := self._taken_back(member_id, draft.channel, text)) is not None:
            return self._said_again(member_id, kept)
        self._require_allowed(member_id, draft)
        with shop.transaction("followups.message") as writing:
            message_id = writing.insert(
                tables.Message, member=member_id, kind=draft.kind, channel=draft.channel.value, why=why, text=text, day=shop.today(),
                at=shop.clock.now(), staff=shop.staff.at_counter_id(),
            )
            shop.permissions.sent(member_id, draft.channel, draft.purpose)
            writing.log("followups.message", member_id, message=message_id)
            writing.touch("followups", member_id)
        return message_id

    def _taken_back(self, member_id: int, channel: Channel, text: str) -> int | None:
        rows = self._shop.store.rows(_TAKEN_BACK, (member_id, channel.value, day_number(self._shop.today()), text))
        return rows[0][0] if rows else None

    def _said_again(self, member_id: int, message_id: int) -> int:
        """It was taken back that these words were sent, and they were after all: they went out once, and count once."""
        with self._shop.transaction("followups.message") as writing:
            writing.update(tables.Message, message_id, at=self._shop.clock.now())
            writing.log("followups.message", member_id, message=message_id)
            writing.touch("followups", member_id)
        return message_id

    def _require_good(self, member_id: int, draft: Draft) -> None:
        for remark in self.remarks(member_id, draft):
            if remark.blocks:
                raise NeedsALook("text", remark.words, _("What you typed is still there."))

    def _require_allowed(self, member_id: int, draft: Draft) -> None:
        kept = _("Nothing was sent.")
        if draft.purpose is not Purpose.SERVICE and self._shop.members.get(member_id).left_alone:
            raise NotAllowed(_("They asked to be left alone."), kept, _("Wait until they come, or answer what they ask."))
        answer = self._shop.permissions.may(member_id, draft.channel, draft.purpose)
        if not answer.allowed:
            raise NotAllowed(answer.words, kept, _("Say it when they next come in."))

    def of(self, member_id: int, limit: int = 20) -> tuple[Message, ...]:
        """What was written to somebody, newest first."""
        pages = self._shop.members.pages(member_id)
        return tuple(
            Message(row_id, pages[0], kind, Channel(channel), why, text, day_of(day), staff_id)
            for row_id, kind, channel, why, text, day, staff_id in self._shop.store.rows(_OF.format(marks=marks(pages)), (*pages, limit))
        )
