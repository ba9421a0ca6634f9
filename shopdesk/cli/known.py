"""shopdesk known WHO: everything that is kept about somebody, to read or to take along."""

from __future__ import annotations

from pathlib import Path

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.cli.visit import the_one
from shopdesk.i18n import _
from shopdesk.printing import known_copy, known_sheet


@click.command("known")
@click.argument("who")
@click.option("--out", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder for sheet (PDF) and data (JSON).")
@json_option
@click.pass_obj
def command(session: Session, who: str, out: Path | None, as_json: bool) -> None:
    """Say everything that is kept about WHO: a code, a phone, an e-mail or a name that fits one person only."""
    with session.open() as shop:
        member_id = the_one(shop, who).id
        known = shop.known.about(member_id)
        if out is None and not as_json:
            for chapter in known.chapters:
                answer(False, None, chapter.heading, *(f"  {fact.what}: {fact.says}" for fact in chapter.facts))
            return
        data = shop.known.export(member_id)
        if out is not None:
            sheet = known_sheet.render(known, shop.cards.letterhead(), shop.today())
            written = known_copy.save(out, known.name, data, sheet)
            data = {"files": [str(path) for path in written]}
        answer(as_json, data, _("Written to {folder}.").format(folder=out))
