"""What stands over the page whichever page it is: until it is solved, or until somebody has read it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.i18n import _
from shopdesk.ui.widgets.announce import announce
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Banner


class Notices(QWidget):
    """Banners, one of each name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=8, margins=(28, 14, 28, 0))
        self._banners: dict[str, Banner] = {}
        self.hide()

    def say(self, name: str, title: str, sentence: str = "", act: KeyButton | None = None) -> None:
        """Show a banner, in place of the one of that name. With an ``act`` it stays; without one it goes when it was read."""
        self.take_away(name)
        banner = Banner(title, sentence, icon="info" if act is None else "mend")
        banner.setObjectName(f"notice_{name}")
        button = banner.add_action(act or KeyButton(_("All right"), small=True))
        if act is None:
            button.clicked.connect(partial(self.take_away, name))
        self._banners[name] = banner
        self._column.addWidget(banner)
        self.show()
        announce(banner, f"{title} {sentence}".strip())

    def take_away(self, name: str, _pressed: bool = False) -> None:
        """Let the banner go, if there is one of that name."""
        banner = self._banners.pop(name, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def banner(self, name: str) -> Banner | None:
        """The banner of that name, if it stands there."""
        return self._banners.get(name)
