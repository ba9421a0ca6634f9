"""The kept rhythm: visit by visit as learned anew, true on any day, and silent about who wants to be left alone."""

import dataclasses
import datetime as dt
import multiprocessing
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.imports.records import ListSource, VisitRow
from shopdesk.core.members.records import MemberDraft, Remembered
from shopdesk.core.rhythm import apart, kept, rules
from shopdesk.core.rhythm.kept import EPOCH
from shopdesk.core.rhythm.records import ShopRhythm, Standing
from shopdesk.core.settings.records import ClosedDays
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit
from tests.conftest import OPENING

TODAY = dt.date(2026, 11, 19)
NAMES = ", ".join(kept.STATE)


def member(shop: Shop, *ago: int, name: str = "Ida Moe") -> int:
    """Somebody who came so many days ago."""
    member_id = shop.members.add(MemberDraft(name=name)).id
    for days in ago:
        shop.visits.record(member_id, day=TODAY - dt.timedelta(days))
    return member_id


def row(shop: Shop, member_id: int) -> dict[str, Any]:
    """The kept row, by column."""
    rows = shop.store.rows(f"SELECT {', '.join(kept.COLUMNS)} FROM rhythm WHERE member_id = ?", (member_id,))
    return dict(zip(kept.COLUMNS, rows[0], strict=True)) if rows else {}


def everything(shop: Shop) -> list[tuple[Any, ...]]:
    return shop.store.rows(f"SELECT {', '.join(kept.COLUMNS)} FROM rhythm ORDER BY member_id")


def close(shop: Shop, first: dt.date, last: dt.date) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", closed=(ClosedDays(first, last),)))


def crowd(shop: Shop, count: int = 60, seed: int = 1) -> list[int]:
    """People with rhythms of their own, brought in as a list."""
    chance = Random(seed)
    ids = [shop.members.add(MemberDraft(name=f"Guest {number}")).id for number in range(count)]
    visits = []
    for member_id in ids:
        day, gap = chance.randint(0, 60), chance.choice((1, 4, 7, 9, 21))
        for _visit in range(chance.randint(1, 25)):
            visits.append(NewVisit(member_id, TODAY - dt.timedelta(day)))
            day += max(round(gap * chance.uniform(0.7, 1.4)), 1)
    shop.visits.record_many(visits)
    return ids


def test_a_visit_brings_the_standing_the_expected_day_and_the_sentence(shop: Shop) -> None:
    ida = member(shop, *range(71, 7, -9))
    said = shop.rhythm.of(ida)
    assert said is not None
    assert said.standing is Standing.REGULAR
    assert (said.own_gap_days, said.silent_days) == (9, 8)
    assert said.expected_on == TODAY + dt.timedelta(1)
    kept_row = row(shop, ida)
    assert (kept_row["base"], kept_row["gaps"], kept_row["own_gap"]) == ("regular", 7, 9)
    assert kept_row["expected_on"] + EPOCH == (TODAY + dt.timedelta(1)).toordinal()
    assert kept_row["last"] < kept_row["slipping_on"] < kept_row["away_on"]


@given(ago=st.lists(st.integers(0, 400), min_size=1, max_size=25))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_visit_by_visit_equals_learned_anew_in_any_order(shop: Shop, ago: list[int]) -> None:
    ida = member(shop, *ago)
    as_kept = row(shop, ida)
    shop.rhythm.drop(ida)
    shop.rhythm.relearn((ida,))
    assert row(shop, ida) == as_kept
    state = rules.learned(((TODAY - dt.timedelta(days)).toordinal() for days in ago), ShopRhythm(), shop.rhythm._now()[0].opening)
    assert state is not None
    assert as_kept == dict(zip(kept.COLUMNS, kept.row_of(ida, state, shop.rhythm._now()[0], TODAY.toordinal()), strict=True))


def test_the_whole_shop_is_learned_as_each_member_is(shop: Shop) -> None:
    crowd(shop)
    assert shop.rhythm.learn_all() == 60
    at_once = everything(shop)
    ids = [one[0] for one in at_once]
    assert shop.store.rows("SELECT members, stale FROM shop_rhythm") == [(60, 0)]
    shop.rhythm.relearn(ids)
    for one, other in zip(at_once, everything(shop), strict=True):
        many, single = dict(zip(kept.COLUMNS, one, strict=True)), dict(zip(kept.COLUMNS, other, strict=True))
        del many["p_return"], single["p_return"]  # one member is judged without what the same weeks of earlier years say
        # Closed in upon in another way, so the last digits differ; at half a day, and before a rest day, that is a day or two.
        assert many.pop("u90") == pytest.approx(single.pop("u90"), rel=1e-2)
        if many["expected_on"] != single["expected_on"]:
            assert abs(many.pop("expected_on") - single.pop("expected_on")) <= 2
            del many["sure"], single["sure"]
        assert list(many) == list(single)
        for name, value in many.items():
            assert single[name] == (pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value), name


def test_taking_back_a_visit_takes_back_what_it_taught(shop: Shop) -> None:
    ida = member(shop, 40, 31, 22, 13)
    before = row(shop, ida)
    shop.visits.record(ida)
    assert row(shop, ida)["gaps"] == 4
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert row(shop, ida) == before
    shop.visits.remove(shop.visits.of(ida)[0].id)
    assert row(shop, ida)["gaps"] == 2


def test_a_visit_written_down_late_counts_where_it_belongs(shop: Shop) -> None:
    late, plain = member(shop, 30, 10, 20), member(shop, 30, 20, 10, name="Tor")
    assert list(row(shop, late).values())[1:] == list(row(shop, plain).values())[1:]


def test_the_last_visit_taken_out_leaves_nothing(shop: Shop) -> None:
    ida = member(shop, 3)
    shop.visits.remove(shop.visits.of(ida)[0].id)
    assert row(shop, ida) == {}
    assert shop.rhythm.of(ida) is None
    assert shop.members.match(ida).standing is None


def test_two_visits_on_one_day_are_one(shop: Shop) -> None:
    once, twice = member(shop, 20, 10), member(shop, 20, 10, 10, name="Tor")
    assert list(row(shop, once).values())[1:] == list(row(shop, twice).values())[1:]


def test_after_a_list_the_rhythm_waits_to_be_learned_and_one_visit_is_right_at_once(shop: Shop) -> None:
    ida = member(shop, 300)
    assert not shop.rhythm.is_stale()
    source = ListSource("visits.csv", "visits", ("member_id", "date"))
    code = shop.members.get(ida).code
    days = [TODAY - dt.timedelta(days) for days in range(91, 0, -7)]
    shop.imports.bring_visits([VisitRow(line, "", code, day, None, None) for line, day in enumerate(days, 2)], source)
    assert shop.rhythm.is_stale()
    assert shop.rhythm.is_due()
    said = shop.rhythm.of(ida)
    assert said is not None
    assert said.own_gap_days == 7
    shop.visits.record(ida)
    assert row(shop, ida)["gaps"] == 14
    shop.rhythm.learn_all()
    assert not shop.rhythm.is_due()


@pytest.mark.parametrize("draft", [{"left_alone": True}, {"remembered": Remembered.NOTHING}], ids=["left alone", "nothing"])
def test_who_chose_so_is_not_spoken_of(shop: Shop, draft: dict[str, Any]) -> None:
    ida = member(shop, 28, 21, 14, 7)
    crowd(shop, 10)
    before = row(shop, ida)
    page = shop.members.get(ida)
    shop.members.edit(ida, dataclasses.replace(page.draft(), **draft))
    shop.rhythm.learn_all()
    assert row(shop, ida) == {}
    assert shop.rhythm.of(ida) is None
    assert shop.rhythm.picture(ida) is None
    assert ida not in [one.member_id for one in shop.rhythm.expected()]
    match = shop.members.match(ida)
    assert (match.standing, match.expected_on, match.left_alone) == (None, None, "left_alone" in draft)
    if "left_alone" in draft:
        shop.visits.record(ida, day=TODAY)
        assert row(shop, ida) == {}
    shop.members.edit(ida, page.draft())
    assert row(shop, ida)["gaps"] >= before["gaps"]


def test_the_choice_to_be_left_alone_is_taken_back_like_any_act(shop: Shop) -> None:
    ida = member(shop, 28, 21, 14, 7)
    before = row(shop, ida)
    shop.members.edit(ida, dataclasses.replace(shop.members.get(ida).draft(), left_alone=True))
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert row(shop, ida) == before
    assert not shop.members.get(ida).left_alone


@pytest.mark.idea(84, part=True)  # the cells of the playbook come with Today
def test_every_member_has_one_standing_on_every_day_and_the_store_agrees_with_the_rules(shop: Shop, clock: FixedClock) -> None:
    ids = crowd(shop, 40)
    shop.rhythm.learn_all()
    told: set[Standing] = set()
    for days in range(0, 500, 3):
        day = TODAY + dt.timedelta(days)
        by_rules = {member_id: shop.rhythm.of(member_id, day) for member_id in ids}
        number = day.toordinal() - EPOCH
        stored = shop.store.rows(
            "SELECT member_id, CASE WHEN away_on <= ? THEN 'away' WHEN slipping_on <= ? THEN 'slipping' ELSE base END FROM rhythm",
            (number, number),
        )
        assert dict(stored) == {member_id: said.standing.value for member_id, said in by_rules.items() if said}
        assert sum(shop.rhythm.counts(day).values()) == len(ids)
        told |= {said.standing for said in by_rules.values() if said}
    assert told == set(Standing)


@pytest.mark.idea(11, part=True)  # the check-in itself comes with Today
def test_who_is_missed_is_so_without_any_job_having_run(shop: Shop, clock: FixedClock) -> None:
    ida, tor = member(shop, *range(71, 7, -9)), member(shop, *range(80, 0, -20), name="Tor")
    assert shop.members.match(ida).standing is Standing.REGULAR
    clock.move(dt.timedelta(days=23))
    assert shop.members.match(ida).standing is Standing.SLIPPING
    assert shop.members.match(tor).standing is Standing.BECOMING
    clock.move(dt.timedelta(days=200))
    assert shop.members.match(ida).standing is Standing.AWAY
    shop.visits.record(ida)
    assert shop.members.match(ida).standing in (Standing.REGULAR, Standing.BECOMING)


def test_who_is_expected_stands_in_order_of_how_sure_we_are(shop: Shop) -> None:
    weekly = member(shop, *range(70, 0, -7), name="Weekly")
    loose = member(shop, 61, 55, 40, 36, 20, 9, name="Loose")
    here = member(shop, 14, 7, 0, name="Here already")
    new = member(shop, 7, name="New")
    expected = shop.rhythm.expected()
    assert [one.member_id for one in expected][:1] == [weekly]
    assert not {here, new} & {one.member_id for one in expected}
    assert [one.chance for one in expected] == sorted((one.chance for one in expected), reverse=True)
    assert loose not in [one.member_id for one in expected[:1]]
    assert len(shop.rhythm.expected(limit=1)) == 1


def test_on_a_closed_day_nobody_is_expected(shop: Shop) -> None:
    member(shop, *range(70, 0, -7))
    close(shop, TODAY, TODAY)
    assert shop.rhythm.expected() == ()


def test_opening_days_that_change_make_nobody_late(shop: Shop) -> None:
    ida = member(shop, *range(120, 20, -7))
    crowd(shop, 20)
    shop.rhythm.learn_all()
    assert shop.members.match(ida).standing is not Standing.REGULAR
    close(shop, TODAY - dt.timedelta(20), TODAY - dt.timedelta(1))
    assert shop.rhythm.is_stale()
    said = shop.rhythm.of(ida)
    assert said is not None
    assert said.standing is Standing.REGULAR
    shop.rhythm.learn_all()
    assert not shop.rhythm.is_stale()
    assert shop.members.match(ida).standing is Standing.REGULAR


def test_the_next_day_it_is_due_again(shop: Shop, clock: FixedClock) -> None:
    assert not shop.rhythm.is_due()
    member(shop, 3)
    assert shop.rhythm.is_due()
    shop.rhythm.learn_all()
    assert not shop.rhythm.is_due()
    clock.move(dt.timedelta(days=1))
    assert shop.rhythm.is_due()
    assert not shop.rhythm.is_stale()


def test_the_time_zone_of_the_machine_changes_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    ida = member(shop, 20, 13, 6)
    before = row(shop, ida)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        shop.rhythm.relearn((ida,))
        assert row(shop, ida) == before
    finally:
        monkeypatch.undo()
        time.tzset()


def test_visits_ahead_of_a_clock_that_was_wrong_count_when_their_day_comes(shop: Shop, clock: FixedClock) -> None:
    ida = member(shop, 20)
    clock.move(dt.timedelta(days=3650))
    shop.visits.record(ida)
    clock.move(dt.timedelta(days=-3650))
    shop.visits.record(ida)
    said = shop.rhythm.of(ida)
    assert said is not None
    assert said.silent_days == 0
    assert row(shop, ida)["gaps"] == 1
    shop.rhythm.learn_all()
    assert row(shop, ida)["gaps"] == 1


def test_a_day_before_the_last_visit_is_judged_as_it_was_then(shop: Shop) -> None:
    ida = member(shop, 70, 63, 56, 49, 42, 1)
    then = shop.rhythm.of(ida, TODAY - dt.timedelta(40))
    assert then is not None
    assert then.silent_days == 2
    assert shop.rhythm.of(ida, TODAY - dt.timedelta(71)) is None


def test_the_picture_shows_the_visits_and_the_days_they_are_likely_next(shop: Shop) -> None:
    ida = member(shop, *range(71, 7, -9))
    drawn = shop.rhythm.picture(ida)
    assert drawn is not None
    assert drawn.days[-1] == TODAY - dt.timedelta(8)
    assert len(drawn.days) == 8
    assert drawn.window is not None
    first, last = drawn.window
    assert TODAY <= first <= TODAY + dt.timedelta(1) <= last
    early = shop.rhythm.picture(member(shop, 9, 2, name="Tor"))
    assert early is not None
    assert early.window is None


def test_stopped_half_way_it_leaves_a_shop_that_can_be_used(shop: Shop) -> None:
    ids = crowd(shop, 30)

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done > 50:
            raise Stopped

    with pytest.raises(Stopped):
        shop.rhythm.learn_all(stop)
    assert shop.rhythm.is_due()
    assert shop.visits.record(ids[0]) is not None
    as_kept = row(shop, ids[0])
    shop.rhythm.relearn(ids[:1])
    assert row(shop, ids[0]) == as_kept


def test_who_comes_while_the_shop_is_learned_is_not_forgotten(shop: Shop) -> None:
    ids = crowd(shop, 30)
    came: list[int] = []

    def come(done: int, total: int) -> None:
        if done == 50:
            shop.visits.record(ids[0])
            came.append(row(shop, ids[0])["gaps"])

    shop.rhythm.learn_all(come)
    assert came == [row(shop, ids[0])["gaps"]]
    assert row(shop, ids[0])["basis"] == row(shop, ids[1])["basis"]
    assert row(shop, ids[0])["last"] + EPOCH == TODAY.toordinal()


def _learn(path: Path) -> None:
    apart.learn_file(lambda done, total: None, path, FixedClock(OPENING), "Counter")


def test_another_process_learns_the_shop_while_it_is_open_here(shop: Shop) -> None:
    crowd(shop, 12)
    child = multiprocessing.get_context("spawn").Process(target=_learn, args=(shop.location,))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    child.close()
    assert shop.hear_others()
    assert not shop.rhythm.is_due()
    assert len(everything(shop)) == 12


def test_an_empty_shop_learns_nothing_and_says_so(shop: Shop) -> None:
    assert shop.rhythm.learn_all() == 0
    assert shop.rhythm.expected() == ()
    assert sum(shop.rhythm.counts().values()) == 0


def test_the_counter_does_without_numpy(shop_file: Path) -> None:
    act = (
        "import sys, pathlib; from shopdesk.core.shop import Shop; from shopdesk.core.members.records import MemberDraft\n"
        "with Shop.open(pathlib.Path(sys.argv[1])) as shop:\n"
        "    ida = shop.members.add(MemberDraft(name='Ida'))\n"
        "    shop.visits.record(ida.id); shop.rhythm.of(ida.id); shop.rhythm.expected(); shop.members.find('ida')\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", act, str(shop_file)], timeout=60).returncode == 0
