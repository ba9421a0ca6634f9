"""The playbook: what is kept, what is refused, and that Today follows it."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.followups import rules
from shopdesk.core.followups.records import Cell, Event, Phase, Rule
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.today.records import Act
from shopdesk.errors import NeedsALook, NotAllowed
from tests.core.followups.coming import TODAY, came, person, regular


def test_today_follows_what_the_owner_writes(shop: Shop) -> None:
    regular(shop, every=9, away=40)
    assert [row.act for row in shop.today_list.now().rows] == [Act.CALL]
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.SLIPPING, 0, Act.PRINT, card="missed", words="Ask about the dog."))
    (row,) = shop.today_list.now().rows
    assert (row.act, row.card, row.hint) == (Act.PRINT, "missed", "Ask about the dog.")
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.SLIPPING, 0, Act.PRINT, active=False))
    assert shop.today_list.now().rows == ()
    shop.followups.playbook.reset(Event.MISSED, Standing.SLIPPING)
    assert [row.act for row in shop.today_list.now().rows] == [Act.CALL]


def test_the_days_are_the_owners(shop: Shop) -> None:
    shop.followups.playbook.save(Rule(Event.HOW, None, 1, Act.CALL))
    member = person(shop)
    shop.visits.record(member, ask_how=True)
    assert [each.due for each in shop.followups.of(member, dt.date.max) if each.event is Event.HOW] == [dt.date(2026, 11, 20)]


def test_a_rule_for_one_standing_goes_before_the_one_for_any() -> None:
    special = Rule(Event.HOW, Standing.NEW, 1, Act.SAY)
    known = (*rules.FIRST_RULES, special)
    assert rules.best(known, Event.HOW, Standing.NEW) is special
    anybody = rules.best(known, Event.HOW, Standing.REGULAR)
    assert anybody is not None
    assert anybody.standing is None
    assert rules.best((*known, dataclasses.replace(special, standing=Standing.AWAY, active=False)), Event.HOW, Standing.AWAY) is None


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (Rule(Event.HOW, None, -1, Act.CALL), "after_days"), (Rule(Event.HOW, None, 366, Act.CALL), "after_days"),
        (Rule(Event.BIRTHDAY, None, 1, Act.PRINT), "after_days"), (Rule(Event.BIRTHDAY, None, -31, Act.PRINT), "after_days"),
        (Rule(Event.MISSED, Standing.AWAY, 0, Act.CALL, words="Here is 15 % for you."), "words"),
        (Rule(Event.HOW, None, 0, Act.CALL, words="x" * 501), "words"), (Rule(Event.HOW, None, 0, Act.CALL, card="x" * 41), "card"),
    ],
)
def test_what_cannot_be_done_is_refused(shop: Shop, rule: Rule, field: str) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.followups.playbook.save(rule)
    assert refused.value.field == field
    assert shop.followups.playbook.rules() == tuple(sorted(rules.FIRST_RULES, key=lambda rule: list(Event).index(rule.event)))


def test_only_an_owner_changes_it_or_takes_it_back(shop: Shop) -> None:
    owner = shop.staff.add(StaffDraft("Karin", Role.OWNER))
    shop.staff.hand_over(owner.id)
    ingrid = shop.staff.add(StaffDraft("Ingrid"))
    shop.followups.playbook.save(Rule(Event.HOW, None, 5, Act.CALL))
    step = shop.undo.last()
    assert step is not None
    shop.staff.hand_over(ingrid.id)
    with pytest.raises(NotAllowed):
        shop.followups.playbook.save(Rule(Event.HOW, None, 6, Act.CALL))
    with pytest.raises(NotAllowed):
        shop.undo.take_back(step.id)


# advice by phase


@pytest.mark.idea(84)
@pytest.mark.parametrize(
    ("standing", "visits", "first", "phase"),
    [
        (None, 0, None, Phase.STRANGER), (Standing.NEW, 1, 0, Phase.FIRST_VISIT), (Standing.BECOMING, 3, 20, Phase.RETURN),
        (Standing.REGULAR, 9, 200, Phase.REGULAR), (Standing.REGULAR, 90, 730, Phase.FRIEND), (Standing.SLIPPING, 9, 900, Phase.DRIFTING),
        (Standing.AWAY, 9, 900, Phase.GONE), (None, 2, 20, Phase.RETURN),
    ],
)
def test_the_phase_comes_from_the_visits(standing: Standing | None, visits: int, first: int | None, phase: Phase) -> None:
    assert rules.phase(standing, visits, None if first is None else TODAY - dt.timedelta(first), TODAY) is phase


@pytest.mark.idea(84)
def test_the_page_gives_its_cell_as_advice_in_the_owners_words(shop: Shop) -> None:
    ida = shop.members.add(MemberDraft(name="Ida")).id
    assert shop.followups.playbook.advice(ida).phase is Phase.STRANGER
    came(shop, ida, 0)
    assert shop.followups.playbook.advice(ida).phase is Phase.FIRST_VISIT
    mine = Cell(Phase.FIRST_VISIT, "Be remembered", ("Give them a taste of the rye.",))
    shop.followups.playbook.save_cell(mine)
    assert shop.followups.playbook.advice(ida) == mine
    assert {cell.phase for cell in shop.followups.playbook.cells()} == set(Phase)
    assert shop.today_list.now().rows == ()


@pytest.mark.parametrize("cell", [Cell(Phase.GONE, " ", ("a",)), Cell(Phase.GONE, "x", ()), Cell(Phase.GONE, "x", ("a", "b", "c", "d"))])
def test_a_cell_holds_one_discipline_and_one_to_three_acts(shop: Shop, cell: Cell) -> None:
    with pytest.raises(NeedsALook):
        shop.followups.playbook.save_cell(cell)
    assert all(1 <= len(cell.acts) <= 3 and cell.discipline for cell in shop.followups.playbook.cells())


# days


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 3660), st.integers(0, 20_000))
def test_the_next_care_is_the_first_on_its_beat(since: dt.date, every: int, later: int) -> None:
    today = since + dt.timedelta(later)
    due = rules.next_care(since, every, today)
    assert today < due <= today + dt.timedelta(every)
    assert (due - since).days % every == 0


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 400), st.integers(-400, 400))
def test_a_contact_never_makes_somebody_missed_earlier(last: dt.date, silence: int, contact: int) -> None:
    slipping = last + dt.timedelta(silence)
    begins = rules.missed_from(last, slipping, last + dt.timedelta(contact))
    assert begins >= slipping
    assert rules.missed_from(last, slipping, None) == slipping
