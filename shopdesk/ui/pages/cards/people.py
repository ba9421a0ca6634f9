"""For whom the cards on the desk are, and whose is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from shopdesk.core.members.glance import shown_name
from shopdesk.core.members.listing import MOST
from shopdesk.core.shop import Shop


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a card."""

    member_id: int
    name: str
    photo_id: int | None


class People(Sequence[Recipient]):
    """In the order they were brought; ``place`` is that of whose card is shown."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._all: tuple[Recipient, ...] = ()
        self.place = 0

    @overload
    def __getitem__(self, place: int) -> Recipient: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Recipient, ...]: ...
    def __getitem__(self, place: int | slice) -> Recipient | tuple[Recipient, ...]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)

    @property
    def current(self) -> Recipient | None:
        """Whose card is shown."""
        return self._all[self.place] if self._all else None

    def begin(self, member_ids: Iterable[int]) -> None:
        """These people and nobody else."""
        self._all, self.place = (), 0
        self.add(member_ids)

    def add(self, member_ids: Iterable[int]) -> None:
        """These people too."""
        there = {person.member_id for person in self._all}
        new = [member_id for member_id in dict.fromkeys(member_ids) if member_id not in there]
        for first in range(0, len(new), MOST):
            rows = self._shop.members.listing.rows(new[first : first + MOST])
            self._all += tuple(Recipient(row.id, shown_name(row.name, ""), row.photo_id) for row in rows)

    def leave_out(self, member_id: int) -> None:
        """Not this one."""
        self._all = tuple(person for person in self._all if person.member_id != member_id)
        self.place = min(self.place, max(len(self._all) - 1, 0))

    def turn(self, steps: int) -> None:
        """Show the card of somebody else; before the first comes the last."""
        if self._all:
            self.place = (self.place + steps) % len(self._all)

    def turn_to(self, member_id: int) -> None:
        """Show the card of this one."""
        self.place = next((place for place, person in enumerate(self._all) if person.member_id == member_id), self.place)
