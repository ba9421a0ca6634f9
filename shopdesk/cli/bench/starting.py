"""Figures start and memory: from exec to the first window on a private X server, and what the program weighs 1.5 s later.

The limit is a bare PySide6 window with a line edit, a table and the SQLite library, started and watched the same way, its table
filled from the same file. Memory is the resident size (RSS) of the program and of everything it started.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import shopdesk

from .figure import Figure
from .ground import Ground
from .screen import Watcher, private_screen
from .weighing import family, weight

_AFTER = 1.5  # seconds
_MEGABYTE = 1 << 20
_MOST_MEMORY = 112
_OURS = "import sys; from shopdesk.app import main; sys.exit(main())"  # as the installed command does
_BARE = Path(shopdesk.__file__).parent / "ui/figures/bare_window.py"


def figures(ground: Ground) -> Iterator[Figure]:
    """Both, from the same starts."""
    shop = ground.shop_file()
    ours = [sys.executable, "-c", _OURS, "--shop", str(shop), "run"]
    bare = [sys.executable, str(_BARE), str(shop)]
    with private_screen() as environment, Watcher(environment["DISPLAY"]) as watcher:
        home = _at_home(environment, ground.folder)
        seen: list[tuple[tuple[float, int], tuple[float, int]]] = []
        for turn in range(ground.rounds(7) + 1):
            weighed = turn < ground.rounds(3) + 1
            seen.append((_started(ours, home, watcher, weighed), _started(bare, home, watcher, weighed)))
    warm = seen[1:]
    seconds = [median(pair[who][0] for pair in warm) for who in (0, 1)]
    weight = [median(pair[who][1] for pair in warm if pair[who][1]) / _MEGABYTE for who in (0, 1)]
    yield Figure("start", 1000 * seconds[0], 1000 * seconds[1], 2.2, "ms", ground.members)
    yield Figure("memory", weight[0], weight[1], 1.5, "MB", ground.members)
    yield Figure("memory, most", weight[0], None, _MOST_MEMORY, "MB", ground.members, absolute=True)


def _at_home(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """An environment with a home of its own, in which Python keeps what it compiled, as it does for an installed program."""
    inherited = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    named = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")}
    return inherited | named


def _started(command: list[str], environment: Mapping[str, str], watcher: Watcher, weighed: bool) -> tuple[float, int]:
    """Seconds until its window is there, and bytes it weighs a while after (0 when not looked at)."""
    watcher.forget()
    begin = time.perf_counter()
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere) as program:
        try:
            mapped = watcher.wait(program)
            if not weighed:
                return mapped - begin, 0
            time.sleep(max(0.0, begin + _AFTER - time.perf_counter()))
            return mapped - begin, sum(map(weight, family(program.pid)))
        finally:
            program.kill()
