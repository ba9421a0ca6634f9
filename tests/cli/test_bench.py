"""Each figure of the bench runs at a tiny size and prints its line; how fast it is on this machine is nobody's concern here."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from shopdesk.cli.bench import command, glabels
from shopdesk.cli.bench.figure import Figure, quantile, taken_in_turn
from shopdesk.cli.bench.finding import keystrokes, mistakes
from shopdesk.core.members import finding
from shopdesk.errors import FileProblem
from shopdesk.sample.crowd import crowd

KEYS = {"figure", "ours", "limit", "ratio", "bar", "holds", "unit", "members"}
GROUPS = {
    "query": ["query", "mistake"],
    "import": ["import", "import, shop held up", "import, everything", "import memory", "import undone"],
    "visit": ["visit"],
    "cards": [
        "cards", "card bytes", "gift cards", "gift card bytes", *(["merge", "merge bytes"] if glabels.program() else []), "card preview",
    ],
    "keystroke": ["keystroke"],
    "today": ["today, fresh", "today, after a change", "today, nothing but questions"],
    "rhythm": ["rhythm of the shop", "rhythm of a visit"],
}


def measured(tmp_path: Path, *arguments: str) -> list[dict[str, object]]:
    # In a process of its own: the figures switch off the search for garbage and read fonts.
    command = [sys.executable, "-c", "import sys; from shopdesk.app import main; sys.exit(main())", "bench", *arguments]
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("group", GROUPS)
def test_a_figure_is_one_line_and_nothing_stays_behind(group: str, tmp_path: Path) -> None:
    lines = measured(tmp_path, group, "--quick", "--members", "300")
    assert [line["figure"] for line in lines] == GROUPS[group]
    for line in lines:
        assert line.keys() >= KEYS
        assert isinstance(line["ours"], float | int)
        assert line["ours"] > 0
        assert isinstance(line["holds"], bool)
    assert not list(tmp_path.iterdir())


@pytest.mark.xvfb
def test_a_start_is_measured_on_a_screen_of_its_own(tmp_path: Path) -> None:
    lines = measured(tmp_path, "start", "--quick", "--members", "300")
    assert [line["figure"] for line in lines] == ["start", "memory", "memory, most"]
    assert all(line.keys() >= KEYS for line in lines)
    start, memory, _most = lines
    assert float(str(start["limit"])) > 10
    assert float(str(memory["ours"])) > float(str(memory["limit"])) / 2 > 5


def test_the_shops_that_were_built_can_be_kept(tmp_path: Path) -> None:
    measured(tmp_path, "query", "--quick", "--members", "300", "--keep", str(tmp_path / "kept"))
    assert (tmp_path / "kept" / "crowd-300.shopdesk").is_file()


def test_the_list_names_every_figure() -> None:
    named = CliRunner().invoke(command, ["--list"]).output.split()
    assert {"start", "query", "mistake", "keystroke", "import", "visit", "cards", "members", "survive"} <= set(named)


def test_an_unknown_figure_is_wrong_use() -> None:
    assert CliRunner().invoke(command, ["speed"]).exit_code == 2


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure("a", 3.0, 2.0, 1.5, "s", 1), True),
        (Figure("a", 3.1, 2.0, 1.5, "s", 1), False),
        (Figure("a", 9.9, None, 10, "ms", 1, absolute=True), True),
        (Figure("a", 10.1, 1.0, 10, "ms", 1, absolute=True), False),
        (Figure("a", 149, None, 150, "a second", 1, absolute=True, at_least=True), False),
        (Figure("a", 150, None, 150, "a second", 1, absolute=True, at_least=True), True),
    ],
)
def test_a_bar_holds_up_to_its_own_number(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    assert json.loads(figure.line())["holds"] is holds


def test_ninety_nine_of_a_hundred_are_not_above_the_quantile() -> None:
    assert quantile(range(1, 101), 0.99) == 100
    assert quantile([3, 1, 2], 0.5) == 2


def test_acts_take_turns_in_being_first() -> None:
    order: list[str] = []

    def act(name: str) -> float:
        order.append(name)
        return float(len(order))

    assert taken_in_turn([partial(act, "a"), partial(act, "b")], 2) == (2.5, 2.5)
    assert order == ["a", "b", "b", "a"]


def test_what_is_typed_begins_a_word_or_stands_in_its_middle() -> None:
    words = [finding.fold(word) for person in crowd(400) for word in person.name.split()]
    typed = keystrokes(400, 30)
    assert {len(text) for text in typed} >= set(range(1, 7))
    for text in map(finding.fold, typed):
        assert any(word.startswith(text) or (len(text) >= 3 and text in word) for word in words)


def test_a_mistake_is_no_word_of_the_name_it_was_made_in() -> None:
    names = {word for person in crowd(400) for word in person.name.split()}
    wrong = mistakes(400, 40)
    assert len(wrong) == 40
    assert sum(word in names for word in wrong) <= 10  # two like letters swapped are the word again


def test_recognition_says_what_it_needs(tmp_path: Path) -> None:
    answer = CliRunner().invoke(command, ["recognition", "--data", str(tmp_path)])
    assert isinstance(answer.exception, FileProblem)
    assert "no visit logs" in str(answer.exception)
