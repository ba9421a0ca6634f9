"""shopdesk duplicates: pages that may be one person, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core import codes
from shopdesk.core.duplicates import rules
from shopdesk.i18n import _, ngettext

if TYPE_CHECKING:
    from shopdesk.core.duplicates.records import Alike
    from shopdesk.core.shop import Shop


@click.command("duplicates")
@json_option
@click.pass_obj
def command(session: Session, as_json: bool) -> None:
    """List pages that may be one person, the surest first. Nothing is merged: that is decided side by side, in the window."""
    with session.open() as shop:
        found = shop.duplicates.pairs()
        data = [_as_data(shop, pair) for pair in found]
    lines = [f"{pair['why']}: {_line(pair['first'])} / {_line(pair['second'])}" for pair in data]
    if lines:
        count = ngettext("{count} pair may be one person.", "{count} pairs may be one person.", len(lines)).format(count=len(lines))
        lines.append(count)
    answer(as_json, data, *(lines or [_("No two pages look like one person.")]))


def _as_data(shop: Shop, pair: Alike) -> dict[str, Any]:
    pages = [shop.members.match(member_id) for member_id in (pair.first, pair.second)]
    first, second = ({"code": page.code, "name": page.name, "phone": page.phone, "email": page.email, "city": page.city} for page in pages)
    return {"first": first, "second": second, "why": rules.sentence(pair.whys), "reasons": [why.value for why in pair.whys]}


def _line(page: dict[str, str]) -> str:
    return ", ".join(part for part in (page["name"], codes.spaced(page["code"]), page["phone"] or page["email"], page["city"]) if part)
