"""What the Gifts page says, in whole sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from shopdesk.core import saying
from shopdesk.core.giftcards.records import Entry, EntryKind, GiftCard, GiftState, Owed, Person
from shopdesk.core.giftcards.rules import in_words
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext


def first_name(person: Person) -> str:
    """How somebody is called for short."""
    return person.name.split()[0] if person.name.split() else ""


def people(card: GiftCard) -> str:
    """Hanne Vik to Søren Kjær; who is not known is left out."""
    giver, receiver = (person.name if person is not None else "" for person in (card.giver, card.receiver))
    if card.receiver is not None and card.receiver.member_id is None and receiver:
        receiver = saying.quoted(receiver)
    if giver and receiver:
        return _("{giver} to {receiver}").format(giver=giver, receiver=receiver)
    if receiver:
        return _("To {receiver}").format(receiver=receiver)
    return _("From {giver}").format(giver=giver) if giver else ""


def day(shop: Shop, instant: dt.datetime) -> str:
    """2 November, with the year when it is another one."""
    local = shop.local(instant)
    text = saying.day_and_month(local.month, local.day)
    return text if local.year == shop.today().year else f"{text} {local.year}"


def moment(shop: Shop, instant: dt.datetime) -> str:
    """Mon 2 Nov, 16:40; today's as Today, 08:52."""
    local = shop.local(instant)
    name = saying.sentence(_("today")) if local.date() == shop.today() else saying.short_day(local.date(), shop.today())
    return _("{day}, {time}").format(day=name, time=saying.clock_time(local))


def began(shop: Shop, card: GiftCard) -> str:
    """bought 2 November."""
    if card.activated_at is None:
        return _("printed {day}").format(day=day(shop, card.issued_at))
    words = _("given {day}") if card.is_given else _("brought in {day}") if card.is_brought else _("bought {day}")
    return words.format(day=day(shop, card.activated_at))


def in_list(shop: Shop, card: GiftCard) -> str:
    """What is to be known of a card in one line of the list."""
    if card.state is GiftState.VOID:
        words = _("replaced {day}") if card.followed_by is not None else _("void since {day}")
        return words.format(day=day(shop, card.last_at))
    if card.state is GiftState.USED:
        return _("used up {day}").format(day=day(shop, card.last_at))
    if card.state is GiftState.OPEN and card.balance.units < card.value.units:
        return _("used, last on {day}").format(day=day(shop, card.last_at))
    return began(shop, card)


def history(shop: Shop, card: GiftCard, entries: Sequence[Entry]) -> str:
    """Bought 2 November, never used."""
    times = sum(entry.kind is EntryKind.REDEEM for entry in entries)
    used = ngettext("used once", "used {count} times", times).format(count=times) if times else _("never used")
    return _("{began}, {used}.").format(began=saying.sentence(began(shop, card)), used=used)


def owed(kept: Owed) -> str:
    """14 cards. You owe 4 150 kr."""
    if not kept.cards:
        return _("Nothing is owed on any card.")
    cards = ngettext("{count} card", "{count} cards", kept.cards).format(count=kept.cards)
    return _("{cards}. You owe {sums}.").format(cards=cards, sums=", ".join(in_words(worth) for worth in kept.sums))


def happened(shop: Shop, entry: Entry, card: GiftCard) -> str:
    """One entry of the ledger as people say it: Used for 350 kr, at this counter, by Emil."""
    amount = in_words(entry.worth.of(abs(entry.worth.units)))
    giver = card.giver.name if card.giver is not None else ""
    if entry.kind in (EntryKind.ISSUE, EntryKind.ACTIVATE) and entry.worth.units and giver:
        words = _("Given by {giver}, {amount}") if card.is_given else _("Bought by {giver}, {amount}")
        return words.format(giver=giver, amount=amount)
    said = ", ".join(part for part in (_deed(entry).format(amount=amount), _where(shop, entry), _by(entry)) if part)
    return f"{said}: {saying.quoted(entry.reason)}" if entry.reason else said


def _deed(entry: Entry) -> str:
    """What was done, with a place for the amount."""
    if entry.kind is EntryKind.CORRECT:
        return _("Corrected by {amount} more") if entry.worth.units > 0 else _("Corrected by {amount} less")
    if entry.kind is EntryKind.REPLACE:
        return _("Replaced by a new card") if entry.number > 1 else _("Printed again, {amount} on it")
    if entry.kind is EntryKind.ISSUE:
        return _("Made, {amount}") if entry.worth.units else _("Printed")
    return {
        EntryKind.ACTIVATE: _("Sold, {amount}"), EntryKind.REDEEM: _("Used for {amount}"), EntryKind.REFUND: _("{amount} put back"),
        EntryKind.VOID: _("Made void"),
    }[entry.kind]


def _where(shop: Shop, entry: Entry) -> str:
    if entry.counter_id == shop.counter_id:
        return _("at this counter")
    return _("at “{counter}”").format(counter=entry.counter) if entry.counter else ""


def _by(entry: Entry) -> str:
    return _("by {name}").format(name=entry.staff.split()[0]) if entry.staff else ""


def gone(shop: Shop, card: GiftCard, entries: Sequence[Entry]) -> tuple[str, str, str]:
    """Title, what happened, and that nothing was changed, for a card that is good for nothing now."""
    last = entries[-1]
    local = shop.local(last.at)
    when = _("{day} at {time}").format(day=day(shop, last.at), time=saying.clock_time(local))
    nothing = _("Nothing has been changed now. The balance is {balance}.").format(balance=in_words(card.balance.of(0)))
    if card.state is GiftState.USED:
        amount = in_words(last.worth.of(-last.worth.units))
        who = last.staff.split()[0] if last.staff else _("nobody who was named")
        all_of_it = -last.worth.units == card.value.units
        whole = _("All {amount} were taken off by {who}, at “{counter}”.")
        words = whole if all_of_it else _("The last {amount} were taken off by {who}, at “{counter}”.")
        return _("Already used on {when}").format(when=when), words.format(amount=amount, who=who, counter=last.counter), nothing
    if card.state is GiftState.BLANK:
        return _("Printed and never sold"), _("It is worth {worth} once it is sold or given.").format(worth=in_words(card.value)), ""
    if card.followed_by is not None:
        return _("Replaced on {when}").format(when=when), _("A newer card carries what was left on it. Ask for that one."), nothing
    return _("Void since {when}").format(when=when), saying.quoted(last.reason) if last.reason else _("An owner made it void."), nothing
