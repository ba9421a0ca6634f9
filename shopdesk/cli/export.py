"""shopdesk export FILE: a list of people, or the whole shop, out of the shop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.exports.records import Tally
from shopdesk.core.lists.rules import EVERYONE
from shopdesk.core.permissions.records import Purpose
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.exchange.writing import people_file, refusals, whole_file
from shopdesk.exchange.writing.forms import FORMS
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shopdesk.core.shop import Shop

_PURPOSES = (Purpose.NEWS, Purpose.OFFERS, Purpose.PERSONAL)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "everybody", is_flag=True, help="Whatever they permitted: the owner's. A .json file is always the whole shop.")
@click.option("--purpose", type=click.Choice([purpose.value for purpose in _PURPOSES]), help="What the list is for.")
@click.option("--topic", default="", help="News about this only.")
@click.option("--why", default="", help="The reason, kept with your name.")
@click.option("--list", "list_name", default="", metavar="NAME", help="Only who is in this list.")
@click.option("--form", type=click.Choice(list(FORMS)), help="Who reads the table (.csv, .xlsx); a spreadsheet unless said.")
@click.option("--vcard", "version", type=click.Choice(people_file.VERSIONS), default="3.0", show_default=True, help="Of a .vcf file.")
@click.option("--sheet", default="L7160", show_default=True, help="Of a .pdf file: the number on the box of label sheets.")
@click.option("--start", default=1, show_default=True, help="Of a .pdf file: the first free label of the first sheet.")
@json_option
@click.pass_obj
def command(
    session: Session, file: Path, everybody: bool, purpose: str | None, topic: str, why: str, list_name: str, form: str | None,
    version: str, sheet: str, start: int, as_json: bool,
) -> None:
    """Write FILE (.csv, .xlsx, .vcf, or .pdf for address labels): those whose permission covers the purpose, by the ways they permitted.

    FILE.json with --all is the whole shop; `shopdesk --shop NEW import FILE.json` makes an equal one of it.
    """
    with session.open() as shop:
        meant = None if everybody or not purpose else Purpose(purpose)
        order = people_file.order(file, form or "", version, meant, _topic(shop, topic), why)
        if everybody == bool(purpose):
            raise NeedsALook("purpose", _("Say either what the list is for (--purpose) or that you want everybody (--all)."))
        if order.is_whole and not everybody:
            raise NeedsALook("all", _("A .json file is the whole shop."), do=_("Say so with --all."))
        list_id = shop.exports.begin(order.wanted())
        if order.is_whole:
            _write_whole(shop, order, list_id, as_json)
        else:
            ids = _who(shop, list_name)
            tally = _write_labels(shop, ids, order, sheet, start) if file.suffix.lower() == people_file.LABELS else None
            _say(shop, order, tally or people_file.write(shop, ids, order), list_id, as_json)


def _write_whole(shop: Shop, order: people_file.Order, list_id: int, as_json: bool) -> None:
    counts = whole_file.write(order.path, shop.exports.whole, shop.clock.now().isoformat())
    shop.exports.finished(list_id, counts["member"])
    rows = sum(counts.values())
    said = ngettext("The whole shop, {count} row, is in {file}.", "The whole shop, {count} rows, is in {file}.", rows)
    answer(as_json, {"file": str(order.path), "rows": counts}, said.format(count=rows, file=order.path))


def _write_labels(shop: Shop, ids: Sequence[int], order: people_file.Order, number: str, start: int) -> Tally:
    """Address labels for those who may be written to by post; raises NeedsALook for a sheet or a place that is not there."""
    from shopdesk.printing import address_labels, pdf_file

    tally = Tally()
    with shop.exports.still():
        people = list(shop.exports.going(ids, order.wanted(), tally))
    pdf = address_labels.render(people, shop.cards.letterhead(), shop.settings.shop().address.country, number, start - 1)
    pdf_file.write(order.path, pdf)
    return tally


def _say(shop: Shop, order: people_file.Order, tally: Tally, list_id: int, as_json: bool) -> None:
    shop.exports.finished(list_id, tally.going, tally.staying)
    data: dict[str, Any] = {
        "file": str(order.path), "form": order.wanted().form, "purpose": order.purpose.value if order.purpose else None,
        "written": tally.going, "left_out": tally.staying, "no_way": tally.no_way,
        "refused": {reason.value: count for reason, count in tally.refused.most_common()},
    }
    said = ngettext("{count} person is in {file}.", "{count} people are in {file}.", tally.going)
    answer(as_json, data, said.format(count=tally.going, file=order.path), *refusals.said(tally))


def _who(shop: Shop, name: str) -> Sequence[int]:
    lists = shop.lists.all()
    wanted = name.casefold().strip()
    found = next((one for one in lists if wanted in (one.name.casefold(), one.key) or (not wanted and one.key == EVERYONE)), None)
    if found is None:
        raise NotFound(
            _("There is no list “{name}”.").format(name=name), _("Nothing has left the shop."),
            _("Here are: {names}.").format(names=", ".join(one.name for one in lists)),
        )
    return shop.members.listing.ids(found.wanted, found.order, found.backwards)


def _topic(shop: Shop, name: str) -> str:
    """The topic's key; raises NotFound."""
    if not name:
        return ""
    topics = shop.permissions.manners.topics()
    found = next((topic for topic in topics if name.casefold() in (topic.name.casefold(), topic.key)), None)
    if found is None:
        names = ", ".join(topic.name for topic in topics) or _("none yet")
        raise NotFound(_("There is no topic “{name}”.").format(name=name), do=_("Here are: {names}.").format(names=names))
    return found.key
