"""shopdesk import FILE: bring people or visits from another program."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli import past_lists
from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.imports.records import BadRow, Brought, ListSource
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile, Preview, preview, read_people
from shopdesk.exchange.formats import FORMATS
from shopdesk.exchange.rejects import Rejects
from shopdesk.exchange.visits import VisitsFile, is_visits
from shopdesk.exchange.writing import whole_file
from shopdesk.i18n import _, ngettext

_SHOWN = 20  # rows of which a dry run says why they would be left out

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format", "format_", type=click.Choice([known.key for known in FORMATS]), default=None,
    help="What wrote it, if the heading does not tell.",
)
@click.option("--visits", "as_visits", is_flag=True, help="It holds visits: member, date, amount.")
@click.option("--create", is_flag=True, help="Begin pages for ids in a list of visits that nobody here has.")
@click.option("--encoding", default=None, help="How its letters are written (utf-8, cp1252 …), if that is found out wrong.")
@click.option("--separator", default=None, help="What parts its cells, if that is found out wrong; tab for a tab.")
@click.option("--dry-run", is_flag=True, help="Only say what would be brought in.")
@click.option("--lists", "past", is_flag=True, help="Say which lists were brought in, with their numbers.")
@click.option("--undo", type=int, default=None, metavar="NUMBER", help="Take the list with this number back whole, within thirty days.")
@json_option
@click.pass_obj
def command(
    session: Session, file: Path | None, format_: str | None, as_visits: bool, create: bool, encoding: str | None, separator: str | None,
    dry_run: bool, past: bool, undo: int | None, as_json: bool,
) -> None:
    """Bring FILE in: a list of people (Square, Shopify, Google Contacts, Mailchimp, Loyverse or any table) or of visits.

    It may be CSV, an Excel workbook, vCards, or the ZIP that Mailchimp gives.

    A .json file that holds a whole shop (shopdesk export FILE.json --all) is brought into an empty one.

    Rows that cannot be taken go to a file beside it, each with its line and the reason; nothing else is lost.
    """
    if past or undo is not None:
        with session.open() as shop:
            past_lists.say(shop, as_json) if undo is None else past_lists.take_back(shop, undo, as_json)
        return
    if file is None:
        raise click.UsageError(_("Say which file, or --lists or --undo."))
    if whole_file.is_whole_shop(file):
        _bring_whole(session, file, as_json)
        return
    with session.open() as shop:
        if as_visits or (format_ is None and _holds_visits(file, shop.today())):
            (_try_visits if dry_run else _bring_visits)(shop, file, create, as_json)
            return
        separator = "\t" if separator == "tab" else separator
        with PeopleFile(file, shop.today(), format_, separator, encoding) as people:
            if dry_run:
                _say_preview(preview(people), as_json)
            else:
                _bring_people(shop, file, people, as_json)


def _bring_whole(session: Session, file: Path, as_json: bool) -> None:
    """Make an empty shop equal to the one that was written; a shop's file that is not there yet is made."""
    with session.open(create=True) as shop:
        counts = whole_file.read(file, shop.exports.whole)
    rows = sum(counts.values())
    said = ngettext("The whole shop was brought in, {count} row.", "The whole shop was brought in, {count} rows.", rows)
    answer(as_json, {"file": str(file), "rows": counts}, said.format(count=rows))


def _holds_visits(file: Path, today: dt.date) -> bool:
    with read_people(file, today) as people:
        return people.mapping.format == "plain" and is_visits(people.titles)


def _bring_people(shop: Shop, file: Path, people: PeopleFile, as_json: bool) -> None:
    with Rejects(file, people.titles, people.separator) as rejects:
        source = ListSource(file.name, people.mapping.format, people.titles)
        brought = shop.imports.bring_people(rejects.all_of(people.rows()), source, rejects.add)
    said = ngettext("{count} person was brought in", "{count} people were brought in", brought.taken).format(count=brought.taken)
    known = ngettext("{count} was known already.", "{count} were known already.", brought.known).format(count=brought.known)
    _say(brought, rejects, as_json, f"{said}, {known}")


def _bring_visits(shop: Shop, file: Path, create: bool, as_json: bool) -> None:
    currency = shop.settings.shop().currency
    with VisitsFile(file, currency, shop.today(), shop.zone()) as visits, Rejects(file, visits.titles, visits.separator) as rejects:
        source, rows = ListSource(file.name, "visits", visits.titles), rejects.all_of(visits.rows())
        brought = shop.imports.bring_visits(rows, source, create=create, keep_rows=visits.tells_more, on_bad=rejects.add)
    shop.rhythm.learn_all()
    said = ngettext("{count} visit was brought in", "{count} visits were brought in", brought.taken).format(count=brought.taken)
    begun = ngettext("{count} page was begun.", "{count} pages were begun.", brought.known).format(count=brought.known)
    _say(brought, rejects, as_json, f"{said}, {begun}")


class _OnlyLooked(Exception):
    """Breaks off a transaction that was only to be looked at."""


def _try_visits(shop: Shop, file: Path, create: bool, as_json: bool) -> None:
    """Bring the visits in, tell what became of them, and keep nothing of it."""
    left: list[BadRow] = []

    def note(bad: BadRow) -> None:
        if len(left) < _SHOWN:
            left.append(bad)

    with suppress(_OnlyLooked), VisitsFile(file, shop.settings.shop().currency, shop.today(), shop.zone()) as visits:
        source = ListSource(file.name, "visits", visits.titles)
        with shop.transaction("imports.try"):
            brought = shop.imports.bring_visits(visits.rows(), source, create=create, on_bad=note)
            raise _OnlyLooked
    said = _("{taken} visits would be brought in, {known} pages would be begun, {left} rows would not be taken.").format(
        taken=brought.taken, known=brought.known, left=brought.left
    )
    lines = [_("Line {line}: {reason}").format(line=row.line, reason=reasons.say(row.why, row.detail)) for row in left]
    answer(as_json, {"taken": brought.taken, "known": brought.known, "left": brought.left, "left_in": None}, said, *lines)


def _say(brought: Brought, rejects: Rejects, as_json: bool, said: str) -> None:
    data: dict[str, Any] = {
        "list": brought.list_id, "taken": brought.taken, "known": brought.known, "left": brought.left,
        "left_in": str(rejects.path) if rejects.path else None,
    }
    left = ngettext(
        "{count} row was not taken; it is in {path} with the reason beside it.",
        "{count} rows were not taken; they are in {path} with the reason beside each.", brought.left,
    ).format(count=brought.left, path=rejects.path)
    answer(as_json, data, said, *([left] if brought.left else []))


def _say_preview(seen: Preview, as_json: bool) -> None:
    bad = {why.value: count for why, count in seen.bad.items()}
    first = [{"line": row.line, "name": row.name, "emails": list(row.emails), "phones": list(row.phones)} for row in seen.first_people]
    program = seen.mapping.format
    data = {"format": program, "encoding": seen.encoding, "people": seen.people, "bad": bad, "twice": seen.twice, "first": first}
    lines = [ngettext(
        "{count} person would be brought in from a list as {format} writes it.",
        "{count} people would be brought in from a list as {format} writes it.", seen.people,
    ).format(count=seen.people, format=program)]
    lines += [_("Line {line}: {reason}").format(line=row.line, reason=reasons.say(row.why, row.detail)) for row in seen.first_bad]
    answer(as_json, data, *lines, *seen.warnings())
