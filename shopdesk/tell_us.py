"""Tell us: a note about the program, written to a file that somebody can read through and hand on. Nothing leaves by itself."""

from __future__ import annotations

import datetime as dt
import platform
from pathlib import Path

import shopdesk
from shopdesk.core import validation
from shopdesk.errors import FileProblem, NeedsALook
from shopdesk.i18n import _

_LONGEST = 10_000
_MOST_A_MINUTE = 100


def write(words: str, folder: Path, now: dt.datetime) -> Path:
    """Write ``words`` to a new file in ``folder`` and give its path; ``now`` is the shop's local time. Never over another file.

    Beside the words stand the program's version and the system, nothing about the shop or anybody in it. Raises NeedsALook, FileProblem.
    """
    words = validation.passage("words", words, _LONGEST)
    if not words:
        raise NeedsALook("words", _("There is nothing written yet."), do=_("Write what you would say to us."))
    about = _("ShopDesk {version}, {system}").format(version=shopdesk.__version__, system=f"{platform.system()} {platform.release()}")
    text = f"{now:%Y-%m-%d %H:%M}\n{about}\n\n{words}\n"
    try:
        return _written(text, folder, f"ShopDesk {now:%Y-%m-%d %H.%M}")
    except OSError as error:
        raise FileProblem(
            _("The note could not be written to “{folder}”.").format(folder=folder), _("What you typed is still there."),
            _("Choose another folder."),
        ) from error


def _written(text: str, folder: Path, name: str) -> Path:
    for number in range(1, _MOST_A_MINUTE):
        path = folder / (f"{name}.txt" if number == 1 else f"{name} ({number}).txt")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)
