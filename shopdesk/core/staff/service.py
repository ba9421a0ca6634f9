"""Who works here, who stands at this counter now, and who may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.staff import rules
from shopdesk.core.staff.owners import Owners
from shopdesk.core.staff.records import Right, Role, StaffDraft, StaffMember
from shopdesk.core.staff.secrets import Secrets
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_STAFF = "SELECT id, name, role, title, phone, email, line, face_id, signature_id, works_here FROM staff"


class Staff:
    """The people behind the counter."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._acting: int | None = None
        self._by_command = False
        self.secrets = Secrets(shop)
        self.owners = Owners(shop)

    def all(self, *, gone_too: bool = False) -> tuple[StaffMember, ...]:
        """Everybody who works here, the owners first."""
        where = "" if gone_too else " WHERE works_here = 1"
        return tuple(_member(row) for row in self._shop.store.rows(f"{_STAFF}{where} ORDER BY role = 'staff', name"))

    def get(self, staff_id: int) -> StaffMember:
        """Give one of them; raises NotFound."""
        rows = self._shop.store.rows(f"{_STAFF} WHERE id = ?", (staff_id,))
        if not rows:
            raise NotFound(_("Nobody of that name works here."))
        return _member(rows[0])

    def named(self, name: str) -> StaffMember:
        """Give who is called that, by whole or first name; raises NotFound naming who works here."""
        wanted = name.casefold().strip()
        everybody = self.all()
        for member in everybody:
            if wanted in (member.name.casefold(), member.first_name.casefold()):
                return member
        names = ", ".join(member.name for member in everybody) or _("nobody yet")
        raise NotFound(_("Nobody called “{name}” works here.").format(name=name), do=_("Here are: {names}.").format(names=names))

    # who is at the counter

    def at_counter_id(self) -> int | None:
        """The id of who stands at this counter now, None when nobody does."""
        return self._present()

    def at_counter(self) -> StaffMember | None:
        """Who stands at this counter now."""
        staff_id = self._present()
        return None if staff_id is None else self.get(staff_id)

    def _present(self) -> int | None:
        """Whoever has left is here no more, from the moment that is written, also in a program that was open before."""
        if self._by_command:
            here = "SELECT id FROM staff WHERE id = ? AND works_here = 1"
            return self._acting if self._shop.store.rows(here, (self._acting,)) else None
        if self._shop.counter_id is None:
            return None
        at = "SELECT f.id FROM counter c JOIN staff f ON f.id = c.staff_id WHERE c.id = ? AND f.works_here = 1"
        rows = self._shop.store.rows(at, (self._shop.counter_id,))
        return rows[0][0] if rows else None

    def act_as(self, staff_id: int | None) -> None:
        """Book what this program writes from now on as done by somebody, or by nobody, whoever stands at the counter (a command does)."""
        self._acting, self._by_command = staff_id, True

    def hand_over(self, staff_id: int | None) -> None:
        """Somebody else stands at this counter from now on, having shown their PIN or password (NeedsSecret until then)."""
        if staff_id is not None:
            person = self.get(staff_id)
            if not person.works_here:
                raise NotAllowed(_("{name} does not work here any more.").format(name=person.name))
            self.secrets.require_shown(person)
        with self._shop.transaction("staff.hand_over") as writing:
            self._by_command = False
            writing.undoable = False
            before = self._present()
            writing.update(tables.Counter, self._shop.own_counter(), staff=staff_id)
            writing.log("staff.hand_over", before=before, after=staff_id)
            writing.touch("staff")

    # rights

    def is_owner(self) -> bool:
        """May whoever is here do the owner's things? In a shop without staff, whoever opens it may."""
        present = self.at_counter()
        if present is not None:
            return present.role is Role.OWNER
        return not self.owners.any()

    def require(self, right: Right) -> None:
        """Refuse what ``right`` allows to anybody but an owner who showed their password a moment ago; raises NotAllowed, NeedsSecret."""
        self.require_owner(rules.acts()[right])

    def require_owner(self, act: str) -> None:
        """Refuse ``act`` (a few words: "change settings") to anybody but an owner, as ``require`` does."""
        if not self.is_owner():
            names = ", ".join(member.first_name for member in self.all() if member.role is Role.OWNER)
            raise NotAllowed(
                _("Only an owner may {act}.").format(act=act), _("Nothing was changed."),
                _("Hand over to {names} with F9.").format(names=names),
            )
        present = self.at_counter()
        if present is not None:
            self.secrets.require_shown(present)

    # changes

    def add(self, draft: StaffDraft) -> StaffMember:
        """Somebody begins to work here."""
        self.require_owner(_("add somebody to the staff"))
        draft = self._clean(draft)
        with self._shop.transaction("staff.add") as writing:
            staff_id = writing.insert(tables.Staff, **_columns(draft))
            writing.log("staff.add", staff=staff_id)
            writing.touch("staff")
        return self.get(staff_id)

    def edit(self, staff_id: int, draft: StaffDraft) -> StaffMember:
        """Change how somebody is written down. The last owner stays an owner."""
        self.require_owner(_("change the staff"))
        draft = self._clean(draft)
        with self._shop.transaction("staff.edit") as writing:
            before = self.get(staff_id).role
            if draft.role is not before is Role.OWNER:
                self.owners.require_another(self.get(staff_id))
            if draft.role is not before:
                self.secrets.drop(staff_id)  # a PIN is too short for an owner
            writing.update(tables.Staff, staff_id, **_columns(draft))
            writing.log("staff.edit", staff=staff_id)
            writing.touch("staff")
        return self.get(staff_id)

    def leave(self, staff_id: int) -> None:
        """Somebody does not work here any more; what they did keeps their name."""
        self.require_owner(_("change the staff"))
        with self._shop.transaction("staff.leave") as writing:
            self.owners.require_another(self.get(staff_id))
            writing.update(tables.Staff, staff_id, works_here=False)
            self.secrets.drop(staff_id)
            for (counter_id,) in self._shop.store.rows("SELECT id FROM counter WHERE staff_id = ?", (staff_id,)):
                writing.update(tables.Counter, counter_id, staff=None)
            writing.log("staff.leave", staff=staff_id)
            writing.touch("staff")

    def set_face(self, staff_id: int, picture: bytes | None) -> None:
        """Give somebody a face. Raises FileProblem when it is no picture."""
        self._set_picture(staff_id, "face", picture)

    def set_signature(self, staff_id: int, picture: bytes | None) -> None:
        """Give somebody their signature. Raises FileProblem when it is no picture."""
        self._set_picture(staff_id, "signature", picture, keep_alpha=True)

    def _set_picture(self, staff_id: int, column: str, picture: bytes | None, *, keep_alpha: bool = False) -> None:
        if self.get(staff_id) != self.at_counter():
            self.require_owner(_("change the staff"))
        with self._shop.transaction(f"staff.{column}") as writing:
            writing.update(tables.Staff, staff_id, **{column: self._shop.pictures.admit(picture, keep_alpha=keep_alpha)})
            writing.log(f"staff.{column}", staff=staff_id)
            writing.touch("staff")

    def _clean(self, draft: StaffDraft) -> StaffDraft:
        name = validation.line("name", draft.name, 100)
        if not name:
            raise NeedsALook("name", _("Everybody here has a name."), do=_("Type it; it stands on every card and promise."))
        return StaffDraft(
            name, draft.role, validation.line("title", draft.title, 60), validation.line("phone", draft.phone, 60),
            validation.email(draft.email) if draft.email.strip() else "", validation.line("line", draft.line, 120),
        )


def _columns(draft: StaffDraft) -> dict[str, Any]:
    return {
        "name": draft.name, "role": draft.role.value, "title": draft.title, "phone": draft.phone, "email": draft.email, "line": draft.line,
    }


def _member(row: tuple[Any, ...]) -> StaffMember:
    staff_id, name, role, title, phone, email, line, face_id, signature_id, works_here = row
    return StaffMember(staff_id, name, Role(role), title, phone, email, line, face_id, signature_id, bool(works_here))
