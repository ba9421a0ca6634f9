"""What an act asks of the desktop: open a link, copy words. Tests bring their own."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


class Desktop:
    """Asks the system; nothing is dialled or sent by that, a person does it there."""

    def open(self, link: str) -> bool:
        """Hand a tel: or mailto: link to whatever the system has for it; False when it has nothing."""
        return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode()))

    def copy(self, text: str) -> None:
        """Put ``text`` where it can be pasted."""
        QGuiApplication.clipboard().setText(text)
