"""Which of several answers counts."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.permissions import rules
from shopdesk.core.permissions.records import Channel, How, Purpose, QuietHours, Said, State

NOON = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)


def said(number: int, state: State, how: How = How.COUNTER, *, at: int = 0, heard: int | None = None, of: int = 0) -> Said:
    """An entry said and heard so many hours after noon."""
    heard_at = NOON + dt.timedelta(hours=at if heard is None else heard)
    evidence: dict[str, int | str] = {"of": of} if of else {}
    return Said(
        number, Channel.EMAIL, Purpose.NEWS, state, number, NOON + dt.timedelta(hours=at), heard_at, how, evidence=evidence,
    )


def test_of_two_counters_that_spoke_at_once_the_stricter_counts() -> None:
    given_, withdrawn = said(1, State.YES), said(1, State.WITHDRAWN)
    assert rules.state_of([given_, withdrawn]) is rules.state_of([withdrawn, given_]) is State.WITHDRAWN


def test_a_list_never_lifts_a_no() -> None:
    for no in (State.NO, State.WITHDRAWN):
        assert rules.state_of([said(1, no), said(2, State.YES, How.IMPORT, at=5)]) is no
        assert rules.state_of([said(1, no, How.IMPORT), said(2, State.YES, How.IMPORT, at=5)]) is no
    assert rules.state_of([said(1, State.NO, How.IMPORT), said(2, State.YES)]) is State.YES


def test_of_two_lists_the_stricter_counts_whichever_came_first() -> None:
    yes, no = (State.YES, How.IMPORT), (State.WITHDRAWN, How.IMPORT)
    for first, second in ((yes, no), (no, yes)):
        assert rules.state_of([said(1, *first, at=-50, heard=0), said(2, *second, at=-70, heard=1)]) is State.WITHDRAWN


def test_a_lists_no_gives_way_only_to_a_yes_said_to_us_after_it() -> None:
    told_us = said(1, State.YES, at=-10)
    assert rules.state_of([told_us, said(2, State.WITHDRAWN, How.IMPORT, at=-50, heard=0)]) is State.YES
    assert rules.state_of([told_us, said(2, State.WITHDRAWN, How.IMPORT, at=-5, heard=0)]) is State.WITHDRAWN
    assert rules.state_of([told_us, said(2, State.NO, How.IMPORT, at=0)]) is State.NO


def test_unknown_changes_nothing() -> None:
    for state in State:
        assert rules.state_of([said(1, state), said(2, State.UNKNOWN, How.IMPORT, at=1)]) is state


def test_a_slip_that_was_taken_back_never_was() -> None:
    slip = [said(1, State.NO), said(2, State.YES, at=1), said(3, State.UNKNOWN, How.TAKEN_BACK, at=2, of=2)]
    assert rules.state_of(slip) is State.NO


ENTRIES = st.lists(
    st.tuples(st.sampled_from(State), st.sampled_from([How.COUNTER, How.IMPORT]), st.integers(-90, 0)), max_size=8
)


@given(ENTRIES)
def test_there_is_no_yes_without_a_yes_and_none_that_only_a_list_gave_after_a_no(entries: list[tuple[State, How, int]]) -> None:
    history = [said(number, state, how, at=at, heard=number) for number, (state, how, at) in enumerate(entries, 1)]
    if rules.state_of(history) is not State.YES:
        return
    assert any(state is State.YES for state, _how, _at in entries)
    first_no = next((place for place, entry in enumerate(entries) if entry[0] in (State.NO, State.WITHDRAWN)), None)
    if first_no is not None:
        assert any(state is State.YES and how is How.COUNTER for state, how, _at in entries)


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23))
def test_quiet_hours_go_over_midnight(begins: int, ends: int, hour: int) -> None:
    hours = {(begins + step) % 24 for step in range((ends - begins) % 24)}
    assert QuietHours(dt.time(begins), dt.time(ends)).hold_at(dt.time(hour)) is (hour in hours)
