from hypothesis import given
from hypothesis import strategies as st

from shopdesk.printing import lines

WIDTHS = st.lists(st.floats(0.5, 9.0), min_size=1, max_size=40)


@given(WIDTHS)
def test_lines_hold_all_words_in_order_none_too_wide_and_as_few_as_can_be(widths) -> None:
    broken = lines.break_up(widths, 1.0, 10.0)
    assert [number for begin, end in broken for number in range(begin, end)] == list(range(len(widths)))
    assert all(sum(widths[begin:end]) + (end - begin - 1) <= 10.0 + 1e-9 for begin, end in broken)
    assert len(broken) == lines.count(widths, 1.0, 10.0)


def test_no_word_is_left_alone_on_the_last_line() -> None:
    assert lines.break_up([4, 4, 4, 2], 1, 14) == ((0, 2), (2, 4))


def test_lines_are_evened_out() -> None:
    assert lines.break_up([3, 3, 3, 6, 3, 3], 1, 12) == ((0, 2), (2, 4), (4, 6))


def test_a_single_word_is_a_line() -> None:
    assert lines.break_up([4], 1, 14) == ((0, 1),)
    assert lines.break_up([], 1, 14) == ()
