"""shopdesk giftcard: cards worth money or a thing, made, looked at, taken from, made void."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import codes
from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.records import EntryKind, GiftCard, Refused, Worth
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.giftcards.records import Taken
    from shopdesk.core.shop import Shop


@click.group("giftcard")
def command() -> None:
    """Gift cards: worth money or a thing. Amounts are in main units, with a point."""


@command.command("issue")
@click.option("--amount", default="", help="What each is worth: 350 or 48.50.")
@click.option("--thing", default="", help="Or what thing each is good for.")
@click.option("--count", default=1, show_default=True, help="How many.")
@click.option("--blank", is_flag=True, help="Worth nothing until they are sold or given.")
@json_option
@click.pass_obj
def issue(session: Session, amount: str, thing: str, count: int, blank: bool, as_json: bool) -> None:
    """Make gift cards and say their codes, once: the shop keeps no code, only how to recognise it."""
    if bool(amount) == bool(thing):
        raise NeedsALook("amount", _("A gift card is worth an amount or a thing."), do=_("Say --amount or --thing."))
    with session.open() as shop:
        currency = shop.settings.shop().currency
        worth = Worth(1, "", thing) if thing else Worth(rules.amount(amount, currency).minor, currency)
        batch = shop.giftcards.making.issue(worth, count, blank=blank)
        data = [{"code": code, **_worth(worth), "state": "blank" if blank else "open"} for code in batch.codes]
        answer(as_json, data, *(f"{codes.spaced(code)}  {rules.in_words(worth)}" for code in batch.codes))
        sys.stdout.flush()
        shop.giftcards.making.keep(batch.id)  # only now: what nobody could read is printed anew


@command.command("show")
@click.argument("code")
@json_option
@click.pass_obj
def show(session: Session, code: str, as_json: bool) -> None:
    """Say how the card of CODE stands. Nothing is taken off."""
    with session.open() as shop:
        card = shop.giftcards.find(code)
        data = _standing(shop, card)
    left = _("{left} left").format(left=rules.in_words(card.balance)) if card.balance.units else _("nothing left")
    answer(as_json, data, f"{rules.shown_code(card.tail)}  {card.state.value}  {left}")


@command.command("redeem")
@click.argument("code")
@click.option("--amount", help="How much; without it all that is left.")
@click.option("--key", help="A UUID for this press: said again, it counts once.")
@json_option
@click.pass_context
def redeem(ctx: click.Context, code: str, amount: str | None, key: str | None, as_json: bool) -> None:
    """Take off the card of CODE. Exit code 0 only when it was taken now, or was taken by the same key before."""
    session: Session = ctx.obj
    with session.open() as shop:
        try:
            card = shop.giftcards.find(code)
            # An amount that is there and empty is one that went missing on its way, never all of it; a thing has none.
            wanted = None if amount is None else rules.amount(amount, card.balance.currency or shop.settings.shop().currency)
            taken = shop.giftcards.till.redeem(card.id, wanted, rules.new_key() if key is None else key)
        except Refused as refused:
            if as_json and refused.card is not None:
                answer(True, _standing(shop, refused.card))
            raise
        data = _standing(shop, shop.giftcards.get(card.id)) | _taken(shop, taken)
    if as_json:  # another till asks, and waits: words cost it a fifth of its time
        answer(True, data)
        return
    took = rules.in_words(taken.entry.worth.of(-taken.entry.worth.units))
    left = rules.in_words(taken.entry.worth.of(taken.entry.balance)) if taken.entry.balance else _("nothing")
    said = _("{took} had been taken off by the same key, {left} left.") if taken.replay else _("{took} taken off, {left} left.")
    answer(False, data, said.format(took=took, left=left))


@command.command("activate")
@click.argument("code")
@click.option("--given", is_flag=True, help="The shop gives it; else it is sold.")
@json_option
@click.pass_obj
def activate(session: Session, code: str, given: bool, as_json: bool) -> None:
    """Sell or give a blank card: from now on it is worth what it says."""
    with session.open() as shop:
        card = shop.giftcards.find(code)
        shop.giftcards.keeping.activate(card.id, rules.new_key(), given=given)
        data = _standing(shop, shop.giftcards.get(card.id))
    answer(as_json, data, _("{code} is worth {worth} now.").format(code=rules.shown_code(card.tail), worth=rules.in_words(card.value)))


@command.command("replace")
@click.argument("code")
@json_option
@click.pass_obj
def replace(session: Session, code: str, as_json: bool) -> None:
    """Print again: a new code with what is left on the card of CODE, which is void then."""
    with session.open() as shop:
        batch = shop.giftcards.making.replace(shop.giftcards.find(code).id)
        new = batch.codes[0]
        card = shop.giftcards.find(new)
        answer(as_json, {"code": new, **_worth(card.balance)}, f"{codes.spaced(new)}  {rules.in_words(card.balance)}")
        sys.stdout.flush()
        shop.giftcards.making.keep(batch.id)


@command.command("void")
@click.argument("code")
@click.option("--why", required=True, help="Why, in a few words.")
@json_option
@click.pass_obj
def void(session: Session, code: str, why: str, as_json: bool) -> None:
    """Make the card of CODE good for nothing; an owner does that (--staff)."""
    with session.open() as shop:
        card = shop.giftcards.find(code)
        shop.giftcards.keeping.void(card.id, why, rules.new_key())
        data = _standing(shop, shop.giftcards.get(card.id))
    answer(as_json, data, _("{code} is void now.").format(code=rules.shown_code(card.tail)))


@command.command("outstanding")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write every open card to this CSV file.")
@json_option
@click.pass_obj
def outstanding(session: Session, out: Path | None, as_json: bool) -> None:
    """Say what the shop owes on gift cards; for the bookkeeper also card by card."""
    with session.open() as shop:
        owed = shop.giftcards.shelf.owed()
        lines = [ngettext("{count} open gift card", "{count} open gift cards", owed.cards).format(count=owed.cards)]
        lines += [rules.in_words(worth) for worth in owed.sums]
        if out is not None:
            from shopdesk.exchange import owed_cards

            owed_cards.write(shop, out)
            lines.append(_("Every card is in {file}.").format(file=out))
    answer(as_json, {"cards": owed.cards, "sums": [_worth(worth) for worth in owed.sums]}, *lines)


@command.command("bring")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@json_option
@click.pass_obj
def bring(session: Session, file: Path, as_json: bool) -> None:
    """Bring old cards of another system in: a CSV with the columns code and balance."""
    from shopdesk.exchange import old_cards

    with session.open() as shop:
        brought = old_cards.bring(shop, file)
    said = ngettext("{count} card was brought in.", "{count} cards were brought in.", brought.taken).format(count=brought.taken)
    left = [f"{line}: {why}" for line, why in brought.left]
    answer(as_json, {"taken": brought.taken, "left": [list(row) for row in brought.left]}, said, *left)


# as data

def _worth(worth: Worth) -> dict[str, Any]:
    if not worth.currency:
        return {"amount": worth.units, "currency": "", "thing": worth.thing}
    return {"amount": _number(worth, worth.units), "currency": worth.currency}


def _number(worth: Worth, units: int) -> int | float:
    """Main units as JSON has them: 350, or 48.5."""
    money = worth.of(units).money
    if money is None:
        return units
    value = money.decimal()
    return int(value) if value == int(value) else float(value)


def _standing(shop: Shop, card: GiftCard) -> dict[str, Any]:
    """A card as JSON; ``used_at`` and ``counter`` are of the last time something was taken off it."""
    last = next((entry for entry in reversed(shop.giftcards.entries(card.id)) if entry.kind is EntryKind.REDEEM), None)
    return {
        "card": rules.shown_code(card.tail), "state": card.state.value, "balance": _number(card.balance, card.balance.units),
        "currency": card.balance.currency, "thing": card.balance.thing, "value": _number(card.value, card.value.units),
        "taken": _number(card.balance, 0), "replay": False, "used_at": None if last is None else last.at.isoformat(),
        "counter": "" if last is None else last.counter,
    }


def _taken(shop: Shop, taken: Taken) -> dict[str, Any]:
    entry = taken.entry
    return {
        "state": taken.state.value, "balance": _number(entry.worth, entry.balance), "taken": _number(entry.worth, -entry.worth.units),
        "replay": taken.replay, "used_at": entry.at.isoformat(), "counter": entry.counter,
    }
