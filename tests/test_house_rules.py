import pytest


def outcome(pytester: pytest.Pytester, test: str) -> dict[str, int]:
    """How one test ends under the house rules."""
    pytester.makepyfile("import logging, multiprocessing, threading, time\n" + test)
    return pytester.runpytest_inprocess("-p", "tests.house_rules", "-p", "no:randomly").parseoutcomes()


def test_a_quiet_tidy_test_passes(pytester: pytest.Pytester) -> None:
    assert outcome(pytester, "def test_it(): logging.getLogger('shopdesk').info('open')") == {"passed": 1}


@pytest.mark.parametrize("level", ["warning", "error", "critical"])
def test_a_stray_log_line_fails(pytester: pytest.Pytester, level: str, expected_log) -> None:
    assert outcome(pytester, f"def test_it(): logging.getLogger('shopdesk').{level}('the disk is full')") == {"passed": 1, "errors": 1}
    expected_log("the disk is full")


def test_an_expected_log_line_passes(pytester: pytest.Pytester, expected_log) -> None:
    test = "def test_it(expected_log):\n expected_log('disk is full')\n logging.getLogger('shopdesk').warning('the disk is full')"
    assert outcome(pytester, test) == {"passed": 1}
    expected_log("the disk is full")


def test_an_expected_log_line_that_never_comes_fails(pytester: pytest.Pytester) -> None:
    assert outcome(pytester, "def test_it(expected_log): expected_log('disk is full')") == {"passed": 1, "errors": 1}


def test_a_thread_left_running_fails(pytester: pytest.Pytester) -> None:
    test = """
def test_it(request):
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    def join():
        end.set()
        thread.join()
    request.config.add_cleanup(join)
"""
    assert outcome(pytester, test) == {"passed": 1, "errors": 1}


WIDGETS = "from PySide6.QtCore import QTimer\nfrom PySide6.QtWidgets import QLabel, QWidget\n"


@pytest.mark.parametrize(
    "deed",
    [
        "left = QWidget(); request.config.add_cleanup(left.deleteLater)",
        "left = QLabel(); left.show(); request.config.add_cleanup(left.deleteLater)",
        "left = QTimer(); left.start(60_000); request.config.add_cleanup(left.stop)",
    ],
)
def test_a_window_or_timer_left_behind_fails(pytester: pytest.Pytester, qapp, deed: str) -> None:
    assert outcome(pytester, f"{WIDGETS}def test_it(qapp, request): {deed}") == {"passed": 1, "errors": 1}


@pytest.mark.parametrize(
    "deed",
    [
        "qtbot.addWidget(QWidget())",
        "widget = QWidget(); widget.itself = widget",
        "QWidget().deleteLater()",
        "timer = QTimer(); timer.start(60_000); timer.stop()",
        "widget = QWidget(); timer = QTimer(widget); timer.start(60_000); qtbot.addWidget(widget)",
    ],
)
def test_what_is_put_away_passes(pytester: pytest.Pytester, qapp, deed: str) -> None:
    assert outcome(pytester, f"{WIDGETS}def test_it(qtbot): {deed}") == {"passed": 1}
