"""Core first, then the flower: while something is to be put right, nothing nice is done."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.cases import rules
from shopdesk.core.cases.reading import or_none
from shopdesk.core.cases.records import CoreThing, Hold, Overridden
from shopdesk.errors import Held, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import instant_number, instant_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shopdesk.core.shop import Shop

_KEY = "core"
_OPEN = "kind = 'problem' AND state IN ('open', 'waiting')"
_OVERRIDES = (
    "SELECT o.at, o.id, o.member_id, o.case_id, o.core, o.words, coalesce(f.name, '') FROM override o"
    " LEFT JOIN staff f ON f.id = o.staff_id"
)


class CoreThings:
    """The five to seven things that must be right, and which of them are not just now."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def all(self) -> tuple[CoreThing, ...]:
        """Every one of them, in the owner's order."""
        kept = self._shop.settings.kept(_KEY)
        if kept is None:
            return rules.first_core()
        return tuple(
            CoreThing(one["key"], one["words"], or_none(one["red_since"]), one["red_why"], one["red_by"]) for one in kept
        )

    def red(self) -> tuple[CoreThing, ...]:
        """Those that are not right just now."""
        return tuple(one for one in self.all() if one.is_red)

    def save(self, words: Sequence[str]) -> tuple[CoreThing, ...]:
        """Say what must be right; the owner's. What keeps its words keeps its mark. Raises NeedsALook unless they are five to seven."""
        self._shop.staff.require_owner(_("change the settings"))
        there = {one.words: one for one in self.all()}
        kept = rules.clean_core(words)
        return self._write([there.get(text) or CoreThing(secrets.token_hex(4), text) for text in kept], "cases.core")

    def mark_red(self, key: str, why: str) -> CoreThing:
        """It is not right just now: extras wait for everybody. Anybody here may say so."""
        why = validation.line("why", why)
        return self._mark(key, lambda one: replace(
            one, red_since=one.red_since or self._shop.clock.now(), red_why=why, red_by=self._shop.staff.at_counter_id()
        ), "cases.red")

    def mark_right(self, key: str) -> CoreThing:
        """It is right again."""
        return self._mark(key, lambda one: CoreThing(one.key, one.words), "cases.right")

    def _mark(self, key: str, marked: Callable[[CoreThing], CoreThing], verb: str) -> CoreThing:
        things = self.all()
        if key not in {one.key for one in things}:
            raise NotFound(_("This is no longer one of the things that must be right."), do=_("Look at the list again."))
        written = self._write([marked(one) if one.key == key else one for one in things], verb)
        return next(one for one in written if one.key == key)

    def _write(self, things: Sequence[CoreThing], verb: str) -> tuple[CoreThing, ...]:
        micros = {one.key: None if one.red_since is None else instant_number(one.red_since) for one in things}
        with self._shop.transaction(verb) as writing:
            self._shop.settings.keep(_KEY, rules.core_as_plain(things, micros), verb)
            writing.touch_all("cases")
        return self.all()


class CoreFirst:
    """Says why nice things wait, and lets the owner do them all the same, with words that are kept."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.core = CoreThings(shop)

    def hold(self, member_id: int | None) -> Hold | None:
        """Why nice things wait for somebody (None: for everybody): their oldest open problem, or a core thing that is not right.

        What somebody paid or asked for is never held: a gift card's value, a service notice, the apology.
        """
        own = None if member_id is None else self._own_hold(member_id)
        if own is not None:
            return own
        red = min(self.core.red(), key=lambda one: one.red_since or self._shop.clock.now(), default=None)
        if red is None or red.red_since is None:
            return None
        return Hold(rules.red_sentence(red), red.red_since, core=red.key)

    def _own_hold(self, member_id: int) -> Hold | None:
        pages = self._shop.members.pages(member_id)
        marks = ", ".join("?" * len(pages))
        sql = f"SELECT id, what, opened_at FROM case_file WHERE member_id IN ({marks}) AND {_OPEN} ORDER BY opened_at, id LIMIT 1"
        rows = self._shop.store.rows(sql, pages)
        return Hold(rules.hold_sentence(rows[0][1]), instant_of(rows[0][2]), by=rows[0][0]) if rows else None

    def has_problem(self, member_id: int) -> bool:
        """Has somebody an open problem of their own?"""
        return self._own_hold(member_id) is not None

    def held_members(self) -> frozenset[int]:
        """Everybody with an open problem of their own, merged pages and those they lead to alike: for lists of suggestions."""
        sql = f"SELECT c.member_id, m.merged_into_id FROM case_file c JOIN member m ON m.id = c.member_id WHERE {_OPEN}"
        found = self._shop.store.rows(sql)
        return frozenset(page for page, _into in found) | {self._shop.members.resolved(into) for _page, into in found if into is not None}

    def require_free(self, member_id: int | None, override_words: str = "") -> None:
        """Refuse something nice while it is held; raises Held. The owner may do it all the same with words, which are kept."""
        hold = self.hold(member_id)
        if hold is None:
            return
        words = validation.passage("override", override_words)
        if not words:
            raise Held(hold.by, hold.sentence, _("Nothing was given."), _("Solve it first. An owner may go on with a word why."))
        self._shop.staff.require_owner(_("give something nice before it is put right"))
        with self._shop.transaction("cases.override") as writing:
            member_id = None if member_id is None else self._shop.members.resolved(member_id)
            row = writing.insert(
                tables.Override, member=member_id, case=hold.by, core=hold.core, words=words, at=self._shop.clock.now(),
                day=self._shop.today(), staff=self._shop.staff.at_counter_id(),
            )
            writing.log("cases.override", member_id, override=row, case=hold.by)
            writing.touch("cases", *() if member_id is None else (member_id,))

    def overrides(self, member_id: int) -> tuple[Overridden, ...]:
        """When somebody got something nice all the same, and why; newest first."""
        pages = self._shop.members.pages(member_id)
        marks = ", ".join("?" * len(pages))
        rows = self._shop.store.rows(f"{_OVERRIDES} WHERE o.member_id IN ({marks}) ORDER BY o.at DESC, o.id", pages)
        return tuple(Overridden(instant_of(row[0]), *row[1:]) for row in rows)
