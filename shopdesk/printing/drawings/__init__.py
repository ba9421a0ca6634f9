"""Fronts and marks drawn as vectors, one module a set of pictures. A folded front is 105 x 148, a small card 85 x 55, a mark 24 wide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from shopdesk.core.cards.records import CardKind
from shopdesk.printing.colours import Palette
from shopdesk.printing.drawings import bakery, bike_shop, bookshop, occasions, plain

_FRONT, _SMALL = 105.0, 85.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands on a front without its ground, drawn ``width`` units wide with y running down."""

    draw: Callable[[Canvas, Palette], None]
    width: float = _FRONT


@dataclass(frozen=True, slots=True)
class PictureSet:
    """What one kind of shop shows: its own fronts by kind of card, and ``mark``, the sign beside the shop's name."""

    fronts: dict[CardKind, Drawing]
    mark: Callable[[Canvas, str], None]

    def front(self, kind: CardKind) -> Drawing:
        """The drawing for a kind of card: the set's own, else the one every shop can use."""
        return self.fronts.get(kind) or _OF_ALL.get(kind) or self.fronts[CardKind.THANK_YOU]


_OF_ALL = {
    CardKind.APOLOGY: Drawing(occasions.mended_plate),
    CardKind.BIRTHDAY: Drawing(occasions.cake),
    CardKind.INVITATION: Drawing(occasions.lanterns),
    CardKind.SAID_DID: Drawing(occasions.talk),
    CardKind.GIFT: Drawing(occasions.flowers, _SMALL),
}
_SETS = {
    "bakery": PictureSet({CardKind.THANK_YOU: Drawing(bakery.thank_you), CardKind.MISSED: Drawing(bakery.missed)}, bakery.mark),
    "bookshop": PictureSet({CardKind.THANK_YOU: Drawing(bookshop.thank_you), CardKind.MISSED: Drawing(bookshop.missed)}, bookshop.mark),
    "bike_shop": PictureSet({CardKind.THANK_YOU: Drawing(bike_shop.thank_you), CardKind.MISSED: Drawing(bike_shop.missed)}, bike_shop.mark),
    "plain": PictureSet({CardKind.THANK_YOU: Drawing(plain.thank_you), CardKind.MISSED: Drawing(occasions.empty_chair)}, plain.mark),
}
NAMES = tuple(_SETS)
"""The sets there are, as the shop's settings name them."""


def picture_set(name: str) -> PictureSet:
    """The set called ``name``; the plain one when nobody drew it."""
    return _SETS.get(name, _SETS["plain"])
