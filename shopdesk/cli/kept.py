"""shopdesk kept: what the shop keeps of people as a whole, to read, or on paper for whoever asks."""

from __future__ import annotations

from pathlib import Path

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.core.known import record
from shopdesk.i18n import _
from shopdesk.printing import pdf_file, record_sheet


@click.command("kept")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A PDF to write.")
@json_option
@click.pass_obj
def command(session: Session, out: Path | None, as_json: bool) -> None:
    """Say what the shop keeps of people: why, for how long, who may see it, which lists left, and how it is kept safe."""
    with session.open() as shop:
        chapters = record.chapters(shop)
        plain = {chapter.heading: {fact.what: fact.says for fact in chapter.facts} for chapter in chapters}
        if out is not None:
            pdf_file.write(out, record_sheet.render(chapters, shop.cards.letterhead(), shop.today()))
            answer(as_json, plain, _("Written to {folder}.").format(folder=out))
        elif as_json:
            answer(True, plain)
        else:
            for chapter in chapters:
                answer(False, None, chapter.heading, *(f"  {fact.what}: {fact.says}" for fact in chapter.facts))
