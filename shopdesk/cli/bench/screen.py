"""A private X server, and the moment at which a program's first window appears on it; seen from outside, the same for every program."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

_SUBSTRUCTURE_NOTIFY = 1 << 19
_MAP_NOTIFY = 19
_EVENT_SIZE = 192  # bytes of an XEvent on 64-bit machines
_PATIENCE = 60.0  # seconds


class _MapEvent(ctypes.Structure):
    """Xlib's XMapEvent."""

    _fields_ = (
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong), ("window", ctypes.c_ulong), ("override_redirect", ctypes.c_int),
    )


class Watcher:
    """Looks at a display for windows that are mapped."""

    def __init__(self, display: str) -> None:
        x11 = self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XDefaultRootWindow.argtypes = x11.XConnectionNumber.argtypes = x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        x11.XPending.argtypes = [ctypes.c_void_p]
        x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
        x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._display = x11.XOpenDisplay(display.encode())
        if not self._display:
            raise no_screen()
        x11.XSelectInput(self._display, x11.XDefaultRootWindow(self._display), _SUBSTRUCTURE_NOTIFY)
        x11.XSync(self._display, 0)

    def forget(self) -> None:
        """Let go of what was seen so far: windows of a program that is gone."""
        self._x11.XSync(self._display, 1)

    def wait(self, process: subprocess.Popen[Any]) -> float:
        """The time at which the next window of an ordinary kind is mapped; raises FileProblem when the program ends without one."""
        event = ctypes.create_string_buffer(_EVENT_SIZE)
        end = time.perf_counter() + _PATIENCE
        while time.perf_counter() < end and process.poll() is None:
            if not self._x11.XPending(self._display):
                select.select([self._x11.XConnectionNumber(self._display)], [], [], 0.2)
                continue
            self._x11.XNextEvent(self._display, event)
            mapped = _MapEvent.from_buffer(event)
            if mapped.type == _MAP_NOTIFY and not mapped.override_redirect:
                return time.perf_counter()
        raise FileProblem(_("The program showed no window."), do=_("Start it by hand and look what it says."))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._x11.XCloseDisplay(self._display)


@contextmanager
def private_screen() -> Iterator[dict[str, str]]:
    """Start Xvfb on a free display and give the environment for programs that shall draw on it; raises FileProblem without Xvfb."""
    if shutil.which("Xvfb") is None:
        raise no_screen()
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write_end], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        try:
            with os.fdopen(read_end) as announced:
                number = announced.readline().strip()
            if not number:
                raise no_screen()
            inherited = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
            yield inherited | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def no_screen() -> FileProblem:
    """Why a start cannot be measured here."""
    return FileProblem(_("A start is measured on an X server of its own, and Xvfb is not here."), do=_("Install it: apt install xvfb"))
