"""What may stand in a kind and in a grant, what a shop may begin with, and who is worth considering; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from shopdesk.core import saying, validation
from shopdesk.core.privileges.records import Category, Contributed, Contribution, Giving, Held, KindDraft, Why
from shopdesk.core.rhythm.records import Steady
from shopdesk.core.rhythm.sentences import number
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _, ngettext

Waits = TypeVar("Waits")
ICONS = ("contact", "kept", "taste", "door", "eye", "clock", "calendar", "flower", "gift", "phone", "bell", "privileges")
MOST_PLACES, LONGEST_REVIEW = 10_000, 3_660
TRY_FIRST = 50  # places beyond which a kind is to be tried on few people before it is for many
NAME = 40  # letters of a kind's name: it stands on one line of its card
REST = dt.timedelta(180)  # how long somebody who was put off is not thought of again
LONG_UNUSED = dt.timedelta(60)

# What each reason weighs beside the others. What somebody paid has no weight, and is not read.
CONTRIBUTED = {Contributed.PATIENCE: 3.0, Contributed.INTRODUCTION: 2.5, Contributed.ADVICE: 2.5, Contributed.WISH: 2.0}
_STEADY, _KEEPS_WEEKDAY, _A_YEAR, _MOST_YEARS = 1.0, 0.5, 0.5, 2.0
_NOTHING_YET = 1.0
RECEIVED_EACH, HELD_EACH = 1.0, 1.5  # taken off for each gesture of the last year, and for each privilege
# Which kind a reason speaks for first.
_SUITS = {
    Contributed.PATIENCE: Category.CONTACT, Contributed.INTRODUCTION: Category.SMALL,
    Contributed.ADVICE: Category.MOMENT, Contributed.WISH: Category.MOMENT,
}


def first_kinds() -> tuple[KindDraft, ...]:
    """Kinds a shop may begin with, one by one, if it likes."""
    return (
        KindDraft(_("Personal contact"), Category.CONTACT, _("Has a person here, and a number that reaches them"), "contact", 20, 365),
        KindDraft(_("Kept aside"), Category.PRIORITY, _("What they asked for waits until the hour they named"), "kept", 30, 180),
        KindDraft(_("Goes first"), Category.PRIORITY, _("Served and told first when something is short"), "clock", 10, 180),
        KindDraft(_("First look"), Category.MOMENT, _("Asked before we change or add something"), "eye", 12, 180),
        KindDraft(_("Early door"), Category.SMALL, _("May come in before we open"), "door", 8, 180),
        KindDraft(_("Late pickup"), Category.SMALL, _("May fetch it after we have closed, if they ring"), "bell", 10, 180),
    )


def clean_kind(draft: KindDraft, *, tried: bool) -> KindDraft:
    """Give the kind as it may be kept; raises NeedsALook naming the field. ``tried``: a trial on few people has ended well."""
    name, instruction = validation.line("name", draft.name, NAME), validation.line("instruction", draft.instruction)
    if not name:
        raise NeedsALook("name", _("A kind is known by its name."), do=_("Give it one or two words."))
    if not instruction:
        raise NeedsALook("instruction", _("Nobody would know what to do when they see it."), do=_("Write what staff do, in one sentence."))
    if not 1 <= draft.places <= MOST_PLACES:
        raise NeedsALook("places", _("A privilege is for some: at least one place."), do=_("Say for how many there is room."))
    if draft.places > TRY_FIRST and not tried:
        raise NeedsALook(
            "places", _("A kind for more than {count} people is tried on a few first.").format(count=TRY_FIRST), _("Nothing was changed."),
            _("Begin with {count} places or fewer and see what it does.").format(count=TRY_FIRST),
        )
    if not 1 <= draft.review_days <= LONGEST_REVIEW:
        raise NeedsALook("review_days", _("Every privilege is looked at again some day."), do=_("Say after how many days."))
    return replace(draft, name=name, instruction=instruction, icon=draft.icon if draft.icon in ICONS else "privileges")


def clean_giving(giving: Giving, today: dt.date) -> Giving:
    """Give what was typed as it may be kept, with a first day; raises NeedsALook naming the field."""
    reason = validation.line("reason", giving.reason)
    if not reason:
        raise NeedsALook("reason", _("Every privilege has a reason."), do=_("Say in a sentence why it is this person."))
    start = giving.start or today
    if giving.end_on is not None and giving.end_on < max(start, today):
        raise NeedsALook("end_on", _("It would be over before it begins."), do=_("Look at the last day, or leave it out."))
    return replace(giving, reason=reason, detail=validation.line("detail", giving.detail), start=start)


def in_line(waiting: Iterable[Waits], whose: Callable[[Waits], int], first: Set[int]) -> tuple[Waits, ...]:
    """What waits, with that of the members who go ``first`` before the rest; the order within both stays."""
    return tuple(sorted(waiting, key=lambda each: whose(each) not in first))


def reasons(steady: Steady | None, contributions: Sequence[Contribution], received: int, held: int, today: dt.date) -> tuple[Why, ...]:
    """Why somebody is worth considering, the heaviest first; nothing where steadiness and length are all there could be and are not."""
    found = [Why(each.text, CONTRIBUTED[each.kind], each.suits or _SUITS[each.kind], told=True) for each in contributions]
    if steady is not None:
        found.append(_steadiness(steady, today))
    if found and not received and not held:
        found.append(Why(_("Has had nothing from us yet."), _NOTHING_YET, Category.SMALL))
    return tuple(sorted(found, key=lambda why: -why.weight))


def weight(why: Iterable[Why], received: int, held: int) -> float:
    """How much speaks for somebody: their reasons, less what they have had already."""
    return sum(each.weight for each in why) - received * RECEIVED_EACH - held * HELD_EACH


def _steadiness(steady: Steady, today: dt.date) -> Why:
    years = (today - steady.since).days / 365.25
    heavy = _STEADY + _KEEPS_WEEKDAY * steady.keeps_weekday + min(_A_YEAR * years, _MOST_YEARS)
    count = steady.visit_days
    if years < 1:
        month = saying.month_name(steady.since.month)
        sentence = ngettext("Has come {count} time since {month}.", "Has come {count} times since {month}.", count)
        return Why(sentence.format(count=count, month=month), heavy, Category.PRIORITY)
    sentence = ngettext("Has come steadily for a year.", "Has come steadily for {count} years.", int(years))
    return Why(sentence.format(count=number(int(years))), heavy, Category.PRIORITY)


def why_review(held: Held, today: dt.date) -> str:
    """The sentence beside a privilege that is to be looked at again."""
    if held.contact is not None and not held.contact.works_here:
        return _("{name} does not work here any more. Choose another person for them.").format(name=held.contact.first_name)
    if held.used_on is not None and today - held.used_on >= LONG_UNUSED:
        month = saying.month_name(held.used_on.month)
        return _("Has not used it since {month}. Ask before you pass the place on.").format(month=month)
    return _("Given {ago}: {reason}").format(ago=saying.ago(held.start, today), reason=held.reason)
