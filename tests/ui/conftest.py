"""What tests of windows share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from tests.ui.recorded import RecordedMessages

_HERE = Path(__file__).parent
# Said by Qt's offscreen platform for each window with a smallest size; it means nothing to us.
_NOISE = r"This plugin does not support propagateSizeHints\(\)"
_PATIENCE = {"timeout": 60_000}  # milliseconds: what waits for something ends when it is there, and a machine may be busy with other things


class PatientBot(QtBot):
    """Waits a minute unless it is told otherwise."""

    def waitUntil(self, *waits: Any, **more: Any) -> None:
        super().waitUntil(*waits, **_PATIENCE | more)

    def waitSignal(self, *waits: Any, **more: Any) -> Any:
        return super().waitSignal(*waits, **_PATIENCE | more)

    def waitSignals(self, *waits: Any, **more: Any) -> Any:
        return super().waitSignals(*waits, **_PATIENCE | more)

    def waitActive(self, *waits: Any, **more: Any) -> Any:
        return super().waitActive(*waits, **_PATIENCE | more)

    def waitExposed(self, *waits: Any, **more: Any) -> Any:
        return super().waitExposed(*waits, **_PATIENCE | more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NOISE))


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@pytest.fixture
def operations(qapp: QApplication, shop: Shop, messages: RecordedMessages) -> Iterator[Operations]:
    operations = Operations(shop, messages)
    yield operations
    operations.close()
    operations.deleteLater()
