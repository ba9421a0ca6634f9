"""A desktop that writes down what it was asked for."""

from __future__ import annotations

from shopdesk.ui.acts.desktop import Desktop


class RecordedDesktop(Desktop):
    """``has_program``: whether the system has something for a link."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.copied: list[str] = []
        self.has_program = True

    def open(self, link: str) -> bool:
        self.opened.append(link)
        return self.has_program

    def copy(self, text: str) -> None:
        self.copied.append(text)
