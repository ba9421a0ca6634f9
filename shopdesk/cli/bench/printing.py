"""Figures cards and card bytes: 1,000 thank-you cards, each with words and a code of its own, in processor time on one core.

There is no bare tool beside them; the bars are a number of cards a second and of bytes a card beyond what all cards share, which is
what the file grows by from one card to many.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from shopdesk.core import codes
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Signer
from shopdesk.printing.cards import render

from .figure import Figure
from .ground import Ground

_A_SECOND = 150
_BYTES = 12_000
_CARDS = 1000


def figures(ground: Ground) -> Iterator[Figure]:
    """Both, from the same cards."""
    count = 20 if ground.quick else _CARDS
    cards = _cards(count)
    first = len(render(cards[:1]).pdf)  # loads the fonts, which a counter does once
    times, size = [], 0
    for _round in range(ground.rounds(3)):
        begin = time.process_time()
        size = len(render(cards).pdf)
        times.append(time.process_time() - begin)
    more = {"cards": count, "bytes_whole": size}
    yield Figure("cards", count / median(times), None, _A_SECOND, "cards a second", 0, absolute=True, at_least=True, more=more)
    yield Figure("card bytes", (size - first) / (count - 1), None, _BYTES, "bytes", 0, absolute=True, more=more)


def _cards(count: int) -> list[Card]:
    letterhead = Letterhead("Møllebakken Bakery", "Møllebakken 4, Trondheim")
    signer = Signer("Ingrid Dahl", "owner")
    words = "You carried Åse’s bag up the hill on Wednesday and thought nobody saw. We did. Your rye is on us this Saturday."
    return [
        Card(
            CardKind.THANK_YOU, "Thank you", rules.greeting_line(f"Guest {number}"), f"{words} It was loaf {number}.", signer, letterhead,
            payloads.member(codes.make(codes.CodeKind.PERSON)),
        )
        for number in range(count)
    ]
