"""shopdesk sample SHOPFILE: an invented bakery to try things in."""

from __future__ import annotations

import shlex

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.location import Location, is_there, location_of
from shopdesk.errors import FileProblem
from shopdesk.i18n import _, ngettext


@click.command("sample")
@click.argument("shopfile", type=location_of)
@click.option("--members", type=click.IntRange(0, 100_000), default=400, show_default=True, help="How many people.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same number gives the same shop.")
@json_option
@click.pass_obj
def command(session: Session, shopfile: Location, members: int, seed: int, as_json: bool) -> None:
    """Make SHOPFILE: a bakery with invented people, two years of visits, memories and staff."""
    from shopdesk.beginning import made_whole
    from shopdesk.sample.fill import fill

    if is_there(shopfile):
        raise FileProblem(
            _("There is a file at “{path}” already.").format(path=shopfile), _("It was not touched."), _("Choose another name.")
        )
    with made_whole(shopfile) as unfinished, session.open(create=True, location=unfinished) as shop:
        fill(shop, members, seed)
        counts = {"members": shop.members.count(), "visits": shop.visits.count(), "staff": len(shop.staff.all())}
    said = ngettext(
        "{count} invented person with {visits} visits is in {path}.", "{count} invented people with {visits} visits are in {path}.",
        counts["members"],
    ).format(count=counts["members"], visits=counts["visits"], path=shopfile)
    answer(as_json, counts, said, _("Open it with: shopdesk --shop {path}").format(path=shlex.quote(str(shopfile))))
