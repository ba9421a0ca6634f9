"""Fronts and marks drawn as vectors, one module a set of pictures; a front is 105 x 148 mm, a mark 24 units square."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing.colours import Palette
from shopdesk.printing.drawings import bakery, bike_shop, bookshop, plain


@dataclass(frozen=True, slots=True)
class PictureSet:
    """What one kind of shop shows: ``front`` draws a whole front without its ground, ``mark`` the sign beside the shop's name."""

    front: Callable[[Canvas, Palette], None]
    mark: Callable[[Canvas, str], None]


_SETS = {
    "bakery": PictureSet(bakery.thank_you, bakery.mark),
    "bookshop": PictureSet(bookshop.thank_you, bookshop.mark),
    "bike_shop": PictureSet(bike_shop.thank_you, bike_shop.mark),
    "plain": PictureSet(plain.thank_you, plain.mark),
}
NAMES = tuple(_SETS)
"""The sets there are, as the shop's settings name them."""


def picture_set(name: str) -> PictureSet:
    """The set called ``name``; the plain one when nobody drew it."""
    return _SETS.get(name, _SETS["plain"])
