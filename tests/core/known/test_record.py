"""What the shop keeps of people as a whole says what is in force, and names nobody."""

from __future__ import annotations

import io

import pypdf

from shopdesk.core.cards.records import Letterhead
from shopdesk.core.known import record
from shopdesk.core.settings.records import FieldReason
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing import record_sheet
from tests.core.known.somebody import EMAIL, NAME, PHONE, somebody


def test_it_is_made_of_the_settings_in_force(shop: Shop) -> None:
    somebody(shop)
    shop.known.keeping.set_unseen_months(24)
    shop.settings.save_reason(FieldReason("phones", "So the baker can ring.", True))
    shop.settings.save_reason(FieldReason("photo", "", False))
    shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    said = {fact.what: fact.says for chapter in record.chapters(shop) for fact in chapter.facts}
    assert (said["Pages"], said["Phone"], said["Visits"]) == ("1", "So the baker can ring. On 1 page.", "1")
    assert "after 24 months" in said["People nobody has seen"]
    assert "nothing is asked of them" in said["Ingrid Dahl"]
    assert "Photo" not in said


def test_it_names_no_member_on_paper(shop: Shop) -> None:
    somebody(shop)
    pdf = record_sheet.render(record.chapters(shop), Letterhead("Møllebakken Bakery", "Trondheim"), shop.today())
    words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "So we can ring when your order is ready." in words
    assert not any(theirs in words for theirs in (NAME, PHONE, EMAIL))
