"""Plugin: a real X server for the tests that start the whole window (marked xvfb)."""

import os
import subprocess
from collections.abc import Iterator

import pytest


class XServer:
    """An X server nobody sees; ``environment`` makes a child process draw on it."""

    def __init__(self, number: str) -> None:
        self._display = f":{number}"

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return inherited | {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments: str) -> str:
        """Press, type and look as a person at this display; gives what xdotool answers."""
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.strip()


@pytest.fixture(scope="session")
def x_server() -> Iterator[XServer]:
    """An X server of 1600 x 1000 pixels on a display number that was free."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write_end], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        with os.fdopen(read_end) as announced:
            number = announced.readline().strip()
        assert number, "Xvfb did not start"
        yield XServer(number)
        server.terminate()
