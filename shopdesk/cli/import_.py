"""shopdesk import FILE: bring people or visits from another program."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli import dry_run as dry_runs
from shopdesk.cli import past_lists
from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import passing
from shopdesk.core.imports.records import BadRow, Brought, ListSource
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile, read_people
from shopdesk.exchange.formats import FORMATS
from shopdesk.exchange.rejects import Rejects
from shopdesk.exchange.visits import VisitsFile, is_visits
from shopdesk.exchange.writing import whole_file
from shopdesk.i18n import _, ngettext

_STDIN = "stdin"
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

    It may be CSV, an Excel workbook, vCards, or the ZIP that Mailchimp gives; - reads any of them from standard input.

    A .json file that holds a whole shop (shopdesk export FILE.json --all) is brought into an empty one.

    Rows that cannot be taken go to a file beside it, each with its line and the reason; nothing else is lost. Who is here already gets
    fresh details; who may be somebody here gets a page of their own, and stands under shopdesk duplicates.

    The exit code is 0 when it was done, even if rows were left out (the report says how many), 1 when not, 2 for wrong use.
    """
    if past or undo is not None:
        with session.open() as shop:
            past_lists.say(shop, as_json) if undo is None else past_lists.take_back(shop, undo, as_json)
        return
    if file is None:
        raise click.UsageError(_("Say which file, or --lists or --undo."))
    with _given(file) as given:
        if whole_file.is_whole_shop(given):
            _bring_whole(session, given, as_json)
            return
        with session.open() as shop:
            if as_visits or (format_ is None and _holds_visits(given, shop.today())):
                (_try_visits if dry_run else _bring_visits)(shop, given, create, as_json)
                return
            separator = "\t" if separator == "tab" else separator
            with PeopleFile(given, shop.today(), format_, separator, encoding) as people:
                if format_ is None:
                    people.mapping = people.mapping.meaning(shop.imports.remembered_columns(people.titles))
                (dry_runs.say if dry_run else _bring_people)(shop, people, _beside(given), as_json)


@contextmanager
def _given(file: Path) -> Iterator[Path]:
    """The file itself; what comes through standard input as a file, because a workbook is read from its end."""
    if str(file) != "-":
        yield file
        return
    with passing.folder(_STDIN) as place:
        through = place / _STDIN
        with through.open("xb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        yield through


def _beside(given: Path) -> Path:
    """Where rows that were left out go: beside the list, or where the command was typed."""
    return Path.cwd() / _STDIN if given.name == _STDIN and given.parent.name.startswith("shopdesk-") else given


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


def _bring_people(shop: Shop, people: PeopleFile, beside: Path, as_json: bool) -> None:
    with Rejects(beside, people.titles, people.separator) as rejects:
        source = ListSource(people.name, people.mapping.format, people.titles)
        brought = shop.imports.bring_people(rejects.all_of(people.rows()), source, rejects.add)
    shop.known.elsewhere.note(rejects.path)
    said = ngettext("{count} person was brought in", "{count} people were brought in", brought.taken).format(count=brought.taken)
    known = ngettext("{count} was known already.", "{count} were known already.", brought.known).format(count=brought.known)
    fresh = ngettext("{count} got fresh details.", "{count} got fresh details.", brought.fresh).format(count=brought.fresh)
    perhaps = ngettext(
        "{count} may be somebody who was here: see shopdesk duplicates.", "{count} may be somebody who was here: see shopdesk duplicates.",
        brought.undecided,
    ).format(count=brought.undecided)
    more = [line for line, count in ((fresh, brought.fresh), (perhaps, brought.undecided)) if count]
    _say(brought, rejects, as_json, f"{said}, {known}", *more)


def _bring_visits(shop: Shop, file: Path, create: bool, as_json: bool) -> None:
    currency = shop.settings.shop().currency
    with VisitsFile(file, currency, shop.today(), shop.zone()) as visits, Rejects(
        _beside(file), visits.titles, visits.separator
    ) as rejects:
        source, rows = ListSource(file.name, "visits", visits.titles), rejects.all_of(visits.rows())
        brought = shop.imports.bring_visits(rows, source, create=create, keep_rows=visits.tells_more, on_bad=rejects.add)
    shop.known.elsewhere.note(rejects.path)
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


def _say(brought: Brought, rejects: Rejects, as_json: bool, *said: str) -> None:
    data: dict[str, Any] = {
        "list": brought.list_id, "taken": brought.taken, "known": brought.known, "left": brought.left, "fresh": brought.fresh,
        "undecided": brought.undecided,
        "left_in": str(rejects.path) if rejects.path else None,
    }
    left = ngettext(
        "{count} row was not taken; it is in {path} with the reason beside it.",
        "{count} rows were not taken; they are in {path} with the reason beside each.", brought.left,
    ).format(count=brought.left, path=rejects.path)
    answer(as_json, data, *said, *([left] if brought.left else []))
