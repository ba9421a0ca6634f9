"""Beside long work the window never stands still while visits are logged; ``shopdesk bench steady`` measures a large shop."""

from __future__ import annotations

import csv
import multiprocessing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.cli.bench.ground import build
from shopdesk.core.shop import Shop
from shopdesk.sample.crowd import crowd
from shopdesk.ui.figures import steady

SHARE = 0.1  # of the time the work takes; a window that does the work itself stands still for most of it, on any machine
TRIES = 3  # others may hold up one; what the window does itself holds up each
PEOPLE = 300


def test_the_window_never_stands_still_beside_long_work(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "_REST_MS", 300)
    build(tmp_path / "shop.shopdesk", PEOPLE)
    newcomers = tmp_path / "newcomers.csv"
    with newcomers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Name", "Phone"), *((one.name, one.phone) for one in crowd(2 * PEOPLE))])
    with Shop.open(tmp_path / "shop.shopdesk", counter="Counter") as shop:
        before = shop.visits.count()
        trial = steady.Trial(shop, newcomers, tmp_path)
        visits = 1  # the window was in use before
        for deed in ("import", "export .xlsx"):
            for _try in range(TRIES):
                seen = trial.run(deed)
                visits += seen.visits
                stood = max(seen.busy, seen.own) / 1000 / seen.seconds
                if stood < SHARE:
                    break
            assert stood < SHARE, deed
        qtbot.waitUntil(lambda: not len(trial.window.operations.waiting))
        trial.close()
        qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=60_000)
        assert shop.visits.count() == before + visits
