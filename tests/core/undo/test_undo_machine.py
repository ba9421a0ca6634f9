"""Whatever is done and taken back in whatever order, the shop is as a pile of its earlier states says."""

import datetime as dt
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import Address, Job, MemberDraft, MemoryKind, Remembered
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.errors import ChangedSince
from shopdesk.storage.location import Location
from shopdesk.storage.tables import TABLES
from tests.conftest import OPENING
from tests.core.conftest import EmptyPlace

NAMES = st.sampled_from(["Søren Kjær", "Åse Bråten", "Ida Moe", "王小明", "Пётр Толстой"])
PHONES = st.lists(st.sampled_from(["91234567", "22334455", "letters"]), max_size=2, unique=True).map(tuple)
JOBS = st.sampled_from([Job(), Job("early", "bread", "lunch"), Job("late", "soup", "sleep")])
DRAFTS = st.builds(
    MemberDraft, name=NAMES, phones=PHONES, emails=st.sampled_from([(), ("a@b.no",), ("a@b.no", "c@d.no")]), job=JOBS,
    address=st.sampled_from([Address(), Address(city="Bergen")]), remembered=st.sampled_from(Remembered),
)


class Counter(RuleBasedStateMachine):
    """A day at the counter."""

    members = Bundle("members")
    memories = Bundle("memories")
    visits = Bundle("visits")

    def __init__(self, where: Location) -> None:
        super().__init__()
        self._clock = FixedClock(OPENING)
        self._shop = Shop.open(where, clock=self._clock)
        self._pile: list[tuple[int, dict[str, Any]]] = []

    def teardown(self) -> None:
        self._shop.close()

    def _state(self) -> dict[str, Any]:
        """Every row but those of the log and the way back; of the match rows all but the number that orders them within a day."""
        names = {table._meta.table_name for table in TABLES} - {"counter", "undo_step", "undo_row", "log_line"}
        state = {name: sorted(self._shop.store.rows(f'SELECT * FROM "{name}"'), key=repr) for name in names}
        state["glance"] = sorted((row[0] >> 24, *row[1:-1], *sorted(row[-1].split())) for row in state["glance"])
        return state

    def _do(self, act: Any) -> Any:
        before, last = self._state(), self._shop.undo.last()
        self._clock.move(dt.timedelta(seconds=1))
        done = act()
        step = self._shop.undo.last()
        if step is not None and step != last:
            self._pile.append((step.id, before))
        else:
            assert self._state() == before
        return done

    @initialize(target=members)
    def somebody(self) -> int:
        return self._do(lambda: self._shop.members.add(MemberDraft(name="Tor"))).id

    @rule(target=members, draft=DRAFTS)
    def begin(self, draft: MemberDraft) -> int:
        return self._do(lambda: self._shop.members.add(draft)).id

    @rule(member=members, draft=DRAFTS)
    def edit(self, member: int, draft: MemberDraft) -> None:
        if self._is_there("member", member):
            self._do(lambda: self._shop.members.edit(member, draft))

    @rule(target=memories, member=members, kind=st.sampled_from(MemoryKind))
    def remember(self, member: int, kind: MemoryKind) -> int:
        return self._do(lambda: self._shop.members.remember(member, kind, kind.value)).id if self._is_there("member", member) else 0

    @rule(target=memories, memory=consumes(memories))
    def reword(self, memory: int) -> int:
        return self._do(lambda: self._shop.members.reword(memory, "said better")).id if self._is_on_the_page(memory) else 0

    @rule(memory=consumes(memories))
    def forget(self, memory: int) -> None:
        if self._is_on_the_page(memory):
            self._do(lambda: self._shop.members.forget(memory))

    @rule(target=visits, member=members, ago=st.integers(0, 3), paid=st.none() | st.just(Money(100, "EUR")))
    def come(self, member: int, ago: int, paid: Money | None) -> int:
        day = self._shop.today() - dt.timedelta(days=ago)
        visit = self._do(lambda: self._shop.visits.record(member, day=day, amount=paid)) if self._is_there("member", member) else None
        return visit.id if visit else 0

    @rule(visit=visits)
    def ask_how(self, visit: int) -> None:
        if self._is_there("visit", visit):
            self._do(lambda: self._shop.visits.edit(visit, ask_how=True))

    @rule(visit=consumes(visits))
    def never_came(self, visit: int) -> None:
        if self._is_there("visit", visit):
            self._do(lambda: self._shop.visits.remove(visit))

    @rule(name=st.sampled_from(["Ingrid", "Eva"]))
    def hire(self, name: str) -> None:
        self._do(lambda: self._shop.staff.add(StaffDraft(name)))

    @precondition(lambda self: self._pile)
    @rule()
    def take_back(self) -> None:
        step, before = self._pile.pop()
        self._shop.undo.take_back(step)
        assert self._state() == before

    @precondition(lambda self: len(self._pile) > 1)
    @rule(place=st.integers(0, 20))
    def take_back_an_earlier_one(self, place: int) -> None:
        """Out of order it either goes, or is refused and changes nothing; what lies above is then no longer told by the pile."""
        state, place = self._state(), place % (len(self._pile) - 1)
        try:
            self._shop.undo.take_back(self._pile[place][0])
        except ChangedSince:
            assert self._state() == state
        else:
            del self._pile[:]

    def _is_there(self, table: str, row_id: int) -> bool:
        return bool(self._shop.store.rows(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)))

    def _is_on_the_page(self, memory: int) -> bool:
        return bool(self._shop.store.rows("SELECT 1 FROM memory WHERE id = ? AND ended_at IS NULL", (memory,)))

    @invariant()
    def everything_adds_up(self) -> None:
        assert all(check.well for check in self._shop.backups.check())

    @invariant()
    def match_rows_are_as_if_made_anew(self) -> None:
        shop, before = self._shop, self._state()
        shop.members.refresh(row[0] for row in shop.store.rows("SELECT id FROM member"))
        assert self._state() == before


def test_whatever_is_done_and_taken_back(engine: str, empty_place: EmptyPlace) -> None:
    days = settings(max_examples=25 if engine == "sqlite" else 5, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(lambda: Counter(empty_place()), settings=days)
