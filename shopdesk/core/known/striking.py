"""Taking somebody's whole name, numbers and addresses out of what was written elsewhere: about troubles, in reasons, on other pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from peewee import CharField, TextField

from shopdesk.core.known.rows import Table, key_of, name_of, treatment_of
from shopdesk.core.members.finding import fold
from shopdesk.storage.tables import LEDGERS, TABLES, Email, Glance, Member, Phone, Rhythm, Staff, UndoRow, UndoStep
from shopdesk.storage.treatment import OnErase

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

STRUCK = "…"
_SHORTEST = 4  # letters: anything shorter stands in other words
_THEIRS = (
    "SELECT name FROM member WHERE id = ? AND name LIKE '% %' UNION SELECT typed FROM phone WHERE member_id = ?"
    " UNION SELECT e164 FROM phone WHERE member_id = ? UNION SELECT address FROM email WHERE member_id = ?"
)
# Two people of one name, one telephone of a household, somebody of the staff: what others go by too stays.
_OTHERS_TOO = """
SELECT 1 FROM member WHERE name = ? AND id NOT IN ({marks}) UNION ALL SELECT 1 FROM phone WHERE typed = ? AND member_id NOT IN ({marks})
UNION ALL SELECT 1 FROM phone WHERE e164 = ? AND member_id NOT IN ({marks})
UNION ALL SELECT 1 FROM email WHERE address = ? AND member_id NOT IN ({marks})
UNION ALL SELECT 1 FROM staff WHERE name = ? OR phone = ? OR email = ? UNION ALL SELECT 1 FROM setting WHERE key = 'shop' AND value LIKE ?
"""
# How others are called and reached is theirs, even where it holds the same letters.
_BY_HAND = frozenset({Member, Phone, Email, Glance, Rhythm, Staff, UndoStep, UndoRow, *LEDGERS})


def words_of(shop: Shop, pages: Iterable[int]) -> list[str]:
    """What names somebody and nobody else: whole names, telephone numbers, e-mail addresses."""
    return [word for page in pages for (word,) in shop.store.rows(_THEIRS, (page,) * 4) if word]


class Striking:
    """Strikes out ``words``: those of some pages that name nobody else.

    ``rows`` are the keys of what was changed, ``members`` whose pages they stand on.
    """

    def __init__(self, shop: Shop, pages: Sequence[int]) -> None:
        self._shop = shop
        self.words = tuple(word for word in words_of(shop, pages) if len(word) >= _SHORTEST and not self._is_others_too(word, pages))
        self._sought = re.compile("|".join(rf"(?<![\w.+-]){re.escape(word)}(?!\w|[.-]\w)" for word in self.words), re.IGNORECASE)
        self.rows: set[int] = set()
        self.members: set[int] = set()

    def _is_others_too(self, word: str, pages: Sequence[int]) -> bool:
        sql = _OTHERS_TOO.format(marks=", ".join("?" * len(pages)))
        return bool(self._shop.store.rows(sql, (*(word, *pages) * 4, word, word, word, f"%{word}%")))

    def strike(self) -> None:
        """Write them out of every row that stays; ledgers hold no words."""
        if not self.words:
            return
        self._strike_file_names()
        for table in TABLES:
            columns = _columns_with_words(table)
            if columns and table not in _BY_HAND and treatment_of(table).erase is not OnErase.KEPT_AS_NUMBERS:
                self._strike_in(table, columns)

    def _strike_file_names(self) -> None:
        """A contact on its own comes in a file of its name, however that is spelt there: what is left is the ending."""
        spelt = [r"[\W_]*".join(map(re.escape, re.findall(r"[^\W_]+", fold(word)))) for word in self.words]
        sought = re.compile("|".join(rf"(?<![^\W_]){word}(?![^\W_])" for word in spelt if word) or r"(?!)")
        for key, name in self._shop.store.rows("SELECT id, file_name FROM brought_list"):
            if sought.search(fold(name)):
                ending = PurePath(name).suffix
                struck = STRUCK if sought.search(fold(ending)) else STRUCK + ending
                self._shop.store.run("UPDATE brought_list SET file_name = ? WHERE id = ?", (struck, key))

    def steps(self) -> set[int]:
        """The acts of the undo journal in which they are named."""
        columns = ["before", "after"]
        return {row[1] for row in self._rows_with(UndoRow, columns, "step_id")} if self.words else set()

    def _strike_in(self, table: Table, columns: list[str]) -> None:
        person = treatment_of(table).person
        for key, owner, *texts in self._rows_with(table, columns, person or key_of(table)):
            struck = [self._sought.sub(STRUCK, text) if text else text for text in texts]
            if struck != texts:
                marks = ", ".join(f'"{column}" = ?' for column in columns)
                self._shop.store.run(f'UPDATE "{name_of(table)}" SET {marks} WHERE "{key_of(table)}" = ?', (*struck, key))
                self.rows.add(key)
                self.members |= {owner} if person and owner is not None else set()

    def _rows_with(self, table: Table, columns: list[str], owner: str) -> list[tuple[Any, ...]]:
        """Key, ``owner`` and words of the rows that may name them; an engine knows small and great letters of English only."""
        spellings = sorted({spelt for word in self.words for spelt in ((word,) if word.isascii() else (word, word.lower(), word.upper()))})
        like = " OR ".join(['lower("{0}") LIKE lower(?)'] * len(spellings))
        likes = " OR ".join(f"(\"{column}\" <> '' AND ({like.format(column)}))" for column in columns)
        chosen = ", ".join(f'"{column}"' for column in columns)
        sql = f'SELECT "{key_of(table)}", "{owner}", {chosen} FROM "{name_of(table)}" WHERE {likes}'
        return list(self._shop.store.rows(sql, [f"%{spelt}%" for _column in columns for spelt in spellings]))


def _columns_with_words(table: Table) -> list[str]:
    """Columns that hold words, but for those by which rows are told apart."""
    apart = {name for names, unique in table._meta.indexes if unique for name in names}
    fields = [field for field in table._meta.sorted_fields if isinstance(field, CharField | TextField)]
    return [field.column_name for field in fields if not (field.unique or field.primary_key or field.name in apart)]
