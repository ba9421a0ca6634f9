from itertools import islice, pairwise

from shopdesk.storage.columns import rising_ids


def test_ids_for_a_bulk_rise_but_where_they_begin_anew_and_never_come_twice() -> None:
    ids = list(islice(rising_ids(), 3000))
    assert len(set(ids)) == 3000
    assert sum(one > other for one, other in pairwise(ids)) <= 1
    assert all(0 < number < 1 << 62 for number in ids)
    assert next(rising_ids()) != next(rising_ids())
