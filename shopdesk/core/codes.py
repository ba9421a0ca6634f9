"""Codes on cards: sixteen letters that every keyboard types the same, the last of which checks the rest."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

LETTERS = "BCDEFGHJKNPRSTVX"
_FROM_HEX = str.maketrans("0123456789abcdef", LETTERS)
_VALUE = {letter: number for number, letter in enumerate(LETTERS)}


class CodeKind(StrEnum):
    """Whose code it is, by its prefix in a QR code."""

    PERSON = "SDP"
    GIFT = "SDG"


_LENGTHS = {CodeKind.PERSON: 16, CodeKind.GIFT: 20}


@dataclass(frozen=True, slots=True)
class Reading:
    """A code read from typing or a scan. ``kind`` is told by prefix, else by length; ``good`` says whether the check letter fits."""

    letters: str
    kind: CodeKind
    good: bool


def _powers(count: int) -> tuple[int, ...]:
    """g^0 … g^(count-1) in GF(16) modulo x^4+x+1, g = x."""
    powers, element = [], 1
    for _position in range(count):
        powers.append(element)
        element <<= 1
        if element & 16:
            element ^= 0b10011
    return tuple(powers)


def _product(a: int, b: int) -> int:
    """Multiply in GF(16) modulo x^4+x+1."""
    result = 0
    for bit in range(4):
        if b >> bit & 1:
            result ^= a << bit
    for bit in (6, 5, 4):
        if result >> bit & 1:
            result ^= 0b10011 << (bit - 4)
    return result


# For each place, what each letter adds there.
_TABLE = tuple({letter: _product(value, weight) for letter, value in _VALUE.items()} for weight in _powers(19))


def check_letter(letters: str) -> str:
    """The letter that makes the weighted sum of ``letters`` and itself zero (weights g^i, itself 1)."""
    total = 0
    for weights, letter in zip(_TABLE, letters, strict=False):
        total ^= weights[letter]
    return LETTERS[total]


def make(kind: CodeKind) -> str:
    """A fresh code with its check letter, from the system's random source."""
    count = _LENGTHS[kind] - 1
    # Once for all letters: asking for each is most of the work.
    body = secrets.token_hex((count + 1) // 2)[:count].translate(_FROM_HEX)
    return body + check_letter(body)


def read(text: str) -> Reading | None:
    """Read ``text`` as a code: any case, spaces and dashes ignored, prefix optional. None when it is no code at all."""
    letters = "".join(text.split()).replace("-", "").upper()
    for kind, length in _LENGTHS.items():
        # By length first: one bare code in 4,096 begins with the letters of a prefix.
        body = letters if len(letters) == length else letters.removeprefix(kind.value)
        if len(body) == length and all(letter in _VALUE for letter in body):
            return Reading(body, kind, check_letter(body[:-1]) == body[-1])
    return None


def payload(code: str, kind: CodeKind) -> str:
    """What the QR code holds: prefix and letters without spaces."""
    return kind.value + code


def spaced(code: str) -> str:
    """The code as printed, in fours."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
