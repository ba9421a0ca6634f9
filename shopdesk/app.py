"""The only place where the parts are joined: arguments, paths, log, shop, window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk import i18n, log, paths
from shopdesk.cli import commands
from shopdesk.errors import ShopError
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.cli.session import Session


def main(arguments: list[str] | None = None) -> int:
    """Run ShopDesk as it was called and give its exit code."""
    i18n.use_language(i18n.system_language())
    return commands.run(commands.build(_open_window, _draw_pictures), arguments)


def _open_window(session: Session) -> int:
    _want_display()
    log.begin(paths.logs())
    # Only now: the command line runs without Qt.
    from shopdesk.ui.showing import show

    return show(session.path, session.clock, counter=session.counter, staff=session.staff)


def _want_display() -> None:
    """Say in a sentence what Qt would say by breaking off."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not named:
        raise ShopError(
            _("There is no screen here to open a window on."), "",
            _("Run it where there is one, or use the command line: shopdesk --help."),
        )


def _draw_pictures(folder: Path) -> list[Path]:
    # A picture is drawn the same everywhere: without a screen, and with our own letters.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from shopdesk.ui.pictures import draw

    return draw(folder)


if __name__ == "__main__":
    sys.exit(main())
