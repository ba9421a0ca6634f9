"""People as rows: at rest, and under what is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from shopdesk.core.members.records import Found, Match, MemoryKind
from shopdesk.core.privileges.records import Mark
from shopdesk.core.rhythm import sentences as rhythm
from shopdesk.core.rhythm.records import Said
from shopdesk.i18n import _, ngettext
from shopdesk.ui.pages.counter import rhythm_words, sentences
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn

_MARKS = 2
_WARM = (MemoryKind.ALLERGY, MemoryKind.NEVER)


def at_rest_columns() -> tuple[RowColumn, ...]:
    """Name, one thing to remember, and the marks of what they hold."""
    return RowColumn(Part.NAME, 336, 1), RowColumn(Part.REMEMBER, 164, 1), RowColumn(Part.MARKS, 48)


def result_columns() -> tuple[RowColumn, ...]:
    """What is enough to greet somebody, in columns that never move."""
    return (
        RowColumn(Part.NAME, 226, 0, _("Name")), RowColumn(Part.TEXT, 96, 0, _("Last here")), RowColumn(Part.CHIP, 180, 0, _("Standing")),
        RowColumn(Part.REMEMBER, 200, 1, _("Remember")), RowColumn(Part.MARKS, 60, 0, _("Privileges")), RowColumn(Part.ACTION, 128),
    )


def at_rest_row(match: Match, today: dt.date, marks: Sequence[Mark] = ()) -> PersonRow:
    """Somebody who was here lately."""
    row = PersonRow(key=match.id, name=match.name, sentence=sentences.lately(match, today), photo=match.photo_id, action=_("Open"))
    return _with_memory(_marked(row, marks), match)


def expected_row(match: Match, said: Said, marks: Sequence[Mark] = ()) -> PersonRow:
    """Somebody who is expected, with the sentence of their rhythm."""
    row = PersonRow(key=match.id, name=match.name, sentence=rhythm.text(said), photo=match.photo_id, action=_("Open"))
    return _with_memory(_marked(row, marks), match)


def result_row(match: Match, today: dt.date, marks: Sequence[Mark] = ()) -> PersonRow:
    """Somebody who meets what was typed."""
    chip, kind = rhythm_words.chip(match, today)
    row = PersonRow(
        key=match.id, name=match.name, sentence=sentences.whereabouts(match), spans=match.spans,
        text=sentences.last_here(match.last_day, today), chip=chip, chip_kind=kind, photo=match.photo_id, action=_("Open"),
    )
    return _with_memory(_marked(row, marks), match)


def _marked(row: PersonRow, marks: Sequence[Mark]) -> PersonRow:
    """Add what they hold: two icons have room, and the second says what the rest is too."""
    shown = [(mark.icon, mark.meaning) for mark in marks[:_MARKS]]
    if len(marks) > _MARKS:
        shown[-1] = (shown[-1][0], ", ".join(mark.meaning for mark in marks[_MARKS - 1 :]))
    return replace(row, marks=tuple(shown))


def _with_memory(row: PersonRow, match: Match) -> PersonRow:
    """Add the one thing to remember; what could hurt somebody is warm and has its icon."""
    if not match.remember:
        return row
    if match.remember_kind not in _WARM:
        return replace(row, remember=match.remember)
    icon = sentences.kind_of_memory(match.remember_kind)[1]
    return replace(row, remember=match.remember, remember_icon=icon, remember_warm=True)


def count_of(found: Found) -> str:
    """How many were found, as it stands in the field."""
    if found.more:
        return ngettext("{count} and more", "{count} and more", len(found.matches)).format(count=len(found.matches))
    if not found.matches:
        return ""
    return ngettext("{count} person", "{count} people", len(found.matches)).format(count=len(found.matches))
