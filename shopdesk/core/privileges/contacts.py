"""Personal contacts: how many people each of the staff can carry, who stands in, and who to turn to on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from shopdesk.core.privileges.reading import STANDS
from shopdesk.core.privileges.records import Carrier, Person, Reach
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.i18n import _, ngettext
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

MOST = 1000  # people anybody could carry
CARRIES = 20  # people somebody can carry, until the owner says otherwise
_SET = (
    "SELECT c.carries, c.free_weekdays, s.id, s.name, s.works_here FROM contact_person c LEFT JOIN staff s ON s.id = c.stand_in_id"
    " WHERE c.staff_id = ?"
)
_CARRIED = f"SELECT count(DISTINCT p.member_id) FROM privilege p WHERE p.contact_id = ? AND {STANDS}"


class Contacts:
    """The named people of members."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def all(self) -> tuple[Carrier, ...]:
        """Everybody who works here, with how many people they carry."""
        return tuple(self.get(member.id) for member in self._shop.staff.all())

    def get(self, staff_id: int) -> Carrier:
        """Give one of the staff; raises NotFound."""
        member = self._shop.staff.get(staff_id)
        rows = self._shop.store.rows(_SET, (staff_id,))
        carries, weekdays, *stand_in = rows[0] if rows else (CARRIES, "", None)
        carried = self._shop.store.rows(_CARRIED, (staff_id, day_number(self._shop.today())))[0][0]
        off = self._shop.store.rows("SELECT first, last FROM day_off WHERE staff_id = ? ORDER BY first", (staff_id,))
        return Carrier(
            Person(member.id, member.name, member.works_here), carries, carried,
            None if stand_in[0] is None else Person(stand_in[0], stand_in[1], bool(stand_in[2])), frozenset(map(int, weekdays)),
            tuple((day_of(first), day_of(last)) for first, last in off),
        )

    def settle(self, staff_id: int, carries: int, stand_in_id: int | None = None, free_weekdays: Iterable[int] = ()) -> Carrier:
        """Say how many people somebody can carry, who stands in for them, and on which weekdays (Monday 0) they are off.

        The owner's. Raises NeedsALook naming the field, or NotFound.
        """
        self._shop.staff.require_owner(_("decide who carries how many people"))
        if carries < 0:
            raise NeedsALook("carries", _("Nobody carries fewer than none."), do=_("Type 0 for somebody who carries nobody."))
        if stand_in_id == staff_id:
            raise NeedsALook("stand_in", _("Nobody can stand in for themselves."), do=_("Choose somebody else."))
        if carries > MOST:
            raise NeedsALook("carries", _("Nobody can know that many people."), do=_("Type a number up to {most}.").format(most=MOST))
        if stand_in_id is not None:
            self._shop.staff.get(stand_in_id)
        off = sorted(set(free_weekdays) & set(range(7)))
        values = {"carries": carries, "stand_in": stand_in_id, "free_weekdays": "".join(map(str, off))}
        with self._shop.transaction("privileges.carry") as writing:
            rows = self._shop.store.rows("SELECT id FROM contact_person WHERE staff_id = ?", (staff_id,))
            if rows:
                writing.update(tables.ContactPerson, rows[0][0], **values)
            else:
                writing.insert(tables.ContactPerson, staff=staff_id, **values)
            writing.log("privileges.carry", staff=staff_id, carries=carries, stand_in=stand_in_id)
            writing.touch_all("privileges")
        return self.get(staff_id)

    def away(self, staff_id: int, first: dt.date, last: dt.date) -> None:
        """Somebody is off from ``first`` to ``last``, both included. Raises NeedsALook."""
        if last < first:
            raise NeedsALook("last", _("The days off end before they begin."), do=_("Look at the two days."))
        with self._shop.transaction("privileges.day_off") as writing:
            writing.insert(tables.DayOff, staff=staff_id, first=first, last=last)
            writing.log("privileges.day_off", staff=staff_id, days=(last - first).days + 1)
            writing.touch_all("privileges")

    def reach(self, contact: Person, day: dt.date | None = None) -> Reach:
        """Who to turn to on ``day`` (today): the person themselves, or their stand-in while they are off or have left."""
        day = day or self._shop.today()
        carrier = self.get(contact.id)
        if carrier.staff.works_here and not carrier.is_off(day):
            return Reach(contact, contact)
        stand_in = carrier.stand_in
        if stand_in is None or not stand_in.works_here or self.get(stand_in.id).is_off(day):
            return Reach(contact, None)
        return Reach(contact, stand_in)

    def require_room(self, contact_id: int | None) -> int:
        """Give whose person it is to be, if they work here and can carry one more; raises NeedsALook or NotAllowed."""
        if contact_id is None:
            raise NeedsALook("contact", _("A personal contact is somebody with a name."), do=_("Choose who of you it is."))
        carrier = self.get(contact_id)
        if not carrier.staff.works_here:
            raise NotAllowed(
                _("{name} does not work here any more.").format(name=carrier.staff.name), _("Nothing was given."),
                _("Choose somebody else."),
            )
        if carrier.carried >= carrier.carries:
            words = ngettext("{name} carries {count} person already.", "{name} carries {count} people already.", carrier.carried)
            raise NotAllowed(
                words.format(name=carrier.staff.first_name, count=carrier.carried), _("Nothing was given."),
                _("Choose somebody else, or let the owner raise the number."),
            )
        return contact_id
