from hypothesis import given
from hypothesis import strategies as st

from shopdesk.printing import lines
from shopdesk.printing.lines import Piece

WIDTHS = st.lists(st.floats(0.5, 9.0), min_size=1, max_size=40)
PARTED = st.lists(st.tuples(st.floats(0.5, 4.0), st.booleans()), min_size=1, max_size=40)


def words(*widths: float) -> list[Piece]:
    return [Piece(width, 1.0) for width in widths]


def wide(pieces: list[Piece]) -> float:
    return sum(piece.width for piece in pieces) + sum(piece.after for piece in pieces[:-1]) + pieces[-1].mark


@given(WIDTHS)
def test_lines_hold_all_words_in_order_none_too_wide_and_as_few_as_can_be(widths) -> None:
    broken = lines.break_up(words(*widths), 10.0)
    assert [number for begin, end in broken for number in range(begin, end)] == list(range(len(widths)))
    assert all(wide(words(*widths[begin:end])) <= 10.0 + 1e-9 for begin, end in broken)
    assert len(broken) == lines.count(words(*widths), 10.0)


@given(PARTED)
def test_parted_words_stay_within_the_measure_with_their_hyphen(parts) -> None:
    pieces = [Piece(width, 0.0 if inside else 1.0, 0.5 if inside else 0.0) for width, inside in parts]
    broken = lines.break_up(pieces, 10.0)
    assert [number for begin, end in broken for number in range(begin, end)] == list(range(len(pieces)))
    assert all(wide(pieces[begin:end]) <= 10.0 + 1e-9 for begin, end in broken)
    assert len(broken) == lines.count(pieces, 10.0)


def test_no_word_is_left_alone_on_the_last_line() -> None:
    assert lines.break_up(words(4, 4, 4, 2), 14) == ((0, 2), (2, 4))


def test_lines_are_evened_out() -> None:
    assert lines.break_up(words(3, 3, 3, 6, 3, 3), 12) == ((0, 2), (2, 4), (4, 6))


def test_a_word_is_parted_only_where_a_line_would_be_much_too_short() -> None:
    long = [Piece(2, 1.0), Piece(3, 0.0, 0.5), Piece(6, 1.0), Piece(3, 1.0), Piece(3, 1.0)]
    assert lines.break_up(long, 10)[0] == (0, 2)
    even = [Piece(8, 1.0), Piece(0.5, 0.0, 0.4), Piece(8, 1.0)]
    assert lines.break_up(even, 10)[0] == (0, 1)


def test_a_single_word_is_a_line() -> None:
    assert lines.break_up(words(4), 14) == ((0, 1),)
    assert lines.break_up([], 14) == ()
