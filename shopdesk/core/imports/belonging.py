"""Whose page a row is: somebody's who is here for sure, somebody's perhaps, as it was decided, or nobody's yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from shopdesk.core.duplicates.records import Alike, Why
from shopdesk.core.imports.cleaning import CleanRow
from shopdesk.core.imports.records import Decision, Decisions, PersonRow
from shopdesk.core.imports.rules import Fresh

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SURE = 8.0  # the weight beyond which one name and one number or address are one person: another birthday brings it below
SHOWN = 200  # rows looked at side by side
_ALREADY = (Why.EMAIL, Why.SAME_NAME)


class Belongs(NamedTuple):
    """What is known of a row: whose page it may be (None: nobody's), why, and whether it is; ``two``: somebody said that it is not."""

    member_id: int | None = None
    whys: tuple[Why, ...] = ()
    sure: bool = False
    same: bool = False
    two: bool = False
    decision: Decision | None = None


class Belonging:
    """Asks the people of the shop about each row, and follows what was decided."""

    def __init__(self, shop: Shop, decisions: Decisions) -> None:
        self._lookup = shop.duplicates.lookup()
        self._decisions = decisions
        self.anybody = self._lookup.anybody
        self._alike: dict[int, Alike | None] = {}
        self.undecided = 0

    def expect(self, strangers: Mapping[int, CleanRow]) -> None:
        """Look up together those who will be asked about next, each by its place among the rows that wait."""
        found = self._lookup.like_each([clean.person() for clean in strangers.values()]) if self.anybody else ()
        self._alike = dict(zip(strangers, found, strict=False))

    def _like(self, place: int, clean: CleanRow) -> Alike | None:
        return self._alike[place] if place in self._alike else self._lookup.like(clean.person())

    def ask(self, place: int, clean: CleanRow, known: int | None) -> Belongs:
        """Whose page the row is; ``known`` is one found by its id, or by its name and e-mail."""
        row, alike = clean.row, None if known is not None else self._like(place, clean)
        if known is None and alike is None:
            return Belongs()
        member_id, whys = (known, _ALREADY) if alike is None else (alike.second, alike.whys)
        assert member_id is not None
        sure = alike is None or _is_sure(alike)
        decision = self._decisions.rows.get((row.part, row.line))
        if decision is not None and decision.member_id != member_id:
            decision = None  # it was decided about somebody else
        said = decision.same if decision is not None else None if sure else self._decisions.reasons.get(whys)
        if said is None and not sure:
            self.undecided += 1
        return Belongs(member_id, whys, sure, said if said is not None else sure, said is False, decision)


def _is_sure(alike: Alike) -> bool:
    return Why.SAME_NAME in alike.whys and not {Why.PHONE, Why.EMAIL}.isdisjoint(alike.whys) and alike.weight >= _SURE


class Asked:
    """The rows that were asked about, the first of them kept with what they say; their number for each reason."""

    def __init__(self) -> None:
        self.reasons: Counter[tuple[Why, ...]] = Counter()
        self.first: list[tuple[PersonRow, Belongs, Fresh]] = []

    def add(self, row: PersonRow, belongs: Belongs, fresh: Fresh) -> None:
        """One that may be somebody, for sure or not."""
        if not belongs.sure:
            self.reasons[belongs.whys] += 1
            if len(self.first) < SHOWN:
                self.first.append((row, belongs, fresh))
