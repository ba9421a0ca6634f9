"""What the Counter says of a person's rhythm: the chip, the sentence, and the picture in words."""

from __future__ import annotations

import datetime as dt

from shopdesk.core import saying
from shopdesk.core.members.records import Match, Member
from shopdesk.core.rhythm import sentences as rhythm
from shopdesk.core.rhythm.records import Judgement, RhythmPicture, Standing
from shopdesk.i18n import _, ngettext
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.standing_words import standing_words


def chip(match: Match, today: dt.date) -> tuple[str, str]:
    """The words of the chip in a row, and its kind; a regular's says when they are due, where that is near."""
    if match.left_alone:
        return left_alone()
    if match.standing is None:
        return sentences.familiarity(match.visits)
    due_in = None if match.expected_on is None else (match.expected_on - today).days
    return standing(match.standing, match.visits, due_in)


def chip_of(member: Member, judged: Judgement | None) -> tuple[str, str]:
    """The words of the chip beside an open member's name, and its kind."""
    if member.left_alone:
        return left_alone()
    if judged is None:
        return sentences.familiarity(member.visits)
    return standing(judged.standing, member.visits)


def left_alone() -> tuple[str, str]:
    """What stands in the place of a standing for who chose so."""
    return _("Wants to be left alone"), "plain"


def standing(standing: Standing, visits: int, due_in: int | None = None) -> tuple[str, str]:
    """A standing in the words of the shop, with the kind of its chip; ``due_in`` days."""
    words, kind = standing_words(standing)
    if standing is Standing.NEW and visits == 2:
        words = _("New, second visit")
    elif standing is Standing.REGULAR and due_in in (0, 1):
        words = _("Regular, due tomorrow") if due_in else _("Regular, due today")
    return words, kind


def sentence(member: Member, judged: Judgement | None, today: dt.date) -> str:
    """The sentence under the name: their own rhythm once there is one, else what was counted."""
    if member.left_alone or judged is None or judged.own_gap_days is None:
        return sentences.standing(member, today)
    return " ".join(part for part in (rhythm.text(judged.said), sentences.served_by(member)) if part)


def picture(drawn: RhythmPicture) -> str:
    """The picture of a rhythm in words, for who listens to the screen."""
    count, today = len(drawn.days), drawn.today
    came = ngettext("Here on {count} day since {day}.", "Here on {count} days since {day}.", count).format(
        count=count, day=saying.short_day(drawn.days[0], today)
    )
    if drawn.window is None:
        return came
    first, last = (saying.short_day(day, today) for day in drawn.window)
    if first == last:
        return came + " " + _("Expected on {day}.").format(day=first)
    return came + " " + _("Expected between {first} and {last}.").format(first=first, last=last)
