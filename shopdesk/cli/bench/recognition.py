"""Figures recognition: does the program know who comes again? On a folder of visit logs, beside recency, gap ratio and BG/NBD.

Each log is cut on four earlier days; on each the program judges from what had happened, and what came then says who was right. Asked of
members with three visit days or more: do they come within 91 days, and within three of their own median gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from shopdesk.core.rhythm import judging, learning, traits
from shopdesk.core.rhythm.opening import OpeningDays, empty_runs
from shopdesk.core.rhythm.story import Story, gathered
from shopdesk.exchange import visit_log
from shopdesk.i18n import _

from . import bgnbd
from .figure import Figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Truths = NDArray[np.bool_]

_HORIZON = 91
_CUTS = 4
_OWN = np.array([7, 14, 28, 56, 91, 182, 364])  # days a member's own horizon is rounded up to
_BELOW = 0.015  # how far under BG/NBD no shop may be
_WEEK = 7.0
_METHODS = ("ours", "recency", "gap_ratio", "bgnbd")
_FITTED = 5000  # members are enough for four numbers


def logs(folder: Path) -> list[Path]:
    """Give the logs in a folder, by name."""
    return sorted(path for path in folder.glob("*.csv*") if path.name.endswith((".csv", ".csv.gz")))


def why_not(folder: Path) -> str | None:
    """Say in a sentence why nothing can be measured; None when it can."""
    if not folder.is_dir() or not logs(folder):
        return _("There are no visit logs in {folder}, so recognition was not measured.").format(folder=folder)
    if not bgnbd.available():
        return _("scipy is not installed, so there is nothing to measure recognition against.")
    return None


def figures(folder: Path) -> Iterator[Figure]:
    """Measure on every log of a folder; nothing comes when ``why_not`` has a reason."""
    if why_not(folder) is not None:
        return
    for path in logs(folder):
        with path.open("rb") as file:
            log = visit_log.read(file)
        yield from _of_log(path.name.split(".")[0], log.who, log.days)


def _of_log(name: str, who: Ints, days: Ints) -> Iterator[Figure]:
    asked: dict[str, list[_Asked]] = {"91 days": [], "three own gaps": []}
    for cut in range(1, _CUTS + 1):
        day = int(days.max()) - cut * _HORIZON
        if day > int(days.min()) + _HORIZON:
            near, own = _ask(who, days, day)
            asked["91 days"].append(near)
            asked["three own gaps"].append(own)
    for task, parts in asked.items():
        if sum(len(part.came) for part in parts):
            yield _figure(f"recognition {name}, {task}", parts)


@dataclass(frozen=True)
class _Asked:
    """One day of one log: what each method said of each member, and who came; ``listed`` may be on the slipping list."""

    said: dict[str, Floats]
    came: Truths
    listed: Truths


def _ask(who: Ints, days: Ints, day: int) -> tuple[_Asked, _Asked]:
    """Judge on one day, for 91 days and for three own gaps."""
    seen = days <= day
    people = int(np.count_nonzero(np.bincount(who[seen])))
    story = gathered(who, days, OpeningDays(empty_runs(days[seen], people, day)), day)
    median = traits.intervals(traits.recent_gaps(story))[1]
    own = _OWN[np.minimum(np.searchsorted(_OWN, 3 * median), len(_OWN) - 1)]
    silence = (day - story.last).astype(float)
    listed = (story.counts >= 4) & (silence <= np.minimum(364, np.maximum(28, 5 * median)))
    following, ours, theirs = _next(who, days, story), _ours(story), _bgnbd(story)

    def ask(horizon: Ints) -> _Asked:
        kept = (story.counts >= 2) & (day + horizon <= int(days.max()))
        said = {"ours": ours(horizon), "recency": -silence, "gap_ratio": -silence / np.maximum(median, 0.5), "bgnbd": theirs(horizon)}
        return _Asked({method: values[kept] for method, values in said.items()}, (following - day <= horizon)[kept], listed[kept])

    return ask(np.full(story.members, _HORIZON)), ask(own)


def _ours(story: Story) -> Callable[[Ints], Floats]:
    rhythm = learning.learned(story)

    def chances(horizon: Ints) -> Floats:
        said = np.zeros(story.members)
        for ahead in np.unique(horizon).tolist():
            said = np.where(horizon == ahead, judging.judged(story, rhythm, ahead).p_return, said)
        return said

    return chances


def _bgnbd(story: Story) -> Callable[[Ints], Floats]:
    first = story.days[story.start[:-1]]
    x, tx, span = story.counts.astype(float), (story.last - first) / _WEEK, (story.today - first) / _WEEK
    sample = np.random.default_rng(0).permutation(story.members)[:_FITTED]
    numbers = bgnbd.fitted(x[sample], tx[sample], span[sample])
    return lambda horizon: bgnbd.comes(numbers, x, tx, span, horizon / _WEEK)


def _next(who: Ints, days: Ints, story: Story) -> Ints:
    """Give the day of each member's next visit after the story, far away if none."""
    later = days > story.today
    following = np.full(int(who.max()) + 1, np.iinfo(np.int64).max // 2)
    np.minimum.at(following, who[later], days[later])
    found: Ints = following[story.who]
    return found


def _figure(name: str, parts: list[_Asked]) -> Figure:
    ranked = {method: _over_cuts(parts, method, lambda part, said: area(said, part.came)) for method in _METHODS}
    right = {f"list_{method}": _over_cuts(parts, method, _right_of_list) for method in _METHODS}
    ours, theirs, came = (np.concatenate(rows) for rows in zip(*((p.said["ours"], p.said["bgnbd"], p.came) for p in parts), strict=True))
    more: dict[str, Any] = {
        **{f"area_{method}": value for method, value in ranked.items()}, **right, "brier": _square(ours, came),
        "brier_bgnbd": _square(theirs, came), "calibration_error": _off(ours, came), "asked": len(came),
    }
    return Figure(
        name, ranked["ours"], ranked["bgnbd"], ranked["bgnbd"] - _BELOW, "area under the curve", len(came), absolute=True, at_least=True,
        more={key: round(value, 4) if isinstance(value, float) else value for key, value in more.items()},
    )


def _over_cuts(parts: list[_Asked], method: str, judge: Callable[[_Asked, Floats], float]) -> float:
    """Give the mean over the days, weighted by how many were asked; days on which nothing can be told are left out."""
    seen = [(judge(part, part.said[method]), len(part.came)) for part in parts]
    told = [(value, count) for value, count in seen if np.isfinite(value)]
    return sum(value * count for value, count in told) / max(sum(count for _value, count in told), 1)


def area(said: Floats, came: Truths) -> float:
    """Give the chance that who came was rated above who did not (ties count half); nan when all did the same."""
    many, others = int(came.sum()), int((~came).sum())
    if not many or not others:
        return float("nan")
    ordered = np.sort(said)
    middle = (np.searchsorted(ordered, said, "left") + np.searchsorted(ordered, said, "right") + 1) / 2
    return float((middle[came].sum() - many * (many + 1) / 2) / (many * others))


def _right_of_list(part: _Asked, said: Floats) -> float:
    """Give the share of the fifty most worrying regulars (a fifth of them where that is less) who indeed did not come."""
    places = np.flatnonzero(part.listed)
    if len(places) < 10:
        return float("nan")
    worst = places[np.argsort(said[places], kind="stable")][: min(50, max(10, len(places) // 5))]
    return float((~part.came[worst]).mean())


def _square(chance: Floats, came: Truths) -> float:
    return float(((chance - came) ** 2).mean())


def _off(chance: Floats, came: Truths) -> float:
    """Give how far chances are from what came, over ten classes of chance."""
    classes = np.minimum((chance * 10).astype(int), 9)
    gaps = [abs(chance[classes == one].mean() - came[classes == one].mean()) * (classes == one).mean() for one in np.unique(classes)]
    return float(sum(gaps))
