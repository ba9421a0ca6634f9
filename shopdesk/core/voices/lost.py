"""People who do not want to come back: why, and what might bring them. Nobody chases them while the note stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import marks
from shopdesk.core.voices.records import LostNote
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_STANDING = "SELECT id, reason, would_bring, day FROM lost_note WHERE member_id IN ({marks}) AND ended_at IS NULL ORDER BY at DESC, id"


class Lost:
    """Reads and keeps the notes."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int) -> LostNote | None:
        """The note that stands on their page."""
        rows = self._standing(member_id)
        return LostNote(rows[0][0], rows[0][1], rows[0][2], day_of(rows[0][3])) if rows else None

    def _standing(self, member_id: int) -> list[tuple[Any, ...]]:
        pages = self._shop.members.pages(member_id)
        return self._shop.store.rows(_STANDING.format(marks=marks(pages)), pages)

    def leave(self, member_id: int, reason: str, would_bring: str = "") -> LostNote:
        """They do not want to come back: from now on nothing goes out to them but what they asked for. Raises NeedsALook."""
        reason, would_bring = validation.passage("reason", reason, 500), validation.passage("would_bring", would_bring, 500)
        if not reason:
            raise NeedsALook("reason", _("We only learn from it with a reason."), do=_("Write what they said, or “would not say”."))
        with self._shop.transaction("voices.lost") as writing:
            member = self._shop.members.get(member_id)
            member_id = member.id
            note_id = writing.insert(
                tables.LostNote, member=member_id, reason=reason, would_bring=would_bring, day=self._shop.today(),
                at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(),
            )
            if not member.left_alone:
                # Nobody looks out for them either: no rhythm is spoken of, nothing of theirs comes to Today.
                self._shop.members.edit(member_id, replace(member.draft(), left_alone=True))
            self._shop.followups.let_go(member_id)
            writing.log("voices.lost", member_id, note=note_id)
            writing.touch("voices", member_id)
        return LostNote(note_id, reason, would_bring, self._shop.today())

    def came_back(self, member_id: int) -> None:
        """They are welcome again, as they said themselves; what was permitted before holds as before. Raises NotFound.

        They stay left alone until somebody says otherwise on their page: meanwhile they may have wished for just that, and
        whoever looked saw it was so already.
        """
        rows = self._standing(member_id)
        if not rows:
            raise NotFound(_("No such note stands on this page."))
        with self._shop.transaction("voices.came_back") as writing:
            for note_id, *_words in rows:
                writing.update(tables.LostNote, note_id, ended_at=self._shop.clock.now())
            writing.log("voices.came_back", member_id)
            writing.touch("voices", member_id)
