"""shopdesk import --dry-run: what a list would do, who on it may be somebody here, and what stays out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shopdesk.cli.session import answer
from shopdesk.core.duplicates import rules
from shopdesk.core.imports.records import BadRow, ListSource, Looked, Perhaps
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile, Preview, noted
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SHOWN = 20  # lines of each kind in words
_TOLD = 1000  # … and as data


def say(shop: Shop, people: PeopleFile, _beside: Path, as_json: bool) -> None:
    """Go through the list and tell; nothing is written."""
    seen = Preview(people.mapping, people.encoding, people.separator)
    left: list[BadRow] = []
    why: Counter[str] = Counter()

    def note(bad: BadRow) -> None:
        why[bad.why.value] += 1
        if len(left) < _TOLD:
            left.append(bad)

    source = ListSource(people.name, people.mapping.format, people.titles)
    looked = shop.imports.look(noted(people, seen), source, note)
    answer(as_json, _as_data(seen, looked, left, why), *_lines(seen, looked, left))


def _as_data(seen: Preview, looked: Looked, left: list[BadRow], why: Counter[str]) -> dict[str, Any]:
    brought = looked.brought
    first = [{"line": row.line, "name": row.name, "emails": list(row.emails), "phones": list(row.phones)} for row in seen.first_people]
    return {
        "format": seen.mapping.format, "encoding": seen.encoding, "separator": seen.separator,
        "columns": [{"title": column.title, "becomes": column.meaning.value} for column in seen.mapping.columns],
        "people": seen.people, "new": brought.taken, "known": brought.known, "fresh": brought.fresh, "undecided": brought.undecided,
        "left": brought.left, "bad": dict(why), "doubts": {doubt.value: count for doubt, count in seen.doubts.items()},
        "twice": seen.twice, "first": first, "perhaps": [_pair(pair) for pair in looked.pairs],
        "left_out": [
            {"part": row.part, "line": row.line, "why": row.why.value, "reason": reasons.say(row.why, row.detail)} for row in left
        ],
    }


def _pair(pair: Perhaps) -> dict[str, Any]:
    return {
        "part": pair.place[0], "line": pair.place[1], "sure": pair.sure, "why": rules.sentence(pair.whys),
        "reasons": [why.value for why in pair.whys], "here": list(pair.here), "there": list(pair.there),
        "differs": [{"what": one.what.value, "here": one.here, "there": one.there} for one in pair.differs],
    }


def _lines(seen: Preview, looked: Looked, left: list[BadRow]) -> list[str]:
    brought = looked.brought
    lines = [ngettext(
        "{count} person would be brought in from a list as {format} writes it.",
        "{count} people would be brought in from a list as {format} writes it.", seen.people,
    ).format(count=seen.people, format=seen.mapping.format)]
    if brought.known or brought.undecided:
        counts = {"new": brought.taken, "known": brought.known, "fresh": brought.fresh, "perhaps": brought.undecided}
        said = _("{new} are new, {known} are here already, {fresh} of them get fresh details; {perhaps} new ones may be here.")
        lines.append(said.format(**counts))
    lines += [_perhaps(pair) for pair in looked.pairs if not pair.sure][:_SHOWN]
    for row in left[:_SHOWN]:
        lines.append(_("Line {line}: {reason}").format(line=_where(row.part, row.line), reason=reasons.say(row.why, row.detail)))
    return lines + seen.warnings()


def _perhaps(pair: Perhaps) -> str:
    here, there = (", ".join(filter(None, side)) for side in (pair.here, pair.there))
    said = _("Line {line}: {there} may be {here}. {why}.")
    return said.format(line=_where(*pair.place), there=there, here=here, why=rules.sentence(pair.whys))


def _where(part: str, line: int) -> str:
    return f"{part} {line}".strip()
