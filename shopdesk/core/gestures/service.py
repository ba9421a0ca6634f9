"""What was done for members, with its cost and its why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shopdesk.core import saying, validation
from shopdesk.core.gestures import rules
from shopdesk.core.gestures.answers import AnswerBook
from shopdesk.core.gestures.budget import GiftBudget
from shopdesk.core.gestures.figures import Figures
from shopdesk.core.gestures.records import NICE, Gesture, GestureKind, NewGesture, Why
from shopdesk.core.members.merged import PAGES
from shopdesk.core.money import Money
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_COLUMNS = (
    "g.id, g.member_id, g.kind, g.what, g.why, g.words, g.cost_minor, g.currency, g.minutes, coalesce(f.name, ''), g.day, g.memory_id,"
    " g.case_id, g.referred_to, g.paid, g.received, g.at"
)
_DAY, _AT = 10, 16  # where the two stand in a row
_STAFF = " LEFT JOIN staff f ON f.id = g.staff_id"
_OF = f"{PAGES}SELECT {_COLUMNS} FROM page CROSS JOIN gesture g{_STAFF} WHERE g.member_id = page.id"
_ONE = f"SELECT {_COLUMNS} FROM gesture g{_STAFF} WHERE g.id = ?"
_BOOKED = {
    GestureKind.GIFT: TrustKind.GIFT, GestureKind.HELP: TrustKind.HELP_BEFORE_ASKED, GestureKind.REFERRAL: TrustKind.REFERRAL,
}


class Gestures:
    """Gives and remembers. ``budget``, ``figures`` and ``answers`` have the rest."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.budget = GiftBudget(shop)
        self.figures = Figures(shop)
        self.answers = AnswerBook(shop)

    def of(self, member_id: int, limit: int = 1000) -> tuple[Gesture, ...]:
        """Everything done for a member, newest first, from merged pages too."""
        return tuple(_gesture(row) for row in self._rows(_OF, member_id)[:limit])

    def _rows(self, sql: str, member_id: int, *more: str) -> list[tuple[Any, ...]]:
        # Put in order here: asked for an order, SQLite goes through the gestures of all days instead of those of one member.
        rows = list(self._shop.store.rows(sql, (member_id, *more)))
        return sorted(rows, key=lambda row: (row[_DAY], row[_AT]), reverse=True)

    def get(self, gesture_id: int) -> Gesture:
        """Give one; raises NotFound."""
        rows = self._shop.store.rows(_ONE, (gesture_id,))
        if not rows:
            raise NotFound(_("This is not written down any more."), _("Nothing was changed."))
        return _gesture(rows[0])

    def given_before(self, member_id: int, what: str) -> Gesture | None:
        """The last time this member was given the same thing; None when they never were."""
        wanted = rules.same(what)
        if not wanted:
            return None
        rows = self._rows(f"{_OF} AND g.kind = 'gift' AND g.folded = ?", member_id, wanted)
        return _gesture(rows[0]) if rows else None

    def give(self, member_id: int, new: NewGesture) -> Gesture:
        """Write down what was done. Raises NeedsALook (a field), or NotAllowed while something comes first or the budget is used up."""
        new = rules.clean(new)
        with self._shop.transaction("gestures.give") as writing:
            member_id = self._shop.members.resolved(member_id)
            self._require_right(member_id, new)
            row_id = writing.insert(tables.Gesture, **self._columns(member_id, new))
            self._shop.trust.book(member_id, _BOOKED.get(new.kind, TrustKind.GESTURE), row_id)
            if new.memory_id is not None:
                self._shop.known.used(member_id, "memory", new.memory_id, "gesture")
            writing.log("gestures.give", member_id, gesture=row_id, kind=new.kind.value, why=new.why.value)
            writing.touch("gestures", member_id)
        return self.get(row_id)

    def received(self, gesture_id: int, words: str) -> Gesture:
        """Say how it was received; of a referral, how it went there. Raises NeedsALook or NotFound."""
        words = validation.line("received", words)
        if not words:
            raise NeedsALook("received", _("There is nothing written yet."), do=_("Say in a few words how it was received."))
        with self._shop.transaction("gestures.received") as writing:
            gesture = self.get(gesture_id)
            writing.update(tables.Gesture, gesture_id, received=words, received_on=self._shop.today())
            writing.log("gestures.received", gesture.member_id, gesture=gesture_id)
            writing.touch("gestures", gesture.member_id)
        return self.get(gesture_id)

    def _require_right(self, member_id: int, new: NewGesture) -> None:
        """Core first; a fix is told of only once it is closed; gifts stay within the budget and are not given twice unawares."""
        if new.kind is GestureKind.FIXED:
            self._require_closed(new.case_id)
        asked_for = new.kind is GestureKind.ADVICE and new.answer_id is not None
        if new.kind in NICE and not asked_for:
            self._shop.cases.require_free(member_id, new.despite)
        if new.kind is not GestureKind.GIFT:
            return
        before = None if new.again else self.given_before(member_id, new.what)
        if before is not None:
            ago = saying.ago(before.day, self._shop.today())
            raise NeedsALook(
                "what", _("They were given the same {ago}: {what}").format(ago=ago, what=before.what), _("What you typed is still there."),
                _("Choose something else, or press once more to give it all the same."),
            )
        self.budget.require_room(new)

    def _require_closed(self, case_id: int | None) -> None:
        case = self._shop.cases.get(case_id) if case_id is not None else None
        if case is None or case.is_open:
            raise NotAllowed(
                _("It is not put right yet."), _("Nothing was written down."), _("Solve it first; then tell them that it is fixed.")
            )

    def _columns(self, member_id: int, new: NewGesture) -> dict[str, Any]:
        cost = new.cost
        return {
            "member": member_id, "kind": new.kind.value, "what": new.what, "folded": rules.same(new.what), "why": new.why.value,
            "words": new.words, "cost_minor": cost.minor if cost else None, "currency": cost.currency if cost else None,
            "minutes": new.minutes, "staff": self._shop.staff.at_counter_id(), "day": self._shop.today(), "at": self._shop.clock.now(),
            "answer": new.answer_id, "memory_id": new.memory_id, "case_id": new.case_id, "referred_to": new.referred_to, "paid": new.paid,
            "over_budget": new.over_budget,
        }


def _gesture(row: tuple[Any, ...]) -> Gesture:
    row_id, member_id, kind, what, why, words, minor, currency, minutes, staff, day, *more = row[:_AT]
    memory_id, case_id, referred_to, paid, received = more
    cost = None if minor is None else Money(minor, currency)
    return Gesture(
        row_id, member_id, GestureKind(kind), what, Why(why), words, cost, minutes, staff, day_of(day), memory_id, case_id, referred_to,
        bool(paid), received,
    )
