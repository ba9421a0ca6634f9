"""The playbook: what the shop does at each event with somebody of each standing, as the owner has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from shopdesk.core.followups import rules
from shopdesk.core.followups.records import Cell, Event, Phase, Rule
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_RULES = "SELECT event, standing, after_days, act, card, words, active FROM playbook_rule"
RuleFor = Callable[[int], Rule | None]
_CELLS = "SELECT phase, discipline, acts FROM lifecycle_cell"


class Playbook:
    """Rules as they come with the program, and over them what the owner has written."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rules(self) -> tuple[Rule, ...]:
        """All of them, by event; the owner's own for another standing come after those of the same event."""
        kept = {(rule.event, rule.standing): rule for rule in self._kept()}
        places = dict.fromkeys([*((rule.event, rule.standing) for rule in rules.FIRST_RULES), *kept])
        first = {(rule.event, rule.standing): rule for rule in rules.FIRST_RULES}
        found = [kept.get(place) or first[place] for place in places]
        return tuple(sorted(found, key=lambda rule: list(Event).index(rule.event)))

    def _kept(self) -> tuple[Rule, ...]:
        return tuple(
            Rule(Event(event), Standing(standing) if standing else None, after, Act(act), card, words, bool(active))
            for event, standing, after, act, card, words, active in self._shop.store.rows(_RULES)
        )

    def rule(self, event: Event, standing: Standing | None) -> Rule | None:
        """The rule that holds; None where nothing is to be done."""
        return rules.best(self.rules(), event, standing)

    def of(self, event: Event, among: Sequence[Rule] | None = None) -> RuleFor:
        """Which rule (of ``among``, or of all) holds for each member at an event; standings are looked up only where one asks for them."""
        found = [rule for rule in (self.rules() if among is None else among) if rule.event is event]
        by_standing = any(rule.standing is not None for rule in found)
        return lambda member_id: rules.best(found, event, self._shop.rhythm.standing(member_id) if by_standing else None)

    def save(self, rule: Rule) -> Rule:
        """Keep one rule; the owner's. Raises NeedsALook naming the field."""
        self._shop.staff.require_owner(_("change the playbook"))
        rule = rules.clean(rule)
        where = {"event": rule.event.value, "standing": rule.standing.value if rule.standing else ""}
        values = {
            "after_days": rule.after_days, "act": rule.act.value, "card": rule.card, "words": rule.words, "active": rule.active,
        }
        with self._shop.transaction("followups.playbook") as writing:
            found = self._shop.store.rows("SELECT id FROM playbook_rule WHERE event = ? AND standing = ?", tuple(where.values()))
            if found:
                writing.update(tables.PlaybookRule, found[0][0], **values)
            else:
                writing.insert(tables.PlaybookRule, **where, **values)
            writing.log("followups.playbook")
            writing.touch_all("followups")
        return rule

    def reset(self, event: Event, standing: Standing | None) -> None:
        """Let a rule be again as it came with the program; one of the owner's own goes."""
        self._shop.staff.require_owner(_("change the playbook"))
        with self._shop.transaction("followups.playbook") as writing:
            sql = "SELECT id FROM playbook_rule WHERE event = ? AND standing = ?"
            for (row_id,) in self._shop.store.rows(sql, (event.value, standing.value if standing else "")):
                writing.delete(tables.PlaybookRule, row_id)
            writing.log("followups.playbook")
            writing.touch_all("followups")

    # advice by phase

    def cells(self) -> tuple[Cell, ...]:
        """The advice for each phase, from stranger to gone."""
        decode = JsonField().python_value
        kept = {phase: Cell(Phase(phase), discipline, tuple(decode(acts))) for phase, discipline, acts in self._shop.store.rows(_CELLS)}
        return tuple(kept.get(cell.phase.value, cell) for cell in rules.first_cells())

    def save_cell(self, cell: Cell) -> Cell:
        """Keep the advice for one phase; the owner's. Raises NeedsALook naming the field."""
        self._shop.staff.require_owner(_("change the playbook"))
        cell = rules.clean_cell(cell)
        with self._shop.transaction("followups.playbook") as writing:
            found = self._shop.store.rows("SELECT id FROM lifecycle_cell WHERE phase = ?", (cell.phase.value,))
            if found:
                writing.update(tables.LifecycleCell, found[0][0], discipline=cell.discipline, acts=list(cell.acts))
            else:
                writing.insert(tables.LifecycleCell, phase=cell.phase.value, discipline=cell.discipline, acts=list(cell.acts))
            writing.log("followups.playbook")
            writing.touch_all("followups")
        return cell

    def advice(self, member_id: int) -> Cell:
        """What the owner advises for this member's phase."""
        member, today = self._shop.members.get(member_id), self._shop.today()
        now = rules.phase(self._shop.rhythm.standing(member_id), member.visits, member.first_day, today)
        return next(cell for cell in self.cells() if cell.phase is now)
