"""The trouble board: one trouble that hits many people, and who has been told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.cases.notes import Owing
from shopdesk.core.cases.reading import or_none, whose
from shopdesk.core.cases.records import Hit, Trouble
from shopdesk.core.permissions.records import OUTGOING, Channel, Purpose
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of, instant_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_TROUBLE = """
SELECT t.id, t.what, t.words, t.owner_id, coalesce(f.name, ''), coalesce(f.works_here, 0), t.opened_at, t.opened_on, t.next_update,
t.over_at, t.news, (SELECT count(*) FROM trouble_member h WHERE h.trouble_id = t.id),
(SELECT count(*) FROM trouble_member h WHERE h.trouble_id = t.id AND h.told_news = t.news),
(SELECT count(*) FROM trouble_member h WHERE h.trouble_id = t.id AND h.told_at IS NOT NULL AND h.asked_at IS NULL)
FROM trouble t LEFT JOIN staff f ON f.id = t.owner_id
"""
_HIT = (
    "SELECT m.id, m.name, m.merged_into_id, h.id, h.told_at, h.channel, h.asked_at, h.told_news = t.news, t.news FROM trouble_member h"
    " JOIN trouble t ON t.id = h.trouble_id JOIN member m ON m.id = h.member_id"
)


class Troubles:
    """What hits many people at once; overdue news is red, and the share told before they asked is a figure."""

    def __init__(self, shop: Shop, owing: Owing) -> None:
        self._shop = shop
        self._owing = owing

    def get(self, trouble_id: int) -> Trouble:
        """Give one trouble; raises NotFound."""
        rows = self._shop.store.rows(f"{_TROUBLE} WHERE t.id = ?", (trouble_id,))
        if not rows:
            raise NotFound(_("This trouble is not there any more."))
        return _trouble(rows[0])

    def all(self, *, over_too: bool = False) -> tuple[Trouble, ...]:
        """What goes on now, the next news first; if asked also what is over, newest first."""
        now = [_trouble(row) for row in self._shop.store.rows(f"{_TROUBLE} WHERE t.over_at IS NULL ORDER BY t.next_update, t.id")]
        over = self._shop.store.rows(f"{_TROUBLE} WHERE t.over_at IS NOT NULL ORDER BY t.over_at DESC, t.id") if over_too else []
        return tuple(now + [_trouble(row) for row in over])

    def is_overdue(self, trouble: Trouble) -> bool:
        """Should they have heard of it again by now?"""
        return trouble.over_at is None and trouble.next_update < self._shop.clock.now()

    def hits(self, trouble_id: int) -> tuple[Hit, ...]:
        """Whom it hits: those still to be told first, of them those who hold a priority, then by name."""
        rows = self._shop.store.rows(f"{_HIT} WHERE h.trouble_id = ? ORDER BY m.sort_key, m.id", (trouble_id,))
        found = self._shop.privileges.in_line((self._hit(row) for row in rows), attrgetter("member_id"))
        return tuple(sorted(found, key=lambda hit: hit.knows))

    def of(self, member_id: int) -> tuple[Trouble, ...]:
        """What goes on that hits somebody."""
        pages = self._shop.members.pages(member_id)
        sql = f"SELECT trouble_id FROM trouble_member WHERE member_id IN ({', '.join('?' * len(pages))})"
        hitting = {row[0] for row in self._shop.store.rows(sql, pages)}
        return tuple(trouble for trouble in self.all() if trouble.id in hitting)

    def untold(self, member_id: int) -> tuple[Trouble, ...]:
        """What goes on that hits somebody, and of which they do not know the last."""
        return tuple(trouble for trouble in self.of(member_id) if not self._row(trouble.id, member_id)[2].knows)

    def open(
        self, what: str, next_update: dt.datetime, member_ids: Iterable[int] = (), words: str = "", owner_id: int | None = None
    ) -> Trouble:
        """Write down what happened, whom it hits, what each is told and when they hear of it next. Raises NeedsALook."""
        what, due, owner = self._owing.words("what", what), self._owing.due(next_update), self._owing.owner(owner_id)
        words = validation.passage("words", words)
        with self._shop.transaction("cases.trouble") as writing:
            trouble_id = writing.insert(
                tables.Trouble, what=what, words=words, owner=owner, opened_at=self._shop.clock.now(), opened_on=self._shop.today(),
                next_update=due,
            )
            writing.log("cases.trouble", trouble=trouble_id)
            self.add(trouble_id, member_ids)
        return self.get(trouble_id)

    def add(self, trouble_id: int, member_ids: Iterable[int]) -> Trouble:
        """It hits these people too; whoever is on the board already stays as they are."""
        with self._shop.transaction("cases.trouble_add") as writing:
            there = {hit.member_id for hit in self.hits(trouble_id)}
            wanted = dict.fromkeys(self._shop.members.resolved(member_id) for member_id in member_ids)
            for member_id in wanted:
                if member_id not in there:
                    writing.insert(tables.TroubleMember, trouble=trouble_id, member=member_id)
            writing.log("cases.trouble_add", trouble=trouble_id, count=len(wanted))
            writing.touch("cases", *wanted)
        return self.get(trouble_id)

    def told(self, trouble_id: int, member_id: int, channel: str) -> Trouble:
        """Somebody knows what there is to say, through ``channel`` (a core.permissions Channel's value). Before they asked, that is help
        before they asked."""
        row_id, news, hit = self._row(trouble_id, member_id)
        with self._shop.transaction("cases.trouble_told") as writing:
            if not hit.knows:
                told = {"told_at": self._shop.clock.now(), "told_by": self._shop.staff.at_counter_id(), "channel": channel}
                writing.update(tables.TroubleMember, row_id, told_news=news, **told)
                if hit.asked_at is None:
                    self._shop.trust.book_once(hit.member_id, TrustKind.HELP_BEFORE_ASKED, row_id)
            self._shop.followups.in_touch(hit.member_id)
            writing.log("cases.trouble_told", hit.member_id, trouble=trouble_id)
            writing.touch("cases", hit.member_id)
        return self.get(trouble_id)

    def way(self, member_id: int) -> Channel:
        """How somebody hears of it: by the first of their ways that is open now, else by the first there is; never by the slow post."""
        permissions = self._shop.permissions
        ways = [channel for channel in permissions.channels(member_id) if channel in OUTGOING and channel is not Channel.POST]
        open_now = (channel for channel in ways if permissions.may(member_id, channel, Purpose.SERVICE))
        return next(open_now, next(iter(ways), Channel.IN_PERSON))

    def asked(self, trouble_id: int, member_id: int) -> Trouble:
        """Somebody asked before we had told them what there is to say."""
        row_id, _news, hit = self._row(trouble_id, member_id)
        with self._shop.transaction("cases.trouble_asked") as writing:
            if not hit.knows and hit.asked_at is None:
                writing.update(tables.TroubleMember, row_id, asked_at=self._shop.clock.now())
            writing.log("cases.trouble_asked", hit.member_id, trouble=trouble_id)
            writing.touch("cases", hit.member_id)
        return self.get(trouble_id)

    def update(self, trouble_id: int, next_update: dt.datetime, words: str | None = None) -> Trouble:
        """There is news (``words``; None: as before), and another time at which they hear of it next: each of them is to be told again.

        Raises NeedsALook."""
        changed: dict[str, Any] = {"next_update": self._owing.due(next_update), "news": self.get(trouble_id).news + 1}
        if words is not None:
            changed["words"] = validation.passage("words", words)
        return self._write(trouble_id, "cases.trouble_news", **changed)

    def over(self, trouble_id: int) -> Trouble:
        """It is over."""
        return self._write(trouble_id, "cases.trouble_over", over_at=self._shop.clock.now())

    def share_told_first(self, first: dt.date, last: dt.date) -> float | None:
        """Of everybody hit by what began on these days (both included), the share told before they had to ask; None without anybody."""
        found = [trouble for trouble in self.all(over_too=True) if first <= trouble.opened_on <= last]
        members = sum(trouble.members for trouble in found)
        return sum(trouble.told_first for trouble in found) / members if members else None

    def _write(self, trouble_id: int, verb: str, **changed: Any) -> Trouble:
        self.get(trouble_id)
        with self._shop.transaction(verb) as writing:
            writing.update(tables.Trouble, trouble_id, **changed)
            writing.log(verb, trouble=trouble_id)
            writing.touch("cases", *(hit.member_id for hit in self.hits(trouble_id)))
        return self.get(trouble_id)

    def _row(self, trouble_id: int, member_id: int) -> tuple[int, int, Hit]:
        """Somebody's row on the board, which news is the last, and what they know of it."""
        pages = self._shop.members.pages(member_id)
        sql = f"{_HIT} WHERE h.trouble_id = ? AND h.member_id IN ({', '.join('?' * len(pages))})"
        rows = self._shop.store.rows(sql, (trouble_id, *pages))
        if not rows:
            raise NotFound(_("This trouble does not hit them."), do=_("Add them to it first."))
        return rows[0][3], rows[0][8], self._hit(rows[0])

    def _hit(self, row: tuple[Any, ...]) -> Hit:
        member_id, name = whose(self._shop, *row[:3])
        return Hit(member_id, name, or_none(row[4]), row[5], or_none(row[6]), bool(row[7]))


def _trouble(row: tuple[Any, ...]) -> Trouble:
    trouble_id, what, words, owner_id, owner_name, works_here, opened_at, opened_on, next_update, over_at, *counts = row
    return Trouble(
        trouble_id, what, words, owner_id, owner_name, bool(works_here), instant_of(opened_at), day_of(opened_on), instant_of(next_update),
        or_none(over_at), *counts,
    )
