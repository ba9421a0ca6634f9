"""shopdesk backup: a whole, verified copy of the shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.backups.records import Backup


@click.command("backup")
@click.option("--second", type=click.Path(path_type=Path), help="Name the folder where a second copy of every backup goes; “-” for none.")
@json_option
@click.pass_obj
def command(session: Session, second: Path | None, as_json: bool) -> None:
    """Copy the shop, read the copy back, and keep it beside the shop’s file."""
    with session.open() as shop:
        if second is not None:
            shop.backups.name_second_place(None if str(second) == "-" else second)
        backup = shop.backups.make()
        state = shop.backups.state()
    lines = [_("Backed up and read back: {path}").format(path=backup.path)]
    if state.second_trouble:
        lines.append(state.second_trouble)
    elif state.second_place is not None:
        lines.append(_("A second copy is in {path}.").format(path=state.second_place))
    answer(as_json, as_data(backup) | {"second_place": str(state.second_place or ""), "second_trouble": state.second_trouble}, *lines)


def as_data(backup: Backup) -> dict[str, Any]:
    """A backup as JSON."""
    return {
        "file": str(backup.path), "made_at": backup.at.isoformat(), "members": backup.members, "visits": backup.visits,
        "bytes": backup.size, "cause": backup.cause,
    }


def in_words(backup: Backup) -> str:
    """A backup in a line: when, what it holds, where."""
    line = _("{day:%Y-%m-%d %H:%M} UTC  {members} people  {visits} visits  {path}")
    return line.format(day=backup.at, members=backup.members, visits=backup.visits, path=backup.path)
