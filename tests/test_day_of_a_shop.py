"""A day of a shop through the real window, by keyboard alone: a problem comes in, gifts are held, it is solved, and somebody asks."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, CaseState
from shopdesk.core.followups.records import Event
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from tests.test_whole_window import HUMAN, stored, until, visible
from tests.xserver import XServer

ROOT = Path(__file__).parents[1]
OSLO = ZoneInfo("Europe/Oslo")
THURSDAY = dt.datetime(2026, 11, 19, 10, 0, tzinfo=OSLO)
# Friday, Saturday and Monday are open; on Monday it is asked.
WEDNESDAY_BEFORE, MONDAY = dt.datetime(2026, 11, 18, 9, 0, tzinfo=OSLO), dt.datetime(2026, 11, 23, 10, 0, tzinfo=OSLO)


@pytest.fixture
def hands(tmp_path: Path) -> Path:
    """The file the program's clock reads."""
    path = tmp_path / "hands"
    path.write_text(THURSDAY.isoformat(), encoding="utf-8")
    return path


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A shop with Ingrid at the counter and Søren, who has been here twice."""
    path = tmp_path / "bakery.shopdesk"
    with Shop.open(path, clock=FixedClock(WEDNESDAY_BEFORE), create=True) as shop:
        shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner")).id)
        soren = shop.members.add(MemberDraft("Søren Kjær", phones=("+47 963 10 218",)))
        for days in (40, 20):
            shop.visits.record(soren.id, day=shop.today() - dt.timedelta(days))
        for row in shop.today_list.now().rows:
            shop.today_list.done(row)
    return path


@pytest.fixture
def window(x_server: XServer, bakery: Path, hands: Path) -> Iterator[str]:
    """The program's window, in front."""
    command = [sys.executable, "-m", "tests.day_program", str(bakery), str(hands)]
    environment = x_server.environment | {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}
    with subprocess.Popen(command, cwd=bakery.parent, env=environment, stderr=subprocess.PIPE, text=True) as running:
        found = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "ShopDesk").splitlines()[0]
        x_server.xdotool("windowfocus", "--sync", found)
        yield found
        running.kill()


@pytest.mark.xvfb
@pytest.mark.idea(78, part=True)
def test_a_problem_holds_gifts_until_it_is_solved_and_is_asked_after_three_opening_days_later(
    x_server: XServer, bakery: Path, hands: Path, window: str
) -> None:
    [soren] = stored(bakery, lambda shop: shop.members.find("søren kjær").matches)

    # it comes in
    x_server.xdotool("type", "--delay", HUMAN, "soren kj")
    x_server.xdotool("key", "Return")
    x_server.xdotool("key", "F10")
    x_server.xdotool("key", "Return")
    x_server.xdotool("type", "--delay", HUMAN, "The rye had hazelnuts in it.")
    x_server.xdotool("key", "Return")
    [case] = until(lambda: stored(bakery, lambda shop: shop.cases.of(soren.id)))
    assert (case.kind, case.what) == (CaseKind.PROBLEM, "The rye had hazelnuts in it.")

    # gift and card are held: no card is begun, so Ctrl+S saves none
    before = visible(x_server)
    x_server.xdotool("key", "F6", "Escape")
    x_server.xdotool("key", "ctrl+s")
    assert visible(x_server) == before
    assert stored(bakery, lambda shop: shop.cards.of(soren.id)) == ()

    # it is put right
    x_server.xdotool("key", "ctrl+Return")
    until(lambda: stored(bakery, lambda shop: shop.cases.get(case.id)).state is CaseState.SOLVED)
    [asked] = [one for one in stored(bakery, lambda shop: shop.followups.of(soren.id, MONDAY.date())) if one.event is Event.SOLVED]
    assert asked.due == MONDAY.date()

    # three opening days later somebody asks, and it is right
    hands.write_text(MONDAY.isoformat(), encoding="utf-8")
    x_server.xdotool("key", "ctrl+2")
    with Shop.open(bakery, clock=FixedClock(MONDAY)) as shop:
        place = next(number for number, row in enumerate(shop.today_list.now().rows) if row.kind == Event.SOLVED)
    for _down in range(place):
        x_server.xdotool("key", "Down")
    x_server.xdotool("key", "ctrl+Return")
    until(lambda: len(visible(x_server)) > len(before))
    x_server.xdotool("key", "ctrl+Return")
    until(lambda: stored(bakery, lambda shop: shop.cases.get(case.id)).state is CaseState.CHECKED)
