"""When a small question may be asked, and the questions we begin with; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shopdesk.core.asking.records import Asked, Question
from shopdesk.i18n import _

_RESTS = dt.timedelta(days=365)
_QUARTER = dt.timedelta(days=91)
# What a question of ours is about: the field whose reason and switch in the settings hold for it too.
FIELD_OF = {"job": "job", "birthday": "birthday", "never": "memories", "always": "memories"}


def first_questions() -> tuple[Question, ...]:
    """The questions that come with the program, in the order in which they are asked."""
    return (
        Question("job", _("What do you really come to us for?"), _("So we understand what you need, and stop guessing.")),
        Question("channel", _("How do you like to hear from us best?"), _("So we never ring when a note would do.")),
        Question("topics", _("What would you like to hear about?"), _("So we only tell you what you care about.")),
        Question("always", _("What should we always do for you?"), _("So that everybody here does it, whoever serves you.")),
        Question("never", _("Is there something we should never do?"), _("So it does not happen twice.")),
        Question("birthday", _("When is your birthday?"), _("Only if you want a card from us that day.")),
    )


def has_room(asked: Iterable[Asked], today: dt.date, per_quarter: int) -> bool:
    """May anything be asked today? Never twice in a day, and no more than ``per_quarter`` in 91 days."""
    lately = [one.day for one in asked if one.day > today - _QUARTER]
    return len(lately) < per_quarter and today not in lately


def rests(key: str, asked: Iterable[Asked], today: dt.date) -> bool:
    """Was this very question answered or passed within a year?"""
    return any(one.key == key and one.day > today - _RESTS for one in asked)
