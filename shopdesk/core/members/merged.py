"""Reading over merged pages: what was written on a page that goes on elsewhere is read with the page that goes on."""

from __future__ import annotations

from collections.abc import Sequence


def pages(count: int) -> str:
    """The beginning of a query about ``count`` members: ``page(root, id)`` gives each page of theirs, merged ones too.

    Go on with ``FROM page CROSS JOIN table t … WHERE t.member_id = page.id``: that keeps SQLite from going through the whole table first.
    """
    places = ", ".join("?" * count)
    return (
        f"WITH RECURSIVE page(root, id) AS (SELECT id, id FROM member WHERE id IN ({places})"
        " UNION ALL SELECT page.root, member.id FROM member JOIN page ON member.merged_into_id = page.id) "
    )


PAGES = pages(1)
GOING_ON = "SELECT DISTINCT merged_into_id FROM member WHERE merged_into_id IS NOT NULL"
"""The pages that others were merged into."""


def marks(ids: Sequence[int]) -> str:
    """The places of ``ids`` in ``IN (…)``, for the pages of one member as ``members.pages`` gives them."""
    return ", ".join("?" * len(ids))
