"""The list a shop owns, through the real window by keyboard alone: from a file to people, and one person from two pages."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from tests.test_whole_window import HUMAN, stored, until, visible
from tests.xserver import XServer

ROOT = Path(__file__).parents[1]
# The program as it is, but that it looks for pairs at once where it waits a quarter of a minute for somebody to stay on the page.
PROGRAM = """
import sys
from shopdesk.ui.pages.members import look_alikes
look_alikes._SOON_MS = 1
from shopdesk.app import main
sys.exit(main(sys.argv[1:]))
"""
TWICE = ("Birthe Sørensen", "Birte Sørensen")


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A shop with Ingrid at the counter, Åse, and Birthe on two pages."""
    path = tmp_path / "bakery.shopdesk"
    with Shop.open(path, create=True) as shop:
        shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner")).id)
        shop.members.add(MemberDraft("Åse Bråten"))
        for name in TWICE:
            shop.members.add(MemberDraft(name, phones=("+47 934 10 552",)))
    return path


@pytest.fixture
def window(x_server: XServer, bakery: Path) -> Iterator[str]:
    """The program's window, in front, on Members."""
    environment = x_server.environment | {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}
    command = [sys.executable, "-c", PROGRAM, "--shop", str(bakery)]
    with subprocess.Popen(command, cwd=bakery.parent, env=environment, stderr=subprocess.PIPE, text=True) as running:
        found = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "ShopDesk").splitlines()[0]
        x_server.xdotool("windowfocus", "--sync", found)
        x_server.xdotool("key", "ctrl+3")
        yield found
        running.kill()


def focus_new(x_server: XServer, before: list[str]) -> str:
    """Give the keyboard to the window that comes up beside those of ``before``: there is no window manager to do it."""
    [new] = until(lambda: [one for one in visible(x_server) if one not in before][:1])
    x_server.xdotool("windowfocus", "--sync", new)
    return str(new)


def open_by_tab(x_server: XServer, window: str) -> None:
    """Open the sheet of the button below the lists, which is there when pairs have been found."""
    x_server.xdotool("windowfocus", "--sync", window)
    before = visible(x_server)

    def opened() -> list[str]:
        x_server.xdotool("key", "--delay", HUMAN, "F2", "Tab", "Tab", "space")
        end = time.monotonic() + 5
        while visible(x_server) == before and time.monotonic() < end:
            subprocess.run(["sleep", "0.1"], check=True)
        return [one for one in visible(x_server) if one not in before]

    [sheet] = until(opened)
    x_server.xdotool("windowfocus", "--sync", sheet)


def people(bakery: Path) -> int:
    return int(stored(bakery, lambda shop: shop.members.count()))


def press_until(x_server: XServer, bakery: Path, count: int, *keys: str) -> None:
    """Press what takes effect as soon as the window is ready for it, and not once more before it had time to, until so many are there."""

    def pressed() -> bool:
        x_server.xdotool("key", "--delay", HUMAN, *keys)
        end = time.monotonic() + 5
        while people(bakery) != count and time.monotonic() < end:
            subprocess.run(["sleep", "0.1"], check=True)
        return people(bakery) == count

    until(pressed)


@pytest.mark.xvfb
def test_from_a_file_to_people(x_server: XServer, bakery: Path, window: str, home: Path) -> None:
    (home / "k.csv").write_text("Navn;Telefon\nHanne Vik;97 30 10 21\nHåkon Lund;97 30 10 22\n", "utf-8")
    before = visible(x_server)
    x_server.xdotool("key", "--delay", HUMAN, "F2", "shift+Tab", "space")
    chooser = focus_new(x_server, before)
    x_server.xdotool("type", "--delay", HUMAN, "k.csv")
    x_server.xdotool("key", "Return")
    until(lambda: chooser not in visible(x_server))
    focus_new(x_server, [*before, chooser])

    press_until(x_server, bakery, 5, "ctrl+Return")
    assert stored(bakery, lambda shop: [match.name for match in shop.members.find("hakon").matches]) == ["Håkon Lund"]


@pytest.mark.xvfb
def test_one_person_from_two_pages_and_two_again_and_a_list_of_both(x_server: XServer, bakery: Path, window: str) -> None:
    ids = stored(bakery, lambda shop: shop.members.listing.ids())

    # a list picked by hand: everyone shown
    x_server.xdotool("key", "--delay", HUMAN, "F2", "Escape", "ctrl+a", "alt+l", "Down", "Return")
    x_server.xdotool("type", "--delay", HUMAN, "Christmas")
    x_server.xdotool("key", "Return")

    def picked(shop: Shop) -> list[SavedList]:
        return [saved for saved in shop.lists.all() if saved.picked]

    [christmas] = until(lambda: stored(bakery, picked))
    assert set(stored(bakery, lambda shop: shop.members.listing.ids(christmas.wanted))) == set(ids)

    # they are found beside the window; the same person, says somebody
    open_by_tab(x_server, window)
    press_until(x_server, bakery, 2, "Tab", "Tab", "space")
    assert stored(bakery, lambda shop: shop.members.listing.count(christmas.wanted)) == 2

    # and two again
    open_by_tab(x_server, window)
    press_until(x_server, bakery, 3, "shift+Tab", "space")
    assert set(stored(bakery, lambda shop: shop.members.listing.ids(christmas.wanted))) == set(ids)
