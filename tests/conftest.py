"""What every test stands on: a home of its own, a clock that stands still, and a fresh shop file."""

import datetime as dt
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from shopdesk.clock import FixedClock

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

pytest_plugins = ["pytester", "tests.house_rules", "tests.postgres", "tests.xserver"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says more about the machine than about the code. The same examples each time: whoever changed nothing
# near it is not stopped by a rare one. `make hunt` looks for those, with others at each run.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.register_profile("hunt", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=ZoneInfo("Europe/Oslo"))


def _move_home(patch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir()
    patch.setenv("HOME", str(home))
    for name, folder in (("DATA", "share"), ("CONFIG", "config"), ("CACHE", "cache"), ("STATE", "state")):
        patch.setenv(f"XDG_{name}_HOME", str(home / folder))
    patch.setenv("LANG", "C.UTF-8")
    for name in ("SHOPDESK_SHOP", "LC_ALL", "LC_MESSAGES"):
        patch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """Homes for one test after another; the session itself lives in the first."""
    street = tmp_path_factory.mktemp("homes")
    homes = (street / str(number) for number in itertools.count())
    with pytest.MonkeyPatch.context() as patch:
        # Programs that tests start keep what they compiled, as they do for everybody; each would compile 200 files anew.
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(street / "compiled"))
        _move_home(patch, next(homes))
        yield homes


@pytest.fixture(autouse=True)
def home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes the real one."""
    path = next(_homes)
    _move_home(monkeypatch, path)
    return path


@pytest.fixture
def clock() -> FixedClock:
    """Thursday 19 November 2026, 08:40 in Oslo."""
    return FixedClock(OPENING)


@pytest.fixture(scope="session")
def _new_shop_file(tmp_path_factory: pytest.TempPathFactory, _homes: Iterator[Path]) -> Path:
    from shopdesk.core.shop import Shop

    path = tmp_path_factory.mktemp("shop") / "shop.shopdesk"
    Shop.open(path, clock=FixedClock(OPENING), create=True).close()
    return path


@pytest.fixture
def shop_file(_new_shop_file: Path, tmp_path: Path) -> Path:
    """A closed shop file of the test's own, with nobody in it yet."""
    return Path(shutil.copy(_new_shop_file, tmp_path / "shop.shopdesk"))


@pytest.fixture
def shop(shop_file: Path, clock: FixedClock) -> "Iterator[Shop]":
    """The shop of ``shop_file``, open, at the counter named Counter."""
    from shopdesk.core.shop import Shop

    shop = Shop.open(shop_file, clock=clock, counter="Counter")
    yield shop
    shop.close()
