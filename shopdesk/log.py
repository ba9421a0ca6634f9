"""The program's own log, for whoever helps the shop: rotating, without personal data."""

from __future__ import annotations

import logging
import logging.handlers
import os
from io import TextIOWrapper
from pathlib import Path


class _Private(logging.handlers.RotatingFileHandler):
    """Writes files that only their owner may read: what a mishap says of itself can hold a word somebody typed."""

    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(open(self.baseFilename, "ab", opener=_for_me_alone), self.encoding, self.errors)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def begin(folder: Path, *, debug: bool = False) -> Path | None:
    """Write the log into ``folder`` from now on and give its path; None when the folder cannot be written."""
    root = logging.getLogger("shopdesk")
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Private(
            folder / "shopdesk.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return folder / "shopdesk.log"
