"""shopdesk bench: how fast and how small, each figure beside its limit, measured in the same run.

One small file a group of figures; each says what its limit is.
"""

from __future__ import annotations

import contextlib
import importlib
import tempfile
from pathlib import Path

import click

# Name of a figure, or of figures that are measured together, and the file that measures them.
_GROUPS = {
    "start": "starting", "query": "finding", "mistake": "finding", "keystroke": "keystroke", "import": "bringing", "visit": "visiting",
    "cards": "printing", "rhythm": "learning", "members": "listing",
}
_LONG = {"survive": "survive"}  # takes minutes, so only when it is named


@click.command("bench")
@click.argument("names", nargs=-1, type=click.Choice([*_GROUPS, *_LONG]), metavar="[NAME]…")
@click.option("--members", default=100_000, show_default=True, help="How many people are in the shop.")
@click.option("--quick", is_flag=True, help="Measure each thing once, only to see that it runs.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep the shops that were built there for the next time.")
@click.option("--list", "only_list", is_flag=True, help="Only say what can be measured.")
def command(names: tuple[str, ...], members: int, quick: bool, keep: Path | None, only_list: bool) -> None:
    """Measure how fast and how small ShopDesk is, each figure beside what bare tools take in the same run; one line of JSON a figure."""
    if only_list:
        click.echo("\n".join([*_GROUPS, *_LONG]))
        return
    from .ground import Ground

    with tempfile.TemporaryDirectory(prefix="shopdesk-bench-") as place:
        (kept := keep or Path(place, "kept")).mkdir(parents=True, exist_ok=True)
        ground = Ground(members, quick, Path(place), kept)
        for module in dict.fromkeys({**_GROUPS, **_LONG}[name] for name in names or _GROUPS):
            with contextlib.closing(importlib.import_module(f"{__name__}.{module}").figures(ground)) as figures:
                for figure in figures:
                    click.echo(figure.line())
