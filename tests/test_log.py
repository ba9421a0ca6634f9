import logging
from pathlib import Path

from shopdesk import log


def test_the_file_is_there_from_the_first_line_on(tmp_path: Path) -> None:
    root = logging.getLogger("shopdesk")
    before, level = list(root.handlers), root.level
    path = log.begin(tmp_path / "logs")
    try:
        assert path is not None
        assert not path.exists()
        logging.getLogger("shopdesk.test").info("opened")
        assert path.read_text("utf-8").endswith("INFO shopdesk.test: opened\n")
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level)


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert log.begin(tmp_path / "file" / "logs") is None
