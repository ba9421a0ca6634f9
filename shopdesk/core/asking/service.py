"""Which small question to ask somebody now, and what they said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.asking import rules
from shopdesk.core.asking.records import Asked, Question
from shopdesk.core.members.records import Job, Member, MemoryKind
from shopdesk.core.members.rules import greeting_of
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.staff.records import Right
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of, new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "questions"
_KNOWN_BY = 3  # visits before somebody is asked what only a regular can answer
_MOST = 20


class Asking:
    """The questions, and when each may be asked."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    # the questions

    def questions(self) -> tuple[Question, ...]:
        """Every question in the order in which they are asked: those that come with the program, then the shop's own."""
        kept = self._shop.settings.kept(_KEY)
        return rules.first_questions() if kept is None else tuple(Question(*plain) for plain in kept)

    def keep_questions(self, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        """Keep the questions; one without a reason cannot be switched on. The owner's. Raises NeedsALook."""
        self._shop.staff.require(Right.SETTINGS)
        cleaned = tuple(
            Question(one.key or str(new_id()), validation.line("question", one.ask), validation.line("why", one.why), one.on)
            for one in questions[:_MOST]
        )
        for one in cleaned:
            if one.on and not (one.ask and one.why):
                raise NeedsALook(
                    "why", _("Without a reason nobody is asked."), _("Nothing was changed."), _("Write why, as a customer may hear it.")
                )
        self._shop.settings.keep(_KEY, [[one.key, one.ask, one.why, one.on] for one in cleaned], "settings.questions")
        return cleaned

    # asking

    def question(self, member_id: int) -> Question | None:
        """The one small question for somebody who is here now; None when nothing is to be asked today."""
        member = self._shop.members.get(member_id)
        if not self._may_ask(member):
            return None
        asked, today = self.of(member.id), self._shop.today()
        waiting = (one for one in self.questions() if one.on and not rules.rests(one.key, asked, today))
        return next((one for one in waiting if self._is_open(one.key, member)), None)

    def _may_ask(self, member: Member) -> bool:
        shop = self._shop
        if not member.visits or shop.permissions.choices.of(member.id).choices.ask_nothing:
            return False  # nobody is asked who never came, or who asked for no questions
        if not rules.has_room(self.of(member.id), shop.today(), shop.permissions.manners.get().questions_per_quarter):
            return False
        if shop.cases.has_problem(member.id) or shop.trust.is_empty(member.id):
            return False
        return bool(shop.permissions.may(member.id, Channel.IN_PERSON, Purpose.PERSONAL))

    def _is_open(self, key: str, member: Member) -> bool:
        """Is the answer still unknown? An own question is open until it was asked."""
        if key in rules.FIELD_OF and not self._shop.settings.is_asked(rules.FIELD_OF[key]):
            return False
        permissions, regular = self._shop.permissions, member.visits >= _KNOWN_BY
        choices = permissions.choices.of(member.id).choices
        return {
            "job": regular and member.job == Job() and not any(one.key == "job" and one.answer for one in self.of(member.id)),
            "channel": not choices.ranked,
            "topics": bool(permissions.manners.topics()) and not choices.topics,
            "always": regular and self._shop.voices.agreements.of(member.id) is None,
            "never": regular and not any(memory.kind is MemoryKind.NEVER for memory in member.memories),
            "birthday": member.birthday is None,
        }.get(key, True)

    def answered(self, member_id: int, key: str, words: str) -> None:
        """Keep what they said, in their own words, and put it where it belongs. Raises NeedsALook."""
        words = validation.passage("answer", words, 500)
        if not words:
            raise NeedsALook("answer", _("There is nothing written yet."), do=_("Write what they said, or let it pass."))
        with self._shop.transaction("asking.answered"):
            self._book(member_id, key, words, passed=False)
            self._fill(member_id, key, words)

    def passed(self, member_id: int, key: str) -> None:
        """They let it pass; that is an answer too, and nobody asks again within a year."""
        self._book(member_id, key, "", passed=True)

    def _book(self, member_id: int, key: str, words: str, *, passed: bool) -> None:
        self._named(key)
        with self._shop.transaction("asking.asked") as writing:
            member_id = self._shop.members.resolved(member_id)
            if any(one.day == self._shop.today() for one in self.of(member_id)):
                raise ChangedSince(_("They were asked something today already."), _("Nothing was changed."), _("Ask another day."))
            row_id = writing.insert(
                tables.AskedQuestion, member=member_id, question=key, answer=words, passed=passed, day=self._shop.today(),
                at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(),
            )
            self._shop.trust.book(member_id, TrustKind.ASKED, row_id)
            writing.log("asking.asked", member_id, asked=row_id, passed=passed)
            writing.touch("asking", member_id)

    def _fill(self, member_id: int, key: str, words: str) -> None:
        members = self._shop.members
        member = members.get(member_id)
        if key == "never":
            members.remember(member_id, MemoryKind.NEVER, words, greeting_of(member.name, member.greeting))
        elif key == "always":
            self._shop.voices.agreements.expect(member_id, words)

    def _named(self, key: str) -> Question:
        found = next((one for one in self.questions() if one.key == key), None)
        if found is None:
            raise NotFound(_("This question is not asked any more."), _("Nothing was changed."))
        return found

    def of(self, member_id: int) -> tuple[Asked, ...]:
        """What somebody was asked, latest first."""
        pages = self._shop.members.pages(member_id)
        marks = ", ".join("?" * len(pages))
        rows = self._shop.store.rows(
            f"SELECT id, question, answer, passed, day FROM asked_question WHERE member_id IN ({marks}) ORDER BY at DESC, id", pages
        )
        return tuple(_asked(row) for row in rows)


def _asked(row: tuple[Any, ...]) -> Asked:
    row_id, key, answer, passed, day = row
    return Asked(row_id, key, answer, bool(passed), day_of(day))
