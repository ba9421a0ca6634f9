"""What the figures stand on: how many members, how often, and a shop full of people that is built once for all of them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from shopdesk.clock import FixedClock
from shopdesk.core.imports.records import ListSource, PersonRow
from shopdesk.core.members.records import Address
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit
from shopdesk.sample.crowd import Passer, crowd

from . import bare

OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
_TWO_YEARS = 730
_MOST_VISITS = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """``folder`` is thrown away afterwards, ``keep`` (where given) holds the large shops for the next time; ``quick`` is for trying."""

    members: int
    quick: bool
    folder: Path
    keep: Path

    def rounds(self, usual: int) -> int:
        """How often a thing is measured."""
        return 1 if self.quick else usual

    def shop_file(self, members: int | None = None) -> Path:
        """A closed shop with so many members, as a copy that may be written to."""
        count = members or self.members
        kept = self.keep / f"crowd-{count}.shopdesk"
        if not kept.exists():
            unfinished = kept.with_suffix(".tmp")
            unfinished.unlink(missing_ok=True)
            build(unfinished, count)
            unfinished.replace(kept)
        copy = self.folder / f"{count}.shopdesk"
        copy.unlink(missing_ok=True)
        shutil.copy(kept, copy)
        return copy


def fresh(path: Path) -> Shop:
    """A new shop in Norway with nobody in it."""
    shop = Shop.open(path, clock=FixedClock(OPENING), counter="Counter", create=True)
    about = shop.settings.shop()
    shop.settings.save_shop(
        replace(about, name="Møllebakken Bakery", address=Address(country="NO"), currency="NOK", time_zone="Europe/Oslo", language="nb")
    )
    return shop


def build(path: Path, members: int) -> None:
    """Make a shop with ``members`` people who came one to three times, the last time spread over two years."""
    with fresh(path) as shop:
        shop.imports.bring_people(map(person_row, range(2, members + 2), crowd(members)), ListSource("crowd.csv", "plain", ("Name",)))
        with bare.connected(path) as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM member ORDER BY id")]
        shop.visits.record_many(_visits(ids, shop.today()))


def person_row(line: int, person: Passer) -> PersonRow:
    """Somebody of the crowd as a row of a list."""
    emails, phones = (person.email,) if person.email else (), (person.phone,) if person.phone else ()
    raw = f"{person.name},{person.phone},{person.email},{person.city}"
    return PersonRow(line, raw, "", person.name, "", "", emails, phones, "", "", person.city, "", "", None, "", "", ())


def _visits(ids: list[int], today: dt.date) -> Iterator[NewVisit]:
    chance = Random("visits")
    amount = Money(4850, "NOK")
    for member_id in ids:
        for _visit in range(chance.randint(1, _MOST_VISITS)):
            yield NewVisit(member_id, today - dt.timedelta(chance.randrange(_TWO_YEARS)), None, None, amount)
