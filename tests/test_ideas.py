import pytest

from tests.ideas import ROWS, Ideas

MARKER = """
[pytest]
markers = idea(number, part=False)
"""


def standings(pytester: pytest.Pytester, tests: str) -> dict[int, str]:
    """The rows that some test shows, after a run of ``tests``."""
    ideas = Ideas()
    pytester.makeini(MARKER)
    pytester.makepyfile("import pytest\n" + tests)
    pytester.inline_run("--strict-markers", plugins=[ideas])
    return {row: ideas.standing(row) for row in range(1, ROWS + 1) if ideas.standing(row) != "none"}


def test_a_row_holds_when_all_its_tests_pass(pytester: pytest.Pytester) -> None:
    assert standings(
        pytester,
        """
@pytest.mark.idea(1)
@pytest.mark.idea(89)
@pytest.mark.parametrize("n", [1, 2])
def test_one(n): pass
@pytest.mark.idea(1)
def test_another(): pass
""",
    ) == {1: "holds", 89: "holds"}


def test_a_row_is_part_while_one_of_its_marks_says_so(pytester: pytest.Pytester) -> None:
    assert standings(
        pytester,
        """
@pytest.mark.idea(2)
def test_one(): pass
@pytest.mark.idea(2, part=True)
def test_part(): pass
""",
    ) == {2: "part"}


@pytest.mark.parametrize("trouble", ["assert n == 1", "pytest.skip()", "pytest.fail()"])
def test_a_row_fails_when_one_of_its_tests_does_not_pass(pytester: pytest.Pytester, trouble: str) -> None:
    assert standings(
        pytester,
        f"""
@pytest.mark.idea(3)
@pytest.mark.parametrize("n", [1, 2])
def test_one(n): {trouble}
@pytest.mark.idea(3, part=True)
def test_part(): pass
@pytest.mark.idea(4)
def test_other(): pass
""",
    ) == {3: "fails", 4: "holds"}


def test_trouble_while_tidying_up_counts(pytester: pytest.Pytester) -> None:
    assert standings(
        pytester,
        """
@pytest.fixture
def untidy():
    yield
    assert False
@pytest.mark.idea(5)
def test_one(untidy): pass
""",
    ) == {5: "fails"}


def test_tests_without_a_row_are_not_run(pytester: pytest.Pytester) -> None:
    assert standings(pytester, "def test_unmarked(): (pytest.Path('.') / 'ran').touch()") == {}


def test_a_row_that_does_not_exist_stops_the_run(pytester: pytest.Pytester) -> None:
    pytester.makeini(MARKER)
    pytester.makepyfile("import pytest\n@pytest.mark.idea(90)\ndef test_one(): pass")

    assert pytester.inline_run(plugins=[Ideas()]).ret == pytest.ExitCode.USAGE_ERROR


def test_there_is_a_line_for_every_row() -> None:
    lines = list(Ideas().lines())

    assert lines[0] == "1 none"
    assert lines[-1] == "89 none"
    assert len(lines) == 89
