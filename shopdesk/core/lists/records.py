"""A saved list, as everyone outside the store sees it."""

from __future__ import annotations

from dataclasses import dataclass

from shopdesk.core.members.filters import MemberFilter, Order


@dataclass(frozen=True, slots=True)
class SavedList:
    """Who is in it, sorted by what. ``key`` stays when the name changes; ``own`` lists are the shop's, to be renamed and removed.

    A ``picked`` one holds whom somebody put on it, any other whoever meets its filter now.
    """

    key: str
    name: str
    wanted: MemberFilter = MemberFilter()
    order: Order = Order.NAME
    backwards: bool = False
    own: bool = False

    @property
    def picked(self) -> bool:
        """Is it a list of people picked by hand?"""
        return self.wanted.listed == self.key
