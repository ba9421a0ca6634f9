"""shopdesk check: is the shop's file whole?"""

from __future__ import annotations

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.i18n import _


@click.command("check")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look through the whole file and say what each look found."""
    session: Session = ctx.obj
    with session.open() as shop:
        checks = shop.backups.check()
    lines = [f"{check.name}: {_('well') if check.well else '; '.join(check.found)}" for check in checks]
    answer(as_json, [{"check": check.name, "well": check.well, "found": list(check.found)} for check in checks], *lines)
    if not all(check.well for check in checks):
        ctx.exit(1)
