"""Taking a file or a folder from the computer: the one place that asks the system which, and reading a picture somebody chose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from shopdesk.i18n import _

# Asks for a file: over which window, under which title, and which kinds ("*.jpg *.png"); None when nobody chose one.
Chooser = Callable[[QWidget, str, str], Path | None]
# Asks for a folder: over which window and under which title.
FolderChooser = Callable[[QWidget, str], Path | None]
PICTURES = "*.jpg *.jpeg *.png *.webp"
LISTS = "*.csv *.tsv *.txt *.gz *.xlsx *.vcf *.zip"


def documents() -> Path:
    """The folder somebody keeps their papers in, whichever folder the program was started from."""
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return place if place.is_dir() else Path.home()


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let somebody choose a file; None when they did not."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(documents()), f"{title} ({kinds});;{_('All files')} (*)")
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Let somebody choose a folder; None when they did not."""
    name = QFileDialog.getExistingDirectory(parent, title, str(documents()))
    return Path(name) if name else None


def picture_from(path: Path, *, keep_alpha: bool = False) -> bytes:
    """Read a picture and make it small and clean, as the shop's file will hold it; raises FileProblem."""
    from shopdesk.printing import pictures  # brings the decoders, which few sittings need

    return pictures.read(path, keep_alpha=keep_alpha)
