"""The playbook as it comes with the program, what may stand in it, and the days of things; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from shopdesk.core import tone, validation
from shopdesk.core.cards.records import CardKind
from shopdesk.core.followups.records import Cell, Event, Phase, Rule
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Act
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

REST = 182  # days between two check-ins with the same person, whatever happens in between
FRIEND_AFTER = 730  # days a regular has come before we call them a friend of the house
# Days after which nobody would ask any more; what is owed stays.
STALE_AFTER = {Event.HOW: 45, Event.SO_SO: 45, Event.FIRST_WEEK: 14, Event.CARE: 120}
# The cards a rule may name; what is owed, and what is worth money, is made elsewhere.
CARDS = (CardKind.THANK_YOU, CardKind.MISSED, CardKind.BIRTHDAY, CardKind.INVITATION, CardKind.SAID_DID, CardKind.CONTACT)
_AHEAD = frozenset({Event.BIRTHDAY, Event.ANNIVERSARY})  # known before they come
_EARLIEST, _LATEST = -30, 365
MOST_ACTS = 3

FIRST_RULES = (
    Rule(Event.HOW, None, 3, Act.WRITE),
    Rule(Event.SOLVED, None, 3, Act.CALL),
    Rule(Event.CARE, None, 0, Act.CALL),
    Rule(Event.STUCK, None, 0, Act.CALL),
    Rule(Event.SO_SO, None, 3, Act.CALL),
    Rule(Event.FIRST_WEEK, None, 5, Act.SAY),
    Rule(Event.MISSED, Standing.SLIPPING, 0, Act.CALL, card=CardKind.MISSED.value),
    Rule(Event.MISSED, Standing.AWAY, 0, Act.PRINT, card=CardKind.MISSED.value),
    Rule(Event.BIRTHDAY, None, -3, Act.PRINT, card=CardKind.BIRTHDAY.value),
    Rule(Event.ANNIVERSARY, Standing.REGULAR, 0, Act.PRINT, card=CardKind.THANK_YOU.value),
    Rule(Event.REVIEW, None, 0, Act.LOOK),
    Rule(Event.WISH, None, 0, Act.TELL, card=CardKind.SAID_DID.value),
)


def best(rules: Iterable[Rule], event: Event, standing: Standing | None) -> Rule | None:
    """The rule that holds: the one for this very standing, else the one for any; None where the owner wants nothing done."""
    of_event = [rule for rule in rules if rule.event is event]
    exact = [rule for rule in of_event if rule.standing is not None and rule.standing is standing]
    rule = next(iter(exact or [rule for rule in of_event if rule.standing is None]), None)
    return rule if rule is not None and rule.active else None


def clean(rule: Rule) -> Rule:
    """Give the rule as it may be kept; raises NeedsALook naming the field."""
    earliest, latest = (_EARLIEST, 0) if rule.event in _AHEAD else (0, _LATEST)
    if not earliest <= rule.after_days <= latest:
        raise NeedsALook(
            "after_days", _("That is no number of days to keep."), _("The rule stays as it was."),
            _("Type a number from {first} to {last}.").format(first=earliest, last=latest),
        )
    words = validation.passage("words", rule.words, 500)
    if rule.event is Event.MISSED and tone.is_offer(words):
        raise no_offer()
    if rule.card and rule.card not in CARDS:
        raise NeedsALook("card", _("No such card is sent with a kind word."), _("The rule stays as it was."), _("Choose another."))
    return replace(rule, words=words)


def for_standing(rule: Rule, standing: Standing) -> Rule:
    """The same rule, for one standing alone."""
    return replace(rule, standing=standing)


def no_offer() -> NeedsALook:
    """A check-in with an offer in it."""
    return NeedsALook(
        "words", _("A word to somebody who stayed away holds no price and no offer."), _("What you typed is still there."),
        _("Ask how they are."),
    )


def clean_cell(cell: Cell) -> Cell:
    """Give the advice as it may be kept; raises NeedsALook naming the field."""
    discipline = validation.line("discipline", cell.discipline, 80)
    acts = tuple(act for act in (validation.line("acts", act) for act in cell.acts) if act)
    if not discipline:
        raise NeedsALook("discipline", _("Nothing is written yet."), do=_("Write what matters most in this phase, in a few words."))
    if not 1 <= len(acts) <= MOST_ACTS:
        raise NeedsALook("acts", _("One to three acts fit here."), do=_("Keep those that matter most."))
    return Cell(cell.phase, discipline, acts)


def first_cells() -> tuple[Cell, ...]:
    """What we advise until the owner says it better."""
    return (
        Cell(Phase.STRANGER, _("Be easy to come to"), (_("Say good morning first."), _("Ask what they came for."))),
        Cell(Phase.FIRST_VISIT, _("Be remembered"), (_("Say your own name."), _("Ask how it goes after a few days."))),
        Cell(Phase.RETURN, _("Learn one thing"), (_("Use their name."), _("Ask one thing worth remembering."))),
        Cell(Phase.REGULAR, _("Keep what we promised"), (_("Greet them by name."), _("Ask what must always be right."), _("Give advice."))),
        Cell(Phase.FRIEND, _("Give a little more"), (_("Ask what we should do better."), _("Give something with no strings."))),
        Cell(Phase.DRIFTING, _("Ask, and offer nothing"), (_("Ask whether all is well."), _("Look whether something went wrong."))),
        Cell(Phase.GONE, _("Leave the door open"), (_("Write one card by hand."), _("Note what would bring them back."))),
    )


def phase(standing: Standing | None, visit_days: int, first_day: dt.date | None, today: dt.date) -> Phase:
    """Say where somebody is from what is known of their visits."""
    if not visit_days or first_day is None:
        return Phase.STRANGER
    if standing is Standing.AWAY:
        return Phase.GONE
    if standing is Standing.SLIPPING:
        return Phase.DRIFTING
    if standing is Standing.REGULAR:
        return Phase.FRIEND if (today - first_day).days >= FRIEND_AFTER else Phase.REGULAR
    return Phase.FIRST_VISIT if visit_days == 1 else Phase.RETURN


def is_round(years: int) -> bool:
    """Is an anniversary worth a word: the first, the fifth, the tenth and so on?"""
    return years == 1 or (years > 1 and years % 5 == 0)


def next_care(since: dt.date, every_days: int, today: dt.date) -> dt.date:
    """The first care day that lies after ``today``, counted from the day it came into use."""
    turns = max((today - since).days // every_days + 1, 1)
    return since + dt.timedelta(turns * every_days)


def missed_from(last: dt.date, slipping_on: dt.date, contact: dt.date | None) -> dt.date:
    """The day from which somebody is missed: as long after a real contact as it would be after the last visit."""
    return slipping_on if contact is None or contact <= last else contact + (slipping_on - last)
