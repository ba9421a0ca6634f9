"""Figures of printing: thank-you cards and gift cards a second of one core and their bytes, the table gLabels merges too, the preview.

Bytes of a card are what the file grows by from the first sheet to many: what all share is not counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

import click

from shopdesk.core import codes
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Signer
from shopdesk.i18n import _
from shopdesk.printing import gift_sheet
from shopdesk.printing.cards import render
from shopdesk.printing.gift_sheet import PrintedGift

from . import glabels
from .figure import Figure, taken_in_turn
from .ground import Ground
from .keystroke import in_a_window

_A_SECOND, _GIFTS_A_SECOND = 150, 200
_BYTES, _GIFT_BYTES = 12_000, 3_000
_TIMES_AHEAD, _SHARE_OF_BYTES = 3.0, 0.35
_KEYSTROKE_MS = 60
_CARDS = 1000
_SHOP = Letterhead("Møllebakken Bakery", "Møllebakken 4, Trondheim")


def figures(ground: Ground) -> Iterator[Figure]:
    """All of them, from the same number of cards."""
    count = 20 if ground.quick else _CARDS
    cards, gifts = _cards(count), _gifts(count)
    yield from _batch(ground, "cards", (_A_SECOND, _BYTES), lambda some: render(cards[:some]).pdf, (count, 1))
    yield from _batch(
        ground, "gift cards", (_GIFTS_A_SECOND, _GIFT_BYTES), lambda some: gift_sheet.render(gifts[:some], _SHOP),
        (count, gift_sheet.ON_SHEET),
    )
    if glabels.program():
        yield from _against_glabels(ground, count)
    else:
        click.echo(_("gLabels is not on this computer (Debian package glabels), so nothing is measured against it."), err=True)
    yield _preview(ground)


def _batch(
    ground: Ground, name: str, bars: tuple[int, int], made: Callable[[int], bytes], counts: tuple[int, int]
) -> Iterator[Figure]:
    count, few = counts
    first = len(made(few))  # loads the typefaces, which a counter does once
    times, size = [], 0
    for _round in range(ground.rounds(3)):
        begin = time.process_time()
        size = len(made(count))
        times.append(time.process_time() - begin)
    more = {"cards": count, "bytes_whole": size}
    yield Figure(name, count / median(times), None, bars[0], "cards a second", 0, absolute=True, at_least=True, more=more)
    each = (size - first) / max(count - few, 1)
    yield Figure(name.removesuffix("s") + " bytes", each, None, bars[1], "bytes", 0, absolute=True, more=more)


def _against_glabels(ground: Ground, count: int) -> Iterator[Figure]:
    """The same table by both, each as a whole process, in turn."""
    (folder := ground.folder / "merge").mkdir()
    glabels.prepare(folder, count)
    theirs, ours = taken_in_turn(
        (lambda: glabels.theirs(folder).seconds, lambda: glabels.ours(folder).seconds), ground.rounds(3)
    )
    more = {"cards": count, "seconds_ours": ours, "seconds_glabels": theirs}
    yield Figure("merge", theirs / ours, None, _TIMES_AHEAD, "times ahead of gLabels", 0, absolute=True, at_least=True, more=more)
    sizes = glabels.ours(folder).size / count, glabels.theirs(folder).size / count
    yield Figure("merge bytes", *sizes, _SHARE_OF_BYTES, "bytes a card", 0)


def _preview(ground: Ground) -> Figure:
    """From a key to the pixels of the card with its letter, on the Cards page itself."""
    (folder := ground.folder / "preview").mkdir()
    words = _cards(1)[0].words
    seen = in_a_window("preview", str(folder), typed=words[:30] if ground.quick else words)
    return Figure("card preview", seen.pop("p90"), None, _KEYSTROKE_MS, "ms (p90)", 0, absolute=True, more=seen)


def _cards(count: int) -> list[Card]:
    signer = Signer("Ingrid Dahl", "owner")
    words = "You carried Åse’s bag up the hill on Wednesday and thought nobody saw. We did. Your rye is on us this Saturday."
    return [
        Card(
            CardKind.THANK_YOU, "Thank you", rules.greeting_line(f"Guest {number}"), f"{words} It was loaf {number}.", signer, _SHOP,
            payloads.member(codes.make(codes.CodeKind.PERSON)),
        )
        for number in range(count)
    ]


def _gifts(count: int) -> list[PrintedGift]:
    """Each with a worth, a name and a giver of its own."""
    return [
        PrintedGift(codes.make(codes.CodeKind.GIFT), f"{number + 100} kr", f"Guest {number}", f"Giver {number}") for number in range(count)
    ]
