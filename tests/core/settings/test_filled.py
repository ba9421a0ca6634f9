from __future__ import annotations

from shopdesk.core.members.records import Address, Birthday, CompanionKind, Job, MemberDraft, MemoryKind
from shopdesk.core.settings.records import FIELDS
from shopdesk.core.shop import Shop


def test_each_person_counts_once_in_each_field_they_told_us(shop: Shop) -> None:
    soren = shop.members.add(MemberDraft(
        "Søren Kjær", "Søren", "SER-en", "da", ("+47 912 34 567", "+47 922 34 567"), ("soren@example.no",), Address(city="Oslo"),
        Birthday(5, 18), Job("On Fridays", "rye", "the week ends well"),
    ))
    shop.members.add(MemberDraft("Åse Bråten", phones=("+47 913 34 567",)))
    shop.members.remember(soren.id, MemoryKind.ALLERGY, "Hazelnuts")
    shop.members.remember(soren.id, MemoryKind.LIKES, "Rye")
    gone = shop.members.remember(soren.id, MemoryKind.NOTE, "Left-handed")
    shop.members.forget(gone.id)
    shop.members.add_companion(soren.id, CompanionKind.DOG, "Bamse")
    shop.members.add_thing(soren.id, "Bread knife")

    filled = shop.settings.filled()

    assert filled == dict.fromkeys(FIELDS, 1) | {"phones": 2, "photo": 0}


def test_nobody_has_told_anything_in_an_empty_shop(shop: Shop) -> None:
    assert shop.settings.filled() == dict.fromkeys(FIELDS, 0)
