"""shopdesk restore: put a backup in the place of the shop's file."""

from __future__ import annotations

from pathlib import Path

import click

from shopdesk.cli.backup import as_data
from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.backups import service as backups
from shopdesk.errors import NotFound
from shopdesk.i18n import _


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--list", "only_list", is_flag=True, help="Only say which backups there are.")
@json_option
@click.pass_obj
def command(session: Session, backup: Path | None, only_list: bool, as_json: bool) -> None:
    """Put BACKUP, or the newest one, in the place of the shop. The present file is kept under another name."""
    there = backups.backups_of(session.path)
    if only_list:
        lines = [
            _("{day:%Y-%m-%d %H:%M} UTC  {members} people  {visits} visits  {path}").format(day=one.at, members=one.members, visits=one.visits, path=one.path)
            for one in there
        ]
        answer(as_json, [as_data(one) for one in there], *(lines or [_("There is no backup yet.")]))
        return
    chosen = backup or (there[0].path if there else None)
    if chosen is None:
        raise NotFound(_("There is no backup of this shop yet."), _("Nothing was changed."), _("Make one with: shopdesk backup."))
    aside = backups.restore(session.path, chosen, session.clock.now())
    answer(
        as_json, {"restored": str(chosen), "kept": str(aside) if aside.exists() else None}, _("The shop is as it was in {path}.").format(path=chosen),
        *([_("The file of before is kept as {path}.").format(path=aside)] if aside.exists() else []),
    )
