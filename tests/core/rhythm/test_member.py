import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.rhythm.member import Chances, advanced
from shopdesk.core.rhythm.records import RhythmState, ShopRhythm
from shopdesk.core.rhythm.scoring import Scores
from shopdesk.core.rhythm.states import States
from tests.core.rhythm.shops import NINE_DAYS, TODAY, gaps, rhythms, state


def after(gaps_in_days: list[float]) -> RhythmState:
    """The numbers alone, so that gaps may be parts of days as in the worked example."""
    kept = RhythmState(0, TODAY)
    for gap in gaps_in_days:
        weight, length, fits = advanced(kept, gap, NINE_DAYS)
        kept = RhythmState(kept.gaps + 1, TODAY, weight, length, fits)
    return kept


def test_clockwork_as_worked_out() -> None:
    kept = after([9, 9, 9, 9, 9])
    chances = Chances(kept, NINE_DAYS)
    assert (kept.weight, kept.length) == pytest.approx((3.3616, 3.3616), abs=5e-5)
    assert kept.fits == pytest.approx((-4.2226, -1.7704, 0.0839), abs=5e-5)
    assert chances.usual_gap() == pytest.approx(9.87, abs=5e-3)
    assert chances.comes(9, 91) == pytest.approx(0.8409, abs=5e-5)
    assert chances.comes(31, 91) == pytest.approx(0.1072, abs=5e-5)


def test_erratic_as_worked_out() -> None:
    kept = after([9, 4.5, 18, 2.7, 14.4])
    chances = Chances(kept, NINE_DAYS)
    assert (kept.weight, kept.length) == pytest.approx((3.3616, 3.7856), abs=5e-5)
    assert kept.fits == pytest.approx((-4.6291, -4.6097, -12.4867), abs=5e-5)
    assert chances.usual_gap() == pytest.approx(10.87, abs=5e-3)
    assert chances.comes(31, 91) == pytest.approx(0.4640, abs=5e-5)


@pytest.mark.idea(11, part=True)
def test_the_same_silence_worries_in_clockwork_and_not_in_who_comes_anyhow() -> None:
    clockwork, anyhow = (Chances(after(past), NINE_DAYS).comes(31, 91) for past in ([9, 9, 9, 9, 9], [9, 4.5, 18, 2.7, 14.4]))
    assert clockwork < 0.25 * anyhow


@given(gaps, rhythms, st.floats(0, 4000), st.floats(0, 4000))
def test_the_chance_that_they_still_come_never_rises_with_silence(
    past: list[int], rhythm: ShopRhythm, silence: float, more: float
) -> None:
    chances = Chances(state(past, rhythm), rhythm)
    assert chances.still(silence + more) <= chances.still(silence) + 1e-12


@given(gaps, rhythms, st.floats(0, 4000), st.floats(1, 700), st.floats(0, 700))
def test_a_longer_horizon_never_lessens_the_chance(
    past: list[int], rhythm: ShopRhythm, silence: float, horizon: float, more: float
) -> None:
    chances = Chances(state(past, rhythm), rhythm)
    near, far = chances.comes(silence, horizon), chances.comes(silence, horizon + more)
    assert 0 <= near <= far + 1e-12 <= 1 + 1e-12
    assert far <= chances.still(silence) + 1e-9


@given(gaps, rhythms, st.floats(0, 4000), st.floats(1, 700))
def test_one_member_and_many_are_judged_by_the_same_formulas(
    past: list[int], rhythm: ShopRhythm, silence: float, horizon: float
) -> None:
    kept = state(past, rhythm)
    one = Chances(kept, rhythm)
    arrays = States(np.array([kept.gaps]), np.array([kept.weight]), np.array([kept.length]), np.array(kept.fits)[:, None])
    many = Scores(arrays, rhythm)
    quiet, ahead = np.array([silence]), np.array([horizon])
    assert many.comes(quiet, ahead)[0] == pytest.approx(one.comes(silence, horizon), abs=1e-9)
    assert many.still(quiet)[0] == pytest.approx(one.still(silence), abs=1e-9)
    assert many.visits(quiet, ahead)[0] == pytest.approx(one.visits(silence, horizon), rel=1e-6, abs=1e-9)
    assert many.usual_gap()[0] == pytest.approx(one.usual_gap())
    assert many.silence_left_to(0.1, quiet)[0] == pytest.approx(one.silence_left_to(0.1, silence), rel=0.01)


@given(gaps, rhythms, st.sampled_from([0.1, 0.5]))
def test_the_silence_left_to_a_share_is_where_that_share_is_left(past: list[int], rhythm: ShopRhythm, share: float) -> None:
    chances = Chances(state(past, rhythm), rhythm)
    silence = chances.silence_left_to(share)
    if silence < 18_000:
        assert chances.longer(silence) == pytest.approx(share, abs=1e-5)
