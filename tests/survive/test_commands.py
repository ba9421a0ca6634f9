"""Whole commands killed at any moment, in small; ``shopdesk bench survive`` kills each of them sixty times (docs/reliability.md)."""

from pathlib import Path

import pytest

from shopdesk.survival import commands


@pytest.mark.parametrize(("deed", "kills"), [("import", 3), ("undo", 2), (".xlsx", 2)])
def test_a_command_that_is_killed_is_done_or_not_done_and_leaves_nothing_behind(tmp_path: Path, deed: str, kills: int) -> None:
    seen = commands.kill(tmp_path, deed, kills, people=300)
    assert (seen.kills, seen.bad) == (kills, 0), seen.examples
    assert seen.before + seen.after == kills
