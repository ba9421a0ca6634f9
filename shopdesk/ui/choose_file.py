"""Taking a file or a folder from the computer: the one place that asks the system which, and reading a picture somebody chose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
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


class ByName(QAbstractFileIconProvider):
    """Tells files apart by their names alone.

    Qt's own looks into every file of the folder. One of them may be the shop's, and a file that is closed takes along every lock this
    program holds on it: another program would then put the log of what was written last away, and the window would write into nothing.
    """

    def icon(self, _of: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        return QIcon()

    def type(self, file: QFileInfo) -> str:
        return file.suffix()


_BY_NAME = ByName()


def chooser(parent: QWidget, title: str, place: Path, kinds: str = "") -> QFileDialog:
    """A dialog of the system, or of Qt where there is none."""
    dialog = QFileDialog(parent, title, str(place), kinds)
    dialog.setIconProvider(_BY_NAME)
    return dialog


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let somebody choose a file; None when they did not."""
    dialog = chooser(parent, title, documents(), f"{title} ({kinds});;{_('All files')} (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def choose_place(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Let somebody say where to save a file, ``name`` to begin with; None when they did not."""
    dialog = chooser(parent, title, documents(), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return _chosen(dialog)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Let somebody choose a folder; None when they did not."""
    dialog = chooser(parent, title, documents())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def picture_from(path: Path, *, keep_alpha: bool = False) -> bytes:
    """Read a picture and make it small and clean, as the shop's file will hold it; raises FileProblem."""
    from shopdesk.printing import pictures  # brings the decoders, which few sittings need

    return pictures.read(path, keep_alpha=keep_alpha)
