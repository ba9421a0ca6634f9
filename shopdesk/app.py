"""The only place where the parts are joined: arguments, paths, log, shop, window."""

from __future__ import annotations

import sys
from pathlib import Path

from shopdesk import i18n, log, paths
from shopdesk.cli import commands
from shopdesk.cli.session import Session


def main(arguments: list[str] | None = None) -> int:
    """Run ShopDesk as it was called and give its exit code."""
    i18n.use_language(i18n.system_language())
    return commands.run(commands.build(_open_window, _draw_pictures), arguments)


def _open_window(session: Session) -> int:
    # Only now: the command line runs without Qt.
    from shopdesk.ui.application import build_application

    log.begin(paths.logs())
    return build_application(sys.argv)


def _draw_pictures(folder: Path) -> list[Path]:
    from shopdesk.ui.pictures import draw

    return draw(folder)


if __name__ == "__main__":
    sys.exit(main())
