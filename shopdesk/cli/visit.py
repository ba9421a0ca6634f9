"""shopdesk visit WHO: log that somebody came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import codes, money, saying
from shopdesk.errors import NotFound
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.members.records import Match
    from shopdesk.core.shop import Shop


@click.command("visit")
@click.argument("who")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.option("--amount", default="", help="How much, in the shop’s currency: 48,50.")
@click.option("--what", default="", help="What they bought.")
@click.option("--ask-how", is_flag=True, help="Ask how it goes, some days later.")
@json_option
@click.pass_obj
def command(session: Session, who: str, day: dt.datetime | None, amount: str, what: str, ask_how: bool, as_json: bool) -> None:
    """Log a visit of WHO: a code, a phone, an e-mail or a name that fits one person only."""
    with session.open() as shop:
        match = the_one(shop, who)
        paid = money.parse(amount, shop.settings.shop().currency) if amount else None
        visit = shop.visits.record(match.id, day=day.date() if day else None, amount=paid, what=what, ask_how=ask_how)
        if visit is None:
            answer(as_json, None, _("{name} wants nothing remembered, so nothing was written.").format(name=match.name))
            return
        said = _("Visit logged: {name}, {day}.").format(name=match.name, day=saying.long_day(visit.day))
        kept = None if visit.amount is None else str(visit.amount.decimal())
        answer(as_json, {"code": match.code, "name": match.name, "day": visit.day.isoformat(), "amount": kept, "what": visit.what}, said)


def the_one(shop: Shop, who: str) -> Match:
    """The one person WHO means; raises NotFound when it is nobody, or naming whom it could mean."""
    found = shop.members.find(who)
    if len(found.matches) == 1 and not found.forgiven:
        return found.matches[0]
    if not found.matches:
        raise NotFound(_("Nobody here answers to “{who}”.").format(who=who), do=_("Look with: shopdesk find."))
    exact = [match for match in found.matches if match.name.casefold() == who.casefold()]
    if len(exact) == 1:
        return exact[0]
    names = "; ".join(f"{match.name} ({codes.spaced(match.code)})" for match in found.matches[:5])
    what = _("“{who}” could be several people: {names}.").format(who=who, names=names)
    raise NotFound(what, _("Nothing was written."), _("Say it with the code."))
