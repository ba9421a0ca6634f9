"""The command line: finds the command's file when it is wanted, and says in a sentence what could not be done."""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shopdesk import __version__, log, paths
from shopdesk.cli.session import Session
from shopdesk.errors import ShopError
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.location import Location

_COMMANDS = (
    "sample",
    "import",
    "export",
    "find",
    "visit",
    "card",
    "giftcard",
    "privilege",
    "backup",
    "restore",
    "check",
    "standing",
    "known",
    "kept",
    "erase",
    "today",
    "tell",
    "duplicates",
    "bench",
)
OpenWindow = Callable[[Session], int]
DrawPictures = Callable[[Path], list[Path]]
_log = logging.getLogger("shopdesk.cli")


class _Commands(click.Group):
    """Imports a command's file only when it is typed or when help lists them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["run", *(name for name in _COMMANDS if name != "bench"), "pictures", "bench"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS:
            module = importlib.import_module(f"shopdesk.cli.{cmd_name}" + ("_" if cmd_name == "import" else ""))
            command: click.Command = module.command
            return command
        return super().get_command(ctx, cmd_name)


def _location(given: str) -> Location:
    """Where a shop lies, as it was typed."""
    from shopdesk.core.location import location_of  # brings the store, which not every command needs

    return location_of(given)


def build(open_window: OpenWindow, draw_pictures: DrawPictures) -> click.Group:
    """Make the command line; what needs a window is handed in, so that nothing here knows Qt."""

    @click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
    @click.option(
        "--shop", type=_location, metavar="FILE|ADDRESS", envvar="SHOPDESK_SHOP",
        help="The shop’s file, or postgresql://name@server/database?schema=shop (also SHOPDESK_SHOP).",
    )
    @click.option("--staff", default="", metavar="NAME", help="Who does it; without it a write is booked as unattended.")
    @click.option("--counter", default="", metavar="NAME", help="At which counter.")
    @click.version_option(__version__, prog_name="ShopDesk")
    @click.pass_context
    def shopdesk(ctx: click.Context, shop: Location | None, staff: str, counter: str) -> None:
        """ShopDesk, the notebook of a good shopkeeper. Without a command it opens its window."""
        ctx.obj = Session(shop, staff, counter)
        if ctx.invoked_subcommand is None:
            ctx.exit(open_window(ctx.obj))

    @shopdesk.command()
    @click.pass_context
    def run(ctx: click.Context) -> None:
        """Open the window."""
        ctx.exit(open_window(ctx.obj))

    @shopdesk.command()
    @click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
    def pictures(folder: Path) -> None:
        """Draw each page of a sample shop into FOLDER, light and dark."""
        for picture in draw_pictures(folder):
            click.echo(picture.name)

    return shopdesk


def run(group: click.Group, arguments: list[str] | None) -> int:
    """Run a command line and give its exit code: 0 done, 1 not done (with a sentence), 2 wrong use."""
    try:
        code: Any = group.main(arguments, prog_name="shopdesk", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped. Nothing more was done."), err=True)
        return 1
    except ShopError as problem:
        click.echo(str(problem), err=True)
        return 1
    except BrokenPipeError:
        # Whoever read our answer has heard enough; Python would complain once more when it closes the pipe itself.
        sys.stderr.close()
        return 1
    except Exception:
        return _say_bug()


def _say_bug() -> int:
    written = log.begin(paths.logs())
    _log.exception("a command broke off")
    where = _("What it was stands in {path}.").format(path=written) if written else ""
    click.echo(_("Something in the program went wrong and it stopped there. What was saved before is kept.") + " " + where, err=True)
    return 1
