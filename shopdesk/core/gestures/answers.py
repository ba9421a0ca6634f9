"""The answer book: questions people bring, our short answer, and to whom it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.gestures.records import Answer, Gesture, GestureKind, NewGesture, Why
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ANSWERS = (
    "SELECT a.id, a.question, a.answer, coalesce(f.name, ''), (SELECT count(*) FROM gesture g WHERE g.answer_id = a.id)"
    " FROM answer a LEFT JOIN staff f ON f.id = a.staff_id WHERE a.ended_at IS NULL"
)


class AnswerBook:
    """What we know and give away; each giving is help."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def all(self) -> tuple[Answer, ...]:
        """Every answer, by its question."""
        return tuple(Answer(*row) for row in self._shop.store.rows(f"{_ANSWERS} ORDER BY a.question, a.id"))

    def get(self, answer_id: int) -> Answer:
        """Give one; raises NotFound."""
        rows = self._shop.store.rows(f"{_ANSWERS} AND a.id = ?", (answer_id,))
        if not rows:
            raise NotFound(_("This answer is not in the book any more."), _("Nothing was changed."))
        return Answer(*rows[0])

    def add(self, question: str, answer: str) -> Answer:
        """Write an answer down. Raises NeedsALook naming the field."""
        question, answer = validation.line("question", question), validation.passage("answer", answer)
        for field, text in (("question", question), ("answer", answer)):
            if not text:
                raise NeedsALook(field, _("There is nothing written yet."), do=_("Write a few words."))
        with self._shop.transaction("gestures.answer") as writing:
            row_id = writing.insert(
                tables.Answer, question=question, answer=answer, staff=self._shop.staff.at_counter_id(), added_at=self._shop.clock.now()
            )
            writing.log("gestures.answer", answer=row_id)
            writing.touch("gestures")
        return self.get(row_id)

    def remove(self, answer_id: int) -> None:
        """Take an answer out of the book; to whom it was given stays."""
        with self._shop.transaction("gestures.answer") as writing:
            self.get(answer_id)
            writing.update(tables.Answer, answer_id, ended_at=self._shop.clock.now())
            writing.log("gestures.answer", removed=answer_id)
            writing.touch("gestures")

    def give(self, answer_id: int, member_id: int, minutes: int | None = None) -> Gesture:
        """Somebody was given an answer: advice, counted as help and booked."""
        answer = self.get(answer_id)
        new = NewGesture(
            GestureKind.ADVICE, answer.answer, Why.OTHER, _("Asked: {question}").format(question=answer.question), minutes=minutes,
            answer_id=answer.id,
        )
        return self._shop.gestures.give(member_id, new)
