"""Who holds which privilege. Each is given by somebody, for a reason in a sentence; nothing is given or taken by itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from shopdesk.core import validation
from shopdesk.core.parts import part
from shopdesk.core.privileges import reading, rules
from shopdesk.core.privileges.records import Category, Giving, Held, Holder, Mark, PrivilegeKind, Reach, Review
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.privileges.considering import Considering
    from shopdesk.core.privileges.contacts import Contacts
    from shopdesk.core.privileges.kinds import Kinds
    from shopdesk.core.privileges.waiting import WaitingOrder
    from shopdesk.core.shop import Shop

Waits = TypeVar("Waits")


class Privileges:
    """Gives, ends, and says what a member holds. ``kinds``, ``waiting``, ``contacts`` and ``considering`` have the rest."""

    kinds: Kinds = part("privileges.kinds:Kinds")
    waiting: WaitingOrder = part("privileges.waiting:WaitingOrder")
    contacts: Contacts = part("privileges.contacts:Contacts")
    considering: Considering = part("privileges.considering:Considering")

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    # what is held

    def of(self, member_id: int) -> tuple[Held, ...]:
        """What a member holds today, in the order of the kinds."""
        return reading.held_by(self._shop, (member_id,), self._shop.today())

    def marks(self, member_ids: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
        """What the rows of these members show: an icon for each privilege, and what it means."""
        found: dict[int, list[Mark]] = defaultdict(list)
        for held in reading.held_by(self._shop, member_ids, self._shop.today()):
            found[held.member_id].append(Mark(held.kind.icon, held.kind.name))
        return {member_id: tuple(marks) for member_id, marks in found.items()}

    def in_line(self, waiting: Iterable[Waits], whose: Callable[[Waits], int]) -> tuple[Waits, ...]:
        """What waits, with that of people who hold a priority first (``whose``: by member id); the order among equals stays."""
        return rules.in_line(waiting, whose, reading.who_go_first(self._shop, self._shop.today()))

    def holders(self, kind_id: int, limit: int | None = None) -> tuple[Holder, ...]:
        """Who holds a kind, those who have it longest first."""
        held = sorted(reading.held_of_kind(self._shop, kind_id, self._shop.today()), key=lambda each: (each.start, each.id))
        return tuple(self._holder(each) for each in held[:limit])

    def reach(self, held: Held) -> Reach | None:
        """Who to turn to today where ``held`` is a personal contact."""
        return None if held.contact is None else self.contacts.reach(held.contact)

    def get(self, privilege_id: int) -> Held:
        """Give one that stands; raises NotFound."""
        held = reading.one(self._shop, privilege_id, self._shop.today())
        if held is None:
            raise NotFound(_("They do not have this privilege any more."), _("Nothing was changed."))
        return held

    # giving and ending

    def give(self, member_id: int, kind_id: int, giving: Giving) -> Held:
        """Give somebody a place. Raises NeedsALook (a field), NotAllowed (full, or something comes first) or NotFound."""
        giving = rules.clean_giving(giving, self._shop.today())
        with self._shop.transaction("privileges.give") as writing:
            member_id = self._shop.members.resolved(member_id)
            self._shop.cases.require_free(member_id, giving.despite)
            self._require_new(member_id, self.kinds.get(kind_id))
            kind = self.kinds.take_place(kind_id)
            contact = self.contacts.require_room(giving.contact_id) if kind.category is Category.CONTACT else None
            row_id = writing.insert(tables.Privilege, **self._columns(member_id, kind, giving, contact))
            self.waiting.given(member_id, kind_id)
            self._shop.trust.book(member_id, TrustKind.PRIVILEGE, row_id)
            writing.log("privileges.give", member_id, privilege=row_id, kind=kind_id, contact=contact)
            writing.touch("privileges", member_id)
        return self.get(row_id)

    def end(self, privilege_id: int, why: str) -> str:
        """End one, and give the sentence that suggests a kind word. Raises NeedsALook without a reason, or NotFound."""
        why = validation.line("why", why)
        if not why:
            raise NeedsALook("why", _("Nobody loses a privilege without a reason."), do=_("Say in a sentence why it ends."))
        with self._shop.transaction("privileges.end") as writing:
            held = self.get(privilege_id)
            writing.update(
                tables.Privilege, privilege_id, ended_at=self._shop.clock.now(), ended_by=self._shop.staff.at_counter_id(), ended_why=why
            )
            writing.log("privileges.end", held.member_id, privilege=privilege_id, kind=held.kind.id)
            writing.touch("privileges", held.member_id)
        name = self._shop.members.get(held.member_id).name
        return _("Tell {name} yourself, with a kind word and a thank-you.").format(name=name)

    def require_place_again(self, privilege_id: int) -> None:
        """Refuse to take an ending back when the place is somebody else's now, or theirs anew; raises ChangedSince."""
        member_id, kind_id = self._shop.store.rows("SELECT member_id, kind_id FROM privilege WHERE id = ?", (privilege_id,))[0]
        try:
            self._require_new(self._shop.members.resolved(member_id), self.kinds.take_place(kind_id))
        except (NotAllowed, NeedsALook) as refused:
            raise ChangedSince(refused.what, _("Everything stays as it is now."), refused.do) from refused

    def keep(self, privilege_id: int) -> Held:
        """Looked at, and it stays: the next look is one interval from today."""
        with self._shop.transaction("privileges.keep") as writing:
            held = self.get(privilege_id)
            next_look = self._shop.today() + dt.timedelta(held.kind.review_days)
            writing.update(tables.Privilege, privilege_id, review_on=next_look)
            writing.log("privileges.keep", held.member_id, privilege=privilege_id)
            writing.touch("privileges", held.member_id)
        return self.get(privilege_id)

    def used(self, privilege_id: int) -> Held:
        """They used it today."""
        with self._shop.transaction("privileges.used") as writing:
            held = self.get(privilege_id)
            writing.update(tables.Privilege, privilege_id, used_on=self._shop.today())
            writing.log("privileges.used", held.member_id, privilege=privilege_id)
            writing.touch("privileges", held.member_id)
        return self.get(privilege_id)

    def hand_on(self, privilege_id: int, contact_id: int) -> Held:
        """Make somebody else of the staff their person. Raises NeedsALook or NotAllowed as giving does."""
        with self._shop.transaction("privileges.hand_on") as writing:
            held = self.get(privilege_id)
            writing.update(tables.Privilege, privilege_id, contact=self.contacts.require_room(contact_id))
            writing.log("privileges.hand_on", held.member_id, privilege=privilege_id, contact=contact_id)
            writing.touch("privileges", held.member_id)
        return self.get(privilege_id)

    def reviews(self) -> tuple[Review, ...]:
        """What is to be looked at again, the longest due first."""
        today = self._shop.today()
        due = reading.due_for_review(self._shop, today)
        return tuple(Review(self._holder(held), rules.why_review(held, today), held.review_on) for held in due)

    def _columns(self, member_id: int, kind: PrivilegeKind, giving: Giving, contact: int | None) -> dict[str, object]:
        start = giving.start or self._shop.today()
        return {
            "member": member_id, "kind": kind.id, "reason": giving.reason, "detail": giving.detail, "contact": contact,
            "giver": self._shop.staff.at_counter_id(), "start": start, "review_on": start + dt.timedelta(kind.review_days),
            "end_on": giving.end_on,
        }

    def _require_new(self, member_id: int, kind: PrivilegeKind) -> None:
        if reading.holds(self._shop, member_id, kind.id, self._shop.today()):
            raise NeedsALook("kind", _("They have “{kind}” already.").format(kind=kind.name), _("Nothing was changed."))

    def _holder(self, held: Held) -> Holder:
        match = self._shop.members.match(self._shop.members.resolved(held.member_id))
        return Holder(held, match.name, match.photo_id)
