"""Draws the faces of a card from its template. What many cards share is drawn apart from what is one card's own."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk.core.cards.records import Card
from shopdesk.printing import colours, drawings, images, pictures, prepared, text
from shopdesk.printing.drawings import shapes
from shopdesk.printing.prepared import PlacedCode, Signed
from shopdesk.printing.sheets import BLEED
from shopdesk.printing.template import Box, Caption, Colour, Ground, Part, Role, Says, TemplateFace

_AT_EDGE = 0.01


class FacePainter:
    """Paints onto one face. ``left`` and ``foot`` are its lower left corner in points, ``size`` its width and height in millimetres.

    ``outer`` says of its left and right edge whether it is cut there; what reaches such an edge runs on into the bleed.
    """

    def __init__(
        self, canvas: Canvas, left: float, foot: float, size: tuple[float, float], outer: tuple[bool, bool] = (False, False)
    ) -> None:
        self._canvas = canvas
        self._left = left
        self._top = foot + size[1] * mm
        self._size = size
        self._outer = outer

    def paint(self, card: Card, face: TemplateFace, wanted: Callable[[Part], bool]) -> None:
        """Draw the parts of ``face`` that are ``wanted``."""
        draw = {
            Role.PICTURE: self._picture, Role.MARK: self._mark, Role.TEXT: self._text,
            Role.HEADING: self._heading, Role.SIGNED: self._signed, Role.CODE: self._code, Role.SIGNATURE: self._signature,
            Role.PORTRAIT: self._full_portrait, Role.RULE: self._rule,
        }
        for part in face.parts:
            if wanted(part):
                draw[part.role](card, part)

    def _picture(self, card: Card, part: Part) -> None:
        """The drawing for this kind of card, or over it a picture of somebody's own."""
        own = card.picture if card.picture and pictures.is_sound(card.picture) else None
        if own is None or part.own is not None:
            self._drawing(card, part)
        if own is not None:
            self._filling(own, part.own or part.box)

    def _drawing(self, card: Card, part: Part) -> None:
        drawing = drawings.picture_set(card.shop.picture_set).front(card.kind)
        with self._upside_down(part.box, drawing.width):
            drawing.draw(self._canvas, colours.on_ground(part.ground, card.shop.accent))

    def _mark(self, card: Card, part: Part) -> None:
        """The shop's logo, or its picture set's own mark in the colour of ``part``."""
        if card.shop.logo and pictures.is_sound(card.shop.logo):
            self._image(card.shop.logo, part.box)
            return
        with self._upside_down(part.box, 24.0):
            drawings.picture_set(card.shop.picture_set).mark(self._canvas, prepared.colour_of(part.colour, part.ground, card.shop.accent))

    def _text(self, card: Card, part: Part) -> None:
        setting = prepared.set_text(card, part)
        text.draw(self._canvas, setting, self._x(part.box.left), self._y(part.box.top), part.box.width)
        if card.ruled and part.says is Says.WORDS and part.style is not None:
            self._lines_for_a_pen(part.box, setting.height, part.style.leading)

    def _lines_for_a_pen(self, box: Box, written: float, apart: float) -> None:
        """Thin lines below what is written, down to the foot of the box."""
        self._canvas.setStrokeColor(HexColor(colours.LINE))
        self._canvas.setLineWidth(0.2 * mm)
        down = written + apart
        while down <= box.height:
            self._canvas.line(self._x(box.left), self._y(box.top + down), self._x(box.left + box.width), self._y(box.top + down))
            down += apart

    def _heading(self, card: Card, part: Part) -> None:
        """Mark and name on one line, together in the middle of the box."""
        box, setting = part.box, prepared.set_heading(card.shop, part)
        spare = box.width - box.height - part.gap - setting.width
        left = box.left + (spare / 2 if setting.style.align == "centre" else 0.0)
        self._mark(card, Part(Role.MARK, Box(left, box.top, box.height, box.height), part.colour, ground=part.ground))
        lower = (box.height - setting.height) / 2
        text.draw(self._canvas, setting, self._x(left + box.height + part.gap), self._y(box.top + lower), setting.width)

    def _signed(self, card: Card, part: Part) -> None:
        signed, box = prepared.set_signed(card.signer, part, card.shop.accent), part.box
        left = box.left
        if card.signer.face and pictures.is_sound(card.signer.face):
            self._portrait(card.signer.face, Box(box.left, box.top, box.height, box.height))
            left += box.height + part.gap
        foot = box.top + box.height - signed.line.height
        if card.signer.signature and pictures.is_sound(card.signer.signature):
            self._image(card.signer.signature, Box(left, box.top, 42.0, box.height - signed.line.height - 0.5), to_left=True)
        else:
            self._written(signed, left, foot)
        text.draw(self._canvas, signed.line, self._x(left), self._y(foot), signed.line.width)

    def _written(self, signed: Signed, left: float, foot: float) -> None:
        """The first name as if signed: rising a little, with a stroke of the pen under it."""
        width = signed.signature.width
        self._canvas.saveState()
        self._canvas.translate(self._x(left), self._y(foot - 0.6))
        self._canvas.rotate(3)
        text.draw(self._canvas, signed.signature, 0.4 * mm, 10.8 * mm, width)
        stroke = f"M0 0.9C{width * 0.3:.2f} 2.3 {width * 0.55:.2f} 0.3 {width + 1:.2f} 1.9"
        self._canvas.scale(mm, mm)
        shapes.stroke(self._canvas, stroke, colours.PEN, 0.32)
        self._canvas.restoreState()

    def _code(self, card: Card, part: Part) -> None:
        placed = prepared.place_code(card.qr.payload, part) if card.qr.payload else None
        if placed is None:
            return
        self._modules(placed, part)
        if part.caption is not Caption.BESIDE:
            return
        caption = prepared.set_caption(card.qr, placed, part, card.shop.accent)
        left = part.box.left + placed.side + max(part.gap, placed.quiet + 1.0)
        middle = part.box.top + part.box.height - placed.side / 2
        text.draw(self._canvas, caption, self._x(left), self._y(middle - caption.height / 2), caption.width)

    def _modules(self, placed: PlacedCode, part: Part) -> None:
        """Stands on the foot of its box, so that a larger code grows upwards."""
        module = placed.side / placed.symbol.side * mm
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(colours.INK))
        left = prepared.code_left(placed, part)
        self._canvas.transform(module, 0, 0, module, self._x(left), self._y(part.box.top + part.box.height))
        self._canvas.addLiteral(placed.symbol.drawing())
        self._canvas.restoreState()

    def _full_portrait(self, card: Card, part: Part) -> None:
        """The signer's face filling its box; the shop's colour and mark where there is none."""
        if card.signer.face and pictures.is_sound(card.signer.face):
            self._filling(card.signer.face, part.box)
            return
        side = min(part.box.width, part.box.height) * 0.5
        left, top = part.box.left + (part.box.width - side) / 2, part.box.top + (part.box.height - side) / 2
        self._canvas.setFillColor(HexColor(colours.palette(card.shop.accent).ground))
        self._canvas.rect(*self._with_bleed(part.box), stroke=0, fill=1)
        self._mark(card, Part(Role.MARK, Box(left, top, side, side), Colour.FRONT, ground=Ground.ACCENT))

    def _rule(self, card: Card, part: Part) -> None:
        """A thin line to write on, along the foot of its box."""
        self._canvas.setStrokeColor(HexColor(prepared.colour_of(part.colour, part.ground, card.shop.accent)))
        self._canvas.setLineWidth(0.25 * mm)
        foot = self._y(part.box.top + part.box.height)
        self._canvas.line(self._x(part.box.left), foot, self._x(part.box.left + part.box.width), foot)

    def _signature(self, card: Card, part: Part) -> None:
        """The signature alone, at the right of its box: a picture of it, or the first name by hand over a stroke of the pen."""
        box = part.box
        if card.signer.signature and pictures.is_sound(card.signer.signature) and part.ground is Ground.PAPER:
            self._image(card.signer.signature, box)
            return
        setting = prepared.set_signature(card.signer, part, card.shop.accent)
        left = box.left + box.width - setting.width - 1
        self._canvas.saveState()
        self._canvas.translate(self._x(left), self._y(box.top + box.height))
        self._canvas.rotate(3)
        text.draw(self._canvas, setting, 0, box.height * mm, setting.width)
        stroke = f"M0 0.9C{setting.width * 0.3:.2f} 2.3 {setting.width * 0.55:.2f} 0.3 {setting.width + 1:.2f} 1.9"
        self._canvas.scale(mm, mm)
        shapes.stroke(self._canvas, stroke, setting.style.colour, 0.32)
        self._canvas.restoreState()

    def _filling(self, picture: bytes, box: Box) -> None:
        """As much of the middle of ``picture`` as fills ``box``, and its bleed."""
        left, foot, width, height = self._with_bleed(box)
        self._canvas.saveState()
        window = self._canvas.beginPath()
        window.rect(left, foot, width, height)
        self._canvas.clipPath(window, stroke=0, fill=0)
        wide, high = images.size(picture)
        scale = max(width / wide, height / high)
        x, y = left + (width - wide * scale) / 2, foot + (height - high * scale) / 2
        images.draw(self._canvas, picture, x, y, wide * scale, high * scale)
        self._canvas.restoreState()

    def _with_bleed(self, box: Box) -> tuple[float, float, float, float]:
        """Left, foot, width and height of ``box`` in points, reaching into the bleed where it reaches an edge that is cut."""
        width, height = self._size
        right, foot = box.left + box.width, box.top + box.height
        left = -BLEED if self._outer[0] and box.left < _AT_EDGE else box.left
        right = right + BLEED if self._outer[1] and right > width - _AT_EDGE else right
        top = -BLEED if box.top < _AT_EDGE else box.top
        foot = foot + BLEED if foot > height - _AT_EDGE else foot
        return self._x(left), self._y(foot), (right - left) * mm, (foot - top) * mm

    def _portrait(self, picture: bytes, box: Box) -> None:
        """A round cut from the middle of ``picture``."""
        self._canvas.saveState()
        radius = box.width / 2 * mm
        circle = self._canvas.beginPath()
        circle.circle(self._x(box.left) + radius, self._y(box.top) - radius, radius)
        self._canvas.clipPath(circle, stroke=0, fill=0)
        wide, high = images.size(picture)
        scale = 2 * radius / min(wide, high)
        x, y = self._x(box.left) + radius - wide * scale / 2, self._y(box.top) - radius - high * scale / 2
        images.draw(self._canvas, picture, x, y, wide * scale, high * scale)
        self._canvas.restoreState()

    def _image(self, picture: bytes, box: Box, to_left: bool = False) -> None:
        """The whole of ``picture`` within ``box``, in the middle or at its left."""
        wide, high = images.size(picture)
        scale = min(box.width * mm / wide, box.height * mm / high)
        spare_x, spare_y = box.width * mm - wide * scale, box.height * mm - high * scale
        x = self._x(box.left) + (0 if to_left else spare_x / 2)
        images.draw(self._canvas, picture, x, self._y(box.top) - high * scale - spare_y / 2, wide * scale, high * scale)

    def _upside_down(self, box: Box, units: float) -> _Flipped:
        return _Flipped(self._canvas, self._x(box.left), self._y(box.top), box.width * mm / units)

    def _x(self, left: float) -> float:
        return float(self._left + left * mm)

    def _y(self, top: float) -> float:
        return float(self._top - top * mm)


class _Flipped:
    """The canvas with y running down from ``x``, ``y`` and ``unit`` points a unit, as drawings expect it."""

    def __init__(self, canvas: Canvas, x: float, y: float, unit: float) -> None:
        self._canvas = canvas
        self._matrix = (unit, 0, 0, -unit, x, y)

    def __enter__(self) -> None:
        self._canvas.saveState()
        self._canvas.transform(*self._matrix)

    def __exit__(self, *_mishap: object) -> None:
        self._canvas.restoreState()
