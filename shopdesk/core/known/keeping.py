"""For how long, and of whom: people unseen for long, fields unused for a year, and the age below which no page is kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.known import rules, words
from shopdesk.core.known.records import Unseen, UnusedField
from shopdesk.core.members.glance import shown_name
from shopdesk.core.members.records import Age, Birthday
from shopdesk.core.staff.records import Right
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage.columns import JsonField, day_number, day_of
from shopdesk.storage.search import recency_of
from shopdesk.storage.tables import Kept, Setting

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEY = "keeping"
_UNSEEN = """
SELECT g.member_id, g.name, g.email, coalesce(g.last_day, m.since) FROM glance g JOIN member m ON m.id = g.member_id
WHERE g.recency < ? AND NOT EXISTS (SELECT 1 FROM kept k WHERE k.member_id = g.member_id AND k.day > ?)
ORDER BY g.recency LIMIT ?
"""
_YEARS_GO = (
    "UPDATE member SET age = 'adult', birth_year = NULL"
    " WHERE birth_year < ? OR (birth_year = ? AND (birth_month < ? OR (birth_month = ? AND birth_day <= ?)))"
)


class Keeping:
    """What the owner decided about keeping, and the lists to decide on."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    # unseen for long

    @property
    def unseen_months(self) -> int:
        """After how many months without a visit the shop looks whether to keep somebody."""
        return int(self._settings().get("unseen_months", rules.UNSEEN_MONTHS))

    def set_unseen_months(self, months: int) -> None:
        """Decide it; an owner's. Raises NeedsALook."""
        if not 1 <= months <= 240:
            raise NeedsALook("unseen_months", _("Between one month and twenty years."), _("Nothing was changed."))
        self._save({"unseen_months": months})

    def unseen(self, limit: int = 200) -> tuple[Unseen, ...]:
        """Who was not seen for that long and is not decided on, longest first."""
        before = day_number(rules.months_before(self._shop.today(), self.unseen_months))
        rows = self._shop.store.rows(_UNSEEN, (recency_of(before + 1), before, limit))
        return tuple(Unseen(member_id, shown_name(name, email), day_of(seen)) for member_id, name, email, seen in rows)

    def keep(self, member_id: int) -> None:
        """Keep somebody though unseen; asked again after the same time."""
        with self._shop.transaction("known.keep") as writing:
            member_id = self._shop.members.resolved(member_id)
            writing.insert(Kept, member=member_id, day=self._shop.today(), staff=self._shop.staff.at_counter_id())
            writing.log("known.keep", member_id)
            writing.touch("known", member_id)

    def kept_on(self, day: dt.date) -> int:
        """How many people it was decided of on that day that they stay."""
        return int(self._shop.store.rows("SELECT count(*) FROM kept WHERE day = ?", (day_number(day),))[0][0])

    # fields nobody uses

    def unused(self) -> tuple[UnusedField, ...]:
        """Fields that are asked, filled in for a year or longer, and were used for nothing in that time: "stop collecting this"?

        Only fields whose use the program sees: how a name is said or a face is used by looking at it.
        """
        shop, since = self._shop, self._shop.today() - dt.timedelta(days=rules.UNUSED_DAYS)
        first = shop.store.rows("SELECT min(since) FROM member")[0][0]
        if first is None or day_of(first) > since:
            return ()
        last_used = dict(shop.store.rows("SELECT what, max(day) FROM used GROUP BY what"))
        filled, found = shop.settings.filled(), []
        for reason in shop.settings.reasons():
            days = [last_used[name] for name in words.names_of(reason.field) if name in last_used]
            last = day_of(max(days)) if days else None
            seen_used = reason.field in words.USE_IS_SEEN
            if reason.on and seen_used and filled.get(reason.field) and (last is None or last < since):
                found.append(UnusedField(reason.field, filled[reason.field], last))
        return tuple(found)

    # children

    def age_limits(self) -> dict[str, int]:
        """From what age a page is kept, by country (two letters)."""
        return rules.AGES | {country: int(age) for country, age in self._settings().get("ages", {}).items()}

    def age_limit(self, country: str = "") -> int:
        """The age of a country; without one, that of the shop's own."""
        country = country or self._shop.settings.shop().address.country
        return self.age_limits().get(country.upper(), rules.OTHERWISE)

    def set_age_limit(self, country: str, age: int) -> None:
        """Change a line of the table; an owner's. Raises NeedsALook."""
        if len(country) != 2 or not country.isalpha() or not country.isascii():
            raise NeedsALook("country", _("A country has two letters."), _("Nothing was changed."), _("Type it like NO or DK."))
        if not 0 <= age <= rules.HIGHEST:
            raise NeedsALook("age", _("Between 0 and {count} years.").format(count=rules.HIGHEST), _("Nothing was changed."))
        self._save({"ages": self._settings().get("ages", {}) | {country.upper(): age}})

    def require_old_enough(self, born: Birthday | None, country: str = "", age: Age = Age.UNKNOWN) -> None:
        """Refuse a page for a child; raises NeedsALook naming the birthday or the age, which says what to do instead."""
        if not (age is Age.CHILD or self.is_child(born, country)):
            return
        raise NeedsALook(
            "age" if age is Age.CHILD else "birthday", _("No page is kept of a child under {age}.").format(age=self.age_limit(country)),
            _("Nothing was kept."),
            _("Write the child on a parent’s page, under who comes along, by first name."),
        )

    def require_no_child(self, member_id: int, field: str) -> None:
        """Refuse what is kept of no child, as on a page from before the age limit was raised; raises NeedsALook naming ``field``."""
        if self._shop.permissions.is_child(member_id):
            raise NeedsALook(
                field, _("Nothing of this is kept of a child."), _("Nothing was changed."),
                _("Write the child on a parent’s page, under who comes along, and erase this one."),
            )

    def is_child(self, born: Birthday | None, country: str = "") -> bool:
        """Is somebody born then too young for a page of their own?"""
        if born is None or born.year is None:
            return False
        age = rules.age_on(self._shop.today(), born.month, born.day, born.year)
        return age < rules.HIGHEST and age < self.age_limit(country)

    # an age instead of a year

    @property
    def only_age(self) -> bool:
        """Is of grown-ups only kept that they are, and no year of birth?"""
        return bool(self._settings().get("only_age"))

    def set_only_age(self, only: bool) -> None:
        """Decide it; an owner's. The years that are written down go at once, and nothing brings them back."""
        with self._shop.transaction("settings.keeping") as writing:
            self._save({"only_age": only})
            if only:
                writing.undoable = False
                born = rules.months_before(self._shop.today(), 12 * rules.GROWN_UP)
                self._shop.store.run(_YEARS_GO, (born.year, born.year, born.month, born.month, born.day))
                writing.touch_all("members")

    def as_kept(self, born: Birthday | None, age: Age = Age.UNKNOWN) -> tuple[Birthday | None, Age]:
        """A birthday and an age as they are written down: a year says the age, and goes where only the age is kept."""
        if born is None or born.year is None:
            return born, age
        if self.only_age and rules.age_on(self._shop.today(), born.month, born.day, born.year) >= rules.GROWN_UP:
            return Birthday(born.month, born.day), Age.ADULT
        return born, Age.UNKNOWN

    # where it stands

    def _settings(self) -> dict[str, Any]:
        rows = self._shop.store.rows("SELECT value FROM setting WHERE key = ?", (_KEY,))
        plain: dict[str, Any] = JsonField().python_value(rows[0][0]) if rows else {}
        return plain

    def _save(self, changed: dict[str, Any]) -> None:
        self._shop.staff.require(Right.SETTINGS)
        rows = self._shop.store.rows("SELECT id FROM setting WHERE key = ?", (_KEY,))
        value = self._settings() | changed
        with self._shop.transaction("settings.keeping") as writing:
            if rows:
                writing.update(Setting, rows[0][0], value=value)
            else:
                writing.insert(Setting, key=_KEY, value=value)
            writing.log("settings.keeping")
            writing.touch("settings")
