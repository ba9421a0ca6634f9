"""The program's own log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk import log


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger("shopdesk")
    handlers, level = list(root.handlers), root.level
    yield
    for handler in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    written = log.begin(tmp_path / "log")
    assert written
    assert not written.exists()  # it begins with its first line
    logging.getLogger("shopdesk.test").info("Søren was here")
    assert written.read_text("utf-8").endswith("Søren was here\n")
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file")
    assert log.begin(tmp_path / "log") is None


def test_a_row_that_an_engine_refused_is_not_in_it(tmp_path: Path) -> None:
    written = log.begin(tmp_path / "log")
    assert written
    refused = "IntegrityError: relation \"note\"\nDETAIL:  Failing row contains (1, Åse\nBråten).\n\nDuring handling of the above\nEnd"
    logging.getLogger("shopdesk.test").info("Unforeseen: %s", refused)
    said = written.read_text("utf-8")
    assert "Åse" not in said
    assert "Bråten" not in said
    assert said.endswith("During handling of the above\nEnd\n")
