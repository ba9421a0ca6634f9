"""The Qt application: style, fonts, palette, icon and Qt's own words, before the first window."""

from __future__ import annotations

import gc

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from shopdesk import i18n, paths
from shopdesk.ui import theme

SMALLEST = (1180, 660)  # what a window of ours needs, and how large it is at first
FIRST_SIZE = (1366, 768)


def build_application(arguments: list[str]) -> QApplication:
    """Give the application, made from the program's ``arguments`` unless there is one."""
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(arguments)
    application.setApplicationName("ShopDesk")
    application.setApplicationDisplayName("ShopDesk")
    application.setDesktopFileName("shopdesk")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app-icon.svg")))
    theme.current()
    speak(application, i18n.language())
    return application


def speak(application: QApplication, language: str) -> None:
    """Let Qt's own buttons and menus speak ``language`` (two letters)."""
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(application)
    if translator.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def keep_on_screen(window: QWidget) -> None:
    """Let ``window`` begin no larger than its screen: further out, nobody sees its foot and its right."""
    window.resize(window.size().boundedTo(window.screen().availableSize()))


def settle() -> None:
    """Let Python's search for garbage pass over all that stands now: going through it again and again holds up the window.

    ``gc.unfreeze`` takes that back once the window has gone.
    """
    gc.collect()
    gc.freeze()
