"""What an import says in words: what columns may become, what will happen, and what became of it."""

from __future__ import annotations

from shopdesk.core.imports.records import Stayed, TakenBack
from shopdesk.exchange.mapping import Meaning
from shopdesk.i18n import _, ngettext
from shopdesk.ui.lists.apart import Done, Look
from shopdesk.ui.lists.visits_apart import FORMAT


def offered() -> dict[Meaning, str]:
    """What a column may become, in the order it is offered."""
    return {
        Meaning.NAME: _("Name"), Meaning.FIRST: _("First name"), Meaning.LAST: _("Last name"), Meaning.NICKNAME: _("Called"),
        Meaning.PHONE: _("Phone"), Meaning.EMAIL: _("E-mail"), Meaning.ADDRESS: _("Whole address"), Meaning.STREET: _("Street"),
        Meaning.POSTCODE: _("Postcode"), Meaning.CITY: _("Town"), Meaning.REGION: _("Region"), Meaning.COUNTRY: _("Country"),
        Meaning.BIRTHDAY: _("Birthday"), Meaning.LANGUAGE: _("Language"), Meaning.NOTE: _("Note"), Meaning.AS_NOTE: _("Line in the note"),
        Meaning.TAGS: _("Tags, noted"), Meaning.OWN_ID: _("Number there"), Meaning.CONSENT: _("What they said yes to"),
        Meaning.LEAVE_OUT: _("Leave out"), Meaning.PREFIX: _("Title"), Meaning.MIDDLE: _("Middle name"),
        Meaning.SUFFIX: _("After the name"),
        Meaning.PRONOUNCE: _("How it is said"), Meaning.COMPANY: _("Company"), Meaning.STREET_MORE: _("Street, further"),
        Meaning.POINTS: _("Points, noted"), Meaning.FIRST_VISIT: _("First here, noted"),
        Meaning.LAST_VISIT: _("Last here, noted"), Meaning.VISITS: _("Visits, noted"), Meaning.ONLY_NAME: _("Gave only a name"),
    }


def what_will_happen(seen: Look, same: int, two: int) -> str:
    """One sentence with counts; of those who may be here, ``same`` were found to be and ``two`` not to be."""
    brought = seen.brought
    if seen.format == FORMAT:
        return _what_visits(seen)
    rows = brought.taken + brought.known + brought.left
    undecided = brought.undecided - same - two
    new, fresh, nothing_new = brought.taken - brought.undecided + two, brought.fresh + same, brought.known - brought.fresh
    counts = (
        (new, ngettext("{count} new person", "{count} new people", new)),
        (fresh, ngettext("{count} already here who gets fresh details", "{count} already here who get fresh details", fresh)),
        (nothing_new, ngettext("{count} already here with nothing new", "{count} already here with nothing new", nothing_new)),
        (undecided, ngettext("{count} to decide", "{count} to decide", undecided)),
        (brought.left, ngettext("{count} left out", "{count} left out", brought.left)),
    )
    has = ngettext("{file} has {count} row:", "{file} has {count} rows:", rows).format(file=seen.name, count=f"{rows:,}")
    said = _(", ").join(words.format(count=f"{count:,}") for count, words in counts if count)
    return f"{has} {said or _('nobody in them')}."


def _what_visits(seen: Look) -> str:
    taken, left = seen.brought.taken, seen.brought.left
    visits = ngettext("{file} has {count} visit of somebody who is here", "{file} has {count} visits of people who are here", taken)
    out = ngettext("{count} row is left out", "{count} rows are left out", left).format(count=f"{left:,}")
    return _("{visits}; {left}.").format(visits=visits.format(file=seen.name, count=f"{taken:,}"), left=out)


def comes(seen: Look) -> int:
    """How many people the list would bring or add to, or how many visits."""
    return seen.brought.taken + seen.brought.known


def press(seen: Look) -> str:
    """What stands on the button that does it."""
    count = comes(seen)
    if seen.format == FORMAT:
        return ngettext("Import {count} visit", "Import {count} visits", count).format(count=f"{count:,}")
    return ngettext("Import {count} person", "Import {count} people", count).format(count=f"{count:,}")


def need_a_look(seen: Look) -> str:
    """The title over the lines that need one."""
    count = seen.brought.left + seen.doubts
    if not count:
        return _("No line needs a look")
    return ngettext("{count} line needs a look", "{count} lines need a look", count).format(count=f"{count:,}")


def became(done: Done) -> str:
    """What became of a list."""
    brought = done.brought
    left = ngettext("{count} row was left out", "{count} rows were left out", brought.left)
    where = _("They stand in {file}.").format(file=done.left_in.name) if done.left_in else ""
    if done.of_visits:
        visits = ngettext("{count} visit was brought in", "{count} visits were brought in", brought.taken)
        return f"{_counted((brought.taken, visits), (brought.left, left))}. {where}".strip()
    taken = ngettext("{count} person was brought in", "{count} people were brought in", brought.taken)
    known = ngettext("{count} was here already", "{count} were here already", brought.known)
    return f"{_counted((brought.taken, taken), (brought.known, known), (brought.left, left))}. {where}".strip()


def _counted(first: tuple[int, str], *others: tuple[int, str]) -> str:
    """The first count and whichever of the others is not none."""
    return _(", ").join(words.format(count=f"{count:,}") for count, words in (first, *filter(lambda one: one[0], others)))


def went(back: TakenBack) -> str:
    """What taking a list back did, with the first of those who stay."""
    gone = ngettext("{count} page went with the list.", "{count} pages went with the list.", back.gone).format(count=f"{back.gone:,}")
    if back.restored:
        gone += " " + ngettext(
            "{count} says again what it said before.", "{count} say again what they said before.", back.restored
        ).format(count=f"{back.restored:,}")
    if back.visits:
        gone += " " + ngettext("{count} visit went.", "{count} visits went.", back.visits).format(count=f"{back.visits:,}")
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
