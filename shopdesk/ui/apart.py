"""What another process has to know to work on the shop of this window, as whoever stands at its counter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from shopdesk import i18n
from shopdesk.clock import Clock
from shopdesk.core.location import Location
from shopdesk.core.shop import Shop


@dataclass(frozen=True, slots=True)
class Counter:
    """Where work comes from: which shop, by whose clock, at which counter, in which language."""

    shop: Location
    clock: Clock
    name: str
    language: str

    @classmethod
    def of(cls, shop: Shop) -> Counter:
        """This window's own."""
        return cls(shop.location, shop.clock, shop.counter_name, i18n.language())

    @contextmanager
    def opened(self) -> Iterator[Shop]:
        """The same shop, open in this process as in the window, which hears what is written."""
        i18n.use_language(self.language)
        with Shop.open(self.shop, clock=self.clock, counter=self.name) as shop:
            yield shop
