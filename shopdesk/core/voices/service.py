"""Keeping what members said, word for word, until something was done about it and they were told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import marks
from shopdesk.core.voices.agreements import Agreements
from shopdesk.core.voices.lost import Lost
from shopdesk.core.voices.records import Voice, VoiceKind
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

ANSWERED_WITHIN = 14  # days; after them an unanswered voice comes to Today
_VOICE = (
    "SELECT v.id, coalesce(m.merged_into_id, m.id), coalesce(t.name, m.name), v.kind, v.words, v.topic, v.heard_on, v.heard_by_id,"
    " coalesce(f.name, ''), v.did, v.did_on, v.told_on FROM voice v JOIN member m ON m.id = v.member_id"
    " LEFT JOIN member t ON t.id = m.merged_into_id"
    " LEFT JOIN staff f ON f.id = v.heard_by_id"
)


class Voices:
    """What was said. Agreements and lost people stand beside it."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.agreements = Agreements(shop)
        self.lost = Lost(shop)

    def said(self, member_id: int, words: str, topic: str = "") -> Voice:
        """Keep what somebody said, as they said it; heard today by who is at the counter."""
        return self.get(self._hear(member_id, VoiceKind.SAID, words, topic))

    def opted_out(self, member_id: int, words: str) -> int:
        """Keep why somebody wants no more of something, read back to them; give its id."""
        return self._hear(member_id, VoiceKind.OPTED_OUT, words, "")

    def _hear(self, member_id: int, kind: VoiceKind, words: str, topic: str) -> int:
        words = validation.passage("words", words)
        if not words:
            raise NeedsALook("words", _("There is nothing written yet."), do=_("Write what they said, in their own words."))
        with self._shop.transaction("voices.hear") as writing:
            member_id = self._shop.members.resolved(member_id)
            voice_id = writing.insert(
                tables.Voice, member=member_id, kind=kind.value, words=words, topic=validation.line("topic", topic, 60),
                heard_on=self._shop.today(), at=self._shop.clock.now(), heard_by=self._shop.staff.at_counter_id(),
            )
            writing.log("voices.hear", member_id, voice=voice_id)
            writing.touch("voices", member_id)
        return voice_id

    def did(self, voice_id: int, what: str) -> Voice:
        """Write down what we did about it; they are not told yet."""
        what = validation.passage("did", what)
        if not what:
            raise NeedsALook("did", _("There is nothing written yet."), do=_("Write what was done, even if it is a no with its reason."))
        return self._change(voice_id, "voices.did", did=what, did_on=self._shop.today())

    def told(self, voice_id: int) -> Voice:
        """They were told what we did. Raises NeedsALook while nothing was."""
        if not self.get(voice_id).did:
            raise NeedsALook("did", _("There is nothing to tell yet."), do=_("Write first what was done about it."))
        return self._change(voice_id, "voices.told", told_on=self._shop.today())

    def _change(self, voice_id: int, verb: str, **values: Any) -> Voice:
        voice = self.get(voice_id)
        with self._shop.transaction(verb) as writing:
            writing.update(tables.Voice, voice_id, **values)
            writing.log(verb, voice.member_id, voice=voice_id)
            writing.touch("voices", voice.member_id)
        return self.get(voice_id)

    def get(self, voice_id: int) -> Voice:
        """Give one; raises NotFound."""
        found = self._read(" WHERE v.id = ?", (voice_id,))
        if not found:
            raise NotFound(_("These words are not there any more."))
        return found[0]

    def of(self, member_id: int) -> tuple[Voice, ...]:
        """What somebody said, latest first."""
        pages = self._shop.members.pages(member_id)
        return self._read(f" WHERE v.member_id IN ({marks(pages)}) ORDER BY v.at DESC, v.id", pages)

    def waiting(self, day: dt.date | None = None) -> tuple[Voice, ...]:
        """What waits for us for more than fourteen days: nothing done, or done and they were not told; oldest first."""
        before = day_number(day or self._shop.today()) - ANSWERED_WITHIN
        return self._read(" WHERE v.kind = 'said' AND v.told_on IS NULL AND v.heard_on < ? ORDER BY v.heard_on, v.id", (before,))

    def reasons(self, limit: int = 50) -> tuple[Voice, ...]:
        """Why people wanted no more, latest first."""
        return self._read(" WHERE v.kind = 'opted_out' ORDER BY v.at DESC, v.id LIMIT ?", (limit,))

    def _read(self, where: str, values: Sequence[int]) -> tuple[Voice, ...]:
        return tuple(_voice(row) for row in self._shop.store.rows(_VOICE + where, values))


def _voice(row: tuple[Any, ...]) -> Voice:
    voice_id, member_id, name, kind, words, topic, heard_on, heard_by_id, heard_by, did, did_on, told_on = row
    return Voice(
        voice_id, member_id, name, VoiceKind(kind), words, topic, day_of(heard_on), heard_by_id, heard_by, did,
        None if did_on is None else day_of(did_on), None if told_on is None else day_of(told_on),
    )
