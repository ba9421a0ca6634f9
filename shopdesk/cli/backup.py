"""shopdesk backup: a whole, verified copy of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.backups.records import Backup


@click.command("backup")
@json_option
@click.pass_obj
def command(session: Session, as_json: bool) -> None:
    """Copy the shop, read the copy back, and keep it beside the shop’s file."""
    with session.open() as shop:
        backup = shop.backups.make()
    answer(as_json, as_data(backup), _("Backed up and read back: {path}").format(path=backup.path))


def as_data(backup: Backup) -> dict[str, Any]:
    """A backup as JSON."""
    return {"file": str(backup.path), "made_at": backup.at.isoformat(), "members": backup.members, "visits": backup.visits, "bytes": backup.size}
