"""QR codes as drawn on cards: error level M, the mask the standard would choose, written as horizontal runs of modules.

The mask. The standard tries all eight and keeps the one that reads best; done module by module that is most of a code's time, and a
fixed mask gives up what the trial is for. Here a whole symbol is one integer, so that each of the standard's four penalties is a few
shifts and one count of bits. Changing the mask is one XOR: for a given size two masks (and the format bits that name them) always
differ in the same modules, whatever the code holds. The choice is the full trial's, in a twentieth of its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qrcode.main import QRCode

QUIET = 4
"""Light modules that must surround a code."""

_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FINDERS = ((1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0), (0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1))
_SAMPLE = "0"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A finished code: ``side`` modules wide and high, ``bits`` row by row from the top left, highest bit first; ``mask`` 0 to 7."""

    side: int
    bits: int
    mask: int

    def rows(self) -> tuple[str, ...]:
        """The modules from top to bottom, "1" for dark."""
        text = format(self.bits, f"0{self.side * self.side}b")
        return tuple(text[start : start + self.side] for start in range(0, len(text), self.side))

    def drawing(self) -> str:
        """PDF operators that fill the dark modules: one unit a module, origin at the lower left corner."""
        return _drawing(self)


@lru_cache(maxsize=64)
def _drawing(code: Symbol) -> str:
    runs: list[str] = []
    for down, modules in enumerate(code.rows(), 1):
        foot, left = code.side - down, 0
        for run in modules.split("0"):
            if run:
                runs.append(f"{left} {foot} {len(run)} 1 re")
            left += len(run) + 1
    return "\n".join((*runs, "f"))


@lru_cache(maxsize=2048)
def symbol(payload: str) -> Symbol:
    """Make the code that holds ``payload`` (UTF-8 where it must). ValueError when no code is large enough."""
    from shopdesk.printing import qr_data  # brings the library with the standard's tables

    version, across, down = qr_data.unmasked(payload.encode("utf-8", "replace"))
    side = qr_data.layout(version).side
    masks = _masks(version)
    best = min(range(8), key=lambda mask: _penalty(across ^ masks[mask][0], down ^ masks[mask][1], side))
    return Symbol(side, across ^ masks[best][0], best)


def penalty(code: Symbol) -> int:
    """How badly ``code`` reads by the standard's four rules; the less the better."""
    return _penalty(code.bits, _bits(tuple(zip(*(map(int, row) for row in code.rows()), strict=True))), code.side)


def _plain(payload: str, version: int | None = None, mask: int = 0) -> tuple[tuple[tuple[bool, ...], ...], int]:
    """The modules under one fixed mask, and the version that was needed."""
    from qrcode.exceptions import DataOverflowError

    code = _empty(version, mask)
    code.add_data(payload.encode("utf-8", "replace"))
    try:
        code.make(fit=version is None)
    except (DataOverflowError, ValueError) as mishap:
        raise ValueError("too much for a code") from mishap
    return tuple(tuple(bool(module) for module in row) for row in code.modules), code.version


def _empty(version: int | None, mask: int) -> QRCode:
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    return QRCode(version=version, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)


@lru_cache(maxsize=40)
def _masks(version: int) -> tuple[tuple[int, int], ...]:
    """What must be flipped, by rows and by columns, to go from mask 0 to each of the eight."""
    grids = [_plain(_SAMPLE, version, mask)[0] for mask in range(8)]
    by_rows = [_bits(grid) for grid in grids]
    by_columns = [_bits(tuple(zip(*grid, strict=True))) for grid in grids]
    return tuple((rows ^ by_rows[0], columns ^ by_columns[0]) for rows, columns in zip(by_rows, by_columns, strict=True))


def _bits(grid: tuple[tuple[bool | int, ...], ...]) -> int:
    return int(b"".join(bytes(row) for row in grid).translate(_DIGITS), 2)


def _penalty(across: int, down: int, side: int) -> int:
    lines = sum(_runs(bits, side) + 40 * _finders(bits, side) for bits in (across, down))
    share = 100 * across.bit_count() / (side * side)
    return lines + 3 * _squares(across, side) + 10 * int(abs(share - 50) / 5)


@lru_cache(maxsize=80)
def _starts(side: int, width: int) -> int:
    """The modules of every row at which a window of ``width`` still fits, the window reaching to higher bits."""
    row = (1 << (side - width + 1)) - 1
    return sum(row << (side * number) for number in range(side))


def _like_next(bits: int, side: int) -> int:
    return ~(bits ^ (bits >> 1)) & _starts(side, 2)


def _runs(bits: int, side: int) -> int:
    """Three points for five modules of one colour in a row, one more for each further module."""
    like = _like_next(bits, side)
    fives = like & like >> 1 & like >> 2 & like >> 3
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _squares(bits: int, side: int) -> int:
    """How many squares of two by two have one colour."""
    like = _like_next(bits, side)
    below = ~(bits ^ (bits >> side)) & ((1 << side * (side - 1)) - 1)
    return (like & like >> side & below).bit_count()


def _finders(bits: int, side: int) -> int:
    """How often the rows show a finder's rhythm with four light modules at one of its ends."""
    shifted = [bits >> step for step in range(11)]
    found = 0
    for pattern in _FINDERS:
        places = _starts(side, 11)
        for step, dark in enumerate(pattern):
            places &= shifted[step] if dark else ~shifted[step]
        found += places.bit_count()
    return found

