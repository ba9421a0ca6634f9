"""Reads plainly written numbers as phonenumbers does, eight times as quick: by a country's numbering plan, made ready once.

A number with signs between its digits, or whose beginning may mean two things, is left to phonenumbers; the tests hold the two
against each other for every country there is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import phonenumbers
from phonenumbers import NumberFormat, PhoneMetadata

_PLAINLY = re.compile(r"\+?[0-9](?: ?[0-9])+").fullmatch
_LONGEST = 17  # digits of a number without its country
_GROUP = re.compile(r"\\(\d)")


class Plain(NamedTuple):
    """A number that can be rung: its calling code, the digits after it, and how they are written in groups."""

    code: int
    national: str
    shown: str


class _Grouping(NamedTuple):
    """How some numbers are written: which they are by their first digits and as a whole, and the digits' groups with what goes between."""

    leading: re.Pattern[str] | None
    whole: re.Pattern[str]
    written: str


class _Plan:
    """The numbers of one country, dialled in ``metadata``'s region. Regions that share a calling code are written as its main one does."""

    def __init__(self, metadata: PhoneMetadata) -> None:
        self.code = metadata.country_code or 0
        self.code_digits = str(self.code)
        self.abroad = re.compile(metadata.international_prefix or "NonMatch")
        self._prefix = re.compile(metadata.national_prefix_for_parsing) if metadata.national_prefix_for_parsing else None
        self._rule = metadata.national_prefix_transform_rule
        self._usual = re.compile((metadata.general_desc and metadata.general_desc.national_number_pattern) or "NonMatch")
        main = PhoneMetadata.metadata_for_region_or_calling_code(self.code, phonenumbers.region_code_for_country_code(self.code))
        assert main is not None
        assert main.general_desc is not None
        self._lengths = {*main.general_desc.possible_length, *main.general_desc.possible_length_local_only}
        self._lengths_here = set(metadata.general_desc.possible_length) if metadata.general_desc else set()
        self._at_home = [_grouping(each, at_home=True) for each in main.number_format]
        self._for_others = [_grouping(each, at_home=False) for each in main.intl_number_format or main.number_format]

    def read(self, digits: str, *, at_home: bool) -> Plain | None:
        """The number these digits are, dialled inside the country; None where that is not plain to see."""
        national = self._without_prefix(digits)
        if national is None or len(national) not in self._lengths or not 1 < len(national) <= _LONGEST or not national.strip("0"):
            return None
        for leading, whole, written in self._at_home if at_home else self._for_others:
            if (leading is None or leading.match(national)) and (groups := whole.fullmatch(national)):
                shown = written.format(*groups.groups())
                break
        else:
            shown = national
        return Plain(self.code, national, shown if at_home else f"+{self.code} {shown}")

    def _without_prefix(self, digits: str) -> str | None:
        """The digits without what is dialled before them inside the country, such as a 0; None where that says more than that."""
        there = self._prefix and self._prefix.match(digits)
        if not there:
            return digits
        if self._rule or there.re.groups:
            return None
        rest = digits[there.end() :]
        if self._usual.fullmatch(digits) and not self._usual.fullmatch(rest):
            return digits
        return rest if len(rest) in self._lengths_here else None


def read(typed: str, region: str) -> Plain | None:
    """The number that was typed in ``region`` (two letters, or nothing); None where it is none, or not plainly written."""
    if not _PLAINLY(typed):
        return None
    digits, home = typed.replace(" ", ""), _of_region(region)
    if digits[0] == "+":
        plan = _of_beginning(digits[1:4])
        digits = digits[1 + len(plan.code_digits) :] if plan else ""
    else:
        plan = home
        if plan and (plan.abroad.match(digits) or digits.startswith(plan.code_digits)):
            return None
    return plan.read(digits, at_home=home is not None and home.code == plan.code) if plan else None


@cache
def _of_region(region: str) -> _Plan | None:
    metadata = PhoneMetadata.metadata_for_region(region.upper(), None) if region else None
    return _Plan(metadata) if metadata else None


@cache
def _of_beginning(digits: str) -> _Plan | None:
    """The plan of the country whose calling code a number begins with."""
    for length in range(1, len(digits) + 1):
        if (code := int(digits[:length])) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE and digits[0] != "0":
            return _of_code(code)
    return None


@cache
def _of_code(code: int) -> _Plan | None:
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, phonenumbers.region_code_for_country_code(code))
    return _Plan(metadata) if metadata else None


def _grouping(form: NumberFormat, *, at_home: bool) -> _Grouping:
    written = form.format or ""
    if at_home and form.national_prefix_formatting_rule:
        written = _GROUP.sub(lambda _first: form.national_prefix_formatting_rule or "", written, count=1)
    fields = _GROUP.sub(lambda group: f"{{{int(group[1]) - 1}}}", written.replace("{", "{{").replace("}", "}}"))
    leading = re.compile(form.leading_digits_pattern[-1]) if form.leading_digits_pattern else None
    return _Grouping(leading, re.compile(form.pattern or ""), fields)
