"""What holds of permissions: which of several answers counts, and whether something may go out; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from shopdesk.core.permissions.records import Answer, Channel, Choices, How, Purpose, QuietHours, Refusal, Said, Standpoint, State
from shopdesk.i18n import _, ngettext

_STRICTER = (State.UNKNOWN, State.YES, State.NO, State.WITHDRAWN)
_NEVER_QUIET = (Channel.IN_PERSON, Channel.POST)  # they came to us, or it waits in the letter box
_RINGS = (Channel.PHONE, Channel.TEXT)
EXTRAS = (Purpose.NEWS, Purpose.OFFERS)  # core first, then the flower


def in_order(said: Iterable[Said]) -> list[Said]:
    """Oldest first, as we heard of it; of two counters that spoke at once, the stricter comes last and counts."""
    return sorted(said, key=lambda one: (one.booked_at, one.number, _STRICTER.index(one.state)))


def stricter(one: State, other: State) -> State:
    """What holds where two pages of one person say different things: the stricter; unknown says nothing."""
    return max(one, other, key=_STRICTER.index)


def tightened(later: Choices, earlier: Choices) -> Choices:
    """How somebody with two pages wishes to be reached: as they said later, and never more than either page lets us."""
    limits = [limit for limit in (later.per_month, earlier.per_month) if limit is not None]
    return replace(
        later, ranked=later.ranked or earlier.ranked, per_month=min(limits, default=None), quiet=later.quiet or earlier.quiet,
        topics=later.topics & earlier.topics, addressed=later.addressed or earlier.addressed, handle=later.handle or earlier.handle,
        mention=later.mention and earlier.mention, ask_nothing=later.ask_nothing or earlier.ask_nothing,
    )


def state_of(said: Iterable[Said]) -> State:
    """What counts now, of everything said about one channel and purpose.

    The last word counts. What a list says never lifts a no, a list's no gives way only to a yes said to us after it, and
    unknown changes nothing.
    """
    standing: Said | None = None
    for one in standing_entries(said):
        if standing is None or _counts_over(one, standing):
            standing = one
    return State.UNKNOWN if standing is None else standing.state


def standing_entries(said: Iterable[Said]) -> list[Said]:
    """Those that say something and were no slips, in the order in which we heard them."""
    ordered = in_order(said)
    slips = {one.evidence.get("of") for one in ordered if one.how is How.TAKEN_BACK}
    return [one for one in ordered if one.how is not How.TAKEN_BACK and one.id not in slips and one.state is not State.UNKNOWN]


def _counts_over(later: Said, standing: Said) -> bool:
    if later.how is not How.IMPORT:
        return True
    if later.state is State.YES:
        return standing.state is State.YES
    said_to_us_since = standing.state is State.YES and standing.how is not How.IMPORT and standing.at > later.at
    return not said_to_us_since


def judge(channel: Channel, purpose: Purpose, topic: str, local: dt.datetime, stand: Standpoint) -> Answer:
    """May this go out at the shop's ``local`` time? What forbids it for good comes before what only puts it off."""
    reason = refusal(channel, purpose, topic, local, stand)
    return Answer(True) if reason is None else Answer(False, reason, _words(reason, channel, purpose, stand))


def refusal(channel: Channel, purpose: Purpose, topic: str, local: dt.datetime, stand: Standpoint) -> Refusal | None:
    """Why it may not go out; None when it may."""
    if purpose is not Purpose.SERVICE:
        reason = _not_wanted(channel, purpose, topic, stand)
        if reason is not None:
            return reason
        if purpose in EXTRAS and stand.held:
            return Refusal.HELD
        if channel is not Channel.IN_PERSON and stand.went_out >= monthly_limit(stand):
            return Refusal.TOO_OFTEN
    return Refusal.QUIET_HOURS if is_quiet(channel, local.time(), stand.choices.quiet, stand.usual_quiet) else None


def _not_wanted(channel: Channel, purpose: Purpose, topic: str, stand: Standpoint) -> Refusal | None:
    if stand.lost:
        return Refusal.DO_NOT_COME_BACK
    if stand.left_alone:
        return Refusal.LEFT_ALONE
    if stand.child:
        return Refusal.CHILD
    # A word to somebody who stands before us needs no yes, but a no is a no.
    unasked = channel is Channel.IN_PERSON and purpose is Purpose.PERSONAL and stand.state is State.UNKNOWN
    if stand.state is not State.YES and not unasked:
        return Refusal.NOT_PERMITTED
    if (purpose is Purpose.NEWS or topic) and topic not in stand.choices.topics:
        return Refusal.TOPIC_NOT_CHOSEN
    return None


def monthly_limit(stand: Standpoint) -> int:
    """How often in a month something may go out to them: what they chose, else what the shop keeps to."""
    return stand.usual_per_month if stand.choices.per_month is None else stand.choices.per_month


def is_quiet(channel: Channel, time: dt.time, own: QuietHours | None, usual: QuietHours | None) -> bool:
    """Their own quiet hours hold for all that reaches them at an hour, the shop's usual ones for what rings."""
    if channel in _NEVER_QUIET:
        return False
    if own is not None:
        return own.hold_at(time)
    return usual is not None and channel in _RINGS and usual.hold_at(time)


def _words(reason: Refusal, channel: Channel, purpose: Purpose, stand: Standpoint) -> str:
    if reason is Refusal.NOT_PERMITTED:
        return _not_permitted(stand.state).format(name=stand.name, purpose=purpose_words()[purpose], channel=channel_words()[channel])
    if reason is Refusal.TOO_OFTEN:
        limit = monthly_limit(stand)
        return ngettext(
            "{name} hears from us once a month at most, over all channels together.",
            "{name} hears from us {count} times a month at most, over all channels together.", limit,
        ).format(name=stand.name, count=limit) if limit else _("{name} wishes to hear nothing from us unasked.").format(name=stand.name)
    words = {
        Refusal.DO_NOT_COME_BACK: _("{name} does not want to come back. Nobody chases them."),
        Refusal.LEFT_ALONE: _("{name} asked to be left alone."),
        Refusal.CHILD: _("{name} is a child. Speak with the parents."),
        Refusal.TOPIC_NOT_CHOSEN: _("{name} did not choose to hear about this."),
        Refusal.HELD: _("{name} hears no news from us before what went wrong is put right."),
        Refusal.QUIET_HOURS: _("{name} has quiet hours now, until {time}."),
    }
    return words[reason].format(name=stand.name, time=_quiet_until(stand))


def _not_permitted(state: State) -> str:
    return {
        State.NO: _("{name} said no to {purpose} by {channel}."),
        State.WITHDRAWN: _("{name} took back the yes to {purpose} by {channel}."),
    }.get(state, _("{name} has not said yes to {purpose} by {channel}."))


def _quiet_until(stand: Standpoint) -> str:
    quiet = stand.choices.quiet or stand.usual_quiet
    return "" if quiet is None else f"{quiet.ends:%H:%M}"


def channel_words() -> dict[Channel, str]:
    """Each channel as it stands in a sentence."""
    return {
        Channel.IN_PERSON: _("word of mouth"), Channel.PHONE: _("phone"), Channel.TEXT: _("text message"), Channel.EMAIL: _("e-mail"),
        Channel.POST: _("post"), Channel.SOCIAL: _("social media"),
    }


def purpose_words() -> dict[Purpose, str]:
    """Each purpose as it stands in a sentence."""
    return {
        Purpose.SERVICE: _("word about what they asked for"), Purpose.PERSONAL: _("a personal word"), Purpose.NEWS: _("news"),
        Purpose.OFFERS: _("offers"),
    }


def ranked(channels: Iterable[Channel], there: Iterable[Channel]) -> tuple[Channel, ...]:
    """The channels that are ``there``, those the member ranked first and in their order."""
    first = list(dict.fromkeys(channels))
    open_ways = set(there)
    return tuple(channel for channel in (*first, *(other for other in Channel if other not in first)) if channel in open_ways)
