"""How a field stood before something fell into it, and putting it back so: text, cursor, selection and undo history."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class Memory(Protocol):
    """What was, and the way back."""

    def put_back(self) -> None:
        """Make it as it was."""
        ...


def remember(widget: QWidget | None) -> Memory | None:
    """Remember how the focused ``widget`` stands; None when letters cannot change it."""
    if isinstance(widget, QLineEdit):
        return LineMemory(widget)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return TextMemory(widget)
    if isinstance(widget, QAbstractSpinBox):
        return SpinMemory(widget)
    if isinstance(widget, QComboBox):
        return ComboMemory(widget)
    if isinstance(widget, QAbstractItemView):
        return ViewMemory(widget)
    return None


def _difference(now: str, then: str) -> tuple[int, int, str]:
    """Where ``now`` differs from ``then``: (start, end) in ``now``, and what stood there."""
    start = 0
    while start < min(len(now), len(then)) and now[start] == then[start]:
        start += 1
    tail = 0
    while tail < min(len(now), len(then)) - start and now[-1 - tail] == then[-1 - tail]:
        tail += 1
    return start, len(now) - tail, then[start : len(then) - tail]


class LineMemory:
    """A line edit as it was."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit
        self._text = edit.text()
        self._cursor = edit.cursorPosition()
        self._selected = (edit.selectionStart(), len(edit.selectedText()))
        self._had_undo = edit.isUndoAvailable()

    def put_back(self) -> None:
        edit = self._edit
        if edit.text() != self._text:
            if self._had_undo:
                self._undo_and_replay(edit)
            else:
                edit.setText(self._text)
        start, length = self._selected
        if start < 0:
            edit.setCursorPosition(self._cursor)
        elif self._cursor == start:
            edit.setSelection(start + length, -length)
        else:
            edit.setSelection(start, length)
        completer = edit.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.hide()

    def _undo_and_replay(self, edit: QLineEdit) -> None:
        """Undo what fell in, then one step more, and do that step again: so nothing is left that Redo could bring back.

        Qt joins letters typed in a row into one step, so the first undo may already go further back than we came from.
        """
        fallen = edit.text()
        edit.undo()
        if edit.text() == self._text and edit.isUndoAvailable():
            edit.undo()
        if edit.text() == fallen:
            edit.setText(self._text)
            return
        start, end, middle = _difference(edit.text(), self._text)
        edit.setSelection(start, end - start)
        if middle:
            edit.insert(middle)
        elif end > start:
            edit.del_()


class TextMemory:
    """A text of several lines as it was."""

    def __init__(self, edit: QTextEdit | QPlainTextEdit) -> None:
        self._edit = edit
        self._text = edit.toPlainText()
        self._steps = edit.document().availableUndoSteps()
        cursor = edit.textCursor()
        self._anchor, self._position = cursor.anchor(), cursor.position()

    def put_back(self) -> None:
        document = self._edit.document()
        while document.toPlainText() != self._text and document.isUndoAvailable() and document.availableUndoSteps() >= max(self._steps, 1):
            document.undo()
        if document.toPlainText() != self._text:
            start, end, middle = _difference(document.toPlainText(), self._text)
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(middle)
        document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        cursor = self._edit.textCursor()
        cursor.setPosition(self._anchor)
        cursor.setPosition(self._position, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)


class SpinMemory:
    """A spin box, a date or a time as it was."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        self._box = box
        self._property = box.metaObject().userProperty()
        self._value = self._property.read(box)
        self._line = LineMemory(box.lineEdit())

    def put_back(self) -> None:
        self._line.put_back()
        if self._property.read(self._box) != self._value:
            self._property.write(self._box, self._value)
            self._line.put_back()


class ComboMemory:
    """A choice as it was, with what had been typed into it."""

    def __init__(self, combo: QComboBox) -> None:
        self._combo = combo
        self._index = combo.currentIndex()
        edit = combo.lineEdit() if combo.isEditable() else None
        self._line = LineMemory(edit) if edit is not None else None

    def put_back(self) -> None:
        if self._combo.currentIndex() != self._index:
            self._combo.setCurrentIndex(self._index)
        if self._line is not None:
            self._line.put_back()


class ViewMemory:
    """The row a list or table stood on, for those that jump by letters."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._current = QPersistentModelIndex(view.currentIndex())

    def put_back(self) -> None:
        model = self._view.model()
        if model is None or self._current == self._view.currentIndex():
            return
        was = model.index(self._current.row(), self._current.column(), self._current.parent())
        self._view.setCurrentIndex(was)
