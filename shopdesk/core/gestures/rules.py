"""What may stand in a gesture, and when two are the same; pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shopdesk.core import validation
from shopdesk.core.gestures.records import Gesture, GestureKind, NewGesture, Why
from shopdesk.core.members.finding import words_of
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

MOST_MINUTES = 10_000
BACK_WITHIN = dt.timedelta(60)  # a visit this soon after a gesture counts as coming again


def clean(new: NewGesture) -> NewGesture:
    """Give what was typed as it may be kept; raises NeedsALook naming the field."""
    what, words = validation.passage("what", new.what), validation.line("words", new.words)
    referred_to = validation.line("referred_to", new.referred_to)
    if not what:
        raise NeedsALook("what", _("There is nothing written yet."), do=_("Say what it was, in a few words."))
    if new.why is Why.OTHER and not words:
        raise NeedsALook("words", _("Every gesture has a reason."), do=_("Choose one, or say in a sentence why."))
    if new.cost is not None and new.cost.minor < 0:
        raise NeedsALook("cost", _("Nothing costs less than nothing."), _("What you typed is still there."), _("Look at the amount."))
    if new.minutes is not None and not 0 <= new.minutes <= MOST_MINUTES:
        raise NeedsALook("minutes", _("That is no number of minutes."), _("What you typed is still there."), _("Type it like 10."))
    if new.kind is GestureKind.REFERRAL and not referred_to:
        raise NeedsALook("referred_to", _("A referral says who does it better."), do=_("Write who, and where they are."))
    if new.kind is GestureKind.FIXED and new.case_id is None:
        raise NeedsALook("case", _("There is nothing yet that was put right."), do=_("Choose what was fixed for them."))
    return replace(
        new, what=what, words=words, referred_to=referred_to if new.kind is GestureKind.REFERRAL else "",
        over_budget=validation.line("over_budget", new.over_budget),
    )


def same(what: str) -> str:
    """Two gifts are the same when this is equal, whatever their case, accents and signs."""
    return " ".join(words_of(what))


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first day of a month, and the first of the next."""
    first = day.replace(day=1)
    return first, (first + dt.timedelta(31)).replace(day=1)


def slip_line(gesture: Gesture) -> str:
    """What a referral slip says of money between us and whom we send somebody to; always one of the two."""
    if gesture.paid:
        return _("They pay us for this, or are related to us. You should know that.")
    return _("They do not pay us for this, and are not related to us.")


def kind_names() -> dict[GestureKind, str]:
    """What each kind is called."""
    return {
        GestureKind.GIFT: _("Small gift"), GestureKind.ADVICE: _("Advice by hand"), GestureKind.FIXED: _("We fixed this for you"),
        GestureKind.HELP: _("Help before they asked"), GestureKind.TOO_MUCH: _("Too much for you"),
        GestureKind.REFERRAL: _("Someone does it better"),
    }


def why_names() -> dict[Why, str]:
    """The reasons that are offered; what somebody spends is not among them."""
    return {
        Why.PATIENCE: _("Patience with our mistake"), Why.ADVICE: _("Good advice"), Why.FRIEND: _("Brought a friend"),
        Why.YEARS: _("Years with us"), Why.HARD_WEEK: _("A hard week"), Why.PUT_RIGHT: _("We put something right"),
        Why.OTHER: _("In my own words"),
    }
