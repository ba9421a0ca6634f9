"""The sheet to sign and the privacy card, read back from their paper."""

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Choices, Purpose, QuietHours, Topic
from shopdesk.core.shop import Shop
from shopdesk.printing import preference_sheet


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
    sheet = shop.permissions.choices.sheet(member_id)
    text = text_of(preference_sheet.render(sheet, shop.cards.letterhead(), shop.today()))
    for words in ("Hanne Vik", "Bread", "Cakes", "20:00 – 09:00", "Mrs Vik", "@hanne", "Name, date", "I Gmail kan vores breve"):
        assert words in text
    for wording in sheet.wordings:
        assert wording.text[:40] in text


@pytest.mark.idea(76, part=True)
def test_every_field_that_is_asked_has_its_reason_on_the_privacy_card(shop: Shop) -> None:
    member_id = shop.members.add(MemberDraft(name="Hanne Vik")).id
    photo = next(reason for reason in shop.settings.reasons() if reason.field == "photo")
    shop.settings.save_reason(type(photo)("photo", photo.reason, False))
    text = text_of(preference_sheet.render_reasons(shop.permissions.choices.sheet(member_id).reasons, shop.cards.letterhead()))
    for reason in shop.settings.reasons():
        assert (reason.reason in text) is reason.on
    assert "forgotten" in text
