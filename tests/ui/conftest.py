"""What tests of windows share."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent
# Said by Qt's offscreen platform for each window with a smallest size; it means nothing to us.
_NOISE = r"This plugin does not support propagateSizeHints\(\)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NOISE))
