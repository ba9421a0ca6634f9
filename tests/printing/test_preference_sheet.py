"""The sheet to sign and the privacy card, read back from their paper."""

import datetime as dt
import io
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader

from shopdesk.core.cards.records import CardKind, Wish
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, QuietHours, Topic
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.errors import NeedsALook
from shopdesk.printing import cards, preference_sheet
from shopdesk.printing.sheets import STRAIGHT, Correction


def text_of(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.idea(62)
def test_all_they_can_choose_stands_on_the_sheet(shop: Shop) -> None:
    bread, _cakes = shop.permissions.manners.keep_topics((Topic("", "Bread"), Topic("", "Cakes")))
    member_id = shop.members.add(MemberDraft(name="Hanne Vik", language="da")).id
    shop.permissions.give(member_id, Channel.EMAIL, Purpose.NEWS)
    quiet = QuietHours(dt.time(20), dt.time(9))
    shop.permissions.choices.choose(
        member_id, Choices((Channel.EMAIL,), 2, quiet, frozenset({bread.key}), "Mrs Vik", "@hanne", mention=True)
    )
    shop.staff.add(StaffDraft("Ingrid Dahl"))
    card = shop.cards.make(member_id, Wish(CardKind.PREFERENCES))
    sheet = shop.permissions.choices.sheet(member_id)
    assert card.asked == sheet
    text = text_of(cards.render([card]).pdf)
    for words in ("Hanne Vik", "Bread", "Cakes", "20:00 – 09:00", "Mrs Vik", "@hanne", "Name, date", "I Gmail kan vores breve"):
        assert words in text
    for wording in sheet.wordings:
        assert wording.text[:40] in text


def test_the_sheets_of_many_lie_behind_one_another_each_from_a_page_of_its_own(shop: Shop) -> None:
    shop.staff.add(StaffDraft("Ingrid Dahl"))
    names = ["Hanne Vik", "Åse Bråten", "Søren Kjær"]
    made = [shop.cards.make(shop.members.add(MemberDraft(name=name)).id, Wish(CardKind.PREFERENCES)) for name in names]
    endless = replace(made[1].asked, wordings=(replace(made[1].asked.wordings[0], text="May we tell you about bread? " * 400),))
    made[1] = replace(made[1], asked=endless)
    told: list[tuple[int, int]] = []
    printed = cards.render(made, progress=lambda done, total: told.append((done, total)))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(printed.pdf)).pages]
    begun = [next((name for name in names if name in page), "") for page in pages]
    assert begun[0] == names[0]
    assert begun[1] == names[1]
    assert begun[-1] == names[2]
    assert len(pages) == printed.pages > 4
    assert "".join(pages).count("bread?") == 400
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_letter_no_typeface_has_is_said_before_it_is_printed_and_nobody_signs_for_the_shop(shop: Shop) -> None:
    shop.staff.add(StaffDraft("Ingrid Dahl"))
    shop.permissions.manners.keep_topics((Topic("", "麵包"),))
    card = shop.cards.make(shop.members.add(MemberDraft(name="Hanne Vik")).id, Wish(CardKind.PREFERENCES))
    assert "麵 包" in " ".join(cards.check(card))
    with pytest.raises(NeedsALook, match="for somebody"):
        shop.cards.make(None, Wish(CardKind.PREFERENCES))


def test_what_a_printer_does_wrong_is_undone_on_the_sheet_too(shop: Shop) -> None:
    shop.staff.add(StaffDraft("Ingrid Dahl"))
    card = shop.cards.make(shop.members.add(MemberDraft(name="Hanne Vik")).id, Wish(CardKind.PREFERENCES))
    straight, shifted = (heading_of(cards.render([card], correction=each).pdf) for each in (STRAIGHT, Correction(5.0, 10.0)))
    assert [round((one - other) * 25.4 / 72, 1) for one, other in zip(shifted, straight, strict=True)] == [-5.0, 10.0]


def heading_of(pdf: bytes) -> tuple[float, float]:
    """Where the upper left corner of what is printed lies, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        boxes = [item.get_bounds() for item in document[0].get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    return min(box[0] for box in boxes), max(box[3] for box in boxes)


@pytest.mark.idea(76, part=True)
def test_every_field_that_is_asked_has_its_reason_on_the_privacy_card(shop: Shop) -> None:
    member_id = shop.members.add(MemberDraft(name="Hanne Vik")).id
    photo = next(reason for reason in shop.settings.reasons() if reason.field == "photo")
    shop.settings.save_reason(type(photo)("photo", photo.reason, False))
    text = text_of(preference_sheet.render_reasons(shop.permissions.choices.sheet(member_id).reasons, shop.cards.letterhead()))
    for reason in shop.settings.reasons():
        assert (reason.reason in text) is reason.on
    assert "forgotten" in text
