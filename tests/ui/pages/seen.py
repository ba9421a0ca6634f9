"""What can be seen on a page: its parts by name, and the words that stand on it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from shopdesk.ui.widgets.row_list import RowList

T = TypeVar("T", bound=QWidget)


def part(page: QWidget, kind: type[T], name: str) -> T:
    """The part of that name that is on the screen."""
    return next(each for each in page.findChildren(kind, name) if each.isVisible())


def shows(page: QWidget, name: str) -> bool:
    """Whether a part of that name is on the screen."""
    return any(each.isVisible() for each in page.findChildren(QWidget, name))


def words(page: QWidget) -> list[str]:
    """All that is written on the screen, in no order."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def names(rows: RowList) -> list[str]:
    """Who stands in a list."""
    return [row.name for row in rows.rows_model.rows()]
