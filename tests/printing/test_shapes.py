"""Every card with words inside also comes flat, and as a postcard."""

from dataclasses import replace

import pytest

from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import CardKind
from shopdesk.printing import cards, prepared, sheets
from shopdesk.printing.template import Form, Place, Role, Shape, Template
from shopdesk.printing.template_file import named, template_of
from tests.printing.samples import CARD, CODE, CONTACT, WORDS, image, scanned, written

ADDRESS = ("Søren Kjær", "Kjøpmannsgata 12", "7011 Trondheim", "Norway")
LEAVES = [(Shape.FLAT, (105, 148), sheets.FOUR_UPRIGHT), (Shape.POSTCARD, (148, 105), sheets.FOUR)]


@pytest.mark.parametrize(("shape", "size", "sheet"), LEAVES)
def test_each_comes_as_a_leaf_with_its_words_on_the_back(shape: Shape, size: tuple[int, int], sheet: sheets.Sheet) -> None:
    for kind in sorted(rules.LETTERS):
        card = replace(CARD, kind=kind, front=rules.front_line(kind), under=rules.under_line(kind), template=shape.value, address=ADDRESS)
        assert cards.look_over(card) == ()
        assert sheet in cards.sheets_of(card)
        template = named(shape.value, kind)
        assert (template.kind, template.form, template.width, template.height) == (kind, Form.FLAT, *size)
        assert template.face(Place.FRONT).ground == template_of(kind).face(Place.FRONT).ground
        front, back = written(cards.render([card] * 4, sheet).pdf)
        assert front.count(card.front) == 4
        assert back.count(f"Dear Søren, {WORDS}") == 4
        assert back.count("Kjøpmannsgata 12 7011 Trondheim") == (4 if shape is Shape.POSTCARD else 0)


@pytest.mark.parametrize("payload", [CONTACT, payloads.member(CODE), payloads.phone("+47 73 50 01 00")], ids=lambda code: code.payload[:5])
@pytest.mark.parametrize("shape", [Shape.FLAT, Shape.POSTCARD])
def test_its_code_is_read_and_has_its_quiet_zone(shape: Shape, payload) -> None:
    card = replace(CARD, template=shape.value, qr=payload, address=ADDRESS)
    assert scanned(image(cards.render([card]).pdf, 1, 150)) == [payload.payload]
    template: Template = named(shape.value, CardKind.THANK_YOU)
    [part] = [part for part in template.parts if part.role is Role.CODE]
    placed = prepared.place_code(payload.payload, part)
    assert part.box.top + part.box.height + placed.quiet <= template.height
    above = [other.box.top + other.box.height for other in template.face(Place.BACK).parts if other is not part and other.box.left > 90]
    assert max(above, default=0) + placed.quiet <= part.box.top + part.box.height - placed.side


def test_what_has_no_words_inside_has_one_shape() -> None:
    for shape in Shape:
        for kind in set(CardKind) - rules.LETTERS:
            assert named(shape.value, kind) is template_of(kind)
    assert named("nothing.json", CardKind.THANK_YOU) is named("", CardKind.THANK_YOU) is template_of(CardKind.THANK_YOU)
