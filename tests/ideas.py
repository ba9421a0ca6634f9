"""Says which rows of the ideas hold: runs the tests marked ``idea(N)`` and prints one line a row. Started by ``make ideas``."""

import contextlib
import sys
from collections.abc import Iterable

import pytest

ROWS = 89  # the ideas are numbered from 1 to this; the numbers are stable


class Ideas:
    """Pytest plugin that runs only marked tests and keeps, row by row, how they went."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[int, bool]]] = {}
        self._passed: dict[str, bool] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        for item in items:
            if marks := list(item.iter_markers("idea")):
                self._rows[item.nodeid] = [_row(item, *mark.args, **mark.kwargs) for mark in marks]
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in self._rows])
        items[:] = [item for item in items if item.nodeid in self._rows]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._passed[report.nodeid] = self._passed.get(report.nodeid, True) and report.passed

    def standing(self, row: int) -> str:
        """Give "holds", "part" (all passed, another part waits), "fails" or "none" (no test shows it)."""
        marks = [(part, self._passed.get(test, False)) for test, rows in self._rows.items() for number, part in rows if number == row]
        if not marks:
            return "none"
        if not all(passed for _part, passed in marks):
            return "fails"
        return "part" if any(part for part, _passed in marks) else "holds"

    def lines(self) -> Iterable[str]:
        """Give one line a row: number and standing."""
        return (f"{row} {self.standing(row)}" for row in range(1, ROWS + 1))


def _row(item: pytest.Item, number: int, part: bool = False) -> tuple[int, bool]:
    if not 1 <= number <= ROWS:
        raise pytest.UsageError(f"{item.nodeid}: there is no idea {number}")
    return number, part


def main() -> int:
    """Run the marked tests, print the rows; 0 when no row fails and every test file could be read."""
    ideas = Ideas()
    with contextlib.redirect_stdout(sys.stderr):
        ended = pytest.main(["--quiet", "--no-header", "--tb=short"], plugins=[ideas])
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        return 1
    sys.stdout.write("\n".join(ideas.lines()) + "\n")
    return int(any(ideas.standing(row) == "fails" for row in range(1, ROWS + 1)))


if __name__ == "__main__":
    sys.exit(main())
