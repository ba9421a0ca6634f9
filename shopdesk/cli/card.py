"""shopdesk card WHO: print a thank-you card into a PDF."""

from __future__ import annotations

from pathlib import Path

import click

from shopdesk.cli.session import Session, answer, json_option
from shopdesk.cli.visit import the_one
from shopdesk.core.cards.records import QrKind
from shopdesk.i18n import _

_CODES = [kind.value for kind in QrKind]


@click.command("card")
@click.argument("who")
@click.option("--words", required=True, help="What the card says, in your own words.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("card.pdf"), show_default=True, help="The PDF to write."
)
@click.option("--dear", default="", help="The first line, if not “Dear …”.")
@click.option("--front", default="", help="The line on the front, if not “Thank you”.")
@click.option("--qr", type=click.Choice(_CODES), default=_CODES[0], show_default=True, help="What the code holds.")
@click.option("--sheet", type=click.Choice(["a5", "a4"]), default="a5", show_default=True, help="The paper it is printed on.")
@click.option("--despite", default="", help="Why it is printed though something is to be put right first: an owner’s, and kept.")
@json_option
@click.pass_obj
def command(
    session: Session, who: str, words: str, out: Path, dear: str, front: str, qr: str, sheet: str, despite: str, as_json: bool
) -> None:
    """Print a thank-you card for WHO, signed by --staff."""
    from shopdesk.printing import pdf_file
    from shopdesk.printing.cards import render
    from shopdesk.printing.stock import sheet_named

    with session.open() as shop:
        match = the_one(shop, who)
        card = shop.cards.thank_you(match.id, words, dear=dear, qr=QrKind(qr), front=front)
        shop.cards.require_printable(match.id, card.kind, override_words=despite)
        printed = render([card], sheet_named(sheet.upper()))
        pdf_file.write(out, printed.pdf)
        shop.cards.printed(match.id, card)
    said = _("The card for {name} is in {file}.").format(name=match.name, file=out)
    answer(as_json, {"file": str(out), "pages": printed.pages, "warnings": list(printed.warnings)}, *printed.warnings, said)
