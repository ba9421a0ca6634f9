"""What the lines that others left say was changed: no more and no less than that."""

import pytest

from shopdesk.core.changes import Changes
from shopdesk.core.log.rules import touched


@pytest.mark.parametrize(
    ("lines", "features", "members", "everybody"),
    [
        ([], set(), set(), False),
        ([("visits.record", 7, {})], {"visits"}, {7}, False),
        ([("visits.record", 7, {}), ("members.note", 8, {})], {"visits", "members"}, {7, 8}, False),
        ([("settings.shop", None, {})], {"settings"}, set(), False),
        ([("staff.hand_over", None, {"before": 1, "after": 2})], {"staff"}, set(), False),
        ([("imports.bring", None, {"taken": 9})], {"members", "visits", "rhythm"}, set(), True),
        ([("visits.record_many", None, {"count": 9})], {"visits"}, set(), True),
        ([("undo.take_back", 7, {"of": "visits.record"})], {"members", "visits"}, {7}, False),
        ([("undo.take_back", None, {"of": "settings.shop"})], {"members", "settings"}, set(), False),
        ([("visits.record", number, {}) for number in range(501)], {"visits"}, set(), True),
    ],
)
def test_lines_of_others(lines, features: set[str], members: set[int], everybody: bool) -> None:
    assert touched(lines) == Changes(frozenset(features), frozenset(members), everybody, by_others=True)


def test_two_changes_are_one() -> None:
    visits, notes = Changes(frozenset({"visits"}), frozenset({7})), Changes(frozenset({"members"}), frozenset({8}), by_others=True)
    assert visits.and_also(notes) == Changes(frozenset({"visits", "members"}), frozenset({7, 8}), by_others=True)
    everybody = visits.and_also(Changes(frozenset({"visits"}), all_members=True))
    assert everybody.concern(99)
