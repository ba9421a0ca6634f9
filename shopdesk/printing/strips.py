"""The lines of a typeset document as strips of paper: each knows its height, so that pages are filled from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from shopdesk.core.cards.records import QrText
from shopdesk.printing import colours, letters, qr, text
from shopdesk.printing.style import Face, Style
from shopdesk.printing.text import Setting

_ENDLESS = 1e9
_GAP = 4.0
_TOGETHER = 5  # lines of a row that are not parted by the end of a page
_TITLE = Style(Face.SERIF, 8.4, 10.2)
_SHOP = Style(Face.SERIF, 4.6, 6.0, 0.4)
_HEADING = Style(Face.SERIF, 5.0, 7.0)
_BODY = Style(Face.SANS, 3.4, 5.0)
_LABEL = Style(Face.SANS, 3.4, 5.0, colour=colours.INK2)
_SMALL = Style(Face.SANS, 2.9, 4.2, colour=colours.INK2)
_FINE = Style(Face.SANS, 2.9, 4.2)
_RULE = "#D9CFBE"


@dataclass(frozen=True, slots=True)
class Placed:
    """A set text and where it stands from the left margin, in millimetres."""

    setting: Setting
    left: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page that is not parted, ``height`` in millimetres. One that ``holds`` stays on the page of the next.

    ``rule``: colour of a line along its upper edge. ``repeat``: strips to put above it when it begins a page (a table's head).
    """

    height: float
    texts: tuple[Placed, ...] = ()
    rule: str = ""
    rule_left: float = 0.0
    rule_right: float = 0.0
    boxes: tuple[tuple[float, bool], ...] = ()
    code: qr.Symbol | None = None
    holds: bool = False
    repeat: tuple[Strip, ...] = ()

    @property
    def is_space(self) -> bool:
        return not (self.texts or self.rule or self.boxes or self.code)


def paged(strips: Sequence[Strip], height: float) -> list[list[Strip]]:
    """Fill pages of ``height`` millimetres: what holds together stays together unless it is higher than a page."""
    pages: list[list[Strip]] = [[]]
    room = height
    for block in _blocks(strips):
        whole = sum(strip.height for strip in block)
        for place, strip in enumerate(block):
            wanted = whole if place == 0 and whole <= height else strip.height
            if wanted > room and pages[-1]:
                pages.append(list(strip.repeat))
                room = height - sum(above.height for above in strip.repeat)
            if strip.is_space and not pages[-1]:
                continue
            pages[-1].append(strip)
            room -= strip.height
    return pages


def _blocks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    block: list[Strip] = []
    for strip in strips:
        block.append(strip)
        if not strip.holds:
            yield block
            block = []
    if block:
        yield block


def one_line(said: str, style: Style, width: float) -> Setting:
    """Set ``said`` on a single line, smaller when it is long."""
    whole = " ".join(letters.plain(said).text.split())
    return text.fit(text.paragraphs(whole), replace(style, smallest=0.4), width, style.leading)


def head(title: str, shop: str, dated: str, width: float, accent: str) -> list[Strip]:
    """The top of the first page: the shop and the day, a line in the shop's colour, the title."""
    day = one_line(dated, _SMALL, width / 2)
    name = one_line(shop, replace(_SHOP, colour=accent), width - day.width - _GAP)
    return [
        Strip(8.4, (Placed(name, 0.0), Placed(day, width - day.width)), holds=True),
        Strip(7.0, rule=accent, holds=True),
        *(replace(strip, holds=True) for strip in _lines(title, _TITLE, width)),
        Strip(4.0),
    ]


def heading(said: str, width: float) -> list[Strip]:
    """A section's heading, never alone at the end of a page."""
    return [Strip(3.0, holds=True), *(replace(strip, holds=True) for strip in _lines(said, _HEADING, width))] if said else []


def words(said: str, width: float, *, small: bool = False) -> list[Strip]:
    """Paragraphs, line by line."""
    return _lines(said, _SMALL if small else _BODY, width)


def facts(pairs: Sequence[tuple[str, str]], width: float) -> list[Strip]:
    """Labels at the left, what they say at the right."""
    return [strip for label, said in pairs for strip in _row(((label, _LABEL), (said, _BODY)), (0.32, 0.68), frozenset(), width)]


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], right: frozenset[int], width: float, *,
    small: bool = False,
) -> list[Strip]:
    """Rows under heads that stand again on each further page. ``shares`` need not add up to one."""
    shares = shares or (1.0,) * len(heads)
    parts = [share / sum(shares) for share in shares]
    top = tuple(replace(strip, holds=True) for strip in _row([(said, _SMALL) for said in heads], parts, right, width))
    made = list(top)
    for row in rows:
        lines = _row([(said, _FINE if small else _BODY) for said in row], parts, right, width, rule=_RULE)
        made += [replace(line, repeat=top) for line in lines]
    return made


def boxes(choices: Sequence[tuple[str, bool]], across: int, width: float) -> list[Strip]:
    """Boxes with their words beside them, ``across`` in a row."""
    each = width / across
    made: list[Strip] = []
    for start in range(0, len(choices), across):
        batch = choices[start : start + across]
        lines = _row([(said, _BODY) for said, _ticked in batch], [1 / across] * len(batch), frozenset(), width, indent=5.4)
        marks = tuple((number * each, ticked) for number, (_said, ticked) in enumerate(batch))
        made += [replace(lines[0], boxes=marks), *lines[1:]]
    return made


def signature(said: str, width: float) -> list[Strip]:
    """A line to sign on, and whose it is."""
    reach = min(80.0, width)
    under = [replace(strip, holds=True) for strip in _lines(said, _SMALL, reach)]
    return [Strip(16.0, holds=True), Strip(0.8, rule=colours.INK2, rule_right=reach, holds=True), *under, Strip(2.0)]


def code(shown: QrText, width: float, side: float) -> list[Strip]:
    """A code of ``side`` millimetres with its caption beside it."""
    caption = tuple(text.Block(letters.plain(line).text) for line in shown.caption if line.strip())
    beside = text.fit(caption, _SMALL, width - side - 2 * _GAP, side)
    return [Strip(4.0, holds=True), Strip(side + 2.0, (Placed(beside, side + 2 * _GAP),), code=qr.symbol(shown.payload))]


def _row(
    cells: Sequence[tuple[str, Style]], shares: Sequence[float], right: frozenset[int], width: float, *, rule: str = "", indent: float = 0.0
) -> list[Strip]:
    """Cells side by side, each wrapping in its column; one strip a line, a short row held together."""
    columns, left = [], 0.0
    for number, ((said, style), share) in enumerate(zip(cells, shares, strict=True)):
        wide = share * width
        last = number == len(cells) - 1
        columns.append(list(_cell(said, style, left + indent, wide - indent - (0.0 if last else _GAP), number in right)))
        left += wide
    made = [_beside(line) for line in zip_longest(*columns)] or [Strip(_BODY.leading)]
    held = len(made) <= _TOGETHER
    made = [replace(strip, holds=held and number < len(made) - 1) for number, strip in enumerate(made)]
    return [Strip(1.2, rule=rule, holds=True), *made[:-1], replace(made[-1], height=made[-1].height + 1.0)] if rule else made


def _beside(line: Sequence[tuple[Placed, float] | None]) -> Strip:
    texts = [cell for cell in line if cell]
    return Strip(max(height for _placed, height in texts), tuple(placed for placed, _height in texts))


def _cell(said: str, style: Style, left: float, width: float, to_right: bool) -> Iterator[tuple[Placed, float]]:
    for setting, height in _single(said, style, width):
        yield Placed(setting, left + (width - setting.width if to_right else 0.0)), height


def _lines(said: str, style: Style, width: float) -> list[Strip]:
    return [Strip(height, (Placed(setting, 0.0),)) for setting, height in _single(said, style, width)]


def _single(said: str, style: Style, width: float) -> Iterator[tuple[Setting, float]]:
    """Each line of a text by itself with the height down to the next."""
    whole = text.fit(text.paragraphs(letters.plain(said).text, blank=style.leading / 2), style, width, _ENDLESS)
    for number, line in enumerate(whole.lines):
        following = whole.lines[number + 1].down if number + 1 < len(whole.lines) else line.down + style.leading
        yield Setting(style, (replace(line, down=whole.lines[0].down),), whole.size, style.leading), following - line.down
