"""The rows that were not taken, in a list beside the one they came from: correct them there and bring that list."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar, cast

from shopdesk.core.imports.records import BadRow
from shopdesk.errors import FileProblem
from shopdesk.exchange import reasons
from shopdesk.exchange.writing.placing import begun, name
from shopdesk.i18n import _

_Row = TypeVar("_Row")
# Known to every reader here (a heading that begins with ShopDesk is left out), so they stay as they are in every language.
TITLES = ("ShopDesk line", "ShopDesk reason")
_FORMULA = re.compile(r"'?[=+\-@\t\r＝＋－＠]")
_PHONE = re.compile(r"\+[\d ()./-]+")


class Rejects:
    """Writes the rows left out of ``source`` into ``…-not-taken.csv`` beside it, which is there once all of ``source`` was read.

    That is before the list is kept, so that none is lost; a list that is not kept after all leaves no such file, however it was broken off.
    UTF-8 with a mark and the source's separator, so that a spreadsheet opens it; cells that would reckon there are defused.
    ``path`` is None until something was written; ``count`` is how many. A file that is there already is never written over.
    """

    def __init__(self, source: Path, titles: tuple[str, ...], separator: str = ",") -> None:
        self._source = source
        self._titles = titles
        self._separator = separator
        self._file: TextIOWrapper | None = None
        self._unfinished = source.with_name(f".{source.name[:60]}.{os.getpid()}.tmp")
        self._named = False
        self.path: Path | None = None
        self.count = 0

    def add(self, bad: BadRow) -> None:
        """Write one row with its line number and reason. Raises FileProblem when the folder or disk does not take it."""
        cells = bad.cells[: len(self._titles)] or self._cells(bad.raw)
        padding = ("",) * (len(self._titles) - len(cells))
        further = bad.cells[len(self._titles) :]
        try:
            line = f"{bad.part} {bad.line}".strip()
            self._write((*cells, *padding, line, reasons.say(bad.why, bad.detail), *further))
        except OSError as error:
            raise FileProblem(
                _("The rows left out of “{name}” could not be written beside it.").format(name=self._source.name),
                _("The list itself was not touched."),
                _("Copy the list to a folder with room that you may write to, and bring it from there."),
            ) from error
        self.count += 1

    def _cells(self, raw: str) -> tuple[str, ...]:
        """The cells of a row as it stands in its list, where they come out as many as the heading has; else the row in one."""
        try:
            rows = list(csv.reader([raw], delimiter=self._separator, strict=True))
        except csv.Error:
            return (raw,)
        return tuple(rows[0]) if len(rows) == 1 and len(rows[0]) == len(self._titles) else (raw,)

    def _write(self, row: tuple[str, ...]) -> None:
        if self._file is None:
            self._file = self._begun()
            self._writer = csv.writer(self._file, delimiter=self._separator)
            self._writer.writerow([defused(title) for title in self._titles] + list(TITLES))
        self._writer.writerow([defused(cell) for cell in row])

    def _begun(self) -> TextIOWrapper:
        self.path = next(path for path in self._names() if not path.exists())
        file = begun(self._unfinished)
        # Each row goes to the disk at once, which may refuse it.
        return TextIOWrapper(file, "utf-8-sig", "replace", newline="", line_buffering=True)

    def _names(self) -> Iterator[Path]:
        stem = self._source.name.removesuffix(".gz")
        stem = stem.removesuffix(Path(stem).suffix)
        for number in count(1):
            yield self._source.with_name(f"{stem}-not-taken{f'-{number}' if number > 1 else ''}.csv")

    def all_of(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """The rows as they come; after the last of them the file is there."""
        yield from rows
        self.keep()

    def keep(self) -> None:
        """Let the file be there under its name, if there is one; more may follow."""
        if self._file is None or self._named:
            return
        binary = cast("BinaryIO", self._file.buffer)
        for path in self._names():
            with suppress(FileExistsError):
                if os.fstat(binary.fileno()).st_nlink:
                    os.link(self._unfinished, path)
                    self._unfinished.unlink()
                else:
                    name(binary, path)
                self.path, self._named = path, True
                return

    def close(self) -> None:
        """Finish the file, if there is one."""
        if self._file is not None:
            self.keep()
            self._file.close()

    def drop(self) -> None:
        """Leave nothing of it."""
        if self._file is not None:
            self._file.close()
            for path in (self._unfinished, *([self.path] if self._named and self.path else [])):
                path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            self.close()
        else:
            self.drop()


def defused(cell: str) -> str:
    """The cell so that no spreadsheet reckons with it; phone numbers stay readable, NUL goes."""
    if "\0" in cell:
        cell = cell.replace("\0", "")
    return "'" + cell if _FORMULA.match(cell) and not _PHONE.fullmatch(cell) else cell
