"""People on their way out, for tests: some by name, others found by hypothesis."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

from hypothesis import strategies as st

from shopdesk.core.exports.records import Going

DAY = dt.date(2026, 11, 19)
SOREN = Going(
    1, "BCDFGHJKLMNPQRST", "Søren Kjær", "Søren", "SUH-ren", "da", ("soren.kjaer@post.example",), (("900 12 345", "+4790012345"),),
    "Storgata 4", "7030", "Trondheim", "", "NO", (1987, 4, 14), dt.date(2024, 3, 1), dt.date(2024, 3, 1), DAY, 52, ("Bread",),
)
ASE = SOREN._replace(
    id=2, code="TSRQPNMLKJHGFDCB", name="Åse Bråten", greeting="", emails=(), phones=(), birthday=(None, 2, 29), last_visit=None,
    first_visit=None, visits=0, topics=(),
)
# What the shop keeps in one line: no line ends, no control signs, no spaces round it, in NFC.
_LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))
lines = st.text(_LETTERS, max_size=60).map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
hostile = st.sampled_from([
    "=1+1", "+1", "-5", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "'=1", ";", ",", '"', "\\n", "O'Neil", "田中", "🥨" * 40,
])
texts = st.one_of(lines, hostile)
names = texts.filter(bool)
days = st.dates(dt.date(1990, 1, 1), DAY)
births = st.one_of(
    st.none(), st.tuples(st.none(), st.just(2), st.just(29)),
    st.dates(dt.date(1900, 1, 1), DAY).map(lambda day: (day.year, day.month, day.day)),
)
_words = st.text("abcdefghijklmnopqrstuvwxyz.0123456789", min_size=1, max_size=20)
emails = st.builds("{}@{}.example".format, _words, _words)
numbers = st.from_regex(r"\+47 ?[49][0-9]{7}", fullmatch=True)
phones = numbers.map(lambda typed: (typed, typed.replace(" ", "")))


def _unique(some: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(some, max_size=most, unique=True).map(tuple)


people = st.builds(
    Going, st.integers(1, 2**62), st.text("BCDFGHJKLMNPQRST", min_size=16, max_size=16), names, texts, texts,
    st.sampled_from(["", "nb", "da"]),
    _unique(emails, 4), _unique(phones, 4), texts, texts, texts, texts, st.sampled_from(["", "NO", "DK"]), births, days, days, days,
    st.integers(0, 10_000), _unique(names, 2),
)
