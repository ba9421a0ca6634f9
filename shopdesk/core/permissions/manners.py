"""What the shop keeps to by itself, and the topics it has news about: the owner's to set."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.permissions.records import Manners, QuietHours, Topic
from shopdesk.core.staff.records import Right
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage.columns import new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_MOST_TOPICS = 12


class ShopManners:
    """Reads and keeps both."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def get(self) -> Manners:
        """The shop's manners."""
        plain = self._shop.settings.kept("manners")
        return Manners() if plain is None else _from_plain(plain)

    def keep(self, manners: Manners) -> None:
        """Keep them; the owner's. Raises NeedsALook naming the field."""
        self._shop.staff.require(Right.SETTINGS)
        _check("per_month", manners.per_month, 0, 31)
        _check("questions_per_quarter", manners.questions_per_quarter, 0, 13)
        _check("many", manners.many, 1, 30)
        self._shop.settings.keep("manners", _as_plain(manners), "settings.manners")

    def topics(self) -> tuple[Topic, ...]:
        """What there may be news about, in the order of the settings."""
        return tuple(Topic(key, name) for key, name in self._shop.settings.kept("topics") or ())

    def keep_topics(self, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        """Keep the topics; one without a key is new. One that is left out is chosen by nobody any more. The owner's."""
        self._shop.staff.require(Right.SETTINGS)
        cleaned = [Topic(topic.key or str(new_id()), validation.line("topics", topic.name, 40)) for topic in topics]
        names = [topic.name.casefold() for topic in cleaned]
        if not all(names) or len(set(names)) < len(names):
            raise NeedsALook("topics", _("Two topics have the same name, or one has none."), do=_("Give each its own."))
        if len(names) > _MOST_TOPICS:
            raise NeedsALook("topics", _("Nobody reads more than {count} topics.").format(count=_MOST_TOPICS), do=_("Take some out."))
        self._shop.settings.keep("topics", [[topic.key, topic.name] for topic in cleaned], "settings.topics")
        return tuple(cleaned)


def _check(field: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise NeedsALook(field, _("This number lies between {least} and {most}.").format(least=least, most=most), do=_("Change it."))


def _as_plain(manners: Manners) -> dict[str, Any]:
    quiet = manners.quiet
    return {
        "per_month": manners.per_month, "questions_per_quarter": manners.questions_per_quarter, "many": manners.many,
        "quiet": None if quiet is None else [quiet.begins.isoformat("minutes"), quiet.ends.isoformat("minutes")],
    }


def _from_plain(plain: dict[str, Any]) -> Manners:
    quiet = plain["quiet"] and QuietHours(*map(dt.time.fromisoformat, plain["quiet"]))
    return Manners(plain["per_month"], quiet, plain["questions_per_quarter"], plain["many"])
