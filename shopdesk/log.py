"""The program's own log, for whoever helps the shop: rotating, without personal data."""

from __future__ import annotations

import logging
import os
import re
from io import TextIOWrapper
from pathlib import Path

# With a refusal PostgreSQL shows the row that it refused, and with that whatever somebody typed.
_ROW = re.compile(r"^DETAIL:.*?(?=^(?:HINT|CONTEXT|Traceback|During|The above)\b|\Z)", re.MULTILINE | re.DOTALL)


def begin(folder: Path, *, debug: bool = False) -> Path | None:
    """Write the log into ``folder`` from now on and give its path; None when the folder cannot be written."""
    root = logging.getLogger("shopdesk")
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    handler = _FromFirstLine(folder / "shopdesk.log")
    handler.setFormatter(_WithoutRows("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    return folder / "shopdesk.log"


class _WithoutRows(logging.Formatter):
    """Lines as they are, but for rows of the shop in them."""

    def format(self, record: logging.LogRecord) -> str:
        return _ROW.sub("", super().format(record)).rstrip("\n")


class _FromFirstLine(logging.Handler):
    """A rotating file that is opened for its first line: most days have none, and its module is a tenth of a bare start."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _rotating(self._path)
            self._file.setFormatter(self.formatter)
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _rotating(path: Path) -> logging.Handler:
    """Files that only their owner may read: what a mishap says of itself can hold a word somebody typed."""
    from logging.handlers import RotatingFileHandler

    class Private(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            return TextIOWrapper(open(self.baseFilename, "ab", opener=_for_me_alone), self.encoding, self.errors)

    return Private(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
