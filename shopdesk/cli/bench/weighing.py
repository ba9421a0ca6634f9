"""What a process and everything it started weigh: their resident size (RSS), as Linux tells it."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from subprocess import Popen

_OFTEN = 0.02  # seconds


def family(pid: int) -> list[int]:
    """A process and everything it started."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            with contextlib.suppress(OSError):  # gone in this moment
                found += map(int, task.read_text().split())
    return found


def weight(pid: int) -> int:
    """Bytes of one process; 0 when it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Rss:"):
                return int(line.split()[1]) << 10
    return 0


def heaviest(program: Popen[bytes]) -> int:
    """Wait for a program to end, and give the bytes its family weighed at the most."""
    most = 0
    while program.poll() is None:
        most = max(most, sum(map(weight, family(program.pid))))
        time.sleep(_OFTEN)
    return most
