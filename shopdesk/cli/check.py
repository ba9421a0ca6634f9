"""shopdesk check: is the shop's file whole?"""

from __future__ import annotations

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.backups import service as backups
from shopdesk.i18n import _


@click.command("check")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look through the whole shop and its backups, and say what each look found. Nothing is written, whatever is found."""
    session: Session = ctx.obj
    checks = backups.look_thoroughly(session.location, session.clock.now())
    lines = [f"{check.name}: {'; '.join(check.found) or _('well')}" for check in checks]
    answer(as_json, [{"check": check.name, "well": check.well, "found": list(check.found)} for check in checks], *lines)
    if not all(check.well for check in checks):
        ctx.exit(1)
