from itertools import islice

from shopdesk.storage.columns import rising_ids


def test_ids_for_a_bulk_rise_within_a_block_and_never_come_twice() -> None:
    ids = list(islice(rising_ids(100), 300))
    assert len(set(ids)) == 300
    for start in (0, 100, 200):
        assert ids[start : start + 100] == sorted(ids[start : start + 100])
    assert ids != sorted(ids)
    assert all(0 < number < 1 << 62 for number in ids)
