"""How somebody wishes to be reached, in words: for the panel, its sheet and the marks beside each way."""

from __future__ import annotations

from shopdesk.core import saying
from shopdesk.core.permissions.records import ASKED_FOR, Channel, Choices, Purpose, State
from shopdesk.i18n import _, ngettext

ICONS = {
    Channel.IN_PERSON: "counter", Channel.PHONE: "phone", Channel.TEXT: "sms", Channel.EMAIL: "mail", Channel.POST: "post",
    Channel.SOCIAL: "globe",
}


def channel(one: Channel) -> str:
    """A channel by itself."""
    return {
        Channel.IN_PERSON: _("In the shop"), Channel.PHONE: _("Phone"), Channel.TEXT: _("Text message"), Channel.EMAIL: _("E-mail"),
        Channel.POST: _("Post"), Channel.SOCIAL: _("Social media"),
    }[one]


def purpose(one: Purpose) -> str:
    """What a yes is for, by itself."""
    return {Purpose.PERSONAL: _("A personal word"), Purpose.NEWS: _("News"), Purpose.OFFERS: _("Offers")}[one]


def state(one: State) -> str:
    """What they said."""
    return {State.UNKNOWN: _("Not asked"), State.YES: _("Yes"), State.NO: _("No"), State.WITHDRAWN: _("Taken back")}[one]


def often(per_month: int) -> str:
    """How often, in the middle of a sentence."""
    if per_month == 0:
        return _("and nothing unasked")
    if per_month == 1:
        return _("at most once a month")
    if per_month == 2:
        return _("at most twice a month")
    return ngettext("at most {count} time a month", "at most {count} times a month", per_month).format(count=per_month)


def chosen(choices: Choices) -> str:
    """The first line: "Text message, at most twice a month"; "" when they chose neither."""
    first = channel(choices.ranked[0]) if choices.ranked else ""
    return saying.sentence(", ".join(part for part in (first, "" if choices.per_month is None else often(choices.per_month)) if part))


def further(choices: Choices, topics: dict[str, str]) -> list[str]:
    """The other lines: then which ways, when not, about what, and how they wish to be addressed."""
    lines = []
    if choices.ranked[1:]:
        lines.append(_("Then {ways}").format(ways=", ".join(channel(one).lower() for one in choices.ranked[1:])))
    if choices.quiet is not None:
        lines.append(_("Not between {begins} and {ends}").format(
            begins=saying.clock_time(choices.quiet.begins), ends=saying.clock_time(choices.quiet.ends)
        ))
    if choices.topics:
        lines.append(_("News about {topics}").format(topics=", ".join(sorted(topics[key] for key in choices.topics if key in topics))))
    if choices.addressed:
        lines.append(_("Wishes to be addressed as {how}").format(how=choices.addressed))
    if choices.ask_nothing:
        lines.append(_("Wants no questions"))
    return lines


def permitted(one: Channel, states: dict[tuple[Channel, Purpose], State]) -> str:
    """What is permitted by one channel: "a personal word, news"; what stands against it where nothing is."""
    yes = [purpose(each).lower() for each in ASKED_FOR if states[one, each] is State.YES]
    if yes:
        return ", ".join(yes)
    against = any(states[one, each] in (State.NO, State.WITHDRAWN) for each in ASKED_FOR)
    return _("they said no") if against else _("not asked yet")
