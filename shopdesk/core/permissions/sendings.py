"""What went out to whom: all channels in one count, so that no member hears from us oftener than they chose."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.members.merged import PAGES
from shopdesk.core.permissions.records import Channel, Purpose, Sending
from shopdesk.core.trust.records import TrustKind
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

# The field of their page that is used to reach them.
_REACHED_BY = {Channel.PHONE: "phones", Channel.TEXT: "phones", Channel.EMAIL: "emails", Channel.POST: "address"}
# A word across the counter is no contact of ours, and what they asked for is not held back by their number. What lies ahead went out
# before the clock was set back.
_SINCE = (
    PAGES + " SELECT count(*) FROM page p CROSS JOIN sending s WHERE s.member_id = p.id AND s.day >= ?"
    " AND s.purpose <> 'service' AND s.channel <> 'in_person'"
)
_LAST = (
    PAGES + " SELECT s.id, s.channel, s.purpose, s.topic, s.words, s.day, s.staff_id FROM page p CROSS JOIN sending s"
    " WHERE s.member_id = p.id"
    " ORDER BY s.at DESC, s.id LIMIT ?"
)


class Sendings:
    """Books and counts them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def book(self, member_id: int, channel: Channel, purpose: Purpose, words: str, topic: str, round_id: int | None) -> int:
        """Write down that something went out, and give its id."""
        now: dt.datetime = self._shop.clock.now()
        with self._shop.transaction("permissions.sent") as writing:
            member_id = self._shop.members.resolved(member_id)
            sending_id = writing.insert(
                tables.Sending, member=member_id, channel=channel.value, purpose=purpose.value, topic=topic,
                words=validation.passage("words", words), day=self._shop.today(), at=now, staff=self._shop.staff.at_counter_id(),
                news_round=round_id,
            )
            if channel in _REACHED_BY:
                self._shop.known.used(member_id, _REACHED_BY[channel], member_id, "call" if channel is Channel.PHONE else "letter")
            if purpose is Purpose.OFFERS:
                self._shop.trust.book(member_id, TrustKind.OFFER, sending_id)
            writing.log("permissions.sent", member_id, sending=sending_id, channel=channel.value, purpose=purpose.value)
            writing.touch("permissions", member_id)
        return sending_id

    def in_month(self, member_id: int, day: dt.date) -> int:
        """How often something went out to them in the month of ``day``."""
        return int(self._shop.store.rows(_SINCE, (member_id, day_number(day.replace(day=1))))[0][0])

    def of(self, member_id: int, limit: int = 20) -> tuple[Sending, ...]:
        """What went out to them, newest first."""
        rows = self._shop.store.rows(_LAST, (member_id, limit))
        return tuple(Sending(row[0], Channel(row[1]), Purpose(row[2]), row[3], row[4], day_of(row[5]), row[6]) for row in rows)
