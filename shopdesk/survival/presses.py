"""A press at the till, killed before it was answered, and pressed again with its key. Runs as a program of its own, because it forks.

``python -m shopdesk.survival.presses FOLDER COUNT SEED`` answers with one line of JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from shopdesk.core.giftcards.records import EntryKind
from shopdesk.core.giftcards.rules import balance_of, new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.survival.races import VALUE, stock

_TAKEN = Money(2_000, "NOK")
_LONGEST = 0.02  # seconds from the press to the kill


@dataclass(slots=True)
class Presses:
    """``unanswered``: killed after it was booked and before it was answered; ``bad``: counted twice, or not at all."""

    kills: int = 0
    unanswered: int = 0
    bad: int = 0


def in_own_process(folder: Path, count: int, seed: int = 1) -> Presses:
    """Run the trial in a process of its own."""
    command = [sys.executable, "-m", __name__, str(folder), str(count), str(seed)]
    return Presses(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def kill_presses(folder: Path, count: int, seed: int) -> Presses:
    """Kill ``count`` presses, every other one in the very moment between the commit and the answer."""
    place, chance, seen = folder / "presses.shopdesk", Random(seed), Presses()
    Shop.open(place, create=True).close()
    cards, _codes = stock(place, count)
    for number, card_id in enumerate(cards):
        key = new_key()
        _press_and_die(place, card_id, key, None if number % 2 else chance.uniform(0, _LONGEST))
        with Shop.open(place, counter="Counter") as shop:
            again = shop.giftcards.till.redeem(card_id, _TAKEN, key)
            entries, left = shop.giftcards.entries(card_id), shop.giftcards.get(card_id).balance.units
        once = [entry.kind for entry in entries].count(EntryKind.REDEEM) == 1
        seen.kills += 1
        seen.unanswered += again.replay
        seen.bad += not (once and left == balance_of(entries) == VALUE.units - _TAKEN.minor)
    return seen


def _press_and_die(place: Path, card_id: int, key: str, after: float | None) -> None:
    """Press in a child that is killed ``after`` seconds, or with None as soon as the press is booked and before anybody is told."""
    hears, speaks = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            shop = Shop.open(place, counter="Counter")
            if after is None:
                shop.listen(lambda _changes: os.kill(os.getpid(), signal.SIGKILL))
            os.write(speaks, b"!")
            shop.giftcards.till.redeem(card_id, _TAKEN, key)
        finally:
            os._exit(0)
    os.close(speaks)
    os.read(hears, 1)
    os.close(hears)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(words: list[str]) -> None:
    """Run the trial and say what was seen."""
    folder, count, seed = words
    sys.stdout.write(json.dumps(asdict(kill_presses(Path(folder), int(count), int(seed)))))


if __name__ == "__main__":
    main(sys.argv[1:])
