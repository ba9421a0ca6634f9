"""What a list would do, told before it does anything: counts, and the rows to look at side by side with the pages they may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shopdesk.core.duplicates.records import Why
from shopdesk.core.imports.belonging import SHOWN, Asked, Belongs
from shopdesk.core.imports.chunks import Chunk
from shopdesk.core.imports.freshening import Freshening, Update
from shopdesk.core.imports.records import Brought, Looked, Perhaps
from shopdesk.core.imports.rules import Fresh

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_THE_SAME = (Why.EMAIL, Why.SAME_NAME)


class Looking:
    """Takes the chunks that would be written, and writes none of them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._freshening = Freshening(shop)
        self._fresh: set[int] = set()
        self._differing: list[tuple[Fresh, Update]] = []

    def take(self, chunk: Chunk) -> None:
        """See what the rows would change on pages that are here; those begun by the list itself are not."""
        begun = {row[0] for row in chunk.tables["member"]}
        for fresh, update in self._freshening.plan(one for one in chunk.fresh if one.member_id not in begun):
            if update:
                self._fresh.add(update.member_id)
            if update.differs and len(self._differing) < SHOWN:
                self._differing.append((fresh, update))

    def told(self, brought: Brought, asked: Asked) -> Looked:
        """All of it: who is to be decided first, by their reasons, then who is here and says something otherwise."""
        of_row = {(row.part, row.line): (belongs, fresh) for row, belongs, fresh in asked.first}
        planned = self._freshening.plan(fresh for _belongs, fresh in of_row.values())
        pairs = {fresh.place: self._pair(fresh, update, of_row[fresh.place][0]) for fresh, update in planned}
        for fresh, update in self._differing:
            pairs.setdefault(fresh.place, self._pair(fresh, update, Belongs(fresh.member_id, _THE_SAME, sure=True, same=True)))
        reasons = dict(asked.reasons.most_common())
        order = {whys: place for place, whys in enumerate(reasons)}
        first = sorted(pairs.values(), key=lambda pair: (pair.sure, order.get(pair.whys, 0), pair.place))
        return Looked(brought._replace(fresh=len(self._fresh)), tuple(first[:SHOWN]), reasons)

    def _pair(self, fresh: Fresh, update: Update, belongs: Belongs) -> Perhaps:
        member = self._shop.members.get(fresh.member_id)
        name = self._shop.members.match(member.id).name
        here = _lines(name, [phone.typed for phone in member.phones], member.emails, member.address.city)
        phones, emails = [typed for typed, _number in fresh.phones], [email for email, _folded in fresh.emails]
        there = _lines(fresh.columns[0], phones, emails, fresh.columns[6])
        return Perhaps(fresh.place, member.id, belongs.whys, belongs.sure, here, there, update.differs)


def _lines(name: str, phones: Sequence[str], emails: Sequence[str], city: str) -> tuple[str, ...]:
    """One side: the name, then how they are reached, then the town; what is not there is empty."""
    return name, ", ".join(phones[:2]), ", ".join(emails[:2]), city
