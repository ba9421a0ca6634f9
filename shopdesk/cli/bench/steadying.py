"""Figure steady: the longest the window stands still beside import, undo, exports, backup, duplicates and rhythm, visits logged meanwhile.

A fine timer runs in the real window, offscreen, in a process of its own (shopdesk.ui.figures.steady). What counts is how long it stood
still of its own accord: moments in which it was ready and other programs had the processors are taken off, and said beside it.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from shopdesk.errors import FileProblem
from shopdesk.i18n import _
from shopdesk.sample.crowd import crowd

from .figure import Figure
from .ground import Ground

_BAR = 50.0


def figures(ground: Ground) -> Iterator[Figure]:
    """Milliseconds, one figure for each kind of work."""
    shop, people = ground.shop_file(), ground.folder / "newcomers.csv"
    _write_list(people, ground.members)
    for line in _measured(shop, people, ground.folder).splitlines():
        seen = json.loads(line)
        more = {key: round(seen[key], 1) for key in ("gap", "busy", "visits", "waited", "seconds")}
        yield Figure(f"window stands still: {seen['deed']}", seen["own"], None, _BAR, "ms", ground.members, absolute=True, more=more)


def _write_list(path: Path, members: int) -> None:
    """As many people as are there, and none of them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Name", "Phone", "Email", "City"))
        writer.writerows((one.name, one.phone, one.email, one.city) for one in islice(crowd(2 * members), members, None))


def _measured(shop: Path, people: Path, folder: Path) -> str:
    command = [sys.executable, "-m", "shopdesk.ui.figures.steady", str(shop), str(people), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, check=False)
    if done.returncode:
        raise FileProblem(_("The window that was to be measured broke off: {why}").format(why=done.stderr.strip()[-300:]))
    return done.stdout
