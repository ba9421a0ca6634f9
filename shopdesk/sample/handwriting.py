"""Signatures of the sample's staff: a first name by hand and one stroke under it, ink on nothing."""

from __future__ import annotations

import io
from itertools import pairwise
from random import Random

from PIL import Image, ImageDraw, ImageFont

from shopdesk import paths
from shopdesk.sample.faces import curve

_INK = "#1F3E66"
_SIZE = 150  # height of the letters in pixels
_ROOM = 60


def signature(name: str) -> bytes:
    """Write the first word of ``name`` as a PNG with a transparent ground; the same name gives the same picture."""
    first, hand = name.split()[0], Random(f"hand of {name}")
    font = ImageFont.truetype(paths.resources() / "fonts" / "Caveat-SemiBold.ttf", _SIZE)
    left, top, right, bottom = font.getbbox(first)
    width, height = int(right - left), int(bottom - top)
    ink = Image.new("L", (width + 2 * _ROOM, height + 2 * _ROOM))
    pen = ImageDraw.Draw(ink)
    pen.text((_ROOM - left, _ROOM - top), first, fill=255, font=font)
    _flourish(pen, width, height, hand)
    ink = ink.rotate(hand.uniform(2.5, 5.5), Image.Resampling.BICUBIC)
    return _png(ink)


def _flourish(pen: ImageDraw.ImageDraw, length: int, height: int, hand: Random) -> None:
    """One stroke from left to right that thins out."""
    foot = _ROOM + height + 12
    points = [
        (_ROOM + length * share, foot + lift + hand.uniform(-4, 4))
        for share, lift in ((-0.04, 8), (0.2, 0), (0.55, 2), (0.86, -6), (1.08, -14))
    ]
    stroke = curve(points, closed=False)
    for place, ((x, y), (next_x, next_y)) in enumerate(pairwise(stroke)):
        width = 7.2 - 4.6 * place / len(stroke)
        pen.line((x, y, next_x, next_y), fill=255, width=round(width))
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=255)


def _png(ink: Image.Image) -> bytes:
    picture = Image.new("RGBA", ink.size, _INK)
    picture.putalpha(ink)
    box = ink.getbbox()
    kept = io.BytesIO()
    (picture.crop(box) if box else picture).save(kept, "PNG")
    return kept.getvalue()
