"""Card templates: JSON that says in millimetres where what stands on each face. Data only: no code, no expressions, no files."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NoReturn, TypeVar

from shopdesk import paths
from shopdesk.core.cards.records import CardKind
from shopdesk.errors import FileProblem
from shopdesk.i18n import _
from shopdesk.printing.fonts import Face
from shopdesk.printing.text import Style

_Word = TypeVar("_Word", bound=StrEnum)
_FORMAT = 1
_LARGEST_FILE = 65536
_LARGEST_SIZE = 500.0


class Role(StrEnum):
    """What a part of a face is."""

    PICTURE = "picture"
    MARK = "mark"
    TEXT = "text"
    HEADING = "heading"
    SIGNED = "signed"
    CODE = "code"


class Says(StrEnum):
    """Whose words a text part holds."""

    NOTHING = ""
    FRONT = "front"
    WORDS = "words"
    SHOP = "shop"
    ADDRESS = "address"


class Place(StrEnum):
    """The four faces of a folded card."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"


class Colour(StrEnum):
    """Colours by what they are for; ``FRONT`` is whatever can be read on the shop's own colour."""

    INK = "ink"
    INK2 = "ink2"
    PEN = "pen"
    FRONT = "front"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a face, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on a face. ``between`` stands between greeting and words, ``gap`` beside a picture; a code may grow to ``largest``."""

    role: Role
    box: Box
    colour: Colour = Colour.INK
    style: Style | None = None
    says: Says = Says.NOTHING
    between: float = 0.0
    gap: float = 0.0
    largest: float = 0.0


@dataclass(frozen=True, slots=True)
class TemplateFace:
    """One face: whether it is filled with the shop's colour, and its parts from back to front."""

    filled: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A folded card: ``width`` and ``height`` of one face in millimetres."""

    kind: CardKind
    width: float
    height: float
    front: TemplateFace
    back: TemplateFace
    left: TemplateFace
    right: TemplateFace

    def face(self, place: Place) -> TemplateFace:
        """The face at ``place``."""
        return {Place.FRONT: self.front, Place.BACK: self.back, Place.LEFT: self.left, Place.RIGHT: self.right}[place]


@cache
def template_of(kind: CardKind) -> Template:
    """The program's own template for ``kind``."""
    return read((paths.resources() / "card_templates" / f"{kind.value}.json").read_bytes(), f"{kind.value}.json")


def read(data: bytes, name: str) -> Template:
    """Read a template strictly: every key known, every box inside its face. FileProblem with ``name`` and the place otherwise."""
    return _Reader(name).read(data)


_TEXT_KEYS = frozenset({"face", "size", "leading", "smallest", "align", "colour"})
_KEYS = {
    Role.PICTURE: frozenset[str](),
    Role.MARK: frozenset({"colour"}),
    Role.TEXT: _TEXT_KEYS | {"says", "between"},
    Role.HEADING: _TEXT_KEYS | {"gap"},
    Role.SIGNED: _TEXT_KEYS | {"gap"},
    Role.CODE: _TEXT_KEYS | {"gap", "largest"},
}


class _Reader:
    """Knows where in the template it is, so that a refusal can say it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, data: bytes) -> Template:
        """Turn the bytes of a file into a template."""
        top = self._table(self._parse(data), "", {"format", "kind", "width", "height", "faces"})
        if top["format"] != _FORMAT:
            self._refuse("format", _("only format {number} is known").format(number=_FORMAT))
        kind = self._one_of(top["kind"], CardKind, "kind")
        width, height = self._size(top["width"], "width"), self._size(top["height"], "height")
        faces = self._table(top["faces"], "faces", {place.value for place in Place})
        page = Box(0, 0, width, height)
        front, back, left, right = (self._face(faces[place], f"faces.{place}", page) for place in Place)
        return Template(kind, width, height, front, back, left, right)

    def _parse(self, data: bytes) -> object:
        if len(data) > _LARGEST_FILE:
            self._refuse("", _("it is larger than a template can be"))
        try:
            return json.loads(data.decode("utf-8"), object_pairs_hook=self._pairs, parse_constant=self._constant)
        except UnicodeDecodeError:
            self._refuse("", _("it is not text in UTF-8"))
        except json.JSONDecodeError as mishap:
            self._refuse(_("line {line}").format(line=mishap.lineno), mishap.msg)
        except RecursionError:
            self._refuse("", _("it is nested too deeply"))

    def _pairs(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            self._refuse(pairs[-1][0], _("something is said twice"))
        return table

    def _constant(self, word: str) -> NoReturn:
        self._refuse(word, _("is not a size"))

    def _face(self, value: object, place: str, page: Box) -> TemplateFace:
        table = self._table(value, place, {"ground", "parts"})
        if table["ground"] not in ("accent", "paper"):
            self._refuse(f"{place}.ground", _("must be accent or paper"))
        parts = table["parts"]
        if not isinstance(parts, list) or len(parts) > 40:
            self._refuse(f"{place}.parts", _("must be a list of at most 40 parts"))
        read = tuple(self._part(part, f"{place}.parts.{number}", page) for number, part in enumerate(parts, 1))
        return TemplateFace(table["ground"] == "accent", read)

    def _part(self, value: object, place: str, page: Box) -> Part:
        if not isinstance(value, dict) or "part" not in value:
            self._refuse(place, _("must say which part it is"))
        role = self._one_of(value["part"], Role, f"{place}.part")
        table = self._table(value, place, {"part", "box"}, _KEYS[role])
        box = self._box(table["box"], f"{place}.box", page)
        colour = self._one_of(table.get("colour", Colour.INK), Colour, f"{place}.colour")
        says = self._one_of(table["says"], Says, f"{place}.says") if "says" in table else Says.NOTHING
        style = self._style(table, place) if _KEYS[role] >= _TEXT_KEYS else None
        if role is Role.TEXT and says is Says.NOTHING:
            self._refuse(place, _("must say whose words it holds"))
        between, gap, largest = (self._size(table.get(key, 0), f"{place}.{key}") for key in ("between", "gap", "largest"))
        return Part(role, box, colour, style, says, between, gap, max(largest, box.height))

    def _style(self, table: dict[str, object], place: str) -> Style:
        for key in ("face", "size", "leading"):
            if key not in table:
                self._refuse(place, _("{key} is missing").format(key=key))
        size, leading = self._size(table["size"], f"{place}.size"), self._size(table["leading"], f"{place}.leading")
        smallest = self._size(table.get("smallest", 1), f"{place}.smallest")
        if not (1 <= size <= 60 and 0.5 * size <= leading <= 4 * size and 0.2 <= smallest <= 1):
            self._refuse(place, _("the letters would be too small, too large or too close"))
        align = table.get("align", "left")
        if align not in ("left", "centre"):
            self._refuse(f"{place}.align", _("must be left or centre"))
        return Style(self._one_of(table["face"], Face, f"{place}.face"), size, leading, smallest, str(align))

    def _box(self, value: object, place: str, page: Box) -> Box:
        if not isinstance(value, list) or len(value) != 4:
            self._refuse(place, _("must be four sizes: left, top, width, height"))
        left, top, width, height = (self._size(size, place) for size in value)
        if not (0 < width <= page.width - left + 1e-6 and 0 < height <= page.height - top + 1e-6):
            self._refuse(place, _("does not lie on the card"))
        return Box(left, top, width, height)

    def _size(self, value: object, place: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(place, _("is not a size"))
        if not (math.isfinite(value) and 0 <= value <= _LARGEST_SIZE):
            self._refuse(place, _("must lie between 0 and {largest} mm").format(largest=int(_LARGEST_SIZE)))
        return float(value)

    def _one_of(self, value: object, words: type[_Word], place: str) -> _Word:
        known = {word.value: word for word in words}
        if not isinstance(value, str) or value not in known:
            self._refuse(place, _("must be one of: {words}").format(words=", ".join(word for word in known if word)))
        return known[value]

    def _table(self, value: object, place: str, needed: set[str], allowed: frozenset[str] = frozenset()) -> dict[str, object]:
        if not isinstance(value, dict):
            self._refuse(place, _("must be a table of names and values"))
        strange, missing = sorted(value.keys() - needed - allowed), sorted(needed - value.keys())
        if strange:
            self._refuse(place, _("{word} is not known here").format(word=strange[0]))
        if missing:
            self._refuse(place, _("{key} is missing").format(key=missing[0]))
        return value

    def _refuse(self, place: str, reason: str) -> NoReturn:
        where = f"{place}: " if place else ""
        raise FileProblem(
            _("The card template {name} cannot be used.").format(name=self._name),
            _("Other templates are as they were."),
            where + reason + ".",
        )
