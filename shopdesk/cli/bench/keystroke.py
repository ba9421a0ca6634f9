"""Figure keystroke: from a letter in the find field of the Counter to the list painted anew, offscreen.

The limit is a bare list view with Qt's own delegate over a bare FTS5 table of the same words, asked for the same beginnings. Both run
in a process of their own (shopdesk.ui.figures.keystroke), in turn, because nothing here knows Qt.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

from . import bare
from .figure import Figure
from .finding import keystrokes
from .ground import Ground


def figures(ground: Ground) -> Iterator[Figure]:
    """Milliseconds, p99."""
    path = ground.shop_file()
    limit = ground.folder / "search.db"
    limit.unlink(missing_ok=True)
    bare.search_like(path, limit, with_names=True)
    typed = keystrokes(ground.members, 5 if ground.quick else 150)
    seen = in_a_window("keystroke", str(path), str(limit), typed=json.dumps(typed))
    more = {"p50": seen["p50"], "limit_p50": seen["limit_p50"], "keystrokes": len(typed)}
    yield Figure("keystroke", seen["p99"], seen["limit_p99"], 2.0, "ms, p99", ground.members, more=more)


def in_a_window(figure: str, *arguments: str, typed: str) -> dict[str, float]:
    """What ``shopdesk.ui.figures`` measures under that name, in a process of its own without a screen; ``typed`` is what it reads."""
    command = [sys.executable, "-m", f"shopdesk.ui.figures.{figure}", *arguments]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, input=typed, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise FileProblem(_("The window that was to be measured broke off: {why}").format(why=done.stderr.strip()[-300:]))
    seen: dict[str, float] = json.loads(done.stdout)
    return seen
