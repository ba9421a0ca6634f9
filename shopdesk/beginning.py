"""The first day of a shop: what somebody said when asked how to begin, and doing it, for window and command line alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.location import Location, Server, begun_whole
from shopdesk.core.members.records import Address
from shopdesk.core.staff.records import Role, StaffDraft

if TYPE_CHECKING:
    from shopdesk.core.imports.records import Brought
    from shopdesk.core.shop import Shop

SAMPLE_PEOPLE = 400
Progress = Callable[[int, int], None]


class How(StrEnum):
    """What the shop begins with."""

    SAMPLE = "sample"
    LIST = "list"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the world the shop is: ``country`` two letters, ``currency`` ISO 4217, ``time_zone`` IANA."""

    country: str = ""
    currency: str = "EUR"
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the first run asked. ``photo`` is a picture of the owner; ``path`` the list for ``How.LIST``."""

    name: str
    owner: str
    how: How
    photo: bytes | None = None
    path: Path | None = None
    language: str = "en"
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Begun:
    """What became of it: how a list was taken, and where the rows are that were not."""

    brought: Brought | None = None
    not_taken: Path | None = None


def begin(shop: Shop, beginning: Beginning, progress: Progress = lambda done, total: None) -> Begun:
    """Make the first day in a fresh ``shop``; all of it or nothing.

    ``progress`` hears people done and how many there will be (0: not known) and may raise to stop. Raises NeedsALook, FileProblem.
    """
    with shop.transaction("beginning") as writing:
        writing.undoable = False
        if beginning.how is How.SAMPLE:
            _fill(shop, beginning, progress)
            return Begun()
        _furnish(shop, beginning)
        if beginning.how is How.LIST and beginning.path is not None:
            return _bring(shop, beginning.path, progress)
    return Begun()


def _furnish(shop: Shop, beginning: Beginning) -> None:
    place = beginning.place
    shop.settings.save_shop(replace(
        shop.settings.shop(), name=beginning.name, language=beginning.language, currency=place.currency, time_zone=place.time_zone,
        address=Address(country=place.country),
    ))
    _let_in(shop, beginning)


def _let_in(shop: Shop, beginning: Beginning) -> None:
    """The owner comes in and stands at the counter."""
    owner = shop.staff.add(StaffDraft(beginning.owner, Role.OWNER))
    shop.staff.hand_over(owner.id)
    if beginning.photo is not None:
        shop.staff.set_face(owner.id, beginning.photo)


def _fill(shop: Shop, beginning: Beginning, progress: Progress) -> None:
    """The sample shop, under the name somebody gave it and with them as an owner, where they said so."""
    from shopdesk.sample.fill import fill  # draws faces: only where it is wanted

    fill(shop, SAMPLE_PEOPLE, progress=progress)
    settings = shop.settings.shop()
    shop.settings.save_shop(replace(settings, name=beginning.name.strip() or settings.name, language=beginning.language))
    if beginning.owner.strip() and beginning.owner.strip() not in (member.name for member in shop.staff.all()):
        _let_in(shop, beginning)


def _bring(shop: Shop, path: Path, progress: Progress) -> Begun:
    from shopdesk.core.imports.records import ListSource
    from shopdesk.exchange.bringing import read_people
    from shopdesk.exchange.rejects import Rejects

    with read_people(path, shop.today()) as people, Rejects(path, people.titles, people.separator) as rejects:
        def tell(count: int) -> None:
            share = people.fraction()
            progress(count, round(count / share) if share else 0)

        source = ListSource(people.name, people.mapping.format, people.titles)
        brought = shop.imports.bring_people(rejects.all_of(people.rows()), source, rejects.add, tell)
        shop.known.elsewhere.note(rejects.path)
    return Begun(brought, rejects.path)


def begin_apart(progress: Progress, place: Location, beginning: Beginning) -> Begun:
    """Make the shop at ``place`` and its first day, in a process of its own; all of it or no shop."""
    from shopdesk.core.shop import Shop
    from shopdesk.printing.pictures import admit

    with made_whole(place) as unfinished, Shop.open(unfinished, create=True, gate=admit) as shop:
        return begin(shop, beginning, progress)


@contextmanager
def made_whole(path: Location) -> Iterator[Location]:
    """A name to make a shop's file under, which becomes ``path`` when the block ends well: a half one is never taken for a shop.

    What is there already keeps its name and is what the block gets; what a stopped computer left half made is taken away.
    """
    if isinstance(path, Server):
        with begun_whole(path):
            yield path
        return
    if path.exists():
        yield path
        return
    unfinished = path.with_name(f"{path.name}.begun")
    _take_away(unfinished)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        _take_away(unfinished)


def _take_away(path: Path) -> None:
    with suppress(OSError, ValueError):  # a name that no file can have is told by whoever opens it
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def guessed() -> Place:
    """Where this computer thinks it is, from its language settings and its clock."""
    from babel.core import get_global
    from babel.localtime import get_localzone
    from babel.numbers import get_territory_currencies

    local = get_localzone()
    zone = getattr(local, "key", "") or getattr(local, "zone", "") or "UTC"  # pytz, where some other part brings it, calls it zone
    country = _country_of_the_language() or get_global("zone_territories").get(zone, "")
    country = country if len(country) == 2 and country.isalpha() and country != "ZZ" else ""  # ZZ: the clock belongs to no country
    currencies = get_territory_currencies(country) if country else []
    return Place(country, currencies[0] if currencies else "EUR", zone)


def _country_of_the_language() -> str:
    """NO in nb_NO.UTF-8."""
    from babel.core import default_locale

    parts = (default_locale("LC_MONETARY") or "").split("_")
    if "POSIX" in parts:  # what babel makes of C, which says nothing about a country
        return ""
    return next((part for part in parts[1:] if len(part) == 2 and part.isupper()), "")
