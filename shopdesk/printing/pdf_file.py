"""Writing a finished PDF: whole or not at all, for its owner's eyes, and never over a file of another kind."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from shopdesk.errors import FileProblem
from shopdesk.i18n import _


def write(path: Path, pdf: bytes) -> None:
    """Write ``pdf`` to ``path``, in the place of a PDF that is there. Raises FileProblem, and then nothing has changed."""
    try:
        if path.is_file() and not _may_go(path):
            raise FileProblem(
                _("“{file}” is there already and is no PDF.").format(file=path), _("It was not touched, and your words are kept."),
                _("Choose another name."),
            )
        if path.exists() and not path.is_file():
            path.write_bytes(pdf)  # a pipe or a device; a folder refuses
        else:
            _put(path.resolve(), pdf)
    except (OSError, ValueError) as error:
        raise FileProblem(
            _("The card could not be written to “{file}”.").format(file=path), _("Your words are kept."), _("Choose another place.")
        ) from error


def _may_go(path: Path) -> bool:
    """Whether nothing is lost when this file goes: it is empty or a PDF."""
    with path.open("rb") as file:
        head = file.read(5)
    return not head or head == b"%PDF-"


def _put(path: Path, pdf: bytes) -> None:
    """By way of a file beside it: a disk that runs full leaves the PDF of before."""
    unfinished = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    try:
        with open(unfinished, "xb", opener=_for_me_alone) as file:
            file.write(pdf)
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
