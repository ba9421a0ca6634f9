"""The paper a portrait is cut from: outlines of heads, hair, beards and clothes on a square of 100 x 100.

An outline is a closed curve through its points; a symmetric one gives its right half from top to bottom only.
"""

from __future__ import annotations

from enum import StrEnum

Point = tuple[float, float]
Outline = tuple[Point, ...]
Disc = tuple[float, float, float, float]  # middle, then half width and half height


class Hair(StrEnum):
    """How the hair is worn."""

    CROPPED = "cropped"
    PARTED = "parted"
    QUIFF = "quiff"
    BOB = "bob"
    LONG = "long"
    FRINGE = "fringe"
    BUN = "bun"
    CURLS = "curls"
    CLOUD = "cloud"
    PLAITS = "plaits"
    BALD = "bald"
    SCARF = "scarf"
    CAP = "cap"


class Beard(StrEnum):
    """What grows below the nose."""

    NONE = "none"
    MOUSTACHE = "moustache"
    SHORT = "short"
    FULL = "full"


class Collar(StrEnum):
    """How the shirt ends at the neck."""

    ROUND = "round"
    SHIRT = "shirt"
    ROLL = "roll"
    OPEN = "open"


def mirrored(half: Outline) -> Outline:
    """Close a right half, given from top to bottom, with its left."""
    return half + tuple((100 - x, y) for x, y in reversed(half) if abs(x - 50) > 0.01)


HEAD = mirrored(((50, 23.5), (59, 25.5), (65.5, 32), (67, 42), (66, 52), (61.5, 61.5), (55, 66.3), (50, 67.4)))
NECK = ((43.2, 56), (56.8, 56), (57.6, 74), (60.5, 79), (50, 85), (39.5, 79), (42.4, 74))
SHOULDERS = mirrored(((50, 79), (57.5, 76.8), (65, 78.5), (76, 82.5), (84, 90), (88, 104), (50, 106)))

# A cap of hair lying close to the skull; the last points are the hairline.
_CLOSE = ((32.6, 46), (31.6, 35), (36.5, 23.5), (50, 18.6), (63.5, 23.5), (68.4, 35), (67.4, 46))
_CROWN_FULL = ((30.5, 45), (30, 32), (36, 20), (50, 15.5), (64, 20), (70, 32), (69.5, 45))

BACK: dict[Hair, tuple[Outline, ...]] = {
    Hair.BOB: (mirrored(((50, 15), (64, 18.5), (71.5, 32), (73, 48), (71.5, 63), (66, 68), (58, 67), (50, 60))),),
    Hair.LONG: (mirrored(((50, 14.5), (64.5, 18.5), (72, 33), (73.5, 52), (75, 70), (76, 85), (68, 92), (58, 84), (50, 60))),),
    Hair.FRINGE: (mirrored(((50, 14.5), (64, 18), (71.5, 32), (73, 52), (73, 70), (70.5, 78), (62, 77), (50, 60))),),
    Hair.PLAITS: (mirrored(((50, 16), (63, 19.5), (69.8, 32), (70.5, 48), (70, 58), (60, 62), (50, 60))),),
    Hair.SCARF: (mirrored(((50, 12.5), (65, 17), (73.5, 32), (74, 50), (71, 64), (70, 76), (66, 84), (50, 86))),),
}

FRONT: dict[Hair, tuple[Outline, ...]] = {
    Hair.CROPPED: ((*_CLOSE, (64.6, 38), (62, 32.2), (50, 30.4), (38, 32.2), (35.4, 38)),),
    Hair.PARTED: ((*_CLOSE, (65.2, 37), (61, 31), (53, 29.5), (44, 25.5), (42, 30), (37.5, 33), (35, 38)),),
    Hair.QUIFF: (
        ((32.6, 45), (31.8, 34), (35, 24), (43, 17.5), (55, 13.8), (65.5, 18.5), (68.8, 33), (67.4, 45),
         (65, 37), (62.5, 30.5), (54, 28), (44, 30.2), (37.4, 30.8), (35.2, 37)),
    ),
    Hair.BOB: ((*_CROWN_FULL, (66, 41), (60, 31.5), (50, 28.5), (42, 25.2), (39.5, 32), (34, 41)),),
    Hair.LONG: (
        ((30, 52), (29.4, 34), (35.5, 20), (50, 15), (64.5, 20), (70.6, 34), (70, 52), (66.4, 43), (60.5, 32), (50.5, 24.6),
         (40, 32), (33.6, 43)),
    ),
    Hair.FRINGE: (
        ((30.2, 54), (29.4, 34), (35.5, 20), (50, 15), (64.5, 20), (70.6, 34), (69.8, 54), (66.6, 47), (65.4, 40.5), (58, 39),
         (50, 38.4), (42, 39), (34.6, 40.5), (33.4, 47)),
    ),
    Hair.BUN: ((*_CLOSE, (65.6, 39), (60, 30.4), (50, 28), (40, 30.4), (34.4, 39)),),
    Hair.PLAITS: ((*_CROWN_FULL, (66.2, 41), (60.5, 32), (50, 25), (39.5, 32), (33.8, 41)),),
    Hair.BALD: (
        ((32.4, 51), (30.8, 44), (31.6, 37), (34.2, 33.4), (35.4, 41), (34.6, 48)),
        ((67.6, 51), (69.2, 44), (68.4, 37), (65.8, 33.4), (64.6, 41), (65.4, 48)),
    ),
    Hair.CURLS: (),
    Hair.CLOUD: (),
    Hair.SCARF: (),
    Hair.CAP: (
        ((32.8, 50), (31.6, 41), (33.4, 35), (35.6, 40), (35.2, 47)),
        ((67.2, 50), (68.4, 41), (66.6, 35), (64.4, 40), (64.8, 47)),
    ),
}

# Round tufts: behind the head, and in front of it.
TUFTS_BACK: dict[Hair, tuple[Disc, ...]] = {
    Hair.BUN: ((50, 14.5, 8.2, 7.4),),
    Hair.CLOUD: (
        (50, 21, 15, 11), (37, 25, 11, 11), (63, 25, 11, 11), (31, 36, 9.5, 11), (69, 36, 9.5, 11), (30.5, 48, 8.5, 10),
        (69.5, 48, 8.5, 10), (33.5, 58, 7, 7.5), (66.5, 58, 7, 7.5),
    ),
    Hair.PLAITS: (
        (29.6, 60, 5.4, 4.8), (28.6, 67.4, 5.2, 4.8), (28.4, 74.8, 4.8, 4.6), (29, 82, 4.2, 4.6),
        (70.4, 60, 5.4, 4.8), (71.4, 67.4, 5.2, 4.8), (71.6, 74.8, 4.8, 4.6), (71, 82, 4.2, 4.6),
    ),
}
TUFTS_FRONT: dict[Hair, tuple[Disc, ...]] = {
    Hair.CURLS: (
        (36, 31, 6.4, 6.4), (39.5, 24.5, 6.6, 6.2), (46, 20.5, 6.6, 6.2), (53.5, 20, 6.8, 6.2), (60, 24, 6.6, 6.4),
        (64, 31, 6.4, 6.4), (33.6, 38.4, 4.4, 5.4), (66.4, 38.4, 4.4, 5.4), (49.5, 26.5, 8, 4.6), (57, 28, 5, 4), (42.5, 28, 5, 4),
    ),
    Hair.CLOUD: ((42, 27.5, 7, 4.8), (50, 25.6, 8, 4.8), (58, 27.5, 7, 4.8), (35.5, 34, 4.6, 6.4), (64.5, 34, 4.6, 6.4)),
}

BEARDS: dict[Beard, Outline] = {
    Beard.MOUSTACHE: mirrored(((50, 54.4), (54, 54.2), (58.6, 57.6), (57.4, 59), (53, 57.9), (50, 57.4))),
    Beard.SHORT: mirrored(
        ((50, 55.2), (55, 54.4), (60, 56.2), (64.2, 52), (66.6, 46), (66.4, 53), (62.6, 62.4), (56, 67.6), (50, 69))
    ),
    Beard.FULL: mirrored(
        ((50, 55), (55, 54), (60.5, 55.6), (64.4, 51), (67.2, 44), (67.6, 54), (65, 65), (58.6, 72.4), (50, 75.2))
    ),
}

SCARF_FOLDS: tuple[Outline, ...] = (
    ((30.4, 60), (36, 68.5), (50, 72), (64, 68.5), (69.6, 60), (72, 76), (60, 84), (50, 85), (40, 84), (28, 76)),
)
CAP_CROWN: Outline = ((31, 35), (32.4, 24), (40, 17.4), (50, 16), (60, 17.4), (67.6, 24), (69, 35), (60, 33), (50, 32.4), (40, 33))
CAP_PEAK: Outline = mirrored(((50, 31.6), (61, 32.6), (70.4, 35), (73, 38.2), (62, 37.4), (50, 36.8)))

COLLARS: dict[Collar, tuple[Outline, ...]] = {
    Collar.SHIRT: (((41.4, 75), (50, 83.5), (43.6, 88), (38.4, 78)), ((58.6, 75), (50, 83.5), (56.4, 88), (61.6, 78))),
    Collar.ROLL: (mirrored(((50, 72.2), (57, 71), (59.4, 75), (62, 81), (58, 86), (50, 87))),),
}
APRON_BIB: Outline = ((35.5, 83.4), (64.5, 83.4), (66, 108), (34, 108))
APRON_STRAPS: tuple[Outline, ...] = (
    ((36.4, 78), (40.4, 76.9), (40.2, 86), (35.6, 86)), ((63.6, 78), (59.6, 76.9), (59.8, 86), (64.4, 86)),
)
