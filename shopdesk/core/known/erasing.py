"""Forgetting somebody: out of every table, the index, the journal and the free space of the file, for good.

The order survives being broken off anywhere. The transaction is the erasure; the log outside the file is its copy, and a page whose
id stands in the file's own log but not yet beside it is finished at the next opening.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.known.records import Erased
from shopdesk.core.known.rows import RowsAbout, key_of, links_of, name_of, run_for, treatment_of
from shopdesk.core.known.striking import Striking, words_of
from shopdesk.core.staff.records import Right
from shopdesk.errors import StoreProblem
from shopdesk.storage import backup, erased
from shopdesk.storage.columns import InstantField, new_id
from shopdesk.storage.store import Washed
from shopdesk.storage.tables import TABLES, Glance, Member, Picture, Table, UndoRow, UndoStep
from shopdesk.storage.treatment import OnErase
from shopdesk.storage.whole import tables_in_order

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_BY_HAND = frozenset({Member, Glance, UndoStep, UndoRow, Picture})


class Erasing:
    """Erases people, and sees at every opening that whoever was erased stays so."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._to_wash = False

    def erase(self, member_id: int) -> Erased:
        """Erase somebody with all pages merged into theirs; an owner's, and nothing takes it back. Raises NotFound, NotAllowed.

        Must not be called inside a transaction: what is left in the free space of the file can only be washed out after it.
        """
        self._shop.staff.require(Right.ERASE)
        self._shop.backups.before("erasure")
        rows = RowsAbout(self._shop, member_id)
        count = sum(len(rows.ids(table)) for table in rows.tables())
        struck = erased.strike_out(self._shop.path, self._shop.known.elsewhere.left_out(), words_of(self._shop, rows.pages))
        spelt = self._spelt(self._take_out(rows))
        washed = self.finish(spelt)
        return Erased(rows.pages, count, struck, washed is not Washed.NOT_YET, scraps=washed is Washed.OF_WORDS)

    def _spelt(self, words: Collection[str]) -> set[str]:
        """How the words of somebody stand in the file: as typed, as sorted, and a number without its sign as it is found by."""
        from shopdesk.core.members.rules import sort_key  # only where somebody is erased: it brings the tables of numbers

        language = self._shop.settings.shop().language
        return {spelt for word in words for spelt in (word.removeprefix("+"), word.lower(), sort_key(word, language))}

    # in the file

    def _take_out(self, rows: RowsAbout) -> tuple[str, ...]:
        """Take everything out in one go, and give the words that named them."""
        shop = self._shop
        with shop.transaction("known.erase") as writing:
            writing.undoable = False
            gone = {row_id for table in rows.tables() if issubclass(table, Table) for row_id in rows.ids(table)}
            striking = Striking(shop, rows.pages)
            striking.strike()
            seen = self._forget_undo(gone | striking.rows, striking.steps())
            pictures = rows.pictures({table: rows.read(table, rows.ids(table)) for table in rows.tables()}) | seen
            for page in rows.pages:
                shop.members.drop_glance(page)
            self._loosen(rows)
            for table in reversed(tables_in_order()):
                if table not in _BY_HAND:
                    run_for(shop, f'DELETE FROM "{name_of(table)}" WHERE "{key_of(table)}" IN ({{marks}})', rows.ids(table))
            run_for(shop, "DELETE FROM member WHERE id IN ({marks})", rows.pages)
            shop.pictures.let_go(pictures)
            shop.members.refresh(striking.members.difference(rows.pages))
            shop.settings.forget_cached()
            self._note(dict.fromkeys(rows.pages, shop.clock.now()))
            for page in rows.pages:
                writing.log("known.erase", page)
            writing.touch_all("members")
            shop.members.glances.index.wipe()
        return striking.words

    def _forget_undo(self, gone: set[int], steps: set[int]) -> set[int]:
        """Take out ``steps`` and every act of the journal that touched one of the rows ``gone``; gives the pictures that stood in them."""
        shop, pictures = self._shop, set()
        columns = {link.column_name for table in TABLES for link in links_of(table) if link.rel_model is Picture}
        for row in UndoRow.select().iterator():
            named = {**(row.before or {}), **(row.after or {})}
            if row.step_id in steps or gone & ({row.row_id} | {value for value in named.values() if isinstance(value, int)}):
                steps.add(row.step_id)
                pictures |= {value[key] for value in (row.before, row.after) if value for key in columns & value.keys() if value[key]}
        steps |= {row[0] for row in shop.store.rows("SELECT id, member_id FROM undo_step WHERE member_id IS NOT NULL") if row[1] in gone}
        run_for(shop, "DELETE FROM undo_row WHERE step_id IN ({marks})", steps)
        # The newest number must stay taken, so that no later step gets it: the step itself holds nothing but ids.
        newest = shop.store.rows("SELECT max(id) FROM undo_step")[0][0]
        run_for(shop, "DELETE FROM undo_step WHERE id IN ({marks})", steps - {newest})
        if newest in steps:
            at = InstantField().db_value(shop.clock.now())
            shop.store.run("UPDATE undo_step SET member_id = NULL, undone_at = ? WHERE id = ?", (at, newest))
        return pictures

    def _loosen(self, rows: RowsAbout) -> None:
        """Let rows that stay, and rows that point to their like, point to nobody."""
        for table in TABLES:
            if treatment_of(table).erase is OnErase.KEPT_AS_NUMBERS:
                continue
            for link in links_of(table):
                if link.null and rows.ids(link.rel_model):
                    column = link.column_name
                    sql = f'UPDATE "{name_of(table)}" SET "{column}" = NULL WHERE "{column}" IN ({{marks}})'
                    run_for(self._shop, sql, rows.ids(link.rel_model))

    def _note(self, pages: dict[int, dt.datetime]) -> None:
        encode = InstantField().db_value
        self._shop.store.run_many(
            "INSERT INTO erasure (id, member_id, at) VALUES (?, ?, ?) ON CONFLICT (member_id) DO NOTHING",
            [(new_id(), page, encode(at)) for page, at in pages.items()],
        )

    # outside of it

    def finish(self, words: Collection[str] = ()) -> Washed:
        """Carry the log out to where backups lie and wash the file; beside the shop it is written last, as the sign that all is done.

        NOT_YET when another program holds the file up or a disk does not answer: the next opening goes on with it.
        """
        shop = self._shop
        try:
            known = self._own()
            for folder in self._folders():
                erased.add_among(folder, known)
            washed = shop.store.wash(words)
            if washed is not Washed.NOT_YET:
                erased.add(erased.beside(shop.path), known, to_wash=washed is Washed.OF_WORDS)
            self._to_wash = washed is Washed.OF_WORDS
        except (StoreProblem, OSError):
            return Washed.NOT_YET
        return washed

    def put_away(self) -> None:
        """Before the shop is closed: write its file anew if an erasure left that for later. Held up, it is done at the next closing."""
        if self._to_wash and self._shop.read_only is None:
            self._to_wash = False
            self.finish()

    def replay(self) -> int:
        """Erase again whoever an older backup brought back, and finish what was broken off; gives how many came back."""
        shop = self._shop
        if shop.read_only is not None:
            return 0
        (beside, self._to_wash), own = erased.read_log(erased.beside(shop.path)), self._own()
        nobody_yet = not own and not shop.store.rows("SELECT 1 FROM member LIMIT 1")  # an empty shop stays so until it is filled
        if beside == own or nobody_yet:
            return 0
        back = [member for member in beside if member not in own and shop.store.rows("SELECT 1 FROM member WHERE id = ?", (member,))]
        for member in back:
            if shop.store.rows("SELECT 1 FROM member WHERE id = ?", (member,)):
                self._take_out(RowsAbout(shop, member))
        self._note_again({member: at for member, at in beside.items() if member not in own})
        self.finish()
        return len(back)

    def _note_again(self, missing: erased.Erased) -> None:
        if missing:
            with self._shop.transaction("known.erased_before") as writing:
                writing.undoable = False
                instant = InstantField().python_value
                self._note({member: at for member, stamp in missing.items() if (at := instant(stamp)) is not None})

    def _own(self) -> erased.Erased:
        return dict(self._shop.store.rows("SELECT member_id, at FROM erasure"))

    def _folders(self) -> list[Path]:
        first, place = backup.folder_of(self._shop.path), self._shop.backups.second_place()
        return [first] if place is None else [first, place / first.name]
