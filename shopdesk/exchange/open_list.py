"""A list that is open for reading: what every kind of list has, whoever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from shopdesk.exchange import days, kinds


class OpenList:
    """One list, read once from front to back; use it in a ``with``.

    ``heading`` is its first row word for word, ``titles`` its cells; ``encoding`` and ``separator`` are what was found out or
    told, ``tellable`` which of them can be told. Raises FileProblem when it cannot be a list.
    """

    def __init__(self, given: Path | BinaryIO, separator: str | None = None, encoding: str | None = None) -> None:
        self._list = kinds.opened(given, separator, encoding)
        self.name, self.encoding, self.separator = self._list.name, self._list.encoding, self._list.separator
        self.heading, self.titles, self.tellable = self._list.heading, self._list.titles, self._list.tellable

    def _month_comes_first(self, place: int) -> bool | None:
        """How this list writes 04/02 in a column, told by the days at its beginning; None when none of them tells."""
        said = list(self._list.beginning_of(place))
        first = days.month_comes_first(said)
        if first is None and any(map(days.is_unsure, said)):
            first = days.month_comes_first(self._list.beginning_of(place, further=True))
        return first

    def cells(self, place: int) -> Iterator[str]:
        """The cells of one column at the beginning, only to learn from."""
        return self._list.beginning_of(place)

    def fraction(self) -> float | None:
        """How much has been read, 0 to 1; None where nobody can tell."""
        return self._list.fraction()

    def close(self) -> None:
        """Let go of the file."""
        self._list.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
