"""Taking a list back whole: the pages it began go, what it said about permissions is answered, and what happened since stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.imports.putting_back import PuttingBack
from shopdesk.core.imports.records import PastList, Stayed, StayedPage, TakenBack
from shopdesk.core.imports.visits_back import take_out_visits
from shopdesk.errors import ChangedSince, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField
from shopdesk.storage.treatment import OnUndo

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

WINDOW = dt.timedelta(days=30)
_LISTS = """
SELECT l.id, l.file_name, l.format, l.at, coalesce(f.name, ''), l.rows_taken, l.rows_left, b.at,
    l.format <> 'visits' OR EXISTS (SELECT 1 FROM brought_visits v WHERE v.brought_list_id = l.id)
FROM brought_list l LEFT JOIN staff f ON f.id = l.staff_id LEFT JOIN taken_back b ON b.brought_list_id = l.id ORDER BY l.at DESC, l.id DESC
"""
_LOGGED = "SELECT max(id) FROM log_line WHERE verb = 'imports.bring' AND numbers LIKE ?"
# Lists that went before, and left pages standing because this one had brought them too.
_LEFT_TO_IT = """
SELECT DISTINCT p.brought_list_id FROM brought_row r JOIN brought_page p ON p.member_id = r.member_id
JOIN taken_back b ON b.brought_list_id = p.brought_list_id WHERE r.brought_list_id = ?
"""
# Who was here before is no longer found by the list's own id either.
_BY_ITS_ID = """
SELECT r.member_id FROM brought_row r WHERE r.brought_list_id = ? AND r.own_id <> '' AND NOT EXISTS (
    SELECT 1 FROM brought_page p WHERE p.brought_list_id = r.brought_list_id AND p.member_id = r.member_id
)
"""
# What a list writes itself, and what is no sign that anything happened on a page.
_OWN = frozenset({
    tables.Phone, tables.Email, tables.Note, tables.Visit, tables.BroughtRow, tables.BroughtPage, tables.Permission, tables.LogLine,
    tables.BroughtChange, tables.TwoPeople, tables.UndoStep, tables.UndoRow,
})
_OF_A_PAGE = ("note", "email", "phone", "brought_page", "two_people")


class TakingBack:
    """Knows the lists that were brought in, and the way back."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def past(self) -> tuple[PastList, ...]:
        """Every list that was brought in, the newest first."""
        instant = InstantField().python_value
        found = []
        for list_id, name, written_as, at, staff, taken, left, back, can_go in self._shop.store.rows(_LISTS):
            brought_at = instant(at)
            assert brought_at is not None
            until = brought_at + WINDOW
            found.append(PastList(list_id, name, written_as, brought_at, staff, taken, left, instant(back), until, bool(can_go)))
        return tuple(found)

    def undo(self, list_id: int) -> TakenBack:
        """Take a list back. Raises NotFound when there is none like it, ChangedSince when it is too late."""
        self._require_standing(list_id)
        shop = self._shop
        shop.backups.before("import")
        with shop.transaction("imports.undo") as writing:
            writing.undoable = False
            logged = self._logged(list_id)
            visits, of_visits = take_out_visits(shop, list_id, logged)
            putting = PuttingBack(shop, list_id)
            changed = putting.run()
            left_to_it = shop.store.rows(_LEFT_TO_IT, (list_id,))
            by_its_id = [row[0] for row in shop.store.rows(_BY_ITS_ID, (list_id,))]
            gone, pages = self._take_out_pages(list_id, logged)
            gone += sum(self._take_out_pages(earlier, self._logged(earlier))[0] for (earlier,) in left_to_it)
            putting.show(by_its_id)
            stayed = (*pages, *changed, *of_visits)
            answers = shop.permissions.evidence.take_back_list(list_id)
            writing.insert(
                tables.TakenBack, brought_list=list_id, at=shop.clock.now(), staff=shop.staff.at_counter_id(), gone=gone, stayed=len(stayed)
            )
            writing.log(
                "imports.undo", list=list_id, gone=gone, stayed=len(stayed), answers=answers, restored=putting.restored, visits=visits
            )
            writing.touch_all("members")
        return TakenBack(list_id, gone, answers, stayed, putting.restored, visits)

    def _logged(self, list_id: int) -> int:
        """The log's line about the list: what stands behind it happened since."""
        return int(self._shop.store.rows(_LOGGED, (f'%"list":{int(list_id)},%',))[0][0] or 0)

    def _take_out_pages(self, list_id: int, logged: int) -> tuple[int, tuple[StayedPage, ...]]:
        store = self._shop.store
        store.run("CREATE TEMPORARY TABLE going (id bigint PRIMARY KEY)")
        store.run("INSERT INTO going (id) SELECT member_id FROM brought_page WHERE brought_list_id = ?", (list_id,))
        stayed = tuple(self._staying(list_id, logged))
        gone = int(store.rows("SELECT count(*) FROM going")[0][0])
        self._take_out(list_id)
        store.run("DROP TABLE going")
        return gone, stayed

    def forget_older(self) -> None:
        """Let go of what stood on pages before lists that cannot be taken back any more."""
        before = InstantField().db_value(self._shop.clock.now() - WINDOW)
        older = "SELECT id FROM brought_list WHERE at < ?"
        self._shop.store.run(f"DELETE FROM brought_change WHERE brought_list_id IN ({older})", (before,))

    def _require_standing(self, list_id: int) -> None:
        known = next((one for one in self.past() if one.list_id == list_id), None)
        if known is None or known.taken_back is not None:
            raise NotFound(_("There is no such list, or it was taken back already."), do=_("Look at the lists that were brought in."))
        if not known.can_go:
            raise ChangedSince(
                _("Nobody kept which visits came with “{name}”.").format(name=known.file_name),
                _("Everything stays as it is now."), _("Go back to the backup that was made before it, if it was wrong."),
            )
        if self._shop.clock.now() > known.until:
            day = saying.long_day(self._shop.local(known.until).date())
            raise ChangedSince(
                _("“{name}” could be taken back until {day}.").format(name=known.file_name, day=day), _("Everything stays as it is now.")
            )

    # what stays

    def _staying(self, list_id: int, logged: int) -> Iterator[StayedPage]:
        """The pages on which something happened, with the first reason found; they are no longer among those that go."""
        for why, pages, values in self._reasons(list_id, logged):
            condition = f"FROM going WHERE id IN ({pages})"
            names = f"SELECT m.id, m.name FROM member m WHERE m.id IN (SELECT id {condition}) ORDER BY m.sort_key, m.id"
            for member_id, name in self._shop.store.rows(names, values):
                yield StayedPage(member_id, name, why)
            self._shop.store.run(f"DELETE {condition}", values)

    def _reasons(self, list_id: int, logged: int) -> Iterator[tuple[Stayed, str, tuple[int, ...]]]:
        yield Stayed.VISIT, "SELECT member_id FROM visit", ()
        yield Stayed.CHANGED, "SELECT member_id FROM log_line WHERE id > ? AND member_id IS NOT NULL", (logged,)
        yield Stayed.OTHER_LIST, "SELECT member_id FROM brought_row WHERE brought_list_id <> ?", (list_id,)
        yield Stayed.KEPT, "SELECT member_id FROM permission WHERE how NOT IN ('import', 'taken_back')", ()
        for table, column in _pointing_at_people():
            yield Stayed.KEPT, f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL', ()

    # what goes

    def _take_out(self, list_id: int) -> None:
        store = self._shop.store
        self._shop.members.glances.index.remove_all("SELECT id FROM going")
        store.run("DELETE FROM rhythm WHERE member_id IN (SELECT id FROM going)")
        for table in _OF_A_PAGE:
            store.run(f"DELETE FROM {table} WHERE member_id IN (SELECT id FROM going)")
        store.run("DELETE FROM two_people WHERE other_id IN (SELECT id FROM going)")
        # The rows of who was known before go too; those of pages that stay say where we have them from.
        stay = "SELECT member_id FROM brought_page WHERE brought_list_id = ?"
        store.run(f"DELETE FROM brought_row WHERE brought_list_id = ? AND member_id NOT IN ({stay})", (list_id, list_id))
        pictures = store.rows("SELECT photo_id FROM member WHERE photo_id IS NOT NULL AND id IN (SELECT id FROM going)")
        store.run("DELETE FROM member WHERE id IN (SELECT id FROM going)")
        self._shop.pictures.let_go(row[0] for row in pictures)


def _pointing_at_people() -> Iterator[tuple[str, str]]:
    """Every column of every other table that may point to somebody, by what the tables say of themselves."""
    for table in tables.TABLES:
        treatment = vars(table)["treatment"]
        if table in _OWN or treatment.undo is OnUndo.MADE_AGAIN:
            continue
        columns = {link.column_name for link in table._meta.refs if link.rel_model is tables.Member}
        if treatment.person and table is not tables.Member:
            columns.add(treatment.person)
        for column in sorted(columns):
            yield table._meta.table_name, column
