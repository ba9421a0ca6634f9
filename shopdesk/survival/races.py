"""Races, in a file or on a server: several counters redeem the same gift cards at the same moment.

Each card may be taken off once, and every press said again has to be known again. Without the guard it must come out otherwise, or
the trial shows nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shopdesk.core.giftcards.ledger import Ledger
from shopdesk.core.giftcards.records import Entry, EntryKind, GiftState, Refused, Taken, Why, Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.giftcards.till import Till
from shopdesk.core.location import Location
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.survival.at_once import Together, at_once

VALUE = Worth(35_000, "NOK")
_PAUSE = 0.002  # seconds between looking and taking, where nothing guards
_PROGRAM = "import sys; from shopdesk.app import main; sys.exit(main())"
_TAKE_WITHOUT_ASKING = "UPDATE gift_card SET balance = ?, state = 'used', entries = entries + 1 WHERE id = ? RETURNING entries"


@dataclass(frozen=True, slots=True)
class Races:
    """``redemptions`` of ``cards``, how many cards were taken off twice, ``known`` presses said again, and what else went wrong."""

    cards: int
    redemptions: int
    doubles: int
    known: int
    errors: tuple[str, ...] = ()


class Unguarded(Till):
    """The same till as one writes it first: it looks whether something is left, and then takes it."""

    def redeem(self, card_id: int, amount: Money | None, key: str) -> Taken:
        card = self._shelf.get(card_id)
        if card.state is not GiftState.OPEN:
            raise self.not_open(card)
        time.sleep(_PAUSE)
        with self._shop.transaction("trial") as writing:
            [(number,)] = self._shop.store.rows(_TAKE_WITHOUT_ASKING, (0, card_id))
            worth = card.balance.of(-card.balance.units)
            entry = self._ledger.write(writing, card_id, number, EntryKind.REDEEM, worth, 0, key, None)
        return Taken(card_id, self._ledger.get(entry), False)


def stock(place: Location, count: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Make ``count`` cards in the shop at ``place`` and give their ids and codes."""
    with Shop.open(place, counter="Office") as shop:
        batch = shop.giftcards.making.issue(VALUE, count, blank=False)
        shop.giftcards.making.keep(batch.id)
        return batch.card_ids, batch.codes


def race(place: Location, cards: Sequence[int], counters: int = 8, *, guarded: bool = True) -> Races:
    """Let ``counters`` processes, which stay, redeem each card at the same moment, and who took it say their press again."""
    told = at_once(counters, _stand_at_counter, place, tuple(cards), guarded)
    return _judge(place, cards, told)


def _stand_at_counter(number: int, together: Together, place: Location, cards: tuple[int, ...], guarded: bool) -> None:
    told = together.told
    with Shop.open(place, counter=f"Counter {number}") as shop:
        if not guarded:
            giftcards = shop.giftcards
            giftcards.till = Unguarded(shop, giftcards.shelf, Ledger(shop))
        for card_id in cards:
            together.meet()
            key = new_key()
            told[seen := _press(shop, card_id, key)] += 1
            if guarded and seen == "taken":
                told["again: " + _press(shop, card_id, key)] += 1


def _press(shop: Shop, card_id: int, key: str) -> str:
    try:
        taken = shop.giftcards.till.redeem(card_id, Money(VALUE.units, VALUE.currency), key)
    except Refused as refused:
        return str(refused.why)
    return "known" if taken.replay else "taken"


def race_by_command(place: Location, cards: Sequence[int], codes: Sequence[str], counters: int = 8) -> Races:
    """The same with one process for each press: the command line, started anew every time. Said again, a press is known here too."""
    told: Counter[str] = Counter()
    booked: list[tuple[int, str]] = []
    for card_id, code in zip(cards, codes, strict=True):
        keys = [new_key() for _counter in range(counters)]
        answers = [process.communicate() for process in [_start(place, code, key) for key in keys]]
        for (out, _err), key in zip(answers, keys, strict=True):
            taken = _answer(out)
            told["taken" if taken.get("taken") and not taken.get("replay") else str(taken.get("state"))] += 1
            if taken.get("taken"):
                booked.append((card_id, key))
    with Shop.open(place, counter="Office") as shop:
        told.update("again: " + _press(shop, card_id, key) for card_id, key in booked)
    return _judge(place, cards, told)


def _start(place: Location, code: str, key: str) -> subprocess.Popen[str]:
    words = ["--shop", str(place), "giftcard", "redeem", code, "--amount", "350", "--key", key, "--json"]
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _answer(out: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(out) if out else {}
    return answer


def _judge(place: Location, cards: Sequence[int], told: Counter[str]) -> Races:
    with Shop.open(place, counter="Office") as shop:
        histories = [shop.giftcards.entries(card_id) for card_id in cards]
    taken = [_taken(entries) for entries in histories]
    errors = [f"{count} × {what}" for what, count in told.items() if what.removeprefix("again: ") not in ("taken", "known", Why.USED)]
    if told["taken"] != sum(taken):
        errors.append(f"{told['taken']} were told that it was taken, {sum(taken)} are booked")
    return Races(len(cards), sum(taken), sum(count > 1 for count in taken), told["again: known"], tuple(errors))


def _taken(entries: Sequence[Entry]) -> int:
    return sum(entry.kind is EntryKind.REDEEM for entry in entries)
