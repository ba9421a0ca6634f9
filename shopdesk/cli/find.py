"""shopdesk find TEXT: who answers to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import codes, saying
from shopdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from shopdesk.core.members.records import Match


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@json_option
@click.pass_obj
def command(session: Session, text: tuple[str, ...], as_json: bool) -> None:
    """Find people by a part of their name, a phone, an e-mail, their code, or something remembered about them."""
    with session.open() as shop:
        found, today = shop.members.find(" ".join(text)), shop.today()
    lines = [_line(match, today) for match in found.matches] or [_("Nobody here answers to that.")]
    if found.forgiven:
        lines.insert(0, _("Nobody is spelled quite like that. These are near:"))
    if found.more:
        lines.append(_("There are more. Type a little more of the name."))
    answer(as_json, [as_data(match) for match in found.matches], *lines)


def as_data(match: Match) -> dict[str, Any]:
    """A match as JSON: the code is the only number of a person that is shown."""
    return {
        "code": match.code, "name": match.name, "phone": match.phone, "email": match.email, "city": match.city,
        "last_visit": None if match.last_day is None else match.last_day.isoformat(), "visits": match.visits, "remember": match.remember,
    }


def _line(match: Match, today: dt.date) -> str:
    last = _("no visit yet") if match.last_day is None else saying.ago(match.last_day, today)
    parts = (match.name, codes.spaced(match.code), match.phone or match.email, last, match.remember)
    return "  ".join(part for part in parts if part)
