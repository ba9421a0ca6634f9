"""What everything owed has in common: who owns it, by when, and the lines anybody here can read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.cases import rules
from shopdesk.core.cases.answering import Answering
from shopdesk.core.cases.reading import LINE, as_line
from shopdesk.core.cases.records import CaseLine, NoteKind
from shopdesk.core.staff.records import Role
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Owing:
    """Checks what is typed about something owed."""

    def __init__(self, shop: Shop, answers: Answering) -> None:
        self._shop = shop
        self._answers = answers

    def words(self, field: str, text: str) -> str:
        """Give the words; raises NeedsALook when there are none."""
        text = validation.passage(field, text)
        if not text:
            raise NeedsALook(field, _("There is nothing written yet."), do=_("Write a few words, or leave with Esc."))
        return text

    def due(self, due: dt.datetime | None) -> dt.datetime:
        """Give a time that is still to come; without one, within the hours the shop promises. Raises NeedsALook."""
        return self._answers.due() if due is None else rules.require_to_come(due, self._shop.clock.now())

    def owner(self, staff_id: int | None) -> int | None:
        """Give who owns it: whoever is named and works here, else who is at the counter, else the shop's owner. Raises NotAllowed."""
        if staff_id is not None:
            owner = self._shop.staff.get(staff_id)
            if not owner.works_here:
                raise NotAllowed(
                    _("{name} does not work here any more.").format(name=owner.name), _("Nothing was changed."),
                    _("Give it to somebody who does."),
                )
            return staff_id
        at_counter = self._shop.staff.at_counter_id()
        if at_counter is not None:
            return at_counter
        return next((member.id for member in self._shop.staff.all() if member.role is Role.OWNER), None)


class CaseNotes:
    """The lines of a case."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, case_id: int) -> tuple[CaseLine, ...]:
        """Every line of a case, oldest first, so that nobody has to tell it twice."""
        return tuple(as_line(row) for row in self._shop.store.rows(f"{LINE} WHERE n.case_id = ? ORDER BY n.at, n.id", (case_id,)))

    def add(self, case_id: int, member_id: int, kind: NoteKind, text: str = "", to_staff: int | None = None) -> int:
        """Write a line, as of now and by who is at the counter; within the transaction of what happened."""
        shop = self._shop
        with shop.transaction("cases.note") as writing:
            return writing.insert(
                tables.CaseNote, case=case_id, member=member_id, kind=kind.value, text=text, at=shop.clock.now(), day=shop.today(),
                staff=shop.staff.at_counter_id(), to_staff=to_staff,
            )
