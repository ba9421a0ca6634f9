"""shopdesk tell WORDS: a note about the program to those who make it, as a file to hand on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from shopdesk import tell_us
from shopdesk.cli.session import Session, answer, json_option
from shopdesk.i18n import _


@click.command("tell")
@click.argument("words", nargs=-1, required=True)
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path(), help="The folder for the file; else this one.")
@json_option
@click.pass_obj
def command(session: Session, words: tuple[str, ...], folder: Path, as_json: bool) -> None:
    """Write WORDS about the program to a file. Nothing is sent: read it through, and hand it on if you like."""
    path = tell_us.write(" ".join(words), folder, session.clock.now().astimezone(dt.datetime.now().astimezone().tzinfo))
    answer(as_json, str(path), _("Written to {path}. Nothing was sent.").format(path=path))
