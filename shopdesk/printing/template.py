"""Card templates: what stands where on each face, in millimetres. How they are written down: template_file.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from shopdesk.core.cards.records import CardKind
from shopdesk.printing.style import Style

_LARGEST_LETTERS = 1.3


class Role(StrEnum):
    """What a part of a face is."""

    PICTURE = "picture"
    MARK = "mark"
    TEXT = "text"
    HEADING = "heading"
    SIGNED = "signed"
    SIGNATURE = "signature"
    PORTRAIT = "portrait"
    RULE = "rule"
    CODE = "code"


class Says(StrEnum):
    """Whose words a text part holds; nothing else can be merged into a card."""

    NOTHING = ""
    FRONT = "front"
    UNDER = "under"
    WORDS = "words"
    SHOP = "shop"
    ADDRESS = "address"
    TO = "to"
    TO_LABEL = "to_label"
    FROM = "from"
    FROM_LABEL = "from_label"
    VALUE = "value"
    LETTERS = "letters"
    RECIPIENT = "recipient"
    SMALL = "small"
    CAPTION = "caption"
    SIGNER = "signer"
    TITLE = "title"
    PHONE = "phone"
    HOURS = "hours"


OWN = frozenset({Says.WORDS, Says.TO, Says.FROM, Says.VALUE, Says.LETTERS, Says.RECIPIENT, Says.CAPTION})
"""What differs from card to card even when shop and signer are the same."""


class Form(StrEnum):
    """How the paper becomes a card."""

    FOLDED = "folded"
    FLAT = "flat"


class Shape(StrEnum):
    """What becomes of a card with words inside: folded as it is drawn, flat with the words on its back, or a postcard that lies."""

    FOLDED = ""
    FLAT = "flat"
    POSTCARD = "postcard"


class Place(StrEnum):
    """The faces of a card; a flat one has no left and right."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"


class Ground(StrEnum):
    """What a face is printed on: bare paper, the shop's own colour, or a tint."""

    PAPER = "paper"
    ACCENT = "accent"
    CREAM = "cream"
    SAND = "sand"
    ROSE = "rose"
    BUTTER = "butter"


class Caption(StrEnum):
    """Whether the words of a code stand beside it; they can also be a text part of their own."""

    BESIDE = "beside"
    NONE = "none"


class Colour(StrEnum):
    """Colours by what they are for: ``FRONT`` can be read on the face's own ground, ``STRAW`` on the shop's colour."""

    INK = "ink"
    INK2 = "ink2"
    PEN = "pen"
    FRONT = "front"
    ACCENT = "accent"
    STRAW = "straw"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a face, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """One thing on a face. ``between`` stands between greeting and words, ``gap`` beside a picture; a code may grow to ``largest``.
    ``own`` is where a picture of somebody's own stands, over the drawing; the whole box unless given.

    ``ground`` is that of its face, which decides what can be read on it.
    """

    role: Role
    box: Box
    colour: Colour = Colour.INK
    style: Style | None = None
    says: Says = Says.NOTHING
    between: float = 0.0
    gap: float = 0.0
    largest: float = 0.0
    caption: Caption = Caption.BESIDE
    own: Box | None = None
    ground: Ground = Ground.PAPER

    @property
    def is_own(self) -> bool:
        """Whether it differs from card to card even when shop and signer are the same."""
        return self.role is Role.CODE or self.says in OWN


@dataclass(frozen=True, slots=True)
class TemplateFace:
    """One face: what it is printed on, and its parts from back to front."""

    ground: Ground
    parts: tuple[Part, ...]

    @property
    def is_filled(self) -> bool:
        """Whether its colour runs to the edges."""
        return self.ground is not Ground.PAPER

    @property
    def is_bare(self) -> bool:
        """Whether nothing at all is printed on it."""
        return not self.is_filled and not self.parts


@dataclass(frozen=True, slots=True)
class Template:
    """A card: ``width`` and ``height`` of one face in millimetres. ``name`` is what its owner calls it."""

    kind: CardKind
    form: Form
    width: float
    height: float
    faces: dict[Place, TemplateFace]
    name: str = ""

    def face(self, place: Place) -> TemplateFace:
        """The face at ``place``."""
        return self.faces[place]

    @property
    def sides(self) -> tuple[tuple[Place, ...], ...]:
        """The printed sides, each with its faces from left to right: outside then inside, front then back unless that is bare."""
        if self.form is Form.FOLDED:
            return (Place.BACK, Place.FRONT), (Place.LEFT, Place.RIGHT)
        return ((Place.FRONT,),) if self.faces[Place.BACK].is_bare else ((Place.FRONT,), (Place.BACK,))

    @property
    def open_width(self) -> float:
        """How wide the card is before it is folded."""
        return self.width * (2 if self.form is Form.FOLDED else 1)

    def flat(self) -> Template:
        """The same card of one leaf: what stood inside at the right stands on its back."""
        return replace(self, form=Form.FLAT, faces={Place.FRONT: self.faces[Place.FRONT], Place.BACK: self.faces[Place.RIGHT]})

    def like(self, other: Template) -> Template:
        """This card for what ``other`` is for, on the ground of its front."""
        front, ground = self.faces[Place.FRONT], other.faces[Place.FRONT].ground
        parts = tuple(replace(part, ground=ground) for part in front.parts)
        return replace(self, kind=other.kind, faces=self.faces | {Place.FRONT: TemplateFace(ground, parts)})

    def stretched(self, width: float, height: float) -> Template:
        """The same card in another size: boxes go with their face, letters grow a little and shrink only as they must."""
        across, down = width / self.width, height / self.height
        letters = min(max(min(across, down), 1.0), _LARGEST_LETTERS)
        faces = {
            place: replace(face, parts=tuple(_stretched(part, across, down, letters) for part in face.parts))
            for place, face in self.faces.items()
        }
        return replace(self, width=width, height=height, faces=faces)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts of all faces."""
        return tuple(part for face in self.faces.values() for part in face.parts)


def _stretched(part: Part, across: float, down: float, letters: float) -> Part:
    box = Box(part.box.left * across, part.box.top * down, part.box.width * across, part.box.height * down)
    style = part.style and replace(part.style, size=part.style.size * letters, leading=part.style.leading * letters)
    return replace(part, box=box, style=style, between=part.between * letters, gap=part.gap * letters, largest=part.largest * letters)
