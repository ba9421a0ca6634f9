"""How writing looks, in words alone: what a template says of it, and a screen may ask without bringing the typesetter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """What kind of writing it is: by hand, for names and titles, for plain information."""

    HAND = "hand"
    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, in millimetres. ``smallest`` is the share of ``size`` it may shrink to; ``align`` left, centre or right;
    ``bold`` draws round each letter with its own ink, which costs no second typeface."""

    face: Face
    size: float
    leading: float
    smallest: float = 1.0
    align: str = "left"
    colour: str = "#2B2621"
    bold: bool = False
