"""shopdesk privilege list|grant|end: which there are, who holds them, giving one and ending one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.cli.visit import the_one
from shopdesk.core.privileges.records import Giving
from shopdesk.errors import NotFound
from shopdesk.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from shopdesk.core.privileges.records import Held, PrivilegeKind
    from shopdesk.core.shop import Shop


@click.group("privilege")
def command() -> None:
    """Privileges: a number of places each, given for a reason."""


@command.command("list")
@click.argument("kind", required=False, default="")
@json_option
@click.pass_obj
def list_them(session: Session, kind: str, as_json: bool) -> None:
    """Say which privileges there are, or who holds KIND and who waits for it."""
    with session.open() as shop:
        if kind:
            _list_holders(shop, shop.privileges.kinds.named(kind), as_json)
            return
        kinds = shop.privileges.kinds.all()
    lines = [_("{name}: {held} of {places}").format(name=each.name, held=each.held, places=each.places) for each in kinds]
    answer(as_json, [_kind(each) for each in kinds], *(lines or [_("No privileges yet.")]))


def _list_holders(shop: Shop, kind: PrivilegeKind, as_json: bool) -> None:
    holders, waiting = shop.privileges.holders(kind.id), shop.privileges.waiting.of(kind.id)
    waits = [{"name": each.name, "reason": each.reason} for each in waiting]
    data = _kind(kind) | {"holders": [_held(shop, each.held) for each in holders], "in_order": waits}
    lines = [f"{each.name}: {each.held.reason}" for each in holders]
    lines += [_("{place}. {name} waits: {reason}").format(place=each.place, name=each.name, reason=each.reason) for each in waiting]
    answer(as_json, data, *(lines or [_("Nobody has it yet.")]))


@command.command("grant")
@click.argument("who")
@click.argument("kind")
@click.option("--reason", default="", help="Why this person, in a sentence.")
@click.option("--detail", default="", help="What it is for them.")
@click.option("--contact", default="", metavar="NAME", help="Who of the staff is their person.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day, if there is one.")
@json_option
@click.pass_obj
def grant(session: Session, who: str, kind: str, reason: str, detail: str, contact: str, until: dt.datetime | None, as_json: bool) -> None:
    """Give WHO a place of KIND. A full kind is refused."""
    with session.open() as shop:
        match, wanted = the_one(shop, who), shop.privileges.kinds.named(kind)
        contact_id = shop.staff.named(contact).id if contact else None
        giving = Giving(reason, detail, contact_id, end_on=until.date() if until else None)
        held = shop.privileges.give(match.id, wanted.id, giving)
        answer(as_json, _held(shop, held), _("“{kind}” given to {name}").format(kind=wanted.name, name=match.name))


@command.command("end")
@click.argument("who")
@click.argument("kind")
@click.option("--why", default="", help="Why it ends, in a sentence.")
@json_option
@click.pass_obj
def end(session: Session, who: str, kind: str, why: str, as_json: bool) -> None:
    """End KIND for WHO."""
    with session.open() as shop:
        match, wanted = the_one(shop, who), shop.privileges.kinds.named(kind)
        held = next((each for each in shop.privileges.of(match.id) if each.kind.id == wanted.id), None)
        if held is None:
            raise NotFound(_("{name} does not have “{kind}”.").format(name=match.name, kind=wanted.name), _("Nothing was changed."))
        suggested = shop.privileges.end(held.id, why)
        answer(as_json, {"name": match.name, "kind": wanted.name, "ended": True}, " ".join((_("Ended."), suggested)))


def _kind(kind: PrivilegeKind) -> dict[str, Any]:
    return {
        "name": kind.name, "category": kind.category.value, "instruction": kind.instruction, "places": kind.places, "held": kind.held,
        "waiting": kind.waiting,
    }


def _held(shop: Shop, held: Held) -> dict[str, Any]:
    match = shop.members.match(shop.members.resolved(held.member_id))
    return {
        "code": match.code, "name": match.name, "kind": held.kind.name, "reason": held.reason, "detail": held.detail,
        "giver": held.giver.name if held.giver else None, "contact": held.contact.name if held.contact else None,
        "start": held.start.isoformat(), "review": held.review_on.isoformat(), "end": held.end_on.isoformat() if held.end_on else None,
    }
