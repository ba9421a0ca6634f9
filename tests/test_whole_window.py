"""The whole program under a real X server, driven by real keys: from start to a printed card, and back to a safe file."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from shopdesk.app import main
from shopdesk.core.shop import Shop
from shopdesk.printing.preview import Preview
from tests.xserver import XServer

PROGRAM = Path(__file__).parents[1] / "main.py"
PATIENCE = 120  # seconds, for a machine that is busy with other things
HUMAN = "110"  # milliseconds between keys: far slower than a scanner


def until(look: Callable[[], Any]) -> Any:
    end = time.monotonic() + PATIENCE
    while not (seen := look()):
        assert time.monotonic() < end, "it did not happen"
        subprocess.run(["sleep", "0.1"], check=True)
    return seen


def stored(path: Path, look: Callable[[Shop], Any]) -> Any:
    with Shop.open(path) as shop:
        return look(shop)


def visible(x_server: XServer) -> list[str]:
    """The windows one can see, one id each; none when one of them went while they were counted."""
    try:
        return x_server.xdotool("search", "--onlyvisible", "--name", ".+").split()
    except subprocess.CalledProcessError:
        return []


def press(x_server: XServer, keys: str, look: Callable[[], Any], *, window: str = "") -> Any:
    """Press as somebody does who sees that nothing comes of it: once more. Without a window manager the focus may still be on its way.

    ``window`` is given the focus before.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        x_server.xdotool(*(("windowfocus", "--sync", window) if window else ()), "key", keys)
        soon = time.monotonic() + 5
        while time.monotonic() < soon:
            if seen := look():
                return seen
            subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError(f"nothing came of {keys}")


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    path = tmp_path / "bakery.shopdesk"
    assert main(["sample", str(path), "--members", "40"]) == 0
    return path


@pytest.fixture
def program(x_server: XServer, bakery: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(PROGRAM), "--shop", str(bakery)]
    with subprocess.Popen(command, cwd=bakery.parent, env=x_server.environment, stderr=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


@pytest.mark.xvfb
def test_from_start_to_a_printed_card_by_keyboard_alone(
    x_server: XServer, bakery: Path, program: subprocess.Popen[str], home: Path
) -> None:
    [soren] = stored(bakery, lambda shop: shop.members.find("søren kjær").matches)
    window = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "ShopDesk").splitlines()[0]
    x_server.xdotool("windowfocus", "--sync", window)

    x_server.xdotool("type", "--delay", HUMAN, "soren kj")
    x_server.xdotool("key", "Return")
    x_server.xdotool("key", "F4")
    until(lambda: stored(bakery, lambda shop: shop.members.get(soren.id).last_day == shop.today()))

    x_server.xdotool("key", "Escape")
    x_server.xdotool("key", "F6")
    x_server.xdotool("type", "--delay", HUMAN, "We saw what you did.")
    before = visible(x_server)
    press(x_server, "ctrl+s", lambda: len(visible(x_server)) > len(before), window=window)
    [card] = press(x_server, "Return", lambda: list(home.rglob("*.pdf")))
    until(lambda: stored(bakery, lambda shop: shop.cards.of(soren.id)))
    with Preview(card.read_bytes()) as preview:
        raster = preview.page(1, 200)
    picture = Image.frombuffer("RGB", (raster.width, raster.height), bytes(raster.pixels), "raw", "BGRX", raster.stride, 1)
    [code] = zxingcpp.read_barcodes(picture)
    assert "FN:Ingrid Dahl" in code.text

    x_server.xdotool("windowfocus", "--sync", window, "key", "ctrl+q")
    assert until(lambda: program.poll() is not None)
    assert program.returncode == 0
    assert stored(bakery, lambda shop: all(check.well for check in shop.backups.check()))


@pytest.mark.xvfb
def test_from_a_filtered_list_to_a_pdf_with_a_card_for_each(
    x_server: XServer, bakery: Path, program: subprocess.Popen[str], home: Path
) -> None:
    window = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "ShopDesk").splitlines()[0]
    x_server.xdotool("windowfocus", "--sync", window)
    x_server.xdotool("key", "--delay", HUMAN, "ctrl+3", "ctrl+f", "space", "Down", "Down", "Down", "Down", "Return", "ctrl+a", "ctrl+p")
    x_server.xdotool("type", "--delay", HUMAN, "Come and see the new oven.")
    before = visible(x_server)
    press(x_server, "alt+m", lambda: len(visible(x_server)) > len(before))
    x_server.xdotool("key", "--delay", HUMAN, "Tab", "Tab", "Tab", "Tab", "space", "Escape")
    until(lambda: len(visible(x_server)) == len(before))
    press(x_server, "ctrl+s", lambda: len(visible(x_server)) > len(before), window=window)
    [pdf] = press(x_server, "Return", lambda: list(home.rglob("*.pdf")))

    def everyone_got(shop: Shop) -> int:
        cards = [shop.cards.of(member_id) for member_id in shop.members.listing.ids()]
        return sum(1 for own in cards if own and own[0].words == "Come and see the new oven.")

    with Preview(pdf.read_bytes()) as preview:
        pages = len(preview)
        until(lambda: 2 * stored(bakery, everyone_got) == pages)  # they are noted one after the other, behind the window
        assert 2 < pages < 80
    x_server.xdotool("windowfocus", "--sync", window, "key", "ctrl+q")
    assert until(lambda: program.poll() is not None)
    assert program.returncode == 0


@pytest.mark.xvfb
def test_a_pulled_plug_in_a_busy_minute_comes_back_with_all_the_screen_had_confirmed(
    x_server: XServer, bakery: Path, program: subprocess.Popen[str]
) -> None:
    [soren] = stored(bakery, lambda shop: shop.members.find("søren kjær").matches)
    window = x_server.xdotool("search", "--sync", "--onlyvisible", "--name", "ShopDesk").splitlines()[0]
    x_server.xdotool("windowfocus", "--sync", window)
    x_server.xdotool("type", "--delay", HUMAN, "soren kj")
    x_server.xdotool("key", "Return")

    def visits() -> int:
        return int(stored(bakery, lambda shop: len(shop.visits.of(soren.id, 500))))

    before = visits()
    for confirmed in range(before + 1, before + 6):
        x_server.xdotool("key", "F4")
        x_server.xdotool("key", "Escape")
        until(partial(lambda wanted: visits() >= wanted, confirmed))
    x_server.xdotool("key", "F4")  # one more under way
    program.kill()
    program.wait()

    assert before + 5 <= visits() <= before + 6
    assert stored(bakery, lambda shop: all(check.well for check in shop.backups.check()))
