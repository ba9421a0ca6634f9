"""Remembering what was seen, in memory and beyond it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.storage import seen
from shopdesk.storage.seen import Seen

_THINGS = st.tuples(st.sampled_from(["id", "met"]), st.text("ab", max_size=4))


@given(puts=st.lists(st.tuples(_THINGS, st.integers(-(2**63), 2**63 - 1)), max_size=40))
@settings(max_examples=30, deadline=None)
def test_the_last_number_put_for_a_thing_is_given_back_wherever_it_lies(puts: list[tuple[tuple[str, str], int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "_IN_MEMORY", 7)
        patch.setattr(seen, "_FILTER", 1 << 4)  # so that it often says perhaps
        remembered, known = Seen(), {}
        for thing, number in puts:
            assert remembered.get(thing) == known.get(thing)
            remembered.put(thing, number)
            known[thing] = number
        assert {thing: remembered.get(thing) for thing in known} == known
        assert remembered.get(("other", "a")) is None
