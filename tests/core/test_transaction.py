"""One act: all of it or nothing, told once, whoever else writes to the file."""

import dataclasses
import multiprocessing

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.changes import Changes
from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook
from shopdesk.storage.location import Location
from shopdesk.storage.tables import TABLES
from tests.conftest import OPENING


def everything(shop: Shop) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {table._meta.table_name: shop.store.rows(f'SELECT * FROM "{table._meta.table_name}" ORDER BY 1') for table in TABLES}


class Broken(Exception):
    pass


def test_an_error_inside_leaves_nothing(shop: Shop) -> None:
    before = everything(shop)
    heard: list[Changes] = []
    shop.listen(heard.append)

    def act() -> None:
        with shop.transaction("test"):
            member = shop.members.add(MemberDraft(name="Ida Moe", phones=("22334455",)))
            shop.members.remember(member.id, MemoryKind.LIKES, "Rye")
            shop.visits.record(member.id)
            raise Broken

    with pytest.raises(Broken):
        act()
    assert everything(shop) == before
    assert heard == []
    assert shop.members.find("ida").matches == ()
    shop.members.add(MemberDraft(name="Ida Moe"))
    assert shop.counter_id is not None


def test_what_was_broken_off_inside_is_not_kept_by_who_caught_it(shop: Shop) -> None:
    before = everything(shop)

    def act() -> None:
        with shop.transaction("outer"):
            try:
                with shop.transaction("inner"):
                    shop.members.add(MemberDraft(name="Half"))
                    raise Broken
            except Broken:
                pass

    with pytest.raises(RuntimeError, match="broken off"):
        act()
    assert everything(shop) == before


def test_listeners_hear_once_of_everything_inside(shop: Shop) -> None:
    heard: list[Changes] = []
    stop = shop.listen(heard.append)
    with shop.transaction("both"):
        first = shop.members.add(MemberDraft(name="Ida Moe"))
        second = shop.members.add(MemberDraft(name="Åse Bråten"))
        shop.visits.record(second.id)
        assert heard == []
    assert heard == [Changes(frozenset({"members", "visits", "followups"}), frozenset({first.id, second.id}))]
    stop()
    stop()
    shop.members.add(MemberDraft(name="Tor"))
    assert len(heard) == 1


def test_one_act_is_one_step_back_and_one_for_each_inside_none(shop: Shop) -> None:
    with shop.transaction("both"):
        shop.members.add(MemberDraft(name="Ida Moe"))
        shop.members.add(MemberDraft(name="Åse Bråten"))
    step = shop.undo.last()
    assert step is not None
    assert step.verb == "both"
    shop.undo.take_back(step.id)
    assert shop.members.count() == 0


def test_listeners_read_the_settings_as_they_are_now(shop: Shop) -> None:
    names: list[str] = []
    shop.listen(lambda _changes: names.append(shop.settings.shop().name))
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="First"))
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Second"))
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert names == ["First", "Second", "First"]


def test_a_refusal_changes_nothing_and_the_next_act_goes_through(shop: Shop) -> None:
    with pytest.raises(NeedsALook):
        shop.members.add(MemberDraft())
    assert shop.members.add(MemberDraft(name="Ida")).name == "Ida"


def _write_elsewhere(path: Location, counter: str, count: int) -> None:
    with Shop.open(path, clock=FixedClock(OPENING), counter=counter) as shop:
        for number in range(count):
            shop.members.add(MemberDraft(name=f"{counter} {number}"))
        shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Renamed"))


def _in_other_programs(path: Location, *counters: str) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_write_elsewhere, args=(path, counter, 15)) for counter in counters]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0] * len(counters)


def test_programs_that_write_at_once_lose_nothing_and_keep_the_log_whole(shop_at: Location) -> None:
    _in_other_programs(shop_at, "Counter", "Counter", "Window")
    with Shop.open(shop_at, clock=FixedClock(OPENING)) as shop:
        assert shop.members.count() == 45
        assert sorted(shop.store.rows("SELECT name FROM counter")) == [("Counter",), ("Window",)]
        assert shop.log.broken_at() is None
        assert all(check.well for check in shop.backups.check())


def test_what_another_program_wrote_is_heard_and_read(shop: Shop) -> None:
    heard: list[Changes] = []
    shop.listen(heard.append)
    shop.settings.shop()
    assert not shop.hear_others()
    _in_other_programs(shop.location, "Window")
    assert shop.settings.shop().name == ""
    assert shop.hear_others()
    assert shop.settings.shop().name == "Renamed"
    assert [changes.by_others for changes in heard] == [True]
    assert heard[0].features == {"members", "settings"}
    assert heard[0].members == {match.id for match in shop.members.find("window").matches}
    assert not shop.hear_others()


def test_a_write_reads_the_settings_another_program_left(shop: Shop) -> None:
    shop.settings.shop()
    _in_other_programs(shop.location, "Window")
    with shop.transaction("test"):
        assert shop.settings.shop().name == "Renamed"
    assert shop.hear_others()
