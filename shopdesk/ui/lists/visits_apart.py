"""What the window lets another process do with a list of visits; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shopdesk.core.imports.records import BadRow, Brought, ListSource, VisitRow
from shopdesk.exchange.bringing import PeopleFile
from shopdesk.exchange.rejects import Rejects
from shopdesk.exchange.visits import VisitsFile, is_visits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shopdesk.core.shop import Shop

FORMAT = "visits"
_WHOLE = 1000  # thousandths of a list, for progress


def holds_visits(people: PeopleFile) -> bool:
    """Does a list say who came and when, and is it nobody’s address book?"""
    return people.mapping.format == "plain" and is_visits(people.titles)


def look(shop: Shop, path: Path, tell: Callable[[int, int], None], on_bad: Callable[[BadRow], None]) -> Brought:
    """Go through a list of visits and count; raises FileProblem."""
    with _opened(shop, path) as visits:
        return shop.imports.look_at_visits(_watched(visits, tell), on_bad)


def bring(shop: Shop, path: Path, tell: Callable[[int, int], None]) -> tuple[Brought, Path | None]:
    """Bring the visits of those who are here, and learn how they come; gives where the rows left out stand. Raises FileProblem."""
    with _opened(shop, path) as visits, Rejects(path, visits.titles, visits.separator) as rejects:
        source, rows = ListSource(visits.name, FORMAT, visits.titles), rejects.all_of(_watched(visits, tell))
        brought = shop.imports.bring_visits(rows, source, keep_rows=visits.tells_more, on_bad=rejects.add)
    shop.known.elsewhere.note(rejects.path)
    shop.rhythm.learn_all()
    return brought, rejects.path


def save_left_out(shop: Shop, path: Path, tell: Callable[[int, int], None]) -> Path | None:
    """Write the rows that would be left out into a list beside it; None where there are none. Raises FileProblem."""
    with _opened(shop, path) as visits, Rejects(path, visits.titles, visits.separator) as rejects:
        shop.imports.look_at_visits(_watched(visits, tell), rejects.add)
    shop.known.elsewhere.note(rejects.path)
    return rejects.path


@contextmanager
def _opened(shop: Shop, path: Path) -> Iterator[VisitsFile]:
    with VisitsFile(path, shop.settings.shop().currency, shop.today(), shop.zone()) as visits:
        yield visits


def _watched(visits: VisitsFile, tell: Callable[[int, int], None]) -> Iterator[VisitRow | BadRow]:
    for count, row in enumerate(visits.rows(), 1):
        if count % 500 == 0:
            tell(int((visits.fraction() or 0) * _WHOLE), _WHOLE)
        yield row
