"""shopdesk card KIND: print cards into a PDF, for one, for a list, for a table, or a batch of gift cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.cli.visit import the_one
from shopdesk.core.cards import rules
from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cards.records import Card, CardKind, QrKind, Wish
from shopdesk.core.giftcards import rules as gift_rules
from shopdesk.core.giftcards.records import Worth
from shopdesk.errors import NeedsALook, NotFound, ShopError
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.printing.sheets import Sheet

_KINDS = [kind.value.replace("_", "-") for kind in CardKind]
_CODES = [kind.value for kind in QrKind]
_SHAPES = ["folded", "flat", "postcard"]
Pair = tuple[int | None, Card]
Unmade = tuple[int | None, Callable[[], Card]]


@dataclass(frozen=True, slots=True)
class Order:
    """What was typed: for whom, and on which paper."""

    who: tuple[str, ...]
    list_name: str
    table: Path | None
    count: int
    amount: str
    thing: str
    blank: bool
    sheet: str
    start: int
    flip: str
    printer: str
    posted: bool
    override: str


@click.command("card")
@click.argument("kind", type=click.Choice(_KINDS, case_sensitive=False))
@click.option("--for", "who", multiple=True, help="A code, a phone, an e-mail or a name that fits one person only; may be said again.")
@click.option("--list", "list_name", default="", help="Everybody in a saved list.")
@click.option("--csv", "table", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A table: one card a row.")
@click.option("--message", "--words", "words", default="", help="What the card says, in your own words; with --csv also {Column}.")
@click.option("--by-hand", is_flag=True, help="Lines to write on instead.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("card.pdf"), show_default=True, help="The PDF to write."
)
@click.option("--dear", default="", help="The first line, if not “Dear …”.")
@click.option("--front", default="", help="The line on the front, if not the usual one.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="A picture instead of the drawing.")
@click.option("--template", default="", help="A card template of your own, by its file name.")
@click.option("--shape", type=click.Choice(_SHAPES), default=_SHAPES[0], show_default=True, help="For cards with words inside.")
@click.option("--qr", type=click.Choice(_CODES), default=QrKind.CONTACT.value, show_default=True, help="What the code holds.")
@click.option("--reach", default="", help="The number, page or address in the code, if not the shop’s.")
@click.option("--sheet", default="", help="a5, a4, a4-ten, a4-four, a4-four-upright, or the number of a label sheet.")
@click.option("--start", default=1, show_default=True, help="The first free place on the first sheet.")
@click.option("--flip", type=click.Choice(["long", "short"]), default=None, help="The edge the printer turns the paper round.")
@click.option("--printer", default="", help="The printer it will go to: what was measured of it is put right in the PDF.")
@click.option("--posted", is_flag=True, help="They go by post: asks whether they wish that, and counts it.")
@click.option("--override", default="", help="An owner’s word why a card cannot wait until something is put right.")
@click.option("--count", default=1, show_default=True, help="Gift cards: how many to make.")
@click.option("--amount", default="", help="Gift cards: what each is worth.")
@click.option("--thing", default="", help="Gift cards: or what thing each is good for.")
@click.option("--blank", is_flag=True, help="Gift cards: worth nothing until they are sold or given.")
@json_option
@click.pass_obj
def command(
    session: Session, /, kind: str, words: str, by_hand: bool, out: Path, dear: str, front: str, picture: Path | None, template: str,
    shape: str, qr: str, reach: str, as_json: bool, **rest: Any,
) -> None:
    """Print cards of KIND into a PDF, signed by --staff. Who has to wait for theirs is left out and named."""
    order = Order(**rest)
    wish = Wish(
        CardKind(kind.lower().replace("-", "_")), words, dear, front, qr=QrKind(qr), reach=reach, ruled=by_hand,
        template=template or ("" if shape == _SHAPES[0] else shape), picture=_picture(picture),
    )
    if sum(map(bool, (order.who, order.list_name, order.table))) > 1:
        raise NeedsALook("for", _("For whom are the cards?"), do=_("Say one of --for, --list and --csv."))
    with session.open() as shop, ExitStack() as kept:
        left: list[tuple[str, str]] = []
        notes: list[str] = []
        pairs = list(_pairs(shop, wish, order, left, notes, kept))
        data = _print(shop, order, pairs, out)
    data |= {"left": [{"name": name, "why": why} for name, why in left]}
    data["warnings"] = [*notes, *data["warnings"]]
    said = ngettext("{count} card is in {file}.", "{count} cards are in {file}.", len(pairs)).format(count=len(pairs), file=out)
    answer(as_json, data, *data["warnings"], *(f"{name}: {why}" for name, why in left), said)


def _pairs(shop: Shop, wish: Wish, order: Order, left: list[tuple[str, str]], notes: list[str], kept: ExitStack) -> Iterator[Pair]:
    """Each card with whose it is; who has to wait comes into ``left``, what else is to be known into ``notes``."""
    if wish.kind is CardKind.GIFT and order.table is None:
        yield from _gifts(shop, wish, order, kept)
    elif order.table is not None:
        from shopdesk.exchange.card_table import CardTable

        with CardTable(order.table, wish) as table:
            if table.unused:
                notes.append(_("These columns do not stand on a card: {names}.").format(names=", ".join(table.unused)))
            made = ((member_id, partial(_as_it_is, card)) for member_id, card in table.cards(shop))
            yield from _allowed(shop, wish.kind, order, made, left)
    else:
        ids = _members(shop, order)
        if not wish.words.strip() and wish.kind in rules.LETTERS and not wish.ruled:
            raise NeedsALook("words", _("There is nothing written yet."), do=_("Say it with --message, or print lines with --by-hand."))
        yield from _allowed(shop, wish.kind, order, ((member_id, partial(shop.cards.make, member_id, wish)) for member_id in ids), left)


def _as_it_is(card: Card) -> Card:
    return card


def _members(shop: Shop, order: Order) -> list[int | None]:
    if order.list_name:
        saved = next((saved for saved in shop.lists.all() if order.list_name.casefold() in (saved.name.casefold(), saved.key)), None)
        if saved is None:
            names = ", ".join(saved.name for saved in shop.lists.all())
            what = _("There is no list “{name}”.").format(name=order.list_name)
            raise NotFound(what, do=_("These are there: {names}.").format(names=names))
        return list(shop.members.listing.ids(saved.wanted, saved.order, saved.backwards))
    return [the_one(shop, who).id for who in order.who] or [None]


def _allowed(shop: Shop, kind: CardKind, order: Order, wanted: Iterator[Unmade], left: list[tuple[str, str]]) -> Iterator[Pair]:
    """Those that may be printed now and can be made; raises what stands in the way when nobody is left."""
    printed = False
    last: ShopError | None = None
    for member_id, make in wanted:
        try:
            if member_id is not None:
                shop.cards.require_printable(member_id, kind, override_words=order.override, posted=order.posted)
            card = make()
        except ShopError as error:
            left.append((_("This person") if member_id is None else shop.members.get(member_id).name, error.what))
            last = error
            continue
        printed = True
        yield member_id, card
    if not printed:
        raise last or NotFound(_("Nobody is in this list."), _("Nothing was printed."))


def _gifts(shop: Shop, wish: Wish, order: Order, kept: ExitStack) -> Iterator[Pair]:
    """Cards of a fresh batch; it is good once they are in their file."""
    if bool(order.amount) == bool(order.thing):
        raise NeedsALook("amount", _("A gift card is worth an amount or a thing."), do=_("Say --amount or --thing."))
    currency = shop.settings.shop().currency
    worth = Worth(1, "", order.thing) if order.thing else Worth(gift_rules.amount(order.amount, currency).minor, currency)
    shop.cards.make(None, wish)  # whatever stands in the way, before codes are made
    batch = shop.giftcards.making.issue(worth, order.count, blank=order.blank)
    value = gift_rules.in_words(worth)
    for code in batch.codes:
        yield None, shop.cards.make(None, replace(wish, gift=code, value=wish.value or value))
    kept.push(_keep_if_well(lambda: shop.giftcards.making.keep(batch.id)))


def _keep_if_well(keep: Callable[[], None]) -> Callable[..., bool]:
    def on_exit(kind: object, _error: object, _trace: object) -> bool:
        if kind is None:
            keep()
        return False

    return on_exit


def _print(shop: Shop, order: Order, pairs: list[Pair], out: Path) -> dict[str, Any]:
    """Write the PDF, then remember who got which card: all of them, or none."""
    from shopdesk.printing import measuring_sheet, pdf_file
    from shopdesk.printing.cards import render
    from shopdesk.printing.sheets import Flip

    cards = [card for _member_id, card in pairs]
    sheet = _sheet(order, cards)
    before = [shop.cards.had_before(member_id, card) for member_id, card in pairs if member_id is not None]
    correction = measuring_sheet.correction_of(_error_of(shop, order.printer))
    printed = render(cards, sheet, flip=Flip(order.flip) if order.flip else None, start=order.start - 1, correction=correction)
    pdf_file.write(out, printed.pdf)
    with shop.transaction("cards.print"):
        for member_id, card in pairs:
            if member_id is not None:
                shop.cards.printed(member_id, card, posted=order.posted)
    warnings = [*printed.warnings, *dict.fromkeys(line for line in before if line)]
    return {"file": str(out), "cards": len(cards), "pages": printed.pages, "flip": printed.flip.value, "warnings": warnings}


def _error_of(shop: Shop, printer: str) -> PrinterError:
    """What was measured of the printer somebody names; NotFound for one that never was, as its sheets would come out as crooked as ever."""
    if not printer:
        return PrinterError()
    measured = {name.casefold(): name for name in shop.cards.printers.measured()}
    if printer.casefold() not in measured:
        names = ", ".join(measured.values())
        raise NotFound(
            _("Nothing was measured of a printer “{name}”.").format(name=printer), _("Nothing was printed."),
            _("These were measured: {names}.").format(names=names) if names else _("Measure it once, in Settings, Printers."),
        )
    return shop.cards.printers.error_of(measured[printer.casefold()])


def _sheet(order: Order, cards: list[Card]) -> Sheet | None:
    from shopdesk.printing import sheets, stock
    from shopdesk.printing.template_file import template_for

    if order.sheet:
        known = {name.lower().replace(", ", "-").replace(" ", "-"): sheet for name, sheet in stock.CARD_SHEETS.items()}
        known |= {sheet.number.lower(): sheet for sheet in stock.labels()}
        if order.sheet.lower() not in known:
            what = _("There is no sheet “{name}”.").format(name=order.sheet)
            raise NeedsALook("sheet", what, do=_("These are known: {names}.").format(names=", ".join(known)))
        return known[order.sheet.lower()]
    if not cards:
        return None
    template = template_for(cards[0])
    size = (template.open_width, template.height)
    label = next((sheet for sheet in stock.labels() if sheet.takes(*size)), None)
    return label or (sheets.TEN if len(cards) > 1 and sheets.TEN.takes(*size) else None)


def _picture(path: Path | None) -> bytes | None:
    from shopdesk.printing import pictures

    return None if path is None else pictures.read(path)
