"""shopdesk bench: how fast and how small, each figure beside its limit, measured in the same run.

One small file a group of figures; each says what its limit is.
"""

from __future__ import annotations

import contextlib
import importlib
import tempfile
from pathlib import Path

import click

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

# Name of a figure, or of figures that are measured together, and the file that measures them.
_GROUPS = {
    "start": "starting", "query": "finding", "mistake": "finding", "keystroke": "keystroke", "import": "bringing", "export": "exporting",
    "visit": "visiting", "cards": "printing", "giftcards": "redeeming", "rhythm": "learning", "members": "listing",
    "duplicates": "pairing", "today": "today",
}
_LONG = {"survive": "survive", "steady": "steadying"}  # take minutes, so only when they are named
_RECOGNITION = "recognition"  # measured on logs of visits that somebody has, not on a crowd of ours


@click.command("bench")
@click.argument("names", nargs=-1, type=click.Choice([*_GROUPS, *_LONG, _RECOGNITION]), metavar="[NAME]…")
@click.option("--members", default=100_000, show_default=True, help="How many people are in the shop.")
@click.option("--quick", is_flag=True, help="Measure each thing once, only to see that it runs.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep the shops that were built there for the next time.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="A folder with logs of visits, for recognition.")
@click.option("--list", "only_list", is_flag=True, help="Only say what can be measured.")
def command(names: tuple[str, ...], members: int, quick: bool, keep: Path | None, data: Path | None, only_list: bool) -> None:
    """Measure how fast and how small ShopDesk is, each figure beside what bare tools take in the same run; one line of JSON a figure."""
    if only_list:
        click.echo("\n".join([*_GROUPS, *_LONG, _RECOGNITION]))
        return
    if _RECOGNITION in names:
        _recognise(data)
        names = tuple(name for name in names if name != _RECOGNITION)
        if not names:
            return
    from .ground import Ground

    with tempfile.TemporaryDirectory(prefix="shopdesk-bench-") as place:
        (kept := keep or Path(place, "kept")).mkdir(parents=True, exist_ok=True)
        ground = Ground(members, quick, Path(place), kept)
        for module in dict.fromkeys({**_GROUPS, **_LONG}[name] for name in names or _GROUPS):
            with contextlib.closing(importlib.import_module(f"{__name__}.{module}").figures(ground)) as figures:
                for figure in figures:
                    click.echo(figure.line())


def _recognise(folder: Path | None) -> None:
    """Measure recognition on the logs in ``folder``, or say why not."""
    from shopdesk.cli.bench import recognition

    folder = folder or Path("visit-logs")
    reason = recognition.why_not(folder)
    if reason is not None:
        raise FileProblem(reason, do=_("Name a folder of CSV files with --data: member_id,date,amount."))
    for figure in recognition.figures(folder):
        click.echo(figure.line())
