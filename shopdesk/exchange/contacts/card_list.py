"""A file of vCards as a list: each card a row, whatever it is missing, and no card takes its neighbours along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shopdesk.core.imports.records import BadRow, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange.formats.vcard import TITLES
from shopdesk.exchange.listing import Row, as_text
from shopdesk.exchange.text import encodings
from shopdesk.i18n import _

SIZE = 20 * 2**20  # bytes
_SHOWN = 10_000  # letters kept of a card that cannot be read
_LINE_END = re.compile(r"\r\n|\r|\n")
_BEGIN, _END, _AGENT = "BEGIN:VCARD", "END:VCARD", "AGENT"


class CardList:
    """The cards of one file, of any version. Raises FileProblem when it is larger than 20 MB or cannot be read."""

    separator, part = ",", ""
    tellable: tuple[str, ...] = ("encoding",)
    titles: tuple[str, ...] = TITLES

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self.name = path.name
        content = self._content(path)
        self.encoding, mark = encodings.found(content, whole=True)
        self.encoding = encoding or self.encoding
        self.heading = as_text(TITLES)
        encodings.learn_to_mend()
        self._lines = _LINE_END.split(content[mark:].decode(self.encoding, encodings.MEND))
        self._at = 0
        self._photo = b""

    def _content(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                content = file.read(SIZE + 1)
        except OSError as error:
            raise FileProblem(
                _("“{name}” cannot be read.").format(name=self.name), _("Nothing was brought in, and the file itself was not touched."),
                _("Look whether it is open in another program, or on a stick that was pulled out."),
            ) from error
        if len(content) > SIZE:
            raise FileProblem(
                _("“{name}” is larger than 20 MB.").format(name=self.name), _("Nothing was changed."),
                _("Write the contacts again without photos, or in several files, and bring those."),
            )
        return content

    def rows(self) -> Iterator[Row | BadRow]:
        """Each person's card, in the order of the file; groups and places are passed over."""
        from shopdesk.exchange.contacts.card import Card  # brings vobject, only where there are cards

        for begin, lines, whole in self._cards():
            if not whole:
                yield BadRow(begin, "\n".join(lines)[:_SHOWN], Why.CARD_END)
                continue
            card = Card(lines)
            self._photo = card.photo
            if card.is_person:
                yield begin, card.words, card.cells

    def _cards(self) -> Iterator[tuple[int, list[str], bool]]:
        """The line each card begins on, the lines in it, and whether it has an end; a card inside a card (AGENT) is passed over."""
        card: list[str] | None = None
        begin = inside = 0
        for at, line in enumerate(self._lines, 1):
            self._at = at
            word = line.strip().upper()
            if word == _BEGIN:
                if card and card[-1].upper().startswith(_AGENT):
                    inside += 1
                    continue
                if card is not None:
                    yield begin, card, False
                card, begin, inside = [], at, 0
            elif word == _END and card is not None:
                if inside:
                    inside -= 1
                    continue
                yield begin, card, True
                card = None
            elif card is not None and not inside:
                card.append(line)
        if card is not None:
            yield begin, card, False

    def beginning_of(self, _place: int, further: bool = False) -> Iterator[str]:
        """Cards write their days in one way only."""
        return iter(())

    def photo(self, _line: int) -> bytes:
        """The picture of the card just read."""
        return self._photo

    def fraction(self) -> float | None:
        """How much has been read."""
        return self._at / len(self._lines)

    def close(self) -> None:
        """Nothing is held open."""
