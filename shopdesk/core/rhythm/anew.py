"""Learning a whole shop anew, from its file and back into it, beside a counter that goes on working."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from shopdesk.core.rhythm.basis import Basis
from shopdesk.core.rhythm.kept import COLUMNS, OR_ANEW
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.rhythm.whole import Learned
    from shopdesk.core.shop import Shop

OnProgress = Callable[[int, int], None]
NUMBERS = ("unit", "r", "beta", "a", "b", "q0", "c4", "c16", "season")
SPOKEN_OF = "merged_into_id IS NULL AND left_alone = 0 AND remembered <> 'nothing'"
_VISITS = (
    f"SELECT member_id, {{days}} FROM visit WHERE member_id NOT IN (SELECT id FROM member WHERE NOT ({SPOKEN_OF}))"
    " GROUP BY member_id"
)
_MERGED = (
    f"SELECT r.id, v.day FROM member r JOIN member m ON m.merged_into_id = r.id JOIN visit v ON v.member_id = m.id"
    f" WHERE r.id NOT IN (SELECT id FROM member WHERE NOT ({SPOKEN_OF}))"
)
# Who went meanwhile has no page any more to learn about.
_WRITE = (
    f"INSERT INTO rhythm ({', '.join(COLUMNS)}) SELECT {', '.join('?' * len(COLUMNS))} FROM member WHERE id = ? {OR_ANEW}"
)
_CHUNK = 5000  # rows written at once: a visit at the counter waits no longer than that takes


def learn(shop: Shop, basis: Basis, on_progress: OnProgress) -> int:
    """Learn everything with the opening hours of ``basis`` and give the number of members.

    Rows are written a few at a time; who comes meanwhile is learned once more at the end.
    """
    from shopdesk.core.rhythm import whole  # brings numpy

    seen = int(shop.store.rows("SELECT coalesce(max(id), 0) FROM log_line")[0][0])
    on_progress(0, 100)
    visits = _VISITS.format(days=shop.store.listed("day"))
    with shop.store.database.sentences():
        read = whole.with_more(shop.store.database.execute_sql(visits), _of_merged(shop))
        learned = whole.learned(read, basis, shop.today().toordinal())
    on_progress(50, 100)
    _write_rows(shop, learned, on_progress)
    before = {row[0] for row in shop.store.rows("SELECT member_id FROM rhythm")}
    with shop.transaction("rhythm.learn") as writing:
        write_shop(shop, learned.basis, learned, stale=_lists_since(shop, seen))
        shop.rhythm.relearn(before.difference(learned.ids.tolist()) | _touched_since(shop, seen))
        writing.log("rhythm.learn", members=learned.members, visits=len(learned.judged.story.days))
        writing.touch_all("rhythm")
    on_progress(100, 100)
    return learned.members


def _of_merged(shop: Shop) -> dict[int, str]:
    """The days that stand on merged pages, by the page that goes on; few, so that the walk through all visits needs no order of its own."""
    days: dict[int, list[str]] = defaultdict(list)
    for merged_into, day in shop.store.rows(_MERGED):
        days[merged_into].append(str(day))
    return {page: ",".join(of_page) for page, of_page in days.items()}


def _write_rows(shop: Shop, learned: Learned, on_progress: OnProgress) -> None:
    from shopdesk.core.rhythm import whole

    waiting, done = whole.rows(learned), 0
    while chunk := list(islice(waiting, _CHUNK)):
        with shop.transaction("rhythm.learn"):
            shop.store.run_many(_WRITE, [(*row, row[0]) for row in chunk])
        done += len(chunk)
        on_progress(50 + 49 * done // learned.members, 100)


def _touched_since(shop: Shop, seen: int) -> set[int]:
    rows = shop.store.rows("SELECT DISTINCT member_id FROM log_line WHERE id > ? AND member_id IS NOT NULL", (seen,))
    return {row[0] for row in rows}


def _lists_since(shop: Shop, seen: int) -> bool:
    listed = "SELECT 1 FROM log_line WHERE id > ? AND verb IN ('imports.bring', 'visits.record_many') LIMIT 1"
    return bool(shop.store.rows(listed, (seen,)))


def write_shop(shop: Shop, basis: Basis, learned: Learned | None, *, stale: bool) -> None:
    """Keep the shop's own numbers; ``learned`` says from whom, None for those a new shop begins with."""
    values = {name: getattr(basis.numbers, name) for name in NUMBERS}
    values["closures"] = [[first.isoformat(), last.isoformat()] for first, last in basis.found]
    if learned is not None:
        values |= {
            "learned_at": shop.clock.now(), "learned_on": shop.today(), "basis": basis.number, "members": learned.members,
            "visits": len(learned.judged.story.days),
        }
    tables.ShopRhythm.delete().execute()
    tables.ShopRhythm.insert(**values, stale=stale).execute()
