"""shopdesk erase WHO: forget somebody for good."""

from __future__ import annotations

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.cli.visit import the_one
from shopdesk.core.known import sentences
from shopdesk.errors import NotAllowed
from shopdesk.i18n import _


@click.command("erase")
@click.argument("who")
@click.option("--yes", is_flag=True, help="Do it; without this nothing is erased.")
@json_option
@click.pass_obj
def command(session: Session, who: str, yes: bool, as_json: bool) -> None:
    """Erase everything about WHO from the shop; an owner’s (--staff), and nothing takes it back."""
    with session.open() as shop:
        match = the_one(shop, who)
        if not yes:
            raise NotAllowed(
                _("Erasing {name} cannot be taken back.").format(name=match.name), _("Nothing was changed."), _("Say --yes to do it.")
            )
        done = shop.known.erase(match.id)
        backups = _("Backups made until now still hold the page; the last of them is let go within a year.")
        answer(
            as_json, {"pages": list(done.pages), "rows": done.rows, "washed": done.washed}, sentences.what_is_left(done), backups,
            *sentences.put_aside(shop),
        )
