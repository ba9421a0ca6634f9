"""What the shop keeps of people as a whole: why, for how long, who may see it, who was given lists, and how it is kept safe.

Made of the settings in force and never written by hand, it answers an authority that asks, and says on a bad day what was in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.known.records import Chapter, Fact
from shopdesk.core.settings.rules import field_names
from shopdesk.core.staff.records import Proof, Role
from shopdesk.i18n import _, ngettext
from shopdesk.storage.columns import InstantField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_TAKEN = (
    "SELECT t.at, coalesce(s.name, ''), t.form, t.why, t.going FROM taken_list t LEFT JOIN staff s ON s.id = t.staff_id"
    " ORDER BY t.at DESC LIMIT 50"
)
_YES = "SELECT count(DISTINCT member_id) FROM permission WHERE state = 'yes'"


def chapters(shop: Shop) -> tuple[Chapter, ...]:
    """Everything, as lines to read; counts every page, so not for the window's own thread in a large shop."""
    return tuple(
        Chapter(heading, tuple(Fact(what, says) for what, says in lines))
        for heading, lines in (
            (_("Of whom"), _people(shop)), (_("What, and why"), _fields(shop)), (_("For how long"), _times(shop)),
            (_("Who may see and take it out"), _staff(shop)), (_("Lists that left the shop"), _lists(shop)),
            (_("How it is kept safe"), _safety(shop)),
        )
    )


def _people(shop: Shop) -> list[tuple[str, str]]:
    counts = {
        _("Pages"): shop.members.count(), _("Visits"): shop.store.rows("SELECT count(*) FROM visit")[0][0],
        _("Said yes to something"): shop.store.rows(_YES)[0][0],
    }
    return [(what, f"{count:,}") for what, count in counts.items()]


def _fields(shop: Shop) -> list[tuple[str, str]]:
    filled, names = shop.settings.filled(), field_names()
    lines = []
    for reason in shop.settings.reasons():
        if reason.on:
            count = filled.get(reason.field, 0)
            pages = ngettext("{reason} On {count} page.", "{reason} On {count} pages.", count)
            lines.append((names[reason.field], pages.format(reason=reason.reason, count=f"{count:,}")))
    return lines


def _times(shop: Shop) -> list[tuple[str, str]]:
    keeping = shop.known.keeping
    unseen = _("Listed for a decision after {count} months without a visit; never kept or erased silently.")
    return [
        (_("People nobody has seen"), unseen.format(count=keeping.unseen_months)),
        (_("Ways back of what was done"), _("Two days.")),
        (_("Backups"), _("Thinned out; the last that holds an erased page is let go within a year.")),
        (_("Children"), _("No page below the age of {age}.").format(age=keeping.age_limit())),
        (_("Year of birth"), _("Only that somebody is grown up.") if keeping.only_age else _("Where they told it.")),
    ]


def _staff(shop: Shop) -> list[tuple[str, str]]:
    shown = {Proof.NONE: _("nothing is asked of them"), Proof.PIN: _("shows a PIN"), Proof.PASSWORD: _("shows a password")}
    roles = {Role.OWNER: _("owner: may also export, erase and change settings"), Role.STAFF: _("staff")}
    return [(one.name, f"{roles[one.role]}; {shown[shop.staff.secrets.proof(one.id)]}") for one in shop.staff.all()]


def _lists(shop: Shop) -> list[tuple[str, str]]:
    lines = []
    for at, staff, form, why, going in shop.store.rows(_TAKEN):
        instant = InstantField().python_value(at)
        day = saying.short_day(shop.local(instant).date(), shop.today()) if instant else ""
        lines.append((day, ", ".join(part for part in (staff, form, why, "" if going is None else f"{going:,}") if part)))
    return lines or [("–", _("None so far."))]


def _safety(shop: Shop) -> list[tuple[str, str]]:
    newest = shop.backups.newest()
    backup = saying.short_day(shop.local(newest.at).date(), shop.today()) if newest else _("none yet")
    return [
        (_("Where"), str(shop.location)), (_("Kept by"), shop.store.engine),
        (_("Encrypted"), _("Not by the program; let the computer’s disk be.")), (_("Newest backup"), backup),
        (_("Second place"), str(shop.backups.second_place() or _("none"))),
        (_("Erased so far"), str(shop.store.rows("SELECT count(*) FROM erasure")[0][0])),
    ]
