"""Templates as files: JSON that says in millimetres where what stands. Data only: no code, no expressions, no files.

``docs/card-templates.md`` says how to write one.
"""

from __future__ import annotations

import json
import math
from enum import StrEnum
from functools import cache, lru_cache
from typing import NoReturn, TypeVar

from shopdesk import paths
from shopdesk.core.cards.records import Card, CardKind
from shopdesk.core.cards.rules import LETTERS
from shopdesk.errors import FileProblem
from shopdesk.i18n import _
from shopdesk.printing import sheets
from shopdesk.printing.sheets import Sheet
from shopdesk.printing.style import Face, Style
from shopdesk.printing.template import Box, Caption, Colour, Form, Ground, Part, Place, Role, Says, Shape, Template, TemplateFace

_Word = TypeVar("_Word", bound=StrEnum)
_FORMAT = 1
_LARGEST_FILE = 65536
_LARGEST_SIZE = 500.0
_MOST_PARTS = 40
_BARE = TemplateFace(Ground.PAPER, ())
# A preference sheet is set like a document, over as many pages as it takes; only its paper is that of a card.
_PREFERENCES = Template(CardKind.PREFERENCES, Form.FLAT, *sheets.WHOLE.card, {Place.FRONT: _BARE, Place.BACK: _BARE})


@cache
def template_of(kind: CardKind) -> Template:
    """The program's own template for ``kind``."""
    return _PREFERENCES if kind is CardKind.PREFERENCES else _own(kind.value)


def _own(name: str) -> Template:
    return read((paths.resources() / "card_templates" / f"{name}.json").read_bytes(), f"{name}.json")


def template_for(card: Card, sheet: Sheet | None = None) -> Template:
    """The template ``card`` is printed with: the one it names, else the program's own; a label's is made to the labels of ``sheet``."""
    template = named(card.template, card.kind)
    if sheet is None or template.kind is not CardKind.LABEL or sheet.takes(template.open_width, template.height):
        return template
    return _on_labels(card.template, sheet.card)


def named(name: str, kind: CardKind) -> Template:
    """The owner's template of that file name, the program's own in another shape (see Shape), or else as it is."""
    if name in own_templates():
        return own_templates()[name]
    return _shaped(kind, Shape(name)) if kind in LETTERS and name in {*Shape} else template_of(kind)


@cache
def _shaped(kind: CardKind, shape: Shape) -> Template:
    usual = template_of(kind)
    if shape is Shape.POSTCARD:
        return _own("postcard").like(usual)
    return usual.flat() if shape is Shape.FLAT else usual


@lru_cache(maxsize=32)
def _on_labels(name: str, label: tuple[float, float]) -> Template:
    return named(name, CardKind.LABEL).stretched(*label)


@cache
def own_templates() -> dict[str, Template]:
    """The owner's templates by file name, those that can be used; look_at says why another cannot."""
    found = {}
    for name in own_names():
        try:
            found[name] = look_at(name)
        except FileProblem:
            continue
    return found


def look_again() -> None:
    """Read the owner's templates anew, after one was put there or changed."""
    own_templates.cache_clear()
    _on_labels.cache_clear()


def own_names() -> tuple[str, ...]:
    """The files in the folder for the owner's templates."""
    folder = paths.templates()
    return tuple(sorted(path.name for path in folder.glob("*.json") if path.is_file())) if folder.is_dir() else ()


def look_at(name: str) -> Template:
    """Read one of the owner's templates; raises FileProblem with line and reason."""
    folder = paths.templates().resolve()
    path = (folder / name).resolve() if name in own_names() else folder
    if path.parent != folder:
        raise FileProblem(_("There is no card template {name}.").format(name=name), _("Other templates are as they were."))
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise FileProblem(
            _("The card template {name} cannot be opened.").format(name=name), _("Other templates are as they were."),
            _("See whether you may read the file."),
        ) from error
    return read(data, name)


def read(data: bytes, name: str) -> Template:
    """Read a template strictly: every key known, every box inside its face. FileProblem with ``name`` and the place otherwise."""
    return _Reader(name).read(data)


_TEXT_KEYS = frozenset({"face", "size", "leading", "smallest", "align", "colour", "weight"})
_WEIGHTS = ("regular", "bold")
_KEYS = {
    Role.PICTURE: frozenset({"own"}),
    Role.PORTRAIT: frozenset[str](),
    Role.MARK: frozenset({"colour"}),
    Role.RULE: frozenset({"colour"}),
    Role.SIGNATURE: frozenset({"colour"}),
    Role.TEXT: _TEXT_KEYS | {"says", "between"},
    Role.HEADING: _TEXT_KEYS | {"gap"},
    Role.SIGNED: _TEXT_KEYS | {"gap"},
    Role.CODE: _TEXT_KEYS | {"gap", "largest", "caption"},
}


class _Reader:
    """Knows where in the template it is, so that a refusal can say it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._text = ""

    def read(self, data: bytes) -> Template:
        """Turn the bytes of a file into a template."""
        top = self._table(self._parse(data), "", {"format", "kind", "width", "height", "faces"}, frozenset({"form", "name"}))
        if top["format"] != _FORMAT:
            self._refuse("format", _("only format {number} is known").format(number=_FORMAT))
        kind, form = self._one_of(top["kind"], CardKind, "kind"), self._one_of(top.get("form", "folded"), Form, "form")
        if kind is CardKind.PREFERENCES:
            self._refuse("kind", _("a preference sheet is as long as its questions, which no boxes could hold"))
        width, height = self._size(top["width"], "width"), self._size(top["height"], "height")
        places = tuple(Place) if form is Form.FOLDED else (Place.FRONT, Place.BACK)
        faces = self._table(top["faces"], "faces", {place.value for place in places})
        page = Box(0, 0, width, height)
        read = {place: self._face(faces[place], f"faces.{place}", page) for place in places}
        return Template(kind, form, width, height, read, self._plain_name(top.get("name", "")))

    def _plain_name(self, value: object) -> str:
        if not isinstance(value, str) or len(value) > 60 or not value.isprintable():
            self._refuse("name", _("must be a short line of words"))
        return value.strip()

    def _parse(self, data: bytes) -> object:
        if len(data) > _LARGEST_FILE:
            self._refuse("", _("it is larger than a template can be"))
        try:
            self._text = data.decode("utf-8")
            return json.loads(self._text, object_pairs_hook=self._pairs, parse_constant=self._constant)
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
        ground = self._one_of(table["ground"], Ground, f"{place}.ground")
        parts = table["parts"]
        if not isinstance(parts, list) or len(parts) > _MOST_PARTS:
            self._refuse(f"{place}.parts", _("must be a list of at most {count} parts").format(count=_MOST_PARTS))
        read = (self._part(part, f"{place}.parts.{number}", page, ground) for number, part in enumerate(parts, 1))
        return TemplateFace(ground, tuple(read))

    def _part(self, value: object, place: str, page: Box, ground: Ground) -> Part:
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
        caption = self._one_of(table.get("caption", Caption.BESIDE), Caption, f"{place}.caption")
        own = self._box(table["own"], f"{place}.own", page) if "own" in table else None
        return Part(role, box, colour, style, says, between, gap, max(largest, box.height), caption, own, ground)

    def _style(self, table: dict[str, object], place: str) -> Style:
        for key in ("face", "size", "leading"):
            if key not in table:
                self._refuse(place, _("{key} is missing").format(key=key))
        size, leading = self._size(table["size"], f"{place}.size"), self._size(table["leading"], f"{place}.leading")
        smallest = self._size(table.get("smallest", 1), f"{place}.smallest")
        if not (1 <= size <= 60 and 0.5 * size <= leading <= 4 * size and 0.2 <= smallest <= 1):
            self._refuse(place, _("the letters would be too small, too large or too close"))
        align = table.get("align", "left")
        if align not in ("left", "centre", "right"):
            self._refuse(f"{place}.align", _("must be left, centre or right"))
        weight = table.get("weight", _WEIGHTS[0])
        if weight not in _WEIGHTS:
            self._refuse(f"{place}.weight", _("must be one of: {words}").format(words=", ".join(_WEIGHTS)))
        face = self._one_of(table["face"], Face, f"{place}.face")
        return Style(face, size, leading, smallest, str(align), bold=weight == _WEIGHTS[1])

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
        line = self._line_of(place)
        raise FileProblem(
            _("The card template {name} cannot be used.").format(name=self._name),
            _("Other templates are as they were."),
            (_("Line {line}, ").format(line=line) if line else "") + where + reason + ".",
        )

    def _line_of(self, place: str) -> int:
        """The line on which the part of a refused place begins, 0 where that cannot be told.

        Parts are found by counting the word that begins each, face by face, in the order they stand in the file.
        """
        steps = place.split(".")
        if len(steps) < 2 or steps[0] != "faces":
            found = self._text.find(f'"{place}"') if place.isidentifier() else -1
        else:
            found = self._text.find(f'"{steps[1]}"')
            for _turn in range(int(steps[3]) if len(steps) > 3 and steps[3].isdigit() else 0):
                found = self._text.find('"part"', found + 1)
        return self._text.count("\n", 0, found) + 1 if found >= 0 else 0
