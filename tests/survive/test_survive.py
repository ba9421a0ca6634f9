"""What the file survives, in small; ``shopdesk bench survive`` does the same in full (docs/reliability.md)."""

import multiprocessing
from pathlib import Path

import pytest

from shopdesk.survival import breaking, busy, counter, damage, faults, hostile, kills
from shopdesk.survival.power import cut_power

HANGS = 30.0  # seconds: far longer than any file takes on a busy machine


def test_nothing_confirmed_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    seen = kills.in_own_process("acts", tmp_path, 15)
    assert (seen.kills, seen.bad) == (15, 0), seen.examples
    assert seen.confirmed > 15
    assert seen.slowest < HANGS


def test_a_start_killed_in_a_schema_step_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    seen = kills.in_own_process("steps", tmp_path, 6, members=200)
    assert (seen.kills, seen.bad) == (6, 0), seen.examples


def test_nothing_confirmed_is_lost_when_the_power_goes(tmp_path: Path) -> None:
    seen = cut_power(tmp_path, 60)
    assert seen.bad == 0, seen.examples


def test_the_power_cuts_would_show_it(tmp_path: Path) -> None:
    """The control: with one pragma of the opener turned, the same cuts lose what was confirmed."""
    assert cut_power(tmp_path, 20, synchronous=0).bad > 10


@pytest.mark.parametrize("kind", faults.KINDS)
def test_a_disk_that_fails_once_leaves_all_or_nothing(tmp_path: Path, kind: str) -> None:
    seen = faults.fail_each(tmp_path, "visit", kind)
    assert seen.bad == 0, seen.examples
    assert seen.refused == seen.faults > 20


@pytest.mark.parametrize(
    ("deed", "how"),
    [("thin", "kill"), *((deed, how) for deed in ("backup", "restore", "damaged") for how in ("kill", "full", "io"))],
)
def test_broken_off_at_any_moment_there_is_a_shop(tmp_path: Path, deed: str, how: str) -> None:
    seen = breaking.in_own_process(tmp_path, deed, how)
    assert seen.bad == 0, seen.examples
    assert seen.moments > 10


def test_a_backup_that_finds_no_room_leaves_nothing_half(tmp_path: Path) -> None:
    seen = breaking.in_own_process(tmp_path, "backup", "room")
    assert seen.bad == 0, seen.examples
    assert seen.moments > 5


def test_damaged_files_are_told_and_never_made_worse(tmp_path: Path) -> None:
    seen = damage.walk_damaged(tmp_path, 40)
    assert seen.bad == 0, seen.examples
    # A flipped bit in the middle of a row looks like any other row to a quick look; all else has to be told.
    assert seen.told_at_start >= 20
    assert seen.found >= seen.told_at_start


def test_files_made_on_purpose_get_their_sentence(tmp_path: Path) -> None:
    seen = hostile.offer_crafted(tmp_path)
    assert seen.bad == 0, seen.examples
    assert seen.files == seen.refused >= 23
    assert seen.slowest < HANGS


def test_mutated_files_change_nothing_or_are_whole(tmp_path: Path) -> None:
    seen = hostile.offer_mutated(tmp_path, 60)
    assert seen.bad == 0, seen.examples
    assert seen.slowest < HANGS


def test_a_backup_while_two_counters_write_is_whole(tmp_path: Path) -> None:
    shop = counter.small_shop(tmp_path / "shop.shopdesk", 200)
    seen = busy.back_up_while_busy(shop)
    assert seen.wrong == ()
    assert not multiprocessing.active_children()
