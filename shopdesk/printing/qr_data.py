"""What stands in a code before its mask is chosen, after ISO/IEC 18004 at level M: letters as bits, safe against damage, in their places.

The library that knows the standard's tables works module by module. Here they are asked for once a size; then the bits of a whole block are
divided by table, eight at a time, and all of them fall into their places in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from qrcode import base, util
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

_LARGEST = 40
_PADDING = b"\xec\x11"
_SHORTEST = 20  # letters of one kind that are worth a change of alphabet
_DIGITS, _PAIRS = util.MODE_NUMBER, util.MODE_ALPHA_NUM


@dataclass(frozen=True, slots=True)
class Layout:
    """A size of code: ``across`` and ``down`` put bits ("0", "1", with one more "0" at the end) in order by rows and by columns;
    the grounds are what is flipped by them: the fixed modules, and mask 0."""

    side: int
    across: Callable[[str], tuple[str, ...]]
    down: Callable[[str], tuple[str, ...]]
    ground_across: int
    ground_down: int


def unmasked(payload: bytes) -> tuple[int, int, int]:
    """Version, modules by rows and modules by columns, under mask 0. ValueError when no code is large enough."""
    chunks = [(chunk.mode, chunk.data) for chunk in util.optimal_data_chunks(payload, minimum=_SHORTEST)]
    for version in range(1, _LARGEST + 1):
        bits = _bits(chunks, version)
        room = 8 * sum(block.data_count for block in base.rs_blocks(version, ERROR_CORRECT_M))
        if len(bits) <= room:
            return version, *_laid_out(_words(bits, room), version)
    raise ValueError("too much for a code")


def _laid_out(words: bytes, version: int) -> tuple[int, int]:
    plan = layout(version)
    stream = format(int.from_bytes(_guarded(words, version), "big"), f"0{8 * _total(version)}b") + "0"
    return int("".join(plan.across(stream)), 2) ^ plan.ground_across, int("".join(plan.down(stream)), 2) ^ plan.ground_down


def _bits(chunks: list[tuple[int, bytes]], version: int) -> str:
    return "".join(f"{mode:04b}{len(data):0{util.length_in_bits(mode, version)}b}{_letters(mode, data)}" for mode, data in chunks)


def _letters(mode: int, data: bytes) -> str:
    if mode == _DIGITS:
        groups = (data[place : place + 3] for place in range(0, len(data), 3))
        return "".join(f"{int(group):0{len(group) * 3 + 1}b}" for group in groups)
    if mode == _PAIRS:
        values = [util.ALPHA_NUM.index(data[place : place + 1]) for place in range(len(data))]
        pairs = "".join(f"{one * 45 + other:011b}" for one, other in zip(values[::2], values[1::2], strict=False))
        return pairs + (f"{values[-1]:06b}" if len(values) % 2 else "")
    return format(int.from_bytes(data, "big"), f"0{8 * len(data)}b") if data else ""


def _words(bits: str, room: int) -> bytes:
    """Closed by up to four zeros, and padded to the room there is."""
    closed = bits + "0" * min(4, room - len(bits))
    whole = closed + "0" * (-len(closed) % 8)
    words = int(whole, 2).to_bytes(len(whole) // 8, "big")
    missing = room // 8 - len(words)
    return words + (_PADDING * (missing // 2 + 1))[:missing]


def _guarded(words: bytes, version: int) -> bytes:
    """The blocks' words in turn, then what repairs them in turn."""
    data, repairs, begin = [], [], 0
    for block in base.rs_blocks(version, ERROR_CORRECT_M):
        data.append(words[begin : begin + block.data_count])
        repairs.append(_remainder(data[-1], block.total_count - block.data_count))
        begin += block.data_count
    return bytes(_in_turn(data)) + bytes(_in_turn(repairs))


def _in_turn(blocks: list[bytes]) -> Iterator[int]:
    for place in range(max(map(len, blocks))):
        yield from (block[place] for block in blocks if place < len(block))


def _remainder(words: bytes, count: int) -> bytes:
    """What is left when the words are divided by the generator of that many repairs (Reed and Solomon's code)."""
    products, above, within = _products(count), 8 * (count - 1), (1 << 8 * count) - 1
    left = 0
    for word in words:
        left = (left << 8 & within) ^ products[word ^ left >> above]
    return left.to_bytes(count, "big")


@lru_cache(maxsize=32)
def _products(count: int) -> tuple[int, ...]:
    """The generator of that degree, without its leading one, times each byte."""
    generator = [1]
    for root in range(count):
        shifted = [_times(part, base.gexp(root)) for part in generator]
        generator = [one ^ other for one, other in zip((*generator, 0), (0, *shifted), strict=True)]
    return tuple(int.from_bytes(bytes(_times(part, byte) for part in generator[1:]), "big") for byte in range(256))


def _times(one: int, other: int) -> int:
    return base.gexp((base.glog(one) + base.glog(other)) % 255) if one and other else 0


def _total(version: int) -> int:
    return sum(block.total_count for block in base.rs_blocks(version, ERROR_CORRECT_M))


@lru_cache(maxsize=_LARGEST)
def layout(version: int) -> Layout:
    """Where each bit of that version goes."""
    blank = _Blank(version)
    modules = blank.modules
    side, none = len(modules), 8 * _total(version)
    number = dict(zip(_zigzag(modules), range(none), strict=False))
    places = [(row, column) for row in range(side) for column in range(side)]
    ground = {(row, column): (row + column) % 2 == 0 if (dark := modules[row][column]) is None else dark for row, column in places}
    turned = [(row, column) for column, row in places]
    across, down = ([number.get(place, none) for place in order] for order in (places, turned))
    by_rows, by_columns = (int("".join("01"[bool(ground[place])] for place in order), 2) for order in (places, turned))
    return Layout(side, itemgetter(*across), itemgetter(*down), by_rows, by_columns)


def _zigzag(modules: list[list[bool | None]]) -> Iterator[tuple[int, int]]:
    """The free modules in the order bits are laid: two columns at a time from the right, up and down in turn, past the timing line."""
    side = len(modules)
    upwards = True
    for pair in range(side - 1, 0, -2):
        right = pair - 1 if pair <= 6 else pair
        for row in reversed(range(side)) if upwards else range(side):
            yield from ((row, column) for column in (right, right - 1) if modules[row][column] is None)
        upwards = not upwards


class _Blank(QRCode):
    """A code of one version with its fixed modules, the other ones None."""

    def __init__(self, version: int) -> None:
        super().__init__(version=version, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=0)
        self.data_cache: list[int] = []
        self.makeImpl(False, 0)

    def map_data(self, _data: object, _mask_pattern: int) -> None:
        """Lay nothing."""
