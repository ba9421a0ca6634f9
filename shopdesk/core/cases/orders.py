"""Orders and repairs: where they are in plain words, when we speak next, and telling people before they have to ask."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.cases import rules
from shopdesk.core.cases.notes import CaseNotes, Owing
from shopdesk.core.cases.records import Case, CaseKind, NoteKind, OrderStatus
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook
from shopdesk.i18n import _
from shopdesk.storage.tables import CaseFile

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Orders:
    """What is being made, mended or fetched for somebody; and whatever else they are told of before they ask."""

    def __init__(self, shop: Shop, owing: Owing) -> None:
        self._shop = shop
        self._owing = owing
        self._notes = CaseNotes(shop)

    def set_status(self, case_id: int, status: OrderStatus, speak_next: dt.datetime | None = None) -> Case:
        """Say where it is, and when we speak next. They are to be told (``to_tell``) unless they just fetched it."""
        case = self._unsolved(case_id)
        if case.kind is not CaseKind.ORDER:
            raise NeedsALook("status", _("Only an order or a repair has a status."), do=_("Write a note instead."))
        speak_next = None if speak_next is None else self._owing.due(speak_next)
        tell = None if status is OrderStatus.FETCHED or status is case.status else self._shop.clock.now()
        return self._write(
            case, "cases.status", NoteKind.STATUS, rules.status_words()[status], status=status.value, next_at=speak_next,
            tell_since=tell or (case.tell_since if status is case.status else None),
        )

    def will_be_late(self, case_id: int, why: str) -> Case:
        """It is known that it will be late, so they are to be told before they ask."""
        case, now = self._unsolved(case_id), self._shop.clock.now()
        return self._write(
            case, "cases.late", NoteKind.LATE, self._owing.words("why", why), late_since=case.late_since or now,
            tell_since=case.tell_since or now,
        )

    def told(self, case_id: int, words: str = "", new_due: dt.datetime | None = None) -> Case:
        """They know, and perhaps agreed on another time. Told before it was late, that is help before they asked."""
        case, now = self._unsolved(case_id), self._shop.clock.now()
        due = case.due if new_due is None else self._owing.due(new_due)
        with self._shop.transaction("cases.told"):
            if case.known_late and case.to_tell and now <= case.due:
                self._shop.trust.book_once(case.member_id, TrustKind.HELP_BEFORE_ASKED, case.id)
            self._shop.followups.in_touch(case.member_id)
            late_since = None if new_due is not None else case.late_since
            return self._write(
                case, "cases.told", NoteKind.TOLD, words, tell_since=None, told_at=now, due=due, late_since=late_since,
                answered_at=case.answered_at or now,
            )

    def _unsolved(self, case_id: int) -> Case:
        case = self._shop.cases.get(case_id)
        if not case.is_open:
            raise ChangedSince(_("This has been solved already."), _("Everything stays as it is now."), _("Look at it again."))
        return case

    def _write(self, case: Case, verb: str, kind: NoteKind, text: str, **changed: Any) -> Case:
        with self._shop.transaction(verb) as writing:
            writing.update(CaseFile, case.id, **changed)
            self._notes.add(case.id, case.member_id, kind, text)
            writing.log(verb, case.member_id, case=case.id)
            writing.touch("cases", case.member_id)
        return self._shop.cases.get(case.id)
