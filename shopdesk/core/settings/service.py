"""Keeping what the owner decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.settings import rules
from shopdesk.core.settings.records import FIELDS, CounterSettings, FieldReason, ShopSettings
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import JsonField
from shopdesk.storage.problems import problem

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop as OpenShop
    from shopdesk.core.transaction import Transaction


class Settings:
    """The shop's, this counter's, and the reasons for asking. Read often, so kept until something is written."""

    def __init__(self, shop: OpenShop) -> None:
        self._shop = shop
        self._cached: dict[str, Any] = {}

    def forget_cached(self) -> None:
        """Read everything anew next time (another counter may have written)."""
        self._cached.clear()

    def shop(self) -> ShopSettings:
        """The shop's settings."""
        if "shop" not in self._cached:
            with self._damage_in_words():
                self._cached["shop"] = rules.clean_time_zone(rules.shop_from_plain(self.kept("shop") or {}))
        settings: ShopSettings = self._cached["shop"]
        return settings

    @contextmanager
    def _damage_in_words(self) -> Iterator[None]:
        """A value that cannot be read, in a file that can, is damage too."""
        try:
            yield
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise problem("corrupt", self._shop.path) from error

    def save_shop(self, settings: ShopSettings) -> ShopSettings:
        """Keep the shop's settings; the owner's. Raises NeedsALook naming the field."""
        self._shop.staff.require_owner(_("change the settings"))
        settings = rules.clean_shop(settings)
        self._keep_currency(settings.currency)
        self.keep("shop", rules.shop_as_plain(settings), "settings.shop")
        return self.shop()

    def _keep_currency(self, currency: str) -> None:
        """What was counted in one currency never becomes as much of another."""
        before = self.shop().currency
        if currency != before and self._shop.giftcards.shelf.has_amounts():
            raise NeedsALook(
                "currency", _("There are gift cards that count in {currency}.").format(currency=before),
                _("The currency stays as it is, and so does what you owe."), _("Start another shop’s file for another currency."),
            )

    def set_logo(self, picture: bytes | None) -> None:
        """Keep the shop's logo. Raises FileProblem when it is no picture."""
        self._shop.staff.require_owner(_("change the settings"))
        with self._shop.transaction("settings.logo"):
            logo_id = self._shop.pictures.admit(picture, keep_alpha=True)
            self.save_shop(replace(self.shop(), logo_id=logo_id))

    def counter(self) -> CounterSettings:
        """This counter's settings."""
        if "counter" not in self._cached:
            rows = self._shop.store.rows("SELECT name, settings FROM counter WHERE id = ?", (self._shop.counter_id,))
            name, plain = rows[0] if rows else (self._shop.counter_name, "{}")
            with self._damage_in_words():
                self._cached["counter"] = rules.counter_from_plain(name, JsonField().python_value(plain))
        settings: CounterSettings = self._cached["counter"]
        return settings

    def save_counter(self, settings: CounterSettings) -> CounterSettings:
        """Keep this counter's settings; anybody's, as it is about the place they stand. Raises NeedsALook."""
        settings = rules.clean_counter(settings)
        with self._shop.transaction("settings.counter") as writing:
            counter_id = self._shop.own_counter()
            if self._shop.store.rows("SELECT 1 FROM counter WHERE name = ? AND id <> ?", (settings.name, counter_id)):
                raise NeedsALook(
                    "counter", _("Another counter is called “{name}”.").format(name=settings.name), _("Nothing was changed."),
                    _("Choose another name."),
                )
            writing.update(tables.Counter, counter_id, name=settings.name, settings=rules.counter_as_plain(settings))
            writing.log("settings.counter")
            self._written(writing)
        return self.counter()

    def reasons(self) -> tuple[FieldReason, ...]:
        """Why each field is asked, and which are switched off."""
        if "reasons" not in self._cached:
            kept = self.kept("reasons") or {}
            self._cached["reasons"] = tuple(
                FieldReason(first.field, *kept[first.field]) if first.field in kept else first for first in rules.first_reasons()
            )
        reasons: tuple[FieldReason, ...] = self._cached["reasons"]
        return reasons

    def is_asked(self, field: str) -> bool:
        """Is this field switched on?"""
        return any(reason.on for reason in self.reasons() if reason.field == field)

    def save_reason(self, reason: FieldReason) -> None:
        """Keep why a field is asked. A field without a reason cannot be switched on (raises NeedsALook)."""
        self._shop.staff.require_owner(_("change why we ask"))
        if reason.field not in FIELDS:
            raise NeedsALook("field", _("There is no such field."))
        words = validation.line("reason", reason.reason)
        if reason.on and not words:
            raise NeedsALook(
                "reason", _("Without a reason nobody is asked."), _("Nothing was changed."), _("Write why, as a customer may read it.")
            )
        with self._shop.transaction("settings.reason"):
            kept = self.kept("reasons") or {}
            self.keep("reasons", kept | {reason.field: [words, reason.on]}, "settings.reason")

    def filled(self) -> dict[str, int]:
        """How many people have each field filled in. Goes through every page, so not for the window's own thread in a large shop."""
        counted = [self._shop.store.rows(sql)[0] for sql in _FILLED.values()]
        fields = [field for fields in _FILLED for field in fields]
        return dict(zip(fields, (count or 0 for counts in counted for count in counts), strict=True))

    def kept(self, key: str) -> Any:
        """The plain value a feature keeps under ``key``, not to be changed in place; None when there is none."""
        cached = f"kept {key}"
        if cached not in self._cached:
            rows = self._shop.store.rows("SELECT value FROM setting WHERE key = ?", (key,))
            self._cached[cached] = JsonField().python_value(rows[0][0]) if rows else None
        return self._cached[cached]

    def keep(self, key: str, value: Any, verb: str) -> None:
        """Keep a plain value under ``key``; who may is for the feature to say."""
        with self._shop.transaction(verb) as writing:
            rows = self._shop.store.rows("SELECT id FROM setting WHERE key = ?", (key,))
            if rows:
                writing.update(tables.Setting, rows[0][0], value=value)
            else:
                writing.insert(tables.Setting, key=key, value=value)
            writing.log(verb)
            self._written(writing)

    def _written(self, writing: Transaction) -> None:
        writing.touch("settings")
        self.forget_cached()  # before the listeners hear of it and read


# One walk through each table; pages that were merged into another do not count twice.


def _how_many(*conditions: str) -> str:
    counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in conditions)
    return f"SELECT {counts} FROM member WHERE merged_into_id IS NULL"


_FILLED = {
    ("address", "birthday", "language", "greeting", "pronounce", "photo", "job"):
        _how_many(
            "street <> '' OR postcode <> '' OR city <> ''", "birth_day IS NOT NULL", "language <> ''", "greeting <> ''", "pronounce <> ''",
            "photo_id IS NOT NULL", "job_when <> '' OR job_want <> '' OR job_so_that <> ''",
        ),
    ("phones",): "SELECT count(DISTINCT member_id) FROM phone",
    ("emails",): "SELECT count(DISTINCT member_id) FROM email",
    ("allergy",): "SELECT count(DISTINCT member_id) FROM memory WHERE ended_at IS NULL AND kind = 'allergy'",
    ("memories",): "SELECT count(DISTINCT member_id) FROM memory WHERE ended_at IS NULL AND kind <> 'allergy'",
    ("companions",): "SELECT count(DISTINCT member_id) FROM companion",
    ("things",): "SELECT count(DISTINCT member_id) FROM thing",
}
