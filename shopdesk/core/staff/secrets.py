"""PINs and passwords: chosen by whoever they belong to, kept as hashes, and asked for with more and more patience after wrong ones."""

from __future__ import annotations

import datetime as dt
import math
from functools import cached_property
from typing import TYPE_CHECKING

from shopdesk.core.staff import rules
from shopdesk.core.staff.records import Proof, Role, StaffMember
from shopdesk.errors import NeedsSecret, NotAllowed, WrongSecret
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField, new_id

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from shopdesk.core.shop import Shop

_SET = (
    "INSERT INTO secret (id, staff_id, hashed, set_at, wrong, wrong_at, wait) VALUES (?, ?, ?, ?, 0, NULL, 0)"
    " ON CONFLICT (staff_id) DO UPDATE SET hashed = excluded.hashed, set_at = excluded.set_at, wrong = 0, wrong_at = NULL, wait = 0"
)
_COUNT = "UPDATE secret SET wrong = wrong + 1, wrong_at = ? WHERE staff_id = ? RETURNING wrong"


class Secrets:
    """Checks who somebody is, and remembers for a few minutes that they showed it. What it keeps is never in the undo journal."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._shown: tuple[int, dt.datetime] | None = None
        self._until: dict[int, float] = {}  # by the steady clock, for waits that began in this program

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher  # only where somebody has one: it is not needed to start

        return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    def proof(self, staff_id: int) -> Proof:
        """What is asked of somebody: nothing while they chose nothing."""
        if not self._shop.store.rows("SELECT 1 FROM secret WHERE staff_id = ?", (staff_id,)):
            return Proof.NONE
        return rules.proof(self._shop.staff.get(staff_id).role)

    def in_use(self) -> bool:
        """Does anybody here have a PIN or password?"""
        return bool(self._shop.store.rows("SELECT 1 FROM secret LIMIT 1"))

    def unguarded(self) -> tuple[StaffMember, ...]:
        """Owners in whose name anybody could take the counter, in a shop where others show who they are."""
        if not self.in_use():
            return ()
        everybody = self._shop.staff.all()
        return tuple(person for person in everybody if person.role is Role.OWNER and self.proof(person.id) is Proof.NONE)

    def choose(self, staff_id: int, secret: str) -> None:
        """Somebody chooses their own PIN or password, having shown the old one. Raises NeedsALook, NeedsSecret, NotAllowed."""
        staff = self._shop.staff
        person, present = staff.get(staff_id), staff.at_counter()
        if present is None or present.id != person.id:
            raise NotAllowed(
                _("Only {name} chooses this.").format(name=person.first_name), _("Nothing was changed."),
                _("Let {name} take the counter with F9 first.").format(name=person.first_name),
            )
        self.require_shown(person)
        hashed = self._hasher.hash(_bytes(rules.clean_secret(secret, person.role)))
        with self._shop.transaction("staff.secret") as writing:
            self._shop.store.run(_SET, (new_id(), staff_id, hashed, InstantField().db_value(self._shop.clock.now())))
            writing.log("staff.secret", staff=staff_id)
            writing.touch("staff")
        self._note(staff_id)

    def clear(self, staff_id: int) -> None:
        """Take somebody's PIN or password away, so that they choose a new one: their own act, or an owner's."""
        if staff_id != self._shop.staff.at_counter_id():
            self._shop.staff.require_owner(_("take a PIN away"))
        else:
            self.require_shown(self._shop.staff.get(staff_id))
        with self._shop.transaction("staff.secret_cleared") as writing:
            self.drop(staff_id)
            writing.log("staff.secret_cleared", staff=staff_id)
            writing.touch("staff")

    def drop(self, staff_id: int) -> None:
        """Forget it, inside an act that changes what somebody may do."""
        self._shop.store.run("DELETE FROM secret WHERE staff_id = ?", (staff_id,))
        self._until.pop(staff_id, None)

    # showing it

    def show(self, staff_id: int, secret: str) -> None:
        """Check what somebody typed and remember it for a few minutes; raises WrongSecret. A try is counted before it is looked at."""
        rows = self._shop.store.rows("SELECT hashed FROM secret WHERE staff_id = ?", (staff_id,))
        if not rows:
            return
        wrong = self._count(staff_id)
        if not self._is_right(rows[0][0], secret):
            self._book_wrong(staff_id, wrong)
        self._write("UPDATE secret SET wrong = 0, wrong_at = NULL, wait = 0 WHERE staff_id = ?", staff_id)
        self._until.pop(staff_id, None)
        self._note(staff_id)

    def wait(self, staff_id: int) -> int:
        """Seconds until the next try is looked at."""
        rows = self._shop.store.rows("SELECT wait, wrong_at FROM secret WHERE staff_id = ?", (staff_id,))
        if not rows:
            return 0
        held = math.ceil(self._until.get(staff_id, 0.0) - self._shop.clock.steady())  # a clock set forward does not end it
        return max(rules.remaining(rows[0][0], InstantField().python_value(rows[0][1]), self._shop.clock.now()), held)

    @staticmethod
    def said(seconds: int) -> str:
        """A wait in words."""
        return rules.said(seconds)

    def _count(self, staff_id: int) -> int:
        """One more try, written down before it is known whether it is right: stopping the program does not give it back."""
        now = self._shop.clock.now()
        self._heed_clock(staff_id, now)
        with self._shop.transaction("staff.try") as writing:
            writing.undoable = False
            wait = self.wait(staff_id)
            if wait:
                raise self._too_soon(wait)
            row = self._shop.store.rows(_COUNT, (InstantField().db_value(now), staff_id))[0]
            wrong = int(row[0])
            wait = rules.wait_after(wrong)
            self._shop.store.run("UPDATE secret SET wait = ? WHERE staff_id = ?", (wait, staff_id))
        self._until[staff_id] = self._shop.clock.steady() + wait
        return wrong

    def _heed_clock(self, staff_id: int, now: dt.datetime) -> None:
        """A clock set back to before the last wrong try: the wait begins anew at the time it shows now."""
        at = InstantField().db_value(now)
        if self._shop.store.rows("SELECT 1 FROM secret WHERE staff_id = ? AND wrong_at > ?", (staff_id, at)):
            self._write("UPDATE secret SET wrong_at = ? WHERE staff_id = ?", at, staff_id)

    def _write(self, sql: str, *values: object) -> None:
        with self._shop.transaction("staff.try") as writing:
            writing.undoable = False
            self._shop.store.run(sql, values)

    def _is_right(self, hashed: str, secret: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(hashed, _bytes(secret))
        except (VerificationError, InvalidHashError):
            return False

    def _book_wrong(self, staff_id: int, wrong: int) -> None:
        with self._shop.transaction("staff.wrong_secret") as writing:
            writing.undoable = False
            writing.log("staff.wrong_secret", staff=staff_id, wrong=wrong)
        wait = rules.wait_after(wrong)
        if wait:
            raise self._too_soon(wait)
        what = _("That was not the password.") if self.proof(staff_id) is Proof.PASSWORD else _("That was not the PIN.")
        raise WrongSecret(0, what, do=_("Try again, or let an owner take it away so that you choose a new one."))

    def _too_soon(self, wait: int) -> WrongSecret:
        return WrongSecret(
            wait, _("That was wrong too often."), _("Nothing was changed."), _("Try again in {wait}.").format(wait=rules.said(wait))
        )

    def require_shown(self, person: StaffMember) -> None:
        """Pass when ``person`` has nothing to show, or showed it a moment ago; raises NeedsSecret."""
        if self.proof(person.id) is Proof.NONE or self._is_fresh(person.id):
            return
        what = _("Your password, please.") if person.role is Role.OWNER else _("Your PIN, please.")
        raise NeedsSecret(person.id, what, _("Nothing was changed yet."))

    def forget_shown(self) -> None:
        """Whoever is here must show it again: the screen was covered, or somebody else took the counter."""
        self._shown = None

    def _note(self, staff_id: int) -> None:
        self._shown = (staff_id, self._shop.clock.now())

    def _is_fresh(self, staff_id: int) -> bool:
        if self._shown is None or self._shown[0] != staff_id:
            return False
        return dt.timedelta(0) <= self._shop.clock.now() - self._shown[1] < rules.FRESH


def _bytes(secret: str) -> bytes:
    """A secret as it is hashed; one from the surroundings of a command may hold what is no letter."""
    return secret.encode("utf-8", "surrogatepass")
