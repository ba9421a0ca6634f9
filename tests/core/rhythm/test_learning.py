import time

import numpy as np
import pytest

from shopdesk.core.rhythm import fitting, judging, learning, simplex
from shopdesk.core.rhythm.records import ShopRhythm
from shopdesk.core.rhythm.story import gathered
from tests.core.rhythm.shops import ALWAYS_OPEN, TODAY, busy_shop, story_of


def test_a_new_shop_begins_with_what_shops_are_usually_like() -> None:
    learned = learning.learned(story_of([[TODAY], [TODAY - 3, TODAY]]))
    usual = ShopRhythm()
    for name in ("unit", "r", "beta", "a", "b", "q0", "c4", "c16", "season"):
        assert getattr(learned, name) == pytest.approx(getattr(usual, name)), name


def test_the_measure_of_time_is_the_shops_median_gap() -> None:
    assert fitting.median_gap(story_of([list(range(TODAY - 200, TODAY, 8))] * 3)) == 8.0
    assert fitting.median_gap(story_of([[TODAY - 8, TODAY]])) == 14.0


def test_a_clockwork_shop_is_found_to_be_one() -> None:
    clockwork = [[TODAY - start - 10 * visit for visit in range(20)] for start in range(60)]
    random = np.random.default_rng(5)
    anyhow = [np.unique(TODAY - random.integers(0, 200, 20)).tolist() for _member in range(60)]
    regular, erratic = (learning.learned(story_of(shop)) for shop in (clockwork, anyhow))
    assert regular.c16 > erratic.c16 + 1


def test_a_shop_that_people_leave_is_found_to_be_one() -> None:
    staying = busy_shop(members=120)
    leaving = [[day for day in days if day < TODAY - 60 or place % 2] for place, days in enumerate(staying)]
    kept, lost = (learning.learned(story_of([days for days in shop if days])) for shop in (staying, leaving))
    assert lost.a / (lost.a + lost.b + 10) > kept.a / (kept.a + kept.b + 10)


def test_the_same_shop_is_learned_the_same_each_time() -> None:
    shop = busy_shop(members=30)
    assert learning.learned(story_of(shop)) == learning.learned(story_of(shop))


def test_a_shop_with_a_season_learns_that_it_has_one() -> None:
    random = np.random.default_rng(2)
    once_a_year = TODAY - 364 * np.arange(8)
    summer, winter = ([once_a_year - back + random.integers(-9, 9, 8) for _member in range(200)] for back in (40, 220))
    both = [np.concatenate(days) for days in zip(summer[:60], winter[:60], strict=True)]
    assert learning.learned(story_of([days.tolist() for days in [*both, *summer[60:], *winter[60:]]])).season > 0.1


def test_a_shop_without_seasons_has_none() -> None:
    random = np.random.default_rng(3)
    shop = [np.unique(TODAY - random.integers(0, 1200, 25)).tolist() for _member in range(300)]
    assert learning.learned(story_of(shop)).season < 0.1


def test_the_simplex_finds_the_bottom_of_a_bowl() -> None:
    found = simplex.minimum(lambda point: float(((point - np.array([1.0, -2.0, 3.0])) ** 2).sum()), np.zeros(3), 0.5, 450)
    assert found == pytest.approx([1, -2, 3], abs=1e-3)


def test_the_simplex_keeps_within_its_evaluations() -> None:
    asked = []

    def sum_of_sizes(point: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
        asked.append(point)
        return float(np.abs(point).sum())

    simplex.minimum(sum_of_sizes, np.ones(7), 0.5, 100)
    assert 50 < len(asked) <= 110


def test_ten_times_the_members_are_judged_in_some_ten_times_the_time() -> None:
    took = []
    for members in (2_000, 20_000):
        days = TODAY - np.cumsum(1 + np.random.default_rng(1).gamma(2, 8, (members, 50)).astype(int), axis=1)
        begin = time.process_time()
        story = gathered(np.repeat(np.arange(members), 50), days.ravel(), ALWAYS_OPEN, TODAY)
        every = judging.judged(story, ShopRhythm(unit=16.0), 91)
        took.append(time.process_time() - begin)
        assert len(every.p_return) == members
    assert took[1] < 30 * took[0]  # whoever compares each with each takes a hundred times as long
