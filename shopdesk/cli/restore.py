"""shopdesk restore: put a backup in the place of the shop's file."""

from __future__ import annotations

from pathlib import Path

import click

from shopdesk.cli.backup import as_data, in_words
from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.backups import service as backups
from shopdesk.core.backups.server import elsewhere
from shopdesk.core.location import Server
from shopdesk.errors import NotFound
from shopdesk.i18n import _


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--list", "only_list", is_flag=True, help="Only say which backups there are.")
@json_option
@click.pass_obj
def command(session: Session, backup: Path | None, only_list: bool, as_json: bool) -> None:
    """Put BACKUP, or the newest one that is whole, in the place of the shop. The present file is kept under another name."""
    if isinstance(session.location, Server):
        raise elsewhere(session.location)
    if only_list:
        there = backups.backups_of(session.path)
        answer(as_json, [as_data(one) for one in there], *([in_words(one) for one in there] or [_("There is no backup yet.")]))
        return
    chosen = backup or _newest(session.path)
    aside = backups.restore(session.path, chosen, session.clock.now())
    kept = aside if aside.exists() else None
    lines = [_("The shop is as it was in {path}.").format(path=chosen)]
    if kept is not None:
        lines.append(_("The file of before is kept as {path}.").format(path=kept))
        lines.append(_("To go back to it: shopdesk restore “{path}”").format(path=kept))
    answer(as_json, {"restored": str(chosen), "kept": str(kept) if kept else None}, *lines)


def _newest(shop: Path) -> Path:
    newest = backups.newest_good(shop)
    if newest is None:
        raise NotFound(_("There is no backup of this shop yet."), _("Nothing was changed."), _("Make one with: shopdesk backup."))
    return newest.path
