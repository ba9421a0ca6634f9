"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HARMLESS = re.compile(r"\+[0-9][0-9 ]*|--[0-9]{2}-[0-9]{2}").fullmatch  # a phone number, a birthday without its year


def defused(cell: str) -> str:
    """The cell, with a ' before it where a spreadsheet would reckon; phone numbers stay readable. Our own import takes it off again."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) and not _HARMLESS(cell) else cell
