"""For whom the cards on the desk are, and whose is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from shopdesk.core.members.glance import shown_name
from shopdesk.core.shop import Shop

SLICE = 50
"""People that are laid out at once; a thousand of them would hold the window up."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a card."""

    member_id: int
    name: str
    photo_id: int | None


class People(Sequence[Recipient]):
    """In the order they were brought; ``place`` is that of whose card is shown. Of many the first are here, the others ``coming``."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._all: tuple[Recipient, ...] = ()
        self.coming: tuple[int, ...] = ()
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
        self._all, self.coming, self.place = (), tuple(dict.fromkeys(member_ids)), 0
        self.lay_out()

    def add(self, member_id: int) -> None:
        """This one too."""
        if member_id not in {person.member_id for person in self._all}:
            self._take((member_id,))

    def lay_out(self) -> None:
        """Lay out some more of those who are coming."""
        now, self.coming = self.coming[:SLICE], self.coming[SLICE:]
        if now:
            self._take(now)

    def stop_coming(self) -> None:
        """Those who are here, and nobody more."""
        self.coming = ()

    def _take(self, member_ids: Sequence[int]) -> None:
        rows = self._shop.members.listing.rows(member_ids)
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
