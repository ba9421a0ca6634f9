"""How words sound, beside the field they are typed into; advice, and what must be seen to before they may go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from shopdesk.core.tone import Remark
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_MOST = 3  # remarks at once: who reads ten changes nothing


class ToneLines(QWidget):
    """One line a remark, each said once, with the words it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self)
        self._lines = QWidget()
        self._column.addWidget(self._lines)
        self._said: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """What stands there now."""
        return self._said

    def show_remarks(self, text: str, remarks: Sequence[Remark]) -> None:
        """Show what there is to think of in ``text``."""
        about: dict[str, tuple[str, bool]] = {}
        for remark in remarks:
            begin, end = remark.span
            about.setdefault(remark.words, (text[begin:end].strip(), remark.blocks))
        said = tuple(f"“{piece}” {words}" if piece else words for words, (piece, _blocks) in list(about.items())[:_MOST])
        if said == self._said:
            return
        self._said = said
        lines = QWidget()
        column = Column(lines, gap=4)
        for line, (_words, (_piece, blocks)) in zip(said, about.items(), strict=False):
            row = Row(gap=8)
            row.addWidget(Icon("attention" if blocks else "info", "warm" if blocks else "ink2", 18))
            row.addWidget(Words(line, "small", "warm" if blocks else "ink2", lines=0), 1)
            column.addLayout(row)
        self._lines = put_instead(self._column, self._lines, lines)
        self.setAccessibleName(" ".join(said))
