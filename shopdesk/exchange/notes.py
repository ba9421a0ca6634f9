"""The note of a person from a list: what was written about them, and every cell that has no place of its own."""

from __future__ import annotations

import re

from shopdesk.exchange.mapping import Mapping, Meaning
from shopdesk.i18n import _

_TAGS = re.compile(r" ::: |[,;\n]")
_ONE_ONLY = frozenset(
    {
        *(Meaning.NAME, Meaning.PREFIX, Meaning.FIRST, Meaning.MIDDLE, Meaning.NICKNAME, Meaning.COMPANY, Meaning.ADDRESS),
        *(Meaning.POSTCODE, Meaning.CITY, Meaning.BIRTHDAY, Meaning.LANGUAGE, Meaning.POINTS),
    }
)


class NoteLines:
    """Writes the notes of one list; made once from its mapping. Rows have an empty cell behind their last."""

    def __init__(self, mapping: Mapping) -> None:
        width = len(mapping.columns)
        self._program = mapping.program
        self._notes, self._tags, self._points = (mapping.places(what) for what in (Meaning.NOTE, Meaning.TAGS, Meaning.POINTS))
        own = {Meaning.FIRST_VISIT: _("First visit"), Meaning.LAST_VISIT: _("Last visit"), Meaning.VISITS: _("Visits")}
        lines = []
        for place, column in enumerate(mapping.columns):
            same = mapping.places(column.meaning)[0] if column.meaning in _ONE_ONLY else place
            if column.meaning is Meaning.AS_NOTE or column.meaning in own or same != place:
                zero = column.meaning is Meaning.VISITS
                lines.append((place, own.get(column.meaning, column.title), column.label, width if same == place else same, zero))
        self._lines = tuple(lines)

    def written(self, row: list[str], lines: list[str]) -> str:
        """The note: the list's own notes first, then ``lines``, then a line for each filled cell without a place of its own."""
        said = [cell for place in self._notes if (cell := row[place])]
        said += lines
        for place, title, label, same, is_count in self._lines:
            cell = row[place]
            if cell and cell != row[same] and not (is_count and cell == "0"):
                said.append(f"{(label >= 0 and row[label]) or title}: {cell}")
        for place in self._tags:
            if cell := row[place]:
                said += self._tagged(cell)
        for place in self._points[:1]:
            if (cell := row[place]).strip("0., "):
                said.append(self._had(cell))
        return "\n".join(said) if said else ""

    def _tagged(self, cell: str) -> list[str]:
        """Tags in one line; Google's own group that everybody is in says nothing."""
        tags = [tag.strip().strip('"').removeprefix("* ") for tag in _TAGS.split(cell)]
        kept = ", ".join(tag for tag in tags if tag and tag != "myContacts")
        return [_("Tags: {tags}").format(tags=kept)] if kept else []

    def _had(self, points: str) -> str:
        if self._program:
            return _("had {points} points at {program}").format(points=points, program=self._program)
        return _("had {points} points").format(points=points)
