"""shopdesk standing: judge a log of visits without a shop, so that anyone can test the judgement on their own."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from shopdesk.cli.session import json_option
from shopdesk.errors import FileProblem
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.rhythm.judging import Judged
    from shopdesk.exchange.visit_log import VisitLog

COLUMNS = ("member_id", "p_return", "expected_visits", "expected_on", "standing", "sentence")
_LONGEST_HORIZON = 3660  # days


def _closures(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> list[tuple[dt.date, dt.date]]:
    """Read DAY or DAY..DAY."""
    ends = [text.partition("..") for text in given]
    try:
        return [(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)) for first, _dots, last in ends]
    except ValueError as error:
        raise click.BadParameter(_("Write a day as 2026-07-01, or the first and the last as 2026-07-01..2026-07-14.")) from error


@click.command("standing")
@click.option("--visits", required=True, metavar="FILE|-", help="The log: member_id,date,amount; plain or .gz.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="The day; later visits do not count.")
@click.option("--horizon-days", type=click.IntRange(1, _LONGEST_HORIZON), default=91, show_default=True, help="How far to look ahead.")
@click.option("--closed", multiple=True, metavar="DAY[..DAY]", callback=_closures, help="Days on which the shop was or will be closed.")
@json_option
def command(visits: str, as_of: dt.datetime, horizon_days: int, closed: list[tuple[dt.date, dt.date]], as_json: bool) -> None:
    """Say of every member in a log how likely they come again, when to expect them, and where they stand."""
    from shopdesk.exchange import visit_log

    log = visit_log.read(_opened(visits))
    if log.left_out:
        click.echo(_left_out(log), err=True)
    rows = _rows(log, _judged(log, as_of.date().toordinal(), horizon_days, closed))
    if as_json:
        click.echo(json.dumps([dict(zip(COLUMNS, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
        return
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    click.echo(out.getvalue().encode("utf-8", "surrogateescape"), nl=False)


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return io.BytesIO(Path(name).read_bytes())
    except OSError as error:
        said = _("“{file}” cannot be read.").format(file=name)
        raise FileProblem(said, _("Nothing was judged."), _("Look whether it is there.")) from error


def _left_out(log: VisitLog) -> str:
    return ngettext(
        "{count} row was left out: it has no member, or no day that can be read. It is line {line}.",
        "{count} rows were left out: they have no member, or no day that can be read. The first is line {line}.", log.left_out,
    ).format(count=log.left_out, line=log.first_left_out)


def _judged(log: VisitLog, as_of: int, horizon: int, closed: list[tuple[dt.date, dt.date]]) -> Judged:
    import numpy as np

    from shopdesk.core.rhythm import judging, learning
    from shopdesk.core.rhythm.opening import OpeningDays, days_of, empty_runs
    from shopdesk.core.rhythm.story import gathered

    seen = log.days <= as_of
    people = int(np.count_nonzero(np.bincount(log.who[seen])))
    opening = OpeningDays([*days_of(closed), *empty_runs(log.days[seen], people, as_of)])
    story = gathered(log.who, log.days, opening, as_of)
    return judging.judged(story, learning.learned(story), horizon)


def _rows(log: VisitLog, judged: Judged) -> Iterator[tuple[Any, ...]]:
    from shopdesk.core.rhythm.sentences import text

    days = {day: dt.date.fromordinal(day).isoformat() if day else "" for day in set(judged.expected_on.tolist())}
    columns = zip(
        judged.story.who.tolist(), judged.p_return.tolist(), judged.expected_visits.tolist(), judged.expected_on.tolist(),
        judged.standing.tolist(), strict=True,
    )
    for place, (who, chance, visits, day, standing) in enumerate(columns):
        name = log.ids[who].decode("utf-8", "surrogateescape")
        yield name, float(f"{chance:.8g}"), float(f"{visits:.6g}"), days[day], standing, text(judged.said(place))
