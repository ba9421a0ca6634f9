"""How everything looks: tokens become palette, one style sheet and fonts, at the scale of the window and the size of text asked for.

There is one theme to an application, as there is one palette; widgets ask it by the functions at the end and follow ``changed``.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from shopdesk import paths
from shopdesk.ui import fonts, icons, tokens

WIDE = 1600
_WIDE_SCALE = 1.2
_MORE_ROLES = {
    "hand": ("hand", 28, 35, 600), "emptyLine": ("serif", 22, 28, 400), "dialogTitle": ("sans", 18, 26, 600),
    "side": ("serif", 18, 22, 400), "nav": ("sans", 15, 22, 500), "balance": ("sans", 46, 56, 600), "state": ("sans", 20, 28, 600),
    "typedAmount": ("sans", 22, 30, 400),
}


class Theme(QObject):
    """The look in use; each setter rebuilds it once and tells ``changed``."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = "system"
        self._accent = tokens.DESIGN_ACCENT
        self._text = 1.0
        self._scale = 1.0
        self._fonts: dict[str, QFont] = {}
        self._colors = tokens.paper(dark=False)
        self._sheet = (paths.resources() / "theme" / "shopdesk.qss").read_text(encoding="utf-8")
        application.setStyle("Fusion")
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._rebuild()

    @property
    def dark(self) -> bool:
        """Whether the dark paper is in use."""
        if self._mode == "system":
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def use(self, mode: str | None = None, text_percent: int | None = None, accent: str | None = None) -> None:
        """Take the look of the settings: ``mode`` system, light or dark; text 100, 115 or 130; the shop's accent "#rrggbb"."""
        wanted = (mode or self._mode, (text_percent or round(self._text * 100)) / 100, accent or self._accent)
        if wanted != (self._mode, self._text, self._accent):
            self._mode, self._text, self._accent = wanted
            self._rebuild()

    def fit_window(self, width: int) -> None:
        """Choose the scale for a window ``width`` logical pixels wide."""
        scale = _WIDE_SCALE if width >= WIDE else 1.0
        if scale != self._scale:
            self._scale = scale
            self._rebuild()

    def color(self, token: str) -> QColor:
        """The colour of ``token`` on the paper in use."""
        return self._colors[token]

    def light_color(self, token: str) -> QColor:
        """The colour of ``token`` on light paper, for a mark that is the same in both."""
        return tokens.paper(dark=False, accent=self._accent)[token]

    def font(self, role: str) -> QFont:
        """The font of a role of the design ("nameXL", "body", …)."""
        if role not in self._fonts:
            face, pixels, _line, weight = _role(role)
            self._fonts[role] = fonts.make(face, round(pixels * self._scale * self._text), weight)
            if role == "title":
                self._fonts[role].setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
        return self._fonts[role]

    def line_height(self, role: str) -> int:
        """The height in pixels of one line in ``role``."""
        return round(_role(role)[2] * self._scale * self._text)

    def px(self, length: float) -> int:
        """A length of the design in pixels, at the scale of the window."""
        return round(length * self._scale)

    def em(self, length: float) -> int:
        """A length that must grow with the text as well."""
        return round(length * self._scale * self._text)

    @property
    def still(self) -> bool:
        """Whether the person asked for less motion."""
        return self._application.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def _rebuild(self) -> None:
        self._fonts.clear()
        icons.forget()
        self._colors = self._choose_colors()
        self._application.setPalette(self._palette())
        self._application.setFont(self.font("body"))
        self._application.setStyleSheet(self._filled_sheet())
        self.changed.emit()

    def _choose_colors(self) -> dict[str, QColor]:
        if self._wants_contrast():
            self._application.setPalette(QPalette())
            return tokens.high_contrast(self._application.palette())
        return tokens.paper(self.dark, self._accent)

    def _wants_contrast(self) -> bool:
        accessibility = getattr(self._application.styleHints(), "accessibility", None)
        return accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        pairs = {
            role.Window: "page", role.Base: "card", role.AlternateBase: "well", role.Button: "card", role.WindowText: "ink",
            role.Text: "ink", role.ButtonText: "ink", role.BrightText: "onAccent", role.Highlight: "accent",
            role.HighlightedText: "onAccent", role.Link: "accent", role.PlaceholderText: "ink3", role.ToolTipBase: "toast",
            role.ToolTipText: "onToast", role.Mid: "line", role.Dark: "edge",
        }
        palette = QPalette()
        for each, token in pairs.items():
            palette.setColor(each, self._colors[token])
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self._colors["ink3"])
        return palette

    def _filled_sheet(self) -> str:
        """Fill $colours, lengths in ``sp`` (scaled) and in ``tp`` (scaled with the text too)."""
        sheet = re.sub(r"\$(\w+)", lambda found: self._colors[found[1]].name(), self._sheet)
        sheet = re.sub(r"\b(\d+)sp\b", lambda found: f"{self.px(int(found[1]))}px", sheet)
        return re.sub(r"\b(\d+)tp\b", lambda found: f"{self.em(int(found[1]))}px", sheet)

    def _on_system_changed(self) -> None:
        self._rebuild()


def _role(role: str) -> tuple[str, int, int, int]:
    face, pixels, line, weight = _MORE_ROLES.get(role) or tokens.design()["type"][role]
    return face, pixels, line, weight


_current: Theme | None = None


def current() -> Theme:
    """The application's theme; made at the first asking."""
    global _current
    if _current is None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("The theme needs an application.")
        _current = Theme(application)
    return _current


def color(token: str) -> QColor:
    """The colour of ``token`` on the paper in use."""
    return current().color(token)


def font(role: str) -> QFont:
    """The font of ``role`` at the size in use."""
    return current().font(role)


def line_height(role: str) -> int:
    """The height of a line in ``role``, pixels."""
    return current().line_height(role)


def px(length: float) -> int:
    """A length of the design in pixels, at the scale in use."""
    return current().px(length)


def em(length: float) -> int:
    """A length of the design in pixels, grown with the text as well."""
    return current().em(length)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set the property that the style sheet tells looks by, and have ``widget`` styled anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
