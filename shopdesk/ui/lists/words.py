"""What an import says in words: what columns may become, what will happen, and what became of it."""

from __future__ import annotations

from shopdesk.core.imports.records import Stayed, TakenBack
from shopdesk.exchange.mapping import Meaning
from shopdesk.i18n import _, ngettext
from shopdesk.ui.lists.apart import Done, Look


def offered() -> dict[Meaning, str]:
    """What a column may become, in the order it is offered."""
    return {
        Meaning.NAME: _("Name"), Meaning.FIRST: _("First name"), Meaning.LAST: _("Last name"), Meaning.NICKNAME: _("Called"),
        Meaning.PHONE: _("Phone"), Meaning.EMAIL: _("E-mail"), Meaning.ADDRESS: _("Whole address"), Meaning.STREET: _("Street"),
        Meaning.POSTCODE: _("Postcode"), Meaning.CITY: _("Town"), Meaning.REGION: _("Region"), Meaning.COUNTRY: _("Country"),
        Meaning.BIRTHDAY: _("Birthday"), Meaning.LANGUAGE: _("Language"), Meaning.NOTE: _("Note"), Meaning.AS_NOTE: _("Line in the note"),
        Meaning.TAGS: _("Tags, in the note"), Meaning.OWN_ID: _("Number there"), Meaning.CONSENT: _("What they said yes to"),
        Meaning.LEAVE_OUT: _("Leave out"), Meaning.PREFIX: _("Title"), Meaning.MIDDLE: _("Middle name"),
        Meaning.SUFFIX: _("After the name"),
        Meaning.PRONOUNCE: _("How it is said"), Meaning.COMPANY: _("Company"), Meaning.STREET_MORE: _("Street, further"),
        Meaning.POINTS: _("Points, in the note"), Meaning.FIRST_VISIT: _("First here, in the note"),
        Meaning.LAST_VISIT: _("Last here, in the note"), Meaning.VISITS: _("Visits, in the note"), Meaning.ONLY_NAME: _("Gave only a name"),
    }


def what_will_happen(seen: Look) -> str:
    """One sentence with counts."""
    rows = seen.new + seen.known + seen.left
    has = ngettext("{file} has {count} row:", "{file} has {count} rows:", rows).format(file=seen.name, count=f"{rows:,}")
    new = ngettext("{count} new person", "{count} new people", seen.new).format(count=f"{seen.new:,}")
    known = ngettext("{count} already here", "{count} already here", seen.known).format(count=f"{seen.known:,}")
    left = ngettext("{count} left out", "{count} left out", seen.left).format(count=f"{seen.left:,}")
    return f"{has} {new}, {known}, {left}."


def need_a_look(seen: Look) -> str:
    """The title over the lines that need one."""
    count = seen.left + seen.doubts
    return ngettext("{count} line needs a look", "{count} lines need a look", count).format(count=f"{count:,}")


def became(done: Done) -> str:
    """What became of a list."""
    taken = ngettext("{count} person was brought in", "{count} people were brought in", done.taken).format(count=f"{done.taken:,}")
    known = ngettext("{count} was here already", "{count} were here already", done.known).format(count=f"{done.known:,}")
    left = ngettext("{count} row was left out", "{count} rows were left out", done.left).format(count=f"{done.left:,}")
    where = _("They stand in {file}, each with its reason.").format(file=done.left_in.name) if done.left_in else ""
    return f"{taken}, {known}, {left}. {where}".strip()


def went(back: TakenBack) -> str:
    """What taking a list back did, with the first of those who stay."""
    gone = ngettext("{count} page went with the list.", "{count} pages went with the list.", back.gone).format(count=f"{back.gone:,}")
    if not back.stayed:
        return gone
    why = {
        Stayed.VISIT: _("was here since"), Stayed.CHANGED: _("was changed since"), Stayed.OTHER_LIST: _("stands in another list"),
        Stayed.KEPT: _("has something here"),
    }
    first = ", ".join(f"{one.name} ({why[one.why]})" for one in back.stayed[:3])
    more = _(" and more") if len(back.stayed) > 3 else ""
    stays = ngettext("{count} stays: {names}.", "{count} stay: {names}.", len(back.stayed))
    return f"{gone} {stays.format(count=f'{len(back.stayed):,}', names=first + more)}"
