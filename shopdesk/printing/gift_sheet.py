"""Gift cards ready to be cut: ten to a sheet of A4, each with its worth in front and its own code on its own back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopdesk.core import codes
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Signer
from shopdesk.printing import cards, sheets
from shopdesk.printing.sheets import STRAIGHT, Correction

ON_SHEET = len(sheets.TEN.places)


@dataclass(frozen=True, slots=True)
class PrintedGift:
    """One card: its code, which stands on this paper and nowhere else, what it is worth in words, and whom it is from and to."""

    code: str
    worth: str
    to: str = ""
    sender: str = ""


def render(gifts: Sequence[PrintedGift], shop: Letterhead, *, start: int = 0, correction: Correction = STRAIGHT) -> bytes:
    """Print ``gifts`` from place ``start`` of the first sheet: pages in pairs, fronts then backs. The same cards give the same bytes."""
    return cards.render([_card(gift, shop) for gift in gifts], sheets.TEN, start=start, correction=correction).pdf


def _card(gift: PrintedGift, shop: Letterhead) -> Card:
    """The shop itself stands for its gift cards: they are money, which nobody signs with a face."""
    kind = CardKind.GIFT
    return Card(
        kind, rules.front_line(kind), "", "", Signer(shop.name or rules.name_of(kind), ""), shop, payloads.gift(gift.code),
        under=rules.under_line(kind), to=gift.to, sender=gift.sender, value=gift.worth, letters=codes.spaced(gift.code),
        small=rules.small_print(kind),
    )
