"""Telling many something they asked to hear about: who may hear it, a small test first, and a line for each in the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core import tone, validation
from shopdesk.core.members.merged import PAGES
from shopdesk.core.news.closing import LEAVE, closing
from shopdesk.core.news.records import NewsDraft, Recipient, Recipients, Round
from shopdesk.core.permissions.records import Channel, Purpose, Refusal
from shopdesk.core.staff.records import Right
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

TEST_SIZE = 5
_EXAMPLES = 3
_CHOSE = (
    "SELECT c.member_id, c.topics FROM choice c JOIN member m ON m.id = c.member_id WHERE m.merged_into_id IS NULL"
    " ORDER BY m.sort_key, m.id"
)
_REACHED = "SELECT s.member_id FROM sending s WHERE s.news_round_id = ?"
_TEST = (
    "SELECT r.id, r.subject, r.words FROM news_round r WHERE r.topic = ? AND r.channel = ? AND r.test_of = r.id"
    " ORDER BY r.at DESC, r.id LIMIT 1"
)
_FROM = (
    " FROM page CROSS JOIN {table} t WHERE t.member_id = page.id ORDER BY t.position,"
    " CASE page.id WHEN page.root THEN 0 ELSE 1 END, t.id LIMIT 1"
)
_ADDRESS = {
    Channel.EMAIL: f"{PAGES}SELECT t.address{_FROM.format(table='email')}",
    Channel.TEXT: f"{PAGES}SELECT coalesce(t.e164, t.typed){_FROM.format(table='phone')}",
}


class News:
    """There is no way to write to everybody: whoever did not choose the topic is never among the recipients."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def recipients(self, topic: str, channel: Channel = Channel.EMAIL, among: Iterable[int] | None = None) -> Recipients:
        """Who hears about a topic now, of all who chose it or of ``among``: who holds a priority first; the gate is asked for each."""
        permitted, kept_out, without, examples = [], Counter[Refusal](), 0, []
        for member_id in self._chose(topic) if among is None else dict.fromkeys(map(self._shop.members.resolved, among)):
            answer = self._shop.permissions.may(member_id, channel, Purpose.NEWS, topic=topic)
            if answer.reason is not None:
                kept_out[answer.reason] += 1
                examples.append(answer.words)
            elif (reached := self._recipient(member_id, channel)) is None:
                without += 1
            else:
                permitted.append(reached)
        first = self._shop.privileges.in_line(permitted, attrgetter("member_id"))
        return Recipients(first, kept_out, without, tuple(examples[:_EXAMPLES]))

    def _chose(self, topic: str) -> Iterator[int]:
        for member_id, topics in self._shop.store.rows(_CHOSE):
            if topic in JsonField().python_value(topics):
                yield member_id

    def _recipient(self, member_id: int, channel: Channel) -> Recipient | None:
        if channel not in _ADDRESS:
            raise NeedsALook("channel", _("News goes by e-mail or text message."), do=_("Print a card for everybody else."))
        rows = self._shop.store.rows(_ADDRESS[channel], (member_id,))
        if not rows:
            return None
        (name, language), = self._shop.store.rows("SELECT name, language FROM member WHERE id = ?", (member_id,))
        spoken = language.strip().lower()[:2]
        return Recipient(member_id, name, rows[0][0], spoken if spoken in LEAVE else self._shop.settings.shop().language)

    def needs_test(self, draft: NewsDraft, count: int) -> bool:
        """Are ``count`` people so many that a reason and a small test come first, and was no such test made of these words?"""
        return count > self._shop.permissions.manners.get().many and self._test_of(draft) is None

    def send(self, draft: NewsDraft, among: Iterable[int] | None = None, *, test: bool = False) -> Round:
        """Book the news as gone out to everybody the gate lets through, and give them, so that they are handed on.

        ``test``: to the first five only. Raises NeedsALook for what is missing: a topic, words, and over thirty a reason and a test.
        """
        draft = self._clean(draft)
        with self._shop.transaction("news.send") as writing:
            writing.undoable = False  # what so many have is not taken back
            found = self.recipients(draft.topic, draft.channel, among).permitted
            tested = self._test_of(draft)
            if tested is not None:
                had_it = {row[0] for row in self._shop.store.rows(_REACHED, (tested,))}
                found = tuple(one for one in found if one.member_id not in had_it)
            elif not test:
                self._require_restraint(draft, len(found))
            reached = found[:TEST_SIZE] if test else found
            if not reached:
                raise NeedsALook("topic", _("Nobody chose to hear about this now."), _("Nothing went out."))
            round_id = self._book(draft, reached, test=test)
            writing.log("news.send", round=round_id, count=len(reached), test=test)
            writing.touch("news")
        return Round(round_id, draft.topic, draft.channel, self._shop.clock.now(), reached, test)

    def export(self, draft: NewsDraft, among: Iterable[int] | None = None, *, test: bool = False) -> Round:
        """As ``send``, for a list that leaves the shop for a mailing tool: an owner's. Raises NotAllowed, NeedsSecret, NeedsALook."""
        self._shop.staff.require(Right.EXPORT)
        return self.send(draft, among, test=test)

    def _require_restraint(self, draft: NewsDraft, count: int) -> None:
        many = self._shop.permissions.manners.get().many
        if count > many and not draft.reason:
            raise NeedsALook(
                "reason", _("This goes to {count} people.").format(count=count), _("Nothing went out."),
                _("Write why each of them should hear it."),
            )
        if count > many:
            raise NeedsALook(
                "test", _("This goes to {count} people.").format(count=count), _("Nothing went out."),
                _("Send it to a few first, and look at what they say."),
            )

    def _book(self, draft: NewsDraft, reached: tuple[Recipient, ...], *, test: bool) -> int:
        with self._shop.transaction("news.book") as writing:
            values: dict[str, Any] = {
                "channel": draft.channel.value, "topic": draft.topic, "reason": draft.reason, "subject": draft.subject,
                "words": draft.words, "recipients": len(reached), "at": self._shop.clock.now(), "staff": self._shop.staff.at_counter_id(),
            }
            round_id = writing.insert(tables.NewsRound, **values)
            if test:
                writing.update(tables.NewsRound, round_id, test_of=round_id)
            for one in reached:
                self._shop.permissions.sent(one.member_id, draft.channel, Purpose.NEWS, draft.words, draft.topic, round_id)
        return round_id

    def _test_of(self, draft: NewsDraft) -> int | None:
        """The small test that was made of the very same words, None when there was none."""
        rows = self._shop.store.rows(_TEST, (draft.topic, draft.channel.value))
        return rows[0][0] if rows and rows[0][1:] == (draft.subject, draft.words) else None

    def _clean(self, draft: NewsDraft) -> NewsDraft:
        topics = {topic.key for topic in self._shop.permissions.manners.topics()}
        if draft.topic not in topics:
            raise NeedsALook("topic", _("News is about a topic that people chose."), _("Nothing went out."), _("Choose which one."))
        words = validation.passage("words", draft.words)
        if not words:
            raise NeedsALook("words", _("There is nothing written yet."), do=_("Write what you have to tell."))
        for remark in tone.remarks(words, self._shop.settings.shop().language):
            if remark.blocks:
                raise NeedsALook("words", remark.words, _("What you typed is still there."))
        return NewsDraft(
            draft.topic, words, validation.line("subject", draft.subject, 120), validation.line("reason", draft.reason), draft.channel
        )

    def text(self, draft: NewsDraft, language: str = "") -> str:
        """The words as they go out, with how to leave and how to move us to Primary, in the reader's language."""
        shop = self._shop.settings.shop()
        name = next((topic.name for topic in self._shop.permissions.manners.topics() if topic.key == draft.topic), "")
        by_mail = draft.channel is Channel.EMAIL
        return f"{draft.words}\n\n{closing(language or shop.language, shop.name, name, by_mail=by_mail)}"
