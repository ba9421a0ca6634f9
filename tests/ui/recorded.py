"""Messages that are written down instead of shown."""

from __future__ import annotations

from collections.abc import Callable

from shopdesk.errors import ShopError


class RecordedMessages:
    """What a page said. ``answer`` is what a person would answer to questions."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.problems: list[ShopError] = []
        self.asked: list[str] = []
        self.reports: list[str] = []
        self.answer = False
        self.undo_offered = False

    def say(self, words: str, *, undo: bool = False) -> None:
        self.said.append(words)
        self.undo_offered = undo

    def problem(self, error: ShopError) -> None:
        self.problems.append(error)

    def no_problem(self) -> None:
        pass

    def ask(self, title: str, text: str, *, keep: str, do: str, on_yes: Callable[[], None], icon: str = "bin") -> None:
        self.asked.append(title)
        if self.answer:
            on_yes()

    def report(self, details: str) -> None:
        self.reports.append(details)
