"""What must hold between the tables of a shop's file beyond what the engine itself holds."""

from __future__ import annotations

from typing import Any

# Each counts what is wrong, so that nothing wrong gives 0.
_SUMS = {
    "match rows": """
SELECT count(*) FROM member m LEFT JOIN glance g ON g.member_id = m.id WHERE (g.member_id IS NULL) <> (m.merged_into_id IS NOT NULL)
""",
    "visits": """
SELECT count(*) FROM glance g
LEFT JOIN (
    SELECT coalesce(m.merged_into_id, m.id) AS page, max(v.day) AS day, count(DISTINCT v.day) AS visits
    FROM visit v JOIN member m ON m.id = v.member_id GROUP BY coalesce(m.merged_into_id, m.id)
) v ON v.page = g.member_id
WHERE g.last_day IS DISTINCT FROM v.day OR g.visits <> coalesce(v.visits, 0)
""",
    "amounts": "SELECT count(*) FROM visit WHERE (amount_minor IS NULL) <> (currency IS NULL)",
    "gift cards": """
SELECT count(*) FROM gift_card c LEFT JOIN
(SELECT card_id, sum(amount) AS total, count(*) AS entries FROM gift_entry GROUP BY card_id) e ON e.card_id = c.id
WHERE c.balance <> coalesce(e.total, 0) OR c.entries <> coalesce(e.entries, 0)
""",
    "words": "SELECT abs((SELECT count(*) FROM glance) - (SELECT count(*) FROM search_docsize))",
}
_SINCE = {"gift cards": "gift_card"}  # an older file, offered to the restore, has no such table yet
OF_BOTH = ("match rows", "visits", "amounts", "gift cards")  # the rest is about SQLite's index


def count(connection: Any, name: str) -> int:
    """How many rows break one rule."""
    return int(connection.execute(_SUMS[name]).fetchone()[0])


def disagreeing(connection: Any) -> dict[str, int]:
    """How many rows break each rule, by the rule's name; rules that hold are left out."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counted = {name: count(connection, name) for name in _SUMS if _SINCE.get(name, "member") in tables}
    return {name: wrong for name, wrong in counted.items() if wrong}
