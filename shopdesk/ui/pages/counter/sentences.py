"""What the Counter says about a person, as sentences: pure, from records to words."""

from __future__ import annotations

import datetime as dt
import re

from shopdesk.core import saying
from shopdesk.core.followups.records import Going, UseCheck
from shopdesk.core.members.records import CompanionKind, Job, Match, Member, Memory, MemoryKind, Remembered, Thing
from shopdesk.core.members.rules import greeting_of
from shopdesk.i18n import _, ngettext, pgettext

_HIDDEN = 4  # last digits of a phone, of which two are shown


def good_day(local: dt.datetime, name: str) -> str:
    """Greet whoever stands at the counter by the hour of the shop's clock."""
    if 5 <= local.hour < 12:
        plain, named = _("Good morning"), _("Good morning, {name}")
    elif 12 <= local.hour < 17:
        plain, named = _("Good afternoon"), _("Good afternoon, {name}")
    else:
        plain, named = _("Good evening"), _("Good evening, {name}")
    return named.format(name=name) if name else plain


def moment(local: dt.datetime) -> str:
    """Thursday 19 November, 08:40."""
    return _("{day}, {time}").format(day=saying.long_day(local.date()), time=saying.clock_time(local))


def masked_phone(phone: str) -> str:
    """Enough of a number to tell two people apart, too little to ring: 912 44 …18."""
    digits = [place for place, sign in enumerate(phone) if sign.isdigit()]
    if len(digits) < 5:
        return phone
    groups = phone[: digits[-3] + 1].split()
    while len(groups) > 1 and len(re.sub(r"\D", "", " ".join(groups))) > len(digits) - _HIDDEN + 1:
        groups.pop()
    head = " ".join(groups) if len(groups) > 1 else phone[: digits[-_HIDDEN]].rstrip()
    return f"{head} …{phone[digits[-2]:]}"


def whereabouts(match: Match) -> str:
    """The second line of a row: the town, and how they can be reached."""
    reach = masked_phone(match.phone) if match.phone else _("e-mail only") if match.email else ""
    return " · ".join(part for part in (match.city, reach) if part)


def last_here(last_day: dt.date | None, today: dt.date) -> str:
    """Yesterday, 8 days ago; a dash for who has not been here."""
    return saying.sentence(saying.ago(last_day, today)) if last_day else "–"


def familiarity(visits: int) -> tuple[str, str]:
    """How well we know each other, counted and not judged, with the kind of its chip."""
    if visits == 0:
        return _("No visit yet"), "plain"
    if visits == 1:
        return _("New"), "plain"
    if visits == 2:
        return _("New, second visit"), "plain"
    return ngettext("{count} visit", "{count} visits", visits).format(count=visits), "accent"


def lately(match: Match, today: dt.date) -> str:
    """The sentence of a row at rest."""
    return _here(match.visits, match.last_day, today, "")


def standing(member: Member, today: dt.date) -> str:
    """The sentence under the name of the open member, from what we know now."""
    if member.remembered is Remembered.NOTHING:
        return _("Wants nothing remembered, so no visits are written down.")
    since = _month(member.first_day, today) if member.first_day and member.visits > 1 else ""
    return " ".join(part for part in (_here(member.visits, member.last_day, today, since), served_by(member)) if part)


def served_by(member: Member) -> str:
    """Who usually serves them."""
    return _("Usually served by {name}.").format(name=member.usual_staff.split()[0]) if member.usual_staff else ""


def _here(visits: int, last_day: dt.date | None, today: dt.date, since: str) -> str:
    if not visits or last_day is None:
        return _("No visit yet.")
    ago = saying.ago(last_day, today)
    if visits == 1:
        return _("Here once, {ago}.").format(ago=ago)
    if since:
        times = ngettext("Here {count} time since {month}.", "Here {count} times since {month}.", visits).format(count=visits, month=since)
    else:
        times = ngettext("Here {count} time.", "Here {count} times.", visits).format(count=visits)
    return _("{times} Last here {ago}.").format(times=times, ago=ago)


def _month(day: dt.date, today: dt.date) -> str:
    month = saying.month_name(day.month)
    return month if day.year == today.year else f"{month} {day.year}"


def greeting(member: Member) -> str:
    """How to greet somebody, without guessing what they are: Greet as Søren, in Danish."""
    called = called_by(member)
    if not called:
        return ""
    spoken = spoken_language(member.language)
    if spoken:
        return _("Greet as {name}, in {language} if you can.").format(name=called, language=spoken)
    return _("Greet as {name}.").format(name=called)


def pronounced(member: Member) -> str:
    """How the name is said: Say SUR-en KAIR."""
    return _("Say “{sound}”.").format(sound=member.pronounce) if member.pronounce else ""


def called_by(member: Member) -> str:
    """The name to say; nothing while we do not know one."""
    return greeting_of(member.name, member.greeting)


def spoken_language(language: str) -> str:
    """The name of a language written as a code; anything else as it was written."""
    names = {
        "ar": _("Arabic"), "da": _("Danish"), "de": _("German"), "en": _("English"), "es": _("Spanish"), "et": _("Estonian"),
        "fa": _("Persian"),
        "fi": _("Finnish"), "fr": _("French"), "he": _("Hebrew"), "is": _("Icelandic"), "it": _("Italian"),
        "lt": _("Lithuanian"),
        "lv": _("Latvian"), "nb": _("Norwegian"), "nl": _("Dutch"), "nn": _("Norwegian"), "no": _("Norwegian"), "pl": _("Polish"),
        "pt": _("Portuguese"), "ro": _("Romanian"), "ru": _("Russian"), "so": _("Somali"), "sv": _("Swedish"), "tr": _("Turkish"),
        "uk": _("Ukrainian"), "zh": _("Chinese"),
    }
    return names.get(language.casefold(), language)


def shown_name(member: Member) -> str:
    """What stands largest on the page."""
    return member.name or (member.emails[0] if member.emails else member.phones[0].typed if member.phones else _("No name yet"))


def job(asked: Job) -> str:
    """What they come for, in one sentence."""
    when = _("When {when}:").format(when=asked.when.rstrip(",.:")) if asked.when else ""
    so_that = _("so that {so_that}").format(so_that=asked.so_that.rstrip(".")) if asked.so_that else ""
    wish = ", ".join(part for part in (asked.want.rstrip(",."), so_that) if part)
    said = " ".join(part for part in (when, wish) if part).rstrip(":")
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def kind_of_memory(kind: MemoryKind) -> tuple[str, str]:
    """The word above a memory, and its icon."""
    return {
        MemoryKind.ALLERGY: (_("Allergy"), "allergy"),
        MemoryKind.NEVER: (_("Never"), "never"),
        MemoryKind.LIKES: (_("Likes"), "like"),
        MemoryKind.TALK: (_("To talk about"), "say"),
        MemoryKind.NOTE: (_("Good to know"), "info"),
    }[kind]


def told(memory: Memory, member: Member, today: dt.date) -> str:
    """Who told us, and when; or when it was last found to be true."""
    who = memory.told_by or called_by(member)
    when = saying.ago(memory.told_on, today)
    if memory.confirmed_on > memory.told_on:
        when = _("still true {when}").format(when=saying.ago(memory.confirmed_on, today))
    return _("{who}, {when}").format(who=who, when=when) if who else saying.sentence(when)


def companion(kind: CompanionKind, name: str) -> str:
    """Somebody who comes along: Freja, a child."""
    words = {
        CompanionKind.DOG: _("{name}, a dog"), CompanionKind.CAT: _("{name}, a cat"), CompanionKind.CHILD: _("{name}, a child"),
        CompanionKind.BIKE: _("{name}, a bike"), CompanionKind.INSTRUMENT: _("{name}, an instrument"), CompanionKind.OTHER: "{name}",
    }
    return words[kind].format(name=name)


def kinds_of_companion() -> tuple[tuple[CompanionKind, str], ...]:
    """The kinds as one chooses from."""
    return (
        (CompanionKind.DOG, _("A dog")), (CompanionKind.CAT, _("A cat")), (CompanionKind.CHILD, _("A child")),
        (CompanionKind.BIKE, _("A bike")), (CompanionKind.INSTRUMENT, _("An instrument")),
        (CompanionKind.OTHER, pgettext("companion", "Something else")),
    )


def going_words() -> dict[Going, str]:
    """How a thing in use goes, as they say it."""
    return {Going.GOOD: _("Good"), Going.SO_SO: _("So-so"), Going.STUCK: _("Stuck")}


def went(check: UseCheck, today: dt.date) -> str:
    """How it went when they were last asked, and the tip they got."""
    said = _("{when}: {how}").format(when=saying.short_day(check.day, today), how=going_words()[check.going])
    return _("{said}. Tip: {tip}").format(said=said, tip=check.tip) if check.tip else said


def thing(owned: Thing, today: dt.date) -> str:
    """Something in use, since when, and how often it needs care."""
    parts = [owned.what]
    if owned.since:
        parts.append(_("since {month}").format(month=_month(owned.since, today)))
    if owned.care_every_days:
        every = owned.care_every_days
        parts.append(ngettext("care every {count} day", "care every {count} days", every).format(count=every))
    return ", ".join(parts)
