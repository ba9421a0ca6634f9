"""Address labels for a list of people, on the sheets that are in the drawer."""

from __future__ import annotations

from collections.abc import Sequence

from shopdesk.core.cards.records import NO_CODE, Card, CardKind, Letterhead, Signer
from shopdesk.core.exports.records import Going
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.printing import stock
from shopdesk.printing.cards import render as render_cards


def render(people: Sequence[Going], shop: Letterhead, home: str, number: str, start: int = 0) -> bytes:
    """Print a label for each on the sheet of that ``number``, from place ``start`` (0 is the first) of the first sheet on; a PDF.

    The country stands on a label only where it is another than ``home``. Raises NeedsALook naming sheet or people.
    """
    if not people:
        raise NeedsALook("people", _("Nobody in this list can be written to by post."), _("No labels were written."))
    known = {sheet.number.lower(): sheet for sheet in stock.labels()}
    if number.lower() not in known:
        numbers = ", ".join(sheet.number for sheet in stock.labels())
        raise NeedsALook(
            "sheet", _("There is no label sheet “{name}”.").format(name=number), do=_("These are known: {names}.").format(names=numbers)
        )
    cards = [_label(one, shop, home) for one in people]
    return render_cards(cards, known[number.lower()], start=start).pdf


def _label(one: Going, shop: Letterhead, home: str) -> Card:
    town = " ".join(part for part in (one.postcode, one.city) if part)
    abroad = one.country if one.country != home else ""
    lines = tuple(line for line in (one.name, one.street, town, one.region, abroad) if line)
    signer = Signer(shop.name or one.name, "")  # nobody signs a label, and a shop may have no name yet
    return Card(CardKind.LABEL, "", "", "", signer, shop, NO_CODE, to=one.name, address=lines, language="")
