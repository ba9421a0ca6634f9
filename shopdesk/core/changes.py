"""What a transaction touched, told once to everybody who shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """``features`` by folder name (members, visits …) and the ids of ``members``; ``all_members`` when there were too many to name.

    ``by_others``: another counter or a command wrote it.
    """

    features: frozenset[str]
    members: frozenset[int] = frozenset()
    all_members: bool = False
    by_others: bool = False

    def and_also(self, later: Changes) -> Changes:
        """Both as one."""
        everybody = self.all_members or later.all_members
        members = frozenset() if everybody else self.members | later.members
        return Changes(self.features | later.features, members, everybody, self.by_others or later.by_others)

    def concern(self, member_id: int) -> bool:
        """Is this member among them?"""
        return self.all_members or member_id in self.members
