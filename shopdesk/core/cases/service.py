"""What is owed: problems, requests and orders from coming in to being right again; promises and troubles are reached from here."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.cases.book import CaseBook
from shopdesk.core.cases.notes import Owing
from shopdesk.core.cases.orders import Orders
from shopdesk.core.cases.promises import Promises
from shopdesk.core.cases.records import Case, CaseKind, CaseState, NewCase, NoteKind, Reason
from shopdesk.core.cases.troubles import Troubles
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince
from shopdesk.i18n import _
from shopdesk.storage.tables import CaseFile

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_UNSOLVED = (CaseState.OPEN, CaseState.WAITING)
_ENDED = (CaseState.SOLVED, CaseState.CHECKED)
_IN_TIME = {CaseKind.PROBLEM: TrustKind.SOLVED_IN_TIME, CaseKind.ORDER: TrustKind.PROMISE_KEPT}


class Cases(CaseBook):
    """Something owed, with one owner and a due time. How it is read is in CaseBook, what it holds back meanwhile in CoreFirst."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop)
        self._owing = Owing(shop, self.answers)
        self.promises = Promises(shop, self._owing)
        self.troubles = Troubles(shop, self._owing)
        self.orders = Orders(shop, self._owing)

    def open(self, new: NewCase) -> Case:
        """Write down what is owed. A problem is drawn from the trust account. Raises NeedsALook."""
        with self._shop.transaction("cases.open"):
            case = self.open_unbooked(new)
            if new.kind is CaseKind.PROBLEM:
                self._shop.trust.book(case.member_id, TrustKind.PROBLEM, case.id)
        return case

    def open_unbooked(self, new: NewCase) -> Case:
        """Write down what is owed and was drawn from the trust account already (a broken promise was)."""
        what, due, owner = self._owing.words("what", new.what), self._owing.due(new.due), self._owing.owner(new.owner_id)
        reason = new.reason.value if new.reason is not None and new.kind is CaseKind.PROBLEM else ""
        with self._shop.transaction("cases.open") as writing:
            member_id = self._shop.members.resolved(new.member_id)
            case_id = writing.insert(
                CaseFile, member=member_id, kind=new.kind.value, reason=reason, what=what, channel=new.channel, owner=owner,
                opened_at=self._shop.clock.now(), opened_on=self._shop.today(), opened_by=self._shop.staff.at_counter_id(), due=due,
                status="noted" if new.kind is CaseKind.ORDER else "",
            )
            writing.log("cases.open", member_id, case=case_id, of=new.kind.value)
            writing.touch("cases", member_id)
        return self.get(case_id)

    def edit(self, case_id: int, what: str, reason: Reason | None = None, due: dt.datetime | None = None) -> Case:
        """Say it better, give its reason, or agree on another time (none: it stays). Raises NeedsALook."""
        case = self.get(case_id)
        due = case.due if due in (None, case.due) else self._owing.due(due)
        code = reason.value if reason is not None and case.kind is CaseKind.PROBLEM else ""
        return self._write(case, "cases.edit", NoteKind.NOTE, None, what=self._owing.words("what", what), reason=code, due=due)

    def note(self, case_id: int, text: str) -> Case:
        """Add what we did or heard."""
        return self._write(self.get(case_id), "cases.note", NoteKind.NOTE, self._owing.words("note", text))

    def answer(self, case_id: int, text: str = "", *, again: bool = False) -> Case:
        """They have had an answer; a late first one is drawn from the trust account. ``again``: the next is promised as soon."""
        case = self._in(case_id, _UNSOLVED)
        with self._shop.transaction("cases.answer"):
            due = self.answers.due() if again else case.due
            return self._write(case, "cases.answer", NoteKind.ANSWERED, text, **self._answered(case), due=due)

    def hand_over(self, case_id: int, staff_id: int, word: str) -> Case:
        """Give it to a colleague with a word, so that nobody has to tell it twice. Raises NotAllowed when they have left."""
        case, owner = self._in(case_id, _UNSOLVED), self._owing.owner(staff_id)
        return self._write(
            case, "cases.hand_over", NoteKind.HANDED_OVER, self._owing.words("word", word), to_staff=staff_id, owner=owner
        )

    def wait(self, case_id: int, word: str, until: dt.datetime | None = None) -> Case:
        """It waits for somebody else; ``until`` says when we look again. Its due time stays."""
        case = self._in(case_id, _UNSOLVED)
        until = None if until is None else self._owing.due(until)
        return self._write(case, "cases.wait", NoteKind.WAITING, word, state=CaseState.WAITING.value, next_at=until)

    def go_on(self, case_id: int, word: str = "") -> Case:
        """It waits no longer."""
        case = self._in(case_id, (CaseState.WAITING,))
        return self._write(case, "cases.go_on", NoteKind.NOTE, word or None, state=CaseState.OPEN.value, next_at=None)

    def solve(self, case_id: int, done: str = "") -> Case:
        """It is right again, or done; what is solved in time is put into the trust account, and a follow-up asks if it is right."""
        case, now = self._in(case_id, _UNSOLVED), self._shop.clock.now()
        with self._shop.transaction("cases.solve"):
            if case.kind in _IN_TIME and now <= case.due:
                self._shop.trust.book_once(case.member_id, _IN_TIME[case.kind], case.id)
            solved = self._write(
                case, "cases.solve", NoteKind.SOLVED, done, **self._answered(case), state=CaseState.SOLVED.value, solved_at=now,
                next_at=None, tell_since=None,
            )
            self._shop.followups.on_case_solved(case.id, case.member_id, case.owner_id)
        return solved

    def check(self, case_id: int, word: str = "") -> Case:
        """They say it is right now."""
        case = self._in(case_id, (CaseState.SOLVED,))
        with self._shop.transaction("cases.check"):
            self._shop.followups.on_case_settled(case.id)
            return self._write(
                case, "cases.check", NoteKind.CHECKED, word, state=CaseState.CHECKED.value, checked_at=self._shop.clock.now()
            )

    def open_again(self, case_id: int, word: str) -> Case:
        """It is not right after all: open once more, with the promised hours ahead of it and no credit for having solved it."""
        case = self._in(case_id, _ENDED)
        with self._shop.transaction("cases.open_again"):
            if case.kind in _IN_TIME:
                self._shop.trust.unbook(case.id, _IN_TIME[case.kind])
            self._shop.followups.on_case_settled(case.id)
            return self._write(
                case, "cases.open_again", NoteKind.OPENED_AGAIN, self._owing.words("word", word), state=CaseState.OPEN.value,
                due=self.answers.due(), answered_at=None, solved_at=None, checked_at=None,
            )

    def asked_twice(self, member_id: int, case_id: int | None = None) -> None:
        """Admit that somebody had to repeat themselves; in one of their cases, or at large."""
        with self._shop.transaction("cases.asked_twice") as writing:
            if case_id is not None:
                self._write(self.get(case_id), "cases.asked_twice", NoteKind.ASKED_TWICE, "")
            self._shop.trust.book(member_id, TrustKind.ASKED_TWICE, case_id)
            writing.log("cases.asked_twice", member_id, case=case_id)
            writing.touch("cases", member_id)

    def _in(self, case_id: int, states: tuple[CaseState, ...]) -> Case:
        """The case, if it still is where this act begins; raises ChangedSince."""
        case = self.get(case_id)
        if case.state not in states:
            ended = case.state in _ENDED
            what = _("This has been solved already.") if ended else _("This is open, not solved or waiting.")
            raise ChangedSince(what, _("Everything stays as it is now."), _("Look at it again."))
        return case

    def _answered(self, case: Case) -> dict[str, Any]:
        """The first answer, and what a late one costs; within the transaction of the act."""
        if case.answered_at is not None:
            return {}
        now = self._shop.clock.now()
        if now > case.due:
            self._shop.trust.book_once(case.member_id, TrustKind.LATE, case.id)
        self._shop.followups.in_touch(case.member_id)
        return {"answered_at": now}

    def _write(self, case: Case, verb: str, kind: NoteKind, text: str | None, *, to_staff: int | None = None, **changed: Any) -> Case:
        """Change a case and leave a line about it (no line where ``text`` is None)."""
        with self._shop.transaction(verb) as writing:
            if changed:
                writing.update(CaseFile, case.id, **changed)
            if text is not None:
                self._notes.add(case.id, case.member_id, kind, validation.passage("note", text), to_staff)
            writing.log(verb, case.member_id, case=case.id)
            writing.touch("cases", case.member_id)
        return self.get(case.id)
